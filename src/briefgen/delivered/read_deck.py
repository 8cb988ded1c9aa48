"""Reads a .pptx file back: what stands on its slides, and where its anchored texts are now.

Comes in: the bytes of a file, ours or one that people have worked on since. Goes out: `ReadDeck`,
plain frozen data. Parts are found through relationships and the provenance part by its root
namespace, never by name, because applications rename both.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from briefgen.delivered.read_chart import ShownChart, read_chart_cache, read_chart_cells
from briefgen.errors import InputError
from briefgen.values.joiner import unjoined
from briefgen.writers.anchors import PROVENANCE_NAMESPACE, SlidePlace, text_digest
from briefgen.writers.powerpoint.tags import OCCURRENCES_TAG

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "b": PROVENANCE_NAMESPACE,
}
_A, _P, _R = (f"{{{_NAMES[prefix]}}}" for prefix in "apr")
_B = f"{{{PROVENANCE_NAMESPACE}}}"

Kind = Literal["text", "line", "table", "chart", "group", "other"]
_KINDS: dict[str, Kind] = {
    f"{_P}sp": "text",
    f"{_P}cxnSp": "line",
    f"{_P}graphicFrame": "table",
    f"{_P}grpSp": "group",
    f"{_P}pic": "other",
}


@dataclass(frozen=True, slots=True)
class ReadShape:
    """A shape of a slide, in the order of the tree.

    ``placeholder`` is the type that it fills ("body" where none is written, as the format has it),
    ``rows`` a table's cells with their paragraphs, ``tagged`` the occurrences that its tags name.
    ``shown`` is what a chart shows and ``held`` what its workbook holds, None where it has none.
    """

    id: int
    name: str
    kind: Kind
    placeholder: str | None = None
    alt: str = ""
    decorative: bool = False
    header: bool = False
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()
    shapes: tuple[ReadShape, ...] = ()
    tagged: tuple[str, ...] = ()
    shown: ShownChart | None = None
    held: ShownChart | None = None

    def walk(self) -> Iterator[ReadShape]:
        """This shape and all within it."""
        yield self
        for shape in self.shapes:
            yield from shape.walk()

    def texts(self) -> Iterator[str]:
        """Every paragraph in it, those of cells and of inner shapes included."""
        yield from self.paragraphs
        for row in self.rows:
            for cell in row:
                yield from cell
        for shape in self.shapes:
            yield from shape.texts()


@dataclass(frozen=True, slots=True)
class ReadSlide:
    """A slide: its id in the file, its name, its layout's name, its shapes and its notes page's."""

    id: int
    name: str
    layout: str
    shapes: tuple[ReadShape, ...]
    notes_page: tuple[ReadShape, ...] = ()

    def walk(self) -> Iterator[ReadShape]:
        """Every shape, inner ones after their group."""
        for shape in self.shapes:
            yield from shape.walk()

    @property
    def notes(self) -> tuple[str, ...]:
        """The paragraphs of the speaker notes."""
        return tuple(t for s in self.notes_page if s.placeholder == "body" for t in s.paragraphs)

    def texts(self) -> Iterator[str]:
        """Every paragraph on the slide and in its notes."""
        for shape in self.shapes:
            yield from shape.texts()
        yield from self.notes


@dataclass(frozen=True, slots=True)
class FoundOccurrence:
    """An entry of the provenance part, and what stands at its place now.

    ``text`` is None where the place is gone. ``intact`` says that the text is as delivered,
    ``paragraph_intact`` that the whole paragraph is.
    """

    id: str
    form: str
    facts: tuple[str, ...]
    place: SlidePlace
    text: str | None
    intact: bool
    paragraph_intact: bool


@dataclass(frozen=True, slots=True)
class ReadDeck:
    """A deck as read back. ``sections`` are names with the ids of their slides."""

    slides: tuple[ReadSlide, ...]
    sections: tuple[tuple[str, tuple[int, ...]], ...] = ()
    occurrences: tuple[FoundOccurrence, ...] = ()


def read_deck(data: bytes) -> ReadDeck:
    """The slides, sections and anchored texts of a .pptx file.

    Raises InputError where the bytes are not a readable presentation.
    """
    try:
        package = _Package(zipfile.ZipFile(io.BytesIO(data)))
        (main,) = package.related("", "officeDocument")
        presentation = package.xml(main)
        targets = package.relationships(main)
        slides = tuple(
            _slide(package, int(item.get("id", "0")), targets[item.get(f"{_R}id", "")][1])
            for item in _all(presentation, "p:sldIdLst/p:sldId")
        )
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as problem:
        raise InputError(
            f"this is not a readable PowerPoint file: {problem}; save it as .pptx again"
        ) from problem
    provenance = _provenance(package, main)
    found = () if provenance is None else tuple(_occurrences(provenance, slides))
    return ReadDeck(slides, tuple(_sections(presentation)), found)


@dataclass
class _Package:
    """The parts of an open file, parsed as they are asked for."""

    archive: zipfile.ZipFile
    _trees: dict[str, Element] = field(default_factory=dict)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self.archive.namelist())

    def xml(self, name: str) -> Element:
        """The root of a part; ValueError where it has a DOCTYPE, which no Office file needs."""
        from lxml import etree

        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(self.archive.read(name), parser)
            if root.getroottree().docinfo.internalDTD is not None:
                raise ValueError(f"its part {name} has a DOCTYPE")
            self._trees[name] = root
        return self._trees[name]

    def relationships(self, source: str) -> dict[str, tuple[str, str]]:
        """Kind (the last word of the type) and target part by id; external ones left out."""
        folder, base = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self.names:
            return {}
        return {
            item.get("Id", ""): (
                item.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))[1:],
            )
            for item in self.xml(name)
            if item.get("TargetMode") != "External"
        }

    def related(self, source: str, kind: str) -> list[str]:
        """The parts that a part points to in one way."""
        return [target for found, target in self.relationships(source).values() if found == kind]


def _all(element: Element, path: str) -> list[Element]:
    return element.findall(path, _NAMES)


def _slide(package: _Package, ident: int, part: str) -> ReadSlide:
    root = package.xml(part)
    common = _all(root, "p:cSld")[0]
    (layout,) = package.related(part, "slideLayout")
    notes = package.related(part, "notesSlide")
    return ReadSlide(
        id=ident,
        name=common.get("name", ""),
        layout=_all(package.xml(layout), "p:cSld")[0].get("name", ""),
        shapes=_tree(package, part),
        notes_page=_tree(package, notes[0]) if notes else (),
    )


@dataclass(frozen=True, slots=True)
class _Related:
    """What the shapes of a part point to, by the ids of its relationships."""

    tags: Mapping[str, tuple[str, ...]]
    charts: Mapping[str, tuple[ShownChart, ShownChart | None]]


def _tree(package: _Package, part: str) -> tuple[ReadShape, ...]:
    related = package.relationships(part).items()
    held = _Related(
        tags={ident: _tagged(package.xml(at)) for ident, (kind, at) in related if kind == "tags"},
        charts={ident: _chart(package, at) for ident, (kind, at) in related if kind == "chart"},
    )
    return _shapes(_all(package.xml(part), "p:cSld/p:spTree")[0], held)


def _tagged(tags: Element) -> tuple[str, ...]:
    named = [t for t in _all(tags, "p:tag") if t.get("name", "").upper() == OCCURRENCES_TAG]
    return tuple(ident for tag in named for ident in tag.get("val", "").split())


def _chart(package: _Package, part: str) -> tuple[ShownChart, ShownChart | None]:
    """What the chart shows, and the same from the cells of its workbook."""
    shown = read_chart_cache(package.archive.read(part))
    books = package.related(part, "package")
    return shown, read_chart_cells(package.archive.read(books[0]), shown) if books else None


def _shapes(parent: Element, related: _Related) -> tuple[ReadShape, ...]:
    return tuple(_shape(child, related) for child in parent if child.tag in _KINDS)


def _shape(element: Element, related: _Related) -> ReadShape:
    about = _all(element, "*/p:cNvPr")[0]
    slots = _all(element, "*/p:nvPr/p:ph")
    tables = _all(element, "a:graphic/a:graphicData/a:tbl")
    frames = _all(element, "p:txBody")
    kind = _KINDS[str(element.tag)]
    shown, held = _charted(element, related)
    return ReadShape(
        id=int(about.get("id", "0")),
        name=about.get("name", ""),
        kind="chart" if shown else "other" if kind == "table" and not tables else kind,
        placeholder=slots[0].get("type", "body") if slots else None,
        alt=about.get("descr", ""),
        decorative=any(d.get("val") == "1" for d in _all(about, ".//adec:decorative")),
        header=any(p.get("firstRow") == "1" for t in tables for p in _all(t, "a:tblPr")),
        paragraphs=_paragraphs(frames[0]) if frames else (),
        rows=_rows(tables[0]) if tables else (),
        shapes=_shapes(element, related) if kind == "group" else (),
        tagged=tuple(
            ident
            for tag in _all(element, "*/p:nvPr/p:custDataLst/p:tags")
            for ident in related.tags.get(tag.get(f"{_R}id", ""), ())
        ),
        shown=shown,
        held=held,
    )


def _charted(element: Element, related: _Related) -> tuple[ShownChart | None, ShownChart | None]:
    for chart in _all(element, "a:graphic/a:graphicData/c:chart"):
        return related.charts.get(chart.get(f"{_R}id", ""), (None, None))
    return None, None


def _rows(table: Element) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(_paragraphs(_all(cell, "a:txBody")[0]) for cell in _all(row, "a:tc"))
        for row in _all(table, "a:tr")
    )


def _paragraphs(frame: Element) -> tuple[str, ...]:
    """The paragraphs' text, joined from runs, fields and breaks as the provenance part has it."""
    return tuple("".join(map(_run, paragraph)) for paragraph in _all(frame, "a:p"))


def _run(element: Element) -> str:
    if element.tag == f"{_A}br":
        return "\n"
    return unjoined("".join(text.text or "" for text in _all(element, "a:t")))


def _sections(presentation: Element) -> Iterator[tuple[str, tuple[int, ...]]]:
    for section in _all(presentation, ".//p14:section"):
        ids = tuple(int(s.get("id", "0")) for s in _all(section, "p14:sldIdLst/p14:sldId"))
        yield section.get("name", ""), ids


def _provenance(package: _Package, main: str) -> Element | None:
    for part in package.related(main, "customXml"):
        root = package.xml(part)
        if root.tag == f"{_B}provenance":
            return root
    return None


def _occurrences(provenance: Element, slides: tuple[ReadSlide, ...]) -> Iterator[FoundOccurrence]:
    frames = {key: paragraphs for slide in slides for key, paragraphs in _frames(slide)}
    for item in _all(provenance, "b:occurrences/b:occurrence"):
        for at in _all(item, "b:at"):
            place = _place(at)
            paragraphs = frames.get(_key(place), ())
            paragraph = paragraphs[place.paragraph] if place.paragraph < len(paragraphs) else None
            text = None if paragraph is None else paragraph[place.start : place.end]
            yield FoundOccurrence(
                id=item.get("id", ""),
                form=item.get("form", ""),
                facts=tuple(item.get("facts", "").split()),
                place=place,
                text=text,
                intact=text is not None and text_digest(text) == item.get("text"),
                paragraph_intact=paragraph is not None
                and text_digest(paragraph) == item.get("paragraph"),
            )


def _place(at: Element) -> SlidePlace:
    row, column = at.get("row"), at.get("column")
    return SlidePlace(
        slide=int(at.get("slide", "0")),
        shape=at.get("shape", ""),
        paragraph=int(at.get("paragraph", "0")),
        start=int(at.get("start", "0")),
        end=int(at.get("end", "0")),
        row=None if row is None else int(row),
        column=None if column is None else int(column),
        notes=at.get("notes") == "true",
    )


_Key = tuple[int, bool, str, int | None, int | None]


def _key(place: SlidePlace) -> _Key:
    return place.slide, place.notes, place.shape, place.row, place.column


def _frames(slide: ReadSlide) -> Iterator[tuple[_Key, tuple[str, ...]]]:
    """Every text frame of the slide and its notes page, by where it is."""
    on_notes = [inner for shape in slide.notes_page for inner in shape.walk()]
    for notes, shapes in ((False, slide.walk()), (True, iter(on_notes))):
        for shape in shapes:
            yield (slide.id, notes, shape.name, None, None), shape.paragraphs
            for row, cells in enumerate(shape.rows):
                for column, paragraphs in enumerate(cells):
                    yield (slide.id, notes, shape.name, row, column), paragraphs
