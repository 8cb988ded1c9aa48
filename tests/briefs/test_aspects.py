"""A fact's aspects: each tells one kind of change, and only that."""

from __future__ import annotations

from decimal import Decimal

from briefgen.briefs.aspects import aspects_of
from briefgen.briefs.words import Words
from briefgen.facts.model import Caution, Fact, FactBase
from briefgen.values.aspects import Aspects
from briefgen.values.language import Language, LocalText
from briefgen.values.status import Status
from tests import demo

PHD = "phd-researchers"


def other(base: FactBase, **update: object) -> FactBase:
    """The base with that fact changed."""
    facts = [f.model_copy(update=update) if f.id == PHD else f for f in base.facts]
    return base.model_copy(update={"facts": tuple(facts)})


def aspects(base: FactBase, ident: str = PHD, language: Language = Language.EN) -> Aspects:
    return aspects_of(base.fact_by_id[ident], Words(base), language)


def changed(base: FactBase) -> set[str]:
    """The aspects of the fact that differ from those in the demo."""
    was, now = aspects(demo.facts()), aspects(base)
    return {name for name in Aspects.model_fields if getattr(was, name) != getattr(now, name)}


def fact() -> Fact:
    return demo.facts().fact_by_id[PHD]


def test_another_figure_is_told_by_the_figures_alone() -> None:
    value = fact().values[0]
    assert value.quantity is not None
    more = value.quantity.model_copy(update={"value": Decimal(300)})
    values = (value.model_copy(update={"quantity": more}), *fact().values[1:])
    assert changed(other(demo.facts(), values=values)) == {"figures"}


def test_another_status_is_told_by_the_status_alone() -> None:
    assert changed(other(demo.facts(), status=Status.UNDER_WAY)) == {"status"}


def test_another_sentence_is_told_by_the_words_of_its_language_alone() -> None:
    said = fact().statement.model_copy(update={"en": "{@japan} will host {researchers}."})
    base = other(demo.facts(), statement=said)
    assert changed(base) == {"words"}
    assert aspects(base, language=Language.JA) == aspects(demo.facts(), language=Language.JA)


def test_another_paragraph_is_told_by_the_sources_and_another_token_by_none() -> None:
    (evidence, *others) = fact().evidence
    moved = evidence.model_copy(update={"paragraph": evidence.paragraph + 1})
    assert changed(other(demo.facts(), evidence=(moved, *others))) == {"sources"}
    sought = evidence.model_copy(update={"tokens": ("250",)})
    assert changed(other(demo.facts(), evidence=(sought, *others))) == set()


def test_a_caution_is_told_by_the_digest_of_the_whole_fact_alone() -> None:
    caution = Caution(reason=LocalText(en="The source gives another number elsewhere."))
    base = other(demo.facts(), caution=caution)
    assert changed(base) == set()
    assert base.fact_by_id[PHD].digest != fact().digest
