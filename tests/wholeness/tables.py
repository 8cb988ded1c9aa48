"""Tables: within their column, of plain rows and cells, with a header row that is flagged."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, Story, on, quoted, value, w
from tests.wholeness.sections import column_width

# Labels stand beside what they label: a form, with no row of column headers to flag.
_FORMS = ("Header Fields",)
_BY_EDGE = 15  # the compatibility mode
_MERGED = ("gridSpan", "vMerge", "hMerge")


def problems(memo: OpenedMemo) -> Iterator[str]:
    for story in memo.stories:
        for table in story.root.iter(w("tbl")):
            yield from _widths(memo, story, table)
            yield from _rows(memo, table)
            for cell in table.iterfind(f"{w('tr')}/{w('tc')}"):
                if cell[-1].tag != w("p"):
                    yield f"the cell {quoted(cell)} does not end in a paragraph"
        yield from _neighbours(story)


def _widths(memo: OpenedMemo, story: Story, table: ET.Element) -> Iterator[str]:
    grid = [int(value(c, "w")) for c in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    room = _room(memo, story, table)
    indent = int(value(table.find(f"{w('tblPr')}/{w('tblInd')}"), "w") or 0)
    if not _by_edge(memo):
        indent -= _lead(memo, table)
    if sum(grid) + indent > room:
        over = sum(grid) + indent - room
        yield f"the table {quoted(table)} is {over} twips wider than its column"
    if indent < 0:
        yield f"the table {quoted(table)} sticks out of its column at the left"
    if any(width <= 0 for width in grid):
        yield f"the table {quoted(table)} has a column without width"
    for row in table.iterfind(w("tr")):
        widths = [int(value(c, "w")) for c in row.iterfind(f"{w('tc')}/{w('tcPr')}/{w('tcW')}")]
        if widths != grid:
            yield f"the row {quoted(row)} has other widths than its table"


def _by_edge(memo: OpenedMemo) -> bool:
    """Whether a table's indent is that of its edge; Word 2010 took it for that of its text."""
    modes = (
        value(setting)
        for part in memo.parts_of_kind(".settings+xml")
        for setting in memo.tree(part).iter(w("compatSetting"))
        if value(setting, "name") == "compatibilityMode"
    )
    return int(next(modes, "12")) >= _BY_EDGE


def _lead(memo: OpenedMemo, table: ET.Element) -> int:
    """The left margin of the table's cells."""
    properties = f"{w('tblCellMar')}/{w('left')}"
    own = table.find(f"{w('tblPr')}/{properties}")
    style = value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
    return int(
        value(own if own is not None else memo.inherited(style, "tblPr/tblCellMar/left"), "w") or 0
    )


def _room(memo: OpenedMemo, story: Story, table: ET.Element) -> int:
    """The width that a table has: that of its cell, where it is nested, else of its column."""
    cell = story.around(table, "tc")
    if cell is not None:
        return int(value(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w"))
    return column_width(memo, story, table)


def _rows(memo: OpenedMemo, table: ET.Element) -> Iterator[str]:
    rows = table.findall(w("tr"))
    if not rows:
        yield "a table has no rows"
        return
    flagged = [on(row.find(f"{w('trPr')}/{w('tblHeader')}")) for row in rows]
    for at, row in enumerate(rows):
        # Below a header row one may: LibreOffice 7.4 else loses the rows that follow.
        free = at == 1 and flagged[0] and len(rows) > 2
        if not free and not on(row.find(f"{w('trPr')}/{w('cantSplit')}")):
            yield f"the row {quoted(row)} may split over pages"
    style = memo.style_name(value(table.find(f"{w('tblPr')}/{w('tblStyle')}")))
    # One column without a header row is a box of paragraphs, not a table of data.
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    if not flagged[0] and columns > 1 and style not in _FORMS:
        yield f"the table {quoted(table)} has no header row"
    if any(flagged[1:]):
        yield f"the table {quoted(table)} has a header row below its first"
    if flagged[0] and columns > 1 and not _told(table):
        yield f"the table {quoted(table)} tells screen readers neither caption nor description"
    for name in _MERGED:
        if next(table.iter(w(name)), None) is not None:
            yield f"the table {quoted(table)} has merged cells ({name})"


def _told(table: ET.Element) -> bool:
    properties = table.find(w("tblPr"))
    told = ("tblCaption", "tblDescription")
    return properties is not None and any(value(properties.find(w(t))).strip() for t in told)


def _neighbours(story: Story) -> Iterator[str]:
    """Word joins two tables that touch, and a body or note has to end in a paragraph."""
    for holder in story.root.iter():
        for above, below in itertools.pairwise(holder):
            if above.tag == below.tag == w("tbl"):
                yield f"the tables {quoted(above)} and {quoted(below)} touch: Word joins them"
    body = story.root.find(w("body"))
    if body is not None and [e.tag for e in body if e.tag != w("sectPr")][-1:] == [w("tbl")]:
        yield "the body ends in a table"
