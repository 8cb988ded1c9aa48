"""The time line and the chronology on slides: what is chosen, how each kind of time is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen import Brief, Deck
from briefgen.deck.fit import height_of
from briefgen.deck.model import Box, GroupShape, LineShape, Shape, Slide, TableShape, TextShape
from briefgen.deck.plan.timeline import MOST_ROWS
from briefgen.document.walk import plain_text
from briefgen.looks.house import HOUSE
from briefgen.looks.model import Density, Slot
from briefgen.values.language import Language
from tests import demo
from tests.laws import law
from tests.made import planned
from tests.synthetic import make_base, make_fact

INCH = 914_400
KINDS = ("1995/2021", "1996/..", "2024-12", "2025-04-28", "2025/2030", "[..2045]", "199X", "2019~")
edtf = st.one_of(
    st.sampled_from((*KINDS, "1925", "XXXX-04-28", "2025-05-01/2025-05-03", "2024-02")),
    st.integers(1, 9998).map(lambda year: f"{year:04}"),
    st.dates().map(lambda day: day.isoformat()),
)


def deck_of(times: Sequence[str | dict[str, str]], **brief: object) -> Deck:
    """A deck of a base with a fact for each of the times; a bare EDTF text is a time too."""
    whens = [{"edtf": time} if isinstance(time, str) else time for time in times]
    facts = [
        make_fact(n, 1) | {"when": when, "status": "stated", "headline": False, "caution": None}
        for n, when in enumerate(whens, start=1)
    ]
    return planned(make_base(0, 1, facts=facts), Brief.model_validate(brief))


def slide_of(deck: Deck) -> Slide:
    (slide,) = [slide for slide in deck.slides if slide.section == "timeline"]
    return slide


def groups(slide: Slide, start: str = "Date") -> list[GroupShape]:
    return [s for s in slide.shapes if isinstance(s, GroupShape) and s.name.startswith(start)]


def part(group: GroupShape, start: str) -> TextShape:
    (found,) = [s for s in group.shapes if s.name.startswith(start)]
    assert isinstance(found, TextShape)
    return found


def leaves(shapes: Sequence[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from leaves(shape.shapes)
        else:
            yield shape


def box_of(shape: Shape) -> Box:
    if isinstance(shape, LineShape):
        left, right = sorted((shape.x1, shape.x2))
        top, bottom = sorted((shape.y1, shape.y2))
        return Box(x=left, y=top, w=right - left, h=bottom - top)
    assert isinstance(shape, TextShape | TableShape)
    return shape.box


def drawn(time: str | dict[str, str]) -> GroupShape:
    """The row of a time, beside one that makes a time line of it."""
    rows = groups(slide_of(deck_of([time, "2000", "2060"])))
    (row,) = [row for row in rows if "Thing b" in row.name]
    return row


def test_the_weightiest_dates_stand_in_the_order_of_time_and_the_rest_is_counted() -> None:
    slide = slide_of(deck_of([f"{year}" for year in range(2060, 2000, -1)]))
    rows = groups(slide)
    assert len(rows) == MOST_ROWS[Density.READ]
    years = [row.alt.split(" · ")[1] for row in rows]
    assert years == sorted(years)
    (remark,) = [s for s in slide.shapes if s.name == "More in the memo"]
    assert isinstance(remark, TextShape)
    assert "52" in plain_text(remark.paragraphs[0].content)


@pytest.mark.parametrize("times", [[], ["2024"], ["XXXX-04-28", "2024"]])
def test_fewer_than_two_dates_make_no_time_line_and_the_deck_says_so(times: list[str]) -> None:
    deck = deck_of(times) if times else planned(make_base(0, 1, facts=[_undated()]))
    assert [slide for slide in deck.slides if slide.section == "timeline"] == []
    assert any(line.startswith("time line:") for line in deck.left_out) == bool(times)


def _undated() -> dict[str, object]:
    fact = {key: value for key, value in make_fact(1, 1).items() if key != "when"}
    return fact | {"statement": {"en": "Nothing is dated."}}


def test_a_headline_comes_first_then_each_kind_of_time_once() -> None:
    whens = ["2001", "2002", "2003", "2004", "2005", "2006", "2007", "2008", "1996/..", "[..2045]"]
    facts = [
        make_fact(n, 1)
        | {"when": {"edtf": when}, "kind": "event", "headline": n == 8, "caution": None}
        for n, when in enumerate(whens, start=1)
    ]
    deck = planned(make_base(0, 1, facts=facts))
    assert {"fact-8", "fact-9", "fact-10"} <= set(slide_of(deck).facts)


def test_a_period_is_a_bar_over_the_whole_of_it() -> None:
    slide = slide_of(deck_of(["2000/2009", "2010/2019"]))
    first, second = (part(row, "Bar").box for row in groups(slide))
    assert abs(first.x + first.w - second.x) <= 1
    assert abs(first.w - second.w) < INCH // 100
    assert part(groups(slide)[0], "Bar").fill is Slot.DK2


def test_an_open_start_is_a_stop_and_a_hollow_arrow_of_one_length() -> None:
    lengths = set()
    for year in ("2001", "2020"):
        row = drawn({"edtf": f"{year}/..", "opening": "from"})
        stop, arrow = part(row, "Stop"), part(row, "Arrow")
        assert (arrow.geometry, arrow.fill) == ("pentagon", Slot.LT1)
        lengths.add(arrow.box.x + arrow.box.w - stop.box.x)
    assert lengths == {INCH}


def test_what_holds_since_a_day_runs_to_the_date_of_the_facts_and_no_further() -> None:
    since, until_then = groups(
        slide_of(deck_of([{"edtf": "2001/..", "opening": "since"}, "2002/2025-06-30"]))
    )
    bar, other = part(since, "Bar"), part(until_then, "Bar")
    assert bar.geometry == "pentagon"
    assert bar.box.x + bar.box.w == other.box.x + other.box.w


def test_a_latest_date_is_a_stop_with_a_lead_in_that_claims_no_start() -> None:
    row = drawn({"edtf": "[..2045]", "closing": "by"})
    (lead,) = [shape for shape in row.shapes if isinstance(shape, LineShape)]
    stop = part(row, "Stop")
    assert lead.outline.dash == "dash"
    assert stop.fill is Slot.ACCENT2
    assert stop.box.x + stop.box.w - lead.x1 == round(2 / 3 * INCH)


def test_a_day_is_a_diamond_and_what_is_still_to_come_is_hollow_and_says_so() -> None:
    past, ahead = drawn("2020-04-28"), drawn("2050-04-28")
    assert part(past, "Point").fill is Slot.DK2
    point = part(ahead, "Point")
    assert (point.geometry, point.fill) == ("diamond", Slot.LT1)
    assert point.outline
    assert point.outline.dash == "dash"
    assert ahead.alt.endswith("Stated")
    assert not past.alt.endswith("Stated")


def test_a_row_says_its_name_its_date_in_words_and_its_source() -> None:
    row = drawn("2020-04-28")
    said = [plain_text(paragraph.content) for paragraph in part(row, "Label").paragraphs]
    assert [text.replace("\u00a0", " ") for text in said] == ["Thing b", "28 April 2020[2] ¶1"]
    assert row.alt.replace("\u00a0", " ") == "Thing b · 28 April 2020"


@pytest.mark.parametrize(
    ("times", "labels"),
    [
        (["1901", "2001"], ["1920", "1940", "1960", "1980", "2000"]),
        (["2024-02-03", "2024-11-05"], ["April", "July", "October"]),
        (["2024-05-01", "2024-05-20"], ["6 May", "11 May", "16 May"]),
    ],
)
def test_the_axis_is_that_of_the_chosen_rows(times: list[str], labels: list[str]) -> None:
    deck = deck_of(times)
    (axis,) = groups(slide_of(deck), "Axis")
    ticks = [s.name.replace("\u00a0", " ") for s in axis.shapes if s.name.startswith("Tick")]
    assert [tick.removeprefix("Tick · ").removesuffix(" 2024") for tick in ticks] == labels
    recorded = {value.ref for value in deck.values if value.when}
    for shape in axis.shapes:
        if isinstance(shape, TextShape):
            (value,) = shape.paragraphs[0].content
            assert value.kind == "value"
            assert value.ref in recorded


@law(10)
@example(["2024-02", "2024-12"], Language.JA, "present")
@example(["2024-05-01", "2024-05-20"], Language.VI, "read")
@given(
    st.lists(edtf, min_size=2, max_size=12),
    st.sampled_from(Language),
    st.sampled_from(["read", "present"]),
)
def test_whatever_the_times_all_stays_in_the_body_and_apart(
    times: list[str], language: Language, density: str
) -> None:
    deck = deck_of(times, language=language, density=density)
    assert Deck.model_validate_json(deck.model_dump_json()) == deck
    zone = HOUSE.zones.body
    for slide in (slide for slide in deck.slides if slide.section == "timeline"):
        shapes = [s for s in leaves(slide.shapes) if not getattr(s, "placeholder", None)]
        for shape in shapes:
            box = box_of(shape)
            assert zone.x <= box.x
            assert box.x + box.w <= zone.right
            assert zone.y <= box.y
            assert box.y + box.h <= zone.bottom
        texts = [s for s in shapes if isinstance(s, TextShape) and s.paragraphs]
        for index, text in enumerate(texts):
            assert height_of(text.paragraphs, text.box.w) <= text.box.h
            for other in texts[index + 1 :]:
                assert _apart(text.box, other.box), (text.name, other.name)


def _apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.w <= other.x
        or other.x + other.w <= one.x
        or one.y + one.h <= other.y
        or other.y + other.h <= one.y
    )


def test_a_name_too_long_for_a_row_gives_its_place_to_another() -> None:
    facts = [
        make_fact(n, 1) | {"when": {"edtf": f"{2000 + n}"}, "caution": None} for n in range(1, 5)
    ]
    facts[0] |= {"label": {"en": "y" * 400}, "headline": True}
    assert set(slide_of(planned(make_base(0, 1, facts=facts))).facts) == {
        "fact-2",
        "fact-3",
        "fact-4",
    }


# --- the appendix ---------------------------------------------------------------------------------


@pytest.mark.parametrize("density", ["read", "present"])
def test_a_full_deck_has_every_date_once_in_its_chronology(density: str) -> None:
    deck = planned(demo.facts(), Brief.model_validate({"length": "full", "density": density}))
    slides = [slide for slide in deck.slides if slide.section == "chronology"]
    facts = demo.facts().facts
    rows = [
        row
        for slide in slides
        for shape in slide.shapes
        if isinstance(shape, TableShape)
        for row in shape.rows[1:]
    ]
    assert len(rows) == sum(1 for f in facts for time in (f.when, *f.dates) if time)
    assert len({slide.title for slide in slides}) == len(slides) > 1
    assert {fact for slide in slides for fact in slide.facts} == {
        f.id for f in facts if f.when or f.dates
    }


def test_a_standard_deck_has_a_time_line_and_no_chronology() -> None:
    sections = [slide.section for slide in demo.deck().slides]
    assert sections.count("timeline") == 1
    assert "chronology" not in sections
