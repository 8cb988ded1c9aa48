"""The domain rules over a whole base: every rule in turn, all issues at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.collector import collector_at_rest
from briefgen.facts.model import FactBase
from briefgen.facts.rules import (
    digits,
    glossary,
    holes,
    judgement,
    quantities,
    quotations,
    references,
    series,
    texts,
)
from briefgen.facts.rules.view import View
from briefgen.issues import Issue, sort_issues

Rule = Callable[[View], Iterator[Issue]]

RULES: tuple[Rule, ...] = (
    references.references_resolve,
    references.answers_name_asks,
    references.nothing_contains_itself,
    references.ids_are_unique,
    references.names_in_a_fact_are_unique,
    references.sides_of_the_pair_differ,
    references.everything_named_has_a_name,
    references.entries_are_used,
    holes.templates_are_well_formed,
    holes.value_holes_are_filled,
    holes.name_holes_are_filled,
    holes.capacities_do_not_name_themselves,
    holes.holes_are_the_same_in_every_language,
    holes.values_are_worded,
    holes.scopes_are_kept,
    digits.no_loose_digits,
    digits.waivers_are_needed,
    quotations.quotations_are_quoted_by_someone,
    quantities.qualifiers_fit_their_bound,
    quantities.qualifiers_stand_in_the_value,
    quantities.derived_values_work_out,
    quantities.units_are_known,
    quantities.declared_units_are_used,
    quantities.resolved_dates_name_their_basis,
    quantities.key_figures_are_numbers,
    series.series_name_values_of_their_fact,
    series.series_can_be_drawn,
    judgement.no_headline_over_a_caution,
    judgement.project_statuses_are_the_weakest_rung,
    judgement.asks_and_offers_stand_on_their_rung,
    judgement.person_facts_name_a_person,
    judgement.speakers_have_a_capacity,
    judgement.paragraphs_are_in_the_source,
    judgement.open_lists_are_marked,
    judgement.takeaways_rest_on_their_theme,
    judgement.tensions_are_between_two_facts,
    glossary.terms_are_explained_once,
    glossary.terms_are_used,
    texts.texts_say_something,
    texts.placeholders_are_replaced,
    texts.translations_are_there,
    texts.english_is_spelt_in_the_house_style,
    texts.facts_have_a_short_form,
)


@collector_at_rest()
def check_facts(facts: FactBase) -> tuple[Issue, ...]:
    """Everything that the domain rules find wrong with the base, sorted by file and line.

    Nothing where all is well. It raises nothing: `load_facts` refuses a base that has errors.

    >>> from briefgen import check_facts, load_facts
    >>> facts = load_facts("examples/northland")
    >>> check_facts(facts)
    ()
    >>> fact = facts.facts[0].model_copy(update={"theme": "fisheries"})
    >>> [str(issue) for issue in check_facts(facts.model_copy(update={"facts": (fact,)}))][:1]
    ['...error: ...fisheries...']
    """
    return sort_issues(run_rules(facts, frozenset()))


def run_rules(base: FactBase, broken: frozenset[str]) -> Iterator[Issue]:
    """The issues of every rule; ``broken`` are ids of entries left out because of their form."""
    view = View(base, broken)
    for rule in RULES:
        yield from rule(view)
