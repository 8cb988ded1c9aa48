"""What changed since an earlier edition: figures and statuses then and now, new, withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Block,
    Cell,
    Column,
    Emphasis,
    Inline,
    Inlines,
    Paragraph,
    Row,
    Section,
    SectionRole,
    Statement,
    Table,
)
from briefgen.facts.changes.model import (
    Changes,
    Direction,
    FactChange,
    FigureChange,
    StatusMove,
)
from briefgen.facts.changes.snapshot import Figure, Mention
from briefgen.facts.changes.words import difference_words, figure_words, respect_words
from briefgen.facts.model import Fact
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.when import When
from briefgen.wording.render import Piece
from briefgen.wording.times import word_date

TABLE = "since-table"
"""The id of the table of changes."""

MOST_NAMED = 5
"""How many facts a line names that says of several that they changed in one way."""

_EDITORIAL = frozenset("id theme also headline key_figure answers part_of waiver".split())
"""Fields of a fact that say how it is used, and nothing of what its sources say."""

_COMPARED = {
    "base": "since-compared",
    "memo": "since-compared-memo",
    "deck": "since-compared-deck",
}
_EDITION_DIGITS = 12


@dataclass(frozen=True, slots=True)
class _Told:
    """What there is to tell of the brief's own facts, each kind with what goes first in front.

    ``withdrawn`` are those that the earlier facts can still name, ``nameless`` counts the others.
    ``unknown`` counts the facts that the earlier file does not state.
    """

    figures: tuple[tuple[Fact, FigureChange], ...]
    statuses: tuple[tuple[Fact, StatusMove], ...]
    added: tuple[Fact, ...]
    withdrawn: tuple[Mention, ...]
    nameless: int
    sources: tuple[Fact, ...]
    reworded: tuple[Fact, ...]
    otherwise: tuple[Fact, ...]
    unknown: int
    unchanged: int

    @property
    def others(self) -> int:
        """How many facts changed in words, sources or details only."""
        return len(self.sources) + len(self.reworded) + len(self.otherwise)

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return sum(map(len, (self.figures, self.statuses, self.added, self.withdrawn)))


def since_section(writing: Writing) -> Section | None:
    """A table of then and now, and lines on the rest; None where nothing was compared."""
    changes = writing.changes
    if changes is None:
        return None
    build, told = writing.build, _told(changes, writing)
    message = _message(told, changes, writing)
    table = _table(told, changes, writing) if told.rows else None
    facts = table.facts if table else ()
    blocks: list[Block] = [_lead(_message(told, changes, writing), writing)]
    blocks += [table] if table else [Paragraph(content=_compared(changes, told, writing))]
    blocks += _notes(told, writing)
    if facts or told.others:
        blocks += writing.source_key()
    return Section(
        id="since",
        role=SectionRole.SINCE,
        title=build.label("since", date=(_date(changes.before.as_of, writing),)),
        message=message,
        blocks=tuple(blocks),
        facts=facts,
        lang=writing.language,
    )


# --- what there is to tell ------------------------------------------------------------------------


def _told(changes: Changes, writing: Writing) -> _Told:
    chosen = {fact.id: fact for fact in writing.selection.facts}
    changed = sorted(
        (change for change in changes.changed if change.id in chosen),
        key=lambda change: writing.priority(chosen[change.id]),
    )
    tabled = [change for change in changed if change.figures or change.status]
    rest = [change for change in changed if change not in tabled]
    sources = [change for change in rest if change.sources]
    reworded = [change for change in rest if change not in sources and change.reworded]
    otherwise = [c for c in rest if c not in (*sources, *reworded) and _matters(c)]
    added = [chosen[mention.id] for mention in changes.added if mention.id in chosen]
    withdrawn = _withdrawn(changes.withdrawn, writing)
    unknown = sum(mention.id in chosen for mention in changes.not_before)
    told = [*tabled, *sources, *reworded, *otherwise]
    return _Told(
        figures=tuple((chosen[c.id], figure) for c in tabled for figure in c.figures),
        statuses=tuple((chosen[c.id], c.status) for c in tabled if c.status),
        added=tuple(sorted(added, key=writing.priority)),
        withdrawn=tuple(mention for mention in withdrawn if mention.said),
        nameless=sum(not mention.said for mention in withdrawn),
        sources=tuple(chosen[change.id] for change in sources),
        reworded=tuple(chosen[change.id] for change in reworded),
        otherwise=tuple(chosen[change.id] for change in otherwise),
        unknown=unknown,
        unchanged=len(chosen) - len(told) - len(added) - unknown,
    )


def _matters(change: FactChange) -> bool:
    """Whether what else changed may be something that its sources say."""
    if change.other_figures:
        return True
    return change.otherwise and (not change.details or not _EDITORIAL.issuperset(change.details))


def _withdrawn(mentions: Iterable[Mention], writing: Writing) -> list[Mention]:
    """What this brief could have stated: of its themes, where it does not name its facts itself."""
    if writing.brief.include:
        return []
    themes = {theme.id for theme in writing.selection.themes}
    excluded = frozenset(writing.brief.exclude)
    return [m for m in mentions if (m.theme is None or m.theme in themes) and m.id not in excluded]


# --- the message and the lines --------------------------------------------------------------------


def _message(told: _Told, changes: Changes, writing: Writing) -> Inlines:
    """How many figures, statuses and facts changed; that nothing did, where nothing did."""
    build, date = writing.build, _date(changes.before.as_of, writing)
    counts = [
        ("since-n-figures", "since-n-figures-one", len(told.figures)),
        ("since-n-statuses", "since-n-statuses-one", len(told.statuses)),
        ("since-n-added", "since-n-added-one", len(told.added)),
        ("since-n-withdrawn", "since-n-withdrawn-one", len(told.withdrawn) + told.nameless),
    ]
    if not any(number for *_, number in counts):
        counts = [("since-n-others", "since-n-others-one", told.others)]
    items = [build.phrase(one if n == 1 else many, n=n) for many, one, n in counts if n]
    if not items:
        return build.label("since-none-known" if told.unknown else "since-none", date=(date,))
    return build.label("since-message", date=(date,), items=_listed(items, writing, commas=True))


def _lead(message: Inlines, writing: Writing) -> Paragraph:
    """The message as a sentence, with anchored texts of its own."""
    end = writing.build.text(writing.catalogue.sentence_end.rstrip())
    return Paragraph(role="lead", content=(*message, *end))


def _compared(changes: Changes, told: _Told, writing: Writing) -> Inlines:
    """With which edition the facts were compared, and how many have not changed."""
    before = changes.before
    return writing.build.label(
        _COMPARED[before.kind],
        date=(_date(before.as_of, writing),),
        edition=before.digest[:_EDITION_DIGITS],
        n=told.unchanged,
    )


def _notes(told: _Told, writing: Writing) -> list[Block]:
    """A line each for what is no row of the table."""
    build = writing.build
    named = (
        ("since-sources-are", told.sources),
        ("since-reworded-are", told.reworded),
        ("since-otherwise-are", told.otherwise),
    )
    lines = [build.label(key, items=_named(facts, writing)) for key, facts in named if facts]
    counted = (("since-withdrawn-are", told.nameless), ("since-not-before-are", told.unknown))
    lines += [build.label(key, n=number) for key, number in counted if number]
    return [Paragraph(role="note", content=line) for line in lines]


def _named(facts: Sequence[Fact], writing: Writing) -> Inlines:
    """The first facts by name, each with its source mark, and how many more there are."""
    items: list[Inlines] = [
        (*_name(fact, writing), writing.mark_only((fact,))) for fact in facts[:MOST_NAMED]
    ]
    more = len(facts) - MOST_NAMED
    if more > 0:
        items.append(writing.build.label("who-more", n=more))
    return _listed(items, writing)


def _listed(items: Sequence[Inlines], writing: Writing, *, commas: bool = False) -> Inlines:
    lists = writing.catalogue.lists
    between = writing.build.text(lists.separator if commas else lists.item)
    found: list[Inline] = []
    for item in items:
        found += [*(between if found else ()), *item]
    return tuple(found)


# --- the table ------------------------------------------------------------------------------------


def _table(told: _Told, changes: Changes, writing: Writing) -> Table:
    build = writing.build
    rows = (
        *(_figure_row(fact, change, writing) for fact, change in told.figures),
        *(_status_row(fact, move, writing) for fact, move in told.statuses),
        *(_added_row(fact, writing) for fact in told.added),
        *(_withdrawn_row(mention, writing) for mention in told.withdrawn),
    )
    caption = writing.catalogue.labels["since-caption"]
    return Table(
        id=TABLE,
        columns=(
            Column(head=build.label("table-fact"), weight=3.0),
            Column(head=build.label("since-then"), weight=2),
            Column(head=build.label("since-change"), weight=1.4),
            Column(head=build.label("since-now"), weight=2),
            Column(head=build.label("table-source"), weight=1.1),
        ),
        rows=rows,
        caption=build.label("since-caption"),
        description=writing.catalogue.label("alt-table", rows=len(rows), caption=caption),
        remark=_compared(changes, told, writing),
        facts=tuple(dict.fromkeys(fact for row in rows for fact in row.facts)),
    )


def _figure_row(fact: Fact, change: FigureChange, writing: Writing) -> Row:
    build = writing.build
    none = build.label("not-stated")
    return _row(
        f"figure-{fact.id}-{change.value}",
        fact,
        (
            Cell(content=(_then(fact, change, writing),) if change.old else none),
            Cell(content=_by(fact, change, writing)),
            Cell(content=(_now(fact, change, writing),) if change.new else none),
        ),
        writing,
    )


_MOVED = {
    Direction.UP: "since-moved-up",
    Direction.DOWN: "since-moved-down",
    Direction.ASIDE: "since-moved-aside",
}


def _status_row(fact: Fact, move: StatusMove, writing: Writing) -> Row:
    then, now = (Cell(content=(), status=writing.status(s)) for s in (move.old, move.new))
    moved = Cell(content=writing.build.label(_MOVED[move.direction]))
    return _row(f"status-{fact.id}", fact, (then, moved, now), writing)


def _added_row(fact: Fact, writing: Writing) -> Row:
    cells = (
        _absent("since-not-recorded", writing),
        Cell(content=writing.build.label("since-is-new")),
        Cell(content=(), status=writing.status(fact.status)),
    )
    what = writing.flagged((writing.statement(Form.SHORT, fact),), fact)
    return _row(f"new-{fact.id}", fact, cells, writing, what)


def _row(
    ident: str, fact: Fact, cells: tuple[Cell, Cell, Cell], writing: Writing, what: Inlines = ()
) -> Row:
    mark = Cell(content=(writing.mark_only((fact,)),))
    lead = Cell(content=what or _name(fact, writing))
    return Row(id=f"since-{ident}", cells=(lead, *cells, mark), facts=(fact.id,))


def _withdrawn_row(mention: Mention, writing: Writing) -> Row:
    """What the facts said then, with its source by name: today's numbers are of other sources."""
    build = writing.build
    said, cited = (
        (_past(texts, form, writing),)
        for texts, form in ((mention.said, "withdrawn"), (mention.cited, "withdrawn-source"))
    )
    return Row(
        id=f"since-withdrawn-{mention.id}",
        cells=(
            Cell(content=build.label("beside", text=said, said=cited)),
            Cell(content=(), status=writing.status(mention.status) if mention.status else None),
            Cell(content=build.label("since-is-gone")),
            _absent("since-no-longer-recorded", writing),
            Cell(content=()),
        ),
    )


def _absent(key: str, writing: Writing) -> Cell:
    """That the facts of then, or of now, do not have it: in our own words, set apart."""
    return Cell(content=(Emphasis(children=writing.build.label(key)),))


def _name(fact: Fact, writing: Writing) -> Inlines:
    """The fact's label, and that it is to be checked where it is."""
    return writing.flagged((writing.heading(fact),), fact)


# --- texts of the past, which rest on no fact: nothing makes them stale ---------------------------


def _past(texts: Mapping[Language, str], form: str, writing: Writing) -> Statement:
    """A text of the earlier edition, in a language that it has."""
    own = writing.language if writing.language in texts else next(iter(texts), writing.language)
    tag = "" if own is writing.language else writing.catalogue.missing
    return writing.build.statement((Piece(tag + texts.get(own, ""), own),), form, ())


def _date(date: dt.date, writing: Writing) -> Statement:
    """The date of the earlier edition, as a typed value."""
    style = writing.words.lexicon.date_style
    text = word_date(date.year, date.month, date.day, writing.catalogue, style)
    pieces = (Piece(text, writing.language, "date"),)
    values = {"date": When(edtf=date.isoformat())}
    return writing.build.statement(pieces, "since", (), values, "since")


def _then(fact: Fact, change: FigureChange, writing: Writing) -> Statement:
    """The figure as it was, as a typed value of its own."""
    assert change.old is not None
    pieces = (Piece(_figure_words(change.old, writing), writing.language, change.value),)
    held = change.old.quantity or change.old.when
    assert held is not None
    return writing.build.statement(pieces, "then", (), {change.value: held}, f"then:{fact.id}")


def _figure_words(figure: Figure, writing: Writing) -> str:
    lexicon = writing.words.lexicon
    return figure_words(figure, writing.catalogue, lexicon.unit, lexicon.date_style)


# --- texts of the present -------------------------------------------------------------------------


def _by(fact: Fact, change: FigureChange, writing: Writing) -> Inlines:
    """By how much the figure differs; where no number can say it, in which respect."""
    words = difference_words(change, writing.catalogue, writing.words.lexicon.unit)
    if change.difference is None:
        return writing.build.text(respect_words(change, writing.catalogue))
    pieces = (Piece(words, writing.language, change.value),)
    by = writing.build.statement(
        pieces,
        f"difference:{change.value}",
        (writing.ref(fact),),
        {change.value: change.difference},
        f"difference:{fact.id}",
    )
    return (by,)


def _now(fact: Fact, change: FigureChange, writing: Writing) -> Statement:
    """The figure as it is, worded as anywhere else."""
    held = writing.words.values(fact).get(change.value)
    if isinstance(held, When):
        return writing.when(fact, change.value)
    if held is not None:
        return writing.value(fact, change.value)
    assert change.new is not None
    drawn = change.new.quantity or change.new.when
    assert drawn is not None
    pieces = (Piece(_figure_words(change.new, writing), writing.language, change.value),)
    values = {change.value: drawn}
    return writing.build.statement(pieces, "drawn", (writing.ref(fact),), values, fact.id)
