"""What each stage costs among many facts: CPU seconds and peak memory, a process for each size.

``python -m tests.benchmarks.growth FACTS [files]``; with ``files`` only what makes both files.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from briefgen.briefs.words import words_of
from briefgen.delivered.audit import audit
from briefgen.delivered.read import read_delivered
from briefgen.facts.check import check_facts
from briefgen.facts.export import export_facts
from briefgen.facts.jsonl_writer import write_jsonl
from briefgen.facts.load import load_facts
from briefgen.facts.model import FactBase
from briefgen.generate import compose_brief, deck_bytes, memo_bytes, plan_document, shape_document
from briefgen.refresh import refresh
from tests.benchmarks.measure import peak_bytes, seconds_of
from tests.benchmarks.workload import make_workload

SECONDS, PEAK = "seconds", "peak_bytes"
_EVERY = 10
"""Each so many-th fact is of another date when the files are refreshed."""

_WARM_UP = 20
"""Facts of a first run, which is not counted: it imports and reads what is read once."""

_OTHER = 10
"""The seed of facts that no stage has worded or measured before."""

_WITHIN = {
    "number": (("document/number.py", "number_notes"),),
    "cite": (("briefs/notes.py", "note_pieces"),),
    "fit": (("deck/fit/texts.py", "of"), ("deck/fit/texts.py", "laid")),
}
"""Stages within others: the functions in which their time is spent, found by a profiler."""

Measured = dict[str, dict[str, float]]


def measure_growth(facts: int) -> Measured:
    """Seconds and peak bytes of each stage on a workload of so many facts, in a new process."""
    words = [sys.executable, "-m", "tests.benchmarks.growth", str(facts)]
    made = subprocess.run(words, check=True, capture_output=True, text=True)
    measured: Measured = json.loads(made.stdout)
    return measured


def stages(facts: int) -> Measured:
    """As `measure_growth`, in this process, whose memory so far is not counted."""
    base = make_workload(facts)
    measured: Measured = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.jsonl"
        path.write_text("".join(write_jsonl(base)), encoding="utf-8")
        _run(measured, "load", lambda: load_facts(path))
    new = fresh(base)
    _run(measured, "check", lambda: check_facts(new))
    memo, deck = _files(base, measured)
    _run(measured, "export", lambda: sum(1 for _ in export_facts(base, words_of(base))))
    _run(measured, "audit", lambda: _audited(memo, deck, base))
    later = moved(base)
    _run(measured, "refresh", lambda: _refreshed(memo, deck, later))
    measured |= within(make_workload(facts, seed=_OTHER))
    return measured


def files(facts: int) -> Measured:
    """Only the stages from facts in memory to both files, and the bytes of these."""
    measured: Measured = {}
    memo, deck = _files(make_workload(facts), measured)
    return measured | {"memo file": {"bytes": len(memo)}, "deck file": {"bytes": len(deck)}}


def _files(base: FactBase, measured: Measured) -> tuple[bytes, bytes]:
    new = fresh(base)
    whole = _run(measured, "compose", lambda: compose_brief(new))
    memo = _run(measured, "shape", lambda: shape_document(whole))
    deck = _run(measured, "plan", lambda: plan_document(whole))
    memo_file: bytes = _run(measured, "memo", lambda: memo_bytes(memo))
    deck_file: bytes = _run(measured, "deck", lambda: deck_bytes(deck))
    return memo_file, deck_file


def _run(measured: Measured, name: str, stage: Callable[[], Any]) -> Any:
    """What the stage makes; its seconds and its memory go to ``measured``."""
    made: list[Any] = []
    taken: list[float] = []
    peak = peak_bytes(lambda: taken.append(seconds_of(lambda: made.append(stage()))))
    measured[name] = {SECONDS: taken[0]}
    if peak is not None:
        measured[name][PEAK] = peak
    return made[0]


def fresh(base: FactBase) -> FactBase:
    """The base without what it has worked out before."""
    return FactBase.model_validate(base.model_dump())


def moved(base: FactBase) -> FactBase:
    """The base as it is later: each tenth fact has another date."""
    data = base.model_dump()
    for fact in data["facts"][::_EVERY]:
        fact["when"] = {"edtf": "2026-03"}
    return FactBase.model_validate(data)


def within(base: FactBase) -> Measured:
    """The seconds of stages within others, as a profiler counts them."""
    profile = cProfile.Profile()
    profile.enable()
    whole = compose_brief(base)
    shape_document(whole)
    plan_document(whole)
    profile.disable()
    spent = pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    return {
        name: {SECONDS: sum(held[3] for place, held in spent if _is_one(place, wanted))}
        for name, wanted in _WITHIN.items()
    }


def _is_one(place: tuple[str, int, str], wanted: Iterable[tuple[str, str]]) -> bool:
    file = Path(place[0]).as_posix()
    return any(place[2] == function and file.endswith(end) for end, function in wanted)


def _audited(memo: bytes, deck: bytes, base: FactBase) -> object:
    files = [read_delivered(memo, "memo.docx"), read_delivered(deck, "deck.pptx")]
    return audit(files, base)


def _refreshed(memo: bytes, deck: bytes, base: FactBase) -> object:
    return refresh(memo, base, name="memo.docx"), refresh(deck, base, name="deck.pptx")


if __name__ == "__main__":
    measure = files if sys.argv[2:] == ["files"] else stages
    stages(_WARM_UP)
    print(json.dumps(measure(int(sys.argv[1]))))
