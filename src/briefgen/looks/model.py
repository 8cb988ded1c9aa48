"""Looks: palette, fonts, sizes and zones, as plain data that planning and writing both read.

Lengths are EMU (914,400 an inch, 12,700 a point), sizes are points, colours are theme slots. A
template file or a brand is read into these once; planning and fitting see nothing else of it.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from briefgen.looks.hls import hex_of, hls_of
from briefgen.looks.metrics import CALIBRI, FontMetrics
from briefgen.values.language import Language
from briefgen.values.node import Node

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700


class Slot(StrEnum):
    """A colour slot of an Office theme (ECMA-376 part 1, 20.1.6.2), and our one tint of accent1.

    A slot is a role: ``DK1`` is text, ``LT1`` its ground, also where the ground is dark. ``TINT``
    is accent1 at lumMod 20 % + lumOff 80 %, or at lumMod 40 % on a dark ground: by formula, never
    a hex of its own.
    """

    DK1 = "dk1"
    LT1 = "lt1"
    DK2 = "dk2"
    LT2 = "lt2"
    ACCENT1 = "accent1"
    ACCENT2 = "accent2"
    ACCENT3 = "accent3"
    ACCENT4 = "accent4"
    ACCENT5 = "accent5"
    ACCENT6 = "accent6"
    TINT = "tint"


Hex = Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{6}$")]
"""A colour as six upper-case hexadecimal digits, red first, as in ``a:srgbClr``."""

TINT_LUM_MOD = 0.20
TINT_LUM_OFF = 0.80
DARK_TINT_LUM_MOD = 0.40


class Palette(Node):
    """The ten colours of a theme; hyperlinks are accent1, followed ones accent5."""

    dk1: Hex
    lt1: Hex
    dk2: Hex
    lt2: Hex
    accent1: Hex
    accent2: Hex
    accent3: Hex
    accent4: Hex
    accent5: Hex
    accent6: Hex

    def hex(self, slot: Slot) -> str:
        """The colour in the slot, the tint computed, as six upper-case hexadecimal digits."""
        if slot is Slot.TINT:
            return _tint(self.accent1, self.dark)
        color: str = getattr(self, slot.value)
        return color

    @property
    def dark(self) -> bool:
        """Whether text is light and its ground dark."""
        return hls_of(self.lt1)[1] < hls_of(self.dk1)[1]

    def items(self) -> Iterator[tuple[Slot, str]]:
        """The ten slots that a theme stores, in the order of ``a:clrScheme``, with their colours.

        The tint is not among them.
        """
        for slot in Slot:
            if slot is not Slot.TINT:
                yield slot, self.hex(slot)


def _tint(color: str, dark: bool) -> str:
    """What Office shows for the colour with the tint's lumMod and lumOff (ECMA-376, 20.1.2.3)."""
    hue, lightness, saturation = hls_of(color)
    if dark:
        return hex_of(hue, lightness * DARK_TINT_LUM_MOD, saturation)
    return hex_of(hue, lightness * TINT_LUM_MOD + TINT_LUM_OFF, saturation)


class Fonts(Node):
    """The typefaces of the theme, headings and body alike, by script.

    ``complex_script`` serves right-to-left and Indic text, which our languages have none of.
    """

    latin: str
    east_asian: str
    complex_script: str


class Density(StrEnum):
    """How much a slide carries: shown by a speaker, or left behind to be read."""

    PRESENT = "present"
    READ = "read"


Positive = Annotated[float, Field(gt=0)]
Sizes = Annotated[tuple[Positive, ...], Field(min_length=1)]
"""Sizes in points to try in turn, the wanted one first, the smallest that may be set last."""


class Ladder(Node):
    """The sizes of one role in both densities, each from the wanted size down to the floor."""

    present: Sizes
    read: Sizes

    def steps(self, density: Density) -> tuple[float, ...]:
        """The sizes to try in that density, falling; the last is the floor."""
        return self.present if density is Density.PRESENT else self.read

    def down_to(self, *sizes: float) -> "Ladder":
        """The ladder with those of the sizes, falling, that are below its floor."""

        def longer(steps: tuple[float, ...]) -> tuple[float, ...]:
            return (*steps, *(size for size in sizes if size < steps[-1]))

        return Ladder(present=longer(self.present), read=longer(self.read))


class TypeSizes(Node):
    """The ladders of one language, by what a text on a slide is.

    ``board`` is for boards, maps and the tables of an appendix, which are read, not listened to.
    """

    title: Ladder
    cover_title: Ladder
    cover_subtitle: Ladder
    hero_figure: Ladder
    hero_unit: Ladder
    tile_figure: Ladder
    tile_text: Ladder
    item_heading: Ladder
    item_text: Ladder
    quotation: Ladder
    table_text: Ladder
    table_head: Ladder
    board: Ladder
    small_label: Ladder
    source: Ladder


class Spacing(Node):
    """Line spacing of one language, in multiples of single spacing."""

    title: Positive
    running: Positive
    tight: Positive


class Typesetting(Node):
    """How text of one language is set on slides."""

    sizes: TypeSizes
    spacing: Spacing


class Zone(Node):
    """A rectangle of the slide, in EMU from the top left corner."""

    x: int
    y: int
    w: Annotated[int, Field(ge=0)]
    h: Annotated[int, Field(ge=0)]

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The y of the lower edge."""
        return self.y + self.h


class LegendZones(Node):
    """Where the legend of statuses stands on a cover: its head, its cells, what is below them."""

    head: Zone
    cells: Zone
    notes: Zone


class Zones(Node):
    """Where things stand on message slides, and on the cover. Nothing of a body goes below it.

    Nothing of a cover goes below ``cover_bottom``. One without room for them has no kicker, or no
    legend of statuses.
    """

    signature: Zone
    kicker: Zone
    title: Zone
    body: Zone
    hairline: Zone
    source: Zone
    footer: Zone
    number: Zone
    cover_signature: Zone
    cover_kicker: Zone | None
    cover_title: Zone
    cover_subtitle: Zone
    cover_legend: LegendZones | None
    cover_hairline: Zone
    cover_footer: Zone
    cover_bottom: int


class Inset(Node):
    """The distance between a frame and its text, in EMU."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


class Heading(Node):
    """How a title or subtitle is set in its placeholder; no colour means the placeholder's own.

    ``lines`` is how many it may have at most; ``caps`` that its placeholder sets it in capitals.
    """

    bold: bool = True
    color: Slot | None = Slot.DK2
    align: Literal["start", "center", "end"] = "start"
    anchor: Literal["top", "middle", "bottom"] = "top"
    inset: Inset = Inset()
    lines: Annotated[int, Field(gt=0)] = 2
    caps: bool = False


class Grid(Node):
    """Columns of equal width, ``gutter`` apart, the first one ``margin`` from the left edge."""

    margin: int
    columns: Annotated[int, Field(gt=0)]
    column: Annotated[int, Field(gt=0)]
    gutter: Annotated[int, Field(ge=0)]

    @property
    def pitch(self) -> int:
        """From the left edge of a column to that of the next, in EMU."""
        return self.column + self.gutter

    def x(self, column: int) -> int:
        """The left edge of a column, counted from 0, in EMU."""
        return self.margin + column * self.pitch

    def span(self, columns: int) -> int:
        """The width of so many neighbouring columns, gutters between them included, in EMU."""
        return columns * self.pitch - self.gutter


class Looks(Node):
    """All that planning and writing need to know of appearance: of slides, that is.

    ``metrics`` measure the body font, ``heading_metrics`` that of titles. A cover is ``reversed``
    where its ground is DK2 and its text LT1. The footer is set at ``footer_size`` points.
    """

    name: str
    width: int
    height: int
    palette: Palette
    fonts: Fonts
    grid: Grid
    zones: Zones
    en: Typesetting
    vi: Typesetting
    ja: Typesetting
    metrics: FontMetrics = CALIBRI
    heading_metrics: FontMetrics = CALIBRI
    title: Heading = Heading()
    cover_title: Heading = Heading(color=Slot.LT1)
    cover_subtitle: Heading = Heading(bold=False, color=Slot.ACCENT6)
    cover_reversed: bool = True
    footer_size: float = 10.0

    @property
    def narrow(self) -> bool:
        """Whether slides are so narrow that titles have more than two lines."""
        return self.title.lines > 2

    def typesetting(self, language: Language) -> Typesetting:
        """The sizes and the line spacing of text in that language."""
        match language:
            case Language.EN:
                return self.en
            case Language.VI:
                return self.vi
            case Language.JA:
                return self.ja
