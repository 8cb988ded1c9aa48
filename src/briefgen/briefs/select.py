"""Which facts a brief says, in which order, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.briefs.brief import Brief
from briefgen.errors import BriefError
from briefgen.facts.model import Fact, FactBase, Kind, Theme
from briefgen.facts.nearest import nearest
from briefgen.records import dataclass
from briefgen.values.status import Status, rank


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen facts: all in reading order, and by theme in the themes' order."""

    facts: tuple[Fact, ...]
    themes: tuple[Theme, ...]
    by_theme: Mapping[str, tuple[Fact, ...]]
    left_out: tuple[str, ...]


def select(base: FactBase, brief: Brief) -> Selection:
    """The facts that the brief asks for; BriefError names an id that the base does not have."""
    _check_ids(base, brief)
    themes = _themes(base, brief)
    chosen, left_out = _chosen(base, brief, {theme.id for theme in themes})
    place = {ident: index for index, ident in enumerate(brief.order)}
    by_theme = _grouped(chosen, themes, place)
    facts = tuple(fact for theme in themes for fact in by_theme[theme.id])
    return Selection(facts, themes, by_theme, left_out)


def bottom_line(selection: Selection, brief: Brief, most: int = 5) -> tuple[Fact, ...]:
    """Up to five facts to open with.

    Pinned facts first, then those marked headline, else by rule: agreed before signed before
    quantified. At most one a theme while other themes have any; a fact with a caution only if the
    author pinned it.
    """
    by_id = {fact.id: fact for fact in selection.facts}
    pinned = [by_id[ident] for ident in brief.pin if ident in by_id]
    sound = [fact for fact in selection.facts if fact.caution is None and fact not in pinned]
    marked = [fact for fact in sound if fact.headline]
    pool = sorted(marked or [f for f in sound if f.kind in _NEWS], key=_news_value)
    return tuple((pinned + _spread(pool))[:most])


_NEWS = frozenset(
    {Kind.PROJECT, Kind.PROGRAMME, Kind.COMMITMENT, Kind.OFFER, Kind.ASK, Kind.FIGURE, Kind.EVENT}
)


def _news_value(fact: Fact) -> int:
    order = (Status.AGREED, Status.DECIDED, Status.MOU_SIGNED, Status.PLEDGED)
    if fact.status in order:
        return order.index(fact.status)
    return len(order) + (0 if any(v.quantity and v.quantity.is_number for v in fact.values) else 1)


def _spread(facts: list[Fact]) -> list[Fact]:
    """The first fact of each theme, then the seconds, and so on; order kept within a round."""
    rounds: dict[str, int] = {}
    keyed = []
    for fact in facts:
        turn = rounds.get(fact.theme, 0)
        rounds[fact.theme] = turn + 1
        keyed.append((turn, fact))
    return [fact for _, fact in sorted(keyed, key=lambda pair: pair[0])]


def _grouped(
    chosen: list[Fact], themes: tuple[Theme, ...], place: Mapping[str, int]
) -> dict[str, tuple[Fact, ...]]:
    groups: dict[str, list[Fact]] = {theme.id: [] for theme in themes}
    for fact in chosen:
        groups[fact.theme].append(fact)
    last = len(place)
    return {
        ident: tuple(sorted(facts, key=lambda f: (place.get(f.id, last), rank(f.status))))
        for ident, facts in groups.items()
    }


def _themes(base: FactBase, brief: Brief) -> tuple[Theme, ...]:
    if brief.themes:
        return tuple(base.theme_by_id[ident] for ident in brief.themes)
    return tuple(sorted(base.themes, key=lambda theme: theme.order))


def _chosen(base: FactBase, brief: Brief, themes: set[str]) -> tuple[list[Fact], tuple[str, ...]]:
    include = {base.fact_by_id[ident].id for ident in brief.include}
    exclude = {base.fact_by_id[ident].id for ident in brief.exclude}
    chosen, left_out = [], []
    for fact in base.facts:
        if fact.theme not in themes:
            left_out.append(f"{fact.id}: its theme {fact.theme} is not in this brief")
        elif fact.id in exclude:
            left_out.append(f"{fact.id}: the brief excludes it")
        elif include and fact.id not in include:
            left_out.append(f"{fact.id}: the brief includes others only")
        else:
            chosen.append(fact)
    return chosen, tuple(left_out)


def id_problems(base: FactBase, brief: Brief) -> Iterator[tuple[str, str]]:
    """Each key of the brief that names an id which the base does not have, and a sentence on it."""
    author = {"purpose": brief.purpose, "judgement": brief.judgement}
    author["recommendation"] = brief.recommendation
    rests = [(key, ident) for key, text in author.items() if text for ident in text.rests_on]
    named = [("themes", "themes", ident) for ident in brief.themes]
    for key in ("include", "exclude", "pin", "order"):
        named += [(key, key, ident) for ident in getattr(brief, key)]
    named += [(key, "rests_on", ident) for key, ident in rests]
    for key, said, ident in named:
        known: Mapping[str, object] = base.theme_by_id if key == "themes" else base.fact_by_id
        if ident not in known:
            near = nearest(ident, known)
            hint = f"; did you mean “{near}”?" if near else ""
            if not near and key == "themes":
                hint = f"; it has {', '.join(known)}"
            lead = f"the brief’s {said} names “{ident}”"
            yield key, f"{lead}, which this fact base does not have{hint}"


def _check_ids(base: FactBase, brief: Brief) -> None:
    for _, problem in id_problems(base, brief):
        raise BriefError(problem)
