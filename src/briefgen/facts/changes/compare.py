"""Two snapshots in, their `Changes` out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.facts.changes.figures import figure_change
from briefgen.facts.changes.model import (
    Changes,
    Direction,
    FactChange,
    FigureChange,
    SourcesChange,
    StatusMove,
)
from briefgen.facts.changes.snapshot import FactState, Mention, Snapshot
from briefgen.values.language import Language
from briefgen.values.status import Status, rank


def compare_snapshots(old: Snapshot, new: Snapshot) -> Changes:
    """What is different in ``new``; a fact under a former id is the same fact."""
    pairs = _pairs(old, new)
    matched = set(pairs.values())
    changed: list[FactChange] = []
    unchanged: list[str] = []
    unmatched: list[Mention] = []
    for fact in new.facts:
        if fact.id not in pairs:
            unmatched.append(fact.mention)
            continue
        change = _change(old.by_id[pairs[fact.id]], fact)
        if change is None:
            unchanged.append(fact.id)
        else:
            changed.append(change)
    gone = tuple(fact.mention for fact in old.facts if fact.id not in matched)
    found = tuple(unmatched)
    return Changes(
        before=old.edition,
        after=new.edition,
        changed=tuple(changed),
        added=found if old.edition.whole else (),
        not_before=() if old.edition.whole else found,
        withdrawn=gone if new.edition.whole else (),
        not_after=() if new.edition.whole else gone,
        unchanged=tuple(unchanged),
    )


def _pairs(old: Snapshot, new: Snapshot) -> Mapping[str, str]:
    """The id before, by the id after: the same, or one that either names as a former one.

    Where several fit, what the later edition names counts, then what is named first; then the ids
    decide, the same whichever edition is called the old one.
    """
    pairs = {ident: ident for ident in new.by_id if ident in old.by_id}
    free = {ident for ident in old.by_id if ident not in pairs}
    for after, before in _renamed(old, new):
        if after in new.by_id and after not in pairs and before in free:
            pairs[after] = before
            free.remove(before)
    return pairs


def _renamed(old: Snapshot, new: Snapshot) -> list[tuple[str, str]]:
    """Each id after with an id before that one of the two names, the surest first."""
    dates = old.edition.as_of, new.edition.as_of
    named = [
        *(
            (dates[1] < dates[0], at, fact.id, former)
            for fact in new.facts
            for at, former in enumerate(fact.former_ids)
        ),
        *(
            (dates[0] < dates[1], at, former, fact.id)
            for fact in old.facts
            for at, former in enumerate(fact.former_ids)
        ),
    ]
    named.sort(key=lambda held: (held[0], held[1], *sorted(held[2:])))
    return [(after, before) for *_, after, before in named]


def _change(old: FactState, new: FactState) -> FactChange | None:
    """What changed in a fact; None where nothing did."""
    told = FactChange(
        before=old.mention,
        after=new.mention,
        figures=tuple(_figures(old, new)),
        status=_status(old.mention.status, new.mention.status),
        sources=_sources(old, new),
        reworded=tuple(_reworded(old, new)),
    )
    figures_differ = _differ(old.figures_digest, new.figures_digest)
    other_figures = figures_differ and not told.figures
    told = told.model_copy(update={"other_figures": other_figures})
    details = tuple(_details(old, new))
    otherwise = bool(details) or (old.digest != new.digest and not told)
    told = told.model_copy(update={"otherwise": otherwise, "details": details})
    return told if told else None


def _figures(old: FactState, new: FactState) -> Iterator[FigureChange]:
    """The figures that differ; what a file does not print, nothing is known of."""
    partial = not (old.details and new.details)
    for name in dict.fromkeys((*new.figures, *old.figures)):
        was, now = old.figures.get(name), new.figures.get(name)
        if partial and (was is None or now is None):
            continue
        change = figure_change(name, was, now)
        if change is not None:
            yield change


def _status(old: Status | None, new: Status | None) -> StatusMove | None:
    if old is None or new is None or old is new:
        return None
    if not (old.on_ladder and new.on_ladder):
        direction = Direction.ASIDE
    else:
        direction = Direction.UP if rank(new) < rank(old) else Direction.DOWN
    return StatusMove(old=old, new=new, direction=direction)


def _sources(old: FactState, new: FactState) -> SourcesChange | None:
    if not _differ(old.sources, new.sources):
        return None
    return SourcesChange(old=old.mention.cited, new=new.mention.cited)


def _reworded(old: FactState, new: FactState) -> Iterator[Language]:
    for language in Language:
        if _differ(old.words.get(language, ""), new.words.get(language, "")):
            yield language


def _details(old: FactState, new: FactState) -> Iterator[str]:
    """Other fields that differ, where both are known; a fact has its fields in every base."""
    if old.details and new.details:
        if old.id != new.id:
            yield "id"
        for name in sorted(old.details.keys() | new.details.keys()):
            if old.details.get(name) != new.details.get(name):
                yield name


def _differ(old: str, new: str) -> bool:
    """Whether two digests that are known differ."""
    return bool(old and new) and old != new
