"""The chart part: DrawingML charts (ECMA-376 part 1, 21.2) as text, the same for both writers.

The caption beside the chart says what it shows, so there is no title; a legend stands where there
is something to tell apart. Element order is that of the schema, since PowerPoint repairs a file
that has another. Axis ids are positive: the schema's own type, though Office accepts others.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never
from unicodedata import east_asian_width

from briefgen.document.model import Chart, ChartLine, ChartPoint
from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.charts import sheet
from briefgen.writers.charts.fills import (
    FILLS,
    FILLS_ON_DARK,
    STROKES,
    Fill,
    hairline,
    outline,
    solid,
)
from briefgen.writers.charts.text import xstring
from briefgen.writers.xml import DECLARATION

CHART_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORY_AXIS, _VALUE_AXIS = 100_000_001, 100_000_002
_FAINT, _CLEAR = 15, 55  # percent of the text's colour: grid lines, and the axis
_HAIRLINE = 6350
_MOST_LABELS = 40
"""More numbers than this cannot be read beside their points; the workbook has them all."""
_FEW = 5
_LEAST_PART = Decimal("0.07")
"""Of the highest stack: parts that are less have no room for their number."""


def chart_part(chart: Chart, workbook: str, size: float = 9, *, dark: bool = False) -> bytes:
    """The chart as a part; ``workbook`` is the id of its relationship to its workbook.

    ``size`` is that of its text, in points; ``dark`` says that it stands on a dark ground.
    Raises BuildError for more lines or parts than can be told apart without colour.
    """
    blanks = "span" if chart.form == "line" else "gap"
    return (
        f"{DECLARATION}<c:chartSpace {_NAMESPACES}>"
        f'<c:date1904 val="0"/><c:lang val="{chart.lang.tag}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(chart)}{_plot(chart, FILLS_ON_DARK if dark else FILLS)}</c:plotArea>"
        f'{_legend(chart)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="{blanks}"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text('tx1', chart.lang, size)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _plot(chart: Chart, fills: Sequence[Fill]) -> str:
    most = len(chart.places) if chart.form == "doughnut" else len(chart.lines)
    if most > len(fills):
        raise BuildError(
            f"the chart “{chart.id}” has {most} lines or parts to tell apart, more than "
            f"{len(fills)}; divide it"
        )
    match chart.form:
        case "bar" | "stacked_bar":
            return _bars(chart, fills) + _axes(chart)
        case "line":
            return _lines(chart) + _axes(chart)
        case "doughnut":
            return _doughnut(chart, fills)
        case _:
            assert_never(chart.form)


def _legend(chart: Chart) -> str:
    """What tells lines apart by name, or the parts of a doughnut."""
    if len(chart.lines) == 1 and chart.form != "doughnut":
        return ""
    if chart.form != "doughnut":
        return '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>'
    height = min(0.9, 0.12 * len(chart.places))
    width = min(0.45, 0.08 + 0.01 * max(map(_columns, chart.places)))
    beside = _box("", 0.5, (1 - height) / 2, width, height)
    return f'<c:legend><c:legendPos val="r"/>{beside}<c:overlay val="0"/></c:legend>'


def _columns(text: str) -> int:
    """How wide the text is, in letters; East Asian characters count twice."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _layout(chart: Chart) -> str:
    """Office's own, but a ring stands near its legend, which Office would put far from it."""
    return _box("inner", 0.1, 0.02, 0.36, 0.96) if chart.form == "doughnut" else "<c:layout/>"


def _box(target: str, x: float, y: float, width: float, height: float) -> str:
    """A place within the chart (21.2.2.88), in fractions of its size."""
    inner = f'<c:layoutTarget val="{target}"/>' if target else ""
    return (
        f'<c:layout><c:manualLayout>{inner}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:g}"/><c:y val="{y:g}"/><c:w val="{width:g}"/><c:h val="{height:g}"/>'
        "</c:manualLayout></c:layout>"
    )


# --- kinds of plot --------------------------------------------------------------------------------


def _bars(chart: Chart, fills: Sequence[Fill]) -> str:
    """Columns over time; bars under names, which are long. Few columns stand further apart."""
    stacked = chart.form == "stacked_bar"
    series = "".join(
        f"<c:ser>{_head(line, at)}<c:spPr>{fill.apart(stacked)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_labels(chart, at, _on_bars(chart, at, fill))}'
        f"{_data(chart, at)}</c:ser>"
        for at, (line, fill) in enumerate(zip(chart.lines, fills, strict=False))
    )
    columns = len(chart.places) * (1 if stacked else len(chart.lines))
    gap = 150 if chart.over_time and columns <= _FEW else 60
    return (
        f'<c:barChart><c:barDir val="{"col" if chart.over_time else "bar"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{gap}"/><c:overlap val="{100 if stacked else 0}"/>'
        f"{_axis_ids()}</c:barChart>"
    )


def _lines(chart: Chart) -> str:
    series = "".join(
        f"<c:ser>{_head(line, at)}"
        f"<c:spPr>{outline(stroke.color, 22225, stroke.dash)}</c:spPr>"
        f'<c:marker><c:symbol val="{stroke.marker}"/><c:size val="6"/>'
        f"<c:spPr>{solid(stroke.color)}{outline(stroke.color)}</c:spPr></c:marker>"
        f"{_labels(chart, at, _along(chart, at))}{_data(chart, at)}"
        '<c:smooth val="0"/></c:ser>'
        for at, (line, stroke) in enumerate(zip(chart.lines, STROKES, strict=False))
    )
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{series}<c:marker val="1"/>{_axis_ids()}</c:lineChart>'
    )


def _doughnut(chart: Chart, fills: Sequence[Fill]) -> str:
    """A ring whose parts show what is stated; a share that Office works out is nobody's figure."""
    parts = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/><c:spPr>{fill.apart(True)}</c:spPr>'
        "</c:dPt>"
        for at, fill in zip(range(len(chart.places)), fills, strict=False)
    )
    labels = [_Label(fill.label, fill.plate) for fill in fills]
    return (
        f'<c:doughnutChart><c:varyColors val="1"/><c:ser>{_head(chart.lines[0], 0)}{parts}'
        f"{_labels(chart, 0, labels)}{_data(chart, 0)}</c:ser>"
        '<c:firstSliceAng val="0"/><c:holeSize val="50"/></c:doughnutChart>'
    )


# --- series ---------------------------------------------------------------------------------------


def _head(line: ChartLine, at: int) -> str:
    return (
        f'<c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{sheet.name_cell(at)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{xstring(line.name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
    )


def _data(chart: Chart, at: int) -> str:
    """The places and numbers of a line with their cells; a gap has no number."""
    places = "".join(
        f'<c:pt idx="{row}"><c:v>{xstring(place)}</c:v></c:pt>'
        for row, place in enumerate(chart.places)
    )
    numbers = "".join(
        f'<c:pt idx="{row}"{_own_format(chart, at, point)}>'
        f"<c:v>{sheet.cell_text(point.number)}</c:v></c:pt>"
        for row, point in enumerate(chart.lines[at].points)
        if point
    )
    count = f'<c:ptCount val="{len(chart.places)}"/>'
    return (
        f"<c:cat><c:strRef><c:f>{sheet.place_cells(chart)}</c:f>"
        f"<c:strCache>{count}{places}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{sheet.number_cells(chart, at)}</c:f>"
        f"<c:numCache><c:formatCode>{xstring(_format(chart, at))}</c:formatCode>{count}{numbers}"
        "</c:numCache></c:numRef></c:val>"
    )


def _format(chart: Chart, at: int) -> str:
    """The format of most points of the line, whose first it is."""
    point = next((point for point in chart.lines[at].points if point), None)
    return sheet.number_format(point, chart) if point else "General"


def _own_format(chart: Chart, at: int, point: ChartPoint) -> str:
    code = sheet.number_format(point, chart)
    return "" if code == _format(chart, at) else f' formatCode="{xstring(code)}"'


# --- labels ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Label:
    """How the number beside a point looks: colour, white ground, place ("" for the default)."""

    slot: str = "tx1"
    plate: bool = False
    place: str = ""

    def xml(self, lang: Language) -> str:
        """The label's properties, its text in that language."""
        ground = solid("bg1") if self.plate else "<a:noFill/>"
        place = f'<c:dLblPos val="{self.place}"/>' if self.place else ""
        return f"<c:spPr>{ground}<a:ln><a:noFill/></a:ln></c:spPr>{_text(self.slot, lang)}{place}"


def _on_bars(chart: Chart, at: int, fill: Fill) -> Sequence[_Label | None]:
    """Within the parts of a stack, at the ends of bars."""
    if chart.form == "stacked_bar":
        return _within_stack(chart, at, _Label(fill.label, fill.plate, "ctr"))
    return [_Label(place="outEnd")]


def _within_stack(chart: Chart, at: int, label: _Label) -> list[_Label | None]:
    """Within each part that is high enough for its number."""
    stacks = [
        sum(point.number for point in points if point)
        for points in zip(*(line.points for line in chart.lines), strict=True)
    ]
    least = max(stacks, default=0) * _LEAST_PART
    return [label if p and p.number >= least else None for p in chart.lines[at].points]


def _along(chart: Chart, at: int) -> list[_Label | None]:
    """One line is labelled above; of two the upper above, the lower below.

    Of more lines each is labelled at its end only, where the numbers do not cross other lines.
    """
    points = chart.lines[at].points
    if len(chart.lines) > 2:
        last = max((row for row, point in enumerate(points) if point), default=-1)
        return [_Label(place="r") if row == last else None for row in range(len(points))]
    other = chart.lines[1 - at].points if len(chart.lines) == 2 else (None,) * len(points)
    usual = at == 0 if _mean(points) == _mean(other) else _mean(points) > _mean(other)
    return [
        _Label(place="t" if (own.number >= it.number if own and it else usual) else "b")
        for own, it in zip(points, other, strict=True)
    ]


def _mean(points: Sequence[ChartPoint | None]) -> Decimal:
    """The mean of the points, so low where there is none that any line is above it."""
    numbers = [point.number for point in points if point]
    return sum(numbers, Decimal()) / len(numbers) if numbers else Decimal("-Infinity")


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _labelled(chart: Chart) -> bool:
    """Whether there are few enough points for a number beside each."""
    return sum(point is not None for line in chart.lines for point in line.points) <= _MOST_LABELS


def _labels(chart: Chart, at: int, labels: Sequence[_Label | None]) -> str:
    """A number beside points of a line, in the format of its own decimals and sign.

    One label is for all points, several are for the points in turn; None is for no number. A point
    with a sign always has its number: drawn bare it would pass for exact.
    """
    usual = next((label for label in labels if label), _Label())
    every = _labelled(chart)
    own = []
    for row, point in enumerate(chart.lines[at].points):
        label = labels[row % len(labels)] if every else None
        if point and (label or point.sign):
            code = sheet.number_format(point, chart)
            look = (label or usual).xml(chart.lang)
            own.append(f'<c:idx val="{row}"/>{_number(code)}{look}{_SHOWN.format(1)}')
        elif point:
            own.append(f'<c:idx val="{row}"/><c:delete val="1"/>')
    labelled = "".join(f"<c:dLbl>{label}</c:dLbl>" for label in own)
    return f"<c:dLbls>{labelled}{usual.xml(chart.lang)}{_SHOWN.format(int(every))}</c:dLbls>"


def _number(code: str) -> str:
    return f'<c:numFmt formatCode="{xstring(code)}" sourceLinked="0"/>'


def _text(slot: str, lang: Language, size: float | None = None) -> str:
    """Text in the theme's body font, ``a:ea`` after ``a:latin`` as the schema has it."""
    points = f' sz="{round(size * 100)}"' if size else ""
    tag = f'lang="{lang.tag}"' + (' altLang="en-GB"' if lang is Language.JA else "")
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {tag}{points} b="0">{solid(slot)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:pPr>'
        f"<a:endParaRPr {tag}/></a:p></c:txPr>"
    )


# --- axes -----------------------------------------------------------------------------------------


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _axes(chart: Chart) -> str:
    """Places along a hairline, values from nought, so that lengths compare.

    Bars that say their number need no scale beside them; lines, stacks and many bars do.
    """
    upright = chart.over_time or chart.form == "line"
    numbers = [point.number for line in chart.lines for point in line.points if point]
    least = "" if any(number < 0 for number in numbers) else '<c:min val="0"/>'
    order, side, across = ("minMax", "b", "l") if upright else ("maxMin", "l", "b")
    bare = chart.form == "bar" and _labelled(chart)
    # Whatever the theme, its text colour can be read; an accent may not.
    text = _text("tx1", chart.lang)
    line = f"<c:spPr>{hairline('tx1', _HAIRLINE, _FAINT)}</c:spPr>"
    gridlines = "" if bare else f"<c:majorGridlines>{line}</c:majorGridlines>"
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{hairline('tx1', _HAIRLINE, _CLEAR)}</c:spPr>{text}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="{int(bare)}"/><c:axPos val="{across}"/>{gridlines}'
        f"{_number(_axis_format(numbers, chart))}"
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{text}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/>'
        f'<c:crosses val="{"autoZero" if upright else "max"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _axis_format(numbers: list[Decimal], chart: Chart) -> str:
    """Whole numbers along the axis, unless all values are so small that its steps are not."""
    if chart.form == "stacked_bar":
        numbers = [
            sum((point.number for point in stack if point), Decimal())
            for stack in zip(*(line.points for line in chart.lines), strict=True)
        ]
    most = max((abs(number) for number in numbers), default=Decimal())
    return sheet.plain_format(0 if most >= 5 else 1, chart)
