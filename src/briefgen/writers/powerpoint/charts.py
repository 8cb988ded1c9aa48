"""Chart parts: what a slide's chart shows, with the workbook that it is edited in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container
from dataclasses import field

from briefgen.deck.model import ChartShape
from briefgen.records import dataclass
from briefgen.writers.charts import (
    CHART_CONTENT_TYPE,
    WORKBOOK_CONTENT_TYPE,
    chart_part,
    chart_workbook,
)
from briefgen.writers.powerpoint.relationships import Relationships


@dataclass(slots=True)
class Charts:
    """Collects the charts of a deck: their parts, and the content types of these.

    ``label`` gives the heads of the workbooks' columns, ``date`` is when they are created,
    ``taken`` are the names of parts that the template has.
    """

    label: Callable[[str], str]
    date: dt.date
    taken: Container[str] = ()
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    _number: int = 0

    def target(self, shape: ChartShape, *, dark: bool = False) -> str:
        """A new chart part with its workbook: its name relative to a slide's.

        ``dark`` says that the slide's ground is.
        """
        name, book = self._free()
        relationships = Relationships()
        workbook = relationships.add("package", f"../{book}")
        part = chart_part(shape.chart, workbook, shape.size, dark=dark)
        self._add(f"ppt/{name}", part, CHART_CONTENT_TYPE)
        self._add(
            f"ppt/{book}",
            chart_workbook(shape.chart, self.label, self.date),
            WORKBOOK_CONTENT_TYPE,
        )
        self.parts[f"ppt/charts/_rels/{name.rpartition('/')[2]}.rels"] = relationships.part()
        return f"../{name}"

    def _free(self) -> tuple[str, str]:
        """The next names of a chart and its workbook that the template does not have."""
        while True:
            self._number += 1
            name, book = f"charts/chart{self._number}.xml", f"embeddings/chart{self._number}.xlsx"
            if f"ppt/{name}" not in self.taken and f"ppt/{book}" not in self.taken:
                return name, book

    def _add(self, name: str, part: bytes, kind: str) -> None:
        self.parts[name] = part
        self.types[name] = kind
