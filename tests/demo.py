"""The demo's facts and files, made once a test process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefgen import Brief, Deck, Document, FactBase, load_facts
from briefgen.briefs.brief import Shape
from briefgen.delivered.read_deck import ReadDeck, read_deck
from briefgen.delivered.read_memo import DeliveredMemo, read_memo
from tests import made

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "viet-nam-japan"
FULL = Brief(shape=Shape.FULL)


@cache
def facts() -> FactBase:
    return load_facts(DATA)


@cache
def document() -> Document:
    """The full memo's: every block that the demo has."""
    return made.composed(facts(), FULL)


@cache
def deck() -> Deck:
    return made.planned(facts())


@cache
def memo_file() -> bytes:
    return made.memo_file(facts(), FULL)


@cache
def deck_file() -> bytes:
    return made.deck_file(facts())


@cache
def memo() -> DeliveredMemo:
    return read_memo(memo_file())


@cache
def slides() -> ReadDeck:
    return read_deck(deck_file())
