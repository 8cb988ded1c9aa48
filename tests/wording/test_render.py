"""Templates in words: holes of values in their forms."""

from __future__ import annotations

import pytest

from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Quantity
from briefgen.wording.catalogue import DateStyle
from briefgen.wording.render import render


class NoNames:
    """A lexicon of a base that names and declares nothing."""

    date_style: DateStyle = "day-month"

    def name(self, ident: str, form: str, language: Language) -> tuple[str, Language]:
        raise KeyError(ident, form, language)

    def unit(self, unit: str, language: Language) -> UnitWords | None:
        del unit, language
        return None


@pytest.mark.parametrize(
    ("language", "template", "text"),
    [
        (Language.EN, "{round:ordinal} round of talks", "Third round of talks"),
        (Language.EN, "The {round:ordinal} round", "The third round"),
        (Language.VI, "vòng đàm phán {round:ordinal}", "vòng đàm phán thứ\u00a0ba"),
        (Language.JA, "{round:ordinal}協議", "第3回協議"),
    ],
)
def test_an_ordinal_stands_in_a_sentence(language: Language, template: str, text: str) -> None:
    values = {"round": Quantity.model_validate({"value": 3, "unit": "time"})}
    pieces = render(template, language, values, NoNames())
    assert "".join(piece.text for piece in pieces) == text
