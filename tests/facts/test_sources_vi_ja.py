"""Sources in Vietnamese and Japanese: verification and coverage read what they print."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from briefgen.facts.coverage import coverage
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.load import load_facts
from tests.facts.sample_vi_ja import JA, VI, write_base


def verified(folder: Path) -> list[str]:
    """The messages of verification."""
    issues = verify_evidence(load_facts(folder / "base"), folder / "sources")
    return [f"{issue.code}: {issue.message}" for issue in issues]


def gaps(folder: Path) -> dict[tuple[str, int], list[str]]:
    """What no fact covers, by source and paragraph."""
    found = coverage(load_facts(folder / "base"), folder / "sources")
    return {(p.source, p.paragraph): [str(gap.text) for gap in p.gaps] for p in found if p.gaps}


def test_facts_stand_in_a_vietnamese_and_a_japanese_source(tmp_path: Path) -> None:
    assert verified(write_base(tmp_path)) == []


def test_the_facts_cover_what_the_two_sources_mention(tmp_path: Path) -> None:
    assert gaps(write_base(tmp_path)) == {}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_it_does_not_matter_how_a_source_composes_its_letters(
    tmp_path: Path, form: Literal["NFC", "NFD"]
) -> None:
    vi, ja = (unicodedata.normalize(form, text) for text in (VI, JA))
    folder = write_base(tmp_path, vi=vi, ja=ja)
    assert verified(folder) == []
    assert gaps(folder) == {}


def test_it_does_not_matter_how_wide_a_source_sets_its_digits(tmp_path: Path) -> None:
    folder = write_base(tmp_path, ja=unicodedata.normalize("NFKC", JA))
    assert verified(folder) == []
    assert gaps(folder) == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value: 1e11", "value: 1e12", "the figure 1,000,000,000,000"),
        ("value: 3e12", "value: 3e9", "the figure 3,000,000,000"),
        ("value: 3.5e12", "value: 3.5e11", "the figure 350,000,000,000"),
        ("value: 250", "value: 205", "the figure 205"),
        ("value: 12.5", "value: 125", "the figure 125"),
        ("value: 2000, unit", "value: 200, unit", "the figure 200"),
        ("value: 0.6667", "value: 0.3333", "the figure 0.3333"),
        ("value: 1.25e9", "value: 1.25e8", "the figure 125,000,000"),
        ("max: 4000", "max: 400000", "the figure 400,000"),
        ("value: 2.5, unit: year", "value: 2, unit: year", "the figure 2"),
        ("value: -2.5", "value: 2.55", "the figure 2.55"),
        ("edtf: 2025-04-28", "edtf: 2025-03-28", "the month 3"),
        ("edtf: 2025-04-28", "edtf: 2026-04-28", "the year 2026"),
        ("edtf: 2025-34", "edtf: 2025-33", "the quarter 1"),
        ("printed: hơn", "printed: trên", "the qualifier “trên”"),
    ],
)
def test_a_slip_in_a_figure_or_time_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = verified(write_base(tmp_path, old, new))
    assert any(message.startswith(f"no-figure: {said}") for message in found), found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "bound: more_than, printed: hơn",
            "bound: exact",
            "the figure 100,000,000,000 without a qualifier (there it is more_than)",
        ),
        (
            "bound: at_least",
            "bound: up_to",
            "the figure 2,000 as up_to (there it is at_least)",
        ),
        ("unit: engineer, bound: approximate", "unit: engineer", "the figure 250 without"),
        ("value: 1.25e9, unit: USD", "value: 1.25e9, unit: JPY", "the figure 1,250,000,000 in JPY"),
        ("max: 4000, unit: MW", "max: 4000, unit: GW", "the figure 3,000 in GW"),
    ],
)
def test_a_lost_qualifier_or_another_unit_is_told(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    found = verified(write_base(tmp_path, old, new))
    assert any(message.startswith(f"no-figure: {said}") for message in found), found


@pytest.mark.parametrize(
    ("quote", "other"),
    [
        ("quote: Cây cầu là trái tim", "quote: Cây cầu là linh hồn"),
        ("quote: 橋は計画の中心だ。3,000億円", "quote: 橋は計画の中心だ。3,000兆円"),
    ],
)
def test_a_quotation_stands_to_the_letter_but_for_widths(
    tmp_path: Path, quote: str, other: str
) -> None:
    assert any("no-quote" in message for message in verified(write_base(tmp_path, quote, other)))


@pytest.mark.parametrize(
    ("token", "other"),
    [
        ("令和7年4月28日", "令和7年4月29日"),
        ("3 nghìn tỷ yên", "3 nghìn tỉ yên"),
        ("[二百五十人]", "[三百五十人]"),
    ],
)
def test_a_token_that_a_source_does_not_print_is_told(
    tmp_path: Path, token: str, other: str
) -> None:
    assert any("no-token" in message for message in verified(write_base(tmp_path, token, other)))


def test_what_no_fact_holds_is_a_gap_in_either_language(tmp_path: Path) -> None:
    vi = VI.replace("tăng 12,5%", "tăng 12,5%, gồm năm mươi lăm nữ kỹ sư ở Đà Nẵng từ Thứ Hai")
    ja = JA.replace("風力は", "半額の五千億円で、名古屋のトヨタ工場も。風力は")
    found = gaps(write_base(tmp_path, vi=vi, ja=ja))
    assert found[("vi", 3)] == ["năm mươi lăm", "Đà Nẵng", "Thứ Hai"]
    assert found[("ja", 5)] == ["五千億", "トヨタ"]
