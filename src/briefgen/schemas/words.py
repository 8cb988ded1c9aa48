"""What the schemas say of files, keys and choices: words.yaml, read once."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import yaml

from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Descriptions: of a file by schema, of a key by model, of a choice by its closed list."""

    files: Mapping[str, str]
    keys: Mapping[str, Mapping[str, str]]
    choices: Mapping[str, Mapping[str, str]]


def _read() -> Words:
    text = (files("briefgen.schemas") / "words.yaml").read_text("utf-8")
    return Words(**yaml.safe_load(text))


WORDS = _read()
