"""JSON Schemas of every file that a person writes, for editors that complete and check YAML.

They are made from the models, so that they say what the models say; the copies beside this module
are what files link to. A schema knows one entry at a time: what holds between entries, and between
the keys of one, is for `briefgen check`. They are in draft 7, the newest that the YAML language
server of editors reads.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import BaseModel

from briefgen.briefs.brief import Brief
from briefgen.facts.load import MODELS
from briefgen.looks.brand import BrandFile
from briefgen.schemas.describe import Describer, Schema
from briefgen.schemas.words import WORDS

DRAFT = "http://json-schema.org/draft-07/schema#"
SUFFIX = ".schema.json"

_LISTS = {
    "sources": "source",
    "actors": "actor",
    "projects": "project",
    "places": "place",
    "themes": "theme",
    "glossary": "term",
    "facts": "fact",
}
_SINGLE: Mapping[str, type[BaseModel]] = {
    "partnership": MODELS["partnership"],
    "brief": Brief,
    "brand": BrandFile,
}
SCHEMAS = ("partnership", *_LISTS, "brief", "brand", "line")
"""The names of the schemas: a file of a base by its stem, and brief, brand and line."""


def schema_of(name: str) -> Schema:
    """The schema of that name, as plain data; KeyError if there is none."""
    head: Schema = {
        "$schema": DRAFT,
        "title": f"briefgen: {name}",
        "description": WORDS.files[name],
    }
    if name == "line":
        return head | _line()
    describer = Describer(yaml=True)
    if name in _LISTS:
        return head | {
            "type": "array",
            "items": describer.model(MODELS[_LISTS[name]]),
            "definitions": describer.definitions(),
        }
    body = describer.body(_SINGLE[name], optional=name != "partnership")
    return head | body | head | {"definitions": describer.definitions()}


def schema_text(name: str) -> str:
    """The same as the text of a file, which ends in a line feed."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=1) + "\n"


def _line() -> Schema:
    """A line of JSON Lines: an entry of any kind; a source's own type is its ``source_type``."""
    describer = Describer(yaml=False)
    kinds = {kind: _typed(kind, describer.body(model)) for kind, model in MODELS.items()}
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(kinds)}},
        "allOf": [
            {
                "if": {"required": ["type"], "properties": {"type": {"const": kind}}},
                "then": {"$ref": f"#/definitions/a-{kind}"},
            }
            for kind in kinds
        ],
        "definitions": {f"a-{kind}": body for kind, body in kinds.items()}
        | describer.definitions(),
    }


_OWN_TYPE = {"type": "source_type"}


def _typed(kind: str, body: Schema) -> Schema:
    """The schema of an entry with the key that says of which kind it is."""
    own = {"type": {"const": kind}}
    keys = {
        ("source_type" if key == "type" else key): held for key, held in body["properties"].items()
    }
    needed = ["source_type" if key == "type" else key for key in body.get("required", ())]
    return body | {"required": ["type", *needed], "properties": own | keys}
