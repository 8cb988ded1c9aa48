"""Answers are kept between runs, and never stand in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cache import Answers, Store, answers, caching

PACKAGES = ("briefgen.cache",)


def length(question: str) -> int:
    return len(question)


def refuse(question: str) -> int:
    raise AssertionError(f"asked for {question} again")


def a_run() -> Answers[int]:
    """What another process begins with."""
    return Answers[int]("lengths", PACKAGES)


def test_the_next_run_asks_only_for_what_is_new(tmp_path: Path) -> None:
    with caching(tmp_path):
        first = a_run()
        assert [first.of(text, length) for text in ("a", "bb", "a")] == [1, 2, 1]
    with caching(tmp_path):
        second = a_run()
        assert second.of("bb", refuse) == 2
        assert second.of("ccc", length) == 3
    with caching(tmp_path):
        third = a_run()
        assert [third.of(text, refuse) for text in ("a", "bb", "ccc")] == [1, 2, 3]


def test_a_process_asks_once_and_where_nothing_is_kept_too(tmp_path: Path) -> None:
    run = a_run()
    assert run.of("a", length) == run.of("a", refuse) == 1
    run.forget()
    with pytest.raises(AssertionError, match="asked for a again"):
        run.of("a", refuse)
    assert list(tmp_path.iterdir()) == []


def test_a_run_with_nothing_new_writes_nothing(tmp_path: Path) -> None:
    with caching(tmp_path):
        a_run().of("a", length)
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_ino
    with caching(tmp_path):
        a_run().of("a", refuse)
    assert kept.stat().st_ino == before


@pytest.mark.parametrize("content", [b"", b"[1, 2]", b"no JSON", b"\xff"])
def test_what_somebody_else_wrote_is_no_answer(content: bytes, tmp_path: Path) -> None:
    with caching(tmp_path):
        a_run().of("a", length)
    (kept,) = tmp_path.iterdir()
    key = kept.stem.removeprefix("lengths-")
    Store(tmp_path).put("lengths", key, content)
    with caching(tmp_path):
        assert a_run().of("a", length) == 1


def test_answers_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    with caching(tmp_path):
        run = a_run()
        run.of("a", length)
    for kept in tmp_path.iterdir():
        kept.unlink()
    with caching(tmp_path):
        assert run.of("bb", length) == 2
        assert run.of("a", refuse) == 1


def test_other_data_or_another_program_makes_other_answers(tmp_path: Path) -> None:
    for pieces in ((), (b"15.0",), (b"16.0",)):
        with caching(tmp_path):
            Answers[int]("lengths", PACKAGES, pieces).of("a", length)
    assert len(list(tmp_path.iterdir())) == 3


def test_the_answers_that_a_run_asked_for_are_kept_before_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_KEPT", 2)
    for asked in ("a", "bb", "ccc"):
        with caching(tmp_path):
            a_run().of(asked, length)
    with caching(tmp_path):
        run = a_run()
        assert [run.of(asked, refuse) for asked in ("ccc", "bb")] == [3, 2]
        with pytest.raises(AssertionError, match="asked for a again"):
            run.of("a", refuse)


def test_a_process_that_has_held_its_most_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_HELD", 2)
    run = a_run()
    assert [run.of(text, length) for text in ("a", "bb", "ccc", "ccc", "a")] == [1, 2, 3, 3, 1]
    with pytest.raises(AssertionError, match="asked for bb again"):
        run.of("bb", refuse)


def test_questions_may_hold_any_character(tmp_path: Path) -> None:
    for ask in (length, refuse):
        with caching(tmp_path):
            assert a_run().of("\ud800 “é” 一", ask) == 7
