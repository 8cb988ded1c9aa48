"""A document with some of its nodes changed; all that is not changed stays the very same object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from briefgen.values.frozen import Frozen

N = TypeVar("N", bound=Frozen)

Change = Callable[[Frozen], Frozen]
"""Gives back the node it is given, or another in its place."""


def rewritten(node: N, change: Change) -> N:
    """The node with ``change`` applied to every node within it and, last, to itself.

    A node of which nothing changes is given back as it is. ``change`` keeps a node's place in the
    model: what it gives back for an inline has to be an inline.
    """
    updates = {}
    for name in reversed(_backwards(type(node))):
        old = getattr(node, name)
        new = _value(old, change)
        if new is not old:
            updates[name] = new
    whole = node.model_copy(update=updates) if updates else node
    return change(whole)  # type: ignore[return-value]  # by the rule above


def _value(value: object, change: Change) -> object:
    if isinstance(value, Frozen):
        return rewritten(value, change)
    if isinstance(value, tuple) and value:
        made = tuple(_value(part, change) for part in value)
        same = all(new is old for new, old in zip(made, value, strict=True))
        return value if same else made
    return value


def nodes(node: Frozen) -> Iterator[Frozen]:
    """The node and every node within it, in the order of the models' fields."""
    waiting: list[object] = [node]
    while waiting:
        held = waiting.pop()
        if isinstance(held, Frozen):
            yield held
            waiting.extend(getattr(held, name) for name in _backwards(type(held)))
        elif isinstance(held, tuple):
            waiting.extend(reversed(held))


@cache
def _backwards(kind: type[Frozen]) -> tuple[str, ...]:
    """The fields of a model, the last first."""
    return tuple(reversed(kind.model_fields))
