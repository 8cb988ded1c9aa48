"""The base of what a `Document` and a `Deck` are made of: frozen records, made by the thousand.

A node is a plain dataclass: making one checks no types, which mypy does for our code and pydantic
for all that is read from JSON. Facts, which people write, are pydantic models (`Frozen`). What a
node may hold is read from its annotations, which are therefore not postponed either.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    Self,
    cast,
    dataclass_transform,
    get_type_hints,
)

from briefgen.records import LazyInitialiser

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_Setter = Callable[[object, object], None]
"""What sets one slot: its descriptor's ``__set__``."""


class _NodeType(type):
    """Makes of the annotated names of a node its slots, and of their values its defaults.

    A slot is set by its descriptor in a third of the time of ``object.__setattr__``, which a frozen
    record has to go by else.
    """

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _NodeType:
        annotations = _annotations(namespace)
        own = [field for field, held in annotations.items() if not _is_of_the_class(held)]
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        made = super().__new__(mcs, name, bases, {**namespace, "__slots__": tuple(own)})
        if any(isinstance(base, _NodeType) for base in bases):
            _complete(made, defaults)
        return made


def _annotations(namespace: Mapping[str, Any]) -> Mapping[str, object]:
    """What a class body annotates; from Python 3.14 on it says so only if asked (PEP 749)."""
    if sys.version_info >= (3, 14) and "__annotations__" not in namespace:
        import annotationlib

        annotate = annotationlib.get_annotate_from_class_namespace(namespace)
        form = annotationlib.Format.FORWARDREF
        return annotationlib.call_annotate_function(annotate, form) if annotate else {}
    held: Mapping[str, object] = namespace.get("__annotations__", {})
    return held


def _is_of_the_class(annotation: object) -> bool:
    """Whether it is a ClassVar, postponed or not."""
    return str(annotation).removeprefix("typing.").startswith("ClassVar")


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Node(metaclass=_NodeType):
    """A frozen record that prints as JSON and reads back equal; keys it does not know are refused.

    Its methods have pydantic's names and meanings; ``field_names`` are its fields in order.
    """

    field_names: ClassVar[tuple[str, ...]] = ()
    _setters: ClassVar[Mapping[str, _Setter]] = {}

    __pydantic_config__: ClassVar[Mapping[str, object]] = {
        "extra": "forbid",
        "allow_inf_nan": False,
        "revalidate_instances": "always",
    }

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        for name in self.field_names:  # most differ in the first
            mine, others = getattr(self, name), getattr(other, name)
            if mine is not others and mine != others:
                return False
        return True

    def __hash__(self) -> int:
        return hash((type(self), _held(self)))

    def __repr__(self) -> str:
        held = (f"{name}={getattr(self, name)!r}" for name in self.field_names)
        return f"{type(self).__qualname__}({', '.join(held)})"

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """A copy, with other values if any; they are not checked."""
        copied = object.__new__(type(self))
        setters = self._setters
        for name, put in setters.items():
            put(copied, getattr(self, name))
        for name, value in (update or {}).items():
            setters[name](copied, value)
        return copied

    def __getstate__(self) -> tuple[object, ...]:
        return _held(self)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for put, value in zip(self._setters.values(), state, strict=True):
            put(self, value)

    def model_dump(self, *, mode: Literal["json", "python"] = "python") -> dict[str, Any]:
        """The node as plain dicts, tuples and values."""
        return cast("dict[str, Any]", _adapter(type(self)).dump_python(self, mode=mode))

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """The node as JSON."""
        return _adapter(type(self)).dump_json(self, indent=indent).decode()

    @classmethod
    def model_validate(cls, data: object) -> Self:
        """The node that the data give, checked; pydantic's ValidationError if they do not fit."""
        return cast("Self", _adapter(cls).validate_python(data))

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """The same from JSON."""
        return cast("Self", _adapter(cls).validate_json(text))


def _held(node: Node) -> tuple[object, ...]:
    return tuple([getattr(node, name) for name in node.field_names])


def _complete(kind: Any, defaults: Mapping[str, object]) -> None:
    """Makes the class a dataclass to whoever asks for its fields, and gives it its initialiser.

    Of the six methods that `dataclass` would compile for each kind, five are the same for all of
    them and stand in `Node`.
    """
    dataclass(kw_only=True, init=False, repr=False, eq=False)(kind)
    held = fields(kind)
    for field in held:
        field.default = defaults.get(field.name, field.default)
    kind.field_names = tuple(field.name for field in held)
    kind._setters = {field.name: getattr(kind, field.name).__set__ for field in held}
    kind.__init__ = LazyInitialiser(kind, _initialiser)


def _initialiser(kind: type[Node]) -> Callable[..., None]:
    """What makes a node of its fields, given by name; all else is for its ``__post_init__``."""
    names = kind.field_names
    known = {f"_{f.name}": f.default for f in fields(cast("Any", kind)) if f.default is not MISSING}
    given = (f"{name}=_{name}" if f"_{name}" in known else name for name in names)
    lines = [f"def __init__(self, *, {', '.join(given)}):"]
    lines += [f" set_{name}(self, {name})" for name in names]
    if hasattr(kind, "__post_init__"):
        lines.append(" self.__post_init__()")
    made: dict[str, Any] = {}
    setters = {f"set_{name}": put for name, put in kind._setters.items()}
    exec("\n".join(lines), setters | known, made)
    initialiser: Callable[..., None] = made["__init__"]
    initialiser.__qualname__ = f"{kind.__qualname__}.__init__"
    return initialiser


_ADAPTERS: dict[type[Node], TypeAdapter[Any]] = {}
_TYPES: dict[type[Node], Mapping[str, Any]] = {}


def _adapter(kind: type[Node]) -> TypeAdapter[Any]:
    """What reads and prints that kind of node; pydantic works it out from the types, once."""
    from pydantic import TypeAdapter

    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def field_types(kind: type[Node]) -> Mapping[str, Any]:
    """The fields of a kind of node, in order, with their types."""
    if kind not in _TYPES:
        hints = get_type_hints(kind, include_extras=True)
        _TYPES[kind] = {field.name: hints[field.name] for field in fields(cast("Any", kind))}
    return _TYPES[kind]
