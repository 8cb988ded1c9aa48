"""The same visible memo as people write it with python-docx, and with docxtpl."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from briefgen.document.model import Document
from tests.benchmarks.content import Piece, Runs, memo_pieces

_HEAD_FILL = "1F3864"


def python_docx_memo(document: Document) -> bytes:
    """The memo by python-docx: styles by name, a run a text, cells by `table.cell`.

    Notes stand at the end: python-docx writes no footnotes.
    """
    made = docx.Document()
    for piece in memo_pieces(document):
        match piece.kind:
            case "heading":
                _add_runs(made.add_heading(level=piece.level), piece.runs)
            case "paragraph":
                _add_runs(made.add_paragraph(), piece.runs)
            case "bullet":
                _add_runs(made.add_paragraph(style="List Bullet"), piece.runs)
            case "table":
                _add_table(made, piece)
    return _saved(made)


def _add_runs(paragraph: Paragraph, runs: Runs) -> None:
    for held in runs:
        run = paragraph.add_run(held.text)
        if held.bold:
            run.bold = True
        if held.italic:
            run.italic = True
        if held.raised:
            run.font.superscript = True


def _add_table(made: Any, piece: Piece) -> None:
    columns = max(map(len, piece.rows))
    table = made.add_table(rows=len(piece.rows), cols=columns, style="Table Grid")
    for y, row in enumerate(piece.rows):
        for x, runs in enumerate(row):
            cell = table.cell(y, x)
            _add_runs(cell.paragraphs[0], runs)
            if y == 0:
                _shade(cell)


def _shade(cell: _Cell) -> None:
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), _HEAD_FILL)
    cell._tc.get_or_add_tcPr().append(fill)


def docxtpl_memo(document: Document) -> bytes:
    """The memo by docxtpl: a template with a loop over paragraphs and tables, filled by Jinja2."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(_template()))
    template.render({"pieces": [_rich(piece) for piece in memo_pieces(document)]}, autoescape=True)
    return _saved(template)


def _rich(piece: Piece) -> dict[str, Any]:
    return {
        "kind": f"h{min(piece.level, 3)}" if piece.kind == "heading" else piece.kind,
        "text": _rich_text(piece.runs),
        "rows": [[_rich_text(cell) for cell in row] for row in piece.rows],
    }


def _rich_text(runs: Runs) -> Any:
    from docxtpl import RichText

    made = RichText()
    for run in runs:
        made.add(run.text, bold=run.bold, italic=run.italic, superscript=run.raised)
    return made


@cache
def _template() -> bytes:
    """A template with a paragraph for each kind of piece, and a table of any rows and columns."""
    made = docx.Document()
    made.add_paragraph("{%p for piece in pieces %}")
    styles = {
        "h1": "Heading 1",
        "h2": "Heading 2",
        "h3": "Heading 3",
        "paragraph": "Normal",
        "bullet": "List Bullet",
    }
    for kind, style in styles.items():
        made.add_paragraph(f"{{%p if piece.kind == '{kind}' %}}")
        made.add_paragraph("{{r piece.text }}", style=style)
        made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p if piece.kind == 'table' %}")
    table = made.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in piece.rows %}"
    table.cell(1, 0).text = "{%tc for cell in row %}"
    table.cell(1, 1).text = "{{r cell }}"
    table.cell(1, 2).text = "{%tc endfor %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    return _saved(made)


def _saved(made: Any) -> bytes:
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()
