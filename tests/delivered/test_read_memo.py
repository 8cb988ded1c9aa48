"""Reading a memo back, as people and office suites leave it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from briefgen.delivered.read_memo import AnchoredText, read_memo
from briefgen.errors import InputError
from briefgen.writers.package import seal
from briefgen.writers.word import write_memo
from tests.delivered.hand import run, word_file
from tests.writers.word.sample import sample_document

memo = word_file


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in read_memo(memo(body)).paragraphs]


def test_text_inside_content_controls_is_read() -> None:
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="o1"/></w:sdtPr><w:sdtContent>{run("b")}</w:sdtContent>'
    )
    (paragraph,) = read_memo(memo(f"<w:p>{run('a')}{control}</w:sdt>{run('c')}</w:p>")).paragraphs
    assert paragraph.text == "abc"
    assert paragraph.anchored == (AnchoredText("control", "o1", "b"),)


def test_runs_split_at_will_are_joined_and_composed() -> None:
    assert texts(f"<w:p>{run('Vie')}{run('e')}{run(chr(0x302))}{run('t')}</w:p>") == ["Vieêt"]


def test_inserted_text_counts_and_deleted_or_moved_text_does_not() -> None:
    body = (
        f"<w:p><w:ins>{run('new')}</w:ins>"
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo></w:p>"
    )
    assert texts(body) == ["new here"]


def test_a_field_counts_as_its_result() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>SEQ Table</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(body) == ["7"]


def test_tabs_and_breaks_are_read_but_tab_stops_are_not() -> None:
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>'
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r></w:p>"
    )
    assert texts(body) == ["a\tb\nc\u2011"]


def test_a_control_around_whole_paragraphs_is_read_in_each() -> None:
    body = (
        '<w:sdt><w:sdtPr><w:tag w:val="o1"/></w:sdtPr><w:sdtContent>'
        f"<w:p>{run('one')}</w:p><w:p>{run('two')}</w:p></w:sdtContent></w:sdt>"
    )
    anchored = [paragraph.anchored for paragraph in read_memo(memo(body)).paragraphs]
    assert anchored == [
        (AnchoredText("control", "o1", "one"),),
        (AnchoredText("control", "o1", "two"),),
    ]


def test_a_bookmark_that_libreoffice_renamed_keeps_its_name() -> None:
    body = '<w:p><w:bookmarkStart w:id="1" w:name="_bf_o4_Copy_1"/>'
    (paragraph,) = read_memo(memo(f'{body}{run("a")}<w:bookmarkEnd w:id="1"/></w:p>')).paragraphs
    assert paragraph.anchored == (AnchoredText("bookmark", "_bf_o4", "a"),)


def test_cells_are_counted_by_table_row_and_column() -> None:
    cell = f"<w:tc><w:p>{run('x')}</w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
    read = read_memo(memo(table + "<w:p/>" + table))
    cells = [paragraph.cell for paragraph in read.paragraphs]
    assert cells[:4] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), None]
    assert cells[4:] == [(1, 0, 0), (1, 0, 1), (1, 1, 0)]


def test_the_fallback_of_an_alternative_is_not_read_twice() -> None:
    body = (
        f"<w:p><mc:AlternateContent><mc:Choice>{run('a')}</mc:Choice>"
        f"<mc:Fallback>{run('a')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert texts(body) == ["a"]


def test_files_nested_thousands_deep_are_read() -> None:
    deep = 5000
    body = "<w:smartTag>" * deep + run("deep") + "</w:smartTag>" * deep
    assert texts(f"<w:p>{body}</w:p>") == ["deep"]


def test_the_provenance_part_is_found_by_its_root_whatever_its_name() -> None:
    written = write_memo(sample_document())
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    provenance = parts.pop("customXml/item1.xml")
    renamed = parts | {"customXml/item7.xml": provenance, "customXml/item1.xml": b"<other/>"}
    assert read_memo(seal(renamed, dt.date(2025, 1, 1))).provenance == provenance


@pytest.mark.parametrize("data", [b"", b"no zip", seal({"a": b""}, dt.date(2025, 1, 1))])
def test_what_is_no_word_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^the file is .*; save it"):
        read_memo(data)


def test_a_document_type_is_refused() -> None:
    part = b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    with pytest.raises(InputError, match="document type"):
        read_memo(memo("<w:p/>", others={"customXml/item1.xml": part}))
