"""Whatever ties a file to its facts, a reader sees the same pages: compared as pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import Brief, compose_deck, compose_memo
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchors
from tests import demo
from tests.officetools import page_pictures, pdf_text, render

_BRIEFS = {
    "en": Brief(),
    "ja": Brief(language=Language.JA),
    "vi+en": Brief.model_validate({"language": "vi", "second_language": "en"}),
}


_HAIR = 160
"""LibreOffice sets each run at a whole twentieth of a point, so that letters behind a control stand
up to a fifteenth of a pixel elsewhere; a line that breaks elsewhere changes pixels by 200 and more.
"""


def _memos(brief: Brief) -> Callable[[Anchors], bytes]:
    document = compose_memo(demo.facts(), brief)
    return lambda anchors: memo_bytes(document, anchors=anchors)


def _decks(brief: Brief) -> Callable[[Anchors], bytes]:
    deck = compose_deck(demo.facts(), brief)
    return lambda anchors: deck_bytes(deck, anchors=anchors)


def _letters(page: str) -> str:
    """The page's text without spaces, which poppler guesses from gaps a hair wide."""
    return "".join(page.split())


@pytest.mark.office
@pytest.mark.parametrize(
    ("kind", "write", "name"),
    [("docx", _memos, "en"), ("pptx", _decks, "ja"), ("docx", _memos, "vi+en")],
)
def test_the_pages_are_the_same_with_all_anchors_with_bookmarks_and_with_none(
    kind: str, write: Callable[[Brief], Callable[[Anchors], bytes]], name: str, tmp_path: Path
) -> None:
    make = write(_BRIEFS[name])
    files = {anchors: make(anchors) for anchors in Anchors}
    assert len(set(files.values())) == 3
    seen: dict[Anchors, tuple[list[str], list[bytes]]] = {}
    for anchors, data in files.items():
        path = tmp_path / f"{anchors}.{kind}"
        path.write_bytes(data)
        pdf = render(path)
        seen[anchors] = [_letters(page) for page in pdf_text(pdf)], page_pictures(pdf)
    texts, pictures = seen.pop(Anchors.NONE)
    assert len(pictures) > 5
    for other_texts, other_pictures in seen.values():
        assert other_texts == texts
        assert len(other_pictures) == len(pictures)
        for one, other in zip(pictures, other_pictures, strict=True):
            assert _darkest_change(one, other) <= _HAIR


def _darkest_change(one: bytes, other: bytes) -> int:
    """By how much, of 255, the pixel that changes most does."""
    assert len(one) == len(other)
    return max(abs(before - after) for before, after in zip(one, other, strict=True))
