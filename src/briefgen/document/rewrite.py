"""Finding nodes in a document by their kind, and changing them; the rest stays the same object.

Which fields of which nodes may lead to a kind is worked out from the model's types, once: in search
of items no text of them is visited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from briefgen.values.node import Node, field_types

N = TypeVar("N", bound=Node)
K = TypeVar("K", bound=Node)

_Fields = tuple[str, ...]

_WAYS: dict[tuple[type[Node], ...], dict[type, tuple[bool, _Fields]]] = {}
"""By the kinds that are sought: whether a type is one of them, and which fields may lead to one."""

_REACHED: dict[type[Node], frozenset[type[Node]]] = {}


def nodes(node: Node, *kinds: type[K]) -> Iterator[K]:
    """The node and every node within it that is of those kinds, in the order of their fields."""
    ways = _WAYS.setdefault(kinds, {})
    waiting: list[Any] = [node]
    while waiting:
        held = waiting.pop()
        kind = type(held)
        if kind is tuple:
            waiting.extend(reversed(held))
            continue
        wanted, names = ways.get(kind) or _ways(kind, kinds, ways)
        if wanted:
            yield held
        for name in reversed(names):
            inner = getattr(held, name)
            if inner:
                waiting.append(inner)


def rewritten(node: N, kind: type[K], change: Callable[[K], K]) -> N:
    """The node with ``change`` applied to every node of that kind within it.

    What is within a changed node is changed before it; a node of which nothing changes is given
    back as it is.
    """
    made: N = _rewritten(node, kind, change, _WAYS.setdefault((kind,), {}))
    return made


def _rewritten(
    node: Any, kind: type[K], change: Callable[[K], K], ways: dict[type, tuple[bool, _Fields]]
) -> Any:
    if type(node) is tuple:
        made = [_rewritten(part, kind, change, ways) for part in node]
        return node if all(map(is_, made, node)) else tuple(made)
    wanted, names = ways.get(type(node)) or _ways(type(node), (kind,), ways)
    updates: dict[str, object] = {}
    for name in names:
        old = getattr(node, name)
        if old:
            new = _rewritten(old, kind, change, ways)
            if new is not old:
                updates[name] = new
    whole = node.model_copy(update=updates) if updates else node
    return change(whole) if wanted else whole


def _ways(
    kind: type, kinds: tuple[type[Node], ...], ways: dict[type, tuple[bool, _Fields]]
) -> tuple[bool, _Fields]:
    """What `_WAYS` holds of a type, which may be no node at all."""
    names: _Fields = ()
    if issubclass(kind, Node):
        names = tuple(
            name
            for name, held in field_types(kind).items()
            if any(issubclass(inner, kinds) for part in _nodes_in(held) for inner in _reached(part))
        )
    ways[kind] = (issubclass(kind, kinds), names)
    return ways[kind]


def _reached(kind: type[Node]) -> frozenset[type[Node]]:
    """The kind itself, and all kinds that may stand within one of it."""
    known = _REACHED.get(kind)
    if known is None:
        found: dict[type[Node], None] = {}
        waiting = [kind]
        while waiting:
            held = waiting.pop()
            if held not in found:
                found[held] = None
                waiting += (n for types in field_types(held).values() for n in _nodes_in(types))
        known = _REACHED[kind] = frozenset(found)
    return known


def _nodes_in(annotation: object) -> Iterator[type[Node]]:
    """The kinds of node that a value of that type may be or hold."""
    origin = get_origin(annotation)
    if origin is Literal:
        return
    inner = get_args(annotation)
    for part in inner[:1] if origin is Annotated else inner:
        yield from _nodes_in(part)
    if isinstance(annotation, type) and issubclass(annotation, Node):
        yield annotation
