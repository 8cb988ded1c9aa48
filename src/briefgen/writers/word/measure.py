"""How high a finished memo stands: its paragraphs, tables and notes as one column, in points.

Comes in: the bytes of a .docx. What is measured is what is written, so that no rule about a block
stands in two places. Widths are those of the fonts' metric twins; heights follow the styles
(ECMA-376 part 1, 17.3.1.33 for spacing, 17.4 for tables).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from briefgen.deck.fit.pieces import Piece
from briefgen.deck.fit.wrap import wrap
from briefgen.gate.relationships import parse_relationships, relationships_name, resolve
from briefgen.looks.metrics import FontMetrics, metrics_of
from briefgen.looks.model import EMU_PER_POINT
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.word.base import DOCUMENT, FOOTNOTES
from briefgen.writers.word.lengths import twips
from briefgen.writers.word.style_sheet import ParagraphStyle, StyleSheet, read_style_sheet
from briefgen.writers.word.template.body import read_page

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS = 20.0  # to a point
_RAISED = 0.65  # Word sets a raised mark at about this share of its line's size
_RULE = 0.75  # points: the rule above or below a table row
_SEPARATOR = 14.0  # points: the line above the notes, with the space around it
_FULL_WIDTH_LINE = 1.45  # Noto Sans CJK, which stands in for Meiryo


@dataclass(frozen=True, slots=True)
class Measured:
    """Heights in points: of the body's text, of the notes with their rule, and of the page's room.

    The room is that between the margins; running headers and footers stand outside it.
    """

    body: float
    notes: float
    room: float

    @property
    def share(self) -> float:
        """How much of the room text and notes take: 1 is a full page."""
        return (self.body + self.notes) / self.room


def measure_memo(memo: bytes) -> Measured:
    """The heights of a memo that this library wrote, as if it were one endless column."""
    with zipfile.ZipFile(io.BytesIO(memo)) as package:
        body = _root(package, DOCUMENT).find(f"{_W}body")
        notes = _root(package, FOOTNOTES)
        named = _named(package)
        sheet = read_style_sheet(
            _root(package, named["styles"]),
            _root(package, named["theme"]) if "theme" in named else None,
        )
    assert body is not None  # every document part has one
    section = body.findall(f"{_W}sectPr")[-1]
    page = read_page(section, "the memo")
    width = page.column / _TWIPS
    room = (page.height - page.top - page.bottom) / _TWIPS * page.columns
    column = _Column(sheet, metrics_of(sheet.font))
    real = [note for note in notes if note.get(f"{_W}type") is None]
    noted = column.height(iter(child for note in real for child in note), width)
    return Measured(
        body=column.height(iter(body), width),
        notes=noted + _SEPARATOR if real else 0.0,
        room=room,
    )


def _root(package: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(package.read(name))


def _named(package: zipfile.ZipFile) -> dict[str, str]:
    """The parts that the text refers to, by kind: a template calls them what it likes."""
    found = parse_relationships(package.read(relationships_name(DOCUMENT)))
    return {r.kind.rpartition("/")[2]: resolve(DOCUMENT, r.target) for r in found if not r.external}


def _points(element: Any) -> float:
    """A width; 0 where none is said."""
    return 0.0 if element is None else twips(element.get(f"{_W}w")) / _TWIPS


class _Column:
    """Measures blocks that stand below each other."""

    def __init__(self, sheet: StyleSheet, metrics: FontMetrics) -> None:
        self._sheet = sheet
        self._metrics = metrics

    def height(self, blocks: Iterator[Any], width: float) -> float:
        """The height of paragraphs and tables in a column of that width."""
        total = 0.0
        for block in blocks:
            match block.tag.removeprefix(_W):
                case "p":
                    total += self._paragraph(block, width)
                case "tbl":
                    total += self._table(block)
                case "sdt":
                    total += self.height(iter(block.find(f"{_W}sdtContent")), width)
        return total

    def _paragraph(self, paragraph: Any, width: float) -> float:
        style = self._sheet.paragraph(_style_of(paragraph, "pPr", "pStyle"))
        drawn = sum(twips(e.get("cy")) for e in paragraph.iter("{*}extent")) / EMU_PER_POINT
        if drawn:
            return style.before + drawn + style.after
        pieces = list(self._pieces(paragraph, style))
        room = max(width - style.left - style.right, style.size)
        lines = wrap(pieces, int(room * EMU_PER_POINT), metrics=self._metrics)
        height = sum(self._line(style, line.wide) for line in lines)
        return style.before + height + style.after

    def _line(self, style: ParagraphStyle, wide: bool) -> float:
        natural = style.size * (_FULL_WIDTH_LINE if wide else self._metrics.line)
        match style.rule:
            case "exact":
                return style.line
            case "atLeast":
                return max(style.line, natural)
            case _:
                return natural * style.line / 12.0  # 240ths of a line, read as twips

    def _pieces(self, paragraph: Any, style: ParagraphStyle) -> Iterator[Piece]:
        """The printed text, run by run; fields by their results, marks of notes by their size.

        A note's own number and the tab behind it hang in the indent.
        """
        hanging = False
        for run in paragraph.iter(f"{_W}r"):
            name = _style_of(run, "rPr", "rStyle")
            size, bold, raised = self._sheet.run(name, style)
            lang = _language(run)
            for child in run:
                match child.tag.removeprefix(_W):
                    case "t":
                        share = _RAISED if raised else 1.0
                        yield Piece(child.text or "", size * share, bold, lang)
                    case "br":
                        yield Piece("\n", size, bold, lang)
                    case "tab" if hanging:
                        hanging = False
                    case "tab":
                        yield Piece("\u2003", size, bold, lang)
                    case "footnoteReference":
                        yield Piece("00", size * _RAISED, bold, lang)
                    case "footnoteRef":
                        hanging = True

    def _table(self, table: Any) -> float:
        style = self._sheet.table(_style_of(table, "tblPr", "tblStyle"))
        total = 0.0
        for row in table.iter(f"{_W}tr"):
            cells = [self._cell(cell, style) for cell in row.findall(f"{_W}tc")]
            total += max(cells, default=0.0) + _RULE
        return total

    def _cell(self, cell: Any, margins: Mapping[str, float]) -> float:
        width = _points(cell.find(f"{_W}tcPr/{_W}tcW"))
        own = cell.find(f"{_W}tcPr/{_W}tcMar")
        sides = dict(margins)
        for side in own if own is not None else ():
            sides[side.tag.removeprefix(_W)] = _points(side)
        inner = width - sides.get("left", 5.4) - sides.get("right", 5.4)
        return self.height(iter(cell), inner) + sides.get("top", 0.0) + sides.get("bottom", 0.0)


def _style_of(element: Any, properties: str, name: str) -> str:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val"))


def _language(run: Any) -> Language:
    found = run.find(f"{_W}rPr/{_W}lang")
    tag = "" if found is None else found.get(f"{_W}val") or found.get(f"{_W}eastAsia") or ""
    code = tag.partition("-")[0]
    return next((language for language in Language if language == code), Language.EN)
