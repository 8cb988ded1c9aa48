"""Documents for laws: any that a composer may make, its notes numbered as the memo cites them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from unicodedata import combining

from hypothesis import strategies as st

from briefgen.document.model import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Citation,
    Column,
    Contents,
    Dated,
    Document,
    Edition,
    Emphasis,
    FactGroup,
    FactItem,
    FactList,
    FactRef,
    Figure,
    HeaderField,
    Heading,
    Inline,
    Inlines,
    KeyFigures,
    Link,
    Note,
    Occurrence,
    Pair,
    Pairs,
    Paragraph,
    Parallel,
    ProjectRow,
    ProjectTable,
    Reference,
    Row,
    Section,
    SectionRole,
    Statement,
    StatusMark,
    Strong,
    Table,
    Text,
    Tick,
    Timeline,
    TypedValue,
    Value,
)
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.status import Status
from tests.writers import charts

LABELS = (
    ("page-of", "Page {page} of {pages}"),
    ("table-number", "Table {number}. "),
    ("see-note", "See note {note}"),
    ("handling-line", "Handling: {handling}"),
    *charts.LABELS,
)

# Markup, white space, no-break spaces, marks that compose, East Asian and bidi characters, emoji.
_ALPHABET = "ab é&<>\"'/]\n\t\u00a0\u0302\u0301ệĐ1２兆円“”…—\u202e\u2002😀{}%"

SHAPES = ("point", "within", "range", "since", "from", "by", "until", "unplaced")

languages = st.sampled_from(Language)
texts = st.text(_ALPHABET, max_size=12)
words = texts.filter(lambda text: text.strip(" \n\t\u00a0\u2002\u202e") != "")
# A mark that opens a line would go with whatever stands before it.
lines = words.map(lambda text: " ".join(text.split()) or "x").filter(lambda t: not combining(t[0]))
statuses = st.sampled_from(Status)


@dataclass
class _Draft:
    """What the parts of one document number and name between them, in reading order."""

    draw: Callable[..., Any]
    notes: list[Note] = field(default_factory=list)
    occurrences: list[Occurrence] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def pick(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self.draw(strategy)

    def flag(self) -> bool:
        return bool(self.draw(st.booleans()))

    def count(self, most: int, least: int = 0) -> range:
        return range(int(str(self.draw(st.integers(least, most)))))

    def lang(self) -> Language:
        return Language(str(self.draw(languages)))

    def word(self) -> str:
        return str(self.draw(words))

    def line(self) -> Inlines:
        return (Text(text=str(self.draw(lines)), lang=self.lang()),)

    def name(self, kind: str) -> str:
        identifier = f"{kind}-{len(self.targets)}"
        self.targets.append(identifier)
        return identifier


def _leaf(draft: _Draft) -> Inline:
    lang = draft.lang()
    match draft.pick(st.sampled_from(("text", "value", "reference", "mark"))):
        case "value":
            return Value(text=draft.word(), lang=lang, ref="fact.amount")
        case "reference" if draft.targets:
            target = str(draft.pick(st.sampled_from(draft.targets)))
            return Reference(target=target, text=draft.word(), lang=lang)
        case "mark":
            return Citation(facts=("fact",), mark="[1] ¶3", lang=lang)
        case _:
            return Text(text=str(draft.pick(texts)), lang=lang)


def _plain(draft: _Draft) -> Inlines:
    return tuple(Text(text=draft.word(), lang=draft.lang()) for _ in draft.count(2, 1))


def _statement(draft: _Draft) -> Statement:
    number = len(draft.occurrences)
    shapes = (f"fact-{number}.statement", f"Fact_{number}", f"{number}-" + "very-long-" * 8)
    identifier = str(draft.pick(st.sampled_from(shapes)))
    children: list[Inline] = list(_plain(draft))
    if draft.flag():
        children.append(Strong(children=(Value(text=draft.word(), lang=draft.lang(), ref="f.v"),)))
    _occurrence(draft, identifier)
    return Statement(occurrence=identifier, children=tuple(children))


def _occurrence(draft: _Draft, identifier: str) -> None:
    draft.occurrences.append(
        Occurrence(
            id=identifier,
            form="statement",
            facts=(FactRef(id=f"fact-{len(draft.occurrences)}", digest="d" * 8),),
            values=("fact.amount",),
            lang=draft.lang(),
            text="as composed",
        )
    )


def _cited(draft: _Draft) -> Citation:
    """A citation; half of them have a note, and some notes repeat an earlier one."""
    if not draft.flag():
        return Citation(facts=("fact",), mark="[2] ¶11", lang=draft.lang())
    number = len(draft.notes) + 1
    repeats = int(str(draft.pick(st.integers(1, number - 1)))) if number > 1 else None
    repeats = repeats if draft.flag() else None
    content: Inlines = () if repeats and draft.flag() else _plain(draft)
    if draft.flag():
        content = (*content, Link(url="https://example.org/?a=1&b", children=_plain(draft)))
    draft.notes.append(Note(number=number, content=content, facts=("fact",), repeats=repeats))
    return Citation(facts=("fact",), mark="[2] ¶11", lang=draft.lang(), note=number)


def _inlines(draft: _Draft) -> Inlines:
    """A run of inlines with statements, their citations, and everything else."""
    found: list[Inline] = []
    for _ in draft.count(2, 1):
        match draft.pick(st.integers(0, 4)):
            case 0:
                found += [_statement(draft), _cited(draft)]
            case 1:
                found.append(Strong(children=(_leaf(draft), Emphasis(children=(_leaf(draft),)))))
            case 2:
                found.append(Link(url="mailto:desk@example.org", children=_plain(draft)))
            case _:
                found.append(_leaf(draft))
    if draft.flag():
        found.append(Parallel(children=(_statement(draft),)))
    return tuple(found)


def _mark(draft: _Draft) -> StatusMark:
    status = Status(str(draft.pick(statuses)))
    return StatusMark(status=status, group=status.group, label=draft.word(), lang=draft.lang())


def _item(draft: _Draft) -> FactItem:
    return FactItem(
        fact="fact",
        status=_mark(draft),
        statement=_inlines(draft),
        short=(),
        citation=Citation(facts=("fact",), mark="[1] ¶1", lang=draft.lang()),
        remark=_plain(draft) if draft.flag() else (),
    )


def _figure(draft: _Draft) -> Figure:
    identifier = f"figure-{len(draft.occurrences)}"
    _occurrence(draft, identifier)
    return Figure(
        fact="fact",
        ref="fact.amount",
        occurrence=identifier,
        qualifier=str(draft.pick(texts)),
        figure=draft.word(),
        unit=str(draft.pick(texts)),
        full=draft.word(),
        lang=draft.lang(),
        label=_plain(draft),
        citation=_cited(draft),
        note=_plain(draft) if draft.flag() else (),
    )


def _table(draft: _Draft) -> Table:
    columns = len(draft.count(4, 1))
    caption = _plain(draft) if draft.flag() else ()
    heads = tuple(
        Column(
            head=_plain(draft),
            weight=float(str(draft.pick(st.sampled_from((0.1, 1.0, 3.7))))),
            align="end" if draft.flag() else "start",
        )
        for _ in range(columns)
    )
    rows = []
    for _ in draft.count(3):
        cells = []
        for _ in range(columns):
            status = _mark(draft) if draft.flag() else None
            cells.append(Cell(content=_inlines(draft), status=status))
        rows.append(Row(cells=tuple(cells), id=draft.name("row") if draft.flag() else ""))
    return Table(
        id=draft.name("table"),
        columns=heads,
        rows=tuple(rows),
        caption=caption,
        description=str(draft.pick(texts)),
        remark=_plain(draft) if draft.flag() else (),
    )


def _project_table(draft: _Draft) -> ProjectTable:
    identifier = draft.name("projects")
    caption, status_head, project_head = _plain(draft), _plain(draft), _plain(draft)
    columns = tuple(
        Column(head=_plain(draft), align="end" if draft.flag() else "start")
        for _ in draft.count(4, 1)
    )
    return ProjectTable(
        id=identifier,
        caption=caption if draft.flag() else (),
        status_head=status_head,
        project_head=project_head,
        columns=columns,
        rows=tuple(
            ProjectRow(item=_item(draft), cells=tuple(_inlines(draft) for _ in columns))
            for _ in draft.count(3)
        ),
        description=str(draft.pick(texts)),
        remark=_plain(draft) if draft.flag() else (),
    )


def _dated(draft: _Draft, first: dt.date, last: dt.date) -> Dated:
    shape = draft.pick(st.sampled_from(SHAPES))
    days = sorted(draft.pick(st.tuples(*[st.dates(first, last)] * 2)))
    opens, closes = shape not in ("by", "until"), shape not in ("since", "from")
    placed = shape != "unplaced"
    return Dated(
        fact="fact",
        shape=shape,
        first=days[0] if placed and opens else None,
        last=days[1] if placed and closes else None,
        expected=draft.flag(),
        status=_mark(draft),
        when=_inlines(draft),
        heading=_plain(draft) if draft.flag() else (),
        short=_inlines(draft),
        citation=Citation(facts=("fact",), mark="[1] ¶1", lang=draft.lang()),
    )


def _timeline(draft: _Draft) -> Timeline:
    whole = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
    first, as_of, last = sorted(draft.pick(st.tuples(whole, whole, whole)))
    ticks = sorted(draft.pick(st.lists(st.dates(first, last), max_size=9)))
    return Timeline(
        id=draft.name("timeline"),
        first=first,
        last=last,
        as_of=as_of,
        caption=_plain(draft) if draft.flag() else (),
        when_head=_plain(draft),
        ticks=tuple(Tick(at=at, label=_plain(draft)) for at in ticks),
        what_head=_plain(draft),
        source_head=_plain(draft),
        rows=tuple(_dated(draft, first, last) for _ in draft.count(3)),
        description=str(draft.pick(texts)),
        remark=_plain(draft) if draft.flag() else (),
    )


def _pairs(draft: _Draft) -> Pairs:
    left, right, unmatched = _plain(draft), _plain(draft), _plain(draft)
    matched = tuple(
        Pair(ask=_item(draft), offers=tuple(_item(draft) for _ in draft.count(2, 1)))
        for _ in draft.count(2)
    )
    # Asks without an offer come below, where their notes are numbered.
    alone = tuple(Pair(ask=_item(draft), offers=()) for _ in draft.count(1))
    others_head = _plain(draft) if draft.flag() else ()
    return Pairs(
        left_head=left,
        right_head=right,
        rows=(*matched, *alone),
        unmatched=unmatched,
        others_head=others_head,
        others=tuple(_item(draft) for _ in draft.count(1)) if others_head else (),
        remark=_plain(draft) if draft.flag() else (),
    )


def _fact_list(draft: _Draft) -> FactList:
    return FactList(
        groups=tuple(
            FactGroup(status=_mark(draft), items=tuple(_item(draft) for _ in draft.count(2)))
            for _ in draft.count(2)
        )
    )


def _callout(draft: _Draft) -> Callout:
    roles = ("bottom_line", "tension", "caution", "author")
    return Callout(
        role=draft.pick(st.sampled_from(roles)),
        label=_plain(draft) if draft.flag() else (),
        paragraphs=tuple(_inlines(draft) for _ in draft.count(2)),
    )


def _heading(draft: _Draft) -> Heading:
    level = int(str(draft.pick(st.integers(2, 4))))
    return Heading(id=draft.name("heading"), level=level, content=_inlines(draft))


def _paragraph(draft: _Draft) -> Paragraph:
    role = draft.pick(st.sampled_from(("body", "lead", "note")))
    return Paragraph(role=role, content=_inlines(draft))


def _bullets(draft: _Draft) -> Bullets:
    return Bullets(items=tuple(_inlines(draft) for _ in draft.count(3)))


def _key_figures(draft: _Draft) -> KeyFigures:
    figures = tuple(_figure(draft) for _ in draft.count(6))
    return KeyFigures(figures=figures, remark=_plain(draft) if draft.flag() else ())


def _contents(draft: _Draft) -> Contents:
    return Contents(levels=int(str(draft.pick(st.integers(1, 3)))))


def _chart(draft: _Draft) -> Chart:
    drawn = draft.pick(charts.charts())
    assert isinstance(drawn, Chart)
    return drawn.model_copy(
        update={
            "id": draft.name("chart"),
            "caption": _inlines(draft) if draft.flag() else (),
            "remark": _plain(draft) if draft.flag() else (),
        }
    )


_BLOCKS: tuple[Callable[[_Draft], Block], ...] = (
    _heading,
    _paragraph,
    _bullets,
    _fact_list,
    _key_figures,
    _table,
    _project_table,
    _timeline,
    _pairs,
    _callout,
    _contents,
    _chart,
)


def _section(draft: _Draft) -> Section:
    identifier = draft.name("section")
    title = _plain(draft)
    kinds = [draft.pick(st.integers(0, len(_BLOCKS) - 1)) for _ in draft.count(3)]
    return Section(
        id=identifier,
        role=draft.pick(st.sampled_from((SectionRole.THEME, SectionRole.CONTENTS))),
        title=title,
        blocks=tuple(_BLOCKS[int(str(kind))](draft) for kind in kinds),
        lang=draft.lang(),
    )


def _header(draft: _Draft) -> tuple[HeaderField, ...]:
    keys: tuple[Any, ...] = ("to", "from", "date", "subject", "reference", "handling")
    return tuple(
        HeaderField(
            key=key,
            label=str(draft.pick(lines)),
            content=draft.line(),
            lang=draft.lang(),
            missing=draft.flag(),
        )
        for key in keys
        if draft.flag()
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Whole documents: every block and inline kind, three languages, notes and repeats."""
    draft = _Draft(draw)
    header = _header(draft)
    sections = tuple(_section(draft) for _ in draft.count(3))
    amount = Quantity(unit="JPY", bound=Bound.UP_TO, value=Decimal(draw(st.integers(0, 10**15))))
    return Document(
        language=draft.lang(),
        title=draft.line(),
        kicker=str(draw(st.one_of(st.just(""), lines))),
        subtitle="",
        short_title=draft.line(),
        edition=Edition(digest="e" * 64, as_of=dt.date(2025, 4, 30), partnership="a-b"),
        edition_line=draft.line(),
        date=draw(st.dates(dt.date(1980, 1, 1), dt.date(2100, 1, 1))),
        paper=draw(st.sampled_from(("A4", "Letter"))),
        convention=draw(st.sampled_from(("standard", "state", "vn"))),
        header=header,
        sections=sections,
        notes=tuple(draft.notes),
        values=(TypedValue(ref="fact.amount", quantity=amount, words=("x",)),),
        occurrences=tuple(draft.occurrences),
        labels=LABELS,
    )
