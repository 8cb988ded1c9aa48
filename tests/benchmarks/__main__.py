"""``python -m tests.benchmarks``: what briefgen costs, beside the floor and beside plain writers.

CPU seconds, medians of interleaved rounds after a warm-up, no network. ``--json`` prints what was
measured as it is. Not part of the tests: machines are noisy, and ratios are what to quote.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.cold import FIRST, HELP, LIBRARY, PACKAGES, SECOND, measure_cold
from tests.benchmarks.growth import PEAK, SECONDS, measure_growth
from tests.benchmarks.path import FLOOR, measure_new_path, measure_path
from tests.benchmarks.writers import OURS, measure_peaks, measure_writers

DEMO = Path("data/viet-nam-japan")


def main(argv: list[str] | None = None) -> None:
    args = _arguments(argv)
    sizes = [int(size) for size in args.facts.split(",")]
    measured: dict[str, Any] = {"python": platform.python_version(), "cores": _cores()}
    measured["writers"] = {n: measure_writers(n, args.rounds) for n in sizes}
    measured["path"] = {n: measure_path(n, args.rounds) for n in sizes}
    measured["new path"] = {n: measure_new_path(n, args.rounds) for n in sizes}
    if args.cold:
        measured["cold"] = measure_cold(DEMO, args.rounds)
    measured["peaks"] = {n: measure_peaks(n) for n in sizes}
    if args.growth:
        measured["growth"] = {int(n): measure_growth(int(n)) for n in args.growth.split(",")}
    print(json.dumps(measured, indent=2) if args.json else "\n".join(report(measured)))


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--facts", default="60,1000", help="sizes of the workload (60,1000)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each contender (7)")
    parser.add_argument("--growth", default="", help="sizes to compare a fact's cost: 1000,10000")
    parser.add_argument("--cold", action="store_true", help="whole processes too")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(argv)


def _cores() -> int:
    return os.cpu_count() or 1


def report(measured: dict[str, Any]) -> Iterator[str]:
    """The measurements in lines: milliseconds, and ratios to the floor or to ours."""
    yield f"Python {measured['python']}, {measured['cores']} cores; CPU time, medians"
    for facts, written in measured["writers"].items():
        for file, held in written.items():
            yield f"\nwriting the {file} of {facts} facts"
            yield from _writers(held, measured["peaks"][facts][file])
    for path, which in (("path", "worded before"), ("new path", "never worded before")):
        for facts, stages in measured[path].items():
            yield f"\nfrom {facts} facts, {which}, to both files, warm"
            yield from _stages(stages)
    if "cold" in measured:
        yield "\nwhole processes"
        yield from _cold(measured["cold"])
    if "growth" in measured:
        yield from _growth(measured["growth"])


def _writers(held: dict[str, Any], peaks: dict[str, int]) -> Iterator[str]:
    seconds, sizes = held["seconds"], held["bytes"]
    for name, taken in seconds.items():
        size = f"{sizes[name] / 1000:7.0f} kB" if name in sizes else " " * 10
        peak = f"{peaks[name] / 1e6:6.1f} MB" if name in peaks else " " * 9
        yield (
            f"  {name:14} {taken * 1000:9.1f} ms {size} {peak}"
            f"  {taken / seconds[FLOOR]:7.1f} × floor  {taken / seconds[OURS]:6.1f} × ours"
        )


def _stages(stages: dict[str, float]) -> Iterator[str]:
    whole = sum(taken for name, taken in stages.items() if name != FLOOR)
    for name, taken in stages.items():
        share = "" if name == FLOOR else f"{taken / whole:6.0%}"
        yield f"  {name:12} {taken * 1000:9.1f} ms  {taken / stages[FLOOR]:6.1f} × floor {share}"
    yield f"  {'in all':12} {whole * 1000:9.1f} ms  {whole / stages[FLOOR]:6.1f} × floor"


def _cold(held: dict[str, float]) -> Iterator[str]:
    for name, beside in (
        (LIBRARY, LIBRARY),
        (HELP, LIBRARY),
        (PACKAGES, PACKAGES),
        (FIRST, PACKAGES),
        (SECOND, PACKAGES),
    ):
        ratio = held[name] / held[beside]
        yield f"  {name:36} {held[name] * 1000:8.0f} ms  {ratio:5.1f} × {beside}"


def _growth(held: dict[int, dict[str, dict[str, float]]]) -> Iterator[str]:
    sizes = sorted(held)
    for least, most in itertools.pairwise(sizes):
        yield f"\na fact's cost among {most} as a multiple of that among {least}"
        for stage, small in held[least].items():
            large = held[most][stage]
            per = {key: (large[key] / most) / (small[key] / least) for key in small if small[key]}
            memory = f"{per[PEAK]:5.2f}" if PEAK in per else "    –"
            yield (
                f"  {stage:10} {per[SECONDS]:5.2f} in time ({large[SECONDS]:.2f} s),"
                f" {memory} in memory ({large.get(PEAK, 0) / 1e6:.0f} MB)"
            )


if __name__ == "__main__":
    main()
