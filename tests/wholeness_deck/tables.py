"""A table has a header row that says so, a style, and no merged cells."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wholeness_deck.opened import A, OpenedSlide, text_of


def problems(slide: OpenedSlide) -> Iterator[str]:
    """Tables without a flagged header row, without a style, with merged cells or ragged rows."""
    for table in slide.tree.iter(f"{A}tbl"):
        about = table.find(f"{A}tblPr")
        rows = table.findall(f"{A}tr")
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        first = [text_of(cell).strip() for cell in rows[0].findall(f"{A}tc")] if rows else []
        if about is None or about.get("firstRow") != "1":
            yield f"the table “{' | '.join(first)}” flags no header row"
        if about is None or about.find(f"{A}tableStyleId") is None:
            yield f"the table “{' | '.join(first)}” has no style"
        if not any(first):
            yield "a table’s header row is empty"
        for row in rows:
            cells = row.findall(f"{A}tc")
            if len(cells) != columns:
                yield f"a row of the table “{' | '.join(first)}” has {len(cells)} cells"
            if any(cell.get(key) for cell in cells for key in ("gridSpan", "rowSpan", "hMerge")):
                yield f"the table “{' | '.join(first)}” has merged cells"
