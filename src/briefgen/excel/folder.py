"""What a workbook says → the files of a fact base: changed, added to, or made from nothing.

Nothing is written before the whole result has been read back by the ordinary loader from a copy
and is what was meant; then every changed file takes its place at once.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefgen.disk import make_folder, tidy, write_folder, write_together
from briefgen.errors import BuildError, FactsError, InputError
from briefgen.excel import yaml_text
from briefgen.excel.cells import (
    Book,
    Places,
    base_of,
    book_of,
    entries_of,
    plain,
    settled,
)
from briefgen.excel.layout import Table, languages_of, tables
from briefgen.excel.merge import Merged, RowChange, as_typed, merge
from briefgen.excel.read import Typed, read_workbook
from briefgen.excel.yaml_edit import UneditableError, edit_file, with_entries
from briefgen.facts.load import read_facts
from briefgen.facts.model import Fact, FactBase
from briefgen.gate import list_folder, read_at_most, read_bytes
from briefgen.gate.bounds import FACTS_WORKBOOK
from briefgen.issues import Issue, has_errors, sort_issues
from briefgen.records import dataclass

FILES = {
    "partnership": "partnership.yaml",
    "source": "sources.yaml",
    "actor": "actors.yaml",
    "project": "projects.yaml",
    "place": "places.yaml",
    "theme": "themes.yaml",
    "term": "glossary.yaml",
}
_BOM = "\ufeff"
Ident = tuple[str, str]
"""Kind and id of an entry."""

Entries = Mapping[Ident, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What became of a folder: rows that changed, files written, warnings that are new.

    ``stale`` says that the facts had changed since the workbook was made.
    """

    changes: tuple[RowChange, ...]
    files: tuple[str, ...]
    warnings: tuple[Issue, ...]
    stale: bool = False
    made: bool = False


def bring_back(workbook: Path, folder: Path, *, dry_run: bool = False) -> BroughtBack:
    """Bring what was changed in the workbook into the folder of facts, or make the folder of it.

    Where the folder holds facts, only entries that the workbook changes are written; all else in
    its files stays to the byte. Raises `FactsError` with every problem by sheet, row and column,
    and then nothing is written; `InputError` where workbook or folder cannot be read.
    """
    data = read_at_most(workbook, FACTS_WORKBOOK.packed, FACTS_WORKBOOK.advice)
    typed = read_workbook(data, workbook.name)
    _stop_at(typed.issues)
    if not dry_run:  # what a killed run left, even if there is nothing to write now
        for touched in (folder, folder / "facts"):
            tidy(touched)
    if folder.is_file():
        raise InputError(f"{folder} is a file; facts are brought back into a folder of YAML files")
    if not folder.exists() or not list_folder(folder):
        return _made(typed, folder, dry_run=dry_run)
    return _changed(typed, folder, dry_run=dry_run)


def unread_changes(workbook: Path, base: FactBase) -> bool:
    """Whether something was typed into the workbook that the base does not say.

    False too for what is no workbook of facts, or one that does not say what it was made from.
    """
    try:
        data = read_at_most(workbook, FACTS_WORKBOOK.packed, FACTS_WORKBOOK.advice)
        typed = read_workbook(data, workbook.name)
    except InputError:
        return False
    if typed.exported is None:
        return False
    now = book_of(base, typed.tables)
    merged = merge(now, typed.book, typed.exported, typed.tables, typed.places)
    changed = bool(merged.changes or merged.issues or has_errors(typed.issues))
    return changed and not _same_rows(typed.book, now, typed.tables)


def _stop_at(issues: Iterable[Issue]) -> None:
    found = sort_issues(issues)
    if has_errors(found):
        raise FactsError(found)


# --- a folder of facts that is there --------------------------------------------------------------


def _changed(typed: Typed, folder: Path, *, dry_run: bool) -> BroughtBack:
    base, there = read_facts(folder)
    if base is None or has_errors(there):
        raise FactsError(there, folder)
    found = tables(tuple(dict.fromkeys((*languages_of(base), *_languages(typed)))))
    now = book_of(base, found)
    stale = bool(typed.edition) and typed.edition != base.edition
    if stale and _same_rows(typed.book, now, found):
        return BroughtBack((), (), tuple(typed.issues), stale=True)
    merged = merge(now, typed.book, typed.exported, found, typed.places)
    target = _target(merged, found, typed.places)
    known = {(issue.code, issue.subject, issue.message) for issue in there}
    new = [issue for issue in target[1] if (issue.code, issue.subject, issue.message) not in known]
    files = _edited(folder, base, target[0], found)
    if files and not dry_run:
        for file in files:
            make_folder((folder / file).parent)
        write_together({folder / file: data for file, data in _encoded(files).items()})
    return BroughtBack(tuple(merged.changes), tuple(files), (*typed.issues, *new), stale=stale)


def _languages(typed: Typed) -> Iterator[Any]:
    return (
        column.language for table in typed.tables for column in table.columns if column.language
    )


def _target(
    merged: Merged, found: tuple[Table, ...], places: Places
) -> tuple[FactBase, tuple[Issue, ...]]:
    """The base that the workbook means and its warnings; FactsError with all that is wrong."""
    base, issues = base_of(merged.book, found, places)
    _stop_at((*merged.issues, *issues))
    assert base is not None
    return base, issues


def _same_rows(typed: Book, now: Book, found: Iterable[Table]) -> bool:
    """Whether the sheets say what the facts say already: they were brought back before."""
    for table in found:
        sides = []
        for book in (typed, now):
            rows: dict[tuple[str, ...], list[dict[str, str]]] = {}
            ordered = sorted(book.get(table.kind, {}).items(), key=lambda row: _rank(table, row[0]))
            for key, cells in ordered:
                held = {heading: settled(text) for heading, text in cells.items()}
                rows.setdefault(key[:1], []).append(held)
            sides.append(rows)
        if sides[0] != sides[1]:
            return False
    return True


def _rank(table: Table, key: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(float(step) for step in key[1:]) if table.ranked else ()


def _plain_entries(base: FactBase, found: Iterable[Table]) -> Entries:
    """Every entry as files write it; the partnership, of which there is one, goes without an id."""
    found = tuple(found)
    return {
        (kind, "" if kind == "partnership" else entry.id): plain(entry, found)  # type: ignore[attr-defined]
        for kind, entries in entries_of(base).items()
        for entry in entries
    }


def _edited(
    folder: Path, base: FactBase, target: FactBase, found: tuple[Table, ...]
) -> dict[str, str]:
    """The new texts of the files that change, read back and found to be what was meant."""
    old, new = _plain_entries(base, found), _plain_entries(target, found)
    if old == new:
        return {}
    for anew in (False, True):
        texts = _texts(folder, base, old, new, anew=anew)
        if texts is not None and _says(folder, texts, new, found):
            return texts
    raise BuildError(
        f"the files in {folder} cannot be changed so that they say what the workbook says; "
        "bring it back into a new folder instead"
    )


def _texts(
    folder: Path, base: FactBase, old: Entries, new: Entries, *, anew: bool
) -> dict[str, str] | None:
    """The new texts by file; None where a file cannot be followed."""
    touched: dict[str, dict[str, tuple[dict[str, Any], dict[str, Any]]]] = {}
    removed: dict[str, set[str]] = {}
    added: dict[str, list[dict[str, Any]]] = {}
    for key, held in old.items():
        origin = base.origin(key[0], key[1] or base.partnership.id)
        assert origin is not None
        if key not in new:
            removed.setdefault(origin.file, set()).add(key[1])
        elif new[key] != held:
            touched.setdefault(origin.file, {})[key[1]] = (held, new[key])
    homes = _homes(base)
    for key, held in new.items():
        if key not in old:
            file = FILES.get(key[0]) or homes.get(held["theme"]) or f"facts/{held['theme']}.yaml"
            added.setdefault(file, []).append(held)
    texts: dict[str, str] = {}
    for file in sorted({*touched, *removed, *added}):
        path = folder / file
        text = path.read_bytes().decode() if path.exists() else ""
        bom, text = text[: text.startswith(_BOM)], text.removeprefix(_BOM)
        try:
            if file in touched or file in removed:
                gone = frozenset(removed.get(file, ()))
                text = edit_file(text, touched.get(file, {}), gone, anew=anew)
            text = with_entries(text, added.get(file, ()))
        except UneditableError:
            return None
        texts[file] = bom + text
    return texts


def _homes(base: FactBase) -> Mapping[str, str]:
    """The file in which most facts of each theme stand."""
    counted: dict[str, Counter[str]] = {}
    for fact in base.facts:
        origin = base.origin("fact", fact.id)
        if origin is not None:
            counted.setdefault(fact.theme, Counter())[origin.file] += 1
    return {theme: counts.most_common(1)[0][0] for theme, counts in counted.items()}


def _says(folder: Path, texts: Mapping[str, str], new: Entries, found: tuple[Table, ...]) -> bool:
    """Whether the folder with these texts holds these entries, as the loader reads it."""
    there = {file: read_bytes(folder / file) for file in _yaml_files(folder)}
    return _read_back({**there, **_encoded(texts)}, new, found)


def _read_back(files: Mapping[str, bytes], new: Entries, found: tuple[Table, ...]) -> bool:
    """Whether a folder of these files holds these entries, as the loader reads it."""
    with tempfile.TemporaryDirectory(prefix="briefgen-") as name:
        copy = Path(name, "facts")
        write_folder(copy, files)
        base, issues = read_facts(copy)
    return base is not None and not has_errors(issues) and _plain_entries(base, found) == new


def _encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {file: text.encode() for file, text in texts.items()}


def _yaml_files(folder: Path) -> Iterator[str]:
    for path in list_folder(folder):
        if path.suffix == ".yaml" and path.is_file():
            yield path.name
    facts = folder / "facts"
    if facts.is_dir():
        yield from (f"facts/{p.name}" for p in list_folder(facts) if p.suffix == ".yaml")


# --- a folder made from nothing -------------------------------------------------------------------


def _made(typed: Typed, folder: Path, *, dry_run: bool) -> BroughtBack:
    merged = as_typed(typed.book, typed.exported, typed.tables)
    base, issues = _target(merged, typed.tables, typed.places)
    texts = fresh_files(base, typed.tables)
    if not dry_run:
        new = _plain_entries(base, typed.tables)
        if not _read_back(_encoded(texts), new, typed.tables):
            raise BuildError(f"{folder} would not say what the workbook says; please report it")
        write_folder(folder, _encoded(texts))
    return BroughtBack(tuple(merged.changes), tuple(texts), (*typed.issues, *issues), made=True)


def fresh_files(base: FactBase, found: Iterable[Table]) -> dict[str, str]:
    """A whole base as files: one for each kind of entry, and one of facts for each theme."""
    found = tuple(found)
    texts = {FILES["partnership"]: yaml_text.block(plain(base.partnership, found), 0) + "\n"}
    for kind, entries in entries_of(base).items():
        if kind in ("partnership", "fact") or not entries:
            continue
        texts[FILES[kind]] = "".join(yaml_text.entry(plain(entry, found)) for entry in entries)
    by_theme: dict[str, list[Fact]] = {}
    for fact in base.facts:
        by_theme.setdefault(fact.theme, []).append(fact)
    for theme, facts in by_theme.items():
        texts[f"facts/{theme}.yaml"] = "\n".join(
            yaml_text.entry(plain(fact, found)) for fact in facts
        )
    for name in (FILES["source"], FILES["theme"]):
        texts.setdefault(name, "[]\n")
    if not base.facts:
        texts["facts/none.yaml"] = "[]\n"
    return texts
