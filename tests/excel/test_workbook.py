"""The workbook itself: text only, drop-downs, comments; same facts, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from briefgen.errors import BuildError
from briefgen.excel import write_workbook
from briefgen.facts.load import load_facts
from briefgen.facts.model import FactBase
from briefgen.values.language import LocalText
from tests.facts.sample import write_base
from tests.officetools import validate
from tests.synthetic import make_base, make_fact

NORTHLAND = Path(__file__).parents[2] / "examples" / "northland"


@pytest.fixture(scope="module")
def base() -> FactBase:
    return load_facts(NORTHLAND)


@pytest.fixture(scope="module")
def data(base: FactBase) -> bytes:
    return write_workbook(base)


def with_statement(base: FactBase, text: str) -> FactBase:
    first = base.facts[0].model_copy(update={"statement": LocalText(en=text)})
    return base.model_copy(update={"facts": (first, *base.facts[1:])})


def test_the_same_facts_give_the_same_bytes(base: FactBase, data: bytes) -> None:
    assert write_workbook(base) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        core = package.read("docProps/core.xml").decode()
    assert "2024-06-01T00:00:00Z" in core
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", core) in ([], [""])


MISTAKABLE = ("=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "007", "_x0041_", "\tx", "true")


def test_whatever_a_text_looks_like_it_is_text() -> None:
    facts = [make_fact(n, 1) | {"statement": {"en": text}} for n, text in enumerate(MISTAKABLE, 1)]
    written = write_workbook(make_base(len(facts), 1, facts=facts))
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        sheets = {n: package.read(n).decode() for n in package.namelist() if "worksheets/" in n}
        links = [n for n, held in sheets.items() if n.endswith(".rels") and "hyperlink" in held]
    assert not [name for name, held in sheets.items() if "<f>" in held]
    assert not links
    cells = load_workbook(io.BytesIO(written))["Facts"]["E"][1:]
    assert [cell.value.strip() for cell in cells] == [text.strip() for text in MISTAKABLE]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


def test_every_heading_is_explained_and_closed_lists_drop_down(data: bytes) -> None:
    book = load_workbook(io.BytesIO(data))
    facts = book["Facts"]
    assert all(cell.comment and cell.comment.text for cell in facts[1])
    rules = {
        str(rule.sqref).split(":")[0]: (rule.formula1, rule.errorStyle)
        for rule in facts.data_validations.dataValidation
    }
    assert rules["B2"][0].startswith("Lists!")
    assert rules["D2"] == ("'Themes'!$A$2:$A$503", "warning")
    kinds = [cell.value for cell in book["Lists"]["A"] if cell.value]
    assert kinds[:3] == ["project", "programme", "commitment"]


def test_keys_stay_in_sight_and_unused_columns_are_folded_away(data: bytes) -> None:
    facts = load_workbook(io.BytesIO(data))["Facts"]
    assert facts.freeze_panes == "B2"
    heads = {cell.value: get_column_letter(cell.column or 0) for cell in facts[1]}
    hidden = {
        get_column_letter(at)
        for look in facts.column_dimensions.values()
        if look.hidden
        for at in range(look.min or 0, (look.max or 0) + 1)
    }
    assert heads["waiver reason"] in hidden
    assert {heads["status"], heads["short (ja)"], heads["review by (vi)"]}.isdisjoint(hidden)


def test_a_text_longer_than_a_cell_is_refused_by_its_place(base: FactBase) -> None:
    with pytest.raises(BuildError, match=r"Facts, row 2, column statement \(en\).*32767"):
        write_workbook(with_statement(base, "x" * 40_000))


def test_a_base_in_one_language_has_columns_of_that_language_only(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(write_workbook(load_facts(write_base(tmp_path)))))
    heads = [str(cell.value) for cell in book["Facts"][1]]
    assert "statement (en)" in heads
    assert not [head for head in heads if head.endswith(("(vi)", "(ja)"))]


@pytest.mark.node
def test_the_open_xml_sdk_has_nothing_against_it(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "facts.xlsx"
    file.write_bytes(data)
    assert validate(file) == []
