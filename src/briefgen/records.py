"""``dataclass`` as the standard library's, made in a fraction of the time.

The standard library compiles up to six methods for each class, in half a millisecond, and a command
imports more than a hundred classes. Here ``__init__`` is compiled when the first record is made,
which of many classes no command does; the other methods need no compiler. Fields, ``replace``,
``match`` and pickling are those of the standard library. Of its options those that are used here
are taken, and classes that inherit from one another are all made here.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass  # what a type checker and an editor see
    from typing import Any

__all__ = ["LazyInitialiser", "dataclass"]


class LazyInitialiser:
    """Stands for the ``__init__`` of a class until somebody asks for it."""

    def __init__(self, kind: type, compiled: Callable[[type], Callable[..., None]]) -> None:
        self._kind, self._compiled = kind, compiled

    def __get__(self, record: object, kind: type | None = None) -> Any:
        made = self._compiled(self._kind)
        type.__setattr__(self._kind, "__init__", made)
        return made.__get__(record, kind)


if not TYPE_CHECKING:

    def dataclass(kind=None, /, *, frozen=False, slots=False, eq=True):
        """The class with the methods of a dataclass; those that it has already are kept."""
        if kind is None:
            return lambda kind: _made(kind, frozen=frozen, slots=slots, eq=eq)
        return _made(kind, frozen=frozen, slots=slots, eq=eq)


def _made(kind: type, *, frozen: bool, slots: bool, eq: bool) -> type:
    written = {name for name, method in vars(kind).items() if method is not None}
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(kind)
    methods: dict[str, object] = {"__repr__": _repr}
    methods["__init__"] = LazyInitialiser(made, _frozen_init if frozen else _init)
    if eq:
        held = _values([field.name for field in _fields(made) if field.compare])
        methods |= {"__eq__": _equality(held), "__hash__": _hash(held) if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    if frozen and slots:
        methods |= {"__getstate__": _state, "__setstate__": _take_state}
    for name, method in methods.items():
        if name not in written:
            setattr(made, name, method)
    return made


def _fields(record: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(record)


# --- methods that need no compiler ----------------------------------------------------------------


def _values(names: list[str]) -> Callable[[object], object]:
    """What gives the values by which records are compared: of one field itself, else a tuple."""
    return attrgetter(*names) if names else lambda _record: ()


def _equality(held: Callable[[object], object]) -> Callable[[object, object], object]:
    def equal(record: object, other: object) -> object:
        if other.__class__ is not record.__class__:
            return NotImplemented
        return held(record) == held(other)

    return equal


def _hash(held: Callable[[object], object]) -> Callable[[object], int]:
    return lambda record: hash(held(record))


def _repr(record: object) -> str:
    names = [field.name for field in _fields(record) if field.repr]
    shown = ", ".join(f"{name}={getattr(record, name)!r}" for name in names)
    return f"{type(record).__qualname__}({shown})"


def _refuse_to_set(_record: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_record: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(record: object) -> list[object]:
    return [getattr(record, field.name) for field in _fields(record)]


def _take_state(record: object, state: list[object]) -> None:
    for field, value in zip(_fields(record), state, strict=True):
        object.__setattr__(record, field.name, value)


# --- the one that is compiled ---------------------------------------------------------------------

_NOT_GIVEN = object()


def _init(kind: type) -> Callable[..., None]:
    return _compiled(kind, " self.{} = {}")


def _frozen_init(kind: type) -> Callable[..., None]:
    """By the descriptors of its slots where it has them, which takes half the time."""
    slots = {f.name: getattr(kind, f.name, None) for f in _fields(kind)}
    if not all(isinstance(slot, MemberDescriptorType) for slot in slots.values()):
        return _compiled(kind, " set_field(self, '{0}', {1})", set_field=object.__setattr__)
    setters = {f"set_{name}": slot.__set__ for name, slot in slots.items() if slot is not None}
    return _compiled(kind, " set_{0}(self, {1})", **setters)


def _compiled(kind: type, line: str, **names: object) -> Callable[..., None]:
    """The ``__init__`` of a class, of a line a field; the lines know those names."""
    known: dict[str, object] = {"not_given": _NOT_GIVEN, **names}
    taken, lines = ["self"], []
    fields = [field for field in _fields(kind) if field.init]
    for field in fields:
        name = value = field.name
        if field.default is not dataclasses.MISSING:
            known[f"default_{name}"] = field.default
            taken.append(f"{name}=default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"make_{name}"] = field.default_factory
            taken.append(f"{name}=not_given")
            value = f"make_{name}() if {name} is not_given else {name}"
        else:
            taken.append(name)
        lines.append(line.format(name, value))
    if hasattr(kind, "__post_init__"):
        lines.append(" self.__post_init__()")
    made: dict[str, Any] = {}
    exec("\n".join([f"def __init__({', '.join(taken)}):", *lines, " return"]), known, made)
    initialiser: Callable[..., None] = made["__init__"]
    initialiser.__qualname__ = f"{kind.__qualname__}.__init__"
    initialiser.__annotations__ = {field.name: field.type for field in fields}
    return initialiser
