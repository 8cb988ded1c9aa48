"""English made 35 % longer, with accents: what a translation does to a page, before there is one.

Every word grows, not only every sentence, so that a word too long for its cell shows; digits,
holes, quotations and the names of people, organisations and places stay as they are.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen import FactBase
from briefgen.values.language import Language
from briefgen.wording import catalogue as module

LONGER = 1.35

_ACCENTED = dict(zip("aceinorsuyzACEINORSUYZ", "áçéíñóřšúýžÁÇÉÍÑÓŘŠÚÝŽ", strict=True))
_KEPT = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|“[^”]*”)")
_WORD = re.compile(r"[A-Za-z]+")


def longer(text: str) -> str:
    """The text with every word accented and at least 35 % longer."""
    parts = _KEPT.split(text)
    return "".join(part if at % 2 else _WORD.sub(_grown, part) for at, part in enumerate(parts))


def _grown(found: re.Match[str]) -> str:
    word = found[0]
    missing = math.ceil(len(word) * (LONGER - 1)) if len(word) > 1 else 0
    grown = ""
    for letter in word:
        grown += letter
        if missing and letter.lower() in "aeiouy":
            grown += letter.lower()
            missing -= 1
    grown += grown[-1].lower() * missing
    return "".join(_ACCENTED.get(letter, letter) for letter in grown)


def longer_base(base: FactBase) -> FactBase:
    """The base with every English text longer, and the names of projects with them."""
    held = json.loads(base.model_dump_json())
    for project in held["projects"]:
        forms = project["names"]["en"]
        forms.update({form: longer(text) for form, text in forms.items() if text})
    return FactBase.model_validate(_grow_texts(held))


def _grow_texts(held: Any) -> Any:
    if isinstance(held, list):
        return [_grow_texts(item) for item in held]
    if not isinstance(held, dict):
        return held
    if isinstance(held.get("en"), str):
        return {**held, "en": longer(held["en"])}
    return {key: _grow_texts(value) for key, value in held.items()}


@contextmanager
def longer_catalogue(folder: Path) -> Iterator[None]:
    """English labels, statuses and notes 35 % longer for as long as the context holds."""
    own = files("briefgen.wording") / "catalogues"
    (folder / "catalogues").mkdir(parents=True)
    for language in Language:
        raw = yaml.load((own / f"{language}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
        if language is Language.EN:
            for part in ("labels", "statuses", "groups", "note"):
                raw[part] = _all_longer(raw[part])
        written = yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)
        (folder / "catalogues" / f"{language}.yaml").write_text(written, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "files", lambda _: folder)
        module.catalogue.cache_clear()
        yield
    module.catalogue.cache_clear()


def _all_longer(held: Any) -> Any:
    if isinstance(held, dict):
        return {key: _all_longer(value) for key, value in held.items()}
    return longer(held)
