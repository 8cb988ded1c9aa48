"""Charts of a file brought up to date in place, with their workbooks and alternative texts.

A chart is as delivered where cache and workbook say the same and every number and label is the one
that the provenance has for it. Then its numbers, names and cells are put in anew; how it is drawn
stays. What is more than that, points that came in or an edit, is left and named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from briefgen.delivered.chart_audit import drawn_now, own_chart
from briefgen.delivered.chart_points import PointsNow
from briefgen.delivered.chart_texts import delivered_charts
from briefgen.delivered.model import DeliveredChart, DeliveredFile
from briefgen.delivered.parts import Parts
from briefgen.delivered.provenance import AnchoredChart, DrawnPoint, Provenance
from briefgen.delivered.read_chart import ShownChart, read_chart_cache, read_chart_cells
from briefgen.delivered.report import Finding, State
from briefgen.delivered.texts import clean
from briefgen.delivered.workbook import Workbook
from briefgen.document.model import Chart, ChartPoint
from briefgen.facts.model import FactBase
from briefgen.records import dataclass
from briefgen.refresh.chart_part import formats_that_hide, redrawn, starts_from_nought
from briefgen.refresh.chart_workbook import refilled
from briefgen.refresh.descriptions import described
from briefgen.wording.catalogue import catalogue
from briefgen.writers.charts import sheet
from briefgen.writers.charts.sheet import COLUMNS_A_LINE
from briefgen.writers.charts.workbook import chart_rows
from briefgen.writers.shown import short_digest

_REBUILD = "rebuild"


@dataclass(slots=True)
class RefreshedCharts:
    """What became of a file's charts: parts with their new bytes, findings, and short digests of
    the labels, cells and alternative texts that they now show. ``drawn`` are the charts brought up
    to date as the provenance has them, by their slides' ids and their names."""

    parts: dict[str, bytes] = field(default_factory=dict)
    done: list[Finding] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    drawn: dict[tuple[int, str], AnchoredChart] = field(default_factory=dict)


def refreshed_charts(
    file: DeliveredFile,
    provenance: Provenance,
    base: FactBase,
    parts: Parts,
    changed: Mapping[str, bytes],
) -> RefreshedCharts:
    """The charts of the file as the facts are now.

    ``changed`` are the parts that have new bytes already: alternative texts stand in them too.
    """
    made = RefreshedCharts()
    stale = {
        ident
        for ident, digest in provenance.facts.items()
        if ident in base.fact_by_id and base.fact_by_id[ident].digest != digest
    }
    if not file.charts or not stale:
        return made
    languages = dict.fromkeys(held.language for held in provenance.charts)
    drawn, delivered = drawn_now(base, languages), delivered_charts(file)
    for chart in file.charts:
        held = delivered.get((chart.where.slide_id, chart.name))
        own = own_chart(chart, held, drawn) if held else None
        if held is not None and own is not None:
            one = _One(file, provenance, parts, chart, held, own)
            one.refresh(made, changed, fact_changed=not stale.isdisjoint(own.facts))
    return made


@dataclass(slots=True)
class _One:
    """One chart, and what the facts would draw in its place."""

    file: DeliveredFile
    provenance: Provenance
    parts: Parts
    chart: DeliveredChart
    held: AnchoredChart
    own: Chart

    def refresh(
        self, made: RefreshedCharts, changed: Mapping[str, bytes], *, fact_changed: bool
    ) -> None:
        differing = list(self._differing())
        if not differing and not fact_changed:
            return
        if not self._as_delivered():
            if differing and fact_changed:
                note = "edited by hand, and the fact has changed since"
                made.left.append(self._finding(State.CONFLICT, note=note))
            return
        why = self._trouble()
        if why:
            made.left.append(self._finding(State.STALE, note=f"{why}; {_REBUILD}"))
            return
        cells = self._cells()
        part = redrawn(self.parts.data(self.chart.part), self.own)
        book = self._refilled(cells)
        if part is None or (book is None and self.chart.workbook):
            note = f"it cannot be filled in as it stands; {_REBUILD}"
            made.left.append(self._finding(State.STALE, note=note))
            return
        self._require(part, book)
        for name, data in ((self.chart.part, part), (self.chart.workbook, book)):
            if data is not None and data != self.parts.data(name):
                made.parts[name] = data
        made.done += differing
        made.drawn[self.chart.where.slide_id, self.chart.name] = self._anchored()
        made.shown |= {short_digest(text) for text in self._said(cells)}
        self._describe(made, changed)
        if self.chart.workbook and self._sources_differ():
            note = f"the sources in its workbook are as delivered; {_REBUILD}"
            made.left.append(self._finding(State.STALE, note=note))

    # --- what differs ---

    def _differing(self) -> Iterator[Finding]:
        """A finding for each number, and each name of a line or place, that is another now.

        Numbers are known by their points, wherever these stand now.
        """
        shown, now = self.chart.shown, PointsNow(self.own)
        delivered = {(point.line, point.place): point for point in self.held.points}
        for at, line in enumerate(shown.lines):
            for place, (label, number) in enumerate(zip(shown.places, line.numbers, strict=False)):
                point = delivered.get((at, place))
                due = now.of(point) if point else None
                new = due.number if due else None
                if number != new:
                    said = f"{line.name}, {label}: {_said(number)}"
                    yield self._finding(State.STALE, shown=said, new=_said(new))
        for new_point in now.come_in(self.held.points):
            number = new_point.point.number
            yield self._finding(State.STALE, new=f"{new_point}: {_said(number)}")
        names = (
            [clean(line.name) for line in shown.lines],
            [clean(line.name) for line in self.own.lines],
        )
        places = list(map(clean, shown.places)), list(map(clean, self.own.places))
        for one, other in (names, places):
            if sorted(one) == sorted(other):
                if one != other:
                    yield self._finding(State.STALE, shown=" · ".join(one), new=" · ".join(other))
                continue
            yield from (
                self._finding(State.STALE, shown=was, new=due)
                for was, due in zip(one, other, strict=False)
                if was != due
            )
            if len(one) != len(other):
                yield self._finding(State.STALE, shown=self.chart.name)

    def _finding(self, state: State, shown: str = "", new: str = "", note: str = "") -> Finding:
        return Finding(
            file=self.file.name,
            place=str(self.chart.where),
            state=state,
            facts=self.own.facts,
            form="chart",
            shown=shown or self.chart.name,
            new=new,
            note=note,
        )

    # --- what was delivered ---

    def _as_delivered(self) -> bool:
        """Whether nobody has touched its data: each number and label is the one delivered there."""
        shown, held = self.chart.shown, self.chart.held
        if held is not None and _data(shown) != _data(held):
            return False
        numbers = {
            (line, place): number
            for line, held_line in enumerate(shown.lines)
            for place, number in enumerate(held_line.numbers)
            if number is not None
        }
        if numbers != {(point.line, point.place): point.number for point in self.held.points}:
            return False
        labels = (*(line.name for line in shown.lines), *shown.places)
        return all(self._was_delivered(text) for text in labels)

    def _was_delivered(self, text: str) -> bool:
        return not text.strip() or short_digest(clean(text)) in self.provenance.paragraphs

    def _book(self) -> Workbook | None:
        if not self.chart.workbook:
            return None
        return Workbook(self.parts.data(self.chart.workbook), self.file.name)

    def _laid_out_as_delivered(self) -> bool:
        """Whether the chart is drawn from the cells that `sheet` names for it."""
        shown = self.chart.shown
        if len(shown.lines) != len(self.own.lines) or len(shown.places) != len(self.own.places):
            return False
        cells = [(line.name_cell, line.number_cells) for line in shown.lines]
        return sheet.is_laid_out(len(shown.places), shown.place_cells, cells)

    # --- what is more than new numbers ---

    def _trouble(self) -> str:
        """Why the chart has to be drawn anew; "" where new numbers and names are enough."""
        shown, own = self.chart.shown, self.own
        gaps = [[number is None for number in line.numbers] for line in shown.lines]
        if gaps != [[point is None for point in line.points] for line in own.lines]:
            return "points have come in or gone"
        if own.over_time and list(map(clean, shown.places)) != list(map(clean, own.places)):
            return "it stands at other times now"
        if self.chart.workbook and not self._laid_out_as_delivered():
            return "its data stand in other cells than they were delivered in"
        if not self._same_unit():
            return f"its numbers are in {own.unit} now"
        part = self.parts.data(self.chart.part)
        if any(True for _ in formats_that_hide(part, own)):
            return "its number formats would not show the new numbers as they are stated"
        numbers = [point.number for line in own.lines for point in line.points if point]
        if min(numbers, default=Decimal()) < 0 and starts_from_nought(part):
            return "a number is below nought, where its axis begins"
        return ""

    def _same_unit(self) -> bool:
        """Whether the numbers are in the unit that the caption, or the workbook, still names."""
        book = self._book()
        if book is None:
            return any(self.own.unit in passage.text for passage in self.file.passages)
        column = len(self.own.lines) + 1
        held = (book.cells().get(_cell_name(n, column)) for n in range(1, len(self.own.places) + 1))
        return all(clean(cell.text) == clean(self.own.unit) for cell in held if cell)

    # --- the workbook ---

    def _cells(self) -> dict[str, Decimal | str]:
        """The cells of the workbook that say something else now, by their names.

        Sources keep the numbers that the file's own list of sources has. A text that a person wrote
        there is none that was delivered, and stays.
        """
        book = self._book()
        if book is None:
            return {}
        held, known = book.cells(), self.provenance.paragraphs
        due: dict[str, Decimal | str] = {}
        for row, column, value in self._due():
            name = _cell_name(row, column)
            current = held[name].text if name in held else ""
            if isinstance(value, ChartPoint):
                if not current or _number(current) != value.number:
                    due[name] = value.number
            elif value and clean(current) != clean(value) and short_digest(clean(current)) in known:
                due[name] = value
        return due

    def _due(self, *, sources: bool = False) -> Iterator[tuple[int, int, str | ChartPoint]]:
        """Each cell that the facts would fill, but for sources, or those alone."""
        label = catalogue(self.own.lang).label
        first = len(self.own.lines) + 2
        for row, cells in enumerate(chart_rows(self.own, label)):
            for column, value in enumerate(cells):
                of_source = column >= first and (column - first) % COLUMNS_A_LINE in (1, 2)
                if (of_source and row > 0) is sources:
                    yield row, column, value

    def _sources_differ(self) -> bool:
        book = self._book()
        if book is None:
            return False
        held = book.cells()
        return any(
            isinstance(value, str)
            and clean(value) != clean(cell.text if (cell := held.get(_cell_name(row, col))) else "")
            for row, col, value in self._due(sources=True)
        )

    def _refilled(self, cells: Mapping[str, Decimal | str]) -> bytes | None:
        if not self.chart.workbook:
            return None
        return refilled(self.parts.data(self.chart.workbook), self.file.name, cells)

    # --- afterwards ---

    def _said(self, cells: Mapping[str, Decimal | str]) -> Iterator[str]:
        """The texts that the chart and its workbook now show."""
        yield from (line.name for line in self.own.lines)
        yield from self.own.places
        points = (point for line in self.own.lines for point in line.points if point)
        yield from (sheet.cell_text(point.number) for point in points)
        yield from (value for value in cells.values() if isinstance(value, str))

    def _anchored(self) -> AnchoredChart:
        """The chart as the provenance has it now."""
        points = tuple(
            DrawnPoint(
                line=index,
                place=place,
                key=point.key,
                fact=point.fact,
                value=point.ref,
                number=point.number,
            )
            for index, line in enumerate(self.own.lines)
            for place, point in enumerate(line.points)
            if point
        )
        return self.held.model_copy(update={"points": points})

    def _describe(self, made: RefreshedCharts, changed: Mapping[str, bytes]) -> None:
        """The alternative text, which says the numbers in words, where it is as delivered."""
        for holder in _holders(self.parts, self.chart.part):
            data = made.parts.get(holder) or changed.get(holder) or self.parts.data(holder)
            ids = {
                ident
                for ident, (kind, at) in self.parts.references(holder).items()
                if kind == "chart" and at == self.chart.part
            }
            new = described(data, ids, self.own.description, self.provenance.paragraphs)
            if new is None:
                note = "its alternative text was edited; it may state the old numbers"
                made.left.append(self._finding(State.CONFLICT, note=note))
            elif new != data:
                made.parts[holder] = new
                made.shown.add(short_digest(self.own.description))

    def _require(self, part: bytes, book: bytes | None) -> None:
        """That chart and workbook now say what the facts say: else nothing is handed out."""
        lines = tuple(
            (clean(line.name), tuple(point.number if point else None for point in line.points))
            for line in self.own.lines
        )
        due = (tuple(map(clean, self.own.places)), lines)
        shown = read_chart_cache(part)
        found = [shown] if book is None else [shown, read_chart_cells(book, shown)]
        for chart in found:
            if _data(chart) != due:
                raise AssertionError(f"the chart reads {_data(chart)} after the refresh, not {due}")


def _holders(parts: Parts, chart: str) -> Iterator[str]:
    """The parts that show the chart."""
    for part in sorted(parts.package.parts):
        if not part.endswith(".rels") and ("chart", chart) in parts.references(part).values():
            yield part


_Data = tuple[tuple[str, ...], tuple[tuple[str, tuple[Decimal | None, ...]], ...]]


def _data(chart: ShownChart) -> _Data:
    lines = tuple((clean(line.name), line.numbers) for line in chart.lines)
    return tuple(map(clean, chart.places)), lines


def _cell_name(row: int, column: int) -> str:
    return f"{sheet.letter(column)}{row + 1}"


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def _said(number: Decimal | None) -> str:
    return "nothing" if number is None else format(number.normalize(), "f")
