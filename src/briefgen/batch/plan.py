"""What a batch has to make: every job looked at with its facts and looks before a file is written.

In come jobs; out go orders for workers with the parcels that they need, or every reason why not.
Each base, brand and template is read once, and only its packed bytes are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from briefgen.batch.jobs import Job, Kind
from briefgen.batch.manifest import MANIFEST
from briefgen.batch.names import collisions, name_problem
from briefgen.batch.parcels import (
    Parcel,
    brand_digest,
    changes_digest,
    pack,
    template_digest,
)
from briefgen.batch.work import Order
from briefgen.briefs.compose import check_since
from briefgen.briefs.load_brand import load_brand
from briefgen.briefs.select import id_problems
from briefgen.delivered.compare import compare
from briefgen.errors import BriefError, BriefgenError, FactsError
from briefgen.facts.load import read_facts
from briefgen.facts.model import FactBase
from briefgen.gate import hold
from briefgen.gate.package import MAX_PACKED
from briefgen.generate import in_brand, read_powerpoint_template, read_word_template, source_date
from briefgen.issues import Issue, Severity, has_errors, sort_issues
from briefgen.looks.brand import Brand
from briefgen.records import dataclass
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import Compression

_FACTS_ERRORS = "facts-with-errors"


@dataclass(frozen=True, slots=True)
class Plan:
    """Orders in the order of making, with the parcels that they name, by digest.

    ``jobs`` are in the order in which they were given, as are ``idents``. ``warned`` are bases with
    how many warnings each has; ``remarks`` what was found in rows, briefs, brands and templates,
    each with the folder of its file.
    """

    orders: tuple[Order, ...]
    parcels: Mapping[str, Parcel]
    jobs: Mapping[str, Job]
    warned: Mapping[Path, int]
    remarks: tuple[tuple[Issue, Path], ...]


def plan_batch(
    jobs: Sequence[Job],
    out: Path,
    anchors: Anchors = Anchors.FULL,
    compression: Compression = Compression.ZLIB,
    issues: Iterable[Issue] = (),
    root: Path | None = None,
) -> Plan:
    """The plan of the jobs, whose files go below ``out``.

    ``issues`` are what reading the jobs found; they are raised together with what is found here.
    BriefError has every problem, or FactsError where facts are all that is wrong. ``root`` is the
    folder that the jobs' file lies in.
    """
    planner = _Planner(anchors=anchors, compression=compression)
    issues = tuple(issues)
    planner.issues += issues
    planner.remarks += [(issue, root or Path()) for issue in issues if not has_errors([issue])]
    planner.check_names(jobs, out)
    orders = tuple(planner.orders(jobs))
    if has_errors(planner.issues):
        found = sort_issues(planner.issues)
        if all(issue.code == _FACTS_ERRORS for issue in found):
            raise FactsError(found, root)
        raise BriefError.of(found, root or Path())
    return Plan(
        orders=tuple(_in_order_of_making(orders)),
        parcels=planner.parcels,
        jobs={job.ident: job for job in jobs},
        warned=planner.warned,
        remarks=tuple(dict.fromkeys(planner.remarks)),
    )


def _in_order_of_making(orders: Sequence[Order]) -> Iterator[Order]:
    """By facts, then by what is said, in the order of first jobs: shared work is side by side."""
    groups: dict[str, dict[tuple[object, ...], list[Order]]] = {}
    for order in orders:
        groups.setdefault(order.facts, {}).setdefault(order.composition, []).append(order)
    for same_facts in groups.values():
        for same in same_facts.values():
            yield from same


@dataclass(slots=True)
class _Dressed:
    """A brand that was read, with its digest; both empty where there is none."""

    digest: str = ""
    brand: Brand | None = None


@dataclass
class _Planner:
    anchors: Anchors
    compression: Compression
    issues: list[Issue] = field(default_factory=list)
    parcels: dict[str, Parcel] = field(default_factory=dict)
    warned: dict[Path, int] = field(default_factory=dict)
    remarks: list[tuple[Issue, Path]] = field(default_factory=list)
    _brands: dict[Path, _Dressed | None] = field(default_factory=dict)
    _templates: dict[tuple[Kind, Path, str], str | None] = field(default_factory=dict)
    _since: dict[tuple[Path, str], str | None] = field(default_factory=dict)

    def check_names(self, jobs: Sequence[Job], out: Path) -> None:
        """Names that are unsafe, meet another's, or are those of files that the batch reads."""
        for job in jobs:
            problem = name_problem(job.name, job.outputs)
            if problem:
                message = f"“{job.name}” cannot name files: {problem}"
                self.issues.append(job.problem("unsafe-name", message, "choose another", "name"))
        named = [(job, path) for job in jobs for path in job.outputs]
        paths = [MANIFEST, *(path for _, path in named)]
        for later, earlier in collisions(paths):
            job, path = named[later - 1]
            message = f"the file “{path}” {_meets(path, named, earlier)}"
            hint = "give each job a name, in other letters and not only in other capitals"
            self.issues.append(job.problem("same-name", message, hint, "name"))
        self._check_inputs(named, out)

    def _check_inputs(self, named: Iterable[tuple[Job, str]], out: Path) -> None:
        """No file of the batch may take the place of one that the batch reads."""
        read: dict[Path, str] = {}
        pairs = list(named)
        for job, _ in pairs:
            templates = (job.memo_template, job.deck_template)
            read |= {path.resolve(): "a template" for path in templates if path is not None}
            if job.since is not None:
                read[job.since.resolve()] = "an earlier edition"
        if not read:
            return
        folder = out.resolve()
        for job, path in pairs:
            if folder / path in read:
                message = f"the file “{path}” is {read[folder / path]} that the batch reads"
                hint = "choose another name, or another folder with -o"
                self.issues.append(job.problem("same-name", message, hint, "name"))

    def orders(self, jobs: Sequence[Job]) -> Iterator[Order]:
        """An order for each job that is sound, base after base, so that one is held at a time."""
        by_facts: dict[Path, list[Job]] = {}
        for job in jobs:
            by_facts.setdefault(job.facts, []).append(job)
        made: dict[str, Order] = {}
        for path, group in by_facts.items():
            base = self._base(path, group)
            for job in group:
                order = self._order(job, base)
                if order is not None:
                    made[job.ident] = order
        return iter(made[job.ident] for job in jobs if job.ident in made)

    def _order(self, job: Job, base: FactBase | None) -> Order | None:
        dressed = self._dressed(job)
        memo = self._template("memo", job, dressed)
        deck = self._template("deck", job, dressed)
        since = self._changes(job, base)
        if base is None or dressed is None or memo is None or deck is None or since is None:
            return None
        for key, problem in id_problems(base, job.brief):
            self.issues.append(job.problem("unknown-id", problem, key=key))
        brief = in_brand(job.brief, dressed.brand)
        assert brief is not None
        return Order(
            job=job.ident,
            stem=f"{job.name}.{job.edition}",
            brief=brief,
            facts=base.edition,
            brand=dressed.digest,
            memo_template=memo,
            deck_template=deck,
            files=job.files,
            anchors=self.anchors,
            compression=self.compression,
            since=since,
            date=source_date(),
        )

    def _base(self, path: Path, jobs: Sequence[Job]) -> FactBase | None:
        """The base at a path, packed; None with an issue at the first row that names it."""
        first, more = jobs[0], _and_others(jobs)
        try:
            base, issues = read_facts(path)
        except BriefgenError as problem:
            self.issues.append(first.problem("unreadable-file", f"{problem}{more}", key="facts"))
            return None
        errors = [issue for issue in issues if issue.severity is Severity.ERROR]
        if base is None or errors:
            counted = "an error" if len(errors) == 1 else f"{len(errors)} errors"
            message = f"the facts in {path} have {counted}{more}, the first: {errors[0]}"
            hint = f"briefgen check {path} lists them with their lines"
            self.issues.append(first.problem(_FACTS_ERRORS, message, hint, "facts"))
            return None
        if issues:
            self.warned[path] = len(issues)
        if base.edition not in self.parcels:
            self.parcels[base.edition] = pack(base.edition, base)
        return base

    def _changes(self, job: Job, base: FactBase | None) -> str | None:
        """The digest of what changed, "" where nobody asks; None with an issue at the first row."""
        if job.since is None or base is None:
            return ""
        key = (job.since, base.edition)
        if key not in self._since:
            self._since[key] = self._read_changes(job, job.since, base)
        return self._since[key]

    def _read_changes(self, job: Job, earlier: Path, base: FactBase) -> str | None:
        try:
            changes = compare(earlier, base)
            check_since(changes, base)
        except BriefgenError as problem:
            said = str(problem.issues[0]) if problem.issues else str(problem)
            message = f"the earlier edition cannot be used: {said}"
            self.issues.append(job.problem("not-valid", message, key="since"))
            return None
        digest = changes_digest(changes)
        self.parcels.setdefault(digest, pack(digest, changes))
        return digest

    def _dressed(self, job: Job) -> _Dressed | None:
        """The job's brand; None with an issue, at the first row that names it, where it is none."""
        if job.brand is None:
            return _Dressed()
        if job.brand not in self._brands:
            self._brands[job.brand] = self._read_brand(job, job.brand)
        return self._brands[job.brand]

    def _read_brand(self, job: Job, path: Path) -> _Dressed | None:
        try:
            brand, issues = load_brand(path)
            digest = brand_digest(path)
        except BriefgenError as problem:
            said = str(problem.issues[0]) if problem.issues else str(problem)
            message = f"the brand cannot be used: {said}"
            self.issues.append(job.problem("not-valid", message, key="brand"))
            return None
        self.remarks += ((issue, path.parent) for issue in issues)
        self.parcels.setdefault(digest, pack(digest, brand))
        return _Dressed(digest, brand)

    def _template(self, kind: Kind, job: Job, dressed: _Dressed | None) -> str | None:
        """The digest of the job's template, "" where it has none; None with an issue."""
        path = job.memo_template if kind == "memo" else job.deck_template
        if path is None or kind not in job.files:
            return ""
        key = (kind, path, dressed.digest if dressed else "")
        if key not in self._templates:
            brand = dressed.brand if dressed else None
            self._templates[key] = self._read_template(kind, job, path, brand)
        return self._templates[key]

    def _read_template(self, kind: Kind, job: Job, path: Path, brand: Brand | None) -> str | None:
        read = read_word_template if kind == "memo" else read_powerpoint_template
        try:
            held = hold(path, MAX_PACKED)
            report = read(held, brand).report
        except BriefgenError as problem:
            message = f"the template of the {kind} cannot be used: {problem}"
            self.issues.append(job.problem("not-valid", message, key=f"{kind}_template"))
            return None
        self.remarks += ((issue, path.parent) for issue in report.issues)
        digest = template_digest(held)
        self.parcels.setdefault(digest, pack(digest, held))
        return digest


def _meets(path: str, named: Sequence[tuple[Job, str]], earlier: int) -> str:
    """What of the earlier file is in the way of this one; number 0 is the manifest."""
    if earlier == 0:
        return "is in the way of the manifest"
    job, other = named[earlier - 1]
    line = f"line {job.place.line}" if job.place else job.ident
    if other == path:
        return f"is that of {line} too"
    return f"cannot stand beside “{other}” of {line} on every system"


def _and_others(jobs: Sequence[Job]) -> str:
    more = len(jobs) - 1
    return "" if not more else f" (used by {more} more job{'s' if more > 1 else ''})"
