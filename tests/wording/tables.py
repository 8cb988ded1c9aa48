"""Golden tables: typed values in words, one row a value, readable as text.

The first column is the value as a fact base has it, in YAML; the others are its words in English,
Vietnamese and Japanese. A middle dot stands for a no-break space. A line with # is a heading.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Quantity
from briefgen.values.when import When
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import word_ordinal, word_quantity
from briefgen.wording.times import word_when

FOLDER = Path(__file__).parent / "golden"
TABLES = tuple(sorted(FOLDER.glob("*.txt")))
_BETWEEN = " │ "
_SHOWN = str.maketrans({"\u00a0": "·"})

_DECLARED = {
    "phd-researcher": {
        Language.EN: UnitWords(one="PhD researcher", other="PhD researchers"),
        Language.VI: UnitWords(one="nghiên cứu sinh", other="nghiên cứu sinh"),
        Language.JA: UnitWords(one="博士課程研究者", other="博士課程研究者", counter="名"),
    }
}


def declared(unit: str, language: Language) -> UnitWords | None:
    """The words of units that a fact base declares, as the tables use them."""
    return _DECLARED.get(unit, {}).get(language)


def typed_value(written: str) -> Quantity | When:
    """The quantity or the time that the first column of a row types."""
    fields: dict[str, Any] = yaml.load(written, Loader=yaml.BaseLoader)
    return When.model_validate(fields) if "edtf" in fields else Quantity.model_validate(fields)


def _full(value: Quantity | When, language: Language) -> str:
    words = catalogue(language)
    if isinstance(value, When):
        return word_when(value, words)
    return word_quantity(value, words, declared).full


def _ordinal(value: Quantity | When, language: Language) -> str:
    assert isinstance(value, Quantity)
    return word_ordinal(value, catalogue(language), declared)


def _apart(value: Quantity | When, language: Language) -> str:
    assert isinstance(value, Quantity)
    parts = word_quantity(value, catalogue(language), declared)
    return " / ".join(part or "–" for part in (parts.qualifier, parts.figure, parts.unit))


def _month_first(value: Quantity | When, language: Language) -> str:
    assert isinstance(value, When)
    return word_when(value, catalogue(language), "month-day")


_FORMS: dict[str, Callable[[Quantity | When, Language], str]] = {
    "key-figures": _apart,
    "month-first": _month_first,
    "ordinals": _ordinal,
}


def rows(table: Path) -> Iterator[str]:
    """The first column of every row."""
    for line in table.read_text("utf-8").splitlines():
        if line.startswith("{"):
            yield line.partition(_BETWEEN)[0].strip()


def written(table: Path) -> str:
    """The table as it should stand: its own first column and headings, the words worked out."""
    form = _FORMS.get(table.stem, _full)
    lines = [
        [line] if not line.startswith("{") else _row(line.partition(_BETWEEN)[0].strip(), form)
        for line in table.read_text("utf-8").splitlines()
    ]
    cells = [line for line in lines if len(line) > 1]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return "".join(_line(line, widths) + "\n" for line in lines)


def _row(value: str, form: Callable[[Quantity | When, Language], str]) -> list[str]:
    typed = typed_value(value)
    return [value, *(form(typed, language).translate(_SHOWN) for language in Language)]


def _line(cells: list[str], widths: list[int]) -> str:
    if len(cells) == 1:
        return cells[0]
    padded = (
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    )
    return _BETWEEN.join(padded).rstrip()


def _width(text: str) -> int:
    """Columns in a fixed-width font, where East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
