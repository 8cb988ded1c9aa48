"""Reads a .pptx file back: what stands on its slides, and where its anchored texts are now.

Comes in: the bytes of a file, ours or one that people have worked on since. Goes out: `ReadDeck`,
plain frozen data. Walks are iterative: groups may be nested a thousand deep.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Literal

from briefgen.delivered.charts import ReadChart, read_chart
from briefgen.delivered.diagrams import drawn_texts
from briefgen.delivered.model import Computed
from briefgen.delivered.parts import Parts
from briefgen.delivered.read_chart import ShownChart
from briefgen.delivered.texts import MC, clean, drawn_paragraph
from briefgen.errors import InputError
from briefgen.gate.numbers import natural_number
from briefgen.records import dataclass
from briefgen.writers.anchors import PROVENANCE_NAMESPACE, SlidePlace, text_digest
from briefgen.writers.powerpoint.tags import OCCURRENCES_TAG

Element = ET.Element

_NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "b": PROVENANCE_NAMESPACE,
}
_P, _R = (f"{{{_NAMES[prefix]}}}" for prefix in "pr")

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
    ``title`` and ``alt`` its alternative text, ``rows`` a table's cells with their paragraphs,
    ``tagged`` the occurrences that its tags name. ``computed`` is what fields show, by paragraph;
    the paragraphs of a diagram are those of the part that it is drawn from. ``part`` is where the
    shape stands; ``numbers`` are those of its own paragraphs among all of the part, None where a
    walk over the part does not show them, and ``cell_numbers`` those of its cells.
    """

    id: int
    name: str
    kind: Kind
    placeholder: str | None = None
    title: str = ""
    alt: str = ""
    decorative: bool = False
    header: bool = False
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()
    shapes: tuple[ReadShape, ...] = ()
    tagged: tuple[str, ...] = ()
    chart: ReadChart | None = None
    computed: tuple[tuple[int, Computed], ...] = ()
    part: str = ""
    numbers: tuple[int | None, ...] = ()
    cell_numbers: tuple[tuple[tuple[int | None, ...], ...], ...] = ()

    @property
    def shown(self) -> ShownChart | None:
        """What a chart shows."""
        return self.chart.shown if self.chart else None

    @property
    def held(self) -> ShownChart | None:
        """What a chart's workbook holds, None where it has none."""
        return self.chart.held if self.chart else None

    def walk(self) -> Iterator[ReadShape]:
        """This shape and all within it, inner ones after their group."""
        left = [self]
        while left:
            shape = left.pop()
            yield shape
            left += reversed(shape.shapes)

    def texts(self) -> Iterator[str]:
        """Every paragraph in it, those of cells and of inner shapes included."""
        for shape in self.walk():
            yield from shape.paragraphs
            for row in shape.rows:
                for cell in row:
                    yield from cell


@dataclass(frozen=True, slots=True)
class ReadSlide:
    """A slide: its id in the file, its name, its layout's name, its shapes and its notes page's.

    ``comments`` are ids with the paragraphs of a comment or of a reply to it.
    """

    id: int
    name: str
    layout: str
    shapes: tuple[ReadShape, ...]
    notes_page: tuple[ReadShape, ...] = ()
    comments: tuple[tuple[int, tuple[str, ...]], ...] = ()

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
    """A deck as read back. ``sections`` are names with the ids of their slides.

    ``behind`` are the shapes that layouts and masters of the slides draw on them.
    """

    slides: tuple[ReadSlide, ...]
    sections: tuple[tuple[str, tuple[int, ...]], ...] = ()
    occurrences: tuple[FoundOccurrence, ...] = ()
    behind: tuple[ReadShape, ...] = ()


def read_deck(data: bytes) -> ReadDeck:
    """The slides, sections and anchored texts of a .pptx file.

    InputError where the gate does not let them in, or a slide is missing.
    """
    return deck_of(Parts.opened(data, "the file", "powerpoint"))


def deck_of(parts: Parts) -> ReadDeck:
    """The same of a file that passed the gate."""
    presentation = parts.xml(parts.main)
    targets = parts.references(parts.main)
    slides = tuple(
        _slide(parts, _whole(item.get("id")), _target(parts, targets, item.get(f"{_R}id", "")))
        for item in _all(presentation, "p:sldIdLst/p:sldId")
    )
    provenance = parts.provenance()
    found = () if provenance is None else tuple(_occurrences(ET.fromstring(provenance), slides))
    return ReadDeck(slides, tuple(_sections(presentation)), found, tuple(_behind(parts)))


def _target(parts: Parts, targets: Mapping[str, tuple[str, str]], ident: str) -> str:
    if ident not in targets:
        raise InputError(
            f"{parts.package.name} is damaged: one of its slides is missing ({ident}); open it in "
            "PowerPoint, which may mend it, and save it again"
        )
    return targets[ident][1]


def _all(element: Element, path: str) -> list[Element]:
    return element.findall(path, _NAMES)


def _slide(parts: Parts, ident: int, part: str) -> ReadSlide:
    return ReadSlide(
        id=ident,
        name=_name(parts, part),
        layout="".join(_name(parts, layout) for layout in parts.related(part, "slideLayout")),
        shapes=_tree(parts, part),
        notes_page=tuple(s for n in parts.related(part, "notesSlide") for s in _tree(parts, n)),
        comments=tuple(c for n in parts.related(part, "comments") for c in _comments(parts, n)),
    )


def _name(parts: Parts, part: str) -> str:
    return "".join(common.get("name", "") for common in _all(parts.xml(part), "p:cSld"))


def _behind(parts: Parts) -> Iterator[ReadShape]:
    """The shapes of layouts and masters that slides show: all but placeholders, which slides fill.

    Layouts that no slide has are left out, and so are what pages of notes and handouts show.
    """
    slides = parts.related(parts.main, "slide")
    layouts = sorted({layout for s in slides for layout in parts.related(s, "slideLayout")})
    masters = sorted({master for at in layouts for master in parts.related(at, "slideMaster")})
    for part in (*masters, *layouts):
        yield from (shape for shape in _tree(parts, part) if shape.placeholder is None)


def _comments(parts: Parts, part: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Comments of either kind, with replies: ECMA-376 part 1, 19.4; [MS-PPTX] 2.6.20."""
    for index, element in enumerate(parts.xml(part).iter()):
        kind = element.tag.rpartition("}")[2]
        if kind == "cm" and (text := element.find("p:text", _NAMES)) is not None:
            yield _whole(element.get("idx")), (clean(text.text or ""),)
        elif kind == "txBody":
            yield index, tuple(drawn_paragraph(p).read()[0] for p in _all(element, "a:p"))


@dataclass(frozen=True, slots=True)
class _Holder:
    """A part with shapes, and what they point to by the ids of its relationships."""

    parts: Parts
    part: str
    targets: Mapping[str, tuple[str, str]]
    numbers: Mapping[Element, int]

    def target(self, ident: str, kind: str) -> str:
        """The part of that kind, "" for none."""
        found, at = self.targets.get(ident, ("", ""))
        return at if found == kind else ""


def _tree(parts: Parts, part: str) -> tuple[ReadShape, ...]:
    """The shapes of a part: groups are made after what they hold, so that no call is nested."""
    numbers = {found: number for number, found in enumerate(_paragraphs(parts.xml(part)))}
    holder = _Holder(parts, part, parts.references(part), numbers)
    done: dict[Element, ReadShape] = {}
    trees = _all(parts.xml(part), "p:cSld/p:spTree")
    for tree in trees:
        for element in reversed(_within(tree)):
            inner = tuple(done.pop(child) for child in _children(element) if child in done)
            done[element] = _shape(element, holder, inner)
    return tuple(done[child] for tree in trees for child in _children(tree))


def _paragraphs(root: Element) -> Iterator[Element]:
    """The paragraphs of a part in the order of a walk, which reads the first alternative alone."""
    left = [root]
    while left:
        element = left.pop()
        if element.tag == f"{{{_NAMES['a']}}}p":
            yield element
        children = list(element)
        left += reversed(children[:1] if element.tag == f"{MC}AlternateContent" else children)


def _within(tree: Element) -> list[Element]:
    """All shapes of a tree, each after the group that holds it."""
    found: list[Element] = []
    left = _children(tree)
    while left:
        element = left.pop()
        found.append(element)
        if element.tag == f"{_P}grpSp":
            left += _children(element)
    return found


def _children(parent: Element) -> list[Element]:
    """The shapes right below an element; of alternatives the first that has any."""
    found: list[Element] = []
    for child in parent:
        if child.tag in _KINDS:
            found.append(child)
        elif child.tag == f"{MC}AlternateContent":
            options = ([s for s in option if s.tag in _KINDS] for option in child)
            found += next(filter(None, options), [])
    return found


def _tagged(tags: Element) -> tuple[str, ...]:
    named = [t for t in _all(tags, "p:tag") if t.get("name", "").upper() == OCCURRENCES_TAG]
    return tuple(ident for tag in named for ident in tag.get("val", "").split())


def _shape(element: Element, holder: _Holder, inner: tuple[ReadShape, ...]) -> ReadShape:
    about = next(iter(_all(element, "*/p:cNvPr")), Element(""))
    slots = _all(element, "*/p:nvPr/p:ph")
    tables = _all(element, "a:graphic/a:graphicData/a:tbl")
    frames = _all(element, "p:txBody")
    kind = _KINDS[str(element.tag)]
    chart = _charted(element, holder)
    read = [drawn_paragraph(p).read() for frame in frames[:1] for p in _all(frame, "a:p")]
    return ReadShape(
        id=_whole(about.get("id")),
        name=about.get("name", ""),
        kind="chart" if chart else "other" if kind == "table" and not tables else kind,
        placeholder=slots[0].get("type", "body") if slots else None,
        title=about.get("title", ""),
        alt=about.get("descr", ""),
        decorative=any(d.get("val") == "1" for d in _all(about, ".//adec:decorative")),
        header=any(p.get("firstRow") == "1" for t in tables for p in _all(t, "a:tblPr")),
        paragraphs=(*(text for text, _ in read), *_diagram(element, holder)),
        rows=_rows(tables[0]) if tables else (),
        shapes=inner,
        tagged=tuple(
            ident
            for tag in _all(element, "*/p:nvPr/p:custDataLst/p:tags")
            if (at := holder.target(tag.get(f"{_R}id", ""), "tags"))
            for ident in _tagged(holder.parts.xml(at))
        ),
        chart=chart,
        computed=tuple(
            (index, Computed(str(kind), start, end))
            for index, (_, stretches) in enumerate(read)
            for kind, start, end in stretches
        ),
        part=holder.part,
        numbers=tuple(holder.numbers.get(p) for frame in frames[:1] for p in _all(frame, "a:p")),
        cell_numbers=_cell_numbers(tables[0], holder) if tables else (),
    )


def _charted(element: Element, holder: _Holder) -> ReadChart | None:
    for chart in _all(element, "a:graphic/a:graphicData/c:chart"):
        if at := holder.target(chart.get(f"{_R}id", ""), "chart"):
            return read_chart(holder.parts, at)
    return None


def _diagram(element: Element, holder: _Holder) -> list[str]:
    """The texts of a diagram, or of a chart of the newer kind."""
    ids = [
        (ident, kind)
        for data in _all(element, "a:graphic/a:graphicData/*")
        for ident, kind in ((data.get(f"{_R}dm"), "diagramData"), (data.get(f"{_R}id"), "chartEx"))
    ]
    targets = (holder.target(ident or "", kind) for ident, kind in ids)
    return [text for at in targets if at for text in drawn_texts(holder.parts, at)]


def _rows(table: Element) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(
            tuple(drawn_paragraph(p).read()[0] for p in _all(cell, "a:txBody/a:p"))
            for cell in _all(row, "a:tc")
        )
        for row in _all(table, "a:tr")
    )


def _cell_numbers(
    table: Element, holder: _Holder
) -> tuple[tuple[tuple[int | None, ...], ...], ...]:
    return tuple(
        tuple(
            tuple(holder.numbers.get(p) for p in _all(cell, "a:txBody/a:p"))
            for cell in _all(row, "a:tc")
        )
        for row in _all(table, "a:tr")
    )


def _sections(presentation: Element) -> Iterator[tuple[str, tuple[int, ...]]]:
    for section in _all(presentation, ".//p14:section"):
        ids = tuple(_whole(s.get("id")) for s in _all(section, "p14:sldIdLst/p14:sldId"))
        yield section.get("name", ""), ids


def _whole(text: str | None) -> int:
    """The number of an id; 0 where it is none."""
    return natural_number(text) or 0


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
        slide=_whole(at.get("slide")),
        shape=at.get("shape", ""),
        paragraph=_whole(at.get("paragraph")),
        start=_whole(at.get("start")),
        end=_whole(at.get("end")),
        row=None if row is None else _whole(row),
        column=None if column is None else _whole(column),
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
