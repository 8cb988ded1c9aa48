"""The headers and footers of a template, with what every page of a memo has to carry.

The handling line stands in header and footer of every page, and a page number with it; what the
facts have to say on every page (`Document.notice`) stands in its header. Where the template shows
them by its own means, nothing is added; else a line of ours is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal

from lxml import etree

from briefgen.records import dataclass
from briefgen.writers.foreign import Foreign, free_name
from briefgen.writers.word.base import Pieces
from briefgen.writers.word.template import xml
from briefgen.writers.word.template.body import clean, has_first_page
from briefgen.writers.word.template.placeholders import Placeholders
from briefgen.writers.word.template.xml import RELATIONSHIPS, Element, val, w, within
from briefgen.writers.xml import DECLARATION

Kind = Literal["header", "footer"]
Variant = Literal["default", "first", "even"]

KINDS: tuple[Kind, ...] = ("header", "footer")
_ROOTS = {"header": "hdr", "footer": "ftr"}
_ID = f"{{{RELATIONSHIPS}}}id"
_PAGE_FIELD = re.compile(r"^\s*PAGE\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RunningPart:
    """A header or footer of the memo: whether the template has it, and what it shows.

    ``placeholders`` are those of the template; ``added`` says which line of ours was added.
    """

    part: str
    kind: Kind
    variants: tuple[Variant, ...]
    own: bool
    placeholders: tuple[str, ...]
    added: str


@dataclass(slots=True)
class _Story:
    """A header or footer while it is worked on; ``root`` is None for one that is to be made."""

    part: str
    kind: Kind
    root: Element | None
    variants: list[Variant] = field(default_factory=list)
    holes: Placeholders = field(default_factory=Placeholders)
    has_page: bool = False
    beside_page: bool = False

    @property
    def has_handling(self) -> bool:
        return "handling" in self.holes.found


@dataclass(frozen=True, slots=True)
class Running:
    """The headers and footers of a memo: their text with holes, what was found, what is new."""

    pieces: Mapping[str, Pieces]
    parts: tuple[RunningPart, ...]
    made: tuple[str, ...]
    unknown: tuple[str, ...]


def prepare_running(
    foreign: Foreign, sections: tuple[Element, ...], targets: Mapping[str, str], *, even: bool
) -> Running:
    """Headers and footers of all sections; a section's missing references are added to it.

    ``targets`` are the parts by id of their relationship; references to new parts have the name of
    the part for an id. ``even`` says that even pages have headers and footers of their own.
    """
    stories: dict[str, _Story] = {}
    effective: dict[tuple[Kind, Variant], str] = {}
    made: dict[tuple[Kind, Variant], str] = {}
    taken = set(foreign.package.parts)
    for section in sections:
        for kind in KINDS:
            for variant in _needed(section, even=even):
                key = (kind, variant)
                reference = _reference(section, kind, variant)
                if reference is not None:
                    effective[key] = targets.get(str(reference.get(_ID)), "")
                if not effective.get(key):
                    if key not in made:
                        made[key] = free_name(taken, f"word/{kind}{{}}.xml")
                        taken.add(made[key])
                    effective[key] = made[key]
                if reference is None:
                    reference = _add_reference(section, kind, variant)
                reference.set(_ID, effective[key])
                _enter(stories, foreign, effective[key], kind, variant)
        _drop_unneeded(section, even=even)
        _pair(stories, effective, section, even=even)
    parts = tuple(_finish(story) for story in stories.values())
    pieces = {story.part: _written(story) for story in stories.values()}
    unknown = tuple(name for story in stories.values() for name in story.holes.unknown)
    return Running(pieces, parts, tuple(made.values()), unknown)


def _needed(section: Element, *, even: bool) -> Iterator[Variant]:
    yield "default"
    if has_first_page(section):
        yield "first"
    if even:
        yield "even"


def _reference(section: Element, kind: Kind, variant: Variant) -> Element | None:
    found = (r for r in section.findall(w(f"{kind}Reference")) if val(r, "type") == variant)
    return next(found, None)


def _add_reference(section: Element, kind: Kind, variant: Variant) -> Element:
    reference = etree.Element(w(f"{kind}Reference"), nsmap={"r": RELATIONSHIPS})
    reference.set(w("type"), variant)
    at = sum(1 for c in section if c.tag in (w("headerReference"), w("footerReference")))
    section.insert(at, reference)
    return reference


def _drop_unneeded(section: Element, *, even: bool) -> None:
    """References that no page shows: their parts would otherwise stay without a handling line."""
    needed = set(_needed(section, even=even))
    for kind in KINDS:
        for reference in section.findall(w(f"{kind}Reference")):
            if val(reference, "type") not in needed:
                section.remove(reference)


def _enter(
    stories: dict[str, _Story], foreign: Foreign, part: str, kind: Kind, variant: Variant
) -> None:
    story = stories.get(part)
    if story is None:
        own = part in foreign.package.parts
        story = stories[part] = _Story(part, kind, foreign.tree(part) if own else None)
        if story.root is not None:
            clean(story.root)
            story.holes.open(story.root)
            story.has_page = "page" in story.holes.found or _shows_page(story.root)
    if variant not in story.variants:
        story.variants.append(variant)


def _shows_page(root: Element) -> bool:
    instructions = [i.text or "" for i in within(root, "instrText")]
    instructions += [val(f, "instr") for f in within(root, "fldSimple")]
    pages = next(within(root, "pgNum"), None)
    return pages is not None or any(map(_PAGE_FIELD.match, instructions))


def _pair(
    stories: Mapping[str, _Story],
    effective: Mapping[tuple[Kind, Variant], str],
    section: Element,
    *,
    even: bool,
) -> None:
    """A page number in the header serves the footer of the same pages too."""
    for variant in _needed(section, even=even):
        header, footer = (stories[effective[kind, variant]] for kind in KINDS)
        footer.beside_page = header.has_page and (
            footer.beside_page or footer.variants[0] == variant
        )


def _finish(story: _Story) -> RunningPart:
    """Adds the lines that are missing, as holes for our paragraphs."""
    added = _missing(story)
    if story.root is not None:
        last = story.root[-1] if len(story.root) else None
        if added and last is not None and _is_empty(last):
            story.root.remove(last)
        story.root.extend(_marks(story))
    return RunningPart(
        part=story.part,
        kind=story.kind,
        variants=tuple(story.variants),
        own=story.root is not None,
        placeholders=tuple(dict.fromkeys(story.holes.found)),
        added=added,
    )


def _marks(story: _Story) -> list[Element]:
    """Holes for the lines of ours that the story lacks, in their order.

    That of the notice holds nothing where a memo has none, and so leaves nothing behind.
    """
    noted = story.kind == "header" and "notice" not in story.holes.found
    names = (*(("running notice",) if noted else ()), _missing(story))
    return [story.holes.paragraph(name) for name in names if name]


def _missing(story: _Story) -> str:
    """The name of the hole for what the story lacks; "" for nothing."""
    if story.kind == "header":
        if story.root is None:
            return "header handling" if story.variants == ["first"] else "running header"
        return "" if story.has_handling else "header handling"
    numbered = story.has_page or story.beside_page
    if story.has_handling:
        return "" if numbered else "footer page"
    return "footer handling" if numbered else "running footer"


def _is_empty(element: Element) -> bool:
    return element.tag == w("p") and all(child.tag == w("pPr") for child in element)


def _written(story: _Story) -> Pieces:
    kind = _ROOTS[story.kind]
    if story.root is None:
        declared = xml.namespaces(())
        inner = "".join(map(xml.text, _marks(story)))
    else:
        declared = xml.namespaces((story.root,))
        inner = "".join(xml.text(child, declared) for child in story.root)
    whole = f"{DECLARATION}<w:{kind} {declared}>{inner}</w:{kind}>"
    return story.holes.pieces(whole)
