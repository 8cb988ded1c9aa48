"""Charts brought up to date in place, with their workbooks and alternative texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache

import docx
import pptx
import pytest

from briefgen import Brief, Fact, FactBase, compose_deck, compose_memo, load_facts
from briefgen.delivered.audit import audit
from briefgen.delivered.model import Area, DeliveredChart, DeliveredFile
from briefgen.delivered.read import read_delivered
from briefgen.delivered.read_chart import sheet_cells
from briefgen.delivered.report import State
from briefgen.facts.model import SeriesPoint
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.refresh import refresh
from briefgen.refresh.chart_workbook import refilled
from briefgen.refresh.elements import attribute_at, read_elements
from briefgen.refresh.package import exchanged
from briefgen.values.quantity import Bound
from tests import demo

FACT = "engineers-trained"
KINDS = ("docx", "pptx")


@cache
def base() -> FactBase:
    return load_facts(demo.ROOT / "examples" / "northland")


@cache
def delivered(kind: str, language: str = "en") -> bytes:
    brief = Brief.model_validate({"shape": "full", "length": "full", "language": language})
    if kind == "docx":
        return memo_bytes(compose_memo(base(), brief))
    return deck_bytes(compose_deck(base(), brief))


def with_points(change: Callable[[tuple[SeriesPoint, ...]], tuple[SeriesPoint, ...]]) -> FactBase:
    """The facts with the first line of the series changed."""

    def changed(fact: Fact) -> Fact:
        assert fact.series is not None
        first, *rest = fact.series.lines
        line = first.model_copy(update={"points": change(first.points)})
        series = fact.series.model_copy(update={"lines": (line, *rest)})
        return fact.model_copy(update={"series": series})

    facts = tuple(changed(fact) if fact.id == FACT else fact for fact in base().facts)
    return base().model_copy(update={"facts": facts})


def with_first(**update: object) -> FactBase:
    """The facts with another quantity at the first point of that line."""

    def change(points: tuple[SeriesPoint, ...]) -> tuple[SeriesPoint, ...]:
        first, *rest = points
        assert first.quantity is not None
        quantity = first.quantity.model_copy(update=update)
        return (first.model_copy(update={"quantity": quantity}), *rest)

    return with_points(change)


@cache
def now() -> FactBase:
    """The facts a month later: 135 engineers, not 120."""
    return with_first(value=Decimal(135))


def the_chart(data: bytes, kind: str) -> tuple[DeliveredFile, DeliveredChart]:
    file = read_delivered(data, f"it.{kind}")
    names = ("Northland", "北国")
    return file, next(c for c in file.charts if c.shown.lines[0].name in names)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed_members(one: bytes, other: bytes) -> set[str]:
    before, after = members(one), members(other)
    assert list(before) == list(after)
    return {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.every(3)
def test_chart_and_workbook_show_the_new_number(kind: str, language: str) -> None:
    made = refresh(delivered(kind, language), now())
    file, chart = the_chart(made.data, kind)
    assert chart.shown.lines[0].numbers[0] == Decimal(135)
    assert chart.held == chart.shown
    assert audit([file], now()).open == ()
    assert [f.new for f in made.done if ": " in f.shown and f.form == "chart"] == ["135"]
    assert made.left == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.every(4)
def test_refreshing_twice_changes_nothing(kind: str) -> None:
    once = refresh(delivered(kind), now())
    again = refresh(once.data, now())
    assert again.data == once.data
    assert again.done == again.left == ()
    assert refresh(delivered(kind), base()).data == delivered(kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.every(2)
def test_no_other_chart_and_no_other_member_changes(kind: str) -> None:
    _, chart = the_chart(delivered(kind), kind)
    made = refresh(delivered(kind), now())
    changed = changed_members(delivered(kind), made.data)
    drawn = {name for name in changed if "chart" in name}
    assert drawn == {chart.part, chart.workbook}
    before, after = members(delivered(kind)), members(made.data)
    assert changed_members(before[chart.workbook], after[chart.workbook]) == {
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
    }
    was = before[chart.part]
    assert after[chart.part] == was.replace(b"<c:v>120</c:v>", b"<c:v>135</c:v>")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.every(2)
def test_the_workbook_says_it_too_and_keeps_its_formats(kind: str) -> None:
    made = refresh(delivered(kind), now()).data
    _, chart = the_chart(made, kind)
    texts = sheet_cells(members(made)[chart.workbook])
    assert texts["B2"] == "135"
    assert "135 engineers" in texts.values()
    assert "120 engineers" not in texts.values()
    assert formats(members(made)[chart.workbook]) == formats(
        members(delivered(kind))[chart.workbook]
    )


def formats(workbook: bytes) -> dict[str, str]:
    """The number of the format of each cell."""
    cells = read_elements(members(workbook)["xl/worksheets/sheet1.xml"]).walk()
    return {c.attributes["r"]: c.attributes.get("s", "") for c in cells if "r" in c.attributes}


def test_what_describes_the_chart_says_the_new_number() -> None:
    for kind in KINDS:
        made = refresh(delivered(kind), now()).data
        said = [
            passage.text
            for passage in read_delivered(made, f"it.{kind}").passages
            if passage.where.area is Area.ALT_TEXT and "engineers" in passage.text
        ]
        assert any("135 engineers" in text for text in said)
        assert not any("120 engineers" in text for text in said)


def test_the_files_open_in_other_programs() -> None:
    memo = refresh(delivered("docx"), now()).data
    assert len(docx.Document(io.BytesIO(memo)).paragraphs) > 10
    deck = refresh(delivered("pptx"), now()).data
    charts = [
        s.chart for p in pptx.Presentation(io.BytesIO(deck)).slides for s in p.shapes if s.has_chart
    ]
    assert any(135 in plot.series[0].values for chart in charts for plot in chart.plots)


# --- what is left ---------------------------------------------------------------------------------


def with_hand_edit(kind: str, *, workbook: bool) -> bytes:
    """The file with one number of the chart raised by hand, in its workbook too or not."""
    _, chart = the_chart(delivered(kind), kind)
    held = members(delivered(kind))
    parts = {chart.part: held[chart.part].replace(b"<c:v>180</c:v>", b"<c:v>999</c:v>")}
    if workbook:
        cells = members(held[chart.workbook])["xl/worksheets/sheet1.xml"]
        cells = cells.replace(b"<v>180</v>", b"<v>999</v>")
        book = exchanged(held[chart.workbook], {"xl/worksheets/sheet1.xml": cells})
        parts[chart.workbook] = book
    return exchanged(delivered(kind), parts)


@pytest.mark.parametrize("workbook", [True, False])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.every(3)
def test_a_chart_that_was_edited_stays_and_is_named(kind: str, *, workbook: bool) -> None:
    edited = with_hand_edit(kind, workbook=workbook)
    _, chart = the_chart(edited, kind)
    made = refresh(edited, now())
    assert changed_members(edited, made.data).isdisjoint({chart.part, chart.workbook})
    assert [f.state for f in made.left if f.form == "chart"] == [State.CONFLICT]


def test_numbers_that_change_places_by_hand_are_an_edit() -> None:
    _, chart = the_chart(delivered("pptx"), "pptx")
    held = members(delivered("pptx"))
    swaps = ((b">120<", b">@<"), (b">180<", b">120<"), (b">@<", b">180<"))
    part, cells = held[chart.part], members(held[chart.workbook])["xl/worksheets/sheet1.xml"]
    for one, other in swaps:
        part, cells = part.replace(one, other), cells.replace(one, other)
    book = exchanged(held[chart.workbook], {"xl/worksheets/sheet1.xml": cells})
    edited = exchanged(delivered("pptx"), {chart.part: part, chart.workbook: book})
    made = refresh(edited, now())
    assert [f.state for f in made.left if f.form == "chart"] == [State.CONFLICT]
    _, chart = the_chart(made.data, "pptx")
    assert chart.shown.lines[0].numbers[:3:2] == (Decimal(180), Decimal(120))


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (with_points(lambda points: points[1:]), "points have come in or gone"),
        (with_first(value=Decimal("135.5")), "number formats"),
        (with_first(value=Decimal(135), bound=Bound.APPROXIMATE), "number formats"),
        (with_first(value=Decimal(-5)), "below nought"),
    ],
)
@pytest.mark.every(2)
def test_what_new_numbers_cannot_say_is_left(facts: FactBase, why: str) -> None:
    made = refresh(delivered("pptx"), facts)
    (left,) = [f for f in made.left if f.form == "chart"]
    assert left.state is State.STALE
    assert why in left.note
    assert left.note.endswith("rebuild")
    _, chart = the_chart(delivered("pptx"), "pptx")
    changed = changed_members(delivered("pptx"), made.data)
    assert changed.isdisjoint({chart.part, chart.workbook})
    again = audit([read_delivered(made.data, "it.pptx")], facts).open
    assert State.STALE in {f.state for f in again if f.form == "chart"}


# --- cells and elements ---------------------------------------------------------------------------


def test_a_string_that_other_cells_show_too_stays_theirs() -> None:
    _, chart = the_chart(delivered("docx"), "docx")
    book = members(delivered("docx"))[chart.workbook]
    made = refilled(book, "it", {"D2": "people & <others>"})
    assert made is not None
    cells = sheet_cells(made)
    assert cells["D2"] == "people & <others>"
    assert cells["D4"] == "engineers"


def test_cells_that_are_not_there_or_worked_out_are_not_filled() -> None:
    _, chart = the_chart(delivered("docx"), "docx")
    book = members(delivered("docx"))[chart.workbook]
    assert refilled(book, "it", {"ZZ9": Decimal(1)}) is None
    cells = members(book)["xl/worksheets/sheet1.xml"]
    cells = cells.replace(b"<v>120</v>", b"<f>60*2</f><v>120</v>")
    worked_out = exchanged(book, {"xl/worksheets/sheet1.xml": cells})
    assert refilled(worked_out, "it", {"B2": Decimal(1)}) is None


def test_elements_are_found_to_the_byte() -> None:
    part = '<x a="1 > 0" b=\'é"\'><y sz="9"/>é<z >t</z\n></x>'.encode()
    root = read_elements(part)
    y, z = root.children
    assert part[y.first : y.last] == b'<y sz="9"/>'
    assert y.hollow
    assert part[z.start : z.end] == b"t"
    assert part[z.first : z.last] == b"<z >t</z\n>"
    at = attribute_at(part, y, "sz")
    assert at is not None
    assert part[slice(*at)] == b"9"
    assert attribute_at(part, root, "b") is None


def test_the_provenance_has_the_new_number() -> None:
    made = refresh(delivered("docx"), now()).provenance
    value = made.value_by_ref[f"{FACT}.series-1-1"]
    assert value.quantity is not None
    assert value.quantity.value == 135
    assert any("135" in words for words in value.words)
    points = [point for chart in made.charts for point in chart.points]
    assert [p.number for p in points if p.value == value.ref] == [135]
