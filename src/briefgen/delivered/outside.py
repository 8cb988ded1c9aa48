"""Numbers and dates outside any anchor, as findings of an audit.

What stands as delivered is ours and no claim of anyone's: it is looked at only where facts have
changed since. What was written since is judged, with the cells of its row and the head of its
column beside it. The judgement is that of `claims`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.delivered.claims import Claim, ClaimJudge, ClaimText, Verdict, Why
from briefgen.delivered.model import Area, Cell, DeliveredChart, DeliveredFile, Passage
from briefgen.delivered.provenance import Provenance
from briefgen.delivered.report import Finding, State
from briefgen.facts.model import FactBase
from briefgen.values.language import Language
from briefgen.writers.shown import short_digest

Stretches = Mapping[int, Sequence[tuple[int, int]]]
"""What anchors answer for: stretches in code points by the index of their passage."""

MOST_CLAIMS = 50_000
"""Numbers and dates that people wrote in one file: so many stand in a thousand pages."""

NOT_CHECKED = "context not checked"

_UNIT = re.compile(r"[(（]([^()（）]+)[)）]|[,、]\s*([^,、]+)$")

_STATES = {
    Verdict.SAME: State.SAME,
    Verdict.CONTRADICTS: State.CONTRADICTS,
    Verdict.UNSOURCED: State.UNSOURCED,
}


class Outside:
    """Judges what stands outside anchors against one fact base; made once for all files."""

    def __init__(self, base: FactBase) -> None:
        self._base = base

    def findings(
        self, file: DeliveredFile, anchored: Stretches, language: Language = Language.EN
    ) -> Iterator[tuple[int, int, Finding]]:
        """The findings of a file, each with the index of its passage and its place there.

        ``language`` is taken for texts that do not tell theirs, where the file does not either.
        """
        provenance = file.provenance
        changed = _changed(self._base, provenance) if provenance else frozenset()
        ours = [as_delivered(file, passage) for passage in file.passages]
        judged = [
            index
            for index, passage in enumerate(file.passages)
            if not _is_structure(passage) and (changed or not ours[index])
        ]
        if not judged:
            return
        judge = ClaimJudge(self._base, provenance, file.dates)
        beside = _Beside(file.passages)
        texts = (
            ClaimText(
                text=file.passages[index].text,
                anchored=(*anchored.get(index, ()), *_computed(file.passages[index])),
                language=provenance.language if provenance else language,
                structure=beside.counts_rows(index),
                around=beside.of(index),
            )
            for index in judged
        )
        found = 0
        for claim in judge.claims(texts):
            index = judged[claim.index]
            finding = _finding(file.name, str(file.passages[index].where), claim)
            if not ours[index]:
                found += 1
                if found > MOST_CLAIMS:
                    yield index, claim.start, _not_looked_at(finding)
                    return
                yield index, claim.start, finding
            elif claim.verdict is Verdict.CONTRADICTS and claim.fact in changed:
                yield index, claim.start, _overtaken(finding)

    def points(self, file: DeliveredFile, charts: Iterable[DeliveredChart]) -> Iterator[Finding]:
        """The findings on the points of charts, each with the names of its line and place."""
        points = [point for chart in charts for point in _points(file, chart)]
        if not points:
            return
        judge = ClaimJudge(self._base, file.provenance, file.dates)
        for claim in judge.claims([text for _, text in points]):
            chart, text = points[claim.index]
            finding = _finding(file.name, str(chart.where), claim)
            yield finding.model_copy(update={"shown": text.text})


def _points(
    file: DeliveredFile, chart: DeliveredChart
) -> Iterator[tuple[DeliveredChart, ClaimText]]:
    """Each point as a reader says it: its number with the unit that its line or the chart names.

    The unit is what stands in brackets, or behind the last comma, of the line's name or a title.
    """
    said = [p.text for p in file.passages if _is_of(p, chart)]
    language = file.provenance.language if file.provenance else Language.EN
    for line in chart.shown.lines:
        names = [line.name, *said]
        unit = next((found[1] or found[2] for n in names if (found := _UNIT.search(n))), "")
        for place, number in zip(chart.shown.places, line.numbers, strict=False):
            if number is not None:
                text = f"{format(number.normalize(), 'f')} {unit}".strip()
                around = " · ".join((place, *names))
                yield chart, ClaimText(text, language=language, around=around)


def _is_of(passage: Passage, chart: DeliveredChart) -> bool:
    """Whether the passage is a title or label of the chart."""
    return replace(passage.where, paragraph=0) == chart.where


def _changed(base: FactBase, provenance: Provenance) -> frozenset[str]:
    """The facts that are no longer as they were when the file was delivered."""
    known = base.fact_by_id
    return frozenset(
        known[ident].id
        for ident, digest in provenance.facts.items()
        if ident in known and known[ident].digest != digest
    )


def as_delivered(file: DeliveredFile, passage: Passage) -> bool:
    """Whether the paragraph stands as delivered, what fields show in it aside."""
    if file.provenance is None:
        return False
    text = uncomputed(passage)
    return not text.strip() or short_digest(text) in file.provenance.paragraphs


def _is_structure(passage: Passage) -> bool:
    """Whether it is no text of the brief: a prompt, or what a template shows on every slide."""
    return passage.placeholder or passage.where.area is Area.LAYOUT


def _computed(passage: Passage) -> Iterable[tuple[int, int]]:
    return ((held.start, held.end) for held in passage.computed)


def uncomputed(passage: Passage) -> str:
    """The text without what fields show in it."""
    kept, at = [], 0
    for start, end in sorted(_computed(passage)):
        kept.append(passage.text[at : max(at, start)])
        at = max(at, end)
    return "".join((*kept, passage.text[at:]))


def _finding(file: str, place: str, claim: Claim) -> Finding:
    plain = claim.verdict is Verdict.SAME and claim.why is Why.NONE
    return Finding(
        file=file,
        place=place,
        state=_STATES[claim.verdict],
        facts=(claim.fact,) if claim.fact else (),
        form=claim.kind,
        new="" if claim.verdict is Verdict.SAME else claim.right,
        shown=claim.shown,
        note=NOT_CHECKED if plain else str(claim.why),
    )


def _overtaken(finding: Finding) -> Finding:
    """A number that was right when we wrote it."""
    note = "as delivered, with no anchor of its own; the fact has changed since"
    return finding.model_copy(update={"state": State.STALE, "old": finding.shown, "note": note})


def _not_looked_at(finding: Finding) -> Finding:
    note = (
        f"more than {MOST_CLAIMS} numbers and dates stand outside anchors; those from here on were "
        "not looked at: split the file"
    )
    return Finding(file=finding.file, place=finding.place, state=State.UNSOURCED, note=note)


_Row = tuple[Area, int, str, int | None, int, int]


class _Beside:
    """What stands in a table with a cell: the first cell of its row, and the head of its column."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._rows: dict[_Row, dict[int, list[int]]] = {}
        for index, passage in enumerate(passages):
            if passage.where.cell and passage.where.area is not Area.WORKBOOK:
                row = self._rows.setdefault(_row(passage), {})
                row.setdefault(passage.where.cell.column, []).append(index)

    def of(self, index: int) -> str:
        """The words that a cell is read with, "" outside tables; the first cell has the second."""
        passage = self._passages[index]
        cell = passage.where.cell
        if cell is None or passage.where.area is Area.WORKBOOK:
            return ""
        own = self._rows[_row(passage)]
        leading = next((column for column in sorted(own) if column != cell.column), cell.column)
        others = [n for column in sorted({leading, cell.column}) for n in own[column] if n != index]
        if cell.row:
            others += self._rows.get(_row(passage, 0), {}).get(cell.column, ())
        return " · ".join(self._passages[n].text for n in others)

    def counts_rows(self, index: int) -> bool:
        """Whether it stands in a column that numbers the rows of its table: 1, 2, 3, …"""
        passage = self._passages[index]
        cell = passage.where.cell
        number = _number(passage.text)
        if cell is None or number is None:
            return False
        nearby = (self._number_at(passage, cell, step) for step in (-2, -1, 1, 2))
        return sum(held == number + step for step, held in nearby) >= 2

    def _number_at(self, passage: Passage, cell: Cell, step: int) -> tuple[int, int | None]:
        there = self._rows.get(_row(passage, cell.row + step), {}).get(cell.column, ())
        return step, _number(self._passages[there[0]].text) if there else None


def _number(text: str) -> int | None:
    """The number of a row, which has few digits."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _row(passage: Passage, row: int | None = None) -> _Row:
    where = passage.where
    assert where.cell is not None, "only cells stand in rows"
    at = where.cell.row if row is None else row
    return where.area, where.slide, where.shape, where.note, where.cell.table, at
