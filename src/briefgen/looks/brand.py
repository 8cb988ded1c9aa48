"""A brand: an organisation's fonts, colours, logo and paper, for those who have no template.

`BrandFile` is what a YAML file may say; `Brand` is what the writers get: a palette that can be
read, fonts, and a picture that came through the gate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from briefgen.issues import Issue, warning
from briefgen.looks.house import FONTS, HOUSE, PALETTE
from briefgen.looks.metrics import FontMetrics, is_measured, on_slides
from briefgen.looks.model import Fonts, Looks, Palette, Typesetting
from briefgen.records import dataclass
from briefgen.values.frozen import Frozen, Line
from briefgen.values.language import Language

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")


def color_of(text: str) -> str:
    """Six hexadecimal digits in capitals; ValueError if the text is no colour."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        raise ValueError("a colour is six hexadecimal digits, like 17365C")
    return found[1].upper()


Color = Annotated[str, AfterValidator(color_of)]
"""Six hexadecimal digits, with or without # before them."""

Face = Annotated[Line, StringConstraints(max_length=31, pattern=r"^[^\"'<>&;,\\]+$")]
"""The name of a typeface as Office shows it; 31 characters are the most that it takes."""


class BrandFonts(Frozen):
    """Typefaces by script; nothing is embedded, so readers have to have them.

    ``file`` and ``bold_file`` are the font files of ``latin``, paths relative to the brand file, to
    measure with what fits a slide.
    """

    latin: Face | None = None
    east_asian: Face | None = None
    file: Line | None = None
    bold_file: Line | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.file or self.bold_file) and not self.latin:
            raise ValueError("name the typeface that the font file is of (latin)")
        if self.bold_file and not self.file:
            raise ValueError("give the file of the regular font too (file)")
        return self


class BrandPalette(Frozen):
    """Colours by slot of the theme; what is left out stays as in the house looks."""

    dk1: Color | None = None
    lt1: Color | None = None
    dk2: Color | None = None
    lt2: Color | None = None
    accent1: Color | None = None
    accent2: Color | None = None
    accent3: Color | None = None
    accent4: Color | None = None
    accent5: Color | None = None
    accent6: Color | None = None


class LogoFile(Frozen):
    """A PNG, its path relative to the brand file, and what it shows, for screen readers."""

    file: Line
    alt: Annotated[Line, Field(max_length=250)]


class BrandFile(Frozen):
    """One brand, as its YAML file says it; every key may be left out.

    ``styles`` says which style of a Word template to use for a style of ours, both by name;
    ``layouts`` which layout of a PowerPoint template serves the cover and which the other slides.
    """

    fonts: BrandFonts = BrandFonts()
    palette: BrandPalette = BrandPalette()
    logo: LogoFile | None = None
    paper: Literal["A4", "Letter"] | None = None
    styles: dict[Line, Line] = Field(default_factory=dict)
    layouts: dict[Literal["cover", "message"], Line] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG that came through the gate, its size in pixels, and its alternative text."""

    data: bytes
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Brand:
    """What a brand gives to both writers.

    ``styles`` are pairs of our style and the template's, ``layouts`` of a role and its layout.
    ``metrics`` are those of the Latin font, where the brand brings its file.

    `load_brand` reads one from a file; without arguments it is the house looks.

    >>> from briefgen import Brand
    >>> brand = Brand(paper="Letter")
    >>> brand.fonts.latin, brand.paper, brand.logo
    ('Calibri', 'Letter', None)
    """

    palette: Palette = PALETTE
    fonts: Fonts = FONTS
    logo: Logo | None = None
    paper: Literal["A4", "Letter"] | None = None
    styles: tuple[tuple[str, str], ...] = ()
    layouts: tuple[tuple[str, str], ...] = ()
    metrics: FontMetrics | None = None

    def measured(self) -> tuple[tuple[str, FontMetrics], ...]:
        """The fonts that are measured with their files: their names in lower case, and how."""
        return () if self.metrics is None else ((self.fonts.latin.lower(), self.metrics),)

    def estimated(self) -> tuple[Issue, ...]:
        """A warning where the widths of its font are not known: a deck's fit is estimated then."""
        if self.metrics or is_measured(self.fonts.latin):
            return ()
        return (estimated_font(self.fonts.latin),)

    def looks(self) -> Looks:
        """The house looks of slides in the brand's colours and fonts.

        Where the widths of the font are estimated, titles may be smaller: an estimate takes more
        room than most fonts do.
        """
        metrics = self.metrics or on_slides(self.fonts.latin)
        known = self.metrics or is_measured(self.fonts.latin)
        house = HOUSE if known else HOUSE.model_copy(update=_smaller_titles(HOUSE))
        return house.model_copy(
            update={
                "name": "brand",
                "palette": self.palette,
                "fonts": self.fonts,
                "metrics": metrics,
                "heading_metrics": metrics,
            }
        )


_FURTHER_DOWN: Mapping[str, tuple[float, ...]] = {
    "title": (24, 22),
    "cover_title": (32, 30, 28, 26, 24),
    "cover_subtitle": (14,),
    "source": (9,),
}
"""Sizes in points, below those of the house, for text in a font that is estimated."""


def _smaller_titles(looks: Looks) -> dict[str, Typesetting]:
    """The type of each language, with further steps for titles and source lines."""
    found = {}
    for language in Language:
        held = looks.typesetting(language)
        ladders = {
            name: getattr(held.sizes, name).down_to(*steps) for name, steps in _FURTHER_DOWN.items()
        }
        found[str(language)] = held.model_copy(
            update={"sizes": held.sizes.model_copy(update=ladders)}
        )
    return found


def palette_of(file: BrandFile) -> Palette:
    """The colours of the brand file over those of the house, not yet checked."""
    given = {slot: color for slot, color in file.palette if color is not None}
    return PALETTE.model_copy(update=given)


def fonts_of(file: BrandFile) -> Fonts:
    """The fonts of the brand file over those of the house."""
    faces = {script: face for script, face in file.fonts if script in Fonts.field_names}
    given = {script: face for script, face in faces.items() if face is not None}
    return FONTS.model_copy(update=given)


def estimated_font(font: str, file: str = "") -> Issue:
    """The warning that a font is not measured."""
    return warning(
        "font-estimated",
        f"the widths of {font} are not known: what fits a slide is estimated, on the safe side",
        "a brand file may give the font to measure with (fonts: {latin: …, file: …})",
        file=file,
    )
