"""Times in words, three ways: the table is the specification."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.values.language import Language
from briefgen.values.when import When
from briefgen.wording.catalogue import catalogue
from briefgen.wording.times import word_when

GOLDEN: list[tuple[dict[str, Any], str, str, str]] = [
    ({"edtf": "2025-04-28"}, "28 April 2025", "ngày 28 tháng 4 năm 2025", "2025年4月28日"),
    ({"edtf": "2025-04"}, "April 2025", "tháng 4 năm 2025", "2025年4月"),
    ({"edtf": "2023"}, "2023", "năm 2023", "2023年"),
    ({"edtf": "2023", "fiscal": True}, "fiscal year 2023", "năm tài khóa 2023", "2023年度"),
    ({"edtf": "199X"}, "the 1990s", "thập niên 1990", "1990年代"),
    ({"edtf": "2024", "part": "end"}, "the end of 2024", "cuối năm 2024", "2024年末"),
    ({"edtf": "1995/2021"}, "1995–2021", "giai đoạn 1995–2021", "1995～2021年"),
    ({"edtf": "1996/..", "opening": "since"}, "since 1996", "từ năm 1996", "1996年以降"),
    ({"edtf": "2025/..", "opening": "from"}, "from 2025", "từ năm 2025", "2025年から"),
    ({"edtf": "[..2045]", "closing": "by"}, "by 2045", "đến năm 2045", "2045年までに"),
    (
        {"edtf": "XXXX-04-27/XXXX-04-29"},
        "27–29 April",
        "ngày 27–29 tháng 4",
        "4月27～29日",
    ),
    (
        {"edtf": "2025-04-27", "part": "afternoon"},
        "the afternoon of 27 April 2025",
        "chiều ngày 27 tháng 4 năm 2025",
        "2025年4月27日午後",
    ),
    (
        {"edtf": "2025-03-30/2025-04-02"},
        "30 March 2025 to 2 April 2025",
        "ngày 30 tháng 3 năm 2025 đến ngày 2 tháng 4 năm 2025",
        "2025年3月30日から2025年4月2日まで",
    ),
    ({"edtf": "1990~"}, "around 1990", "khoảng năm 1990", "1990年頃"),
]


@pytest.mark.parametrize(("fields", "en", "vi", "ja"), GOLDEN, ids=[row[1] for row in GOLDEN])
def test_a_time_is_worded_three_ways(fields: dict[str, Any], en: str, vi: str, ja: str) -> None:
    when = When(**fields)
    found = [word_when(when, catalogue(language)).replace("\u00a0", " ") for language in Language]
    assert found == [en, vi, ja]


def test_a_resolved_date_is_marked_as_resolved() -> None:
    when = When.model_validate(
        {"edtf": "2025-04-28", "resolved_from": {"printed": "Monday", "basis": {"en": "visit"}}}
    )
    assert word_when(when, catalogue(Language.EN)) == "28\u00a0April 2025†"


def test_the_american_order_is_a_setting() -> None:
    words = word_when(When(edtf="2025-04-28"), catalogue(Language.EN), "month-day")
    assert words == "April\u00a028, 2025"
