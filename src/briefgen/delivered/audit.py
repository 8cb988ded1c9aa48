"""The audit of files that came back: each anchored text against the facts as they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from briefgen.briefs.compose import EDITION_DIGITS
from briefgen.briefs.entries import entry_digest
from briefgen.briefs.wordings import wordings, words_an_entry
from briefgen.briefs.words import words_of
from briefgen.collector import collector_at_rest
from briefgen.delivered.across import disagreements, editions
from briefgen.delivered.chart_audit import chart_findings, drawn_now, foreign_charts
from briefgen.delivered.chart_texts import answered_texts
from briefgen.delivered.likeness import Likeness, aligned
from briefgen.delivered.match import Found, Matched, match
from briefgen.delivered.model import Carrier, DeliveredFile, Passage
from briefgen.delivered.old_text import old_text
from briefgen.delivered.outside import Outside
from briefgen.delivered.provenance import DeliveredOccurrence, Provenance
from briefgen.delivered.report import Finding, Report, State
from briefgen.delivered.search import search, stretch_of
from briefgen.delivered.unprovided import Unprovided
from briefgen.document.model import Chart
from briefgen.facts.model import Fact, FactBase
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue
from briefgen.writers.anchors import text_digest


@collector_at_rest()
def audit(files: Sequence[DeliveredFile], facts: FactBase) -> Report:
    """What holds, what went stale and what people changed, file by file, in reading order.

    `Report.open` are the findings that ask for a decision. It raises nothing: `read_delivered`
    refuses files that cannot be read.

    >>> from briefgen import audit, compose_memo, load_facts, read_delivered, write_memo
    >>> facts = load_facts("examples/northland")
    >>> file = read_delivered(write_memo(compose_memo(facts)), "memo.docx")
    >>> report = audit([file], facts)
    >>> {str(finding.state) for finding in report.findings}, report.open
    ({'ok'}, ())
    """
    auditor = Auditor(facts)
    remarks: list[str] = []
    findings: list[Finding] = []
    drawn = drawn_now(facts) if any(file.charts for file in files) else ()
    for file in files:
        findings += auditor.findings(file)
        findings += chart_findings(file, drawn, facts)
        findings += auditor.points(file, drawn)
        remarks += _remarks(file, facts)
    findings += disagreements(files, tuple(findings), facts)
    remarks += editions(files)
    return Report(
        edition=facts.edition,
        files=tuple(file.name for file in files),
        remarks=tuple(remarks),
        findings=tuple(findings),
    )


def _remarks(file: DeliveredFile, facts: FactBase) -> Iterator[str]:
    provenance = file.provenance
    if provenance is None:
        anchored = any(passage.spans or passage.tagged for passage in file.passages)
        rest = (
            "texts are found by their wording alone"
            if anchored
            else ("only numbers, dates and texts that stand to the letter are looked at")
        )
        yield f"{file.name}: there is no provenance in it (--sidecar gives it back); {rest}"
    elif provenance.partnership != facts.partnership.id:
        yield (
            f"{file.name}: it was made from the fact base “{provenance.partnership}”, "
            f"this one is “{facts.partnership.id}”"
        )
    if provenance is not None and file.beside not in ("", provenance.edition):
        yield (
            f"{file.name}: the sidecar beside it is of edition {file.beside[:EDITION_DIGITS]} of "
            f"the facts, the file of {provenance.edition[:EDITION_DIGITS]}: what wrote them may "
            "have been ended between the two; refresh it again, or build it anew"
        )


@dataclass(frozen=True, slots=True)
class _Now:
    """What the facts behind a text say now."""

    facts: tuple[Fact, ...]
    gone: tuple[str, ...]
    changed: bool
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding and the stretch of a passage that it answers for; no passage where none is left.

    ``held`` is the occurrence that was found there, None where the file has no provenance or the
    finding is of none.
    """

    finding: Finding
    passage: int | None
    start: int = 0
    end: int = 0
    held: DeliveredOccurrence | None = None


class Auditor:
    """The facts, and what they are worded like, each text once."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        # A memo may order its dates in another way than the base's house style has it.
        self._words = (words_of(base), words_of(base, "day-month"), words_of(base, "month-day"))
        self._known: dict[tuple[str, tuple[str, ...], Language], tuple[str, ...]] = {}
        self._outside = Outside(base)

    def findings(self, file: DeliveredFile) -> Iterator[Finding]:
        """The findings on one file in reading order, what is not there last."""
        texts = list(self.texts(file))
        there = [held for held in texts if held.passage is not None]
        answered: dict[int, list[tuple[int, int]]] = {}
        for held in there:
            answered.setdefault(held.passage or 0, []).append((held.start, held.end))
        for index in answered_texts(file):  # the findings on the chart say what is to say of them
            answered.setdefault(index, []).append((0, len(file.passages[index].text)))
        there += (
            Placed(finding, index, start)
            for index, start, finding in self._outside.findings(file, answered)
        )
        there.sort(key=lambda held: (held.passage or 0, held.start))
        yield from (held.finding for held in there)
        yield from (held.finding for held in texts if held.passage is None)

    def points(self, file: DeliveredFile, drawn: Sequence[Chart]) -> Iterator[Finding]:
        """The findings on the points of charts that are none of ours."""
        return self._outside.points(file, foreign_charts(file, drawn))

    @cached_property
    def _unprovided(self) -> Unprovided:
        return Unprovided(self._base, self._texts, self._words[0].values)

    def texts(self, file: DeliveredFile) -> Iterator[Placed]:
        """The findings on what is anchored, or without provenance on what stands to the letter."""
        if file.provenance is None:
            yield from (Placed(*held) for held in self._unprovided.findings(file))
            return
        matched = match(file, file.provenance)
        intact = _intact_passages(file, matched)
        for found in matched.found:
            length = len(file.passages[found.passage].text)
            finding = self._finding(file, found, intact)
            whole = found.start is None or found.end is None
            start, end = (0, length) if whole else (found.start or 0, found.end or 0)
            yield Placed(finding, found.passage, start, end, found.occurrence)
        yield from self._missing(file, matched)
        for index, span in matched.unknown:
            passage = file.passages[index]
            finding = Finding(
                file=file.name,
                place=str(passage.where),
                state=State.UNKNOWN,
                shown=passage.text[span.start : span.end],
                found_by=span.carrier,
                note=f"“{span.name}” is no text that this file was delivered with",
            )
            # What it holds is nobody's: its numbers are looked at like any others.
            yield Placed(finding, index, span.start, span.start)

    # --- one text ---

    def _finding(self, file: DeliveredFile, found: Found, intact: Mapping[int, bool]) -> Finding:
        passage = file.passages[found.passage]
        held, provenance = found.occurrence, file.provenance
        assert provenance is not None, "only what has provenance is matched"
        now = self._now(held, provenance)
        shown = _shown(passage, found, now)
        state, note = _state(held, passage, found, shown, now)
        if state is State.OK:
            if found.copy:
                state, note = State.COPIED, "the text stands here once more than it was delivered"
            elif _surrounded_anew(held, passage, found, intact):
                state = State.SURROUNDINGS
                note = "the text is as delivered; other words of its paragraph are not"
        if state is State.STALE and self._misplaced(passage, now):
            state = State.MISPLACED
            note = f"it stands under “{passage.status}”, which the fact no longer is; rebuild"
        return Finding(
            file=file.name,
            place=str(passage.where),
            state=state,
            facts=held.facts,
            form=held.form,
            old=old_text(held, provenance, shown, now.texts),
            new="" if state in (State.OK, State.WITHDRAWN) else _one(now.texts, shown),
            shown=shown,
            found_by=found.carrier,
            note=note,
        )

    def _now(self, held: DeliveredOccurrence, provenance: Provenance) -> _Now:
        known = self._base.fact_by_id
        facts = tuple(known[ident] for ident in held.facts if ident in known)
        gone = tuple(ident for ident in held.facts if ident not in known)
        then = provenance.digests_of(held)
        changed = any(known[ident].digest != then[ident] for ident in held.facts if ident in known)
        texts = () if gone else self._texts(held.form, facts, held.language)
        if words_an_entry(held.form):
            # Of its facts, if it has any, it words no more than the entry's digest is made of.
            changed = entry_digest(held.form, facts, self._words[0]) != held.entry
            gone = gone if texts or gone else (held.form,)
        return _Now(facts, gone, changed, texts)

    def _texts(self, form: str, facts: tuple[Fact, ...], language: Language) -> tuple[str, ...]:
        key = (form, tuple(fact.id for fact in facts), language)
        if key not in self._known:
            found = (t for words in self._words for t in wordings(form, facts, language, words))
            self._known[key] = tuple(dict.fromkeys(found))
        return self._known[key]

    def _misplaced(self, passage: Passage, now: _Now) -> bool:
        """Whether it stands under a status that is not the fact's, in whichever language."""
        if not passage.status or len(now.facts) != 1:
            return False
        status = now.facts[0].status
        called = [catalogue(language) for language in Language]
        fitting = {words.status(status) for words in called}
        return passage.status not in fitting | {words.groups[status.group] for words in called}

    # --- what is not there ---

    def _missing(self, file: DeliveredFile, matched: Matched) -> Iterator[Placed]:
        """Texts that no carrier led to: found by their wording, edited, or gone."""
        assert file.provenance is not None, "only what has provenance is matched"
        missing = [held for held in matched.missing if not _stands_elsewhere(held, matched)]
        now = [self._now(held, file.provenance) for held in missing]
        places = search(file.passages, [text for each in now for text in each.texts])
        likeness = Likeness(file.passages, {found.passage for found in matched.found})
        for held, each in zip(missing, now, strict=True):
            shown = next((text for text in each.texts if places.get(text)), "")
            if shown:
                index, carrier = places[shown][0], Carrier.WORDING
                intact = text_digest(shown) == held.text
                state = State.STALE if each.changed and not intact else State.OK
            else:
                found = likeness.nearest(held, each.texts)
                if found is None:
                    yield Placed(self._removed(file, held, each), None, held=held)
                    continue
                index, carrier = found, Carrier.WORDING
                passage = file.passages[index]
                shown = aligned(each.texts[0], passage.text)
                state = State.CONFLICT if each.changed else State.EDITED
            finding = Finding(
                file=file.name,
                place=str(file.passages[index].where),
                state=state,
                facts=held.facts,
                form=held.form,
                old=old_text(held, file.provenance, shown, each.texts),
                new="" if state is State.OK else _one(each.texts, shown),
                shown=shown,
                found_by=carrier,
            )
            start, end = stretch_of(shown, file.passages[index].text)
            yield Placed(finding, index, start, end, held)

    def _removed(self, file: DeliveredFile, held: DeliveredOccurrence, now: _Now) -> Finding:
        return Finding(
            file=file.name,
            place="",
            state=State.REMOVED,
            facts=held.facts,
            form=held.form,
            old=old_text(held, file.provenance, "", now.texts) if file.provenance else "",
            new=_one(now.texts, ""),
            note="no carrier leads to it, and its words stand nowhere",
        )


# --- rules ----------------------------------------------------------------------------------------


def _stands_elsewhere(held: DeliveredOccurrence, matched: Matched) -> bool:
    """Whether what states no fact was found at another of its places.

    A slide that is taken out takes its footer along, and the deck has lost nothing by that.
    """
    return not held.facts and any(found.occurrence.id == held.id for found in matched.found)


def _state(
    held: DeliveredOccurrence, passage: Passage, found: Found, shown: str, now: _Now
) -> tuple[State, str]:
    """What became of a text that was found, and a sentence where the state does not say it all."""
    if now.gone:
        return State.WITHDRAWN, f"the facts no longer have {', '.join(now.gone)}"
    if passage.placeholder or not shown.strip():
        return State.EMPTIED, "its place is there and holds no text"
    if found.start is None or text_digest(shown) == held.text:
        return _intact(held, now)
    if _says(shown, now.texts):
        return State.OK, "edited to what the facts say now"
    if now.changed:
        return State.CONFLICT, "edited by hand, and the fact has changed since"
    return State.EDITED, ""


def _intact(held: DeliveredOccurrence, now: _Now) -> tuple[State, str]:
    """The state of a text that stands as delivered."""
    same = _delivers(held, now.texts)
    if now.changed:
        return State.STALE, "the fact has changed, its words have not" if same else ""
    if now.texts and not same:
        return State.REWORDED, "the same fact, which is worded otherwise now"
    return State.OK, ""


def _delivers(held: DeliveredOccurrence, texts: Iterable[str]) -> bool:
    """Whether one of the texts is the one that was delivered."""
    return any(text_digest(text) == held.text for text in texts)


def _says(shown: str, texts: Iterable[str]) -> bool:
    digest = text_digest(shown)
    return any(text_digest(text) == digest for text in texts)


def _shown(passage: Passage, found: Found, now: _Now) -> str:
    """What stands there; of a paragraph that is as delivered the text, where it is still known."""
    if found.start is not None:
        shown = passage.text[found.start : found.end]
        by_place = found.carrier is Carrier.PLACE and now.texts
        if by_place and text_digest(shown) != found.occurrence.text:
            return aligned(now.texts[0], passage.text)
        return shown
    digest = found.occurrence.text
    return next((text for text in now.texts if text_digest(text) == digest), passage.text)


def _one(texts: Sequence[str], shown: str) -> str:
    """The wording that takes the place of what is shown: of as many lines, a number for a number.

    Parts of a large figure stand alone, so that there are several to choose from.
    """
    if _says(shown, texts):
        return shown
    alike = [text for text in texts if text.count("\n") == shown.count("\n")]
    number = any(char.isdigit() for char in shown)
    return next(
        (text for text in alike if any(char.isdigit() for char in text) is number),
        next(iter((*alike, *texts)), ""),
    )


def _intact_passages(file: DeliveredFile, matched: Matched) -> dict[int, bool]:
    """Of each passage with anchored texts, whether all of them stand as delivered."""
    intact: dict[int, bool] = {}
    for found in matched.found:
        passage = file.passages[found.passage]
        shown = passage.text[found.start : found.end]
        same = found.start is None or text_digest(shown) == found.occurrence.text
        intact[found.passage] = intact.get(found.passage, True) and same and not found.copy
    return intact


def _surrounded_anew(
    held: DeliveredOccurrence, passage: Passage, found: Found, intact: Mapping[int, bool]
) -> bool:
    """Whether the paragraph has changed though no anchored text in it has."""
    if found.start is None or not held.paragraph or not intact[found.passage]:
        return False
    return all(text_digest(text) != held.paragraph for text in _as_delivered(passage))


def _as_delivered(passage: Passage) -> Iterator[str]:
    """The paragraph's text, and as it was before a program counted its pages: "1 of 1"."""
    yield passage.text
    for counted in (("PAGE",), ("PAGE", "NUMPAGES")):
        text, at = "", 0
        for field in sorted(passage.computed, key=lambda held: held.start):
            if field.kind in counted:
                text += passage.text[at : field.start] + "1"
                at = field.end
        if at:
            yield text + passage.text[at:]
