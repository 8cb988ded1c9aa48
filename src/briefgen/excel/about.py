"""What the workbook says of itself: names of sheets, and a sentence for each column."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from briefgen.excel.layout import Column, Table


@cache
def words() -> dict[str, Any]:
    """The catalogue, about.yaml."""
    text = (files("briefgen.excel") / "about.yaml").read_text("utf-8")
    held: dict[str, Any] = yaml.safe_load(text)
    return held


def sheet_name(at: str) -> str:
    """What the sheet of a table is called."""
    return str(words()["sheets"][at][0])


def sheet_about(at: str) -> str:
    """What the sheet of a table holds."""
    return str(words()["sheets"][at][1])


def key_about(table: Table, heading: str) -> str:
    """What the key column of that heading holds."""
    said = words()["keys"]
    if heading in said:
        return str(said[heading])
    owner = table.parent
    while owner is not None and owner.parent is not None and heading == table.keys[0]:
        owner = owner.parent
    assert owner is not None
    pattern = said["parent" if heading == table.keys[0] else "rank"]
    return str(pattern).format(what=heading, sheet=owner.name)


def column_about(column: Column) -> str:
    """What stands in the column, in sentences."""
    notes = words()["notes"]
    said = [words()["columns"][".".join(column.of)]]
    if column.language:
        language = words()["languages"][str(column.language)]
        said.append(notes["language"].format(language=language))
    if column.required and not column.language:
        said.append(notes["required"])
    said += _form(column)
    if column.names:
        sheets = " or ".join(sheet_name(at) for at in column.names)
        said.append(notes["names"].format(sheets=sheets))
    if column.default and column.holds != "flag":
        said.append(notes["default"].format(default=column.default))
    if column.language and column.of[0] not in ("NameForms", "UnitWords", "Reviewed"):
        said.append(notes["holes"])
    return " ".join(said)


def _form(column: Column) -> list[str]:
    """How a cell of the column is written."""
    notes, choices = words()["notes"], ", ".join(column.choices)
    match column.holds:
        case "choice":
            return [notes["choices"].format(choices=choices)]
        case "lines":
            return [notes["several"].format(choices=choices) if choices else notes["lines"]]
        case "text":
            return []
        case _:
            return [notes[str(column.holds)]]
