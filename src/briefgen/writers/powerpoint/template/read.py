"""An organisation's .pptx or .potx, read once: looks to plan a deck in, and a base to write it on.

What stays: masters, layouts, themes, with their pictures, texts and fonts. What does not: slides
with their notes, comments and media, custom shows, and whatever says who made the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from briefgen.deck.model import Box, LayoutRole, PlaceholderRole
from briefgen.errors import InputError
from briefgen.gate.package import open_package
from briefgen.issues import Issue, warning
from briefgen.looks.brand import estimated_font
from briefgen.looks.contrast import contrast
from briefgen.looks.house import HOUSE
from briefgen.looks.metrics import FontMetrics, is_measured, on_slides
from briefgen.looks.model import (
    Fonts,
    Heading,
    Ladder,
    Looks,
    Slot,
    Typesetting,
    Zone,
    Zones,
)
from briefgen.records import dataclass
from briefgen.writers.foreign import Element, Foreign, open_foreign, resolve
from briefgen.writers.package import deflate
from briefgen.writers.powerpoint.base import Base, Field, Layout
from briefgen.writers.powerpoint.template.choose import Choice, choose_layouts
from briefgen.writers.powerpoint.template.colors import Colors, colors_of, scheme_of
from briefgen.writers.powerpoint.template.layouts import FoundDeck, FoundLayout, find_layouts
from briefgen.writers.powerpoint.template.parts import keep_parts, table_styles
from briefgen.writers.powerpoint.template.report import DeckTemplateReport, LayoutReport
from briefgen.writers.powerpoint.template.type import Typing, typing_of
from briefgen.writers.powerpoint.template.zones import (
    CoverZones,
    MessageZones,
    beyond,
    cover_zones,
    grid_of,
    message_zones,
    zones_of,
)
from briefgen.writers.theme import theme_colors, theme_fonts

_TABLE_STYLE = "{16903188-18F6-53F7-9591-74608272D8EA}"
_LARGE_TEXT = 3.0  # WCAG 2.2, success criterion 1.4.3, for text of 18 pt and more
_LEAST_TITLE = 20  # points; a slide of 4:3 is as high as one of 16:9, and narrower
_NARROW = 10  # inches of a title, below which it may have three lines
_LEAST_BODY = (5.0, 2.5)  # inches; below that no slide of ours can be drawn
_FOOTER = 10.0
_TITLE_PLACEHOLDER = '<p:ph type="title"/>'
_ELSEWHERE = {
    "slide": "its slides",
    "comments": "comments",
    "commentAuthors": "names of commenters",
    "authors": "names of commenters",
    "customXml": "custom XML",
    "viewProps": "settings of the window",
    "tags": "tags of programs",
}


@dataclass(frozen=True, slots=True)
class DeckTemplate:
    """A template as read: what decks start from, what they are planned in, and what was found."""

    base: Base
    looks: Looks
    report: DeckTemplateReport


@lru_cache(maxsize=8)
def read_deck_template(
    data: bytes,
    name: str,
    chosen: tuple[tuple[str, str], ...] = (),
    measured: tuple[tuple[str, FontMetrics], ...] = (),
) -> DeckTemplate:
    """The template of these bytes; prepared once for the same bytes and choices.

    ``chosen`` are pairs of a role (cover, message) and the layout to use for it; ``measured``
    are fonts by name, in lower case, with what measures them. InputError says what keeps the file
    from being used: as `briefgen.gate.open_package`, or where no layout has room for a slide.
    """
    foreign = open_foreign(open_package(data, name, "powerpoint"))
    presentation = foreign.tree(foreign.main)
    deck = find_layouts(foreign, presentation)
    choices = choose_layouts(deck, dict(chosen), name)
    cover, message = (
        _Found(choices[role], foreign, deck) for role in (LayoutRole.COVER, LayoutRole.MESSAGE)
    )
    fonts = _Fonts(message, dict(measured))
    line = fonts.text_metrics.line
    on_message = message_zones(message.layout, deck, message.title, line)
    on_cover = cover_zones(cover.layout, deck, cover.title, cover.subtitle)
    _require_room(on_message, message, name)
    message_colors = colors_of(message.layout, message.scheme, on_message.body)
    cover_colors = colors_of(cover.layout, cover.scheme, on_cover.title)
    styled = table_styles(_table_styles(foreign), message_colors.inks)
    parts = keep_parts(foreign, presentation, styled, (deck.width, deck.height))
    base = Base(
        static=MappingProxyType({part: deflate(held) for part, held in parts.static.items()}),
        footed=MappingProxyType({}),
        content_types=parts.content_types,
        presentation=parts.presentation,
        relationships=parts.relationships,
        layouts=MappingProxyType(
            {
                LayoutRole.COVER: _layout(cover, cover_colors, None, None),
                LayoutRole.MESSAGE: _layout(
                    message, message_colors, on_message.footer, on_message.number
                ),
            }
        ),
        width=deck.width,
        height=deck.height,
        notes_master=parts.notes_master,
        free_tag=parts.free_tag,
    )
    zones = _with_footer_text(zones_of(on_message, on_cover), message.footer)
    looks = _looks(deck, zones, fonts, message, cover, message_colors, cover_colors)
    report = DeckTemplateReport(
        file=name,
        format=foreign.package.format,
        width=deck.width,
        height=deck.height,
        fonts=(fonts.heading, fonts.text),
        estimated=fonts.estimated,
        dark=message_colors.palette.dark,
        layouts=(
            _cover_report(cover, on_cover, cover_colors),
            _message_report(message, on_message, message_colors),
        ),
        others=tuple(
            layout.name for layout in deck.layouts if layout not in (cover.layout, message.layout)
        ),
        dropped=(*_dropped(foreign), *(["what plays"] if parts.silenced else [])),
        issues=(
            *_issues(name, (cover, message), (cover_colors, message_colors), fonts),
            *_silenced(name, parts.silenced, deck),
            *_beyond(name, (cover.layout, message.layout), deck),
        ),
    )
    return DeckTemplate(base, looks, report)


class _Found:
    """A layout that serves a role, with its colours by name and how its texts are set."""

    def __init__(self, choice: Choice, foreign: Foreign, deck: FoundDeck) -> None:
        self.choice = choice
        self.layout: FoundLayout = choice.layout
        theme = _theme_of(foreign, choice.layout)
        self.colors = theme_colors(theme)
        self.fonts = theme_fonts(theme)
        self.scheme, self.color_map = scheme_of(choice.layout, self.colors)
        self.title = self._typing("title", "ctrTitle")
        self.subtitle = self._typing("subTitle", "body")
        self.footer = self._typing("ftr")
        self.number = self._typing("sldNum")
        self.width = deck.width

    def _typing(self, *kinds: str) -> Typing | None:
        found = self.layout.of_kind(*kinds)
        return None if found is None else typing_of(found, self.layout, self.scheme)


def _theme_of(foreign: Foreign, layout: FoundLayout) -> Element:
    for part in (layout.part, layout.master):
        for found in foreign.relationships(part):
            if found.kind.endswith("/theme"):
                return foreign.tree(resolve(part, found.target))
    raise InputError(
        f"{foreign.name} is damaged: its slide master has no theme; "
        "open it in PowerPoint, which may mend it, and save it again"
    )


def _require_room(zones: MessageZones, found: _Found, name: str) -> None:
    width, height = (zones.body.w / 914_400, zones.body.h / 914_400)
    if width < _LEAST_BODY[0] or height < _LEAST_BODY[1]:
        raise InputError(
            f"{name}: the layout “{found.layout.name}” leaves {width:.1f} × {height:.1f} in for "
            f"contents, and {_LEAST_BODY[0]:g} × {_LEAST_BODY[1]:g} in are needed; name another in "
            "a brand file (layouts: {message: …})"
        )


def _table_styles(foreign: Foreign) -> bytes | None:
    part = foreign.of_kind("tableStyles")
    return foreign.package.parts.get(part) if part else None


# --- what the writer needs ------------------------------------------------------------------------


def _layout(found: _Found, colors: Colors, footer: Zone | None, number: Zone | None) -> Layout:
    placeholders = {PlaceholderRole.TITLE: _TITLE_PLACEHOLDER}
    if found.layout.title is not None:
        placeholders[PlaceholderRole.TITLE] = found.layout.title.element
    subtitle = found.layout.of_kind("subTitle", "body")
    if found.choice.role is LayoutRole.COVER and subtitle is not None:
        placeholders[PlaceholderRole.SUBTITLE] = subtitle.element
    return Layout(
        part=found.layout.part,
        placeholders=MappingProxyType(placeholders),
        footer=_field(found, "ftr", found.footer, footer) if footer else None,
        number=_field(found, "sldNum", found.number, number) if number else None,
        table_style=_TABLE_STYLE,
        inks=colors.inks,
        color_map=found.color_map,
    )


def _field(found: _Found, kind: str, typing: Typing | None, zone: Zone) -> Field:
    held = found.layout.of_kind(kind)
    size = min(_FOOTER, typing.size) if typing else _FOOTER
    widened = held is not None and held.box.w < zone.w
    return Field(
        placeholder=held.element if held else "",
        box=Box(x=zone.x, y=zone.y, w=zone.w, h=zone.h),
        size=size if held is None or kind == "ftr" else None,
        align="l" if kind == "ftr" and (widened or held is None) else "r" if held is None else "",
    )


# --- what the plan needs --------------------------------------------------------------------------


class _Fonts:
    """The typefaces of headings and text, and what measures them."""

    def __init__(self, found: _Found, measured: Mapping[str, FontMetrics]) -> None:
        major, minor = found.fonts
        faces = {"+mj-lt": major, "+mn-lt": minor, "": major}
        face = found.title.face if found.title else ""
        self.heading = faces.get(face, face) or minor
        self.text = minor or major
        self.estimated = tuple(
            font
            for font in dict.fromkeys((self.heading, self.text))
            if not is_measured(font) and font.lower() not in measured
        )
        self.heading_metrics = measured.get(self.heading.lower()) or on_slides(self.heading)
        self.text_metrics = measured.get(self.text.lower()) or on_slides(self.text)


def _looks(
    deck: FoundDeck,
    zones: Zones,
    fonts: _Fonts,
    message: _Found,
    cover: _Found,
    colors: Colors,
    cover_colors: Colors,
) -> Looks:
    lines = 3 if zones.title.w < _NARROW * 914_400 else 2
    return HOUSE.model_copy(
        update={
            "name": "template",
            "width": deck.width,
            "height": deck.height,
            "palette": colors.palette,
            "fonts": Fonts(
                latin=fonts.text or HOUSE.fonts.latin,
                east_asian=HOUSE.fonts.east_asian,
                complex_script=HOUSE.fonts.complex_script,
            ),
            "grid": grid_of(zones.body),
            "zones": zones,
            "metrics": fonts.text_metrics,
            "heading_metrics": fonts.heading_metrics,
            "title": _heading(message.title, colors, lines),
            "cover_title": _heading(cover.title, cover_colors, 3),
            "cover_subtitle": _heading(cover.subtitle, cover_colors, 3, bold=False),
            "cover_reversed": False,
            "footer_size": min(_FOOTER, message.footer.size) if message.footer else _FOOTER,
            **{
                language: _typesetting(getattr(HOUSE, language), message, cover, lines == 3)
                for language in ("en", "vi", "ja")
            },
        }
    )


def _with_footer_text(zones: Zones, typing: Typing | None) -> Zones:
    """The zones with the room for the footer's text, which is less than its frame."""
    if typing is None:
        return zones
    inset, box = typing.heading.inset, zones.footer
    text = Zone(
        x=box.x + inset.left,
        y=box.y + inset.top,
        w=max(0, box.w - inset.left - inset.right),
        h=max(0, box.h - inset.top - inset.bottom),
    )
    return zones.model_copy(update={"footer": text})


def _heading(typing: Typing | None, colors: Colors, lines: int, *, bold: bool = True) -> Heading:
    """As the placeholder has it; in a colour of ours where its own cannot be read."""
    if typing is None:
        return Heading(lines=lines, bold=bold, color=Slot.DK2 if bold else Slot.DK1)
    own = typing.color
    readable = own is None or contrast(own.hex, colors.ground.tone.hex) >= _LARGE_TEXT
    color = None if own is not None and readable else Slot.DK2
    return typing.heading.model_copy(update={"lines": lines, "color": color})


def _typesetting(house: Typesetting, message: _Found, cover: _Found, narrow: bool) -> Typesetting:
    """Our sizes, but for titles, which are no larger than the template's and may be smaller.

    On narrow slides the texts of tiles may be smaller too, since a tile is a third of the width.
    """
    sizes = house.sizes
    changed = {
        "title": _ladder(sizes.title, message.title, _LEAST_TITLE),
        "cover_title": _ladder(sizes.cover_title, cover.title, 24),
        "cover_subtitle": _ladder(sizes.cover_subtitle, cover.subtitle, 14),
    }
    if narrow:
        changed |= {
            "tile_text": _longer(sizes.tile_text, (13.0, 12.0)),
            "tile_figure": _longer(sizes.tile_figure, (26.0, 24.0)),
        }
    return house.model_copy(update={"sizes": sizes.model_copy(update=changed)})


def _longer(ladder: Ladder, more: tuple[float, ...]) -> Ladder:
    return Ladder(present=(*ladder.present, *more), read=(*ladder.read, *more))


def _ladder(ladder: Ladder, typing: Typing | None, least: int) -> Ladder:
    """From the first of our sizes that is no larger than theirs, in steps of 2 to the least."""
    most = typing.size if typing else ladder.present[0]

    def steps(sizes: tuple[float, ...]) -> tuple[float, ...]:
        top = min(sizes[0], max(most, float(least)))
        return tuple(top - 2 * k for k in range(int(top - least) // 2 + 1)) or (float(least),)

    return Ladder(present=steps(ladder.present), read=steps(ladder.read))


# --- what a person is told ------------------------------------------------------------------------


def _cover_report(found: _Found, zones: CoverZones, colors: Colors) -> LayoutReport:
    kicker = () if zones.kicker is None else (("kicker", ""),)
    texts = (("title", _held(found, "title", "ctrTitle")), *kicker)
    below = (("subtitle", _held(found, "subTitle", "body")), ("edition and handling", ""))
    legend = () if zones.legend is None else (("legend of statuses", ""),)
    return _report(found, (*texts, *below, *legend), zones.remarks, zones.title, colors)


def _message_report(found: _Found, zones: MessageZones, colors: Colors) -> LayoutReport:
    texts = (
        ("title", _held(found, "title", "ctrTitle")),
        ("kicker", ""),
        ("source line", ""),
        ("footer", _held(found, "ftr")),
        ("slide number", _held(found, "sldNum")),
    )
    return _report(found, texts, zones.remarks, zones.body, colors)


def _held(found: _Found, *kinds: str) -> str:
    held = found.layout.of_kind(*kinds)
    return "" if held is None else held.name or held.kind


def _report(
    found: _Found,
    texts: Iterable[tuple[str, str]],
    made: tuple[str, ...],
    body: Zone,
    colors: Colors,
) -> LayoutReport:
    ground = colors.ground
    return LayoutReport(
        role=str(found.choice.role),
        layout=found.layout.name,
        type=found.layout.type,
        reasons=found.choice.reasons,
        unsure=tuple(filter(None, (found.choice.unsure, ground.why))),
        made=made,
        texts=tuple(texts),
        body=body,
        ground=ground.tone.hex,
        text=colors.palette.dk1,
    )


def _dropped(foreign: Foreign) -> tuple[str, ...]:
    kinds = [found.kind.rpartition("/")[2] for found in foreign.relationships(foreign.main)]
    return tuple(dict.fromkeys(_ELSEWHERE[kind] for kind in kinds if kind in _ELSEWHERE))


def _issues(
    name: str, found: Iterable[_Found], colors: Iterable[Colors], fonts: _Fonts
) -> Iterable[Issue]:
    for one in found:
        if one.choice.unsure:
            yield warning(
                "layout-unsure",
                f"“{one.layout.name}” serves as {one.choice.role}, but {one.choice.unsure}",
                "look at it with briefgen template inspect; a brand file may name another "
                f"(layouts: {{{one.choice.role}: …}})",
                file=name,
            )
    hint = "the template keeps its colour; what briefgen adds uses the changed shade"
    told: dict[tuple[str, str], Issue] = {}
    for held in colors:
        for issue in held.issues:
            told[issue.code, issue.message] = replace(issue, hint=hint, file=name)
    yield from told.values()
    for font in fonts.estimated:
        yield estimated_font(font, name)


def _silenced(name: str, parts: tuple[str, ...], deck: FoundDeck) -> Iterable[Issue]:
    """A warning for the layouts and masters that sounds or films were taken out of."""
    names = dict.fromkeys(deck.masters, "a slide master")
    names |= {layout.part: f"the layout “{layout.name}”" for layout in deck.layouts}
    where = dict.fromkeys(named for part, named in names.items() if part in parts)
    if not names.keys() >= set(parts):
        where["a master of notes or handouts"] = None
    if where:
        yield warning(
            "media-dropped",
            f"sounds, films and animations that start them were taken out of {', '.join(where)}",
            "a deck plays nothing by itself; put them on the slides that need them afterwards",
            file=name,
        )


_CALLED = {"ctrTitle": "title", "subTitle": "subtitle", "ftr": "footer", "sldNum": "slide number"}


def _beyond(name: str, layouts: Iterable[FoundLayout], deck: FoundDeck) -> Iterable[Issue]:
    """A warning for each layout whose places reach beyond the slide."""
    for layout in dict.fromkeys(layouts):
        held = [found.name or _CALLED.get(found.kind, found.kind) for found in beyond(layout, deck)]
        if held:
            places = ", ".join(f"“{one}”" for one in dict.fromkeys(held))
            yield warning(
                "layout-off-slide",
                f"the layout “{layout.name}” has places that reach beyond the slide: {places}; "
                "what stands in them is moved onto it",
                "move them in PowerPoint (View, Slide Master), or name another layout in a brand "
                "file (layouts: …)",
                file=name,
            )
