"""Pages of a memo that Word laid out: named where the file says where they began, else not."""

from __future__ import annotations

from briefgen.delivered.model import Passage
from briefgen.delivered.read import read_delivered
from tests import demo
from tests.delivered.hand import paragraph, run, word_file

TURNED = "<w:r><w:lastRenderedPageBreak/></w:r>"
ASKED = '<w:r><w:br w:type="page"/></w:r>'
BEFORE = "<w:pPr><w:pageBreakBefore/></w:pPr>"


def passages(body: str, related: dict[str, str] | None = None) -> tuple[Passage, ...]:
    return read_delivered(word_file(body, related), "memo.docx").passages


def pages(body: str) -> dict[str, int]:
    return {held.text.strip(): held.where.page for held in passages(body) if held.text.strip()}


def test_a_paragraph_is_on_the_page_that_it_begins_on() -> None:
    body = paragraph(run("a")) + paragraph(run("b"), TURNED, run("c")) + paragraph(run("d"))
    assert pages(body) == {"a": 1, "bc": 1, "d": 2}


def test_a_break_before_its_first_word_takes_a_paragraph_along() -> None:
    assert pages(paragraph(run("a")) + paragraph(TURNED, run("b"))) == {"a": 1, "b": 2}


def test_a_page_that_was_asked_for_counts_once() -> None:
    body = paragraph(run("a")) + paragraph(ASKED) + paragraph(TURNED, run("b"))
    body += f"<w:p>{BEFORE}{TURNED}{run('c')}</w:p>" + paragraph(ASKED) + paragraph(run("d"))
    assert pages(body) == {"a": 1, "b": 2, "c": 3, "d": 4}


def test_the_first_page_is_not_asked_for() -> None:
    body = f"<w:p>{BEFORE}{run('a')}</w:p>" + paragraph(TURNED, run("b"))
    assert pages(body) == {"a": 1, "b": 2}


def test_the_cells_of_a_row_begin_on_one_page() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    split = row(
        paragraph(run("a")) + paragraph(TURNED, run("b")),
        paragraph(run("c")) + paragraph(TURNED, run("d")),
        paragraph(run("e")),
    )
    moved = row(paragraph(TURNED, run("f")), paragraph(run("g")))
    found = pages(f"<w:tbl>{split}{moved}</w:tbl>{paragraph(run('h'))}")
    assert found == {"a": 1, "b": 2, "c": 1, "d": 2, "e": 1, "f": 3, "g": 3, "h": 3}


def test_a_note_is_on_the_page_of_its_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    body = paragraph(run("a")) + paragraph(TURNED, run("b"), mark)
    note = f'<w:footnote w:id="3">{paragraph(run("said"))}</w:footnote>'
    (found,) = (p for p in passages(body, {"footnotes": note}) if p.text == "said")
    assert found.where.page == 2
    assert str(found.where).startswith("page 2, footnote 3")


def test_the_page_is_named_first() -> None:
    heading = paragraph(TURNED, run("Energy"), style="Heading1")
    found = passages(paragraph(run("a")) + heading + paragraph(run("b")))
    assert str(found[-1].where) == "page 2, “Energy”, paragraph 3"


def test_where_nothing_was_laid_out_no_page_is_named() -> None:
    asked = passages(paragraph(run("a")) + paragraph(ASKED) + paragraph(run("b")))
    ours = read_delivered(demo.memo_file()).passages
    for held in (*asked, *ours):
        assert held.where.page == 0
        assert "page" not in str(held.where).split("“")[0]
