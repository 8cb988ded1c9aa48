"""What stands where in a chart's sheet: the cells that its cache repeats, and their formats.

Row 1 holds the heads, then each place has a row. Column A holds the places, the next a line each,
then the unit; then, line by line, the value as stated, its source, paragraph and fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefgen.document.model import Chart, ChartPoint
from briefgen.gate.cells import column_letters
from briefgen.values.language import Language

SHEET = "Data"
COLUMNS_A_LINE = 4
"""As stated, source, paragraph, fact."""


def place_cells(chart: Chart) -> str:
    """The reference to the places: ``Data!$A$2:$A$5``."""
    return _cells(0, len(chart.places))


def number_cells(chart: Chart, line: int) -> str:
    """The reference to the numbers of a line, which counts from 0."""
    return _cells(line + 1, len(chart.places))


def is_laid_out(places: int, place_cells: str, lines: Sequence[tuple[str, str]]) -> bool:
    """Whether a chart of so many places refers to the cells that it is written with.

    ``lines`` are the cells of the name and of the numbers of each.
    """
    due = [(name_cell(line), _cells(line + 1, places)) for line in range(len(lines))]
    return place_cells == _cells(0, places) and list(lines) == due


def stated_column(lines: int, line: int) -> int:
    """The column, from 0, with the values of a line as stated, where there are so many lines."""
    return lines + 2 + line * COLUMNS_A_LINE


def name_cell(line: int) -> str:
    """The reference to the name of a line."""
    return f"{SHEET}!${letter(line + 1)}$1"


def _cells(column: int, rows: int) -> str:
    name = letter(column)
    return f"{SHEET}!${name}$2:${name}${rows + 1}"


def letter(column: int) -> str:
    """The letters of a column, which counts from 0."""
    return column_letters(column + 1)


_LOCALES = {Language.EN: "[$-809]", Language.VI: "[$-42A]", Language.JA: "[$-411]"}
"""What opens a format in a language (18.8.31). LibreOffice takes its separators from there; Word
and Excel take those of the reader's own settings."""


def number_format(point: ChartPoint, chart: Chart) -> str:
    """The format (ECMA-376 part 1, 18.8.30) that shows a point with its sign and all its decimals.

    The sign belongs to the format, so that the label stays a number that follows its cell.
    """
    code = plain_format(decimals(point.number), chart)
    if not point.sign:
        return code
    locale = _LOCALES[chart.lang]
    plain, sign = code.removeprefix(locale), f'"{point.sign} "'
    return f"{locale}{sign}{plain};{locale}{sign}-{plain}"


def plain_format(places: int, chart: Chart) -> str:
    """The format of a number with so many decimals, without a sign; a percentage says so."""
    code = _LOCALES[chart.lang] + "#,##0" + ("." + "0" * places if places else "")
    return code + '"%"' if chart.unit == "%" else code


def decimals(number: Decimal) -> int:
    """How many decimals the number is stated with."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def cell_text(number: Decimal) -> str:
    """The number as cell and cache both write it."""
    return f"{number:.16G}"
