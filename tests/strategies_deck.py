"""Hypothesis strategies for planned decks: any shapes and texts that the model allows.

Decks are sound as planning makes them: slide ids are unique, the title comes first, the sections
hold every slide once, in order. They need not look good, nor fit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from briefgen.deck.model import (
    Box,
    ChartShape,
    Deck,
    GroupShape,
    Inset,
    LayoutRole,
    LineShape,
    Outline,
    PlaceholderRole,
    Slide,
    SlideParagraph,
    SlideSection,
    TableCell,
    TableRow,
    TableShape,
    TextShape,
    TextStyle,
)
from briefgen.document.model import (
    Citation,
    Edition,
    Emphasis,
    FactRef,
    Inline,
    Link,
    Occurrence,
    Reference,
    Statement,
    Strong,
    Text,
    Value,
)
from briefgen.looks.house import HOUSE
from briefgen.looks.model import Slot
from briefgen.values.language import Language
from tests.writers.charts import FORMS, LABELS, chart

OCCURRENCES = tuple(f"o{number}" for number in range(1, 9))

_LAST = (0xFFFE, 0xFFFF)
_NONCHARACTERS = "".join(
    map(chr, [*range(0xFDD0, 0xFDF0), *(p + n for p in range(0, 0x110000, 1 << 16) for n in _LAST)])
)
_CHARACTERS = st.one_of(
    st.sampled_from("abc 洋上風力ệữ&<>\"'¶†～\u00a0\n\t"),
    st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters=_NONCHARACTERS
    ),
)
texts = st.text(_CHARACTERS, max_size=6)
languages = st.sampled_from(Language)
names = st.sampled_from(["Pill", "Pill 2", "Statement · 洋上風力", "a & b", '"<', "", " "])
slots = st.sampled_from(Slot)

_leaves: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, text=texts, lang=languages),
    st.builds(Value, text=texts, lang=languages, ref=st.just("fact.value")),
    st.builds(Reference, target=st.just("note-1"), text=texts, lang=languages),
    st.builds(Citation, facts=st.just(("fact",)), mark=texts, lang=languages),
)


def _nested(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(children, max_size=3).map(tuple)
    urls = st.sampled_from(["https://example.org/a?b=1&c=2", "mailto:a@example.org"])
    return st.one_of(
        st.builds(Strong, children=several),
        st.builds(Emphasis, children=several),
        st.builds(Link, url=urls, children=several),
    )


_marked: st.SearchStrategy[Inline] = st.recursive(_leaves, _nested, max_leaves=3)
_statements = st.builds(
    Statement,
    occurrence=st.sampled_from(OCCURRENCES),
    children=st.lists(_marked, min_size=1, max_size=3).map(tuple),
)
inlines = st.lists(st.one_of(_marked, _statements), max_size=3).map(tuple)

# Settings and places are drawn as wholes: a draw for each of their fields would take most of the
# time, and they are independent of one another.
styles = st.sampled_from(
    [
        TextStyle(size=28, bold=True, color=Slot.DK2, spacing=0.92, heading_font=True),
        TextStyle(size=16),
        TextStyle(size=16, before=6, bullet=True),
        TextStyle(size=14, color=Slot.ACCENT5, align="end", spacing=1.15),
        TextStyle(size=12, bold=True, color=Slot.LT1, align="center"),
        TextStyle(size=120, color=Slot.TINT),
    ]
)
boxes = st.sampled_from(
    [
        Box(x=0, y=0, w=0, h=0),
        Box(x=685_800, y=1_676_095, w=10_820_400, h=4_190_695),
        Box(x=-9_000, y=6_000_000, w=914_400, h=914_400),
    ]
)
insets = st.sampled_from([Inset(), Inset(left=152_400, top=91_440, right=109_728, bottom=1)])
outlines = st.sampled_from(
    [
        Outline(color=Slot.ACCENT6),
        Outline(color=Slot.ACCENT1, width=1.25, dash="dash"),
        Outline(color=Slot.ACCENT1, width=2, tail="triangle"),
        Outline(color=Slot.ACCENT5, width=1.25, dash="dash", head="triangle", tail="oval"),
    ]
)
paragraphs = st.lists(st.builds(SlideParagraph, content=inlines, style=styles), max_size=2).map(
    tuple
)

text_shapes = st.builds(
    TextShape,
    name=names,
    box=boxes,
    paragraphs=paragraphs,
    fill=st.none() | slots,
    outline=st.none() | outlines,
    inset=insets,
    anchor=st.sampled_from(["top", "middle", "bottom"]),
    decorative=st.booleans(),
)
line_shapes = st.builds(
    LineShape,
    name=names,
    x1=st.just(914_400),
    y1=st.just(914_400),
    x2=st.sampled_from([0, 914_400, 1_828_800]),
    y2=st.sampled_from([0, 914_400, 1_828_800]),
    outline=outlines,
    alt=texts,
)
groups = st.recursive(
    st.one_of(text_shapes, line_shapes),
    lambda inner: st.builds(
        GroupShape,
        name=names,
        shapes=st.lists(inner, min_size=1, max_size=3).map(tuple),
        alt=texts,
    ),
    max_leaves=3,
)


@st.composite
def tables(draw: st.DrawFn) -> TableShape:
    """A table with the same number of cells in every row."""
    columns = draw(st.integers(1, 2))
    cells = st.builds(TableCell, paragraphs=paragraphs, fill=st.none() | slots, ruled=st.booleans())
    row = st.builds(
        TableRow,
        height=st.integers(1, 10**6),
        cells=st.lists(cells, min_size=columns, max_size=columns).map(tuple),
    )
    return TableShape(
        name=draw(names),
        box=draw(boxes),
        widths=tuple(draw(st.lists(st.integers(1, 10**6), min_size=columns, max_size=columns))),
        rows=tuple(draw(st.lists(row, min_size=1, max_size=2))),
        inset=draw(insets),
        alt=draw(texts),
    )


charts = st.builds(
    ChartShape,
    name=names,
    box=boxes,
    chart=st.sampled_from([chart(form) for form in FORMS]),
    size=st.sampled_from([12, 20]),
)


@st.composite
def slides(draw: st.DrawFn, number: int) -> Slide:
    """A slide that begins with its title, with any shapes after it."""
    title = f"Title {number} {draw(texts)}".strip()
    paragraph = SlideParagraph(
        content=(Text(text=title, lang=draw(languages)),), style=draw(styles)
    )
    head = TextShape(
        name="Title", box=draw(boxes), paragraphs=(paragraph,), placeholder=PlaceholderRole.TITLE
    )
    others = [
        draw(text_shapes).model_copy(update={"placeholder": role})
        for role in draw(st.sets(st.sampled_from(list(PlaceholderRole)[1:]), max_size=3))
    ]
    body = draw(st.lists(st.one_of(groups, tables(), charts), max_size=3))
    return Slide(
        id=f"slide-{number}",
        layout=draw(st.sampled_from(LayoutRole)),
        section="any",
        title=title,
        shapes=(head, *sorted(others, key=lambda shape: str(shape.placeholder)), *body),
        notes=tuple(draw(st.lists(inlines, max_size=2))),
    )


@st.composite
def decks(draw: st.DrawFn, most_slides: int = 2) -> Deck:
    """A deck of up to so many slides, in up to two sections."""
    made = tuple(draw(slides(number)) for number in range(1, draw(st.integers(1, most_slides)) + 1))
    return Deck(
        language=draw(languages),
        title=draw(texts),
        edition=Edition(digest="e" * 64, as_of=dt.date(2025, 4, 30), partnership="viet-nam-japan"),
        date=draw(st.dates(dt.date(1980, 1, 1), dt.date(2100, 12, 31))),
        footer=(Text(text=draw(texts), lang=draw(languages)),),
        width=HOUSE.width,
        height=HOUSE.height,
        slides=made,
        sections=_sections([slide.id for slide in made], draw(st.integers(0, most_slides))),
        occurrences=tuple(occurrence(ident) for ident in OCCURRENCES),
        labels=LABELS,
    )


def occurrence(ident: str) -> Occurrence:
    """An occurrence of a fact named after it."""
    fact = FactRef(id=f"fact-{ident}", digest="f" * 64)
    return Occurrence(id=ident, form="short", facts=(fact,), lang=Language.EN, text="as composed")


def _sections(ids: Sequence[str], cut: int) -> tuple[SlideSection, ...]:
    parts = (("First & foremost", tuple(ids[:cut])), ("Then", tuple(ids[cut:])))
    return tuple(SlideSection(name=name, slides=held) for name, held in parts if held)
