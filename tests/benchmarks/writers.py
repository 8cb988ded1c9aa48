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
    """CPU seconds, bytes of the file and peak memory (bytes; off Linux none) by contender."""

    seconds: dict[str, float]
    bytes: dict[str, int]
    peak: dict[str, int]


def measure_writers(facts: int, rounds: int) -> dict[str, Written]:
    """The memo's and the deck's writers on a workload of so many facts."""
    whole = compose_brief(make_workload(facts))
    memo, deck = shape_document(whole), plan_document(whole)
    return {"memo": _memo(memo, rounds), "deck": _deck(deck, rounds)}


def _memo(memo: Document, rounds: int) -> Written:
    writers = {
        OURS: lambda: memo_bytes(memo),
        FAST: lambda: memo_bytes(memo, compression=Compression.FAST),
        "python-docx": lambda: python_docx_memo(memo),
        "docxtpl": lambda: docxtpl_memo(memo),
    }
    return _written(writers, rounds)


def _deck(deck: Deck, rounds: int) -> Written:
    return _written(
        {
            OURS: lambda: deck_bytes(deck),
            FAST: lambda: deck_bytes(deck, compression=Compression.FAST),
            "python-pptx": lambda: python_pptx_deck(deck),
        },
        rounds,
    )


def _written(writers: dict[str, Callable[[], bytes]], rounds: int) -> Written:
    sizes = {name: len(write()) for name, write in writers.items()}
    floor = floor_of(writers[OURS]())
    peaks = {name: peak_bytes(write) for name, write in writers.items()}
    return Written(
        seconds=medians({FLOOR: floor, **writers}, rounds),
        bytes=sizes,
        peak={name: peak for name, peak in peaks.items() if peak is not None},
    )
