"""Memo and deck in a language 35 % longer: no word breaks out of its cell, nothing is cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import BuildError, Deck, Document, compose_deck, compose_memo
from briefgen.briefs.brief import Brief, Shape
from briefgen.delivered.read_memo import read_memo
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.looks.metrics import CALIBRI
from briefgen.writers.word.widths import wide_enough
from tests import demo
from tests.officetools import pdf_text, render
from tests.pseudo import LONGER, longer, longer_base, longer_catalogue

WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Document, Deck]]:
    with longer_catalogue(tmp_path_factory.mktemp("longer") / "wording"):
        base = longer_base(demo.facts())
        yield compose_memo(base, Brief(shape=Shape.FULL)), compose_deck(base)


@pytest.mark.parametrize("text", ["Under study", "In operation", "Asked on the side of {side}"])
def test_a_text_grows_by_35_percent_and_keeps_its_holes(text: str) -> None:
    found = longer(text)
    assert len(found) >= LONGER * len(text.replace("{side}", ""))
    assert re.findall(r"\{[^}]*\}", found) == re.findall(r"\{[^}]*\}", text)
    assert CALIBRI.width(found) > CALIBRI.width(text)


def test_values_stay_as_they_are(made: tuple[Document, Deck]) -> None:
    words = {value.ref: value.words for value in made[0].values}
    held = {value.ref: value.words for value in demo.document().values}
    typed = [ref for ref in held if "count:" not in ref]
    assert typed
    for ref in typed:
        assert set(words[ref]) <= {*held[ref], *(w[:1].upper() + w[1:] for w in held[ref])}


def test_the_deck_has_every_title_and_says_what_it_leaves_out(made: tuple[Document, Deck]) -> None:
    deck = made[1]
    assert len(deck_bytes(deck)) > 0
    assert len({slide.title for slide in deck.slides}) == len(deck.slides)
    assert len(deck.left_out) >= len(demo.deck().left_out)


def test_a_title_that_cannot_fit_is_refused_by_name(tmp_path: Path) -> None:
    with longer_catalogue(tmp_path / "wording"):
        title = longer("The status of each undertaking of the partnership " * 6).strip()
        with pytest.raises(BuildError, match="Thééé štáátúúšš"):
            compose_deck(longer_base(demo.facts()), Brief(title=title))


@pytest.mark.office
def test_no_word_of_the_memo_breaks_and_none_is_lost(
    tmp_path: Path, made: tuple[Document, Deck]
) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(memo_bytes(made[0]))
    said = {w for p in read_memo(path.read_bytes()).paragraphs for w in WORD.findall(p.text)}
    shown: set[str] = set()
    for page in pdf_text(render(path)):
        shown.update(WORD.findall(unicodedata.normalize("NFKC", page)))
    assert shown - said == set()
    assert said - shown == set()


@cache
def english_words() -> set[str]:
    return {w for p in demo.memo().paragraphs for w in WORD.findall(p.text)}


@pytest.mark.office
def test_no_word_of_the_english_memo_breaks_either(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(demo.memo_file())
    shown = {
        word
        for page in pdf_text(render(path))
        for word in WORD.findall(unicodedata.normalize("NFKC", page))
    }
    assert shown - english_words() == set()


WIDTHS = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 2000)), min_size=1, max_size=8)


@given(WIDTHS)
def test_columns_keep_their_sum_and_reach_their_floors_where_these_fit(
    columns: list[tuple[int, int]],
) -> None:
    widths, floors = [w for w, _ in columns], [f for _, f in columns]
    found = wide_enough(widths, floors)
    assert sum(found) == sum(widths)
    if sum(floors) <= sum(widths):
        assert all(width >= floor for width, floor in zip(found, floors, strict=True))
    else:
        assert found == tuple(widths)
