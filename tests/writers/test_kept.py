"""What is read from our own templates, kept between runs: the same as what is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cache import caching
from briefgen.values.language import Language
from briefgen.writers.powerpoint import base as deck
from briefgen.writers.unzipped import template_parts
from briefgen.writers.word import base as memo


def refuse(*_: object) -> None:
    raise AssertionError("the template is opened")


def test_a_memo_template_that_is_kept_is_the_one_that_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = memo.house_base.__wrapped__
    read = make(Language.JA, "A4", "state")
    with caching(tmp_path):
        assert make(Language.JA, "A4", "state") == read
        monkeypatch.setattr(memo, "_opened", refuse)
        assert make(Language.JA, "A4", "state") == read
        with pytest.raises(AssertionError, match="opened"):
            make(Language.EN, "Letter")


def test_a_deck_template_that_is_kept_is_the_one_that_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = deck.house_base.__wrapped__
    read = make()
    with caching(tmp_path):
        assert make() == read
        monkeypatch.setattr(deck, "_opened", refuse)
        assert make() == read
        parts = template_parts("deck")
        parts["ppt/slideLayouts/slideLayout1.xml"] += b" "
        with pytest.raises(AssertionError, match="opened"):
            deck._found(parts)
