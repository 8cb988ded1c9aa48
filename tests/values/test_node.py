"""Nodes: frozen, equal by value, checked where they are read."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from pydantic import ValidationError

from briefgen.document.model import Heading, Inlines, Strong, Text
from briefgen.values.language import Language

EN = Language.EN
WORDS: Inlines = (Text(text="So far", lang=EN), Strong(children=(Text(text="!", lang=EN),)))
HEADING = Heading(id="so-far", level=2, content=WORDS)


def test_a_node_never_changes_and_a_copy_is_another() -> None:
    other = HEADING.model_copy(update={"level": 3})
    assert (HEADING.level, other.level, other.content) == (2, 3, WORDS)
    assert HEADING.model_copy() == HEADING
    assert hash(HEADING.model_copy()) == hash(HEADING)
    held: Any = HEADING
    with pytest.raises(FrozenInstanceError):
        held.level = 4


def test_a_node_prints_as_json_and_reads_back_equal() -> None:
    assert Heading.model_validate_json(HEADING.model_dump_json()) == HEADING
    assert Heading.model_validate(HEADING.model_dump(mode="json")) == HEADING


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"level": 5}, "less than or equal to 4"),
        ({"depth": 1}, "[Uu]nexpected keyword"),
        ({"content": [{"kind": "loud", "text": "!"}]}, "union_tag_invalid"),
    ],
)
def test_what_is_read_is_checked(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Heading.model_validate(HEADING.model_dump(mode="json") | changed)


def test_a_node_given_as_it_is_is_checked_too_with_all_that_it_holds() -> None:
    wrong: Any = 7
    with pytest.raises(ValidationError, match="valid string"):
        Heading.model_validate(HEADING.model_copy(update={"content": (Text(text=wrong, lang=EN),)}))
