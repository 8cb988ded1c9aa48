"""Templates in words: holes of values in their forms."""

from __future__ import annotations

import pytest

from briefgen.values.language import Language
from briefgen.values.names import UnitWords
from briefgen.values.quantity import Quantity
from briefgen.values.when import When
from briefgen.wording.catalogue import DateStyle
from briefgen.wording.render import render


class FewNames:
    """A lexicon of a base that names two things and declares no unit."""

    date_style: DateStyle = "day-month"

    def name(self, ident: str, form: str, language: Language) -> tuple[str, Language]:
        known = {
            "line": {"full": "tuyến metro số 2"},
            "phone": {"full": "iPhone", "short": "điện thoại"},
            "bank": {"full": "nabBank của tỉnh"},
            "office": {"full": "văn phòng ODA", "short": "bàn"},
        }
        return known[ident][form], language

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
    pieces = render(template, language, values, FewNames())
    assert "".join(piece.text for piece in pieces) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{@line} đang triển khai", "Tuyến metro số 2 đang triển khai"),
        ("Dự án {@line}", "Dự án tuyến metro số 2"),
        ("{@phone} là tên riêng", "iPhone là tên riêng"),
        ("{@bank} cho vay", "nabBank của tỉnh cho vay"),
        ("{@phone:short} mới", "Điện thoại mới"),
        ("{@office} mở cửa", "Văn phòng ODA mở cửa"),
        ("{@office:short} mới", "Bàn mới"),
    ],
)
def test_a_name_in_lower_case_gets_the_capital_of_its_sentence(template: str, text: str) -> None:
    pieces = render(template, Language.VI, {}, FewNames())
    assert "".join(piece.text for piece in pieces) == text


def test_a_value_that_opens_a_sentence_keeps_its_name() -> None:
    values = {"loan": Quantity.model_validate({"value": 5, "unit": "USD", "bound": "up_to"})}
    opening, rest = render("{loan} will be lent", Language.EN, values, FewNames())
    assert (opening.text, opening.value) == ("Up to 5 US dollars", "loan")
    assert (rest.text, rest.value) == (" will be lent", "")


def test_a_value_is_worded_in_the_form_that_its_hole_asks_for() -> None:
    values = {"loan": Quantity.model_validate({"value": 5, "unit": "USD", "bound": "up_to"})}
    pieces = render("They lend {loan:number} of {loan}", Language.EN, values, FewNames())
    assert "".join(piece.text for piece in pieces) == "They lend up to 5 of up to 5 US dollars"


def test_a_date_follows_the_style_of_the_base() -> None:
    lexicon = FewNames()
    lexicon.date_style = "month-day"
    (_, date) = render("On {when}", Language.EN, {"when": When(edtf="2025-04-28")}, lexicon)
    assert date.text == "April\u00a028, 2025"


def test_a_name_keeps_its_lower_case_within_a_sentence() -> None:
    pieces = render("{@line}", Language.VI, {}, FewNames(), sentence=False)
    assert pieces[0].text == "tuyến metro số 2"
