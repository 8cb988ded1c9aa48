"""The base of what a `Document` and a `Deck` are made of: frozen records, made by the thousand.

A node is a plain dataclass: making one checks no types, which mypy does for our code and pydantic
for all that is read from JSON. Facts, which people write, are pydantic models (`Frozen`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
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

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Node:
    """A frozen record that prints as JSON and reads back equal; keys it does not know are refused.

    Its methods have pydantic's names and meanings.
    """

    __pydantic_config__: ClassVar[Mapping[str, object]] = {
        "extra": "forbid",
        "allow_inf_nan": False,
        "revalidate_instances": "always",
    }

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        dataclass(frozen=True, kw_only=True)(cls)

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """A copy, with other values if any; they are not checked."""
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        if update:
            copied.__dict__.update(update)
        return copied

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
