"""Elements and the bytes that they stand in."""

from __future__ import annotations

import importlib
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import compose_deck
from briefgen.facts.model import FactBase
from briefgen.generate import deck_bytes
from briefgen.refresh import refresh
from briefgen.refresh.elements import attribute_at, read_elements
from tests.synthetic import make_base

VALUES = st.text(alphabet="ab>=' /", max_size=6)


@given(VALUES, VALUES, st.booleans())
def test_a_tag_ends_behind_its_attributes_whatever_they_hold(
    one: str, other: str, hollow: bool
) -> None:
    other = other.replace("'", "")
    tag = f"<b x=\"{one}\" y='{other}'"
    part = f"<a>{tag}/></a>" if hollow else f"<a>{tag}>text</b></a>"
    (held,) = read_elements(part.encode()).children
    assert part[held.first : held.start] == tag + ("/>" if hollow else ">")
    assert part[held.start : held.end] == ("" if hollow else "text")
    assert held.hollow is hollow
    at = attribute_at(part.encode(), held, "x")
    assert at is not None
    assert part[slice(*at)] == one


def test_a_part_is_read_again_once_for_the_same_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any = importlib.import_module("briefgen.refresh.refresh")
    read: Counter[bytes] = Counter()
    plain = module._require

    def counted(part: bytes, expected: object) -> None:
        read[part] += 1
        plain(part, expected)

    monkeypatch.setattr(module, "_require", counted)
    base = make_base(6, 1)
    moved = base.model_dump()
    for fact in moved["facts"]:
        fact["when"] = {"edtf": "2026-03"}
    made = refresh(deck_bytes(compose_deck(base)), FactBase.model_validate(moved))
    assert made.done
    assert not made.left
    assert set(read.values()) == {1}
