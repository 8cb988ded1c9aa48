"""What is read from our own templates is known before; from others of ours it is kept."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from briefgen.cache import caching
from briefgen.values.language import Language
from briefgen.writers.powerpoint import base as deck
from briefgen.writers.unzipped import template_parts
from briefgen.writers.word import base as memo
from tests.tools.find_in_templates import TEMPLATES, found_in_templates

BASES = {"memo": memo, "deck": deck}


def refuse(*_: object) -> None:
    raise AssertionError("the template is opened")


def dressed(name: str) -> dict[str, bytes]:
    """Our template with a part that is another's, as a brand makes it."""
    parts = template_parts(name)
    (theme,) = (part for part in parts if part.endswith("theme/theme1.xml"))
    return parts | {theme: parts[theme] + b" "}


@pytest.mark.parametrize("name", BASES)
def test_what_ships_beside_a_template_is_what_is_found_in_it(name: str) -> None:
    told = json.loads((TEMPLATES / f"{name}.json").read_text("utf-8"))
    advice = "run python -m tests.tools.find_in_templates"
    assert told == json.loads(json.dumps(found_in_templates()[name])), advice


def test_our_own_templates_are_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    for base in BASES.values():
        monkeypatch.setattr(base, "_opened", refuse)
    for language in Language:
        for convention in ("standard", "state", "vn"):
            assert memo.house_base.__wrapped__(language, "Letter", convention).styles
    assert deck.house_base.__wrapped__().layouts


@pytest.mark.parametrize(("name", "base"), BASES.items())
def test_a_template_that_is_kept_is_the_one_that_was_read(
    name: str, base: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = dressed(name)
    read = base._found(parts)
    assert read == base._found(template_parts(name))
    with caching(tmp_path):
        assert base._found(parts) == read
        monkeypatch.setattr(base, "_opened", refuse)
        assert base._found(parts) == read
        with pytest.raises(AssertionError, match="opened"):
            base._found(parts | {"docProps/app.xml": b""})
