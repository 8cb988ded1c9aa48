"""Jobs: a brief a row of a CSV, JSON Lines or YAML file, every problem at once with its line.

A row has the keys of a brief file, and those of `JobRow`. Paths are relative to the jobs file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from briefgen.batch.rows import read_rows
from briefgen.briefs.brief import Brief
from briefgen.briefs.load import read_brief
from briefgen.errors import BriefError, InputError
from briefgen.facts.lined import LinedMap
from briefgen.facts.schema import RawEntry, validate
from briefgen.issues import MOST_ERRORS, Issue, Severity, error, has_errors, say, sort_issues
from briefgen.records import dataclass
from briefgen.values.editions import Edition, read_edition
from briefgen.values.frozen import Frozen, Line

Kind = Literal["memo", "deck"]

SUFFIX: Mapping[Kind, str] = {"memo": ".docx", "deck": ".pptx"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job was read: its file, its line (1-based), and the lines of its keys."""

    file: str
    line: int
    keys: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """The line of a key, or of the row where keys have no lines of their own."""
        return self.keys.get(key, self.line)


class Job(Frozen):
    """One brief of a batch, in one language or in two together: which facts, dressed how, as what.

    ``name`` is that of its files below the folder of the batch, without language and suffix;
    folders in it are parted by ``/``. `Job.outputs` gives the files. ``since`` is the path of an
    earlier edition of the facts, as `compare` takes it: the brief opens with what changed since.

    >>> from briefgen import Brief, Job
    >>> job = Job(name="asia/people", facts="examples/northland", brief=Brief(themes=("people",)))
    >>> job.outputs
    ('asia/people.en.docx', 'asia/people.en.pptx')
    """

    name: Line
    facts: Path
    brief: Brief = Brief()
    files: Annotated[tuple[Kind, ...], Field(min_length=1)] = ("memo", "deck")
    memo_template: Path | None = None
    deck_template: Path | None = None
    brand: Path | None = None
    since: Path | None = None
    place: Annotated[Place | None, Field(exclude=True, repr=False)] = None

    @property
    def edition(self) -> str:
        """Its language, or both: ``en``, ``en+ja``."""
        return str(Edition(self.brief.language, self.brief.second_language))

    @property
    def outputs(self) -> tuple[str, ...]:
        """The files that it makes, relative to the folder of the batch."""
        return tuple(self.output(kind) for kind in self.files)

    @property
    def ident(self) -> str:
        """What manifests call it: its file where it makes one, else what its files share."""
        return self.outputs[0] if len(self.files) == 1 else f"{self.name}.{self.edition}"

    def output(self, kind: Kind) -> str:
        """The file of that kind, relative to the folder of the batch."""
        return f"{self.name}.{self.edition}{SUFFIX[kind]}"

    def problem(self, code: str, message: str, hint: str = "", key: str = "") -> Issue:
        """An error that is about this job, or about a key of it."""
        where = self.place or Place("", 0)
        line = where.line_of(key)
        return error(code, message, hint, file=where.file, line=line, subject=self.ident)


def _parted(given: object) -> object:
    """``memo,deck`` as the list that it stands for."""
    return [part.strip() for part in given.split(",")] if isinstance(given, str) else given


def _edition_code(code: str) -> str:
    return str(read_edition(code))


class JobRow(Brief):
    """One row of a jobs file: the keys of a brief, and these.

    ``brief`` is a brief file whose keys hold where the row has none; ``lang`` the editions, each a
    job of its own (the brief's own language where there is none); ``files`` memo, deck or both.
    """

    facts: Line
    name: Line
    brief: Line | None = None
    lang: Annotated[
        tuple[Annotated[str, AfterValidator(_edition_code)], ...], BeforeValidator(_parted)
    ] = ()
    files: Annotated[tuple[Kind, ...], BeforeValidator(_parted), Field(min_length=1)] = (
        "memo",
        "deck",
    )
    memo_template: Line | None = None
    deck_template: Line | None = None
    brand: Line | None = None
    since: Line | None = None

    @model_validator(mode="after")
    def _two_languages(self) -> Self:
        """The brief file may say another first language; the brief is checked when it is whole."""
        return self


def load_jobs(path: str | Path) -> tuple[Job, ...]:
    r"""The jobs of a .csv, .jsonl or .yaml file: a row a brief, a job an edition of it.

    Raises `BriefError` with a line a problem, and `InputError` if the file cannot be read. Warns
    (`CleanedWarning`) of whatever was left out of its texts, or of those of a brief that it names.
    Facts, templates and brands are looked at by `run_batch`, before it writes the first file.

    >>> from pathlib import Path
    >>> from briefgen import load_jobs
    >>> table = 'facts,name,lang,themes\nexamples/northland,people,"en,en+ja",people\n'
    >>> _ = Path("jobs.csv").write_text(table, "utf-8")
    >>> [job.ident for job in load_jobs("jobs.csv")]
    ['people.en', 'people.en+ja']
    """
    path = Path(path)
    jobs, issues = read_jobs(path)
    if has_errors(issues):
        raise BriefError.of(issues, path.parent)
    say(issues)
    return jobs


def read_jobs(path: Path) -> tuple[tuple[Job, ...], tuple[Issue, ...]]:
    """As many jobs as could be read, and everything that is wrong with the rows, sorted."""
    jobs: list[Job] = []
    issues: list[Issue] = []
    wrong = 0
    briefs = lru_cache(maxsize=64)(read_brief)
    for row in read_rows(path, JobRow):
        if wrong > MOST_ERRORS:
            message = f"there are more than {MOST_ERRORS} errors up to here; the rest was not read"
            issues.append(error("too-many-errors", message, "correct the first", file=path.name))
            break
        before = len(issues)
        if isinstance(row, Issue):
            issues.append(row)
        else:
            held, problems = validate(JobRow, row)
            issues += problems
            for job in _jobs(held, row, path.parent, briefs) if held is not None else ():
                (issues if isinstance(job, Issue) else jobs).append(job)  # type: ignore[arg-type]
        wrong += sum(issue.severity is Severity.ERROR for issue in issues[before:])
    if not jobs and not issues:
        hint = "give a row of headings, and below it a row a brief"
        issues.append(error("empty-file", "there are no jobs", hint, file=path.name))
    return tuple(jobs), sort_issues(issues)


def _jobs(
    row: JobRow,
    entry: RawEntry,
    root: Path,
    briefs: Callable[[Path], tuple[Brief, tuple[Issue, ...]]],
) -> Iterator[Job | Issue]:
    """A job for each edition of the row behind warnings of its brief, or why there is none."""
    lines = dict(entry.data.lines) if isinstance(entry.data, LinedMap) else {}
    place = Place(entry.file, entry.line, lines)

    def problem(key: str, message: str) -> Issue:
        return error("not-valid", message, file=place.file, line=place.line_of(key))

    try:
        start, cleaned = briefs(root / row.brief) if row.brief else (Brief(), ())
        brief = _merged(start, row)
    except (BriefError, InputError) as refused:
        first = str(refused.issues[0]) if refused.issues else str(refused)
        more = len(refused.issues) - 1
        tail = f" (and {more} more)" if more > 0 else ""
        yield problem("brief", f"the brief cannot be used: {first}{tail}")
        return
    except ValidationError as refused:
        said = refused.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        yield problem("second_language", said)
        return
    yield from (replace(issue, file=row.brief or "") for issue in cleaned)
    asked = tuple(map(read_edition, dict.fromkeys(row.lang)))
    for edition in asked or (Edition(brief.language, brief.second_language),):
        yield Job(
            name=row.name,
            facts=root / row.facts,
            brief=brief.in_language(*edition),
            files=tuple(dict.fromkeys(row.files)),
            memo_template=_path(root, row.memo_template),
            deck_template=_path(root, row.deck_template),
            brand=_path(root, row.brand),
            since=_path(root, row.since),
            place=place,
        )


def _merged(start: Brief, row: JobRow) -> Brief:
    """The brief of the row's file with what the row says itself."""
    held = dict(start)
    for name in row.model_fields_set & Brief.model_fields.keys():
        own, before = getattr(row, name), held[name]
        if isinstance(before, Frozen) and type(own) is type(before) and name in ("parts", "slides"):
            switched = {key: getattr(own, key) for key in own.model_fields_set}
            own = before.model_copy(update=switched)
        held[name] = own
    said = start.model_fields_set | row.model_fields_set
    return Brief.model_validate({name: value for name, value in held.items() if name in said})


def _path(root: Path, given: str | None) -> Path | None:
    return None if given is None else root / given
