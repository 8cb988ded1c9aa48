"""The benchmarks' own code, on five facts: what is compared with ours says the same."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pptx
import pytest

from briefgen.deck.walk import shape_inlines
from briefgen.document.model import Document
from briefgen.document.walk import memo_inlines
from briefgen.facts.jsonl_writer import write_jsonl
from briefgen.facts.load import load_facts
from briefgen.generate import compose_brief, plan_document, shape_document
from tests.benchmarks import __main__ as command
from tests.benchmarks import batch, cold
from tests.benchmarks.content import runs
from tests.benchmarks.growth import files, stages
from tests.benchmarks.measure import floor_of, medians
from tests.benchmarks.plain_deck import python_pptx_deck
from tests.benchmarks.plain_memo import docxtpl_memo, python_docx_memo
from tests.benchmarks.workload import make_workload

FACTS = 5


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed_by(data: bytes) -> str:
    return words("".join(docx.Document(io.BytesIO(data)).element.body.itertext()))


def test_the_same_seed_gives_the_same_facts_and_another_one_others() -> None:
    assert make_workload(FACTS) == make_workload(FACTS)
    assert make_workload(FACTS, seed=1) != make_workload(FACTS)


@pytest.mark.parametrize("write", [python_docx_memo, docxtpl_memo])
def test_a_plain_memo_says_what_ours_says(write: Callable[[Document], bytes]) -> None:
    memo = shape_document(compose_brief(make_workload(FACTS)))
    text = printed_by(write(memo))
    said = [held for s in memo.sections for block in s.blocks for held in memo_inlines(block)]
    assert len(said) > FACTS
    for inlines in said:
        for run in runs(inlines):
            assert words(run.text) in text


def test_a_plain_deck_says_what_ours_says() -> None:
    deck = plan_document(compose_brief(make_workload(FACTS)))
    made = pptx.Presentation(io.BytesIO(python_pptx_deck(deck)))
    assert len(made.slides) == len(deck.slides)
    for slide, written in zip(deck.slides, made.slides, strict=True):
        parts = (written._element, written.notes_slide._element)
        text = words("".join("".join(part.itertext()) for part in parts))
        shown = [inlines for shape in slide.shapes for inlines in shape_inlines(shape)]
        for inlines in (*shown, *slide.notes):
            for run in runs(inlines):
                assert words(run.text) in text


def test_the_floor_is_the_size_of_the_parts_deflated() -> None:
    data = python_docx_memo(shape_document(compose_brief(make_workload(FACTS))))
    assert 0.5 * len(data) < floor_of(data)() < len(data)


def test_contenders_run_in_turns_after_a_round_that_is_not_counted() -> None:
    order: list[str] = []
    taken = medians({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 2)
    assert order == ["a", "b"] * 3
    assert set(taken) == {"a", "b"}


def test_facts_as_lines_read_back_equal(tmp_path: Path) -> None:
    base = make_workload(FACTS)
    path = tmp_path / "facts.jsonl"
    path.write_text("".join(write_jsonl(base)), encoding="utf-8")
    assert load_facts(path) == base


def test_every_stage_is_measured() -> None:
    measured = stages(FACTS)
    named = "load check compose shape plan memo deck export audit refresh number cite fit".split()
    assert sorted(measured) == sorted(named)
    assert all(held["seconds"] >= 0 for held in measured.values())


def test_the_stages_that_make_files_are_measured_alone() -> None:
    measured = files(FACTS)
    assert list(measured)[:5] == ["compose", "shape", "plan", "memo", "deck"]
    assert measured["deck file"]["bytes"] > 10_000


def test_the_command_prints_ratios_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--facts", str(FACTS), "--rounds", "1", "--json"])
    measured = json.loads(capsys.readouterr().out)
    assert set(measured["writers"][str(FACTS)]["memo"]["seconds"]) == {
        *("floor", "briefgen", "briefgen, fast", "python-docx", "docxtpl")
    }
    assert set(measured["path"][str(FACTS)]) == set(measured["new path"][str(FACTS)])
    assert all(taken > 0 for taken in measured["new path"][str(FACTS)].values())
    measured["cold"] = dict.fromkeys(
        (cold.LIBRARY, cold.HELP, cold.PACKAGES, cold.FIRST, cold.SECOND), 0.5
    )
    growth = {"load": {"seconds": 1.0, "peak_bytes": 1e6}, "fit": {"seconds": 2.0}}
    measured["growth"] = {10: growth, 20: growth}
    report = "\n".join(command.report(measured))
    assert "× floor" in report
    assert "from 5 facts, never worded before, to both files, warm" in report
    assert "briefgen --help" in report
    assert re.search(r"load +0\.50 in time \(1\.00 s\), +0\.50 in memory", report)


def test_the_benchmark_of_batches_measures_every_crew_and_reports_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On threads in place of processes; Dask and the plain writers have tests of their own."""
    monkeypatch.setattr(batch, "Processes", ThreadPoolExecutor)
    monkeypatch.setattr(batch, "work", lambda *_: {batch.OURS: 0.1, batch.PLAIN: 1.0})
    measured = batch.measure(tmp_path, FACTS, jobs=2, rounds=1, dask=False)
    assert set(measured["batch"]) == {batch.ONE, batch.TWO}
    assert all(held["jobs a second"] > 0 for held in measured["batch"].values())
    assert measured["around"]["bytes of the files"] > 10_000
    assert all(limit > 0 for limit in batch.limits(measured).values())
    said = "\n".join(batch.report(measured))
    assert "2 jobs, memo and deck, on 5 facts" in said
    assert f"{batch.TWO:18}" in said
    assert batch.held_by(os.getpid()) > 10
