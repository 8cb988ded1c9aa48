"""The whole path, warm: a fact base in memory to the bytes of both files, stage by stage.

Twice: of facts that the process has worded before, as for the next reader or in the next language,
and of facts that are new to it.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from typing import Any

from briefgen.document.model import Document
from briefgen.facts.model import FactBase
from briefgen.generate import compose_brief, deck_bytes, memo_bytes, plan_document, shape_document
from tests.benchmarks.measure import floor_of, medians, seconds_of
from tests.benchmarks.workload import make_workload

FLOOR = "floor"
_FIRST_SEED = 100
"""Facts of these seeds and above are new to the process; those of `measure_path` are below."""


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


def measure_new_path(facts: int, rounds: int) -> dict[str, float]:
    """The same of facts that the process has never worded: other ones in each round."""
    bases = (make_workload(facts, seed=_FIRST_SEED + number) for number in range(rounds + 1))
    taken = [dict(_stages(base)) for base in bases][1:]
    return {stage: statistics.median(held[stage] for held in taken) for stage in taken[0]}


def _stages(base: FactBase) -> Iterator[tuple[str, float]]:
    """Each stage and its CPU seconds, one after the other on the same facts."""
    taken: dict[str, float] = {}

    def timed(name: str, stage: Callable[[], Any]) -> Any:
        made: list[Any] = []
        taken[name] = seconds_of(lambda: made.append(stage()))
        return made[0]

    whole: Document = timed("compose", lambda: compose_brief(base))
    memo = timed("shape", lambda: shape_document(whole))
    deck = timed("plan and fit", lambda: plan_document(whole))
    files = timed("memo", lambda: memo_bytes(memo)), timed("deck", lambda: deck_bytes(deck))
    floors = [floor_of(file) for file in files]
    yield FLOOR, seconds_of(lambda: [floor() for floor in floors])
    yield from taken.items()
