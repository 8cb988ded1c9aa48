"""Coverage: what a source mentions and no fact covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import InputError
from briefgen.facts.coverage import coverage
from briefgen.facts.load import load_facts
from briefgen.facts.matching import fold
from briefgen.facts.mentions import MentionKind, Reader
from briefgen.values.language import Language
from tests.facts.sample import FILES, SOURCE, write_base, write_sources

TRANSPORT = "facts/transport.yaml"


def gaps(tmp_path: Path, changes: dict[str, str | None] | None = None) -> dict[int, list[str]]:
    base = load_facts(write_base(tmp_path / "base", changes))
    found = coverage(base, write_sources(tmp_path / "sources"))
    return {p.paragraph: [f"{gap.kind} {gap.text}" for gap in p.gaps] for p in found if p.gaps}


def test_what_no_fact_covers_is_listed_by_paragraph(tmp_path: Path) -> None:
    assert gaps(tmp_path) == {3: ["number 3"]}


def test_without_facts_everything_is_open(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        TRANSPORT: "[]\n",
        "projects.yaml": "[]\n",
        "themes.yaml": "- {id: energy, name: {en: E}, order: 1}\n",
    }
    found = gaps(tmp_path, changes)
    assert found[1] == [
        "name Mina Holm",
        "name Northland",
        "name Taro Sora of the Harbour Authority",
        "name Porton",
        "number 4",
        "date May",
        "number 2024",
    ]
    assert found[4] == [
        "name Harbour Authority",
        "number 3,000 billion",
        "number half",
        "name Porton",
    ]
    assert 5 not in found


def test_every_paragraph_says_which_facts_cite_it(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path / "base"))
    found = coverage(base, write_sources(tmp_path / "sources"))
    assert [paragraph.facts for paragraph in found] == [
        ("bridge-agreed",),
        ("bridge-heart",),
        ("engineers",),
        ("loan",),
        ("wind-ask",),
    ]
    assert found[2].as_json() == {
        "source": "press",
        "paragraph": 3,
        "facts": ["engineers"],
        "gaps": [{"kind": "number", "text": "3"}],
        "left_out": [],
    }


def test_a_quotation_that_is_not_quoted_is_open(tmp_path: Path) -> None:
    text = FILES[TRANSPORT]
    start, end = text.index("- id: bridge-heart"), text.index("- id: engineers")
    found = gaps(tmp_path, {TRANSPORT: text[:start] + text[end:]})
    assert "quotation The bridge is the heart of our plan," in found[2]


def test_a_source_that_cannot_be_read_stops_it(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path / "base"))
    (tmp_path / "sources").mkdir()
    with pytest.raises(InputError, match="does not exist"):
        coverage(base, tmp_path / "sources")


def names(text: str, language: Language = Language.EN) -> list[str]:
    """The words of a one-paragraph source that count as names."""
    paragraphs = [fold(line) for line in text.splitlines()]
    reader = Reader(paragraphs, language)
    return [
        paragraph[mention.start : mention.end]
        for paragraph in paragraphs
        for mention in reader.mentions(paragraph)
        if mention.kind is MentionKind.NAME
    ]


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    text = "Businesses met. The talks went on. However, each business signed. Porton was quiet."
    assert names(text) == ["Porton"]


def test_a_word_before_another_capital_is_a_name() -> None:
    assert names("Metro Line was built. The metro is quick.") == ["Metro", "Line"]


def test_a_heading_in_capitals_names_only_what_has_no_small_form() -> None:
    text = "Green Growth in Porton\nWe want green things and growth of all kinds."
    assert names(text) == ["Porton"]


def test_a_possessive_and_a_hyphen_end_a_name() -> None:
    assert names("It is the T&T’s and Viet Nam–Japan plan.") == ["T&T", "Viet", "Nam", "Japan"]


def test_katakana_and_latin_runs_are_names_in_japanese() -> None:
    assert names("日本はベトナムとJICAの協力を進める。", Language.JA) == ["ベトナム", "JICA"]


def test_the_sample_source_has_five_paragraphs() -> None:
    assert len([line for line in SOURCE.splitlines() if line.strip()]) == 5
