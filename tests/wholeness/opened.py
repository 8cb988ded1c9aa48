"""A memo opened for checking: its parts, its stories of text, its styles, its relationships."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STORIES = (
    ".document.main+xml",
    ".template.main+xml",
    ".header+xml",
    ".footnotes+xml",
    ".footer+xml",
    ".endnotes+xml",
)


@cache
def w(name: str) -> str:
    """The name in the WordprocessingML namespace, as ElementTree spells it."""
    return _W + name


def value(element: ET.Element | None, attribute: str = "val") -> str:
    """An attribute in the WordprocessingML namespace; "" where element or attribute is missing."""
    return "" if element is None else str(element.get(w(attribute), ""))


def on(element: ET.Element | None) -> bool:
    """Whether an on/off property is there and on (17.17.4: no value is on)."""
    return element is not None and value(element) not in ("0", "false", "off")


@dataclass(frozen=True)
class Relation:
    """One relationship; ``target`` is the name of a part, or a URL where it is ``external``."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Story:
    """A part that holds text, by the name of the part."""

    part: str
    root: ET.Element

    @property
    def is_body(self) -> bool:
        return self.root.tag == w("document")

    @cached_property
    def parents(self) -> dict[ET.Element, ET.Element]:
        return {child: parent for parent in self.root.iter() for child in parent}

    @cached_property
    def order(self) -> dict[ET.Element, int]:
        """Where each element stands in the order of the document."""
        return {element: at for at, element in enumerate(self.root.iter())}

    def around(self, element: ET.Element, tag: str) -> ET.Element | None:
        """The nearest ancestor of that WordprocessingML name."""
        at = self.parents.get(element)
        while at is not None and at.tag != w(tag):
            at = self.parents.get(at)
        return at


@dataclass(frozen=True)
class OpenedMemo:
    """The parts of a memo by name, as bytes, and what is read from them."""

    parts: dict[str, bytes]
    _trees: dict[str, ET.Element] = field(default_factory=dict)

    def tree(self, part: str) -> ET.Element:
        if part not in self._trees:
            self._trees[part] = ET.fromstring(self.parts[part])
        return self._trees[part]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The content type of each part that has one."""
        root = self.tree("[Content_Types].xml")
        by_ending = {
            str(d.get("Extension")).lower(): str(d.get("ContentType"))
            for d in root.iter(f"{_TYPES}Default")
        }
        by_name = {
            str(o.get("PartName"))[1:]: str(o.get("ContentType"))
            for o in root.iter(f"{_TYPES}Override")
        }
        endings = {name: name.rpartition(".")[2].lower() for name in self.parts}
        found = {name: by_ending[end] for name, end in endings.items() if end in by_ending}
        return found | by_name

    def parts_of_kind(self, *endings: str) -> list[str]:
        """The names of the parts whose content type ends so, in that order."""
        return [
            name
            for ending in endings
            for name in self.parts
            if self.kinds.get(name, "").endswith(ending)
        ]

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The parts that hold text: the body, then headers, notes and footers."""
        return tuple(Story(name, self.tree(name)) for name in self.parts_of_kind(*_STORIES))

    @cached_property
    def body(self) -> Story:
        return self.stories[0]

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to; "" are the relationships of the package."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.parts:
            return []
        return [_relation(folder, found) for found in self.tree(rels).iter(_RELATIONSHIP)]

    @cached_property
    def styles(self) -> dict[str, ET.Element]:
        """The styles by id."""
        return {
            value(style, "styleId"): style
            for part in self.parts_of_kind(".styles+xml")
            for style in self.tree(part).iter(w("style"))
        }

    def lineage(self, style: str) -> Iterator[ET.Element]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = value(self.styles[style].find(w("basedOn")))

    def style_name(self, style: str) -> str:
        found = self.styles.get(style)
        return "" if found is None else value(found.find(w("name")))

    def inherited(self, style: str, path: str) -> ET.Element | None:
        """The nearest property at ``pPr/x`` or ``rPr/x`` in a style's lineage."""
        names = "/".join(w(name) for name in path.split("/"))
        for ancestor in self.lineage(style):
            found = ancestor.find(names)
            if found is not None:
                return found
        return None


def open_memo(data: bytes) -> OpenedMemo:
    """The memo of a .docx file's bytes; two members of one name are refused here."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(set(names)) == len(names), "two members of one name"
        return OpenedMemo({name: archive.read(name) for name in names})


def _relation(folder: str, found: ET.Element) -> Relation:
    external = found.get("TargetMode") == "External"
    target = str(found.get("Target"))
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target))[1:]
    return Relation(str(found.get("Id")), str(found.get("Type")), target, external)


def paragraph_style(paragraph: ET.Element) -> str:
    """The style id of a paragraph, "" where it names none."""
    return value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))


def text_of(element: ET.Element) -> str:
    """The text that an element shows, tabs and breaks as white space."""
    signs = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}
    return "".join(
        (e.text or "") if e.tag == w("t") else signs.get(e.tag, "")
        for e in element.iter()
        # A tab in w:tabs is a stop, not a sign.
        if not (e.tag == w("tab") and e.get(w("val")) is not None)
    )


def quoted(element: ET.Element) -> str:
    """The beginning of an element's text, to say where a problem is."""
    text = " ".join(text_of(element).split())
    return f"“{text[:40]}”" if text else "an empty place"
