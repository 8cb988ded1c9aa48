"""How long facts take to both files: ``python -m tests.benchmarks.ten_thousand_facts [FACTS]``.

Prints the median of three runs of each stage, in seconds, and the peak memory. Not a timed test:
machines are noisy.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable

from briefgen.facts.model import FactBase
from briefgen.generate import compose_memo, deck_bytes, memo_bytes, plan_document
from tests.synthetic import make_base


def main(facts: int = 10_000) -> None:
    base = make_base(facts, 10)
    document = compose_memo(base)
    deck = plan_document(document)
    stages: dict[str, Callable[[], object]] = {
        "make facts": lambda: make_base(facts, 10),
        "compose": lambda: compose_memo(make_fresh(base)),
        "write memo": lambda: memo_bytes(document),
        "plan deck": lambda: plan_document(document),
        "write deck": lambda: deck_bytes(deck),
    }
    for name, stage in stages.items():
        print(f"{name:12} {_median(stage):7.2f} s")
    size = len(memo_bytes(document)) / 1e6
    print(f"memo {size:.1f} MB, {len(document.notes)} notes, {len(deck.slides)} slides")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def make_fresh(base: FactBase) -> FactBase:
    """The base without what it has worked out before, so that digests are computed again."""
    return FactBase.model_validate(base.model_dump())


def _median(stage: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        stage()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
