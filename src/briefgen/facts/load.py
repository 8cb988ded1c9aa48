"""A folder of YAML, or a JSON Lines file → a `FactBase`, or every reason why there is none.

The folder holds ``partnership.yaml`` (keys), ``sources.yaml``, ``actors.yaml``, ``projects.yaml``,
``places.yaml``, ``themes.yaml``, ``glossary.yaml`` and ``facts/*.yaml`` (lists of entries). In a
JSON Lines file each line is an object whose ``type`` is partnership, source, actor, project, place,
theme, term or fact; a source's own type is its ``source_type`` there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from pydantic import BaseModel

from briefgen.cache import store_in_use
from briefgen.collector import collector_at_rest
from briefgen.errors import FactsError, InputError
from briefgen.facts.jsonl_reader import read_jsonl
from briefgen.facts.kept import read_once
from briefgen.facts.lined import LinedList, LinedMap
from briefgen.facts.model import (
    Actor,
    Fact,
    FactBase,
    Partnership,
    Place,
    Project,
    Source,
    Term,
    Theme,
)
from briefgen.facts.origins import Origins
from briefgen.facts.schema import RawEntry, validate
from briefgen.gate import decode, hold, list_folder, read_bytes, require_path
from briefgen.gate.files import MB
from briefgen.issues import (
    MOST_ERRORS,
    Issue,
    Severity,
    error,
    has_errors,
    say,
    sort_issues,
    warning,
)
from briefgen.records import dataclass

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
_MOST_HELD = 64 * MB
"""A longer file of JSON Lines is read line by line, and not kept: it would fill the cache."""


def load_facts(path: str | Path) -> FactBase:
    """The fact base at a path: a folder of YAML files, or a JSON Lines file.

    Raises `FactsError` with every issue, warnings included, if there is an error among them, and
    `InputError` if there is nothing to read at the path. Warns (`CleanedWarning`) of whatever was
    left out of texts.

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
    say(issue for issue in issues if issue.code == "text-cleaned")
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
        if path.is_dir():
            folder = _read_folder(path)
            return read_once(path, folder.pieces(), lambda: collect_facts(folder.entries()))
        if store_in_use() is None or path.stat().st_size > _MOST_HELD:
            return collect_facts(read_jsonl(path))
        held = hold(path, _MOST_HELD)
        pieces = (held.name.encode(), held.data)
        return read_once(path, pieces, lambda: collect_facts(read_jsonl(held)))


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
        if len(collected.issues) > MOST_ERRORS and (more := _too_many(collected.issues, entry)):
            collected.issues.append(more)
            collected.whole = False
            break
    base = collected.base()
    if base is None:
        return None, sort_issues(collected.issues)
    from briefgen.facts.check import run_rules  # as many modules again; a kept base needs none

    broken = frozenset(collected.broken_ids)
    return base, sort_issues([*collected.issues, *run_rules(base, broken)])


def _too_many(issues: list[Issue], last: RawEntry | Issue) -> Issue | None:
    """What is said where there are more errors than anybody reads; None where there are not."""
    if sum(issue.severity is Severity.ERROR for issue in issues) <= MOST_ERRORS:
        return None
    message = f"there are more than {MOST_ERRORS} errors up to here; what follows was not read"
    return error("too-many-errors", message, "correct the first of them", file=last.file)


@dataclass
class _Collected:
    """What has been read so far; `base` makes a base of it."""

    values: dict[str, list[BaseModel]] = field(default_factory=dict)
    origins: Origins = field(default_factory=Origins)
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
        self.origins.note(entry.kind, entry.ident, entry.file, entry.line, entry.data)

    def base(self) -> FactBase | None:
        """The base, or None where too much is missing to check what is there."""
        partnerships = self.values.get("partnership", [])
        if len(partnerships) > 1:
            again = self.origins.at("partnership", str(getattr(partnerships[1], "id", "")))
            assert again is not None
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
        base.take_origins(self.origins)
        return base


# --- the folder -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder as it was read, once: ``files`` by name, with why one cannot be read in its place.

    ``names`` are all that end like YAML, whether they are read or not; ``has_facts`` says that
    there is a folder of facts.
    """

    path: Path
    names: tuple[str, ...]
    has_facts: bool
    files: Mapping[str, bytes | InputError]

    def pieces(self) -> Iterator[bytes]:
        """All that a base of the folder depends on."""
        yield "\n".join((str(self.has_facts), *self.names)).encode()
        for name, held in self.files.items():
            yield name.encode()
            yield held if isinstance(held, bytes) else str(held).encode()

    def entries(self) -> Iterator[RawEntry | Issue]:
        """Every entry of the folder's files, and issues for what cannot be one."""
        for name in _REQUIRED:
            if name not in self.files:
                yield error("missing-file", f"there is no {name}", "add it", file=name)
        yield from self._unread()
        if not self.has_facts:
            message = "there is no folder facts with files of facts"
            yield error("missing-file", message, "add facts/<theme>.yaml", file="facts")
        for name, held in self.files.items():
            yield from _file_entries(held, self.path / name, name, _FILES.get(name, "fact"))

    def _unread(self) -> Iterator[Issue]:
        for name in self.names:
            if name not in self.files and name not in _BESIDE:
                yield warning(
                    "unknown-file",
                    f"{name} is not read",
                    f"files that are read: {', '.join(_FILES)}, facts/*.yaml",
                    file=name,
                )


def _read_folder(path: Path) -> _Folder:
    there = {found.name: found for found in list_folder(path)}
    facts = there.get("facts")
    has_facts = facts is not None and facts.is_dir()
    inside = list_folder(facts) if facts is not None and has_facts else ()
    files = {name: _content(there[name]) for name in _FILES if name in there}
    files |= {f"facts/{file.name}": _content(file) for file in inside if _holds_facts(file)}
    names = (
        *(file.name for file in there.values() if _ends_like_yaml(file)),
        *(f"facts/{file.name}" for file in inside if _ends_like_yaml(file)),
    )
    return _Folder(path, names, has_facts, files)


def _ends_like_yaml(file: Path) -> bool:
    return file.suffix in _YAML and not file.name.startswith(".")


def _content(path: Path) -> bytes | InputError:
    try:
        return read_bytes(path)
    except InputError as problem:
        return problem


def _file_entries(
    content: bytes | InputError, path: Path, name: str, kind: str
) -> Iterator[RawEntry | Issue]:
    try:
        if isinstance(content, InputError):
            raise content
        text = decode(content, path)
    except InputError as problem:
        yield error("unreadable-file", str(problem), file=name)
        return
    from briefgen.facts.yaml_reader import read_yaml  # and PyYAML, which a kept base needs not

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
