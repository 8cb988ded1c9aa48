"""The base package of a deck: our own template, checked and read once per process.

In comes the unzipped template under ``templates/deck``; out goes a `Base`: the parts that stand in
every deck as they are, and what the writer has to know of the others. python-pptx opens the sealed
template and says which layouts and placeholders it has; the parts are taken to the letter.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefgen.cache import kept, key_of
from briefgen.deck.model import Box, LayoutRole, PlaceholderRole
from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.writers.package import CONTENT_TYPES, Deflated, deflate_once, seal
from briefgen.writers.powerpoint.inks import HOUSE_INKS, Inks
from briefgen.writers.powerpoint.oxml import MASTER_COLORS
from briefgen.writers.unzipped import found_before, template_parts

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape
    from pptx.slide import SlideLayout

    from briefgen.looks.brand import Brand

PRESENTATION = "ppt/presentation.xml"
PRESENTATION_RELATIONSHIPS = "ppt/_rels/presentation.xml.rels"
CORE_PROPERTIES = "docProps/core.xml"
APP_PROPERTIES = "docProps/app.xml"
TABLE_STYLES = "ppt/tableStyles.xml"

_WRITTEN = frozenset(
    {CONTENT_TYPES, PRESENTATION, PRESENTATION_RELATIONSHIPS, CORE_PROPERTIES, APP_PROPERTIES}
)
_PROGRAM = ("briefgen.writers.powerpoint", "pptx")
"""What reads the template."""

_FOOTER = b"{footer}"
_LAYOUTS = {LayoutRole.COVER: "Cover", LayoutRole.MESSAGE: "Message"}
_ROLES = {
    "ctrTitle": PlaceholderRole.TITLE,
    "title": PlaceholderRole.TITLE,
    "subTitle": PlaceholderRole.SUBTITLE,
}
_BODY_ROLES = {"13": PlaceholderRole.KICKER, "14": PlaceholderRole.SOURCE}
_SINCE = dt.date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Field:
    """A footer or a slide number of a layout: its ``p:ph`` and where it stands.

    Without a ``p:ph`` it is a text box of its own, aligned as ``a:pPr`` says, for layouts that have
    no such placeholder. ``size`` is the size that it is fitted to, None for the layout's.
    ``insets`` repeats the layout's as attributes of ``a:bodyPr``, for readers that do not inherit.
    """

    placeholder: str
    box: Box
    size: float | None = None
    align: str = ""
    insets: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of the template.

    ``part`` is its name in the package, ``placeholders`` the ``p:ph`` elements that fill each role
    it offers, ``table_style`` the GUID of the style for tables on it. Its slides are drawn in
    ``inks`` and have its ``color_map`` (19.3.1.7).
    """

    part: str
    placeholders: Mapping[PlaceholderRole, str]
    footer: Field | None
    number: Field | None
    table_style: str
    inks: Inks = HOUSE_INKS
    color_map: str = MASTER_COLORS


@dataclass(frozen=True, slots=True)
class Base:
    """What every deck starts from.

    ``static`` are the parts that need no writing, ``footed`` those that show the footer's text;
    ``content_types``, ``presentation`` and ``relationships`` are added to. Lengths are EMU. New
    tags parts count from ``free_tag``.
    """

    static: Mapping[str, Deflated]
    footed: Mapping[str, str]
    content_types: str
    presentation: str
    relationships: str
    layouts: Mapping[LayoutRole, Layout]
    width: int
    height: int
    notes_master: str = "ppt/notesMasters/notesMaster1.xml"
    free_tag: int = 1


@lru_cache(maxsize=8)
def house_base(brand: Brand | None = None) -> Base:
    """The base of decks from our own template, which the brand dresses.

    Raises BuildError where the template lacks a layout, which only a broken installation can.
    """
    parts = template_parts("deck")
    layouts, width, height = _found(parts)
    if brand is not None:
        from briefgen.writers.powerpoint.branding import brand_inks, branded

        parts = branded(parts, brand, {role: layout.part for role, layout in layouts.items()})
        inks = brand_inks(brand)
        layouts = {role: replace(layout, inks=inks) for role, layout in layouts.items()}
    footed = {name for name, data in parts.items() if _FOOTER in data}
    return Base(
        static=MappingProxyType(
            {n: deflate_once(data) for n, data in parts.items() if n not in footed | _WRITTEN}
        ),
        footed=MappingProxyType({name: parts[name].decode() for name in sorted(footed)}),
        content_types=parts[CONTENT_TYPES].decode(),
        presentation=parts[PRESENTATION].decode(),
        relationships=parts[PRESENTATION_RELATIONSHIPS].decode(),
        layouts=MappingProxyType(layouts),
        width=width,
        height=height,
    )


def _found(parts: Mapping[str, bytes]) -> tuple[dict[LayoutRole, Layout], int, int]:
    """What `_opened` reads from these parts; of a template that is not ours as it is, kept."""
    layouts, width, height = found_before("deck", parts) or _kept(parts)
    return {LayoutRole(role): _kept_layout(**held) for role, held in layouts.items()}, width, height


def _kept(parts: Mapping[str, bytes]) -> list[Any]:
    key = key_of((piece for name in parts for piece in (name.encode(), parts[name])), _PROGRAM)
    found: list[Any] = json.loads(kept("deck", key, lambda: json.dumps(read_parts(parts)).encode()))
    return found


def read_parts(parts: Mapping[str, bytes]) -> list[Any]:
    """The layouts and the size of slides, as plain data of JSON."""
    layouts, width, height = _opened(parts)
    return [{role: _plain_layout(layout) for role, layout in layouts.items()}, width, height]


def _plain_layout(layout: Layout) -> dict[str, Any]:
    fields = {"footer": layout.footer, "number": layout.number}
    return {
        "part": layout.part,
        "placeholders": dict(layout.placeholders),
        "table_style": layout.table_style,
        "fields": {
            name: [held.placeholder, held.insets, held.box.x, held.box.y, held.box.w, held.box.h]
            for name, held in fields.items()
            if held
        },
    }


def _kept_layout(
    part: str, placeholders: dict[str, str], table_style: str, fields: dict[str, list[Any]]
) -> Layout:
    found = {
        name: Field(placeholder, Box(x=x, y=y, w=w, h=h), insets=insets)
        for name, (placeholder, insets, x, y, w, h) in fields.items()
    }
    return Layout(
        part=part,
        placeholders=MappingProxyType(
            {PlaceholderRole(r): held for r, held in placeholders.items()}
        ),
        footer=found.get("footer"),
        number=found.get("number"),
        table_style=table_style,
    )


def _opened(parts: Mapping[str, bytes]) -> tuple[dict[LayoutRole, Layout], int, int]:
    """The layouts and the slide size, as python-pptx reads them from the sealed template."""
    from pptx import Presentation  # 0.2 s, and only for decks

    opened = Presentation(io.BytesIO(seal(parts, _SINCE)))
    found = {layout.name: layout for layout in opened.slide_layouts}
    missing = sorted(set(_LAYOUTS.values()) - found.keys())
    if missing:
        raise BuildError(f"the deck template lacks the layouts {', '.join(missing)}")
    style = _table_style(parts[TABLE_STYLES].decode())
    layouts = {role: _layout(found[name], style) for role, name in _LAYOUTS.items()}
    return layouts, int(opened.slide_width or 0), int(opened.slide_height or 0)


def _layout(layout: SlideLayout, table_style: str) -> Layout:
    placeholders: dict[PlaceholderRole, str] = {}
    fields: dict[str, Field] = {}
    for kind, index, element, shape in _placeholders(layout):
        role = _ROLES.get(kind) or (_BODY_ROLES.get(index) if kind == "body" else None)
        if role:
            placeholders[role] = element
        elif kind in ("ftr", "sldNum"):
            fields[kind] = Field(element, _box(shape), insets=_insets(shape))
    return Layout(
        part=str(layout.part.partname).lstrip("/"),
        placeholders=MappingProxyType(placeholders),
        footer=fields.get("ftr"),
        number=fields.get("sldNum"),
        table_style=table_style,
    )


def _placeholders(layout: SlideLayout) -> Iterator[tuple[str, str, str, BaseShape]]:
    """Each placeholder: type, index, the ``p:ph`` that a slide refers to it with, itself."""
    # By index: the type of the collection's iterator is wrong in python-pptx 1.0.
    for number in range(len(layout.placeholders)):
        shape = layout.placeholders[number]
        (element,) = shape.element.xpath("./p:nvSpPr/p:nvPr/p:ph")
        given = {key: element.get(key) for key in ("type", "orient", "sz", "idx")}
        attributes = "".join(f' {key}="{value}"' for key, value in given.items() if value)
        kind, index = given["type"] or "obj", given["idx"] or "0"
        yield kind, index, f"<p:ph{attributes}/>", shape


def _box(shape: BaseShape) -> Box:
    return Box(x=int(shape.left), y=int(shape.top), w=int(shape.width), h=int(shape.height))


def _insets(shape: BaseShape) -> str:
    """The insets that the placeholder states itself, as attributes."""
    stated = shape.element.xpath("./p:txBody/a:bodyPr/@*[contains('lIns tIns rIns bIns', name())]")
    return "".join(f' {value.attrname}="{value}"' for value in stated)


def _table_style(styles: str) -> str:
    """The GUID of the table style that new tables get (ECMA-376 part 1, 20.1.4.2.27)."""
    found = re.search(r'\bdef="(\{[0-9A-F-]+\})"', styles)
    if found is None:
        raise BuildError("the deck template has no default table style; install briefgen again")
    return found[1]
