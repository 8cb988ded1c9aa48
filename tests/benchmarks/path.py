"""The whole path, warm: a fact base in memory to the bytes of both files, stage by stage."""

from __future__ import annotations

from briefgen.generate import compose_brief, deck_bytes, memo_bytes, plan_document, shape_document
from tests.benchmarks.measure import floor_of, medians
from tests.benchmarks.workload import make_workload

FLOOR = "floor"


def measure_path(facts: int, rounds: int) -> dict[str, float]:
    """CPU seconds of each stage on a workload of so many facts, and of the floor of both files."""
    base = make_workload(facts)
    whole = compose_brief(base)
    memo, deck = shape_document(whole), plan_document(whole)
    floors = floor_of(memo_bytes(memo)), floor_of(deck_bytes(deck))
    return medians(
        {
            FLOOR: lambda: [floor() for floor in floors],
            "compose": lambda: compose_brief(base),
            "shape": lambda: shape_document(whole),
            "plan and fit": lambda: plan_document(whole),
            "memo": lambda: memo_bytes(memo),
            "deck": lambda: deck_bytes(deck),
        },
        rounds,
    )
