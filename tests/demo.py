"""The demo's facts and files, made once a test process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefgen import Brief, Deck, Document, FactBase, compose_deck, compose_memo, load_facts
from briefgen.briefs.brief import Shape
from briefgen.delivered.read_deck import ReadDeck, read_deck
from briefgen.delivered.read_memo import DeliveredMemo, read_memo
from briefgen.generate import deck_bytes, memo_bytes

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "viet-nam-japan"


@cache
def facts() -> FactBase:
    return load_facts(DATA)


@cache
def document() -> Document:
    """The full memo's: every block that the demo has."""
    return compose_memo(facts(), Brief(shape=Shape.FULL))


@cache
def deck() -> Deck:
    return compose_deck(facts())


@cache
def memo_file() -> bytes:
    return memo_bytes(document())


@cache
def deck_file() -> bytes:
    return deck_bytes(deck())


@cache
def memo() -> DeliveredMemo:
    return read_memo(memo_file())


@cache
def slides() -> ReadDeck:
    return read_deck(deck_file())
