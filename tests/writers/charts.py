"""Charts for tests: one of each form, and any that composing may give."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from briefgen.document.model import Chart, ChartLine, ChartPoint, Text
from briefgen.values.language import Language

LABELS = (
    ("figure-number", "Figure {number}. "),
    ("source-lead", "Source"),
    ("table-fact", "Fact"),
    ("chart-time", "Time"),
    ("chart-category", "Category"),
    ("chart-unit", "Unit"),
    ("chart-stated", "As stated"),
    ("chart-paragraph", "Paragraph"),
    ("chart-own", "own calculation"),
)
FORMS = ("bar", "stacked_bar", "line", "doughnut")

_HOSTILE = ("=cmd|' /C calc'!A1", "http://example.org/", "+1", "@SUM(A1)", "12", "_x0041_", '<&">')


def point(number: str, *, sign: str = "", derived: bool = False) -> ChartPoint:
    return ChartPoint(
        fact="fact",
        ref=f"fact.{number}",
        number=Decimal(number),
        sign=sign,
        words=f"{number} engineers",
        sources=() if derived else ((1, 3),),
        derived=derived,
    )


def chart(form: Any, language: Language = Language.EN) -> Chart:
    """A small chart of that form; lines and stacks have two lines, and a line has a gap."""
    numbers = {
        "bar": [["18.5", "12", "7"]],
        "stacked_bar": [["40", "55", "62.5"], ["12", "10", "15"]],
        "line": [["120", "", "240"], ["90", "150", "210"]],
        "doughnut": [["45", "30", "25"]],
    }[form]
    timed = form in ("stacked_bar", "line")
    lines = tuple(
        ChartLine(
            name=f"Line {'AB'[at]}",
            points=tuple(
                point(number, sign="≈" if number == "7" else "", derived=number == "15")
                if number
                else None
                for number in row
            ),
        )
        for at, row in enumerate(numbers)
    )
    return Chart(
        id=f"chart-{form}",
        form=form,
        over_time=timed,
        caption=(Text(text="What is drawn (unit)", lang=language),),
        description="Chart: what is drawn. One, 18.5; two, 12.",
        places=("2021", "2022", "2023")
        if timed
        else ("Harbour Point", "River Mouth", "North Quay"),
        lines=lines,
        unit="%" if form == "doughnut" else "Mt",
        remark=(Text(text="Source: [1] ¶3", lang=language),),
        facts=("fact",),
        lang=language,
    )


_texts = st.one_of(
    st.sampled_from(_HOSTILE),
    st.text("ab é&<>\"'\n\tệ兆“…\u202e😀{}%_=x041", min_size=1, max_size=12).filter(str.strip),
)
_numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 6),
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart that its model holds, its labels hostile, its numbers of up to 15 digits."""
    form: Any = draw(st.sampled_from(FORMS))
    places = tuple(draw(st.lists(_texts, min_size=1, max_size=6)))
    count = 1 if form == "doughnut" else draw(st.integers(1, 6))
    points = st.builds(
        ChartPoint,
        fact=st.just("fact"),
        ref=st.just("fact.value"),
        number=_numbers,
        sign=st.sampled_from(("", "≈", ">")),
        words=_texts,
        sources=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 99)), max_size=2).map(tuple),
        derived=st.booleans(),
    )
    visible = _texts.filter(lambda text: text.strip(" \n\t\u202e") != "")
    rows = st.lists(st.none() | points, min_size=len(places), max_size=len(places)).map(tuple)
    lines = [ChartLine(name=draw(_texts), points=draw(rows)) for _ in range(count)]
    return Chart(
        id="chart",
        form=form,
        over_time=draw(st.booleans()),
        caption=(),
        description=draw(visible),
        places=places,
        lines=tuple(lines),
        unit=draw(_texts),
        lang=draw(st.sampled_from(Language)),
    )
