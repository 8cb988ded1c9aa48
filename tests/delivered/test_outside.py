"""Numbers and dates that people wrote: found in any place of a file, ours or plain, and judged."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import docx
import pptx
import pytest
from docx.document import Document
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from briefgen import Brief, FactBase, compose_deck, compose_memo, load_facts
from briefgen.delivered.audit import audit
from briefgen.delivered.outside import NOT_CHECKED, Outside
from briefgen.delivered.provenance import Provenance
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import Finding, State
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.writers.shown import short_digest
from tests import demo
from tests.delivered.claims_corpus import Row, rows

RECALL, ALARMS = 0.95, 0.05
CORPORA = ("held-out-demo", "held-out-northland", "demo", "northland")


@cache
def base(name: str) -> FactBase:
    name = name.removeprefix("held-out-")
    return demo.facts() if name == "demo" else load_facts(demo.ROOT / "examples" / name)


# --- the corpus in plain files --------------------------------------------------------------------


def split(text: str, parts: int = 4) -> list[str]:
    """The text in runs, cut wherever: within numbers too."""
    size = max(1, len(text) // parts)
    return [text[at : at + size] for at in range(0, len(text), size)]


def plain_memo(held: Sequence[Row]) -> bytes:
    """The rows as paragraphs, cells, headers and comments, by python-docx alone."""
    document = docx.Document()
    for index, row in enumerate(held):
        text = row.text.text
        if index % 4 == 0:
            document.add_paragraph(text)
        elif index % 4 == 1:
            paragraph = document.add_paragraph()
            for piece in split(text):
                paragraph.add_run(piece)
        elif index % 4 == 2:
            document.add_table(1, 1).cell(0, 0).text = text
        else:
            marked = document.add_paragraph().add_run("Note")
            document.add_comment(marked, text, "A", "A")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def plain_deck(held: Sequence[Row]) -> bytes:
    """The rows in text boxes, tables, speaker notes and titles of charts, by python-pptx alone."""
    deck = pptx.Presentation()
    for index, row in enumerate(held):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        text = row.text.text
        place = (Inches(1), Inches(1), Inches(8), Inches(3))
        if index % 4 == 0:
            frame = slide.shapes.add_textbox(*place).text_frame
            for piece in split(text):
                frame.paragraphs[0].add_run().text = piece
        elif index % 4 == 1:
            slide.shapes.add_table(1, 1, *place).table.cell(0, 0).text = text
        elif index % 4 == 2:
            notes = slide.notes_slide.notes_text_frame
            assert notes is not None
            notes.text = text
        else:
            data = CategoryChartData()
            data.categories = ["one"]
            data.add_series("line", [None])
            kind = XL_CHART_TYPE.COLUMN_CLUSTERED
            chart = slide.shapes.add_chart(kind, *place, data).chart
            chart.chart_title.text_frame.text = text
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def outcomes(data: bytes, name: str, held: Sequence[Row]) -> Iterator[tuple[bool, bool]]:
    """Of each number planted, and each told of besides, whether it is false and was flagged."""
    file = read_delivered(data, "plain")
    told: dict[str, list[tuple[int, Finding]]] = {}
    for index, start, finding in Outside(base(name)).findings(file, {}):
        told.setdefault(file.passages[index].text, []).append((start, finding))
    for row in held:
        there = told.get(row.text.text, [])
        taken: list[int] = []
        for planted in row.planted:
            here = [
                (start, finding)
                for start, finding in there
                if start < planted.end and planted.start < start + len(finding.shown)
            ]
            taken += (start for start, _ in here)
            yield planted.false, any(finding.state is not State.SAME for _, finding in here)
        for start, finding in there:
            if start not in taken:
                yield False, finding.state is not State.SAME


@pytest.mark.parametrize("written", [plain_memo, plain_deck])
@pytest.mark.every(2)
def test_false_numbers_in_plain_files_are_caught_and_true_ones_are_left(
    written: Callable[[Sequence[Row]], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    found: list[tuple[bool, bool]] = []
    for name in CORPORA:
        held = [row for row in rows(f"{name}.txt") if "\t" not in row.text.text]
        found += outcomes(written(held), name, held)
    false = [flagged for is_false, flagged in found if is_false]
    true = [flagged for is_false, flagged in found if not is_false]
    with capsys.disabled():
        print(
            f"\n{written.__name__}: recall of false {sum(false)} of {len(false)}, "
            f"alarms on true {sum(true)} of {len(true)}"
        )
    assert len(found) >= 200
    assert sum(false) >= RECALL * len(false)
    assert sum(true) <= ALARMS * len(true)


def test_a_file_without_anchors_says_that_only_numbers_and_dates_are_looked_at() -> None:
    document = docx.Document()
    document.add_paragraph("Viet Nam wants to be a high-income country by 2054.")
    document.add_table(1, 2)
    document.tables[0].cell(0, 0).text = "Viet Nam to be a high-income country"
    document.tables[0].cell(0, 1).text = "2045"
    out = io.BytesIO()
    document.save(out)
    report = audit([read_delivered(out.getvalue(), "plain.docx")], demo.facts())
    wrong, right = report.findings
    assert (wrong.state, wrong.shown, wrong.new) == (State.CONTRADICTS, "2054", "by 2045")
    assert wrong.facts == ("high-income-target",)
    assert (right.state, right.note) == (State.SAME, NOT_CHECKED)
    assert right.place.endswith("table 1, row 1, column 2")
    assert "only numbers, dates and texts that stand to the letter" in report.remarks[0]


def test_the_points_of_a_plain_chart_are_judged() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for number in (30000, 3000):
        data = CategoryChartData()
        data.categories = ["Wind power of Northland, 2023"]
        data.add_series("Capacity (MW)", [number])
        place = (Inches(1), Inches(1), Inches(8), Inches(3))
        kind = XL_CHART_TYPE.COLUMN_CLUSTERED
        slide.shapes.add_chart(kind, *place, data)
    out = io.BytesIO()
    deck.save(out)
    northland = load_facts(demo.ROOT / "examples" / "northland")
    report = audit([read_delivered(out.getvalue(), "plain.pptx")], northland)
    points = {finding.shown: finding for finding in report.findings if "MW" in finding.shown}
    assert points["30000 MW"].state is State.CONTRADICTS
    assert points["30000 MW"].facts == ("wind-power",)
    assert points["3000 MW"].state is State.SAME


# --- in files of ours -----------------------------------------------------------------------------


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_was_written_into_a_memo_is_judged_and_nothing_else_of_it() -> None:
    document = opened(memo_bytes(compose_memo(demo.facts(), Brief())))
    document.paragraphs[20].insert_paragraph_before(
        "Viet Nam wants to be a high-income country by 2054, said 17 experts."
    )
    report = audit([read_delivered(saved(document), "memo.docx")], demo.facts())
    told = [(finding.state, finding.shown) for finding in report.open]
    assert told == [(State.CONTRADICTS, "2054"), (State.UNSOURCED, "17 experts")] or told == [
        (State.CONTRADICTS, "2054"),
        (State.UNSOURCED, "17"),
    ]


def test_what_was_written_into_speaker_notes_is_judged() -> None:
    deck = pptx.Presentation(io.BytesIO(deck_bytes(compose_deck(demo.facts(), Brief()))))
    frame = deck.slides[3].notes_slide.notes_text_frame
    assert frame is not None
    frame.add_paragraph().text = "２０５４年までに高所得国になることを目指す。"
    out = io.BytesIO()
    deck.save(out)
    report = audit([read_delivered(out.getvalue(), "deck.pptx")], demo.facts())
    (finding,) = report.open
    assert (finding.state, finding.facts) == (State.CONTRADICTS, ("high-income-target",))
    assert finding.place.startswith("slide 4, notes")


def test_a_number_in_an_edited_paragraph_is_judged_beside_the_anchor_that_stands() -> None:
    memo = opened(memo_bytes(compose_memo(demo.facts(), Brief())))
    anchored = (p for p in memo.paragraphs if "sdt" in p._p.xml)
    paragraph = next(p for p in anchored if p.style is not None and p.style.name != "TOC 1")
    paragraph.add_run(" It costs 999 million dollars.")
    report = audit([read_delivered(saved(memo), "memo.docx")], demo.facts())
    states = {finding.state for finding in report.open}
    assert states == {State.SURROUNDINGS, State.UNSOURCED}


def test_a_delivered_text_without_an_anchor_is_stale_when_its_fact_changes() -> None:
    document = docx.Document()
    text = "Viet Nam wants to be a high-income country by 2045."
    document.add_paragraph(text)
    file = read_delivered(saved(document), "memo.docx")
    target = demo.facts().fact_by_id["high-income-target"]
    provenance = Provenance.model_validate(
        {
            "kind": "memo",
            "language": "en",
            "edition": "0",
            "as_of": "2025-04-30",
            "partnership": demo.facts().partnership.id,
            "facts": {target.id: "of another edition"},
            "delivered": [short_digest(text)],
        }
    )
    assert audit([replace(file, provenance=provenance)], demo.facts()).open == ()
    later = with_year(demo.facts(), "high-income-target", "2050")
    (finding,) = audit([replace(file, provenance=provenance)], later).open
    assert (finding.state, finding.shown, finding.new) == (State.STALE, "2045", "by 2050")


def with_year(base: FactBase, ident: str, year: str) -> FactBase:
    facts = tuple(
        fact.model_copy(update={"when": fact.when.model_copy(update={"edtf": f"../{year}"})})
        if fact.id == ident and fact.when
        else fact
        for fact in base.facts
    )
    return base.model_copy(update={"facts": facts})
