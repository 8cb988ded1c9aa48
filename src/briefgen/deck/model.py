"""`Deck`: planned slides as pure frozen data; it prints as JSON and reads back equal.

Lengths are EMU (914,400 an inch, 12,700 a point), sizes are points, colours are theme slots. What a
Deck holds is fitted: a writer draws it and decides nothing.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from briefgen.document.model import Chart, Edition, Inlines, Occurrence, TypedValue
from briefgen.looks.model import Inset as Inset
from briefgen.looks.model import Slot
from briefgen.values.language import Language
from briefgen.values.node import Node


class Box(Node):
    """A rectangle on a slide, in EMU from the top left corner."""

    x: int
    y: int
    w: Annotated[int, Field(ge=0)]
    h: Annotated[int, Field(ge=0)]


class TextStyle(Node):
    """How a paragraph on a slide is set; ``size`` in points, ``spacing`` in lines.

    A bullet stands at the left edge, and all lines of its text ``bullet_indent`` EMU from it. No
    colour is the placeholder's own; ``caps`` says that it sets the text in capitals.
    """

    size: Annotated[float, Field(gt=0)]
    bold: bool = False
    color: Slot | None = Slot.DK1
    align: Literal["start", "center", "end"] = "start"
    spacing: float = 1.0
    before: float = 0.0
    heading_font: bool = False
    caps: bool = False
    bullet: bool = False
    bullet_indent: int = 228_600


class SlideParagraph(Node):
    """A paragraph on a slide.

    Strong inlines are bold: in the title colour (dk2) where the text is in body colour (dk1), else
    in the text's own. Citations are set at ``mark_size``, in the secondary colour (accent5) unless
    the text is light (lt1, lt2, accent6, tint), for then its ground is dark. ``breaks`` are the
    offsets in its printed text at which a writer ends a line, where an application would part what
    the plan keeps together.
    """

    content: Inlines
    style: TextStyle
    mark_size: float = 10.0
    breaks: tuple[int, ...] = ()


class Outline(Node):
    """A line: colour slot, width in points, dash, and ends.

    As in DrawingML (ECMA-376 part 1, 20.1.8.38 and 20.1.8.57), ``head`` is the end that the line
    starts with (x1, y1) and ``tail`` the one that it runs to (x2, y2): an arrow has its point at
    ``tail``.
    """

    color: Slot
    width: float = 0.75
    dash: Literal["solid", "dash"] = "solid"
    head: Literal["none", "triangle", "oval"] = "none"
    tail: Literal["none", "triangle", "oval"] = "none"


class PlaceholderRole(StrEnum):
    """The placeholder of the layout that a text goes into."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    KICKER = "kicker"
    SOURCE = "source"


class TextShape(Node):
    """A text box, pill, tile or placeholder. ``name`` is what the selection pane shows.

    A ``pentagon`` is a bar whose right end is an arrow's point.
    """

    kind: Literal["text"] = "text"
    name: str
    box: Box
    paragraphs: tuple[SlideParagraph, ...] = ()
    placeholder: PlaceholderRole | None = None
    geometry: Literal["rectangle", "diamond", "pentagon"] = "rectangle"
    fill: Slot | None = None
    outline: Outline | None = None
    inset: Inset = Inset()
    anchor: Literal["top", "middle", "bottom"] = "top"
    decorative: bool = False


class LineShape(Node):
    """A straight line from one point to another; decorative unless it has ``alt`` text."""

    kind: Literal["line"] = "line"
    name: str
    x1: int
    y1: int
    x2: int
    y2: int
    outline: Outline
    alt: str = ""


class TableCell(Node):
    """A cell of a slide's table.

    ``inset`` overrides the table's, ``outline`` is drawn on all four sides. ``ruled`` is False
    where the rules of the table style are left out above and below the cell, as in a gap between
    two tables in one.
    """

    paragraphs: tuple[SlideParagraph, ...]
    fill: Slot | None = None
    outline: Outline | None = None
    inset: Inset | None = None
    anchor: Literal["top", "middle", "bottom"] = "middle"
    ruled: bool = True


class TableRow(Node):
    """A row of a slide's table, with its fitted height in EMU."""

    height: int
    cells: tuple[TableCell, ...]


class TableShape(Node):
    """A native table; its first row is the header. ``alt`` states what the table shows."""

    kind: Literal["table"] = "table"
    name: str
    box: Box
    widths: tuple[int, ...]
    rows: tuple[TableRow, ...]
    inset: Inset = Inset()
    alt: str = ""


class ChartShape(Node):
    """A native chart with its workbook, as `Chart` has it; its ``description`` is the alt text.

    ``size`` is that of its text, in points.
    """

    kind: Literal["chart"] = "chart"
    name: str
    box: Box
    chart: Chart
    size: Annotated[float, Field(gt=0)]


class GroupShape(Node):
    """Shapes that belong together and move together.

    Tables and placeholders are refused: PowerPoint cannot group them.
    """

    kind: Literal["group"] = "group"
    name: str
    shapes: Annotated["tuple[Shape, ...]", Field(min_length=1)]
    alt: str = ""
    decorative: bool = False

    def __post_init__(self) -> None:
        for shape in self.shapes:
            if shape.kind == "table" or (shape.kind == "text" and shape.placeholder):
                raise ValueError(f"{shape.name!r} cannot stand in the group {self.name!r}")


Shape = Annotated[
    TextShape | LineShape | TableShape | ChartShape | GroupShape, Field(discriminator="kind")
]


class LayoutRole(StrEnum):
    """The layouts that our slide master offers."""

    COVER = "cover"
    MESSAGE = "message"


class Slide(Node):
    """One slide. ``title`` repeats the title placeholder's words; unique within a deck.

    ``shapes`` stand in reading order, the title first. ``notes`` are the paragraphs of the speaker
    notes. ``facts`` are all the facts that the slide states.
    """

    id: str
    layout: LayoutRole
    section: str
    title: str
    shapes: tuple[Shape, ...]
    notes: tuple[Inlines, ...] = ()
    facts: tuple[str, ...] = ()


class SlideSection(Node):
    """A section of the slide sorter: its name and its slides' ids."""

    name: str
    slides: tuple[str, ...]


class Deck(Node):
    """A planned and fitted deck. ``left_out`` says what the plan leaves out, fact by fact.

    Lengths are in EMU (914,400 an inch), sizes of type in points. `compose_deck` makes one,
    `write_deck` a file of it.

    >>> from briefgen import Deck, compose_deck, load_facts
    >>> facts = load_facts("examples/northland")
    >>> deck = compose_deck(facts)
    >>> Deck.model_validate_json(deck.model_dump_json()) == deck
    True
    >>> deck.slides[0].shapes[0].paragraphs[0].style.size
    40.0
    """

    language: Language
    title: str
    edition: Edition
    date: dt.date
    footer: Inlines
    width: int
    height: int
    slides: tuple[Slide, ...]
    sections: tuple[SlideSection, ...]
    values: tuple[TypedValue, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    left_out: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()

    def label(self, key: str) -> str:
        """A word of the catalogue that the writer needs ("Paragraph"), or KeyError."""
        return dict(self.labels)[key]
