"""One file brought up to date: judged, spliced, its provenance renewed.

What stands as delivered and is no longer what the facts say is replaced; what people wrote stays to
the byte. What cannot be decided here is left and named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from operator import is_

from briefgen.briefs.words import Form
from briefgen.delivered.audit import Auditor, Placed
from briefgen.delivered.locate import Located, locate
from briefgen.delivered.model import DeliveredFile, Passage, Source
from briefgen.delivered.outside import as_delivered, uncomputed
from briefgen.delivered.parts import Parts
from briefgen.delivered.provenance import Provenance, read_provenance
from briefgen.delivered.read import delivered_file
from briefgen.delivered.report import Finding, State
from briefgen.errors import InputError
from briefgen.facts.model import FactBase
from briefgen.gate.files import naming
from briefgen.records import dataclass
from briefgen.refresh.alternatives import followed
from briefgen.refresh.charts import RefreshedCharts, refreshed_charts
from briefgen.refresh.contents import contents_entries
from briefgen.refresh.edition import edition_line
from briefgen.refresh.fit import OUTGROWN, fonts_of, refitted
from briefgen.refresh.package import exchanged
from briefgen.refresh.paragraphs import replaced
from briefgen.refresh.provenance import Now, provenance_bytes, renewed
from briefgen.refresh.splice import Splice, spliced
from briefgen.refresh.tracked import Reviewer, tracked
from briefgen.writers.anchors import text_digest
from briefgen.writers.shown import short_digest

RENEWED = frozenset({State.STALE, State.REWORDED})
"""States of texts that stand as delivered and are worded otherwise now."""

LEFT = frozenset({State.CONFLICT, State.WITHDRAWN, State.MISPLACED})
"""States that a person has to decide on."""

_MOST_TAGS = 200_000
"""Of a slide whose texts are measured, opening and closing; the fullest of ours has 5,000."""

_TOO_MUCH = "its slide holds more than can be measured; rebuild"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A file after a refresh.

    ``data`` are its bytes, the same as before where nothing had to change; ``done`` the findings
    whose text was brought up to date, ``left`` those that were not, each with the reason in its
    note. ``provenance`` is what the file holds now.
    """

    data: bytes
    done: tuple[Finding, ...]
    left: tuple[Finding, ...]
    provenance: Provenance


@dataclass(slots=True)
class _Change:
    """A text to put in the place of another, and what became of it."""

    placed: Placed
    source: Source
    start: int
    end: int
    text: str
    splices: list[Splice] = field(default_factory=list)


def refresh(
    data: bytes,
    facts: FactBase,
    *,
    name: str = "the file",
    sidecar: Provenance | None = None,
    beside: Provenance | None = None,
    author: str | None = None,
) -> Refreshed:
    """The file with every text of ours that stands as delivered worded as the facts are now.

    With an ``author`` a memo gets tracked changes, by that author and of the facts' date, which a
    person accepts or rejects. ``sidecar`` and ``beside`` are as in `read_delivered`. InputError
    where the file cannot be read, where it has no provenance and none is given, for then nothing
    tells what was delivered, and where changes are to be tracked in a deck.

    What comes back has the new bytes (``data``), what was brought up to date (``done``) and what is
    left for a person, with the reason (``left``).

    >>> from briefgen import compose_memo, load_facts, write_memo
    >>> from briefgen.refresh import refresh
    >>> facts = load_facts("examples/northland")
    >>> data = write_memo(compose_memo(facts))
    >>> made = refresh(data, facts, name="memo.docx")
    >>> made.data == data, made.done, made.left
    (True, (), ())
    """
    parts = Parts.opened(data, name, "word or powerpoint")
    file = delivered_file(parts, sidecar, beside)
    if author is not None and file.kind == "pptx":
        raise InputError(f"{name} is a deck, and PowerPoint has no tracked changes; leave it out")
    if file.provenance is None:
        raise InputError(
            f"{name} carries no provenance, so that nothing tells what was delivered and what "
            "people wrote; give what build --sidecar wrote beside it (--sidecar)"
        )
    embedded = parts.provenance_name()
    if sidecar is not None and embedded is not None:
        embedded = _renewable(parts, embedded, sidecar)
    reviewer = None if author is None else Reviewer(author, f"{facts.as_of.isoformat()}T00:00:00Z")
    with naming(name):
        run = _Run(file, file.provenance, facts, parts, reviewer)
        return run.refreshed(data, embedded=embedded)


def _renewable(parts: Parts, embedded: str, sidecar: Provenance) -> str | None:
    """The part that is renewed from the sidecar; None where it cannot be read, and stays.

    InputError where the sidecar is that of another file.
    """
    name = parts.package.name
    try:
        carried = read_provenance(parts.data(embedded), name)
    except InputError:
        return None
    if _listed(sidecar) != _listed(carried):
        raise InputError(
            f"the sidecar is not that of {name}, which lists other texts; give the one that was "
            "written beside it, or none: the file carries its own"
        )
    return embedded


def _listed(provenance: Provenance) -> tuple[object, ...]:
    """What stays as it is from one edition of a file to the next."""
    return (
        [held.id for held in provenance.occurrences],
        [value.ref for value in provenance.values],
        [[(point.fact, point.value) for point in chart.points] for chart in provenance.charts],
    )


class _Run:
    """One refresh of one file."""

    def __init__(
        self,
        file: DeliveredFile,
        provenance: Provenance,
        facts: FactBase,
        parts: Parts,
        reviewer: Reviewer | None,
    ) -> None:
        self.file, self.provenance, self.facts, self.parts = file, provenance, facts, parts
        self.reviewer = reviewer
        if reviewer is not None:
            for part in {passage.source.part for passage in file.passages if passage.source}:
                reviewer.seen(parts.data(part))
        self.placed = list(Auditor(facts).texts(file))
        self.left: list[Finding] = []
        self.paragraphs: dict[str, list[Located]] = {}
        self.fitted: dict[str, tuple[list[_Change], bytes]] = {}
        self.alternatives: set[str] = set()
        self.entries = contents_entries(file.passages) if file.kind == "docx" else {}

    def refreshed(self, data: bytes, embedded: str | None) -> Refreshed:
        changes = [change for change in self._changes() if self._cut(change)]
        changed_parts, changes = self._spliced(changes)
        self.left += (p.finding for p in self.placed if p.finding.state in LEFT)
        if not self.left and not self._charts({}).left:
            changes += (change for change in self._edition() if self._cut(change))
            changed_parts, changes = self._spliced(changes)
        changed_parts |= self._followed(changes, changed_parts)
        charts = self._charts(changed_parts)
        changed_parts |= charts.parts
        self.left += charts.left
        provenance = self._provenance(changes, charts)
        if embedded is not None and provenance != self.provenance:
            changed_parts[embedded] = provenance_bytes(self.parts.data(embedded), provenance)
        texts = (change.placed.finding for change in changes if change.splices)
        done = (*texts, *charts.done)
        return Refreshed(exchanged(data, changed_parts), done, tuple(self.left), provenance)

    def _followed(
        self, changes: Sequence[_Change], changed: Mapping[str, bytes]
    ) -> dict[str, bytes]:
        """The parts whose alternative texts change with the texts that they repeat.

        Nobody can accept or reject a change of one, so that none follows a tracked change.
        """
        by_part: dict[str, dict[str, str]] = {}
        for change in changes:
            old = self.file.passages[change.placed.passage or 0].text[change.start : change.end]
            if change.splices and self.reviewer is None:
                by_part.setdefault(change.source.part, {})[old] = change.text
        parts: dict[str, bytes] = {}
        for part, texts in by_part.items():
            data = changed.get(part) or self.parts.data(part)
            made = followed(data, texts, self.provenance.paragraphs)
            self.alternatives |= made.shown
            if made.shown:
                parts[part] = made.data
        return parts

    def _charts(self, changed: Mapping[str, bytes]) -> RefreshedCharts:
        return refreshed_charts(self.file, self.provenance, self.facts, self.parts, changed)

    # --- what to change ---

    def _changes(self) -> Iterator[_Change]:
        taken: dict[int, list[tuple[int, int]]] = {}
        for placed in self.placed:
            if placed.finding.state not in RENEWED or placed.held is None:
                continue
            change = self._change(placed)
            if isinstance(change, str):
                self._leave(placed, change)
            elif any(
                start < change.end and change.start < end
                for start, end in taken.get(placed.passage or 0, ())
            ):
                self._leave(placed, "another text that changes stands at the same place")
            else:
                taken.setdefault(placed.passage or 0, []).append((change.start, change.end))
                yield change

    def _change(self, placed: Placed) -> _Change | str:
        """What to put where; a sentence where nothing can be put."""
        assert placed.passage is not None, "what is renewed was found"
        passage = self.file.passages[placed.passage]
        text = placed.finding.new
        if not text:
            return "the facts no longer have such a text; rebuild"
        if passage.source is None:
            return "it stands where no text can be put; rebuild"
        stretch = _stretch(passage, placed)
        if stretch is None:
            return "its paragraph is as delivered, but where in it the text stands is not known"
        return _Change(placed, passage.source, *stretch, text)

    def _edition(self) -> Iterator[_Change]:
        """The lines that name the edition: true of the file once nothing in it is left behind."""
        for placed in self.placed:
            held, state = placed.held, placed.finding.state
            if held is None or held.form != Form.EDITION or state is not State.OK:
                continue
            passage = self.file.passages[placed.passage or 0]
            stretch = _stretch(passage, placed)
            if stretch is not None and passage.source is not None:
                shown = passage.text[slice(*stretch)]
                text = edition_line(shown, self.provenance, self.facts, held.language)
                finding = placed.finding.model_copy(update={"shown": shown, "new": text})
                renewed_line = replace(placed, finding=finding)
                yield _Change(renewed_line, passage.source, *stretch, text)

    def _leave(self, placed: Placed, why: str) -> None:
        self.left.append(placed.finding.model_copy(update={"note": why}))

    # --- the parts ---

    @cached_property
    def _anchored(self) -> Mapping[str, set[int]]:
        """The numbers of the paragraphs that hold texts of ours or repeat them, by their parts."""
        found: dict[str, set[int]] = defaultdict(set)
        passages = [
            self.file.passages[placed.passage]
            for placed in self.placed
            if placed.passage is not None
        ]
        for passage in (*passages, *self.entries.values()):
            if passage.source is not None:
                found[passage.source.part].add(passage.source.paragraph)
        return found

    def _spliced(self, changes: Sequence[_Change]) -> tuple[dict[str, bytes], list[_Change]]:
        """The parts that change, and the changes that were made in them."""
        by_part: dict[str, list[_Change]] = {}
        for change in changes:
            by_part.setdefault(change.source.part, []).append(change)
        parts: dict[str, bytes] = {}
        made: list[_Change] = []
        for part, held in by_part.items():
            ready, data = self.fitted.get(part, ([], b""))
            if not _same(ready, held):
                ready, data = self.fitted[part] = self._fitting(part, held)
                if data != self.parts.data(part):
                    _require(data, self._expected(part, ready))
            if data != self.parts.data(part):
                parts[part] = data
            made += ready
        return parts, made

    def _fitting(self, part: str, ready: list[_Change]) -> tuple[list[_Change], bytes]:
        """The changes whose texts stand in their boxes, and the part with them."""
        old, fonts = self.parts.data(part), fonts_of(self.parts, part)
        while True:
            data = spliced(old, dict.fromkeys(s for change in ready for s in change.splices))
            if fonts is None:
                return ready, data
            if old.count(b"<") > _MOST_TAGS:
                for change in ready:
                    self._leave(change.placed, _TOO_MUCH)
                return [], old
            numbers = {change.source.paragraph for change in ready if change.splices}
            fitted = refitted(old, data, numbers, self.provenance.language, fonts)
            if not fitted.outgrown:
                return ready, fitted.data
            for change in ready:
                if change.source.paragraph in fitted.outgrown:
                    self._leave(change.placed, OUTGROWN)
            ready = [c for c in ready if c.source.paragraph not in fitted.outgrown]

    def _cut(self, change: _Change) -> bool:
        """Works the splices out; where there are none to be had the text is left, with a reason."""
        part = change.source.part
        data = self.parts.data(part)
        if part not in self.paragraphs:
            self.paragraphs[part] = locate(data, self._anchored[part])
        paragraph = self.paragraphs[part][change.source.paragraph]
        passage = self.file.passages[change.placed.passage or 0]
        shown = passage.text[change.start : change.end]
        if text_digest(shown) == text_digest(change.text):
            change.text = shown  # its line breaks stay where they are
            return True
        splices = (
            self._exchanged(change, data, paragraph) if paragraph.text == passage.text else None
        )
        if splices is None:
            self._leave(change.placed, "its lines are others than before, or hold no text; rebuild")
            return False
        change.splices = [*splices, *self._repeated(change, data)]
        return True

    def _exchanged(self, change: _Change, data: bytes, paragraph: Located) -> list[Splice] | None:
        told = (data, paragraph, change.start, change.end, change.text)
        return tracked(*told, self.reviewer) if self.reviewer else replaced(*told)

    def _repeated(self, change: _Change, data: bytes) -> list[Splice]:
        """The same change where the contents list repeats the heading, if it still does."""
        entry = self.entries.get(change.placed.passage or 0)
        if entry is None or entry.source is None or entry.source.part != change.source.part:
            return []
        paragraph = self.paragraphs[entry.source.part][entry.source.paragraph]
        if paragraph.text != entry.text:
            return []
        return self._exchanged(change, data, paragraph) or []

    def _expected(self, part: str, changes: Sequence[_Change]) -> dict[int, str]:
        """What each changed paragraph of a part has to read as."""
        texts = {
            c.source.paragraph: self.paragraphs[part][c.source.paragraph].text for c in changes
        }
        for change in sorted(changes, key=lambda held: -held.start):
            text = texts[change.source.paragraph]
            texts[change.source.paragraph] = text[: change.start] + change.text + text[change.end :]
        return texts

    # --- the provenance ---

    def _provenance(self, made: Sequence[_Change], charts: RefreshedCharts) -> Provenance:
        after = self._after(made)
        index_of = {id(held): n for n, held in enumerate(self.provenance.occurrences)}
        by_passage: dict[int | None, list[_Change]] = {}
        for change in made:
            by_passage.setdefault(change.placed.passage, []).append(change)
        changes = {id(change.placed.held): change for change in made}
        now: dict[int, Now] = {}
        for placed in self.placed:
            held, at = placed.held, placed.passage
            if held is None or at is None or index_of[id(held)] in now:
                continue  # what stands there once more is a copy, and no place that was delivered
            passage = self.file.passages[at]
            as_was = text_digest(passage.text) == held.paragraph
            paragraph = text_digest(after[at]) if as_was and at in after else held.paragraph
            own = changes.get(id(held))
            text = text_digest(own.text) if own else held.text
            current = own is not None or placed.finding.state is State.OK
            span = self._span(placed, own, by_passage.get(at, ()))
            now[index_of[id(held)]] = Now(text, paragraph, span, current)
        shown = {
            short_digest(uncomputed(replace(self.file.passages[at], text=text)))
            for at, text in after.items()
            if as_delivered(self.file, self.file.passages[at])
            and not self.file.passages[at].computed
        }
        return renewed(
            self.provenance,
            self.facts,
            now,
            {*shown, *charts.shown, *self.alternatives},
            charts.drawn,
        )

    def _after(self, made: Sequence[_Change]) -> dict[int, str]:
        """The text of each passage that changed, by its index."""
        after: dict[int, str] = {}
        changed = (change for change in made if change.splices)
        for change in sorted(changed, key=lambda held: -held.start):
            at = change.placed.passage or 0
            text = after.get(at, self.file.passages[at].text)
            after[at] = text[: change.start] + change.text + text[change.end :]
        return after

    def _span(
        self, placed: Placed, own: _Change | None, made: Sequence[_Change]
    ) -> tuple[int, int] | None:
        """Where an anchored text of a slide stands after the changes ``made`` in its passage; None
        if unknown."""
        if placed.held is None or placed.held.at is None or placed.passage is None:
            return None
        stretch = (
            (own.start, own.end) if own else _stretch(self.file.passages[placed.passage], placed)
        )
        if stretch is None:
            return None
        start, end = stretch
        end = start + len(own.text) if own else end
        grown = sum(
            len(change.text) - (change.end - change.start)
            for change in made
            if change is not own and change.end <= stretch[0]
        )
        return start + grown, end + grown


def _stretch(passage: Passage, placed: Placed) -> tuple[int, int] | None:
    """Where in its passage the text stands: as found, or by its digest where only the paragraph is.

    On a slide the place within the paragraph was delivered; in a memo every stretch from word to
    word is tried.
    """
    held, text = placed.held, passage.text
    assert held is not None, "only what was delivered has a stretch"
    if text_digest(text[placed.start : placed.end]) == held.text:
        return placed.start, placed.end
    if held.at is not None and text_digest(text[held.at.start : held.at.end]) == held.text:
        return held.at.start, held.at.end
    edges = [0, *(n for n in range(1, len(text)) if text[n - 1].isspace() or text[n].isspace())]
    edges.append(len(text))
    return next(
        (
            (start, end)
            for start in edges
            for end in reversed(edges)
            if start < end and text_digest(text[start:end]) == held.text
        ),
        None,
    )


def _same(known: Sequence[_Change], changes: Sequence[_Change]) -> bool:
    """Whether these are the changes that were made before."""
    return len(known) == len(changes) and all(map(is_, known, changes))


def _require(part: bytes, expected: Mapping[int, str]) -> None:
    """That the part now reads as it has to: nothing is handed out that does not."""
    found = locate(part, expected)
    for number, text in expected.items():
        if text_digest(found[number].text) != text_digest(text):
            raise AssertionError(
                f"paragraph {number} reads {found[number].text!r} after the refresh, not {text!r}"
            )
