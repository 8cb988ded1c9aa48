"""Large files are audited in a time that grows with their length and no faster."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from briefgen import Brief, FactBase, compose_memo
from briefgen.delivered.audit import audit
from briefgen.delivered.model import Passage, Span
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import State
from briefgen.delivered.search import search
from briefgen.generate import memo_bytes
from tests.delivered.hand import paragraph, run, word_file
from tests.synthetic import make_base

SMALL, LARGE = 12, 72
"""Facts of a memo of some 3 pages and of one of some 18."""


@cache
def base(facts: int) -> FactBase:
    return make_base(facts, 12)


@cache
def memo_data(facts: int) -> bytes:
    brief = Brief.model_validate({"shape": "full", "length": "full"})
    return memo_bytes(compose_memo(base(facts), brief))


def untouched(passage: Passage) -> Passage:
    return passage


def stripped(passage: Passage) -> Passage:
    return replace(passage, spans=())


def edited(passage: Passage) -> Passage:
    """Without carriers, and no paragraph is as delivered."""
    text = passage.text.replace("work", "labour")
    return replace(passage, spans=(), text=text if text != passage.text else f"{text} x")


@pytest.mark.parametrize("change", [untouched, stripped, edited])
@pytest.mark.every(2)
def test_a_large_memo_takes_as_long_for_a_paragraph_as_a_small_one(change: object) -> None:
    assert callable(change)
    apiece = []
    for facts in (SMALL, LARGE):
        file = read_delivered(memo_data(facts), "memo.docx")
        file = replace(file, passages=tuple(map(change, file.passages)))
        start = time.process_time()
        report = audit([file], base(facts))
        apiece.append((time.process_time() - start) / len(file.passages))
        assert len(report.findings) >= 5 * facts
    assert apiece[1] < 3 * apiece[0] + 0.0001


def test_a_large_memo_is_read_in_as_long_for_a_paragraph_as_a_small_one() -> None:
    apiece = []
    for facts in (SMALL, LARGE):
        data = memo_data(facts)
        start = time.process_time()
        passages = read_delivered(data).passages
        apiece.append((time.process_time() - start) / len(passages))
    assert apiece[1] < 3 * apiece[0] + 0.0001


def alone(span: Span, passage: Passage, passages: Sequence[Passage]) -> bool:
    text = passage.text[span.start : span.end]
    return "work on" in text and sum(text in other.text for other in passages) == 1


def test_an_edited_text_is_found_again_among_many_alike() -> None:
    file = read_delivered(memo_data(LARGE), "memo.docx")
    spot, passage = next(
        (n, p)
        for n, p in enumerate(file.passages)
        if "work on" in p.text and p.spans and alone(p.spans[0], p, file.passages)
    )
    mended = replace(passage, spans=(), text=passage.text.replace("work on", "toil over"))
    passages = (*file.passages[:spot], mended, *file.passages[spot + 1 :])
    report = audit([replace(file, passages=passages)], base(LARGE))
    found = [held for held in report.open if held.place == str(passage.where)]
    assert State.EDITED in {held.state for held in found}
    assert any("toil over" in held.shown for held in found)


def test_texts_that_open_alike_are_told_apart() -> None:
    texts = [f"The two sides agreed on point {n}." for n in range(2_000)]
    where = read_delivered(word_file(paragraph(run("One")))).passages[0].where
    passages = [Passage(where, text) for text in texts]
    start = time.process_time()
    found = search(passages, texts)
    assert time.process_time() - start < 5
    assert found == {text: (index,) for index, text in enumerate(texts)}
