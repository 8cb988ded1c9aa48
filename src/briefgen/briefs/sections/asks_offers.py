"""Asks and offers: every ask with the offers that the author matched to it; unanswered ones too."""

from __future__ import annotations

from briefgen.briefs.writing import Writing
from briefgen.document.model import Inlines, Pair, Pairs, Section, SectionRole
from briefgen.facts.model import Fact, Kind, Role
from briefgen.values.names import NameForm


def asks_offers_section(writing: Writing) -> Section | None:
    """The section, pairs first; None where the chosen facts hold no ask and no offer.

    An ask that is taken apart into others is not a row of its own unless an offer answers it.
    """
    facts = writing.selection.facts
    answers = _answers(facts)
    parts_of = {fact.part_of for fact in facts if fact.kind is Kind.ASK}
    asks = [
        fact
        for fact in facts
        if fact.kind is Kind.ASK and (fact.id in answers or fact.id not in parts_of)
    ]
    matched = {offer.id for offers in answers.values() for offer in offers}
    others = [f for f in facts if f.kind is Kind.OFFER and f.id not in matched]
    if not asks and not others:
        return None
    asks.sort(key=lambda ask: ask.id not in answers)
    idents = tuple(dict.fromkeys([f.id for f in (*asks, *others)] + sorted(matched)))
    return Section(
        id="asks-offers",
        role=SectionRole.ASKS_OFFERS,
        title=writing.build.label("asks-offers"),
        message=_message(asks, answers, writing),
        blocks=(_pairs(asks, answers, others, idents, writing),),
        facts=idents,
        lang=writing.language,
    )


def _pairs(
    asks: list[Fact],
    answers: dict[str, list[Fact]],
    others: list[Fact],
    idents: tuple[str, ...],
    writing: Writing,
) -> Pairs:
    build = writing.build
    remark = build.label("pairing")
    if any(ask.open_list for ask in writing.selection.facts if ask.kind is Kind.ASK):
        remark = (*remark, *build.text(writing.catalogue.space), *build.label("pairing-open"))
    rows = tuple(
        Pair(
            ask=writing.item(ask, noted=False),
            offers=tuple(writing.item(offer, noted=False) for offer in answers.get(ask.id, ())),
        )
        for ask in asks
    )
    offers = [offer for held in answers.values() for offer in held] + others
    return Pairs(
        left_head=_head(asks, "asks", _ASKING, writing),
        right_head=_offers_head(asks, offers, writing),
        rows=rows,
        unmatched=build.label("no-offer"),
        others_head=build.label("other-offers") if others else (),
        others=tuple(writing.item(offer, noted=False) for offer in others),
        remark=remark,
        facts=idents,
    )


def _answers(facts: tuple[Fact, ...]) -> dict[str, list[Fact]]:
    """The chosen offers by the ask that they answer."""
    answers: dict[str, list[Fact]] = {}
    for fact in facts:
        for ask in fact.answers:
            answers.setdefault(ask, []).append(fact)
    return answers


def _message(asks: list[Fact], answers: dict[str, list[Fact]], writing: Writing) -> Inlines:
    met = sum(ask.id in answers for ask in asks)
    build = writing.build
    if not asks:
        return build.label("offers-head")
    if len(asks) == 1:
        return build.label("asks-message-all-one" if met else "asks-message-none-one")
    if met == 0:
        return build.label("asks-message-none", asks=len(asks))
    if met == len(asks):
        return build.label("asks-message-all", asks=met)
    key = "asks-message-one" if met == 1 else "asks-message"
    return build.label(key, met=met, asks=len(asks), unmet=len(asks) - met)


_ASKING = (Role.ASKER, Role.SPEAKER)
_OFFERING = (Role.PROVIDER, Role.SPEAKER)


def _offers_head(asks: list[Fact], offers: list[Fact], writing: Writing) -> Inlines:
    """Names the side that offers only where all asks are of others.

    An ask of that side itself that no offer meets would else seem to be put to those who ask it.
    """
    asking = {_side(fact, _ASKING, writing) for fact in asks}
    offering = {_side(fact, _OFFERING, writing) for fact in offers}
    if asking & offering or None in asking:
        return writing.build.label("offers-head")
    return _head(offers, "offers", _OFFERING, writing)


def _head(facts: list[Fact], what: str, roles: tuple[Role, ...], writing: Writing) -> Inlines:
    """ "Asked on the southern side" where one side alone asks, else "Asks"."""
    sides = {_side(fact, roles, writing) for fact in facts}
    side = sides.pop() if len(sides) == 1 else None
    if side is None:
        return writing.build.label(f"{what}-head")
    return writing.build.label(f"{what}-of", side=writing.name(side, NameForm.ADJECTIVE))


def _side(fact: Fact, roles: tuple[Role, ...], writing: Writing) -> str | None:
    for role in roles:
        for part in fact.actors:
            if part.role is role:
                entry = writing.base.named.get(part.actor)
                return getattr(entry, "side", None) or _own_side(part.actor, writing)
    return None


def _own_side(ident: str, writing: Writing) -> str | None:
    sides = {side.id for side in writing.base.partnership.sides}
    return ident if ident in sides else None
