"""The presentation part and its package: slides by id, sections, content types, relationships.

The template's texts are added to, at places that ECMA-376 fixes (part 1, 19.2.1.26).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence

from briefgen.deck.model import SlideSection
from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.writers.powerpoint.relationships import relationship
from briefgen.writers.xml import attribute

FIRST_SLIDE_ID = 256
"""Slide ids are 256 and up (19.7.13)."""

_SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefgen:section")


@dataclass(frozen=True, slots=True)
class Related:
    """A part that the presentation points to; ``target`` is relative to it."""

    kind: str
    target: str


def add_relationships(part: str, related: Iterable[Related]) -> tuple[str, list[str]]:
    """The presentation's relationships with more of them, and the ids of those."""
    first = max((int(n) for n in re.findall(r'Id="rId(\d+)"', part)), default=0) + 1
    ids: list[str] = []
    written: list[str] = []
    for number, item in enumerate(related, first):
        ids.append(f"rId{number}")
        written.append(relationship(ids[-1], item.kind, item.target))
    return _before(part, "</Relationships>", "".join(written)), ids


def add_content_types(part: str, types: Mapping[str, str]) -> str:
    """The content types with those of more parts, by the parts' names."""
    written = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    return _before(part, "</Types>", written)


def add_slides(
    part: str,
    relationships: Iterable[str],
    sections: Sequence[SlideSection],
    slide_ids: Mapping[str, int],
) -> str:
    """The presentation with its slides in order, by their relationships, and its sections."""
    listed = "".join(
        f'<p:sldId id="{ident}" r:id="{relation}"/>'
        for ident, relation in enumerate(relationships, FIRST_SLIDE_ID)
    )
    if listed:
        part = _before(part, "<p:sldSz ", f"<p:sldIdLst>{listed}</p:sldIdLst>")
    return _before(part, "</p:presentation>", _section_list(sections, slide_ids))


def _section_list(sections: Sequence[SlideSection], slide_ids: Mapping[str, int]) -> str:
    """The sections of the slide sorter ([MS-PPTX] 2.2.1.2); "" where there are none."""
    if not sections:
        return ""
    written = "".join(_section(n, section, slide_ids) for n, section in enumerate(sections))
    return (
        f'<p:extLst><p:ext uri="{_SECTION_LIST}"><p14:sectionLst xmlns:p14="{_P14}">'
        f"{written}</p14:sectionLst></p:ext></p:extLst>"
    )


def _section(number: int, section: SlideSection, slide_ids: Mapping[str, int]) -> str:
    guid = str(uuid.uuid5(_SECTIONS, f"{number}:{section.name}")).upper()
    slides = "".join(f'<p14:sldId id="{_id_of(s, section, slide_ids)}"/>' for s in section.slides)
    return (
        f'<p14:section name="{attribute(section.name)}" id="{{{guid}}}">'
        f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
    )


def _id_of(slide: str, section: SlideSection, slide_ids: Mapping[str, int]) -> int:
    if slide not in slide_ids:
        raise BuildError(f"the section {section.name!r} lists the slide {slide!r}, which is absent")
    return slide_ids[slide]


def _before(text: str, mark: str, added: str) -> str:
    """The text with something put in before the only place where the mark stands."""
    head, found, tail = text.partition(mark)
    if not found:
        raise BuildError(f"the deck template has no {mark!r}; install briefgen again")
    return f"{head}{added}{found}{tail}"
