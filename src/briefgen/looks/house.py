"""The house looks: one hue, five levels of fill, text, white space and hairlines.

The grid unit is a sixth of an inch; a 16:9 slide is 80 by 45 units. Twelve columns of five units
stand one unit apart, so that a column begins at each inch from the left margin.
"""

from __future__ import annotations

from briefgen.looks.model import (
    EMU_PER_INCH,
    Fonts,
    Grid,
    Ladder,
    LegendZones,
    Looks,
    Palette,
    Spacing,
    Typesetting,
    TypeSizes,
    Zone,
    Zones,
)

_UNIT = EMU_PER_INCH // 6


def _inches(x: float, y: float, w: float, h: float) -> Zone:
    """A zone given in inches, each number rounded to EMU."""
    return Zone(
        x=round(x * EMU_PER_INCH),
        y=round(y * EMU_PER_INCH),
        w=round(w * EMU_PER_INCH),
        h=round(h * EMU_PER_INCH),
    )


PALETTE = Palette(
    dk1="1B2431",
    lt1="FFFFFF",
    dk2="17365C",
    lt2="F2F5F8",
    accent1="2E6099",
    accent2="A63D2F",
    accent3="8A5B00",
    accent4="1F6F6B",
    accent5="56626F",
    accent6="C5CFDA",
)

FONTS = Fonts(latin="Calibri", east_asian="Meiryo", complex_script="Arial")

_GRID = Grid(margin=685_800, columns=12, column=5 * _UNIT, gutter=_UNIT)

_FULL = 11 + 5 / 6  # inches between the margins: twelve columns

_ZONES = Zones(
    signature=_inches(0.75, 0.5, 1 / 6, 1 / 12),
    kicker=_inches(1.0, 0.417, 8, 0.25),
    title=_inches(0.75, 0.75, _FULL, 0.917),
    body=_inches(0.75, 1.833, _FULL, 4.583),
    hairline=_inches(0.75, 6.583, _FULL, 0),
    source=_inches(0.75, 6.633, _FULL, 0.36),
    footer=_inches(0.75, 7.042, 10.75, 0.2),
    number=_inches(11.75, 7.042, 5 / 6, 0.2),
    cover_signature=_inches(0.75, 5 / 6, 1 / 3, 1 / 6),
    cover_kicker=_inches(1.25, 0.75, 8, 1 / 3),
    cover_title=_inches(0.75, 1.667, 9.833, 1.5),
    cover_subtitle=_inches(0.75, 3.333, 9.833, 0.75),
    cover_legend=LegendZones(
        head=_inches(0.75, 4.375, 8, 0.25),
        cells=_inches(0.75, 4.75, _FULL, 0.9),
        notes=_inches(0.75, 5.733, _FULL, 0.517),
    ),
    cover_hairline=_inches(0.75, 6.583, _FULL, 0),
    cover_footer=_inches(0.75, 6.667, _FULL, 0.36),
    cover_bottom=round(7.4 * EMU_PER_INCH),
)


def _ladder(present: tuple[int, ...], read: tuple[int, ...]) -> Ladder:
    return Ladder(present=tuple(map(float, present)), read=tuple(map(float, read)))


_SIZES = TypeSizes(
    title=_ladder(present=(32, 30, 28, 26), read=(28, 26)),
    # The last ones are for long names in wide fonts of others, which would be refused otherwise.
    cover_title=_ladder(present=(40, 38, 36, 34, 32, 30, 28), read=(40, 38, 36, 34, 32, 30, 28)),
    cover_subtitle=_ladder(present=(20, 18, 16), read=(18, 16)),
    hero_figure=_ladder(present=(138, 120, 108, 96, 80, 66, 54), read=(120, 108, 96, 80, 66, 54)),
    hero_unit=_ladder(present=(24, 22, 20), read=(20, 18)),
    tile_figure=_ladder(present=(40, 36, 32, 28), read=(32, 30, 28)),
    tile_text=_ladder(present=(20,), read=(14,)),
    item_heading=_ladder(present=(24, 22, 20), read=(18, 16)),
    item_text=_ladder(present=(20,), read=(16, 14)),
    quotation=_ladder(present=(28, 26, 24), read=(24, 22, 20)),
    table_text=_ladder(present=(20, 18, 16, 14), read=(14,)),
    table_head=_ladder(present=(20, 18, 16, 14), read=(16, 14)),
    board=_ladder(present=(18, 16, 14), read=(14, 13, 12)),
    small_label=_ladder(present=(14, 12), read=(12,)),
    source=_ladder(present=(12, 10), read=(10,)),
)

# Vietnamese stacks its diacritics and Japanese its strokes: their titles may go down to 24 pt, and
# Japanese ones begin lower; at 26 pt a line holds about 32 full-width characters.
_VI_SIZES = _SIZES.model_copy(
    update={"title": _ladder(present=(32, 30, 28, 26, 24), read=(28, 26, 24))}
)
_JA_SIZES = _SIZES.model_copy(update={"title": _ladder(present=(30, 28, 26, 24), read=(26, 24))})

HOUSE = Looks(
    name="house",
    width=12_192_000,
    height=6_858_000,
    palette=PALETTE,
    fonts=FONTS,
    grid=_GRID,
    zones=_ZONES,
    # Two lines of a 24 pt title have to stay within the title zone (66 pt): that bounds the title
    # spacing of Vietnamese, whose running text is set at 1.15, and of Japanese, where Meiryo's own
    # line is already 1.5 times the size.
    en=Typesetting(sizes=_SIZES, spacing=Spacing(title=0.92, running=1.0, tight=0.95)),
    vi=Typesetting(sizes=_VI_SIZES, spacing=Spacing(title=1.05, running=1.15, tight=1.15)),
    ja=Typesetting(sizes=_JA_SIZES, spacing=Spacing(title=0.9, running=1.1, tight=1.0)),
)
"""The looks of a deck that has no template of its own."""
