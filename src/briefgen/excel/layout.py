"""The fact model → sheets and their columns; no sheet is typed out by hand.

A list of records is a sheet; a scalar is a column; a record within a record is columns with its
name before theirs; text in several languages is a column per language, side by side; a list of
scalars is one cell, an item a line; a list of records within a record is a sheet of its own, whose
rows begin with the id that they belong to and their place in the list.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from briefgen.excel.about import sheet_name
from briefgen.facts.load import MODELS
from briefgen.facts.model import Fact, FactBase, FactDate, FactValue, Rival
from briefgen.records import dataclass
from briefgen.values.language import Language, PerLanguage

Path = tuple[str, ...]


class Holds(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    DAY = "day"
    TIME = "time"
    FLAG = "flag"
    CHOICE = "choice"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``path`` leads from the record to its value.

    ``choices`` is the closed list of its values, ``names`` the sheets whose ids it may hold, ``of``
    the model and field that it comes from, ``default`` what an empty cell means.
    """

    path: Path
    heading: str
    holds: Holds
    of: tuple[str, str]
    language: Language | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True)
class Table:
    """One sheet: a row a record of ``model``, which stands at ``path`` in its parent.

    ``keys`` are the headings that tell one row from another; they come first. A row of a table with
    a ``parent`` is named by its parent's keys and its own number, unless it has an id of its own.
    ``single`` is the sheet of the one record that a base has: its rows are the columns. A list is
    ``keyed`` where files write it as names with what they stand for: the key that may go without
    its own name.
    """

    name: str
    kind: str
    model: type[BaseModel]
    path: Path
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    parent: Table | None = None
    single: bool = False
    keyed: str | None = None

    @property
    def ranked(self) -> bool:
        """Whether its rows are told apart by their number in a list."""
        return self.keys[-1:] == (RANK,)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns, keys first."""
        return (*self.keys, *(column.heading for column in self.columns))

    def column(self, heading: str) -> Column | None:
        """The column of that heading, None for a key."""
        return self._by_heading.get(heading)

    @cached_property
    def _by_heading(self) -> dict[str, Column]:
        return {column.heading: column for column in self.columns}


_LANGUAGES = {str(language): language for language in Language}

RANK = "no."
ID = "id"

# Of these models a record's one sub-record needs no name before its columns.
_UNNAMED = {(FactValue, "quantity"), (FactDate, "when"), (Rival, "quantity")}
_KEYED = {FactValue: "quantity", FactDate: "when"}
_WORDS = {"edtf": "date"}
# What is read together stands together: the texts, and beside them who reviewed them.
_FIRST: dict[type[BaseModel], tuple[str, ...]] = {
    Fact: ("id", "kind", "status", "theme", "statement", "short", "label", "review"),
}
_IDS_OF: dict[str, tuple[str, ...]] = {
    "source": ("source",),
    "speaker": ("actor",),
    "actor": ("actor", "partnership.sides"),
    "side": ("partnership.sides",),
    "sides": ("partnership.sides",),
    "pair": ("partnership.sides",),
    "member_of": ("actor",),
    "within": ("place",),
    "places": ("place",),
    "project": ("project",),
    "theme": ("theme",),
    "also": ("theme",),
    "fact": ("fact",),
    "answers": ("fact",),
    "rests_on": ("fact",),
}
"""The tables whose ids a field of that name holds; ``part_of`` is an id of its own table."""


def tables(languages: Sequence[Language]) -> tuple[Table, ...]:
    """Every sheet, in order, with text in these languages; parents stand before their children."""
    return _tables(tuple(languages))


@lru_cache(maxsize=8)
def _tables(languages: tuple[Language, ...]) -> tuple[Table, ...]:
    return tuple(
        table
        for kind, model in MODELS.items()
        for table in _Layout(kind, languages).tables(model, kind)
    )


def languages_of(base: FactBase) -> tuple[Language, ...]:
    """The partnership's languages, then any other in which the base has a text."""
    own = base.partnership.languages
    used = set(_languages_in(base.model_dump(mode="json", exclude_defaults=True)))
    return (*own, *(held for held in Language if held not in own and held in used))


def _languages_in(data: object) -> Iterator[Language]:
    if isinstance(data, dict):
        for key, held in data.items():
            if key in _LANGUAGES:
                yield _LANGUAGES[key]
            yield from _languages_in(held)
    elif isinstance(data, list):
        for held in data:
            yield from _languages_in(held)


@dataclass
class _Layout:
    """Lays out one kind of record and the lists within it."""

    kind: str
    languages: tuple[Language, ...]
    found: list[Table] = field(default_factory=list)

    def tables(self, model: type[BaseModel], at: str) -> list[Table]:
        single = self.kind == "partnership"
        self._add(model, at, (), None, () if single else (ID,), single=single)
        return self.found

    def _add(
        self,
        model: type[BaseModel],
        at: str,
        path: Path,
        parent: Table | None,
        keys: tuple[str, ...],
        *,
        single: bool = False,
    ) -> None:
        lists: list[tuple[Path, type[BaseModel]]] = []
        columns = self._columns(model, _Within(), lists)
        table = Table(
            name=sheet_name(at),
            kind=at,
            model=model,
            path=path,
            keys=keys,
            columns=tuple(_headed(held, keys) for held in columns if (held.heading,) != keys),
            parent=parent,
            single=single,
            keyed=_KEYED.get(model),
        )
        self.found.append(table)
        for inner, item in lists:
            self._add(item, f"{at}.{'.'.join(inner)}", inner, table, _keys(table, item))

    def _columns(
        self, model: type[BaseModel], within: _Within, lists: list[tuple[Path, type[BaseModel]]]
    ) -> list[Column]:
        """The columns of a record; the lists within it are added to ``lists``."""
        found: list[Column] = []
        for name, info in _fields(model):
            language = _LANGUAGES.get(name)
            if language and language not in self.languages:
                continue
            kind = _bare(info.annotation)
            step = within.at(model, name, language, required=info.is_required())
            if _is_model(kind):
                found += self._columns(kind, step, lists)
            elif _is_model(_item(kind)):
                lists.append((step.path, _item(kind)))
            else:
                found.append(self._column(name, info, step))
        return _side_by_side(found, len(within.path)) if issubclass(model, PerLanguage) else found

    def _column(self, name: str, info: FieldInfo, step: _Within) -> Column:
        holds, choices = _holding(_bare(info.annotation), name)
        words = " ".join(_WORDS.get(word, word) for word in step.words).replace("_", " ")
        return Column(
            path=step.path,
            heading=f"{words} ({step.language})".strip() if step.language else words,
            holds=holds,
            of=step.of,
            language=step.language,
            required=step.required,
            choices=choices,
            names=(self.kind,) if name == "part_of" else _IDS_OF.get(name, ()),
            default=_default(info),
        )


@dataclass(frozen=True, slots=True)
class _Within:
    """Where a field stands: its keys from the record down, and the words that head its column."""

    path: Path = ()
    words: tuple[str, ...] = ()
    language: Language | None = None
    required: bool = True
    of: tuple[str, str] = ("", "")

    def at(
        self, model: type[BaseModel], name: str, language: Language | None, *, required: bool
    ) -> _Within:
        """The same for a field of the model that stands here."""
        unnamed = language is not None or (model, name) in _UNNAMED
        return _Within(
            (*self.path, name),
            self.words if unnamed else (*self.words, name),
            language or self.language,
            self.required and required,
            self.of if language else (model.__name__, name),
        )


def _side_by_side(columns: list[Column], depth: int) -> list[Column]:
    """The columns of a record in several languages: each of its parts in all of them."""
    parts = list(dict.fromkeys(column.path[depth + 1 :] for column in columns))
    return sorted(columns, key=lambda column: parts.index(column.path[depth + 1 :]))


def _headed(column: Column, keys: tuple[str, ...]) -> Column:
    """The column with a heading of its own: a fact in tension names another fact."""
    if column.heading not in keys:
        return column
    return replace(column, heading=f"other {column.heading}")


def _keys(table: Table, item: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a list within a table: its own ids, or the parent's keys and a number."""
    if ID in item.model_fields:
        return (ID,)
    if table.parent is None:
        return (table.kind, RANK)
    # The parent's own number is called by what one of its rows is: "value no." of the values.
    return (*table.keys[:-1], f"{table.path[-1].removesuffix('s')} {RANK}", RANK)


def _fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    first = _FIRST.get(model, ())
    named = [*first, *(name for name in model.model_fields if name not in first)]
    return [(name, model.model_fields[name]) for name in named]


def _bare(annotation: Any) -> Any:
    """The annotation without what is added to it and without None."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            (annotation,) = (held for held in get_args(annotation) if held is not type(None))
        else:
            return annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _item(kind: Any) -> Any:
    """What a list is of, None if it is no list."""
    return _bare(get_args(kind)[0]) if get_origin(kind) is tuple else None


def _holding(kind: Any, name: str) -> tuple[Holds, tuple[str, ...]]:
    if _item(kind) is not None:
        return Holds.LINES, _choices(_item(kind))
    if choices := _choices(kind):
        return Holds.CHOICE, choices
    if name == "edtf":
        return Holds.TIME, ()
    plain = {bool: Holds.FLAG, int: Holds.WHOLE, Decimal: Holds.NUMBER, dt.date: Holds.DAY}
    return plain.get(kind, Holds.TEXT), ("yes", "no") if kind is bool else ()


def _choices(kind: Any) -> tuple[str, ...]:
    if get_origin(kind) is Literal:
        return tuple(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(held) for held in kind)
    return ()


def _default(info: FieldInfo) -> str:
    held = info.default
    if held is PydanticUndefined or held is None or held == ():
        return ""
    if isinstance(held, bool):
        return "yes" if held else "no"
    return str(held)
