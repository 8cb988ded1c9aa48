"""Rules on quantities and times: qualifiers, ranges, units, derived values, resolved dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from briefgen.facts.derive import resolved_quantity
from briefgen.facts.model import Fact, FactBase, NamedPoint
from briefgen.facts.rules.view import View, Where
from briefgen.issues import Issue
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.template import Literal, ValueHole
from briefgen.values.when import When
from briefgen.wording.qualifiers import AMBIGUOUS, bounds_of, qualifiers
from briefgen.wording.quantities import known_unit


def quantities(fact: Fact) -> Iterator[tuple[Where, Quantity]]:
    """Every typed quantity of the fact, rivals too, with its place."""
    for value in fact.values:
        where = Where("fact", fact.id).at("values", value.name)
        if value.quantity:
            yield where, value.quantity
        for rival in value.rivals:
            yield where, rival.quantity
    for where, named in series_points(fact):
        if named.point.quantity:
            yield where, named.point.quantity


def series_points(fact: Fact) -> Iterator[tuple[Where, NamedPoint]]:
    """Every point of the fact's series, with its place."""
    where = Where("fact", fact.id).at("series")
    for named in fact.series.named_points if fact.series else ():
        yield where.at(*named.path), named


def times(fact: Fact) -> Iterator[tuple[Where, When]]:
    """Every time of the fact, with its place."""
    where = Where("fact", fact.id)
    if fact.when:
        yield where.at("when"), fact.when
    for date in fact.dates:
        yield where.at("dates", date.name), date.when
    for place, named in series_points(fact):
        if named.point.when:
            yield place, named.point.when


def qualifiers_fit_their_bound(view: View) -> Iterator[Issue]:
    """The qualifier as printed says the same as the bound (briefing-craft.md, The brief, 3)."""
    for fact in view.base.facts:
        languages = _languages(view.base, fact)
        for where, quantity in quantities(fact):
            if quantity.printed is None:
                continue
            bounds = {b for language in languages for b in bounds_of(quantity.printed, language)}
            if bounds and quantity.bound not in bounds:
                meant = " or ".join(sorted(bounds))
                message = f"“{quantity.printed}” means {meant}, but the bound is {quantity.bound}"
                yield view.error("qualifier-lost", where, message, f"give bound: {meant}")


def _languages(base: FactBase, fact: Fact) -> set[Language]:
    sources = (base.source_by_id.get(evidence.source) for evidence in fact.evidence)
    return {source.language for source in sources if source}


def qualifiers_stand_in_the_value(view: View) -> Iterator[Issue]:
    """A text does not say "around" before a value: the qualifier is part of the typed value."""
    for text in view.texts:
        if text.fact is None:
            continue
        for before, hole in pairwise(text.pieces):
            if not isinstance(before, Literal) or not isinstance(hole, ValueHole):
                continue
            found = _qualifier_before(text.language).search(before.text)
            if found and any(value.name == hole.name for value in text.fact.values):
                message = f"“{found[1]}” stands in the text before {{{hole.name}}}"
                hint = "give the value its bound and printed, and take the word out of the text"
                yield view.error("qualifier-in-text", text.where, message, hint)


@lru_cache(maxsize=8)
def _qualifier_before(language: Language) -> re.Pattern[str]:
    before = {q.word for q in qualifiers(language) if q.kept and not q.stands_behind}
    words = "|".join(map(re.escape, sorted(before - AMBIGUOUS)))
    start = "" if language is Language.JA else r"\b"
    return re.compile(rf"{start}({words})\s*$", re.IGNORECASE)


def derived_values_work_out(view: View) -> Iterator[Issue]:
    """Every derived value can be worked out: inputs there, units and measures alike, no circle."""
    for fact in view.base.facts:
        for value in fact.values:
            if value.derived is None or _rests_on_broken(view, value.derived.inputs):
                continue
            try:
                resolved_quantity(view.base, fact, value.name)
            except ValueError as problem:
                where = Where("fact", fact.id).at("values", value.name)
                yield view.error(
                    "not-derivable", where, str(problem), _input_hint(view, value.derived.inputs)
                )


def _input_hint(view: View, inputs: tuple[str, ...]) -> str:
    usual = "inputs are written fact-id.value-name; only like things are reckoned with"
    for name in inputs:
        ident = name.partition(".")[0]
        if ident not in view.base.fact_by_id:
            return view.nearest.hint(ident, view.base.fact_by_id, usual)
    return usual


def _rests_on_broken(view: View, inputs: tuple[str, ...]) -> bool:
    return any(name.partition(".")[0] in view.broken for name in inputs)


def units_are_known(view: View) -> Iterator[Issue]:
    """Every unit is a currency, a symbol or a common thing, or is declared by the partnership."""
    declared = {unit.id for unit in view.base.partnership.units}
    for fact in view.base.facts:
        for where, quantity in quantities(fact):
            if quantity.unit not in declared and not known_unit(quantity.unit):
                message = f"the unit “{quantity.unit}” is not known"
                hint = (
                    "an ISO 4217 code, a symbol like MW, or declare it in partnership.yaml: units"
                )
                near = view.nearest.hint(quantity.unit, declared, hint)
                yield view.error("unknown-unit", where, message, near)


def declared_units_are_used(view: View) -> Iterator[Issue]:
    """Every unit that the partnership declares is the unit of some value."""
    if view.broken:
        return
    used = {quantity.unit for fact in view.base.facts for _, quantity in quantities(fact)}
    for index, unit in enumerate(view.base.partnership.units):
        if unit.id not in used:
            where = Where("partnership", view.base.partnership.id).at("units", str(index))
            message = f"no value has the unit “{unit.id}”"
            yield view.warning("unused", where, message, "use or remove it")


def resolved_dates_name_their_basis(view: View) -> Iterator[Issue]:
    """A date read from a relative one ("Monday") says why, in some language."""
    for fact in view.base.facts:
        for where, when in times(fact):
            resolved = when.resolved_from
            if resolved and not any(text.strip() for _, text in resolved.basis.items()):
                message = f"“{resolved.printed}” is read as {when.edtf} without a basis"
                yield view.error("no-basis", where, message, "say in basis why it is read so")


def key_figures_are_numbers(view: View) -> Iterator[Issue]:
    """The key figure of a fact is one of its values, and a number."""
    for fact in view.base.facts:
        if fact.key_figure is None:
            continue
        where = Where("fact", fact.id).at("key_figure")
        value = next((value for value in fact.values if value.name == fact.key_figure), None)
        if value is None:
            names = [value.name for value in fact.values]
            hint = view.nearest.hint(fact.key_figure, names, "name one of its values")
            message = f"the fact has no value “{fact.key_figure}”"
            yield view.error("unknown-value-name", where, message, hint)
        elif value.quantity and not value.quantity.is_number:
            message = f"“{fact.key_figure}” is an amount in words, not a figure"
            yield view.error("not-a-figure", where, message, "choose a value with a number")
