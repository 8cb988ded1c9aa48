"""`Document`: what a brief says, as pure frozen data; it prints as JSON and reads back equal.

Meaning only: no points, no colours. Memo and deck are both made from one Document, so whatever they
must agree on (numbering, citations, worded values, occurrence ids) is settled here. A Document
carries its edition, its sources and its typed values, so that a writer needs no facts.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from briefgen.gate.text import is_blank
from briefgen.values.aspects import Aspects
from briefgen.values.language import Language
from briefgen.values.node import Node
from briefgen.values.quantity import Quantity
from briefgen.values.status import Status, StatusGroup
from briefgen.values.when import When
from briefgen.wording.catalogue import DateStyle

# --- inlines --------------------------------------------------------------------------------------


class Text(Node):
    """Plain text in one language."""

    kind: Literal["text"] = "text"
    text: str
    lang: Language


class Strong(Node):
    """Text that carries weight."""

    kind: Literal["strong"] = "strong"
    children: "tuple[Inline, ...]"


class Emphasis(Node):
    """Text set apart: our own remark ("no matching offer"), a placeholder."""

    kind: Literal["emphasis"] = "emphasis"
    children: "tuple[Inline, ...]"


class Link(Node):
    """A hyperlink to http, https or mailto."""

    kind: Literal["link"] = "link"
    url: str
    children: "tuple[Inline, ...]"


class Value(Node):
    """The words of a typed value; ``ref`` names it in `Document.values`."""

    kind: Literal["value"] = "value"
    text: str
    lang: Language
    ref: str


class Citation(Node):
    """Where the text before it comes from.

    ``mark`` is the short source mark ("[1] ¶3"); ``note`` the number of the note in
    `Document.notes`, from 1, or None where only the mark is printed.
    """

    kind: Literal["citation"] = "citation"
    facts: tuple[str, ...]
    mark: str
    lang: Language
    note: int | None = None


class Reference(Node):
    """A reference to another place of the same document: the id of a block, section or note."""

    kind: Literal["reference"] = "reference"
    target: str
    text: str
    lang: Language


class Statement(Node):
    """Text that states facts: ``occurrence`` names it in `Document.occurrences`.

    It is what the delivered file anchors. Statements do not nest, and a citation stands after its
    statement, never within it.
    """

    kind: Literal["statement"] = "statement"
    occurrence: str
    children: "tuple[Inline, ...]"


class Parallel(Node):
    """The text before it once more, in the second language of a bilingual edition.

    It stands ``beneath`` in a line of its own, or ``beside``, behind the words of a heading; last
    in its paragraph, whatever was put behind it. A memo prints it; on slides it has no place (the
    notes hold the second language there).
    """

    kind: Literal["parallel"] = "parallel"
    place: Literal["beneath", "beside"] = "beneath"
    children: "tuple[Inline, ...]"


Inline = Annotated[
    Text | Strong | Emphasis | Link | Value | Citation | Reference | Statement | Parallel,
    Field(discriminator="kind"),
]
Inlines = tuple[Inline, ...]

# --- blocks ---------------------------------------------------------------------------------------


class StatusMark(Node):
    """A status as printed: the fact's own word, and the group whose fill shows it.

    ``parallel`` is the word in the second language of a bilingual edition.
    """

    status: Status
    group: StatusGroup
    label: str
    lang: Language
    parallel: Text | None = None


class Heading(Node):
    """A heading below its section's title; ``level`` counts from 2 (a section's title is 1).

    ``message`` is the assertion for a slide of its own, where it gets one.

    >>> from briefgen import Heading, Writing, compose_deck, fact_list, load_facts, own_section
    >>> def trained(writing: Writing):
    ...     heading = Heading(id="so-far", level=2, content=writing.own_words("So far", "so-far"))
    ...     blocks = [heading, fact_list(writing.facts[:1], writing)]
    ...     return own_section("trained", "People", blocks, writing)
    >>> deck = compose_deck(load_facts("examples/northland"), sections=(trained,))
    >>> [slide.title for slide in deck.slides[1:]]
    ['So far']
    """

    kind: Literal["heading"] = "heading"
    id: str
    level: Annotated[int, Field(ge=2, le=4)]
    content: Inlines
    message: Inlines = ()
    facts: tuple[str, ...] = ()


class Paragraph(Node):
    """A paragraph. ``note`` is a small remark; ``lead`` the opening of a section.

    ``content`` are inlines, as `Writing` makes them; in a deck only ``body`` has a slide.

    >>> from briefgen import Paragraph, Writing, compose_memo, load_facts, own_section
    >>> def opening(writing: Writing):
    ...     words = Paragraph(content=writing.own_words("Read before the call.", "opening"))
    ...     return own_section("opening", "Before the call", [words], writing)
    >>> memo = compose_memo(load_facts("examples/northland"), sections=(opening,))
    >>> memo.sections[0].blocks[0].kind
    'paragraph'
    """

    kind: Literal["paragraph"] = "paragraph"
    role: Literal["body", "lead", "note"] = "body"
    content: Inlines
    facts: tuple[str, ...] = ()


class Bullets(Node):
    """A list of short paragraphs.

    >>> from briefgen import Bullets, Writing, compose_memo, load_facts, own_section
    >>> def points(writing: Writing):
    ...     items = tuple(writing.item(fact).statement for fact in writing.facts[:2])
    ...     return own_section("points", "Two points", [Bullets(items=items)], writing)
    >>> memo = compose_memo(load_facts("examples/northland"), sections=(points,))
    >>> len(memo.sections[0].blocks[0].items), len(memo.notes)
    (2, 2)
    """

    kind: Literal["bullets"] = "bullets"
    items: tuple[Inlines, ...]
    facts: tuple[str, ...] = ()


class Figure(Node):
    """One key figure, in the parts a designed strip needs.

    ``qualifier`` ("approximately"), ``figure`` ("3 trillion"), ``unit`` ("yen") and ``label`` (what
    it is) are worded values; ``full`` is the same in one phrase, for alt text and notes.
    """

    fact: str
    ref: str
    occurrence: str
    qualifier: str
    figure: str
    unit: str
    full: str
    lang: Language
    label: Inlines
    citation: Citation
    note: Inlines = ()


class Quotation(Node):
    """Words to the letter as they stand in a source, in its language, and whose they are.

    ``words`` hold the quotation marks; ``speaker`` is the full name, with the capacity as at the
    source where one is stated.
    """

    words: Inlines
    speaker: Inlines
    count: Annotated[int, Field(ge=1)]


class Undertaken(Node):
    """Who takes part in an undertaking, how large it is, and when; empty where not stated."""

    parties: Inlines = ()
    size: Inlines = ()
    when: Inlines = ()


class FactItem(Node):
    """One fact as an item.

    ``statement`` is the full sentence with its citation (memo), ``heading`` and ``short`` the slide
    form (deck). ``remark`` is an editor's note printed with it (a caution). ``priority`` orders the
    items where only some can be shown: the lowest are shown first. ``side`` is the one side that
    acts in it, by name, "" where several do or none is stated; ``undertaken`` is there where it
    undertakes something. A ``figure`` may be shown large, a
    ``quotation`` by itself.
    """

    fact: str
    status: StatusMark
    statement: Inlines
    heading: Inlines = ()
    short: Inlines
    citation: Citation
    remark: Inlines = ()
    headline: bool = False
    priority: int = 0
    side: str = ""
    undertaken: Undertaken | None = None
    figure: Figure | None = None
    quotation: Quotation | None = None


class FactGroup(Node):
    """Facts that share a status."""

    status: StatusMark
    items: tuple[FactItem, ...]


class FactList(Node):
    """Facts grouped by status, the furthest along first.

    In a ``dense`` list the status runs in before each fact, for want of room, instead of standing
    above its group.
    """

    kind: Literal["fact_list"] = "fact_list"
    groups: tuple[FactGroup, ...]
    dense: bool = False
    facts: tuple[str, ...] = ()


class KeyFigures(Node):
    """A strip of key figures, with a remark below it."""

    kind: Literal["key_figures"] = "key_figures"
    figures: tuple[Figure, ...]
    remark: Inlines = ()
    facts: tuple[str, ...] = ()


class Column(Node):
    """A table column: its head, and its share of the width relative to the others."""

    head: Inlines
    weight: Annotated[float, Field(gt=0)] = 1.0
    align: Literal["start", "end"] = "start"


class Cell(Node):
    """A table cell: text, and the status it shows, if any.

    Inlines and statuses come from `Writing`, as `own_table` shows.

    >>> from briefgen import Cell
    >>> Cell(content=()).status is None
    True
    """

    content: Inlines
    status: StatusMark | None = None


class Standing(Node):
    """An undertaking as a board on a slide shows it: its name, where it stands, who says so.

    Where only some can be shown, headlines come first, then the lowest ``priority``. ``check`` says
    that the fact which gives the status carries a caution.
    """

    name: Inlines
    status: StatusMark
    citation: Citation
    headline: bool = False
    priority: int = 0
    check: bool = False


class MapActor(Node):
    """An actor on an actor map, and the side that it is or acts for: its id and its name."""

    id: str
    name: Inlines
    side: str
    side_name: Inlines


class ActorLink(Node):
    """Two actors of different sides whom stated facts join; the citation names the facts."""

    one: MapActor
    other: MapActor
    citation: Citation


class Row(Node):
    """A table row; ``id`` is what references point to.

    ``standing`` is what a deck shows of a row of the status board, ``link`` of one of an actor map.

    ``facts`` are those that it states. `own_table` shows how rows are made of facts.

    >>> from briefgen import Cell, Row
    >>> Row(id="row-1", cells=(Cell(content=()), Cell(content=())), facts=("freight",)).facts
    ('freight',)
    """

    cells: tuple[Cell, ...]
    id: str = ""
    facts: tuple[str, ...] = ()
    standing: Standing | None = None
    link: ActorLink | None = None


class Gap(Node):
    """What the sources leave open of ``number`` of ``of`` undertakings, and of which first."""

    point: Inlines
    number: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(ge=0)]
    first: tuple[Inlines, ...] = ()
    lang: Language


class Table(Node):
    """A table with a header row, a caption and a description for screen readers.

    ``gaps`` are what a deck shows of the checklist of what the sources do not say.
    """

    kind: Literal["table"] = "table"
    id: str
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: tuple[Row, ...]
    caption: Inlines = ()
    description: str = ""
    remark: Inlines = ()
    gaps: tuple[Gap, ...] = ()
    facts: tuple[str, ...] = ()


class ProjectRow(Node):
    """One undertaking of a project table; ``cells`` are what it states for the shared columns.

    The item's full statement is printed too, so that nothing rests on the columns alone.
    """

    item: FactItem
    cells: tuple[Inlines, ...]


class ProjectTable(Node):
    """Undertakings side by side, with the ``columns`` that they share, furthest along first.

    A memo prints the items of its rows here and nowhere else; a deck takes them as items.
    """

    kind: Literal["project_table"] = "project_table"
    id: str
    status_head: Inlines
    project_head: Inlines
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: tuple[ProjectRow, ...]
    caption: Inlines = ()
    description: str = ""
    remark: Inlines = ()
    facts: tuple[str, ...] = ()


class Pair(Node):
    """One ask with the offers that the author matched to it; none means none is recorded."""

    ask: FactItem
    offers: tuple[FactItem, ...] = ()


class Pairs(Node):
    """Asks and offers side by side. ``unmatched`` is printed once beside the asks without offers.

    ``others`` are offers that the author matched to no ask.
    """

    kind: Literal["pairs"] = "pairs"
    left_head: Inlines
    right_head: Inlines
    rows: tuple[Pair, ...]
    unmatched: Inlines
    others_head: Inlines = ()
    others: tuple[FactItem, ...] = ()
    remark: Inlines = ()
    facts: tuple[str, ...] = ()


class Callout(Node):
    """A box set apart, with a label in its bar's colour.

    ``bottom_line`` cites facts; ``tension`` and ``caution`` warn; ``author`` is the author's own
    words and says so. ``paragraphs`` are for both files; ``short`` replaces them on slides, each
    with its status in ``statuses`` where statuses are shown; those of a tension are its two sides',
    which follow what pulls apart. A ``dense`` one is set as running text
    is, for want of room.
    """

    kind: Literal["callout"] = "callout"
    role: Literal["bottom_line", "tension", "caution", "author"]
    label: Inlines
    paragraphs: tuple[Inlines, ...]
    short: tuple[Inlines, ...] = ()
    statuses: tuple[StatusMark, ...] = ()
    dense: bool = False
    facts: tuple[str, ...] = ()


class Contents(Node):
    """The contents list: sections, and their headings down to ``levels`` (1: sections only).

    What it lists is not here: the document says it itself (`briefgen.document.outline`).
    """

    kind: Literal["contents"] = "contents"
    levels: Annotated[int, Field(ge=1, le=3)] = 2
    facts: tuple[str, ...] = ()


class Tick(Node):
    """A date on the axis of a time line, and the label that stands at it."""

    at: dt.date
    label: Inlines


class Dated(Node):
    """One dated fact on a time line.

    ``shape`` tells what kind of time it is (`briefgen.values.stretch`), ``first`` and ``last`` the
    days that bound it, both inclusive, None where it is open or has no place on the axis.
    ``expected`` says that it is expected, aimed at or still to come. ``when`` is the time in words.
    ``priority`` orders the rows where only some can be shown: the lowest are shown first. ``check``
    says that the fact carries a caution.
    """

    fact: str
    shape: Literal["point", "within", "range", "since", "from", "by", "until", "unplaced"]
    first: dt.date | None = None
    last: dt.date | None = None
    expected: bool = False
    status: StatusMark
    when: Inlines
    heading: Inlines = ()
    short: Inlines
    citation: Citation
    priority: int = 0
    check: bool = False


class Timeline(Node):
    """Dated facts in the order of time, on one linear axis from ``first`` to ``last``, inclusive.

    What holds "since" a day is drawn up to ``as_of``; other open ends are never drawn to a date.
    The heads are those of when, axis (``ticks``), what and source. ``message`` is the assertion for
    a slide of it, whose own axis orders days and months as ``date_style`` does.
    """

    kind: Literal["timeline"] = "timeline"
    id: str
    first: dt.date
    last: dt.date
    as_of: dt.date
    ticks: tuple[Tick, ...] = ()
    date_style: DateStyle = "day-month"
    rows: tuple[Dated, ...]
    message: Inlines = ()
    when_head: Inlines
    what_head: Inlines
    source_head: Inlines
    caption: Inlines = ()
    description: str = ""
    remark: Inlines = ()
    facts: tuple[str, ...] = ()


class ChartPoint(Node):
    """One point of a chart: a value of a fact, and the source paragraphs that state it.

    ``number`` is what is drawn, in the chart's unit; ``words`` the value as stated, with its
    qualifier, which ``sign`` stands for beside the number ("≈"); ``qualifier``, ``figure`` and
    ``unit`` are its parts, for a figure set large. ``ref`` names it in `Document.values`; ``key``
    tells it from the chart's other points, wherever they stand: a digest of its line, a dot, one of
    its place.
    ``sources`` are (source number, paragraph) pairs; a ``derived`` value, which no source states,
    may have none. ``occurrence`` and ``time_occurrence`` are what anchors figure and time where a
    slide sets them large; "" where none does.
    """

    fact: str
    ref: str
    key: str = ""
    number: Decimal
    sign: str = ""
    words: str
    qualifier: str = ""
    figure: str = ""
    unit: str = ""
    sources: tuple[tuple[int, int], ...] = ()
    derived: bool = False
    occurrence: str = ""
    time_occurrence: str = ""


class ChartLine(Node):
    """Points that belong together: one for each place of the chart, None where there is a gap."""

    name: str
    points: tuple[ChartPoint | None, ...]


class Chart(Node):
    """Quantities over time or by category, which both files show as a native, editable chart.

    ``places`` are the words along its axis (the parts, in a doughnut), all of them times or none.
    ``unit`` is what every number is in ("billion yen"). ``description`` states the data, for
    whoever cannot see the chart. ``remark`` says what the chart itself cannot, ``source`` where its
    points are stated. ``change`` is that between two points, where the fact base derives it.
    """

    kind: Literal["chart"] = "chart"
    id: str
    form: Literal["bar", "stacked_bar", "line", "doughnut"]
    over_time: bool = False
    caption: Inlines
    description: str
    places: Annotated[tuple[str, ...], Field(min_length=1)]
    lines: Annotated[tuple[ChartLine, ...], Field(min_length=1)]
    unit: str
    remark: Inlines = ()
    source: Inlines = ()
    change: Inlines = ()
    facts: tuple[str, ...] = ()
    lang: Language

    def __post_init__(self) -> None:
        if any(len(line.points) != len(self.places) for line in self.lines):
            raise ValueError("each line of a chart needs a point, or a gap, for each of its places")
        if is_blank(self.description):
            raise ValueError("a chart needs a description, for whoever cannot see it")


class HeaderField(Node):
    """One line of the memo's header; ``missing`` marks a visible placeholder."""

    key: Literal["to", "from", "date", "subject", "reference", "handling"]
    label: str
    content: Inlines
    lang: Language
    missing: bool = False


Block = Annotated[
    Heading
    | Paragraph
    | Bullets
    | FactList
    | KeyFigures
    | Table
    | ProjectTable
    | Timeline
    | Pairs
    | Callout
    | Contents
    | Chart,
    Field(discriminator="kind"),
]

# --- the document ---------------------------------------------------------------------------------


class SectionRole(StrEnum):
    """What a section is for; planning a deck chooses its slides by this.

    ``OWN`` is a section that the user of the library makes. The slides of one are the generic forms
    of its blocks: a list of facts, a table, a chart, a quotation.

    >>> from briefgen import SectionRole
    >>> SectionRole("key_figures")
    <SectionRole.KEY_FIGURES: 'key_figures'>
    """

    SINCE = "since"
    BOTTOM_LINE = "bottom_line"
    AUTHOR = "author"
    KEY_FIGURES = "key_figures"
    CONTENTS = "contents"
    STANDING = "standing"
    THEME = "theme"
    STATUS_BOARD = "status_board"
    ACTORS = "actors"
    ASKS_OFFERS = "asks_offers"
    RISKS = "risks"
    SILENCE = "silence"
    LINES = "lines"
    NEXT = "next"
    SOURCES = "sources"
    CHRONOLOGY = "chronology"
    WHOS_WHO = "whos_who"
    GLOSSARY = "glossary"
    REGISTER = "register"
    OWN = "own"


class Section(Node):
    """A part of the brief.

    ``title`` is its topic (a heading in the memo, the kicker of a slide); ``message`` the assertion
    that its slide has for a title, with ``message_citation`` where it rests on facts. ``annex``
    marks what stands behind the brief itself.

    `own_section` makes one of the user's own.

    >>> from briefgen import SectionRole, compose_brief, load_facts
    >>> facts = load_facts("examples/northland")
    >>> section = compose_brief(facts, sections=(SectionRole.SILENCE,)).sections[0]
    >>> section.id, str(section.role), [block.kind for block in section.blocks]
    ('silence', 'silence', ['bullets'])
    """

    id: str
    role: SectionRole
    title: Inlines
    message: Inlines = ()
    theme: str | None = None
    annex: bool = False
    blocks: tuple[Block, ...]
    facts: tuple[str, ...] = ()
    lang: Language


class Note(Node):
    """A footnote: source, paragraph, speaker, capacity, date. ``repeats`` names an earlier note."""

    number: Annotated[int, Field(ge=1)]
    content: Inlines
    facts: tuple[str, ...]
    repeats: int | None = None


class SpokenNote(Node):
    """What a speaker has to know of a fact: the full statement, and who said it where.

    ``places`` are the (source number, paragraph) pairs of its evidence.
    """

    fact: str
    content: Inlines
    places: tuple[tuple[int, int], ...] = ()


class SourceEntry(Node):
    """A source as numbered in this document. ``short`` is for source lines on slides."""

    number: Annotated[int, Field(ge=1)]
    id: str
    description: Inlines
    short: Inlines
    lang: Language
    url: str | None = None


class TypedValue(Node):
    """A value behind words of the document.

    ``ref`` is ``fact-id.value-name`` for a value of a fact, ``count:…`` for a count that the
    document computed itself, ``axis:…`` for a date on an axis; ``words`` are the texts it is
    printed as.
    """

    ref: str
    quantity: Quantity | None = None
    when: When | None = None
    words: tuple[str, ...]


class FactRef(Node):
    """A fact as it stood when the document was composed; ``aspects`` in the document's language."""

    id: str
    digest: str
    aspects: Aspects = Aspects()


class Occurrence(Node):
    """One anchored text: which form of which facts it is, and its plain text as composed.

    What belongs to the fact base but to no fact of it (a theme's name, the title) has no facts: its
    form says which entry it is ("theme:energy"), and ``entry`` is the digest of that.
    """

    id: str
    form: str
    facts: tuple[FactRef, ...]
    values: tuple[str, ...] = ()
    entry: str = ""
    lang: Language
    text: str


class Edition(Node):
    """Which facts the document was composed from: digest, date, partnership."""

    digest: str
    as_of: dt.date
    partnership: str


class Document(Node):
    """A whole brief, numbered and cited: what both writers' sides start from.

    ``second`` is the same brief in the second language of a bilingual edition;
    ``parallel_title`` and ``parallel_short_title`` are its titles, once both are set as one memo.
    ``notice`` stands on every page and slide, whatever else has no room there.

    `compose_memo` makes one, `write_memo` a file of it.

    >>> from briefgen import Document, compose_memo, load_facts
    >>> facts = load_facts("examples/northland")
    >>> memo = compose_memo(facts)
    >>> Document.model_validate_json(memo.model_dump_json()) == memo
    True
    >>> str(memo.date), memo.paper, memo.notes[0].number
    ('2024-06-01', 'A4', 1)
    """

    language: Language
    title: Inlines
    parallel_title: Inlines = ()
    parallel_short_title: Inlines = ()
    kicker: str
    subtitle: str
    short_title: Inlines
    notice: Inlines = ()
    edition: Edition
    edition_line: Inlines
    date: dt.date
    paper: Literal["A4", "Letter"] = "A4"
    convention: Literal["standard", "state", "vn"] = "standard"
    header: tuple[HeaderField, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    spoken: tuple[SpokenNote, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    values: tuple[TypedValue, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    second: "Document | None" = None

    def label(self, key: str) -> str:
        """A word of the catalogue that writers need ("Page {page} of {pages}"), or KeyError."""
        return dict(self.labels)[key]
