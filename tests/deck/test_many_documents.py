"""A base of many documents: slides name as many as their foot holds, and no deck is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefgen import Brief, compose_deck
from briefgen.deck.model import Deck
from briefgen.facts.model import FactBase
from briefgen.values.language import Language
from tests.deck.shape_checks import words
from tests.synthetic import make_base, make_fact

MANY = 25


def source(number: int) -> dict[str, Any]:
    """A document with a long name; which of its title, author and outlet it states varies."""
    return {
        "id": f"source-{number}",
        "type": "report",
        "description": {"en": "Yearbook of a harbour authority"},
        "short": {"en": f"Statistical yearbook of the harbour authority of town {letters(number)}"},
        "language": "en",
        "file": f"source-{number}.txt",
        "sha256": f"{number:064x}",
        "paragraphs": 200_000,
        "title": "Yearbook" if number % 2 else None,
        "author": "The authority" if number % 3 else None,
        "container_title": "Gazette" if number % 5 else None,
    }


def letters(number: int) -> str:
    return chr(ord("A") + number % 26)


def base() -> FactBase:
    """A fact a document; each document leaves out something else of itself."""
    sources = [source(n) for n in range(1, MANY + 1)]
    facts = []
    for n in range(1, MANY + 1):
        fact = make_fact(n, 1)
        evidence = [held | {"source": f"source-{n}"} for held in fact["evidence"]]
        facts.append(fact | {"evidence": evidence})
    return make_base(0, 1, facts=facts, sources=sources)


def deck(**brief: object) -> Deck:
    return compose_deck(base(), Brief.model_validate(brief))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("length", ["short", "full"])
@pytest.mark.every(3)
def test_a_deck_of_many_documents_is_made(language: Language, length: str) -> None:
    made = deck(language=language, length=length)
    assert len({shape.name for slide in made.slides for shape in slide.shapes}) > 5


def test_a_foot_that_cannot_name_all_documents_gives_their_numbers() -> None:
    (board,) = [s for s in deck(length="full").slides if s.section == "board"]
    (foot,) = [text for text in words(board) if text.startswith("Sources")]
    assert re.fullmatch(r"Sources\s\[\d+(–\d+)?(, \d+(–\d+)?)*\]\.", foot)
    assert len(foot) > 20


def test_what_the_foot_has_no_room_for_is_named() -> None:
    told = [line for line in deck().left_out if line.startswith("on no slide, in the memo")]
    assert told
    assert all("not state" in line for line in told)
