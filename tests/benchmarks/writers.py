"""The writers alone, warm: ours, plain ones of the same visible content, and the floor of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from briefgen.deck.model import Deck
from briefgen.document.model import Document
from briefgen.generate import compose_brief, deck_bytes, memo_bytes, plan_document, shape_document
from briefgen.writers.package import Compression
from tests.benchmarks.measure import floor_of, medians, peak_bytes
from tests.benchmarks.plain_deck import python_pptx_deck
from tests.benchmarks.plain_memo import docxtpl_memo, python_docx_memo
from tests.benchmarks.workload import make_workload

FLOOR, OURS, FAST = "floor", "briefgen", "briefgen, fast"


class Written(TypedDict):
    """CPU seconds and bytes of the file by contender."""

    seconds: dict[str, float]
    bytes: dict[str, int]


Contenders = dict[str, Callable[[], bytes]]


def measure_writers(facts: int, rounds: int) -> dict[str, Written]:
    """The memo's and the deck's writers on a workload of so many facts."""
    return {file: _written(held, rounds) for file, held in _contenders(facts).items()}


def measure_peaks(facts: int) -> dict[str, dict[str, int]]:
    """The peak memory (bytes) of each writer; none off Linux.

    For after all that is timed: what it takes to see the memory of a call makes later ones slower.
    """
    peaks = {
        file: {name: peak_bytes(write) for name, write in held.items()}
        for file, held in _contenders(facts).items()
    }
    return {
        file: {name: peak for name, peak in held.items() if peak is not None}
        for file, held in peaks.items()
    }


def _contenders(facts: int) -> dict[str, Contenders]:
    whole = compose_brief(make_workload(facts))
    return {"memo": _memo(shape_document(whole)), "deck": _deck(plan_document(whole))}


def _memo(memo: Document) -> Contenders:
    return {
        OURS: lambda: memo_bytes(memo),
        FAST: lambda: memo_bytes(memo, compression=Compression.FAST),
        "python-docx": lambda: python_docx_memo(memo),
        "docxtpl": lambda: docxtpl_memo(memo),
    }


def _deck(deck: Deck) -> Contenders:
    return {
        OURS: lambda: deck_bytes(deck),
        FAST: lambda: deck_bytes(deck, compression=Compression.FAST),
        "python-pptx": lambda: python_pptx_deck(deck),
    }


def _written(writers: Contenders, rounds: int) -> Written:
    sizes = {name: len(write()) for name, write in writers.items()}
    floor = floor_of(writers[OURS]())
    return Written(seconds=medians({FLOOR: floor, **writers}, rounds), bytes=sizes)
