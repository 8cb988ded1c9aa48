"""The text frames of a slide as its bytes have them: what stands in them, and how much room it has.

DrawingML, ECMA-376 part 1, 20.1.7 and 21.1.2; lengths in EMU, sizes in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.deck.fit import Piece, wrap
from briefgen.gate.numbers import whole_number
from briefgen.looks.metrics import FontMetrics
from briefgen.looks.model import EMU_PER_POINT
from briefgen.records import dataclass
from briefgen.refresh.elements import Element
from briefgen.values.joiner import unjoined
from briefgen.values.language import Language

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INSETS = {"l": 91440, "t": 45720, "r": 91440, "b": 45720}
_USUAL = 18.0
"""Points of text of which neither run nor placeholder tells more; only compared with its like."""


def paragraphs(root: Element) -> list[Element]:
    """Every ``a:p`` by its number in a walk, which reads the first alternative alone."""
    found: list[Element] = []
    left = [root]
    while left:
        element = left.pop()
        if element.name == f"{_A}p":
            found.append(element)
        children = element.children
        alternatives = element.name == f"{_MC}AlternateContent"
        left += reversed(children[:1] if alternatives else children)
    return found


@dataclass(slots=True)
class Frame:
    """The text of a shape or of a table's cell; ``body`` is the element that holds it."""

    body: Element

    @property
    def cell(self) -> Element | None:
        """The cell that it is the text of."""
        parent = self.body.parent
        return parent if parent is not None and parent.name == f"{_A}tc" else None

    @property
    def is_title(self) -> bool:
        """Whether it fills the placeholder of a title."""
        shape = self.body.parent
        slot = shape.find(f"{_P}nvSpPr", f"{_P}nvPr", f"{_P}ph") if shape else None
        return slot is not None and slot.attributes.get("type") in ("title", "ctrTitle")

    @property
    def size(self) -> float | None:
        """The largest size of its runs; None where one of them does not tell its own."""
        sizes = [_own_size(run) for run in _runs(self.body) if _text(run).strip()]
        told = [size for size in sizes if size is not None]
        return max(told) if told and len(told) == len(sizes) else None

    @property
    def typeface(self) -> str:
        """What its first run names as its font, "" for that of the theme's text."""
        faces = (run.find(f"{_A}rPr", f"{_A}latin") for run in _runs(self.body))
        return next((face.attributes.get("typeface", "") for face in faces if face), "")

    def properties(self) -> Iterator[Element]:
        """What tells the sizes in it: of runs, breaks, fields and ends of paragraphs."""
        for element in self.body.walk():
            if element.name in (f"{_A}rPr", f"{_A}endParaRPr") and "sz" in element.attributes:
                yield element

    def room(self) -> tuple[int, int] | None:
        """Width and height for its text; None where the file does not tell.

        The height of a cell is that of its row.
        """
        if (cell := self.cell) is not None:
            return _room_of_cell(cell)
        shape, about = self.body.parent, self.body.find(f"{_A}bodyPr")
        extent = shape.find(f"{_P}spPr", f"{_A}xfrm", f"{_A}ext") if shape else None
        if shape is None or extent is None:
            return None
        held = about.attributes if about else {}
        left, top, right, bottom = (_whole(held, f"{s}Ins", _INSETS[s]) for s in "ltrb")
        wide, high = _scale(shape)
        width = round(_whole(extent.attributes, "cx") * wide) - left - right
        return width, round(_whole(extent.attributes, "cy") * high) - top - bottom

    def set_in(self, width: int, metrics: FontMetrics, drop: float = 0, floor: float = 0) -> Set:
        """Its text in lines of that width, all larger than ``floor`` so many points smaller."""
        lines, points, broken = 0, 0.0, False
        for paragraph in self.body.children:
            if paragraph.name != f"{_A}p":
                continue
            pieces = _pieces(paragraph, drop, floor)
            about = paragraph.find(f"{_A}pPr")
            indent = _whole(about.attributes, "marL") if about else 0
            made = wrap(pieces, max(width - indent, EMU_PER_POINT), metrics=metrics)
            ems = sum(metrics.east_asian_line if line.wide else metrics.line for line in made)
            spacing, before = _spacing(about)
            points += before + ems * max(piece.size for piece in pieces) * spacing
            lines += len(made)
            broken = broken or any(line.broken for line in made)
        return Set(lines, round(points * EMU_PER_POINT), broken)


@dataclass(frozen=True, slots=True)
class Set:
    """Text as it is set: how many lines, how high, and whether a word is broken within."""

    lines: int
    height: int
    broken: bool


def frame_of(paragraph: Element) -> Frame | None:
    """The frame that a paragraph stands in; None for what is neither of a shape nor of a cell."""
    body = paragraph.parent
    return Frame(body) if body and body.name in (f"{_P}txBody", f"{_A}txBody") else None


# --- tables ---------------------------------------------------------------------------------------


def row_of(cell: Element) -> Element:
    """The row of a cell."""
    assert cell.parent is not None, "a cell stands in a row"
    return cell.parent


def cell_insets(cell: Element) -> tuple[int, int]:
    """What a cell leaves free beside its text and above and below it, together."""
    about = cell.find(f"{_A}tcPr")
    held = about.attributes if about else {}
    left, top, right, bottom = (_whole(held, f"mar{s.upper()}", _INSETS[s]) for s in "ltrb")
    return left + right, top + bottom


def row_height(row: Element) -> int:
    """The height that a row is given; it grows with its text."""
    return _whole(row.attributes, "h")


def bottom_of(row: Element) -> tuple[int, int] | None:
    """Where the table of a row ends, and where it would be in the way: what stands below it.

    None where its place is not told.
    """
    table = row.parent
    frame = row.above(f"{_P}graphicFrame")
    tree = frame.parent if frame else None
    corner = frame.find(f"{_P}xfrm", f"{_A}off") if frame else None
    if table is None or frame is None or tree is None or corner is None:
        return None
    rows = (row_height(child) for child in table.children if child.name == f"{_A}tr")
    bottom = _whole(corner.attributes, "y") + sum(rows)
    tops = (_top(shape) for shape in tree.children if shape is not frame)
    below = min((top for top in tops if top is not None and top >= bottom), default=bottom)
    return bottom, below


def _top(shape: Element) -> int | None:
    paths = ((f"{_P}spPr", f"{_A}xfrm"), (f"{_P}xfrm",), (f"{_P}grpSpPr", f"{_A}xfrm"))
    corners = (shape.find(*path, f"{_A}off") for path in paths)
    return next((_whole(corner.attributes, "y") for corner in corners if corner), None)


def _room_of_cell(cell: Element) -> tuple[int, int] | None:
    row = row_of(cell)
    grid = row.parent.find(f"{_A}tblGrid") if row.parent else None
    if grid is None:
        return None
    widths = [_whole(column.attributes, "w") for column in grid.children]
    at = [child for child in row.children if child.name == f"{_A}tc"].index(cell)
    span = _whole(cell.attributes, "gridSpan", 1)
    beside, above = cell_insets(cell)
    return sum(widths[at : at + span]) - beside, row_height(row) - above


# --- runs -----------------------------------------------------------------------------------------


def _runs(element: Element) -> Iterator[Element]:
    names = (f"{_A}r", f"{_A}fld", f"{_A}br")
    return (found for found in element.walk() if found.name in names)


def _text(run: Element) -> str:
    if run.name == f"{_A}br":
        return "\n"
    return unjoined("".join(text.text for text in run.iter(f"{_A}t")))


def _own_size(run: Element) -> float | None:
    about = run.find(f"{_A}rPr")
    size = _whole(about.attributes, "sz") if about else 0
    return size / 100 or None


def _pieces(paragraph: Element, drop: float, floor: float) -> Sequence[Piece]:
    """The paragraph's text as it is measured; of an empty one an empty piece."""
    made: list[Piece] = []
    for run in _runs(paragraph):
        about = run.find(f"{_A}rPr")
        held = about.attributes if about else {}
        size = smaller(_own_size(run) or _USUAL, drop, floor)
        text = _text(run).upper() if held.get("cap") == "all" else _text(run)
        made.append(Piece(text, size, held.get("b") in ("1", "true"), _language(held)))
    if made:
        return made
    end = paragraph.find(f"{_A}endParaRPr")
    size = _whole(end.attributes, "sz") / 100 if end else 0
    return [Piece("", smaller(size or _USUAL, drop, floor))]


def smaller(size: float, drop: float, floor: float) -> float:
    """The size so many points smaller, but no smaller than the floor; less stays what it is."""
    return min(size, max(size - drop, floor))


def _language(held: Mapping[str, str]) -> Language:
    tag = held.get("lang", "").partition("-")[0]
    return next((language for language in Language if language.value == tag), Language.EN)


def _spacing(about: Element | None) -> tuple[float, float]:
    """The spacing of a paragraph's lines as a factor, and the points before it."""
    lines = about.find(f"{_A}lnSpc", f"{_A}spcPct") if about else None
    before = about.find(f"{_A}spcBef", f"{_A}spcPts") if about else None
    factor = _whole(lines.attributes, "val", 100_000) / 100_000 if lines else 1.0
    return factor, _whole(before.attributes, "val") / 100 if before else 0.0


def _scale(shape: Element) -> tuple[float, float]:
    """How much the groups around a shape stretch it (20.1.7.5)."""
    wide = high = 1.0
    group = shape.above(f"{_P}grpSp")
    while group is not None:
        placed = group.find(f"{_P}grpSpPr", f"{_A}xfrm")
        outer = placed.find(f"{_A}ext") if placed else None
        inner = placed.find(f"{_A}chExt") if placed else None
        if outer is not None and inner is not None:
            wide *= _whole(outer.attributes, "cx") / (_whole(inner.attributes, "cx") or 1)
            high *= _whole(outer.attributes, "cy") / (_whole(inner.attributes, "cy") or 1)
        group = group.above(f"{_P}grpSp")
    return wide, high


def _whole(held: Mapping[str, str], name: str, usual: int = 0) -> int:
    found = whole_number(held.get(name))
    return usual if found is None else found
