"""What a returned Word file shows: its parts one after the other, as passages and charts.

In come the parts of the file; `word_walk` finds what stands in each, and here it is said where that
is: under which heading, beside which status, in which style by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.delivered.charts import ReadChart, chart_passages, delivered_chart, read_chart
from briefgen.delivered.diagrams import drawn_texts
from briefgen.delivered.model import Area, Cell, DeliveredChart, Passage, Source, Where
from briefgen.delivered.parts import Parts
from briefgen.delivered.word_status import statuses
from briefgen.delivered.word_styles import WordStyles
from briefgen.delivered.word_walk import Kind, Walked, WordWalk
from briefgen.values.status import StatusGroup
from briefgen.writers.word.styles import status_tag

_TAGS = tuple(status_tag(group).value for group in StatusGroup)
# Word's own name for the style that it sets prompts in.
_PROMPT = "Placeholder Text"
_AREAS = (
    ("header", Area.HEADER),
    ("", Area.BODY),
    ("footer", Area.FOOTER),
    ("footnotes", Area.FOOTNOTE),
    ("endnotes", Area.ENDNOTE),
    ("comments", Area.COMMENT),
)


def read_word(parts: Parts) -> tuple[list[Passage], list[DeliveredChart]]:
    """The passages and charts of a Word file; InputError where a part of it is damaged."""
    styled = parts.related(parts.main, "styles")
    reader = _Reader(parts, WordStyles.read(parts.xml(styled[0]) if styled else None))
    # The body says under which headings notes and comments are marked.
    found = {area: list(reader.area(kind, area)) for kind, area in _body_first()}
    return [passage for _, area in _AREAS for passage in found[area]], reader.charts


def _body_first() -> Iterable[tuple[str, Area]]:
    return sorted(_AREAS, key=lambda held: held[1] is not Area.BODY)


class _Reader:
    """Reads part after part, and keeps where notes and comments are marked: heading and page."""

    def __init__(self, parts: Parts, styles: WordStyles) -> None:
        self._parts, self._styles = parts, styles
        self._tags, self._prompts = styles.named(*_TAGS), styles.named(_PROMPT)
        self._marked: dict[tuple[Area, int], tuple[str, int]] = {}
        self.charts: list[DeliveredChart] = []

    def area(self, kind: str, area: Area) -> Iterator[Passage]:
        """The passages of every part of a kind, each part once."""
        for part in self._parts.related(self._parts.main, kind) if kind else [self._parts.main]:
            yield from self._part(part, area)

    def _part(self, part: str, area: Area) -> Iterator[Passage]:
        walk = WordWalk(self._tags, self._prompts)
        items = walk.read(self._parts.data(part))
        paged = walk.paged and area is Area.BODY
        heading, count, page = "", 0, 0
        shown = -1
        note: int | None = None
        for item, status in zip(items, statuses(items, self._styles), strict=True):
            shown += item.kind is Kind.TEXT
            if item.note != note:
                note, count = item.note, 0
                heading, page = self._marked.get((area, note or 0), ("", 0))
            page = item.page if paged else page
            where = _where(item, area, heading, count, page)
            if item.kind is Kind.LINK:
                yield from self._linked(part, item.text, where)
                continue
            if item.kind is Kind.TEXT:
                count += 1
                for mark, number in item.marks:
                    self._marked[Area(mark), number] = heading, page
            if item.text.strip() or item.spans:
                style = self._styles.name(item.style)
                yield _passage(item, where, style, status, Source(part, shown))
            if self._is_heading(item, area):
                heading = item.text.strip()

    def _is_heading(self, item: Walked, area: Area) -> bool:
        level = item.level if item.level is not None else self._styles.level(item.style)
        shown = item.kind is Kind.TEXT and not item.boxed and bool(item.text.strip())
        return shown and area is Area.BODY and level is not None

    def _linked(self, part: str, relationship: str, where: Where) -> Iterator[Passage]:
        """What a chart or a diagram shows, which stands in a part of its own."""
        kind, at = self._parts.references(part).get(relationship, ("", ""))
        if kind == "chart":
            chart: ReadChart = read_chart(self._parts, at)
            self.charts.append(delivered_chart(chart, where))
            yield from chart_passages(chart, where)
        elif at:
            area = Area.CHART if kind == "chartEx" else Area.TEXT_BOX
            for index, text in enumerate(drawn_texts(self._parts, at)):
                yield Passage(replace(where, area=area, cell=None, paragraph=index), text)


def _where(item: Walked, area: Area, heading: str, count: int, page: int) -> Where:
    if item.kind is Kind.ALTERNATIVE:
        area = Area.ALT_TEXT
    elif item.boxed:
        area = Area.TEXT_BOX
    cell = Cell(*item.cell) if item.cell else None
    return Where(
        area, heading, shape=item.shape, note=item.note, cell=cell, paragraph=count, page=page
    )


def _passage(item: Walked, where: Where, style: str, status: str, source: Source) -> Passage:
    return Passage(
        where,
        item.text,
        item.spans if item.kind is Kind.TEXT else (),
        computed=item.computed,
        style=style,
        status=status,
        tracked=item.tracked,
        placeholder=item.kind is Kind.PROMPT,
        source=source if item.kind is Kind.TEXT else None,
    )
