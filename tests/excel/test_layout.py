"""The sheets are laid out from the model: each column has its own heading and is explained."""

from __future__ import annotations

import pytest

from briefgen.excel.about import column_about, key_about, words
from briefgen.excel.layout import Holds, Table, tables
from briefgen.values.language import Language

ALL = tables(tuple(Language))


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.kind)
def test_every_column_has_a_heading_of_its_own_and_is_explained(table: Table) -> None:
    assert len(set(table.headings)) == len(table.headings)
    assert len(table.name) <= 31
    told = [key_about(table, heading) for heading in table.keys]
    told += [column_about(column) for column in table.columns]
    assert all(sentence.endswith((".", "…")) for sentence in told), told


def test_nothing_is_explained_that_is_no_column() -> None:
    known = {".".join(column.of) for table in ALL for column in table.columns}
    assert set(words()["columns"]) == known
    assert set(words()["sheets"]) == {table.kind for table in ALL}


def test_languages_stand_side_by_side_and_only_those_of_the_base() -> None:
    (facts,) = (table for table in tables((Language.EN, Language.JA)) if table.kind == "fact")
    at = facts.headings.index("statement (en)")
    assert facts.headings[at : at + 3] == ("statement (en)", "statement (ja)", "short (en)")
    (actors,) = (table for table in ALL if table.kind == "actor")
    at = actors.headings.index("names full (en)")
    assert actors.headings[at + 1 : at + 3] == ("names full (vi)", "names full (ja)")


def test_lists_within_lists_have_sheets_whose_rows_say_what_they_belong_to() -> None:
    keys = {table.name: table.keys for table in ALL}
    assert keys["Evidence"] == ("fact", "no.")
    assert keys["Series points"] == ("fact", "line no.", "no.")
    assert keys["Rival values"] == ("fact", "value no.", "no.")
    assert keys["Units"] == ("id",)


def test_what_a_cell_holds_follows_from_the_model() -> None:
    found = {(table.name, column.heading): column for table in ALL for column in table.columns}
    assert found["Facts", "status"].choices[:2] == ("called_for", "proposed")
    assert found["Facts", "statement (en)"].holds is Holds.TEXT
    assert found["Values", "value"].holds is Holds.NUMBER
    assert found["Values", "bound"].default == "exact"
    assert found["Evidence", "tokens"].holds is Holds.LINES
    assert found["Evidence", "speaker"].names == ("actor",)
    assert found["Tensions", "other fact"].names == ("fact",)
    assert found["Facts", "headline"].holds is Holds.FLAG
    assert found["Partnership", "as of"].holds is Holds.DAY
    assert found["Evidence", "source"].required
    assert not found["Evidence", "speaker"].required
