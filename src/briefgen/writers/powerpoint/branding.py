"""Our own deck template in an organisation's brand: theme colours and fonts, and its logo.

In come the parts of the template, out go those that differ. Fonts are named, never embedded. The
logo stands at the top right of the layouts, above the titles; on the cover, whose ground is dark,
it has a plate of the text's own ground, since a logo is made for paper.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.deck.model import Box, LayoutRole
from briefgen.looks.brand import Brand, Logo
from briefgen.looks.house import HOUSE
from briefgen.looks.model import DARK_TINT_LUM_MOD, EMU_PER_INCH, Slot
from briefgen.writers.package import CONTENT_TYPES
from briefgen.writers.powerpoint.inks import HOUSE_INKS, THEME_NAMES, Inks, theme_color
from briefgen.writers.powerpoint.oxml import non_visual, transform
from briefgen.writers.powerpoint.relationships import relationship
from briefgen.writers.theme import in_fonts, in_palette

_THEMES = ("ppt/theme/theme1.xml", "ppt/theme/theme2.xml")
_LOGO = "ppt/media/logo.png"
_LOGO_ID = "rIdLogo"
_PLATE_ID, _PICTURE_ID = 1001, 1002  # beyond the ids of the layouts' own shapes
_PADDING = round(0.08 * EMU_PER_INCH)

_FORM = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_RIGHT = HOUSE.zones.title.right
_ROOMS = {
    LayoutRole.COVER: (round(0.5 * EMU_PER_INCH), round(0.85 * EMU_PER_INCH)),
    LayoutRole.MESSAGE: (round(0.25 * EMU_PER_INCH), round(0.42 * EMU_PER_INCH)),
}
"""From where, and how high, the logo may be: above the title, right of the kicker."""

_WIDEST = round(2.4 * EMU_PER_INCH)


def branded(
    parts: Mapping[str, bytes], brand: Brand, layouts: Mapping[LayoutRole, str]
) -> dict[str, bytes]:
    """The parts of our template in the brand; ``layouts`` are those that show its logo."""
    dressed = dict(parts)
    for name in _THEMES:
        theme = in_palette(parts[name].decode(), brand.palette)
        dressed[name] = in_fonts(theme, brand.fonts).encode()
    if brand.logo is not None:
        types = '<Default Extension="png" ContentType="image/png"/></Types>'
        listed = parts[CONTENT_TYPES].decode().replace("</Types>", types)
        dressed |= {CONTENT_TYPES: listed.encode(), _LOGO: brand.logo.data}
        for role, layout in layouts.items():
            _add_logo(dressed, layout, brand.logo, role)
    return dressed


def brand_inks(brand: Brand) -> Inks:
    """The inks of slides in the brand: the house's, but for the tint where the ground is dark."""
    if not brand.palette.dark:
        return HOUSE_INKS
    names = {slot: theme_color(name) for slot, name in THEME_NAMES.items()}
    return Inks(names | {Slot.TINT: theme_color("accent1", DARK_TINT_LUM_MOD)}, dark=True)


def logo_box(logo: Logo, role: LayoutRole) -> Box:
    """Where the logo stands on the layout: as large as its room, in the picture's proportion."""
    top, room = _ROOMS[role]
    padding = _PADDING if role is LayoutRole.COVER else 0
    scale = min(_WIDEST / logo.width, (room - 2 * padding) / logo.height)
    width, height = max(1, round(logo.width * scale)), max(1, round(logo.height * scale))
    return Box(x=_RIGHT - width - padding, y=top + (room - height) // 2, w=width, h=height)


def _plate(box: Box) -> str:
    """A ground for the logo, a little larger than it."""
    around = Box(
        x=box.x - _PADDING, y=box.y - _PADDING, w=box.w + 2 * _PADDING, h=box.h + 2 * _PADDING
    )
    return (
        f"<p:sp><p:nvSpPr>{non_visual(_PLATE_ID, 'Logo plate', decorative=True)}<p:cNvSpPr/>"
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(around)}{_FORM}'
        f"{HOUSE_INKS.fill(Slot.LT1)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _add_logo(parts: dict[str, bytes], layout: str, logo: Logo, role: LayoutRole) -> None:
    box = logo_box(logo, role)
    plate = _plate(box) if role is LayoutRole.COVER else ""
    shapes = (
        f"{plate}<p:pic><p:nvPicPr>{non_visual(_PICTURE_ID, 'Logo', logo.alt)}<p:cNvPicPr>"
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{_LOGO_ID}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{transform(box)}{_FORM}</p:spPr></p:pic></p:spTree>"
    )
    parts[layout] = parts[layout].decode().replace("</p:spTree>", shapes).encode()
    folder, _, file = layout.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    line = relationship(_LOGO_ID, "image", "../media/logo.png")
    parts[rels] = (
        parts[rels].decode().replace("</Relationships>", f"{line}</Relationships>").encode()
    )
