"""A folder of YAML, or a JSON Lines file → a `FactBase`, or every reason why there is none.

The folder holds ``partnership.yaml`` (keys), ``sources.yaml``, ``actors.yaml``, ``projects.yaml``,
``places.yaml``, ``themes.yaml``, ``glossary.yaml`` and ``facts/*.yaml`` (lists of entries). In a
JSON Lines file each line is an object whose ``type`` is partnership, source, actor, project, place,
theme, term or fact; a source's own type is its ``source_type`` there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from briefgen.collector import collector_at_rest
from briefgen.errors import FactsError, InputError
from briefgen.facts.check import run_rules
from briefgen.facts.jsonl_reader import read_jsonl
from briefgen.facts.lined import LinedList, LinedMap
from briefgen.facts.model import (
    Actor,
    Fact,
    FactBase,
    Origin,
    Partnership,
    Place,
    Project,
    Source,
    Term,
    Theme,
)
from briefgen.facts.schema import RawEntry, validate
from briefgen.facts.yaml_reader import read_yaml
from briefgen.gate import list_folder, read_text, require_path
from briefgen.issues import Issue, error, has_errors, sort_issues, warning

MODELS: dict[str, type[BaseModel]] = {
    "partnership": Partnership,
    "source": Source,
    "actor": Actor,
    "project": Project,
    "place": Place,
    "theme": Theme,
    "term": Term,
    "fact": Fact,
}
_FILES = {
    "partnership.yaml": "partnership",
    "sources.yaml": "source",
    "actors.yaml": "actor",
    "projects.yaml": "project",
    "places.yaml": "place",
    "themes.yaml": "theme",
    "glossary.yaml": "term",
}
_BESIDE = ("brief.yaml", "brand.yaml")
"""Files that people keep beside the facts, and name on the command line."""
_REQUIRED = ("partnership.yaml", "sources.yaml", "themes.yaml")
_YAML = (".yaml", ".yml")


def load_facts(path: str | Path) -> FactBase:
    """The fact base at a path: a folder of YAML files, or a JSON Lines file.

    Raises `FactsError` with every issue, warnings included, if there is an error among them, and
    `InputError` if there is nothing to read at the path.

    >>> from briefgen import load_facts
    >>> facts = load_facts("examples/northland")
    >>> [theme.id for theme in facts.themes], len(facts.facts), str(facts.as_of)
    (['people', 'economy'], 6, '2024-06-01')
    >>> load_facts("nowhere")
    Traceback (most recent call last):
        ...
    briefgen.errors.InputError: ...
    """
    base, issues = read_facts(path)
    if base is None or has_errors(issues):
        raise FactsError(issues, folder_of(path))
    return base


def folder_of(path: str | Path) -> Path:
    """The folder that the files named in a base's issues are relative to."""
    path = Path(path)
    return path if path.is_dir() else path.parent


def base_files(path: str | Path) -> tuple[Path, ...]:
    """The files that a base at that path is read from, in the order of their names."""
    path = Path(path)
    if not path.is_dir():
        return (path,)
    facts = path / "facts"
    held = list_folder(facts) if facts.is_dir() else ()
    return (
        *(file for file in list_folder(path) if file.name in _FILES),
        *(file for file in held if _holds_facts(file)),
    )


def _holds_facts(file: Path) -> bool:
    return file.suffix == ".yaml" and not file.name.startswith(".")


def read_facts(path: str | Path) -> tuple[FactBase | None, tuple[Issue, ...]]:
    """As much of the base as could be read, and everything that is wrong with it, sorted.

    The base is None if it has no usable partnership or a file could not be read. Entries that are
    no values of the model are left out of it; references to them are no further issues.
    """
    path = Path(path)
    require_path(path)
    _require_base(path)
    with collector_at_rest():
        return collect_facts(_yaml_entries(path) if path.is_dir() else read_jsonl(path))


def _require_base(path: Path) -> None:
    """InputError where the path is plainly something else than a fact base, and what to give."""
    if path.suffix in _YAML and path.is_file():
        raise InputError(
            f"{path} is one YAML file and no fact base; give the folder that holds "
            "partnership.yaml (a brief goes with --brief)"
        )
    if path.is_dir() and not any((path / name).exists() for name in (*_FILES, "facts")):
        raise InputError(
            f"{path} is no fact base: none of partnership.yaml, sources.yaml, themes.yaml is in "
            "it; name another folder, or make one with: briefgen new FOLDER"
        )


def collect_facts(
    entries: Iterable[RawEntry | Issue],
) -> tuple[FactBase | None, tuple[Issue, ...]]:
    """The base of these entries, wherever they come from, and all that is wrong with it, sorted.

    An issue among the entries stands for what could not be read as one; see `read_facts`.
    """
    collected = _Collected()
    for entry in entries:
        collected.add(entry)
    base = collected.base()
    if base is None:
        return None, sort_issues(collected.issues)
    broken = frozenset(collected.broken_ids)
    return base, sort_issues([*collected.issues, *run_rules(base, broken)])


@dataclass
class _Collected:
    """What has been read so far; `base` makes a base of it."""

    values: dict[str, list[BaseModel]] = field(default_factory=dict)
    origins: dict[tuple[str, ...], Origin] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    broken_ids: set[str] = field(default_factory=set)
    whole: bool = True

    def add(self, entry: RawEntry | Issue) -> None:
        """Take an entry, or the issue that stands in its place."""
        if isinstance(entry, Issue):
            self.issues.append(entry)
            self.whole &= not has_errors([entry]) or entry.code == "duplicate-key"
            return
        value, issues = validate(MODELS[entry.kind], entry)
        self.issues.extend(issues)
        if value is None:
            self.broken_ids.add(entry.ident)
            return
        self.values.setdefault(entry.kind, []).append(value)
        _record_origins(self.origins, entry)

    def base(self) -> FactBase | None:
        """The base, or None where too much is missing to check what is there."""
        partnerships = self.values.get("partnership", [])
        if len(partnerships) > 1:
            again = self.origins["partnership", str(getattr(partnerships[1], "id", ""))]
            message = "there is more than one partnership"
            self.issues.append(
                error("duplicate-id", message, "keep one", file=again.file, line=again.line)
            )
        if not partnerships:
            if self.whole and not self.issues:
                self.issues.append(error("missing-entry", "there is no partnership", "add one"))
            return None
        if not self.whole:
            return None
        base = FactBase.model_validate(
            {
                "partnership": partnerships[0],
                "sources": self.values.get("source", ()),
                "actors": self.values.get("actor", ()),
                "projects": self.values.get("project", ()),
                "places": self.values.get("place", ()),
                "themes": self.values.get("theme", ()),
                "facts": self.values.get("fact", ()),
                "terms": self.values.get("term", ()),
            }
        )
        base._origins.update(self.origins)
        return base


def _record_origins(origins: dict[tuple[str, ...], Origin], entry: RawEntry) -> None:
    """Note the lines of an entry, of its keys and of their keys.

    The second entry with the same id is noted under (kind, id, "2"), the third under "3".
    """
    key: tuple[str, ...] = (entry.kind, entry.ident)
    start = Origin(entry.file, entry.line)
    rank = 1
    while key in origins:
        rank += 1
        key = (entry.kind, entry.ident, str(rank))
    origins[key] = start
    if rank > 1 or not isinstance(entry.data, LinedMap):
        return
    for first, line in entry.data.lines.items():
        origins[(*key, first)] = Origin(entry.file, line)
        for second, inner in _inner_lines(entry.data[first]):
            origins[(*key, first, second)] = Origin(entry.file, inner)


def _inner_lines(value: object) -> Iterator[tuple[str, int]]:
    if isinstance(value, LinedMap):
        yield from value.lines.items()
    elif isinstance(value, LinedList):
        yield from ((str(index), line) for index, line in enumerate(value.lines))


# --- the folder -----------------------------------------------------------------------------------


def _yaml_entries(folder: Path) -> Iterator[RawEntry | Issue]:
    """Every entry of the folder's files, and issues for what cannot be one."""
    there = {path.name: path for path in list_folder(folder)}
    for name in _REQUIRED:
        if name not in there:
            yield error("missing-file", f"there is no {name}", "add it", file=name)
    for name, kind in _FILES.items():
        if name in there:
            yield from _file_entries(there[name], name, kind)
    yield from _unread(there.values(), frozenset(_FILES) | frozenset(_BESIDE), "")
    facts = there.get("facts")
    if facts is None or not facts.is_dir():
        message = "there is no folder facts with files of facts"
        yield error("missing-file", message, "add facts/<theme>.yaml", file="facts")
        return
    files = list_folder(facts)
    for path in files:
        if _holds_facts(path):
            yield from _file_entries(path, f"facts/{path.name}", "fact")
    read = frozenset(path.name for path in files if path.suffix == ".yaml")
    yield from _unread(files, read, "facts/")


def _unread(paths: Iterable[Path], read: frozenset[str], prefix: str) -> Iterator[Issue]:
    for path in paths:
        if path.suffix in _YAML and path.name not in read and not path.name.startswith("."):
            yield warning(
                "unknown-file",
                f"{prefix}{path.name} is not read",
                f"files that are read: {', '.join(_FILES)}, facts/*.yaml",
                file=f"{prefix}{path.name}",
            )


def _file_entries(path: Path, name: str, kind: str) -> Iterator[RawEntry | Issue]:
    try:
        text = read_text(path)
    except InputError as problem:
        yield error("unreadable-file", str(problem), file=name)
        return
    data, issues = read_yaml(text, name)
    yield from issues
    if data is None:
        if not issues:
            yield error("empty-file", f"{name} holds nothing", "fill or remove it", file=name)
        return
    if kind == "partnership":
        yield _one_entry(data, name, kind)
    elif isinstance(data, LinedList):
        for item, line in zip(data, data.lines, strict=True):
            yield RawEntry(kind, item, name, line)
    else:
        message = f"{name} has to be a list of entries"
        yield error("wrong-type", message, "begin each entry with “- id: …”", file=name, line=1)


def _one_entry(data: object, name: str, kind: str) -> RawEntry | Issue:
    if isinstance(data, LinedMap):
        return RawEntry(kind, data, name, data.line)
    message = f"{name} has to be keys and values"
    return error("wrong-type", message, "begin with “id: …”", file=name, line=1)
