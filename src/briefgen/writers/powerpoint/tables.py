"""Native tables (ECMA-376 part 1, 21.1.3), set by the table style of the template."""

from __future__ import annotations

from briefgen.deck.model import Inset, Outline, TableCell, TableRow, TableShape
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.inks import NO_FILL, Inks
from briefgen.writers.powerpoint.oxml import corner, non_visual
from briefgen.writers.powerpoint.text import ANCHORS, Frame, write_paragraphs

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_RULES = f"<a:lnT>{NO_FILL}</a:lnT><a:lnB>{NO_FILL}</a:lnB>"


def write_table(table: TableShape, style: str, canvas: Canvas) -> str:
    """The table as a graphic frame, its first row flagged as the header; ``style`` is a GUID."""
    ident, name = canvas.next_id(), canvas.unique(table.name)
    occurrences: list[str] = []
    rows = "".join(
        _row(row, index, name, table.inset, canvas, occurrences)
        for index, row in enumerate(table.rows)
    )
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in table.widths)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{non_visual(ident, name, table.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{canvas.tagged(occurrences)}</p:nvPr></p:nvGraphicFramePr>"
        f"<p:xfrm>{corner(table.box)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{style}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>"
        f"{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(
    row: TableRow, index: int, name: str, inset: Inset, canvas: Canvas, occurrences: list[str]
) -> str:
    cells = "".join(
        _cell(cell, Frame(name, index, column), inset, canvas, occurrences)
        for column, cell in enumerate(row.cells)
    )
    return f'<a:tr h="{row.height}">{cells}</a:tr>'


def _cell(
    cell: TableCell, frame: Frame, inset: Inset, canvas: Canvas, occurrences: list[str]
) -> str:
    text = write_paragraphs(cell.paragraphs, frame, canvas)
    occurrences += text.occurrences
    space = cell.inset or inset
    rules = _box(cell.outline, canvas.inks) if cell.outline else "" if cell.ruled else _NO_RULES
    # A cell without a fill of its own leaves it to the table style.
    ground = canvas.inks.fill(cell.fill) if cell.fill else ""
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text.xml}</a:txBody>"
        f'<a:tcPr marL="{space.left}" marR="{space.right}" marT="{space.top}" '
        f'marB="{space.bottom}" anchor="{ANCHORS[cell.anchor]}">{rules}{ground}</a:tcPr></a:tc>'
    )


def _box(line: Outline, inks: Inks) -> str:
    """The line on all four sides of a cell, in the order of the schema (21.1.3.17)."""
    drawn = inks.outline(line).removeprefix("<a:ln ").removesuffix("</a:ln>")
    return "".join(f"<a:{side} {drawn}</a:{side}>" for side in ("lnL", "lnR", "lnT", "lnB"))
