"""Reading PowerPoint files of any origin: what they show, where, and what marks it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pptx
import pytest
import xlsxwriter
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from briefgen.delivered.model import Area, Cell, Computed, DeliveredFile, Passage
from briefgen.delivered.read import read_delivered
from briefgen.errors import InputError
from briefgen.writers.package import seal

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_BOX = (Inches(1), Inches(1), Inches(4), Inches(2))


def blank() -> tuple[Any, Any]:
    made = pptx.Presentation()
    return made, made.slides.add_slide(made.slide_layouts[6])


def saved(made: Any) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def back(made: Any) -> DeliveredFile:
    return read_delivered(saved(made), "back.pptx")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, part: str, old: str, new: str) -> DeliveredFile:
    held = parts(data)
    assert old in held[part].decode()
    held[part] = held[part].decode().replace(old, new).encode()
    return read_delivered(seal(held, dt.date(2025, 1, 1)), "back.pptx")


def shown(passages: tuple[Passage, ...]) -> list[tuple[str, str, str]]:
    return [(str(p.where.area), p.where.shape, p.text) for p in passages]


def test_what_python_pptx_wrote_is_read_whole_and_in_order() -> None:
    made = pptx.Presentation()
    first = made.slides.add_slide(made.slide_layouts[0])
    first.shapes.title.text = "Growth"
    first.placeholders[1].text = "One\nTwo"
    first.notes_slide.notes_text_frame.text = "Say 7%."
    second = made.slides.add_slide(made.slide_layouts[6])
    group = second.shapes.add_group_shape()
    inner = group.shapes.add_group_shape()
    inner.shapes.add_textbox(*_BOX).text_frame.text = "in the groups"
    table = second.shapes.add_table(2, 2, *_BOX)
    table.table.cell(1, 0).text = "4,500\nMW"
    second.shapes.add_textbox(*_BOX).text_frame.text = "last"
    read = back(made)
    assert [p.text for p in read.passages] == [
        "Growth",
        "One",
        "Two",
        "Say 7%.",
        "in the groups",
        "4,500",
        "MW",
        "last",
    ]
    places = [(p.where.slide, p.where.cell, p.where.paragraph) for p in read.passages]
    assert places[1:3] == [(1, None, 0), (1, None, 1)]
    assert places[5:7] == [(2, Cell(0, 1, 0), 0), (2, Cell(0, 1, 0), 1)]
    assert read.passages[0].where.slide_id == made.slides[0].slide_id
    assert (read.kind, read.passages[3].where.area) == ("pptx", Area.NOTES)


def test_slides_come_in_their_order_whatever_their_parts_are_called() -> None:
    made = pptx.Presentation()
    for text in ("one", "two"):
        slide = made.slides.add_slide(made.slide_layouts[6])
        slide.shapes.add_textbox(*_BOX).text_frame.text = text
    ids = made.slides._sldIdLst
    ids.append(ids[0])
    assert [(p.where.slide, p.text) for p in back(made).passages] == [(1, "two"), (2, "one")]


def test_runs_fields_and_breaks_are_joined_and_composed() -> None:
    made, slide = blank()
    (paragraph,) = slide.shapes.add_textbox(*_BOX).text_frame.paragraphs
    for text in ("3\u2013", "\ufeff4 ty", "\u0309"):
        paragraph.add_run().text = text
    paragraph.add_line_break()
    paragraph.add_run().text = "X"
    field = f'<a:fld xmlns:a="{_A}" id="{{1}}" type="slidenum"><a:t>12</a:t></a:fld>'
    read = changed(saved(made), "ppt/slides/slide1.xml", "<a:r><a:t>X</a:t></a:r>", field)
    (passage,) = read.passages
    assert passage.text == "3–4 tỷ\n12"
    assert passage.computed == (Computed("slidenum", 7, 9),)


def test_alternative_texts_are_passages_of_their_own() -> None:
    made, slide = blank()
    box = slide.shapes.add_textbox(*_BOX)
    about = box._element.nvSpPr.cNvPr
    about.set("descr", "Bar of 5 units")
    about.set("title", "Bar")
    box.name = "Bar 1"
    assert shown(back(made).passages) == [
        ("alt text", "Bar 1", "Bar"),
        ("alt text", "Bar 1", "Bar of 5 units"),
    ]


def test_a_chart_is_data_and_its_words_are_passages() -> None:
    made, slide = blank()
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    data.add_series("Output", (1.5, 2))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *_BOX, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Output, GW"
    read = back(made)
    (drawn,) = read.charts
    assert drawn.held == drawn.shown
    assert [float(n or 0) for n in drawn.shown.lines[0].numbers] == [1.5, 2]
    assert [p.text for p in read.passages] == ["Output, GW", "Output", "2024", "2025"]
    assert {p.where.area for p in read.passages} == {Area.CHART}


def test_scatter_charts_and_what_a_workbook_holds_besides_are_read() -> None:
    made, slide = blank()
    data = XyChartData()
    series = data.add_series("S")
    series.add_data_point(1, 10)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *_BOX, data)
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        for cell, held in {"B1": "S", "A2": 1, "B2": 10, "D9": "Draft: 99"}.items():
            sheet.write(cell, held)
        book.add_worksheet("Old").write("A1", 77)
    frame.chart.part.chart_workbook.xlsx_part._blob = stream.getvalue()
    read = back(made)
    (drawn,) = read.charts
    assert drawn.shown.places == ("1",)
    assert drawn.held == drawn.shown
    held = [(p.where.cell, p.text) for p in read.passages if p.where.area is Area.WORKBOOK]
    assert held == [(Cell(0, 8, 3), "Draft: 99"), (Cell(1, 0, 0), "77")]


def framed(data: str) -> DeliveredFile:
    """A slide with a frame around such graphic data, which leads to no part."""
    made, slide = blank()
    slide.shapes.add_textbox(*_BOX).text_frame.text = "X"
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Drawn"/><p:cNvGraphicFramePr/>'
        f"<p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData>{data}</a:graphicData>"
        "</a:graphic></p:graphicFrame></p:spTree>"
    )
    return changed(saved(made), "ppt/slides/slide1.xml", "</p:spTree>", frame)


@pytest.mark.parametrize(
    "data",
    [
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="gone"/>',
        '<d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="no"/>',
        '<x:chart xmlns:x="http://schemas.microsoft.com/office/drawing/2014/chartex" r:id="no"/>',
    ],
)
def test_a_drawing_whose_part_is_gone_shows_nothing(data: str) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    read = framed(data.replace("/>", f' xmlns:r="{space}"/>'))
    assert read.charts == ()
    assert [p.text for p in read.passages] == ["X"]


def test_a_formula_in_a_text_is_read_once() -> None:
    made, slide = blank()
    slide.shapes.add_textbox(*_BOX).text_frame.text = "X"
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="a14">'
        f'<m:oMath xmlns:m="{math}">'
        "<m:r><m:t>x=5</m:t></m:r></m:oMath></mc:Choice><mc:Fallback><a:r><a:t>?</a:t></a:r>"
        f'</mc:Fallback></mc:AlternateContent><mc:AlternateContent xmlns:mc="{_MC}"/>'
    )
    read = changed(saved(made), "ppt/slides/slide1.xml", "<a:r><a:t>X</a:t></a:r>", formula)
    assert [p.text for p in read.passages] == ["x=5"]


def test_a_comment_without_words_is_no_passage() -> None:
    made, _ = blank()
    held = parts(saved(made))
    held["ppt/comments/comment1.xml"] = (
        f'<p:cmLst xmlns:p="{_P}"><p:cm idx="x"><p:text> </p:text></p:cm></p:cmLst>'.encode()
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    rels = "ppt/slides/_rels/slide1.xml.rels"
    held[rels] = held[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="rId8" Type="{kind}" Target="../comments/comment1.xml"/>'
        "</Relationships>".encode(),
    )
    assert read_delivered(seal(held, dt.date(2025, 1, 1)), "back.pptx").passages == ()


def test_classic_and_modern_comments_are_read_with_their_replies() -> None:
    made, _ = blank()
    held = parts(saved(made))
    classic = (
        f'<p:cmLst xmlns:p="{_P}"><p:cm authorId="0" idx="4"><p:text>Is it 5?</p:text></p:cm>'
        "</p:cmLst>"
    )
    space = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    body = "<m:txBody><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p></m:txBody>"
    reply = f'<m:replyLst><m:reply id="{{2}}">{body.format("No, 6.")}</m:reply></m:replyLst>'
    modern = (
        f'<m:cmLst xmlns:m="{space}" xmlns:a="{_A}"><m:cm id="{{1}}">{reply}'
        f"{body.format('Why 7?')}</m:cm></m:cmLst>"
    )
    held["ppt/comments/comment1.xml"] = classic.encode()
    held["ppt/comments/modern1.xml"] = modern.encode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    newer = "http://schemas.microsoft.com/office/2018/10/relationships/comments"
    rels = "ppt/slides/_rels/slide1.xml.rels"
    held[rels] = held[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="rId8" Type="{office}" Target="../comments/comment1.xml"/>'
        f'<Relationship Id="rId9" Type="{newer}" Target="../comments/modern1.xml"/>'
        "</Relationships>".encode(),
    )
    read = read_delivered(seal(held, dt.date(2025, 1, 1)), "back.pptx")
    assert [(p.where.area, p.text) for p in read.passages] == [
        (Area.COMMENT, "Is it 5?"),
        (Area.COMMENT, "No, 6."),
        (Area.COMMENT, "Why 7?"),
    ]
    assert read.passages[0].where.note == 4


def test_alternatives_count_once() -> None:
    made, slide = blank()
    slide.shapes.add_textbox(*_BOX).text_frame.text = "X"
    data = saved(made)
    text = parts(data)["ppt/slides/slide1.xml"].decode()
    shape = text[text.index("<p:sp>") : text.index("</p:sp>") + 7]
    twice = (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="a14">{shape}</mc:Choice>'
        f"<mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent>"
    )
    read = changed(data, "ppt/slides/slide1.xml", shape, twice)
    assert [p.text for p in read.passages] == ["X"]


def test_what_a_layout_or_master_draws_on_slides_is_read_once() -> None:
    made, slide = blank()
    made.slides.add_slide(made.slide_layouts[6])
    text = '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Mark"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
    text += (
        "<p:txBody><a:bodyPr/><a:p><a:r><a:t>Secret until 2031</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    layout = slide.slide_layout.part.partname.lstrip("/")
    read = changed(saved(made), layout, "</p:spTree>", f"{text}</p:spTree>")
    assert shown(read.passages) == [("slide layout", "Mark", "Secret until 2031")]


def test_groups_may_be_nested_a_thousand_deep() -> None:
    made, slide = blank()
    slide.shapes.add_textbox(*_BOX).text_frame.text = "X"
    data = saved(made)
    text = parts(data)["ppt/slides/slide1.xml"].decode()
    shape = text[text.index("<p:sp>") : text.index("</p:sp>") + 7]
    group = '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="G"/></p:nvGrpSpPr>'
    deep = group * 3000 + shape + "</p:grpSp>" * 3000
    read = changed(data, "ppt/slides/slide1.xml", shape, deep)
    assert [p.text for p in read.passages] == ["X"]


def test_a_slide_that_is_missing_is_told() -> None:
    made, _ = blank()
    held = parts(saved(made))
    held["ppt/presentation.xml"] = held["ppt/presentation.xml"].replace(
        b'r:id="rId7"', b'r:id="no"'
    )
    with pytest.raises(InputError, match=r"back.pptx is damaged: one of its slides is missing"):
        read_delivered(seal(held, dt.date(2025, 1, 1)), "back.pptx")
