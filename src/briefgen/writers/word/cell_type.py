"""The type of table cells in a base: font and sizes, from which the width of words follows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from briefgen.deck.fit.measure import Ruler, has_wide, ruler
from briefgen.looks.metrics import FontMetrics, not_narrower
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.word.style_sheet import read_style_sheet
from briefgen.writers.word.styles import Style

_TWIPS = 20  # in a point
_BOLD = (Style.CELL, Style.CELL_HEAD, *(style for style in Style if "STATUS_CELL" in style.name))


@dataclass(frozen=True)
class CellType:
    """How wide words in cells are: ``size`` of text, heads and statuses, ``mark`` of source marks,
    ``figure`` of key figures, all in points."""

    metrics: FontMetrics
    size: float
    mark: float
    figure: float

    def __hash__(self) -> int:
        # By what is hashed fast, for widths are remembered by it; a font has a thousand numbers.
        return hash((self.size, self.mark, self.figure))

    def word(self, text: str) -> float:
        """The width of a word in twips, bold, as labels, heads and statuses are."""
        return self._ems(text, bold=True) * self.size * _TWIPS

    def source(self, text: str) -> float:
        """The width of a piece of a source mark in twips."""
        return self._ems(text) * self.mark * _TWIPS

    def number(self, text: str) -> float:
        """The width of a key figure in twips."""
        return self._ems(text, bold=True) * self.figure * _TWIPS

    def _ems(self, text: str, *, bold: bool = False) -> float:
        """In Japanese dashes and quotation marks are as wide as a kanji, and gaps come in."""
        latin, japanese = self._bold if bold else self._regular
        return (japanese if has_wide(text) else latin).widths(text)[0]

    @cached_property
    def _regular(self) -> tuple[Ruler, Ruler]:
        return ruler(False, Language.EN, self.metrics), ruler(False, Language.JA, self.metrics)

    @cached_property
    def _bold(self) -> tuple[Ruler, Ruler]:
        return ruler(True, Language.EN, self.metrics), ruler(True, Language.JA, self.metrics)


class CellFaces(NamedTuple):
    """The font of cells by name, and the sizes of `CellType`."""

    font: str
    size: float
    mark: float
    figure: float

    def cell_type(self) -> CellType:
        """How wide words are; a font that is not known is as wide as the widest text faces."""
        return CellType(not_narrower(self.font), self.size, self.mark, self.figure)


def read_cell_faces(styles: Any, theme: Any, ids: Mapping[str, str]) -> CellFaces:
    """What the style sheet with that root gives to cells; a theme may name its fonts."""
    sheet = read_style_sheet(styles, theme)
    cell = sheet.paragraph(ids[Style.CELL])
    return CellFaces(
        font=sheet.font_of(ids[Style.CELL]),
        size=max(sheet.paragraph(ids[style]).size for style in _BOLD),
        mark=sheet.run(ids[Style.SOURCE_MARK], cell)[0],
        figure=sheet.run(ids[Style.FIGURE_NUMBER], sheet.paragraph(ids[Style.FIGURE]))[0],
    )
