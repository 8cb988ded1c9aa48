"""Charts on slides: frame, parts, read back, and what is edited in PowerPoint."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefgen.delivered.read_deck import read_deck
from briefgen.writers.charts import CHART_CONTENT_TYPE, WORKBOOK_CONTENT_TYPE
from briefgen.writers.package import deflate_once
from briefgen.writers.powerpoint import write_deck
from briefgen.writers.powerpoint.base import house_base
from tests.officetools import validate
from tests.writers.charts import FORMS, chart
from tests.writers.powerpoint.decks import chart_shape, deck, parts, slide

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def written() -> bytes:
    return write_deck(deck(slide(*(chart_shape(form) for form in FORMS))))


def test_what_a_chart_shows_what_its_workbook_holds_and_what_was_planned_are_the_same() -> None:
    (read,) = read_deck(written()).slides
    found = [shape for shape in read.shapes if shape.kind == "chart"]
    assert len(found) == len(FORMS)
    for shape, form in zip(found, FORMS, strict=True):
        planned = chart(form)
        assert shape.shown == shape.held
        assert shape.shown
        assert shape.shown.places == planned.places
        assert [line.numbers for line in shape.shown.lines] == [
            tuple(point.number if point else None for point in line.points)
            for line in planned.lines
        ]


def test_the_alt_text_states_the_data_and_the_name_is_for_people() -> None:
    (read,) = read_deck(written()).slides
    found = [shape for shape in read.shapes if shape.kind == "chart"]
    assert [shape.name for shape in found] == [f"Chart · {form}" for form in FORMS]
    assert {shape.alt for shape in found} == {chart("bar").description}


def test_each_chart_has_parts_of_its_own_with_their_content_types() -> None:
    found = parts(written())
    types = found["[Content_Types].xml"].decode()
    for number in range(1, len(FORMS) + 1):
        assert f'/ppt/charts/chart{number}.xml" ContentType="{CHART_CONTENT_TYPE}"' in types
        assert f'/ppt/embeddings/chart{number}.xlsx" ContentType="{WORKBOOK_CONTENT_TYPE}"' in types
        rels = found[f"ppt/charts/_rels/chart{number}.xml.rels"].decode()
        assert re.findall('Target="([^"]*)"', rels) == [f"../embeddings/chart{number}.xlsx"]


def test_the_size_of_its_text_is_the_planned_one() -> None:
    root = etree.fromstring(parts(written())["ppt/charts/chart1.xml"])
    sizes = {found.get("sz") for found in root.iter(f"{_A}defRPr") if found.get("sz")}
    assert sizes == {"1200"}


def test_names_that_the_template_has_are_left_to_it() -> None:
    taken = {**house_base().static, "ppt/charts/chart1.xml": deflate_once(b"<a/>")}
    base = replace(house_base(), static=taken)
    found = parts(write_deck(deck(slide(chart_shape("bar"))), base=base))
    assert found["ppt/charts/chart1.xml"] == b"<a/>"
    assert b"charts/chart2.xml" in found["ppt/slides/_rels/slide1.xml.rels"]


@pytest.mark.node
def test_the_open_xml_sdk_has_nothing_against_any_form(tmp_path: Path) -> None:
    path = tmp_path / "charts.pptx"
    path.write_bytes(written())
    assert validate(path) == []
