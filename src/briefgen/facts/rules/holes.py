"""Rules on the holes of texts: well formed, filled in every language, and the same in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefgen.facts.model import Actor, Fact, Side
from briefgen.facts.rules.view import Text, View, Where
from briefgen.issues import Issue
from briefgen.values.names import NameForm
from briefgen.values.quantity import Bound, Quantity, Scope
from briefgen.values.template import FULL, PAIR, NameHole, ValueHole

NUMBER = "number"
"""The form of a value without its unit and scope."""

ORDINAL = "ordinal"
"""The form of a whole number as first, 11th, thứ nhất, 第1."""


def templates_are_well_formed(view: View) -> Iterator[Issue]:
    """Every text can be taken apart into words and holes."""
    for text in view.texts:
        if text.trouble:
            yield view.error("broken-template", text.where, text.trouble)


def value_holes_are_filled(view: View) -> Iterator[Issue]:
    """Every value hole names a value or time of its own fact, in a form that it has."""
    for text in view.texts:
        for piece in text.pieces:
            if isinstance(piece, ValueHole):
                yield from _value_hole(view, text, piece)


def _value_hole(view: View, text: Text, hole: ValueHole) -> Iterator[Issue]:
    fact = text.fact
    if fact is None:
        message = f"{{{hole.name}}} is a value, and only a fact has values"
        yield view.error("unfilled-hole", text.where, message, "name an entry: {@id}")
        return
    times = _times(fact)
    values = {value.name for value in fact.values}
    if hole.name not in values | times:
        known = sorted(values | times)
        otherwise = f"the fact has {', '.join(known)}" if known else "the fact has no values"
        hint = view.nearest.hint(hole.name, known, otherwise)
        message = f"nothing fills {{{hole.name}}}"
        yield view.error("unfilled-hole", text.where, message, hint)
    elif hole.form not in ((FULL,) if hole.name in times else (FULL, NUMBER, ORDINAL)):
        message = f"{{{hole.name}:{hole.form}}} asks for a form that there is not"
        forms = "a value has the forms number and ordinal"
        forms = "a time has no forms" if hole.name in times else forms
        yield view.error("unknown-form", text.where, message, forms)
    elif hole.form == ORDINAL and not _is_whole(fact.quantity(hole.name)):
        message = f"{{{hole.name}:ordinal}} asks for an ordinal of what is no exact whole number"
        hint = "give it as value: 1 or more, with bound: exact"
        yield view.error("unknown-form", text.where, message, hint)


def _is_whole(quantity: Quantity | None) -> bool:
    if quantity is None or quantity.value is None or quantity.bound is not Bound.EXACT:
        return False
    return quantity.value >= 1 and quantity.value == quantity.value.to_integral_value()


def _times(fact: Fact) -> set[str]:
    return {date.name for date in fact.dates} | ({"when"} if fact.when else set())


def name_holes_are_filled(view: View) -> Iterator[Issue]:
    """Every name hole names a side, actor, project or place, in a form that it has."""
    for text in view.texts:
        for piece in text.pieces:
            if isinstance(piece, NameHole) and piece.id not in view.broken:
                yield from _name_hole(view, text, piece)


def _name_hole(view: View, text: Text, hole: NameHole) -> Iterator[Issue]:
    if hole.id == PAIR:
        if hole.form != FULL:
            yield view.error("unknown-form", text.where, "{@pair} has no forms", "write {@pair}")
        return
    entry = view.base.named.get(hole.id)
    if entry is None:
        hint = view.nearest.hint(hole.id, [*view.base.named, PAIR], "add the entry")
        message = f"{{@{hole.id}}} names no side, actor, project or place"
        yield view.error("unknown-id", text.where, message, hint)
        return
    forms = [str(NameForm.FULL), str(NameForm.SHORT)]
    if isinstance(entry, Actor):
        forms.append(str(NameForm.WITH_CAPACITY))
    if isinstance(entry, Side):
        forms.append(str(NameForm.ADJECTIVE))
    if hole.form not in forms:
        message = f"{{@{hole.id}:{hole.form}}} asks for a form that this name does not have"
        hint = view.nearest.hint(hole.form, forms, f"its forms: {', '.join(forms)}")
        yield view.error("unknown-form", text.where, message, hint)
    elif hole.form == NameForm.WITH_CAPACITY and isinstance(entry, Actor) and not entry.capacity:
        message = f"{{@{hole.id}:with-capacity}} asks for a capacity that the actor does not have"
        yield view.error("unknown-form", text.where, message, "give the actor a capacity")


def capacities_do_not_name_themselves(view: View) -> Iterator[Issue]:
    """A capacity does not ask for a name with its capacity, which would have no end."""
    for text in view.texts:
        if text.where.path[0] != "capacity":
            continue
        if any(isinstance(p, NameHole) and p.form == NameForm.WITH_CAPACITY for p in text.pieces):
            message = "a capacity cannot hold a name with its capacity"
            yield view.error("circle", text.where, message, "write {@id}")


def holes_are_the_same_in_every_language(view: View) -> Iterator[Issue]:
    """Each language of a text words the same values, so that none loses a figure."""
    languages: dict[tuple[str, tuple[str, ...]], list[Text]] = defaultdict(list)
    for text in view.texts:
        if text.fact and not text.trouble:  # nothing else has values
            languages[text.fact.id, text.where.path[:-1]].append(text)
    for first, *others in languages.values():
        for other in others:
            for name in sorted(first.value_names ^ other.value_names):
                has, lacks = (first, other) if name in first.value_names else (other, first)
                message = f"{{{name}}} stands in {has.language} but not in {lacks.language}"
                yield view.error("holes-differ", lacks.where, message, f"add {{{name}}}")


def values_are_worded(view: View) -> Iterator[Issue]:
    """Every value and time of a fact stands in a text or a series of it, or feeds another value."""
    worded: dict[str, set[str]] = defaultdict(set)
    for text in view.texts:
        if text.fact:
            worded[text.fact.id].update(text.value_names)
    inputs = {
        name for f in view.base.facts for v in f.values if v.derived for name in v.derived.inputs
    }
    for fact in view.base.facts:
        here = worded[fact.id] | _drawn(fact)
        for key, name in [("values", v.name) for v in fact.values] + [
            ("dates", d.name) for d in fact.dates
        ]:
            if name not in here and f"{fact.id}.{name}" not in inputs:
                where = Where("fact", fact.id).at(key, name)
                message = f"no text of the fact words “{name}”"
                yield view.warning("unworded", where, message, f"use {{{name}}} or remove it")


def _drawn(fact: Fact) -> set[str]:
    """The names of values that the fact's series draws."""
    if fact.series is None:
        return set()
    return {
        name for point in fact.series.points for name in (point.value, fact.series.whole) if name
    }


def scopes_are_kept(view: View) -> Iterator[Issue]:
    """A text does not ask for the bare number of a value that holds only in a scope."""
    for text in view.texts:
        for piece in text.pieces:
            if not isinstance(piece, ValueHole) or piece.form != NUMBER or text.fact is None:
                continue
            quantity = text.fact.quantity(piece.name)
            if quantity and quantity.scope and quantity.scope is not Scope.ALONE:
                message = f"{{{piece.name}:number}} drops “{quantity.scope}”"
                hint = f"write {{{piece.name}}}, or say it in another way"
                yield view.warning("qualifier-dropped", text.where, message, hint)
