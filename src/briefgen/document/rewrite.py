"""A document with some of its nodes changed; all that is not changed stays the very same object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import Annotated, Literal, TypeVar, get_args, get_origin

from briefgen.values.node import Node, field_types

N = TypeVar("N", bound=Node)

Change = Callable[[Node], Node]
"""Gives back the node it is given, or another in its place."""


def rewritten(node: N, change: Change) -> N:
    """The node with ``change`` applied to every node within it and, last, to itself.

    A node of which nothing changes is given back as it is. ``change`` keeps a node's place in the
    model: what it gives back for an inline has to be an inline.
    """
    updates: dict[str, object] | None = None
    for name in _holders(type(node)):
        old = getattr(node, name)
        if not old:
            continue
        new = _tuple(old, change) if isinstance(old, tuple) else _value(old, change)
        if new is not old:
            updates = updates or {}
            updates[name] = new
    whole = node.model_copy(update=updates) if updates else node
    return change(whole)  # type: ignore[return-value]  # by the rule above


def _tuple(old: tuple[object, ...], change: Change) -> tuple[object, ...]:
    made = [_value(part, change) for part in old]
    same = all(map(is_, made, old))
    return old if same else tuple(made)


def _value(value: object, change: Change) -> object:
    if isinstance(value, Node):
        return rewritten(value, change)
    return _tuple(value, change) if isinstance(value, tuple) else value


def nodes(node: Node) -> Iterator[Node]:
    """The node and every node within it, in the order of the models' fields."""
    waiting: list[object] = [node]
    while waiting:
        held = waiting.pop()
        if isinstance(held, Node):
            yield held
            for name in reversed(_holders(type(held))):
                inner = getattr(held, name)
                if inner:
                    waiting.append(inner)
        elif isinstance(held, tuple):
            waiting.extend(reversed(held))


_HOLDERS: dict[type[Node], tuple[str, ...]] = {}


def _holders(kind: type[Node]) -> tuple[str, ...]:
    """The fields of a node that may hold nodes: most hold text, a number or an enumeration."""
    known = _HOLDERS.get(kind)
    if known is None:
        known = tuple(name for name, held in field_types(kind).items() if _may_hold(held))
        _HOLDERS[kind] = known
    return known


def _may_hold(annotation: object) -> bool:
    """Whether a value of that type may be or hold a node; in doubt it may."""
    if get_origin(annotation) is Literal:
        return False
    inner = get_args(annotation)
    if inner:
        parts = inner[:1] if get_origin(annotation) is Annotated else inner
        return any(_may_hold(part) for part in parts if part is not ...)
    return not isinstance(annotation, type) or issubclass(annotation, Node | tuple)
