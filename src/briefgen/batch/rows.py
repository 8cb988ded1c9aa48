"""The rows of a jobs file as plain data with lines, whatever its format.

A CSV is read as spreadsheets save it: with commas, semicolons or tabs, with a byte order mark or
without. Its headings name keys, a key within a key behind a dot (``parts.sources``,
``purpose.en``); an empty cell says nothing; a list is one cell, its items parted by commas.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from briefgen.briefs.brief import AuthorText
from briefgen.errors import InputError
from briefgen.facts.jsonl_reader import read_objects
from briefgen.facts.lined import LinedList, LinedMap
from briefgen.facts.nearest import nearest
from briefgen.facts.schema import RawEntry
from briefgen.facts.yaml_reader import read_yaml
from briefgen.gate import MAX_LINE_BYTES, read_text
from briefgen.gate.text import dropped_from, may_hold_dropped, told
from briefgen.issues import Issue, error, warning
from briefgen.values.language import Language

_KIND = "job"
_MOST_COLUMNS = 1_000
_MOST_BLANK = 10_000


def read_rows(path: Path, model: type[BaseModel]) -> Iterator[RawEntry | Issue]:
    """Every row, or the issue in its place; InputError where the file cannot be read.

    ``model`` is what the rows will be read as: it says which headings a CSV may have.
    """
    match path.suffix.lower():
        case ".csv" | ".tsv":
            yield from _csv_rows(read_text(path), path.name, model)
        case ".jsonl" | ".ndjson":
            for number, data in read_objects(path):
                if isinstance(data, Issue):
                    yield data
                else:
                    yield RawEntry(_KIND, data, path.name, number)
        case ".yaml" | ".yml":
            yield from _yaml_rows(read_text(path), path.name)
        case _:
            raise InputError(
                f"{path} is no list of jobs by its name; give a .csv, .jsonl or .yaml file"
            )


def _yaml_rows(text: str, file: str) -> Iterator[RawEntry | Issue]:
    data, issues = read_yaml(text, file)
    yield from issues
    if isinstance(data, LinedList):
        for item, line in zip(data, data.lines, strict=True):
            yield RawEntry(_KIND, item, file, line)
    elif data is not None:
        message = f"{file} has to be a list of jobs"
        yield error("wrong-type", message, "begin each job with “- facts: …”", file=file, line=1)


# --- CSV ------------------------------------------------------------------------------------------


def _csv_rows(text: str, file: str, model: type[BaseModel]) -> Iterator[RawEntry | Issue]:
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    headings: list[str] | None = None
    blank = 0
    suspect = may_hold_dropped(text)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            hint = "look for a quotation mark that is not closed, or not doubled"
            yield error("broken-csv", f"not CSV: {problem}", hint, file=file, line=line)
            return
        lines.end_row()
        blank = 0 if any(cell.strip() for cell in cells) else blank + 1
        if blank > _MOST_BLANK:
            yield error("broken-csv", "only empty rows stand here", "take them out", file=file)
            return
        if blank:
            continue
        if headings is None:
            headings = [cell.strip() for cell in cells]
            if len(headings) > _MOST_COLUMNS:
                message = f"there are {len(headings)} columns, and {_MOST_COLUMNS} are the most"
                yield error("too-many-cells", message, "take out the empty ones", file=file)
                return
            issues = tuple(_wrong_headings(headings, model, file, line))
            yield from issues
            if issues:
                return
        elif len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
            message = f"the row has {len(cells)} cells, and there are {len(headings)} headings"
            hint = "put a text with the delimiter in it between double quotes"
            yield error("too-many-cells", message, hint, file=file, line=line)
        else:
            signs = (
                dict.fromkeys(s for cell in cells for s in dropped_from(cell)) if suspect else ()
            )
            if signs:
                yield warning("text-cleaned", *told(signs), file=file, line=line)
            yield RawEntry(_KIND, _row(headings, cells, model, line), file, line)


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class _Lines:
    """The lines of a CSV with their ends, one at a time; csv.Error where a row is too long."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE.finditer(text)
        self._row = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)[0]
        self._row += len(line)
        if self._row > MAX_LINE_BYTES:
            raise csv.Error(f"a row is longer than {MAX_LINE_BYTES} characters")
        return line

    def end_row(self) -> None:
        """Begin to count again."""
        self._row = 0


def _delimiter(text: str) -> str:
    """The one of the three that stands most often among the headings."""
    found = re.search(r"\S[^\r\n]*", text)
    first = found[0] if found else ""
    return max(",;\t", key=first.count)


def _wrong_headings(
    headings: Sequence[str], model: type[BaseModel], file: str, line: int
) -> Iterator[Issue]:
    known = _columns(model)
    for place, heading in enumerate(headings, 1):
        where: dict[str, str | int] = {"file": file, "line": line}
        if not heading:
            message = f"column {place} has no heading"
            yield error("missing-key", message, "name it, or remove the column", **where)
        elif headings.index(heading) < place - 1:
            message = f"the column “{heading}” stands twice"
            yield error("duplicate-key", message, "keep one of them", **where)
        elif heading not in known:
            near = nearest(heading, known)
            listed = ", ".join(name for name in known if "." not in name)
            hint = f"did you mean “{near}”?" if near else f"known columns: {listed}"
            message = f"“{heading}” is not a column that may stand here"
            yield error("unknown-key", message, hint, **where)


def _row(
    headings: Sequence[str], cells: Sequence[str], model: type[BaseModel], line: int
) -> LinedMap:
    lists = _columns(model)
    row = LinedMap(line)
    for heading, cell in zip(headings, cells, strict=False):
        said = cell.strip()
        if said:
            is_list = lists[heading]
            value = [part.strip() for part in said.split(",")] if is_list else said
            path = heading.split(".")
            row.lines[path[0]] = line
            _put(row, path, value)
    return row


def _put(row: dict[str, Any], path: Sequence[str], value: object) -> None:
    """Sets a key within keys; a text beside its own keys (purpose, purpose.en) is its ``text``."""
    *above, last = path
    for key in above:
        held = row.get(key)
        if not isinstance(held, dict):
            row[key] = held = {} if held is None else {"text": held}
        row = held
    held = row.get(last)
    if isinstance(held, dict):
        held["text"] = value
    else:
        row[last] = value


@lru_cache(maxsize=4)
def _columns(model: type[BaseModel]) -> dict[str, bool]:
    """Every heading that a CSV of such rows may have, and whether its cells are lists."""
    return dict(_columns_of(model, ""))


def _columns_of(model: type[BaseModel], lead: str) -> Iterator[tuple[str, bool]]:
    for name, info in model.model_fields.items():
        heading = f"{lead}{info.alias or name}"
        inner = tuple(_models_in(info.annotation))
        is_list = _holds_list(info.annotation)
        if is_list or not inner or _holds_text(info.annotation) or AuthorText in inner:
            yield heading, is_list
        if AuthorText in inner:
            yield from ((f"{heading}.{language}", False) for language in Language)
        if not is_list:
            for part in inner:
                yield from _columns_of(part, f"{heading}.")


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _holds_list(annotation: object) -> bool:
    return get_origin(annotation) is tuple or any(map(_holds_list, get_args(annotation)))


def _holds_text(annotation: object) -> bool:
    return annotation is str or any(map(_holds_text, get_args(annotation)))
