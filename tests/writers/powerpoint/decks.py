"""Small decks by hand, to enter the writer with."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from lxml import etree

from briefgen.deck.model import (
    Box,
    ChartShape,
    Deck,
    GroupShape,
    LayoutRole,
    LineShape,
    Outline,
    PlaceholderRole,
    Shape,
    Slide,
    SlideParagraph,
    SlideSection,
    TableCell,
    TableRow,
    TableShape,
    TextShape,
    TextStyle,
)
from briefgen.document.model import Citation, Edition, Inline, Inlines, Link, Statement, Text
from briefgen.looks.house import HOUSE
from briefgen.looks.model import Slot
from briefgen.values.language import Language
from tests.strategies_deck import OCCURRENCES, occurrence
from tests.writers.charts import LABELS, chart

INCH = 914_400
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


def words(text: str, lang: Language = Language.EN) -> Text:
    return Text(text=text, lang=lang)


def paragraph(*content: Inline | str, size: float = 16, color: Slot = Slot.DK1) -> SlideParagraph:
    inlines = tuple(words(item) if isinstance(item, str) else item for item in content)
    return SlideParagraph(content=inlines, style=TextStyle(size=size, color=color))


def statement(text: str, ident: str = "o1", lang: Language = Language.EN) -> Statement:
    return Statement(occurrence=ident, children=(words(text, lang),))


def citation(mark: str, lang: Language = Language.EN) -> Citation:
    return Citation(facts=("fact-o1",), mark=mark, lang=lang)


def box(x: float = 1, y: float = 2, w: float = 4, h: float = 1) -> Box:
    """A box given in inches."""
    return Box(x=round(x * INCH), y=round(y * INCH), w=round(w * INCH), h=round(h * INCH))


def text_shape(*content: Inline | str, name: str = "Statement", at: Box | None = None) -> TextShape:
    return TextShape(name=name, box=at or box(), paragraphs=(paragraph(*content),))


def title_shape(text: str) -> TextShape:
    style = TextStyle(size=28, bold=True, color=Slot.DK2, spacing=0.92, heading_font=True)
    zone = HOUSE.zones.title
    return TextShape(
        name="Title",
        box=Box(x=zone.x, y=zone.y, w=zone.w, h=zone.h),
        paragraphs=(SlideParagraph(content=(words(text),), style=style),),
        placeholder=PlaceholderRole.TITLE,
    )


def line(name: str = "Rule", alt: str = "") -> LineShape:
    y = 3 * INCH
    return LineShape(
        name=name, x1=INCH, y1=y, x2=4 * INCH, y2=y, outline=Outline(color=Slot.ACCENT6), alt=alt
    )


def table(*rows: tuple[Inline | str, ...], name: str = "Table") -> TableShape:
    """A table of equal columns, its first row the header."""
    made = tuple(
        TableRow(
            height=INCH // 2,
            cells=tuple(TableCell(paragraphs=(paragraph(cell, size=14),)) for cell in row),
        )
        for row in rows
    )
    width = 2 * INCH
    return TableShape(
        name=name,
        box=box(1, 4, 2 * len(rows[0]), 0.5 * len(rows)),
        widths=(width,) * len(rows[0]),
        rows=made,
        alt="What the table shows",
    )


def chart_shape(form: str, at: Box | None = None) -> ChartShape:
    return ChartShape(name=f"Chart · {form}", box=at or box(), chart=chart(form), size=12)


def slide(
    *shapes: Shape,
    ident: str = "one",
    title: str = "Offshore wind is under way",
    layout: LayoutRole = LayoutRole.MESSAGE,
    notes: tuple[Inlines, ...] = (),
) -> Slide:
    return Slide(
        id=ident,
        layout=layout,
        section="themes",
        title=title,
        shapes=(title_shape(title), *shapes),
        notes=notes,
    )


def deck(*slides: Slide, language: Language = Language.EN, footer: str = "Edition one") -> Deck:
    """The slides as a deck in one section."""
    return Deck(
        language=language,
        title="Viet Nam–Japan partnership",
        edition=Edition(digest="e" * 64, as_of=dt.date(2025, 4, 30), partnership="viet-nam-japan"),
        date=dt.date(2025, 5, 2),
        footer=(Text(text=footer, lang=language),) if footer else (),
        width=HOUSE.width,
        height=HOUSE.height,
        slides=slides,
        sections=(SlideSection(name="Themes", slides=tuple(s.id for s in slides)),),
        occurrences=tuple(occurrence(ident) for ident in OCCURRENCES),
        labels=LABELS,
    )


def every_kind() -> Deck:
    """A cover and two slides with every kind of shape, three languages, links and notes."""
    link = Link(url="https://example.org/report?a=1&b=2", children=(words("the report"),))
    group = GroupShape(
        name="Tile",
        shapes=(
            text_shape(statement("3 trillion yen", "o2"), name="Figure", at=box(6, 2)),
            line("Bar"),
        ),
        alt="3 trillion yen",
    )
    first = slide(
        text_shape(statement("Wind is under way"), citation("[1] ¶3"), name="Statement"),
        text_shape(link, name="Statement", at=box(1, 3)),
        group,
        line(alt="No matching offer"),
        chart_shape("line", at=box(8, 4, 5, 2)),
        table(("Status", "Project"), (statement("Under way", "o3"), "Wind")),
        notes=((statement("In full.", "o4"), words(" See "), link), (words("Second."),)),
    )
    second = slide(
        text_shape(statement("洋上風力", "o5", Language.JA), citation("[1] 3", Language.JA)),
        text_shape(words("điện gió ngoài khơi", Language.VI), at=box(1, 4)),
        ident="two",
        title="Second",
    )
    cover = slide(ident="cover", title="Viet Nam–Japan", layout=LayoutRole.COVER)
    return deck(cover, first, second)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slide_xml(data: bytes, number: int = 1) -> etree._Element:
    """The root of a slide's part."""
    return etree.fromstring(parts(data)[f"ppt/slides/slide{number}.xml"])
