"""How much work writing is, counted and not timed: what keeps both writers near their floor."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from types import FrameType
from typing import Any

import pytest

from briefgen.generate import compose_brief, deck_bytes, memo_bytes, plan_document, shape_document
from briefgen.values.language import Language
from briefgen.writers import package
from briefgen.writers.powerpoint.base import house_base as deck_base
from briefgen.writers.word.base import house_base as memo_base
from tests.synthetic import make_base

Writer = Callable[[], bytes]


@cache
def writers(facts: int) -> dict[str, Writer]:
    """What writes the memo and the deck of so many facts; everything is made and read already."""
    whole = compose_brief(make_base(facts, 2))
    memo, deck = shape_document(whole), plan_document(whole)
    made: dict[str, Writer] = {"memo": lambda: memo_bytes(memo), "deck": lambda: deck_bytes(deck)}
    for write in made.values():
        write()
    return made


def modules_called(write: Writer) -> list[str]:
    """The modules of every function called meanwhile, Python's and C's, a call each."""
    called: list[str] = []

    def note(frame: FrameType, event: str, argument: Any) -> None:
        if event == "call":
            called.append(str(frame.f_globals.get("__name__")))
        elif event == "c_call":
            called.append(str(argument.__module__))

    sys.setprofile(note)
    try:
        write()
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize(
    ("kind", "static"),
    [("memo", memo_base(Language.EN).static), ("deck", deck_base().static)],
)
def test_parts_that_stand_in_every_file_are_not_compressed_again(
    kind: str, static: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = writers(30)[kind]
    compressed: list[bytes] = []
    real = package.deflate

    def deflate(data: bytes) -> package.Deflated:
        compressed.append(data)
        return real(data)

    monkeypatch.setattr(package, "deflate", deflate)
    parts = set(zipfile.ZipFile(io.BytesIO(write())).namelist())
    begun = {part for part in parts if part.startswith("ppt/tags/")}  # which begin alike
    assert len(static) > 5
    assert bool(begun) is (kind == "deck")
    assert len(compressed) == len(parts - begun - static.keys())


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_no_library_is_asked_about_a_template_or_an_element_that_is_known(kind: str) -> None:
    asked = {name.partition(".")[0] for name in modules_called(writers(30)[kind])}
    assert "briefgen" in asked
    assert asked.isdisjoint({"docx", "pptx", "lxml", "xlsxwriter", "pydantic", "pydantic_core"})


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_twice_the_facts_are_twice_the_calls_and_no_more(kind: str) -> None:
    some, more = (len(modules_called(writers(facts)[kind])) for facts in (60, 120))
    assert more <= 2.2 * some
