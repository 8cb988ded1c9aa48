"""What a colleague changed on the sheets, brought into the facts as they are now.

Three books meet: the cells as they were exported (their digests stand in the workbook), the cells
as they were typed, and the cells as the facts give them now. What was typed counts where it differs
from what was exported; where the facts have changed there too, both sides are named and neither
wins. Rows that only their number in a list tells apart count as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from briefgen.excel.cells import Book, Cells, Key, Places, Sheet, digest, settled
from briefgen.excel.layout import Table
from briefgen.issues import Issue, error
from briefgen.records import dataclass

RowDigests = Mapping[str, str]
Exported = Mapping[str, Mapping[Key, RowDigests]]
"""The digest of each cell that was exported, by table, row and heading; empty ones left out."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that is not as it was: ``how`` is added, changed or removed.

    ``where`` says sheet and row in words, ``columns`` the headings whose cells changed.
    """

    sheet: str
    how: str
    key: tuple[str, ...]
    where: str
    columns: tuple[str, ...] = ()


@dataclass
class Merged:
    """The book that results, what changed, and what cannot be decided."""

    book: Book
    changes: list[RowChange] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def digests_of(book: Book) -> Exported:
    """The digests of every cell."""
    return {
        kind: {key: row_digests(row) for key, row in rows.items()} for kind, rows in book.items()
    }


def row_digests(cells: Cells) -> RowDigests:
    """The digests of the cells of a row that hold anything."""
    return {heading: held for heading, text in cells.items() if (held := digest(text))}


def merge(
    now: Book, typed: Book, exported: Exported | None, tables: Iterable[Table], places: Places
) -> Merged:
    """The facts with the colleague's changes, and what changed.

    Without digests of what was exported (a workbook that lost them), all that differs from the
    facts as they are now counts as typed.
    """
    known = exported if exported is not None else digests_of(now)
    merger = _Merger(now, typed, known, places)
    for table in tables:
        merger.table(table)
    return merger.merged


def as_typed(typed: Book, exported: Exported | None, tables: Iterable[Table]) -> Merged:
    """The sheets as a base of their own: each cell in full where it is as it was exported."""
    known = exported or {}
    book: Book = {}
    changes: list[RowChange] = []
    for table in tables:
        rows = book[table.kind] = {}
        for key, cells in typed.get(table.kind, {}).items():
            was = known.get(table.kind, {}).get(key, {})
            rows[key] = {
                heading: text if was.get(heading) == digest(text) else settled(text)
                for heading, text in cells.items()
            }
            changes.append(RowChange(table.name, "added", key, table.name))
    return Merged(book, changes)


@dataclass
class _Merger:
    now: Book
    typed: Book
    exported: Exported
    places: Places

    def __post_init__(self) -> None:
        self.merged = Merged({})

    def table(self, table: Table) -> None:
        """Merge one sheet; the sheet of its parent has been merged."""
        now = self.now.get(table.kind, {})
        typed = self.typed.get(table.kind, {})
        was = self.exported.get(table.kind, {})
        book = self.merged.book[table.kind] = {}
        for key in dict.fromkeys((*now, *typed, *was)):
            row = self._row(table, key, now.get(key), typed.get(key), was.get(key))
            if row is not None and self._belongs(table, key, row, now, was):
                book[key] = row

    def _row(
        self,
        table: Table,
        key: Key,
        now: Cells | None,
        typed: Cells | None,
        was: RowDigests | None,
    ) -> Cells | None:
        """The row that results, None for none."""
        if typed is None:
            return self._without(table, key, now, was)
        if was is None:
            return self._added(table, key, now, typed)
        given = row_digests(typed)
        changed = [h for h in table.headings if given.get(h, "") != was.get(h, "")]
        if not changed:
            return now
        if now is None:
            self._conflict(table, key, "", "the facts no longer have this row", "delete the row")
            return None
        return self._changed(table, key, now, typed, was, changed)

    def _changed(
        self,
        table: Table,
        key: Key,
        now: Cells,
        typed: Cells,
        was: RowDigests,
        changed: list[str],
    ) -> Cells:
        held = row_digests(now)
        result = dict(now)
        made: list[str] = []
        for heading in changed:
            mine, theirs = settled(typed.get(heading, "")), settled(now.get(heading, ""))
            if mine == theirs:
                continue
            moved = held != was if table.ranked else held.get(heading, "") != was.get(heading, "")
            if moved:
                self._conflict(
                    table,
                    key,
                    heading,
                    f"changed here to “{_short(mine)}” and, since the export, in the facts to "
                    f"“{_short(theirs)}”",
                    "export again and type it there",
                )
            result[heading] = mine
            made.append(heading)
        if made:
            self._note(table, key, "changed", tuple(made))
        return {heading: text for heading, text in result.items() if text}

    def _without(
        self, table: Table, key: Key, now: Cells | None, was: RowDigests | None
    ) -> Cells | None:
        """A row that is not on the sheet: removed, or added to the facts since."""
        if now is None or was is None:
            return now
        if row_digests(now) != was:
            self._conflict(
                table,
                key,
                "",
                "the row was removed here and changed in the facts since the export",
                "export again and remove it there",
            )
        self._note(table, key, "removed")
        return None

    def _added(self, table: Table, key: Key, now: Cells | None, typed: Cells) -> Cells:
        mine = {heading: settled(text) for heading, text in typed.items() if settled(text)}
        if now is None:
            self._note(table, key, "added")
            return mine
        if row_digests(now) != row_digests(mine):
            self._conflict(
                table,
                key,
                "",
                "the row was added here and, since the export, in the facts as well, otherwise",
                "export again and type it there",
            )
        return now

    def _belongs(
        self,
        table: Table,
        key: Key,
        row: Cells,
        now: Sheet,
        was: Mapping[Key, RowDigests],
    ) -> bool:
        """Whether what the row belongs to is there; if that was removed, the row goes with it."""
        owner = table.parent
        if owner is None or not table.ranked or key[:-1] in self.merged.book[owner.kind]:
            return True
        if was.get(key) == row_digests(row) and now.get(key) is not None:
            self._note(table, key, "removed")
            return False
        if owner.ranked and key[:1] not in self.merged.book[_root(owner).kind]:
            owner, shown = _root(owner), key[0]
        else:
            shown = " ".join(key[:-1])
        heading = table.keys[len(owner.keys) - 1] if owner.ranked else table.keys[0]
        self._conflict(
            table,
            key,
            heading,
            f"the sheet {owner.name} has no row “{shown}”",
            f"add it there, or name another in the column {heading}",
        )
        return False

    def _conflict(self, table: Table, key: Key, heading: str, message: str, hint: str) -> None:
        where = self.places.words(table, key, heading)
        self.merged.issues.append(
            error("not-merged", message, hint, file=where, subject=key[0] if key else "")
        )

    def _note(self, table: Table, key: Key, how: str, columns: tuple[str, ...] = ()) -> None:
        where = self.places.words(table, key)
        self.merged.changes.append(RowChange(table.name, how, key, where, columns))


def _root(table: Table) -> Table:
    while table.parent is not None and table.ranked:
        table = table.parent
    return table


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
