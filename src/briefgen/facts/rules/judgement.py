"""Rules on what may be claimed: statuses, cautions, headlines, speakers, paragraphs, takeaways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.facts.model import Actor, ActorKind, Kind
from briefgen.facts.rules.references import evidences
from briefgen.facts.rules.view import View, Where
from briefgen.facts.standing import project_status
from briefgen.issues import Issue
from briefgen.values.status import Status, rank

_LISTED = re.compile(r"\b(?:such as|including)\b|\bchẳng hạn|\bbao gồm\b|など", re.IGNORECASE)


def no_headline_over_a_caution(view: View) -> Iterator[Issue]:
    """A fact with a caution is printed and flagged, but never headlined (briefing-craft.md, 5)."""
    for fact in view.base.facts:
        if fact.caution is None:
            continue
        where = Where("fact", fact.id)
        hint = "remove the mark, or the caution if it is settled"
        if fact.headline:
            message = "the fact is marked headline and has a caution"
            yield view.error("headline-over-caution", where.at("headline"), message, hint)
        if fact.key_figure:
            message = "the fact gives a key figure and has a caution"
            yield view.warning("key-figure-over-caution", where.at("key_figure"), message, hint)


def project_statuses_are_the_weakest_rung(view: View) -> Iterator[Issue]:
    """A status typed for a project is the weakest specific rung of its facts."""
    if view.broken:
        return
    for project in view.base.projects:
        computed = project_status(view.base, project)
        if project.status is not None and project.status is not computed:
            where = Where("project", project.id).at("status")
            message = f"the status is {project.status}, but its facts support {computed or 'none'}"
            yield view.error("status-promoted", where, message, "leave it out: it is computed")


def asks_and_offers_stand_on_their_rung(view: View) -> Iterator[Issue]:
    """An ask is called for; an offer is pledged or further along."""
    for fact in view.base.facts:
        where = Where("fact", fact.id).at("status")
        if fact.kind is Kind.ASK and fact.status is not Status.CALLED_FOR:
            message = f"the fact is an ask, but its status is {fact.status}"
            yield view.warning("odd-status", where, message, "an ask is called_for")
        if fact.kind is Kind.OFFER and rank(fact.status) > rank(Status.PLEDGED):
            message = f"the fact is an offer, but its status is {fact.status}"
            yield view.warning("odd-status", where, message, "an offer is pledged or further along")


def person_facts_name_a_person(view: View) -> Iterator[Issue]:
    """A fact about a person has one among its actors."""
    people = {a.id for a in view.base.actors if a.kind is not ActorKind.ORGANISATION}
    for fact in view.base.facts:
        if fact.kind is not Kind.PERSON or {p.actor for p in fact.actors} & view.broken:
            continue
        if not any(participant.actor in people for participant in fact.actors):
            message = "the fact is about a person, but none of its actors is one"
            hint = "add the person to actors, or choose another kind"
            yield view.warning("no-person", Where("fact", fact.id), message, hint)


def speakers_have_a_capacity(view: View) -> Iterator[Issue]:
    """Whoever is quoted or reported speaks in a capacity as at the source, if a person."""
    actors = {actor.id: actor for actor in view.base.actors}
    for fact in view.base.facts:
        for where, evidence in evidences(fact):
            speaker = actors.get(evidence.speaker or "")
            if speaker and _lacks_capacity(speaker) and evidence.capacity is None:
                message = f"the speaker “{speaker.id}” has no capacity"
                hint = "give the capacity as at the source, to the actor or to the evidence"
                yield view.warning("no-capacity", where, message, hint)


def _lacks_capacity(speaker: Actor) -> bool:
    return speaker.kind is ActorKind.PERSON and speaker.capacity is None


def paragraphs_are_in_the_source(view: View) -> Iterator[Issue]:
    """The paragraph of an evidence is at most the number of paragraphs of its source."""
    for fact in view.base.facts:
        for where, evidence in evidences(fact):
            source = view.base.source_by_id.get(evidence.source)
            if source and evidence.paragraph > source.paragraphs:
                message = (
                    f"paragraph {evidence.paragraph} of “{source.id}”, "
                    f"which has {source.paragraphs}"
                )
                yield view.error("no-paragraph", where, message, "briefgen coverage counts them")
    for term in view.base.terms:
        source = view.base.source_by_id.get(term.evidence.source) if term.evidence else None
        if term.evidence and source and term.evidence.paragraph > source.paragraphs:
            message = (
                f"paragraph {term.evidence.paragraph} of “{source.id}”, "
                f"which has {source.paragraphs}"
            )
            where = Where("term", term.id).at("evidence")
            yield view.error("no-paragraph", where, message, "briefgen coverage counts them")


def open_lists_are_marked(view: View) -> Iterator[Issue]:
    """A list that the evidence or the statement opens with "such as" is marked as open."""
    for fact in view.base.facts:
        if fact.open_list:
            continue
        tokens = [token for evidence in fact.evidence for token in evidence.tokens]
        found = _LISTED.search("\n".join([*tokens, *(t for _, t in fact.statement.items())]))
        if found:
            message = f"“{found[0]}” opens a list of examples, but open_list is not set"
            hint = "set open_list: true, or say it without a list"
            yield view.warning("open-list", Where("fact", fact.id), message, hint)


def takeaways_rest_on_their_theme(view: View) -> Iterator[Issue]:
    """The facts that a takeaway rests on belong to its theme; a caution would be headlined."""
    for theme in view.base.themes:
        for ident in theme.takeaway.rests_on if theme.takeaway else ():
            fact = view.base.fact_by_id.get(ident)
            if fact is None:
                continue
            where = Where("theme", theme.id).at("takeaway", "rests_on")
            if theme.id not in (fact.theme, *fact.also):
                message = f"the takeaway rests on “{ident}”, a fact of {fact.theme}"
                yield view.warning("other-theme", where, message, f"add {theme.id} to its also")
            if fact.caution:
                message = f"the takeaway rests on “{ident}”, which has a caution"
                yield view.warning("takeaway-over-caution", where, message, "rest it on others")


def tensions_are_between_two_facts(view: View) -> Iterator[Issue]:
    """A tension names another fact."""
    for fact in view.base.facts:
        for index, tension in enumerate(fact.tensions):
            if tension.fact in (fact.id, *fact.former_ids):
                where = Where("fact", fact.id).at("tensions", str(index))
                message = "the tension is with the fact itself"
                yield view.error("own-tension", where, message, "name the other fact, or remove it")
