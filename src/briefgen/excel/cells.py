"""A fact base as rows of text cells, and rows of text cells as entries of a fact base.

A `Book` holds every sheet's rows by key and every cell's text by heading; empty cells are not in
it. Entries made of it carry the places of their cells, so that whatever the ordinary loader and its
rules find wrong is said by sheet, row and column.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import BaseModel

from briefgen.excel.layout import ID, Column, Holds, Table
from briefgen.facts.lined import LinedList, LinedMap
from briefgen.facts.load import collect_facts
from briefgen.facts.model import FactBase
from briefgen.facts.schema import RawEntry
from briefgen.issues import Issue, error
from briefgen.records import dataclass

Key = tuple[str, ...]
Cells = dict[str, str]
Sheet = dict[Key, Cells]
Book = dict[str, Sheet]
"""The rows of every table by `Table.kind`, in order."""

YES, NO = "yes", "no"
_NOWHERE = "\N{OBJECT REPLACEMENT CHARACTER}"
_PLACED = re.compile(_NOWHERE + r":(\d+)")


# --- a base as cells ------------------------------------------------------------------------------


def entries_of(base: FactBase) -> Mapping[str, tuple[BaseModel, ...]]:
    """The entries of the base by kind."""
    return {
        "partnership": (base.partnership,),
        "source": base.sources,
        "actor": base.actors,
        "project": base.projects,
        "place": base.places,
        "theme": base.themes,
        "term": base.terms,
        "fact": base.facts,
    }


def book_of(base: FactBase, tables: Iterable[Table]) -> Book:
    """Every row of the base; what is at its default is an empty cell."""
    tables = tuple(tables)
    book: Book = {table.kind: {} for table in tables}
    for kind, entries in entries_of(base).items():
        table = next(table for table in tables if table.kind == kind)
        for entry in entries:
            data = entry.model_dump(mode="json", exclude_defaults=True)
            _add_rows(book, tables, table, data, () if table.single else (str(data[ID]),))
    return book


def _add_rows(
    book: Book, tables: tuple[Table, ...], table: Table, data: Mapping[str, Any], key: Key
) -> None:
    book[table.kind][key] = {
        column.heading: text for column in table.columns if (text := _text(_at(data, column.path)))
    }
    for child in tables:
        if child.parent is table:
            for number, item in enumerate(_at(data, child.path) or (), start=1):
                own = (str(item[ID]),) if child.keys == (ID,) else (*key, str(number))
                _add_rows(book, tables, child, item, own)


def _at(data: Any, path: Iterable[str]) -> Any:
    for step in path:
        data = data.get(step) if data else None
    return data


def _text(held: Any) -> str:
    match held:
        case None:
            return ""
        case bool():
            return YES if held else NO
        case list():
            return "\n".join(map(str, held))
        case _:
            return str(held)


def settled(text: str) -> str:
    """The text as far as it counts: applications and hands add spaces at the ends of lines."""
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip()


def plain_number(text: str) -> str:
    """The number in plain digits (3e12 is 3000000000000), or the text if it is none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > 40:
        return text
    return format(number.normalize(), "f")


def digest(text: str) -> str:
    """What tells a cell's text from another: twelve hex digits of its SHA-256; "" for none."""
    text = settled(text)
    return hashlib.sha256(text.encode()).hexdigest()[:12] if text else ""


# --- cells as a base ------------------------------------------------------------------------------


@dataclass
class Places:
    """Where rows stand on the sheets that were read; a number for each place that is asked for."""

    rows: Mapping[tuple[str, Key], int] = field(default_factory=dict)
    _given: list[str] = field(default_factory=list)

    def words(self, table: Table, key: Key, heading: str = "") -> str:
        """The place of a cell, or of a row: “Values, row 14, column value”."""
        if table.single:
            return f"{table.name}, row {heading}" if heading else table.name
        row = self.rows.get((table.kind, key))
        where = f"{table.name}, row {row}" if row else f"{table.name}, {' '.join(key)}"
        return f"{where}, column {heading}" if heading else where

    def number(self, table: Table, key: Key, heading: str = "") -> int:
        """The number that stands for the place in data with lines."""
        self._given.append(self.words(table, key, heading))
        return len(self._given)

    def placed(self, issue: Issue) -> Issue:
        """The issue with the place of the cell that it is about, also within its sentence."""
        message = _PLACED.sub(lambda found: self._given[int(found[1]) - 1], issue.message)
        if issue.file != _NOWHERE:
            return replace(issue, message=message)
        where = self._given[issue.line - 1] if issue.line else ""
        return replace(issue, message=message, file=where, line=0)


def base_of(
    book: Book, tables: Iterable[Table], places: Places
) -> tuple[FactBase | None, tuple[Issue, ...]]:
    """The base that the cells hold, and everything wrong with it, by sheet, row and column."""
    entries = _Entries(book, tuple(tables), places)
    base, issues = collect_facts(entries.all())
    return base, tuple(dict.fromkeys(places.placed(issue) for issue in issues))


@dataclass
class _Entries:
    """Entries from rows; each list and map in them knows the places of its cells."""

    book: Book
    tables: tuple[Table, ...]
    places: Places
    problems: list[Issue] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.below: dict[tuple[str, Key], list[Key]] = {}
        for table in self.tables:
            if table.parent is not None:
                for key in self.book.get(table.kind, {}):
                    owner = key[: len(table.keys) - 1] if table.ranked else ()
                    self.below.setdefault((table.kind, owner), []).append(key)

    def all(self) -> Iterator[RawEntry | Issue]:
        """Every entry of the book; then the issues of its form."""
        for table in self.tables:
            if table.parent is None:
                for key in self.book.get(table.kind, {}):
                    data = self._record(table, key)
                    yield RawEntry(table.kind, data, _NOWHERE, data.line)
        yield from self.problems

    def _record(self, table: Table, key: Key) -> LinedMap:
        record = LinedMap(self.places.number(table, key))
        if table.keys == (ID,):
            _put(record, (ID,), key[0], self.places.number(table, key, ID))
        cells = self.book[table.kind][key]
        for column in table.columns:
            if text := cells.get(column.heading):
                at = self.places.number(table, key, column.heading)
                _put(record, column.path, _value(column, text, at), at)
        for child in self.tables:
            if child.parent is table:
                self._list(record, child, key)
        return record

    def _list(self, record: LinedMap, child: Table, owner: Key) -> None:
        keys = self.below.get((child.kind, owner), [])
        if not keys:
            return
        if child.ranked:
            keys = sorted(keys, key=lambda key: Decimal(key[-1]))
        at = self.places.number(child, keys[0])
        items = [self._record(child, key) for key in keys]
        if child.keyed:
            named = self._named(child, keys, items, at)
            _put(record, child.path, named, at)
            return
        held = LinedList(at)
        held.extend(items)
        held.lines.extend(item.line for item in items)
        _put(record, child.path, held, at)

    def _named(self, child: Table, keys: list[Key], items: list[LinedMap], at: int) -> LinedMap:
        """The list as files write it: each item by its name."""
        named = LinedMap(at)
        for key, item in zip(keys, items, strict=True):
            name = item.pop("name", "")
            where = self.places.words(child, key, "name")
            if not isinstance(name, str) or not name:
                self.problems.append(error("missing-key", "the name is missing", file=where))
            elif name in named:
                self.problems.append(
                    error(
                        "duplicate-key",
                        f"two of one fact are called “{name}”",
                        "give each a name of its own",
                        file=where,
                        subject=key[0],
                    )
                )
            else:
                bare = set(item) <= {child.keyed}
                named[name] = item.get(str(child.keyed), item) if bare else item
                named.lines[name] = item.line
        return named


def _put(record: LinedMap, path: tuple[str, ...], value: object, line: int) -> None:
    """Set what stands at a path, making the records on the way."""
    *way, last = path
    for step in way:
        inner = record.get(step)
        if not isinstance(inner, LinedMap):
            inner = LinedMap(line)
            record[step] = inner
            record.lines[step] = line
        record = inner
    record[last] = value
    record.lines[last] = line


def _value(column: Column, text: str, at: int) -> object:
    """What a cell's text stands for, as a file would give it to the loader."""
    if column.holds is Holds.LINES:
        items = LinedList(at)
        items.extend(line for line in text.split("\n") if line.strip())
        items.lines.extend(at for _ in items)
        return items
    if column.holds is Holds.FLAG:
        return {YES: True, NO: False}.get(text, text)
    return text


# --- an entry as files write it -------------------------------------------------------------------


def plain(entry: BaseModel, tables: Iterable[Table]) -> dict[str, Any]:
    """The entry as plain data in the shape in which files write it, without what is at default."""
    data: dict[str, Any] = _id_first(entry.model_dump(mode="json", exclude_defaults=True))
    for table in tables:
        if table.keyed and table.path[0] in data and isinstance(entry, _owner(table)):
            data[table.path[0]] = {
                item["name"]: _bare(item, table.keyed) for item in data[table.path[0]]
            }
    return data


def _id_first(data: Any) -> Any:
    """The same with each record's id before its other keys."""
    if isinstance(data, list):
        return [_id_first(held) for held in data]
    if not isinstance(data, dict):
        return data
    order = sorted(data, key=lambda key: key != ID)
    return {key: _id_first(data[key]) for key in order}


def _owner(table: Table) -> type[BaseModel]:
    assert table.parent is not None
    return table.parent.model


def _bare(item: Mapping[str, Any], keyed: str) -> Any:
    rest = {key: held for key, held in item.items() if key != "name"}
    return rest[keyed] if set(rest) == {keyed} else rest
