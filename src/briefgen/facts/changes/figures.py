"""How a figure differs from what it was: in which respects, by how much, by how many percent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal, Inexact

from briefgen.facts.changes.model import FigureChange, Respect
from briefgen.facts.changes.snapshot import Figure
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.when import When

_SINGLE = frozenset({Bound.EXACT, Bound.APPROXIMATE})
"""Bounds of numbers that can be taken from each other: a limit is none, nor are a range's ends."""

_EXACTLY = Context(prec=28, traps=[Inexact])
_ROUNDED = Context(prec=12)
_LARGEST = Decimal(10**18)
_MOST_PERCENT = 1000


def figure_change(value: str, old: Figure | None, new: Figure | None) -> FigureChange | None:
    """The change of a figure; None where it is the same, its words aside."""
    respects = tuple(_respects(old, new))
    if not respects:
        return None
    was, now = (figure and figure.quantity for figure in (old, new))
    difference = _difference(was, now) if was and now else None
    percent = _percent(was, difference) if was and difference else None
    return FigureChange(
        value=value, old=old, new=new, respects=respects, difference=difference, percent=percent
    )


def _respects(old: Figure | None, new: Figure | None) -> Iterator[Respect]:
    if old is None or new is None or (old.quantity is None) != (new.quantity is None):
        yield Respect.KIND
        return
    if old.when and new.when and _plain(old.when) != _plain(new.when):
        yield Respect.TIME
    was, now = old.quantity, new.quantity
    if was is None or now is None:
        return
    if (was.value, was.min, was.max, was.vague) != (now.value, now.min, now.max, now.vague):
        yield Respect.AMOUNT
    if was.unit != now.unit:
        yield Respect.UNIT
    if (was.bound, was.printed) != (now.bound, now.printed):
        yield Respect.QUALIFIER
    if was.scope != now.scope:
        yield Respect.SCOPE


def _plain(when: When) -> When:
    """The time itself: why a relative date is read so does not change it."""
    return when.model_copy(update={"resolved_from": None})


def _difference(old: Quantity, new: Quantity) -> Quantity | None:
    """Now minus then; None where that is no honest number, or nothing."""
    alike = (old.unit, old.scope) == (new.unit, new.scope) and old.unit != "share"
    if not alike or not {old.bound, new.bound} <= _SINGLE or old.value == new.value:
        return None
    assert old.value is not None
    assert new.value is not None
    try:
        number = _EXACTLY.subtract(new.value, old.value)
    except Inexact:
        return None
    if abs(number) > _LARGEST:
        return None
    approximate = Bound.APPROXIMATE in (old.bound, new.bound)
    bound = Bound.APPROXIMATE if approximate else Bound.EXACT
    words = {held.printed for held in (old, new) if held.bound is Bound.APPROXIMATE}
    printed = words.pop() if len(words) == 1 else None
    return Quantity(unit=old.unit, bound=bound, value=number, scope=old.scope, printed=printed)


def _percent(old: Quantity, difference: Quantity) -> Quantity | None:
    """The difference in percent of then: whole from ten on, else to a decimal."""
    assert old.value is not None
    assert difference.value is not None
    if old.unit == "%" or old.value <= 0:
        return None
    percent = _ROUNDED.divide(100 * difference.value, old.value)
    if abs(percent) > _MOST_PERCENT:
        return None
    rounded = round(percent) if abs(percent) >= 10 else round(percent, 1)
    exact = rounded == percent and difference.bound is Bound.EXACT
    bound = Bound.EXACT if exact else Bound.APPROXIMATE
    if not rounded:
        return None
    return Quantity(unit="%", bound=bound, value=Decimal(rounded), printed=difference.printed)
