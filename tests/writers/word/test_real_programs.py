"""The memo before real programs: Microsoft's validator, and LibreOffice's pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.writers.word import write_memo
from tests.officetools import pdf_text, render, validate
from tests.writers.word.sample import sample_document, text
from tests.writers.word.test_golden import golden


@pytest.mark.node
@pytest.mark.parametrize("case", ["contents", "contents_with_pages"])
def test_the_open_xml_sdk_has_nothing_against_a_contents_list(tmp_path: Path, case: str) -> None:
    document, pages = golden(case)
    path = tmp_path / "memo.docx"
    path.write_bytes(write_memo(document, pages=pages))
    assert validate(path) == []


@pytest.mark.office
@pytest.mark.parametrize("convention", ["standard", "state", "vn"])
def test_the_handling_line_stands_above_and_below_the_text_of_every_page(
    tmp_path: Path, convention: str
) -> None:
    path = tmp_path / "memo.docx"
    document = sample_document().model_copy(update={"convention": convention})
    path.write_bytes(write_memo(document))
    for page in pdf_text(render(path)):
        lines = [line for line in page.split("\n") if line.strip()]
        marked = ["Handling" in line and "[to be completed]" in line for line in lines]
        assert marked[0]
        assert any(marked[-2:])


@pytest.mark.office
def test_a_vietnamese_page_is_numbered_in_its_top_margin_from_page_2_on(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(write_memo(sample_document().model_copy(update={"convention": "vn"})))
    first, *others = pdf_text(render(path))
    assert first.split()[0] == "Handling:"
    assert [page.split()[0] for page in others] == [str(n + 2) for n in range(len(others))]


@pytest.mark.office
def test_libreoffice_shows_every_page_with_its_header_and_footer(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(write_memo(sample_document()))
    pages = pdf_text(render(path))
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Facts as of 30" in page
        assert page.count("Handling: [to be completed]") == 2


@pytest.mark.office
def test_no_heading_stands_alone_at_the_end_of_a_page(tmp_path: Path) -> None:
    document = sample_document()
    titles = ("Bottom line", "Key figures", "Energy transition", "In other languages", "Sources")
    path = tmp_path / "memo.docx"
    # The text above grows by a line a time, so that each heading meets the end of a page.
    for lines in (0, 12, 24):
        taller = document.model_copy(update={"title": text("\n".join(["Title"] * (lines + 1)))})
        path.write_bytes(write_memo(taller))
        for page in pdf_text(render(path)):
            body = [line.strip() for line in page.split("\n") if line.strip()]
            notes = [i for i, line in enumerate(body) if line.startswith("Handling:")][-1]
            assert body[notes - 1] not in titles
