"""A pydantic model → the JSON Schema of what its reader accepts.

Our YAML reader hands every number and date on as the text that stands in the file, and the models
take it from there; an editor's YAML 1.2 reads the same scalars as numbers. A schema for YAML takes
both. One for JSON Lines takes what JSON gives. ``null`` may stand where a key may be left out.
"""

from __future__ import annotations

import datetime as dt
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic import AfterValidator, BaseModel, BeforeValidator, PlainValidator, WrapValidator
from pydantic.fields import FieldInfo

from briefgen.briefs.brief import AuthorText, bare_text
from briefgen.facts.model import (
    FactDate,
    FactValue,
    ValueName,
    named_dates,
    named_values,
    none_yet,
)
from briefgen.gate.text import clean_text
from briefgen.looks.brand import color_of
from briefgen.schemas.words import WORDS
from briefgen.values.language import LocalText
from briefgen.values.plain import typed_count, typed_day
from briefgen.values.quantity import Quantity, plain_number
from briefgen.values.when import When

Schema = dict[str, Any]

# What pydantic reads of text as a number; full-width digits too.
_DIGITS = "[0-9０-９](?:[0-9０-９]|_)*"
_NUMBER = rf"^\s*[-+]?(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:[eE][-+]?[0-9]+)?\s*$"
_COUNT = "^0*[1-9][0-9]*$"
_DAY = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_YES_OR_NO = (
    "^([01tTfFyYnN]|[oO][nN]|[oO][fF][fF]|[yY][eE][sS]|[nN][oO]|"
    "[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$"
)
_COLOR = r"^\s*#?[0-9A-Fa-f]{6}\s*$"
_NONE_YET: Schema = {"enum": ["none"], "description": "Nobody has reviewed it yet."}
_NUMBERLIKE = {"integer": ("2024", "20240", "2" * 64), "number": ("2.5", "-1", "1e6")}


class Describer:
    """Describes models; each other model that they lead to is a definition, made once."""

    def __init__(self, *, yaml: bool) -> None:
        self.reads_yaml = yaml
        self._definitions: dict[str, Schema] = {}

    def definitions(self) -> dict[str, Schema]:
        """Every definition that was led to, by name."""
        return dict(sorted(self._definitions.items()))

    def model(self, model: type[BaseModel], *, optional: bool = False) -> Schema:
        """A reference to the definition of a model, or of the model or null."""
        name = f"{model.__name__}-or-null" if optional else model.__name__
        if name not in self._definitions:
            self._definitions[name] = {}  # a model that leads to itself finds it
            self._definitions[name] = self.body(model, optional=optional)
        return {"$ref": f"#/definitions/{name}"}

    def body(self, model: type[BaseModel], *, optional: bool = False) -> Schema:
        """What a mapping has to be to be a value of the model."""
        _no_other_forms(model)
        fields = model.model_fields
        keys = {info.alias or name: self._key(model, name, info) for name, info in fields.items()}
        body: Schema = {
            "title": _title(model),
            "description": _docstring(model),
            "type": ["object", "null"] if optional else "object",
            "properties": keys,
            "required": [i.alias or name for name, i in fields.items() if i.is_required()],
            "additionalProperties": False,
        }
        # An alias is what files say; the name that our code has instead is taken too, not offered.
        within = {name: keys[info.alias] for name, info in fields.items() if info.alias}
        if within:
            body["patternProperties"] = {f"^{name}$": key for name, key in within.items()}
        return body

    def _key(self, model: type[BaseModel], name: str, info: FieldInfo) -> Schema:
        key = info.alias or name
        words = WORDS.keys.get(model.__name__, {}).get(key)
        if words is None:
            raise LookupError(f"words.yaml has no line for the key {key} of {model.__name__}")
        # What stands beside a $ref is passed over by validators and shown by editors.
        return {"description": words} | self.describe(info.annotation, info.metadata)

    def describe(self, annotation: Any, metadata: Iterable[object] = ()) -> Schema:
        """What stands at a key of that type."""
        annotation, marks = _unwrapped(annotation, metadata)
        for mark in marks:
            if isinstance(mark, BeforeValidator) and mark.func in _FORMS:
                return _FORMS[mark.func](self, annotation)
        origin = get_origin(annotation)
        if origin in (Union, UnionType):
            return self._union(get_args(annotation))
        if origin is tuple:
            return self._list(get_args(annotation), marks)
        if origin is dict:
            key, held = get_args(annotation)
            names = self.describe(key)
            names = names if "enum" in names else names | {"type": "string"}
            return {
                "type": "object",
                "propertyNames": names,
                "additionalProperties": self.describe(held),
            }
        if origin is Literal:
            return {"enum": list(get_args(annotation))}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation)
        return self._scalar(annotation, marks)

    def _union(self, parts: tuple[Any, ...]) -> Schema:
        """Either of them; null widens the only other, so that one description is shown."""
        others = [part for part in parts if part is not type(None)]
        if len(others) == len(parts):
            return {"anyOf": [self.describe(part) for part in parts]}
        if len(others) > 1:
            return {"anyOf": [*(self.describe(part) for part in others), {"type": "null"}]}
        return self.or_null(others[0])

    def or_null(self, annotation: Any) -> Schema:
        """What stands at a key of that type that may be empty."""
        bare, marks = _unwrapped(annotation, ())
        if isinstance(bare, type) and issubclass(bare, BaseModel) and not marks:
            return self.model(bare, optional=True)
        held = self.describe(annotation)
        if "anyOf" in held:
            return {"anyOf": [*held["anyOf"], {"type": "null"}]}
        if "enum" in held:
            return held | {"enum": [*held["enum"], None]}
        kinds = held["type"] if isinstance(held["type"], list) else [held["type"]]
        return held | {"type": [*kinds, "null"]}

    def _list(self, parts: tuple[Any, ...], marks: list[object]) -> Schema:
        if len(parts) == 2 and parts[1] is Ellipsis:
            return {"type": "array", "items": self.describe(parts[0])} | _limits(marks)
        assert len(set(parts)) == 1, "a list of things that are not alike"
        size = len(parts)
        items = self.describe(parts[0])
        return {"type": "array", "items": items, "minItems": size, "maxItems": size}

    def _scalar(self, annotation: Any, marks: list[object]) -> Schema:
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return _choices(annotation)
        if annotation is bool:
            return {"type": ["boolean", "string", "integer"], "pattern": _YES_OR_NO} | _within(0, 1)
        if annotation is int:
            return {"type": ["integer", "string"], "pattern": _COUNT} | _limits(marks)
        if annotation is Decimal:
            return {"type": ["number", "string"], "pattern": _NUMBER} | _limits(marks)
        if annotation is dt.date:
            return {"type": "string", "pattern": _DAY}
        if annotation is str:
            return self._text(marks)
        raise TypeError(f"no schema is known for {annotation!r}")

    def _text(self, marks: list[object]) -> Schema:
        patterns = [str(held) for mark in marks if (held := getattr(mark, "pattern", None))]
        if any(isinstance(m, AfterValidator) and m.func is color_of for m in marks):
            patterns.append(_COLOR)
        kinds = ["string", *self._numberlike(patterns)]
        text: Schema = {"type": kinds if len(kinds) > 1 else "string"}
        for mark in marks:
            for name, key in (("min_length", "minLength"), ("max_length", "maxLength")):
                if getattr(mark, name, None) is not None:
                    text[key] = getattr(mark, name)
        match patterns:
            case []:
                return text
            case [pattern]:
                return text | {"pattern": pattern}
            case _:
                return text | {"allOf": [{"pattern": pattern} for pattern in patterns]}

    def _numberlike(self, patterns: list[str]) -> list[str]:
        """The kinds of number that such a text may look like to YAML 1.2; none in JSON."""
        if not self.reads_yaml:
            return []
        for kind in ("number", "integer"):
            if any(all(re.search(p, text) for p in patterns) for text in _NUMBERLIKE[kind]):
                return [kind]
        return []


# --- the short forms ------------------------------------------------------------------------------


def _values(describer: Describer, _: Any) -> Schema:
    """Values by name: a quantity each, or more of it; or the list that the export has."""
    whole = describer.body(FactValue)
    keys = {key: held for key, held in whole["properties"].items() if key != "name"}
    named = whole | {"properties": keys, "required": []}
    named["anyOf"] = [{"required": [key]} for key in keys]
    name = describer.describe(ValueName) | {"type": "string"}
    return {
        "type": ["object", "array"],
        # The reader looks at the names of a mapping, and at the values of a list.
        "propertyNames": name,
        "additionalProperties": {"anyOf": [describer.model(Quantity), named]},
        "items": describer.model(FactValue),
    }


def _dates(describer: Describer, _: Any) -> Schema:
    return {
        "type": ["object", "array"],
        "propertyNames": describer.describe(ValueName) | {"type": "string"},
        "additionalProperties": describer.model(When),
        "items": describer.model(FactDate),
    }


def _reviewed(describer: Describer, annotation: Any) -> Schema:
    return {"anyOf": [_NONE_YET, describer.describe(annotation)]}


def _author(describer: Describer, _: Any) -> Schema:
    """A sentence, one a language, or a mapping with ``text``."""
    per_language = describer.body(LocalText) | {"minProperties": 1}
    text = {"type": ["string", "number"]} if describer.reads_yaml else {"type": "string"}
    return {"anyOf": [text, per_language, describer.model(AuthorText)]}


def _inner(describer: Describer, annotation: Any) -> Schema:
    """The validator takes no other form than the type does."""
    return describer.describe(annotation)


_FORMS: Mapping[Callable[..., object], Callable[[Describer, Any], Schema]] = {
    named_values: _values,
    named_dates: _dates,
    none_yet: _reviewed,
    bare_text: _author,
}
_NARROWING = frozenset({clean_text, color_of, plain_number, typed_count, typed_day})
"""Validators that refuse some of what their type takes, and add no form to it."""


def _no_other_forms(model: type[BaseModel]) -> None:
    """Nothing; TypeError where a model turns what a file says into something else by itself."""
    held = model.__pydantic_decorators__
    modes: list[str] = [validator.info.mode for validator in held.model_validators.values()]
    modes += [validator.info.mode for validator in held.field_validators.values()]
    if any(mode != "after" for mode in modes):
        raise TypeError(f"{model.__name__} takes forms that its schema does not describe")


def _unwrapped(annotation: Any, metadata: Iterable[object]) -> tuple[Any, list[object]]:
    """The bare type, and what is said of it; TypeError for a validator that is not known here."""
    marks = list(_flat(metadata))
    while get_origin(annotation) is Annotated:
        annotation, *held = get_args(annotation)
        marks = [*_flat(held), *marks]
    for mark in marks:
        if isinstance(mark, BeforeValidator | AfterValidator):
            known = mark.func in _FORMS or mark.func in _NARROWING
            if not known:
                raise TypeError(f"the schema does not know what {mark.func} takes")
        elif isinstance(mark, PlainValidator | WrapValidator):
            raise TypeError(f"the schema does not know what {mark} takes")
    return annotation, marks


def _flat(metadata: Iterable[object]) -> Iterator[object]:
    for mark in metadata:
        if isinstance(mark, FieldInfo):
            yield from mark.metadata
        else:
            yield mark


# --- texts and limits -----------------------------------------------------------------------------


def _title(model: type[BaseModel]) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__)
    return words[0] + words[1:].lower()


def _docstring(model: type[BaseModel]) -> str:
    """The model's docstring before its example, lines joined, double backticks as single ones."""
    text = (inspect.getdoc(model) or "").partition("\n>>> ")[0].strip().replace("``", "`")
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _choices(choices: type[Enum]) -> Schema:
    """A closed list, in its order, with what each choice means."""
    words = WORDS.choices.get(choices.__name__, {})
    values = [str(choice.value) for choice in choices]
    missing = [value for value in values if value not in words]
    if missing:
        raise LookupError(f"words.yaml has no line for {missing[0]} of {choices.__name__}")
    return {"enum": values, "enumDescriptions": [words[value] for value in values]}


_LIMITS = ((Ge, "ge", "minimum"), (Le, "le", "maximum"), (MinLen, "min_length", "minItems"))


def _limits(marks: list[object]) -> Schema:
    """The least and most that a number may be, and the fewest items of a list."""
    found = {
        key: getattr(mark, name)
        for mark in marks
        for kind, name, key in _LIMITS
        if isinstance(mark, kind)
    }
    return {key: int(limit) for key, limit in found.items()}


def _within(least: int, most: int) -> Schema:
    return {"minimum": least, "maximum": most}
