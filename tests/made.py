"""Documents, decks and their files, made once a test process: bases and briefs never change.

For tests that look at what is made. A test of the making itself (twice the same, under another
catalogue, a refusal) calls `compose_memo` and `compose_deck`.
"""

from __future__ import annotations

from functools import lru_cache

from briefgen import Brief, Deck, Document, FactBase, compose_brief
from briefgen.generate import deck_bytes, memo_bytes, plan_document, shape_document

STANDARD = Brief()
_MOST = 32  # of each kind are kept, those that were last asked for
_OF_THE_FILES = {name: getattr(STANDARD, name) for name in ("shape", "length", "density", "slides")}


class _Same:
    """A base as a key: another base is another key, whatever it holds."""

    def __init__(self, base: FactBase) -> None:
        self.base = base

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.base is other.base

    def __hash__(self) -> int:
        return id(self.base)


@lru_cache(_MOST)
def _whole(same: _Same, brief: Brief) -> Document:
    return compose_brief(same.base, brief)


@lru_cache(_MOST)
def _composed(same: _Same, brief: Brief) -> Document:
    return shape_document(whole(same.base, brief), brief)


@lru_cache(_MOST)
def _planned(same: _Same, brief: Brief) -> Deck:
    return plan_document(whole(same.base, brief), brief)


@lru_cache(_MOST)
def _memo_file(same: _Same, brief: Brief) -> bytes:
    return memo_bytes(_composed(same, brief))


@lru_cache(_MOST)
def _deck_file(same: _Same, brief: Brief) -> bytes:
    return deck_bytes(_planned(same, brief))


def whole(base: FactBase, brief: Brief = STANDARD) -> Document:
    """The whole brief, as `compose_brief` makes it; one for all shapes, lengths and densities."""
    return _whole(_Same(base), brief.model_copy(update=_OF_THE_FILES))


def composed(base: FactBase, brief: Brief = STANDARD) -> Document:
    """The memo's document, as `compose_memo` makes it."""
    return _composed(_Same(base), brief)


def planned(base: FactBase, brief: Brief = STANDARD) -> Deck:
    """The deck, as `compose_deck` makes it."""
    return _planned(_Same(base), brief)


def memo_file(base: FactBase, brief: Brief = STANDARD) -> bytes:
    """The memo's file."""
    return _memo_file(_Same(base), brief)


def deck_file(base: FactBase, brief: Brief = STANDARD) -> bytes:
    """The deck's file."""
    return _deck_file(_Same(base), brief)
