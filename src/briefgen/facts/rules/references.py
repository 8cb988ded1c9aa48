"""Rules on ids: unique, resolvable, used, and free of circles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefgen.facts.model import Actor, Evidence, Fact, FactBase, Kind, Place, Project
from briefgen.facts.rules.view import View, Where
from briefgen.issues import Issue
from briefgen.records import dataclass
from briefgen.values.names import Names
from briefgen.values.template import PAIR, NameHole


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that stands where an entry of one of the ``kinds`` has to be named."""

    where: Where
    target: str
    kinds: tuple[str, ...]


def references_resolve(view: View) -> Iterator[Issue]:
    """Every id that an entry names is there, as an entry of the right kind."""
    ids = _ids(view.base)
    for ref in references(view.base):
        if ref.target in view.broken or any(ref.target in ids[kind] for kind in ref.kinds):
            continue
        options = [ident for kind in ref.kinds for ident in ids[kind]]
        wanted = " or ".join(ref.kinds)
        hint = view.nearest.hint(ref.target, options, f"add the {wanted}, or name another")
        yield view.error("unknown-id", ref.where, f"there is no {wanted} “{ref.target}”", hint)


def references(base: FactBase) -> Iterator[Reference]:
    """Every reference outside texts and derived values."""
    partnership = Where("partnership", base.partnership.id)
    for side in base.partnership.style.pair:
        yield Reference(partnership.at("style", "pair"), side, ("side",))
    for actor in base.actors:
        yield from _actor_references(actor)
    for project in base.projects:
        yield from _project_references(project)
    for place in base.places:
        where = Where("place", place.id)
        yield from _some(where.at("within"), (place.within,), "place")
        yield from _some(where.at("aliases"), (a.source for a in place.aliases), "source")
    for theme in base.themes:
        rests_on = theme.takeaway.rests_on if theme.takeaway else ()
        yield from _some(Where("theme", theme.id).at("takeaway", "rests_on"), rests_on, "fact")
    for term in base.terms:
        if term.evidence:
            where = Where("term", term.id).at("evidence")
            yield Reference(where, term.evidence.source, ("source",))
    for fact in base.facts:
        yield from _fact_references(fact)


def _actor_references(actor: Actor) -> Iterator[Reference]:
    where = Where("actor", actor.id)
    yield from _some(where.at("side"), (actor.side,), "side")
    yield from _some(where.at("member_of"), (actor.member_of,), "actor")
    yield from _some(where.at("aliases"), (a.source for a in actor.aliases), "source")


def _project_references(project: Project) -> Iterator[Reference]:
    where = Where("project", project.id)
    yield from _some(where.at("theme"), (project.theme,), "theme")
    yield from _some(where.at("sides"), project.sides, "side")
    yield from _some(where.at("part_of"), (project.part_of,), "project")
    yield from _some(where.at("aliases"), (a.source for a in project.aliases), "source")


def _fact_references(fact: Fact) -> Iterator[Reference]:
    where = Where("fact", fact.id)
    yield from _some(where.at("theme"), (fact.theme,), "theme")
    yield from _some(where.at("also"), fact.also, "theme")
    for index, participant in enumerate(fact.actors):
        at = where.at("actors", str(index))
        yield Reference(at, participant.actor, ("actor", "side"))
    yield from _some(where.at("places"), fact.places, "place")
    yield from _some(where.at("project"), (fact.project,), "project")
    for place, evidence in evidences(fact):
        yield Reference(place, evidence.source, ("source",))
        yield from _some(place, (evidence.speaker,), "actor")
    yield from _some(where.at("tensions"), (t.fact for t in fact.tensions), "fact")
    yield from _some(where.at("answers"), fact.answers, "fact")
    yield from _some(where.at("part_of"), (fact.part_of,), "fact")


def evidences(fact: Fact) -> Iterator[tuple[Where, Evidence]]:
    """The evidence of the fact, then of its rival values and points, each with its place."""
    where = Where("fact", fact.id)
    for index, evidence in enumerate(fact.evidence):
        yield where.at("evidence", str(index)), evidence
    for value in fact.values:
        for rival in value.rivals:
            yield where.at("values", value.name), rival.evidence
    lines = where.at("series", "lines")
    for line in fact.series.lines if fact.series else ():
        if line.evidence:
            yield lines, line.evidence
        for point in line.points:
            if point.evidence:
                yield lines, point.evidence


def _some(where: Where, targets: Iterable[str | None], kind: str) -> Iterator[Reference]:
    return (Reference(where, target, (kind,)) for target in targets if target is not None)


def _ids(base: FactBase) -> Mapping[str, Mapping[str, object]]:
    return {
        "side": {side.id: side for side in base.partnership.sides},
        "source": base.source_by_id,
        "actor": {actor.id: actor for actor in base.actors},
        "project": {project.id: project for project in base.projects},
        "place": {place.id: place for place in base.places},
        "theme": base.theme_by_id,
        "fact": base.fact_by_id,
    }


def answers_name_asks(view: View) -> Iterator[Issue]:
    """What a fact answers is an ask."""
    for fact in view.base.facts:
        for ident in fact.answers:
            ask = view.base.fact_by_id.get(ident)
            if ask is not None and ask.kind is not Kind.ASK:
                yield view.error(
                    "not-an-ask",
                    Where("fact", fact.id).at("answers"),
                    f"“{ident}” is of kind {ask.kind}; only an ask can be answered",
                    "name the ask, or use part_of",
                )


def nothing_contains_itself(view: View) -> Iterator[Issue]:
    """part_of, within and member_of lead out, never round in a circle."""
    base = view.base
    links: tuple[tuple[str, str, Mapping[str, str | None]], ...] = (
        ("project", "part_of", {entry.id: entry.part_of for entry in base.projects}),
        ("place", "within", {entry.id: entry.within for entry in base.places}),
        ("actor", "member_of", {entry.id: entry.member_of for entry in base.actors}),
        ("fact", "part_of", {entry.id: entry.part_of for entry in base.facts}),
    )
    for kind, key, parents in links:
        for circle in _circles(parents):
            way = " → ".join((*circle, circle[0]))
            message = f"{key} leads round in a circle: {way}"
            yield view.error("circle", Where(kind, circle[0]).at(key), message, "cut it somewhere")


def _circles(parents: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Each circle once, beginning with its first entry; linear in the number of entries."""
    done: set[str] = set()
    for start in parents:
        trail: dict[str, None] = {}
        node: str | None = start
        while node is not None and node in parents and node not in done and node not in trail:
            trail[node] = None
            node = parents[node]
        if node in trail:
            way = list(trail)
            circle = way[way.index(node) :]
            first = min(range(len(circle)), key=circle.__getitem__)
            yield tuple(circle[first:] + circle[:first])
        done.update(trail)


def ids_are_unique(view: View) -> Iterator[Issue]:
    """An id names one entry: among sides, actors, projects and places together, and elsewhere."""
    base, partnership = view.base, Where("partnership", view.base.partnership.id)
    sides = [
        (partnership.at("sides", str(index)), side.id)
        for index, side in enumerate(base.partnership.sides)
    ]
    entries = _of_kind(view, "actor", "project", "place")
    units = [(partnership.at("units", str(i)), u.id) for i, u in enumerate(base.partnership.units)]
    yield from _repeated(view, [*sides, *entries])
    yield from _repeated(view, _of_kind(view, "source"))
    yield from _repeated(view, _of_kind(view, "theme"))
    yield from _repeated(view, _of_kind(view, "term"))
    yield from _repeated(view, units)
    former = [
        (Where("fact", fact.id).at("former_ids", str(index)), old)
        for fact in base.facts
        for index, old in enumerate(fact.former_ids)
    ]
    yield from _repeated(view, [*_of_kind(view, "fact"), *former])
    for where, ident in [*sides, *entries]:
        if ident == PAIR:
            message = f"the id “{PAIR}” stands for the two countries in texts"
            yield view.error("reserved-id", where, message, "choose another id")


def _of_kind(view: View, *kinds: str) -> list[tuple[Where, str]]:
    return [(where, where.ident) for where, _ in view.entries if where.kind in kinds]


def _repeated(view: View, named: Iterable[tuple[Where, str]]) -> Iterator[Issue]:
    places: dict[str, list[Where]] = defaultdict(list)
    for where, ident in named:
        places[ident].append(where)
    for ident, all_places in places.items():
        first, ranks = all_places[0], Counter(all_places[:1])
        for where in all_places[1:]:
            ranks[where] += 1
            origin = view.base.origin(first.kind, first.ident, *first.path)
            stands = f" at {origin.file}:{origin.line}" if origin else ""
            message = f"the id “{ident}” is already that of the {_kind(first)}{stands}"
            # The loader notes the second entry of a kind with the same id under "2".
            again = where.at(str(ranks[where]))
            yield view.error("duplicate-id", again, message, "give it another id")


def _kind(where: Where) -> str:
    """What kind of entry stands there: sides and units stand in the partnership."""
    own = {"sides": "side", "units": "unit"}
    return own.get("".join(where.path[:1]), where.kind)


def names_in_a_fact_are_unique(view: View) -> Iterator[Issue]:
    """Values and times of a fact have different names; ``when`` is its own time only."""
    for fact in view.base.facts:
        names = [("values", v.name) for v in fact.values] + [("dates", d.name) for d in fact.dates]
        seen = {"when"}
        for key, name in names:
            if name in seen:
                where = Where("fact", fact.id).at(key, name)
                message = f"the fact has two values or times named “{name}”"
                yield view.error("duplicate-name", where, message, "rename one of them")
            seen.add(name)


def entries_are_used(view: View) -> Iterator[Issue]:
    """Every source, actor, project, place, theme and unit is named by something else."""
    if view.broken:
        return
    used = {ref.target for ref in references(view.base)}
    used |= {p.id for text in view.texts for p in text.pieces if isinstance(p, NameHole)}
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("source", (entry.id for entry in view.base.sources)),
        ("actor", (entry.id for entry in view.base.actors)),
        ("project", (entry.id for entry in view.base.projects)),
        ("place", (entry.id for entry in view.base.places)),
        ("theme", (entry.id for entry in view.base.themes)),
    )
    for kind, idents in groups:
        for ident in idents:
            if ident not in used:
                message = f"no fact or other entry names the {kind} “{ident}”"
                yield view.warning("unused", Where(kind, ident), message, "use or remove it")


def sides_of_the_pair_differ(view: View) -> Iterator[Issue]:
    """The pair of the house style is two different sides."""
    first, second = view.base.partnership.style.pair
    if first == second:
        where = Where("partnership", view.base.partnership.id).at("style", "pair")
        yield view.error("not-a-pair", where, f"the pair names “{first}” twice", "name both sides")


def everything_named_has_a_name(view: View) -> Iterator[Issue]:
    """Every side, actor, project and place has a name in some language."""
    for where, entry in view.entries:
        if isinstance(entry, Actor | Project | Place) and not _has_name(entry.names):
            message = f"the {where.kind} “{where.ident}” has no name in any language"
            yield view.error("no-name", where.at("names"), message, _NAME_HINT)
    partnership = Where("partnership", view.base.partnership.id)
    for index, side in enumerate(view.base.partnership.sides):
        if not _has_name(side.names):
            message = f"the side “{side.id}” has no name in any language"
            yield view.error("no-name", partnership.at("sides", str(index)), message, _NAME_HINT)


_NAME_HINT = "add names: {en: {full: …}}"


def _has_name(names: Names) -> bool:
    return any((names.en, names.vi, names.ja))
