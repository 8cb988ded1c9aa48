"""Finding nodes in a document by their kind, and changing them; the rest stays the same object.

Which fields of which nodes may lead to a kind is worked out from the model's types, once: in search
of items no text of them is visited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, cast, get_args, get_origin

from briefgen.values.node import Node, field_types

N = TypeVar("N", bound=Node)
K = TypeVar("K", bound=Node)

_REACHED: dict[type[Node], frozenset[type[Node]]] = {}

_HELD: dict[type[Node], dict[str, frozenset[type[Node]]]] = {}


class _Way(NamedTuple):
    """What a search does at a node: whether that is sought, and which fields may lead further."""

    wanted: bool
    names: tuple[str, ...]


_PAST = _Way(wanted=False, names=())
"""The way past a type that is not sought and leads to nothing."""


class _Ways(dict[type, _Way]):
    """A search for some kinds: its way at each type, worked out when it first meets the type."""

    def __init__(self, kinds: tuple[type[Node], ...]) -> None:
        super().__init__()
        self._kinds = kinds

    def __missing__(self, kind: type) -> _Way:
        names = tuple(self._leading(kind)) if issubclass(kind, Node) else ()
        wanted = issubclass(kind, self._kinds)
        way = self[kind] = _Way(wanted, names) if wanted or names else _PAST
        return way

    def _leading(self, kind: type[Node]) -> Iterator[str]:
        for name, held in _held(kind).items():
            reached = (inner for part in held for inner in _reached(part))
            if any(issubclass(inner, self._kinds) for inner in reached):
                yield name


_SEARCHES: dict[tuple[type[Node], ...], _Ways] = {}


def _search(kinds: tuple[type[Node], ...]) -> _Ways:
    known = _SEARCHES.get(kinds)
    if known is None:
        known = _SEARCHES[kinds] = _Ways(kinds)
    return known


def nodes(node: Node, *kinds: type[K]) -> Iterator[K]:
    """The node and every node within it that is of those kinds, in the order of their fields."""
    found: list[K] = []
    _gather((node,), _search(kinds), found)
    return iter(found)


def _gather(parts: tuple[Any, ...], ways: _Ways, found: list[K]) -> None:
    for part in parts:
        kind = type(part)
        if kind is tuple:
            _gather(part, ways, found)
            continue
        wanted, names = ways[kind]
        if wanted:
            found.append(part)
        for name in names:
            held = getattr(part, name)
            if held:
                _gather(held if type(held) is tuple else (held,), ways, found)


def rewritten(node: N, kind: type[K], change: Callable[[K], K]) -> N:
    """The node with ``change`` applied to every node of that kind within it.

    What is within a changed node is changed before it; a node of which nothing changes is given
    back as it is.
    """
    (made,) = _rewritten((node,), change, _search((kind,)))
    return cast("N", made)


def _rewritten(
    parts: tuple[Any, ...], change: Callable[[Any], Any], ways: _Ways
) -> tuple[Any, ...]:
    """The parts, each rewritten; the same tuple where none of them changes."""
    made: list[Any] | None = None
    for place, part in enumerate(parts):
        if type(part) is tuple:
            new = _rewritten(part, change, ways)
        elif (way := ways[type(part)]) is _PAST:
            continue
        else:
            new = _changed(part, way, change, ways)
        if new is not part:
            made = made or list(parts)
            made[place] = new
    return parts if made is None else tuple(made)


def _changed(node: Any, way: _Way, change: Callable[[Any], Any], ways: _Ways) -> Any:
    """The node with what is within it rewritten, and then itself, if it is of the kind sought."""
    updates: dict[str, object] = {}
    for name in way.names:
        held = getattr(node, name)
        if not held:
            continue
        if type(held) is tuple:
            new = _rewritten(held, change, ways)
        else:
            (new,) = _rewritten((held,), change, ways)
        if new is not held:
            updates[name] = new
    whole = node.model_copy(update=updates) if updates else node
    return change(whole) if way.wanted else whole


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
                waiting += (inner for field in _held(held).values() for inner in field)
        known = _REACHED[kind] = frozenset(found)
    return known


def _held(kind: type[Node]) -> dict[str, frozenset[type[Node]]]:
    """The kinds of node that may stand right in each field of that kind."""
    known = _HELD.get(kind)
    if known is None:
        types = field_types(kind)
        known = _HELD[kind] = {name: frozenset(_nodes_in(held)) for name, held in types.items()}
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
