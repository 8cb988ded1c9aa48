"""Charts in a memo: drawing, caption, parts, and real programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.delivered.read_chart import read_chart_cache, read_chart_cells
from briefgen.document.model import Document, Paragraph, Reference, Section, SectionRole, Text
from briefgen.values.language import Language
from briefgen.writers.word import write_memo
from tests.officetools import pdf_text, render, validate
from tests.wholeness import problems
from tests.writers.charts import FORMS, LABELS, chart
from tests.writers.word.package import fields, parts, text_width, tree, w
from tests.writers.word.sample import sample_document

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def memo_of_charts(language: Language = Language.EN) -> Document:
    see = Reference(target="chart-line", text="Figure 3", lang=language)
    sample = sample_document()
    section = Section(
        id="charts",
        role=SectionRole.THEME,
        title=(Text(text="Charts", lang=language),),
        blocks=(Paragraph(content=(see,)), *(chart(form, language) for form in FORMS)),
        lang=language,
    )
    return sample.model_copy(
        update={
            "language": language,
            "sections": (section,),
            "notes": (),
            "occurrences": (),
            "labels": (*sample.labels, *LABELS),
        }
    )


def test_each_chart_is_a_part_with_a_workbook_that_holds_the_same() -> None:
    found = parts(write_memo(memo_of_charts()))
    for number, form in enumerate(FORMS, start=1):
        shown = read_chart_cache(found[f"word/charts/chart{number}.xml"])
        assert read_chart_cells(found[f"word/embeddings/chart{number}.xlsx"], shown) == shown
        assert shown.places == chart(form).places
        assert f"charts/chart{number}.xml".encode() in found["word/_rels/document.xml.rels"]
        rels = found[f"word/charts/_rels/chart{number}.xml.rels"]
        assert f"../embeddings/chart{number}.xlsx".encode() in rels
    assert found["[Content_Types].xml"].count(b'Extension="xlsx"') == 1


def test_a_memo_without_charts_has_no_trace_of_them() -> None:
    found = parts(write_memo(sample_document()))
    assert not [name for name in found if "chart" in name or "embeddings" in name]
    assert b"xlsx" not in found["[Content_Types].xml"]


def test_the_drawing_fills_the_column_and_its_alt_text_states_the_data() -> None:
    memo = write_memo(memo_of_charts())
    assert problems(memo) == []
    drawings = list(tree(memo).iter(f"{_WP}inline"))
    assert len(drawings) == len(FORMS)
    for form, drawing in zip(FORMS, drawings, strict=True):
        extent, properties = drawing.find(f"{_WP}extent"), drawing.find(f"{_WP}docPr")
        assert extent is not None
        assert properties is not None
        assert int(str(extent.get("cx"))) == text_width(memo) * 635
        assert properties.get("descr") == chart(form).description
    ids = [d.find(f"{_WP}docPr").get("id") for d in drawings]  # type: ignore[union-attr]
    assert len(set(ids)) == len(ids)


def test_figures_are_numbered_apart_from_tables_and_references_lead_to_them() -> None:
    memo = write_memo(memo_of_charts())
    counted = [field for field in fields(tree(memo)) if field[0].startswith("SEQ Figure")]
    assert [result for _, result in counted] == ["1", "2", "3", "4"]
    [(code, shown)] = [field for field in fields(tree(memo)) if field[0].startswith("REF ")]
    assert shown == "Figure 3"
    marks = {mark.get(w("name")) for mark in tree(memo).iter(w("bookmarkStart"))}
    assert code.split()[1] in marks


def test_caption_and_drawing_are_kept_with_what_follows() -> None:
    memo = write_memo(memo_of_charts())
    styles = {
        style.get(w("styleId")): style.find(f"{w('pPr')}/{w('keepNext')}") is not None
        for style in tree(memo, "word/styles.xml").iter(w("style"))
    }
    assert styles["Caption"]
    assert styles["Chart"]


@pytest.mark.node
@pytest.mark.parametrize("language", Language)
def test_the_open_xml_sdk_has_nothing_against_any_form(tmp_path: Path, language: Language) -> None:
    memo = tmp_path / "memo.docx"
    memo.write_bytes(write_memo(memo_of_charts(language)))
    assert validate(memo) == []


@pytest.mark.node
def test_the_open_xml_sdk_has_nothing_against_a_workbook(tmp_path: Path) -> None:
    book = tmp_path / "chart.xlsx"
    book.write_bytes(parts(write_memo(memo_of_charts()))["word/embeddings/chart2.xlsx"])
    assert validate(book) == []


@pytest.mark.office
def test_libreoffice_shows_the_numbers_in_the_document_s_language(tmp_path: Path) -> None:
    shown = {}
    for language in (Language.EN, Language.VI):
        memo = tmp_path / f"{language}.docx"
        memo.write_bytes(write_memo(memo_of_charts(language)))
        shown[language] = "".join(pdf_text(render(memo)))
    assert "18.5" in shown[Language.EN]
    assert "≈7" in shown[Language.EN].replace(" ", "")
    assert "18,5" in shown[Language.VI]
