"""Conventions: page, type, header fields and running lines, as their rules measure them."""

from __future__ import annotations

import io
from itertools import pairwise

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from briefgen.briefs.brief import Brief
from briefgen.delivered.read_memo import read_memo
from briefgen.document.model import Document
from briefgen.values.language import Language
from briefgen.writers.word import write_memo
from briefgen.writers.word.conventions import CONVENTIONS
from tests import made
from tests.demo import facts
from tests.writers.word.package import fields, parts, text_width, tree, values, w
from tests.writers.word.sample import sample_document

SAMPLE = sample_document()


def under(convention: str, **changes: object) -> Document:
    return SAMPLE.model_copy(update={"convention": convention, **changes})


def opened(convention: str, **changes: object) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_memo(under(convention, **changes))))


def composed(**keys: object) -> Document:
    return made.composed(facts(), Brief.model_validate(keys))


# --- page and type --------------------------------------------------------------------------------


def test_vietnamese_margins_are_within_those_of_decree_30() -> None:
    page = opened("vn").sections[0]
    rules = (
        (page.top_margin, 20, 25),
        (page.bottom_margin, 20, 25),
        (page.left_margin, 30, 35),
        (page.right_margin, 15, 20),
    )
    for margin, least, most in rules:
        assert margin is not None
        assert Mm(least) - 700 <= margin <= Mm(most) + 700  # half a twentieth of a point


def test_vietnamese_text_is_set_as_decree_30_measures_it() -> None:
    styles = opened("vn").styles
    body = styles["Body Text"].paragraph_format
    assert 'w:sz w:val="26"' in parts(write_memo(under("vn")))["word/styles.xml"].decode()[:1500]
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.first_line_indent == pytest.approx(Mm(10), abs=1000)
    assert body.space_after is not None
    assert body.space_after >= Pt(6)
    for name in ("Kicker", "Briefing Title"):
        assert Pt(13) <= styles[name].font.size <= Pt(14)
        assert styles[name].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert styles["Cell"].font.size == Pt(11)
    assert styles["footnote text"].font.size == Pt(10)
    assert styles["page number"].font.size == Pt(13)


def test_state_memoranda_have_an_inch_on_all_sides_and_letter_paper_by_themselves() -> None:
    document = composed(convention="state")
    assert document.paper == "Letter"
    page = docx.Document(io.BytesIO(write_memo(document))).sections[0]
    margins = (page.top_margin, page.right_margin, page.bottom_margin, page.left_margin)
    assert set(margins) == {Pt(72)}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("convention", ["state", "vn"])
def test_type_stands_in_styles_and_theme_and_none_of_the_houses_is_left(
    convention: str, language: Language
) -> None:
    memo = parts(write_memo(under(convention, language=language)))
    for name in ("word/styles.xml", "word/theme/theme1.xml", "word/fontTable.xml"):
        assert b"Calibri" not in memo[name]
        assert b"Meiryo" not in memo[name]
        assert b"Times New Roman" in memo[name]
    assert b"w:sz " not in memo["word/document.xml"]
    exact = b'w:lineRule="exact"' in memo["word/styles.xml"]
    assert exact is (language is Language.EN)


def test_leading_grows_with_its_text() -> None:
    def leading(convention: str) -> float:
        body = opened(convention).styles["Body Text"].paragraph_format
        return float(body.line_spacing / Pt(1))

    assert leading("standard") == 14
    assert leading("vn") == pytest.approx(14 * 13 / 10.5, abs=0.05)
    assert leading("state") == pytest.approx(14 * 14 / 10.5, abs=0.05)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("convention", list(CONVENTIONS))
def test_tables_and_tabs_keep_to_the_text_width_of_the_convention(
    convention: str, paper: str
) -> None:
    memo = write_memo(under(convention, paper=paper))
    width = text_width(memo)
    styles = parts(memo)["word/styles.xml"].decode()
    assert f'w:val="right" w:pos="{width}"' in styles
    assert f'w:val="center" w:pos="{width // 2}"' in styles
    assert f'w:leader="dot" w:pos="{width}"' in styles
    assert max(sum(map(int, values(t, "gridCol", "w"))) for t in tree(memo).iter(w("tbl"))) == width


# --- header fields and running lines --------------------------------------------------------------


def test_state_header_lines_follow_the_word_memorandum_and_its_date() -> None:
    document = composed(
        convention="state", to="The Ambassador", date="2026-11-30", handling="Sensitive"
    )
    memo = read_memo(write_memo(document))
    lines = [p.text for p in memo.at("body")][:4]
    assert lines[0] == "Memorandum\tNovember\u00a030, 2026"
    assert lines[1] == "To: \tThe Ambassador"
    assert lines[2].startswith("From: \t[")
    assert [p.text for p in memo.at("header")] == ["Sensitive", "Sensitive"]
    assert "Sensitive" in [p.text for p in memo.at("footer")]


def test_a_missing_marking_is_a_placeholder_with_its_label() -> None:
    for convention in CONVENTIONS:
        memo = read_memo(write_memo(composed(convention=convention)))
        for place in ("header", "footer"):
            shown = [p.text for p in memo.at(place)]
            assert sum("Handling: [to be completed]" in text for text in shown) == 2


def test_vietnamese_header_lines_begin_with_the_addressee() -> None:
    document = composed(convention="vn", language="vi", to="Bộ trưởng")
    memo = read_memo(write_memo(document))
    body = [p.text for p in memo.at("body")]
    assert body[2] == "Kính gửi: \tBộ trưởng"
    assert fields(tree(write_memo(document), "word/header1.xml")) == [("PAGE", "2")]
    assert not fields(tree(write_memo(document), "word/header2.xml"))
    assert not any(fields(tree(write_memo(document), f"word/footer{n}.xml")) for n in (1, 2))


def test_state_dates_name_the_month_first_everywhere() -> None:
    text = "\n".join(p.text for p in read_memo(write_memo(composed(convention="state"))).paragraphs)
    assert "April\u00a028, 2025" in text
    assert "28\u00a0April 2025" not in text


def test_conventions_follow_one_another_without_leaving_a_trace() -> None:
    before = write_memo(under("standard"))
    for first, second in pairwise(("vn", "state", "vn")):
        assert write_memo(under(first)) != write_memo(under(second))
    assert write_memo(under("standard")) == before
