"""Status board: every undertaking once, at the weakest specific rung that its facts support."""

from __future__ import annotations

from briefgen.briefs.undertakings import Undertaking, undertakings_of
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Cell,
    Column,
    Inlines,
    Paragraph,
    Row,
    Section,
    SectionRole,
    Standing,
    Strong,
    Table,
    Text,
)
from briefgen.facts.model import Fact
from briefgen.facts.standing import weakest_specific
from briefgen.records import dataclass
from briefgen.values.names import NameForm
from briefgen.values.status import LADDER, Status, StatusGroup, rank

TABLE = "board-table"
"""The id of the board's table."""


@dataclass(frozen=True, slots=True)
class _Held:
    """An undertaking, the status shown, and the fact whose words its row prints.

    ``unsaid`` is a fact that this brief leaves out, and that alone gives the status: leaving a fact
    out must not promote what it is about.
    """

    undertaking: Undertaking
    status: Status
    lead: Fact
    unsaid: Fact | None

    @property
    def others(self) -> tuple[Fact, ...]:
        """Facts that put the undertaking on another rung, each rung once."""
        found: dict[Status, Fact] = {}
        for fact in self.undertaking.facts:
            if fact.status.on_ladder and fact.status is not self.status:
                found.setdefault(fact.status, fact)
        return tuple(found.values())


def board_section(writing: Writing) -> Section | None:
    """A row an undertaking, the furthest along first; None if the facts undertake nothing."""
    standings = sorted(
        (_standing(u, writing) for u in undertakings_of(writing)), key=lambda s: rank(s.status)
    )
    if not standings:
        return None
    build = writing.build
    facts = tuple(fact.id for s in standings for fact in s.undertaking.facts)
    return Section(
        id="board",
        role=SectionRole.STATUS_BOARD,
        title=build.label("board"),
        message=_message(standings, writing),
        blocks=(
            Paragraph(role="lead", content=build.label("board-lead")),
            _table(standings, facts, writing),
        ),
        facts=facts,
        lang=writing.language,
    )


def _message(standings: list[_Held], writing: Writing) -> Inlines:
    """How many undertakings there are, and how many of them are in place, where any is."""
    build, number = writing.build, len(standings)
    done = sum(standing.status.group is StatusGroup.IN_PLACE for standing in standings)
    if number == 1:
        return build.label("board")
    if not done:
        return build.label("board-message", n=number)
    return build.label("board-message-done", n=number, done=done)


def _standing(undertaking: Undertaking, writing: Writing) -> _Held:
    told = undertaking.facts
    if undertaking.project is not None:
        told = writing.base.facts_by_project[undertaking.project]
    status = weakest_specific(told)
    if status is None:
        lead = undertaking.done[0]
        return _Held(undertaking, lead.status, lead, None)
    held = [fact for fact in (*undertaking.done, *undertaking.facts) if fact.status is status]
    if held:
        return _Held(undertaking, status, held[0], None)
    unsaid = next(fact for fact in told if fact.status is status)
    return _Held(undertaking, status, undertaking.done[0], unsaid)


def _table(standings: list[_Held], facts: tuple[str, ...], writing: Writing) -> Table:
    build, labels = writing.build, writing.catalogue.labels
    return Table(
        id=TABLE,
        columns=(
            Column(head=build.label("table-status")),
            Column(head=build.label("board-undertaking"), weight=4.4),
            Column(head=build.label("board-parties"), weight=2.1),
            Column(head=build.label("table-source"), weight=1.1),
        ),
        rows=tuple(_row(standing, writing) for standing in standings),
        caption=build.label("board-caption"),
        description=writing.catalogue.label(
            "alt-table", rows=len(standings), caption=labels["board-caption"]
        ),
        remark=_remark(len(standings), writing),
        facts=facts,
    )


def _remark(number: int, writing: Writing) -> Inlines:
    """How status is shown, and what the board counts."""
    build, words = writing.build, writing.catalogue
    rungs = words.lists.separator.join(words.status(status) for status in reversed(LADDER))
    counted = build.label("board-counts" if number > 1 else "board-counts-one", n=number)
    return (*build.label("board-ladder", rungs=rungs), *build.text(words.space), *counted)


def _row(standing: _Held, writing: Writing) -> Row:
    build, undertaking = writing.build, standing.undertaking
    cited = tuple(fact for fact in (standing.lead, standing.unsaid) if fact)
    mark = writing.mark_only(cited)
    name = _name(standing, writing)
    return Row(
        id=f"board-{undertaking.project or standing.lead.id}",
        cells=(
            Cell(content=(), status=writing.status(standing.status)),
            Cell(content=_words(standing, name, writing)),
            Cell(content=writing.parties(undertaking.done) or build.label("not-stated")),
            Cell(content=(mark,)),
        ),
        facts=tuple(fact.id for fact in undertaking.facts),
        standing=Standing(
            name=_name(standing, writing, NameForm.SHORT) if standing.lead.project else name,
            status=writing.status(standing.status),
            citation=mark,
            headline=any(fact.headline for fact in undertaking.facts),
            priority=min(writing.priority(fact) for fact in undertaking.facts),
            check=any(fact.caution for fact in cited),
        ),
    )


def _name(standing: _Held, writing: Writing, form: NameForm = NameForm.FULL) -> Inlines:
    """The project's name, else the label of the fact that names none."""
    if standing.lead.project is None:
        return (writing.heading(standing.lead),)
    return writing.name(standing.lead.project, form, opens=True)


def _words(standing: _Held, name: Inlines, writing: Writing) -> Inlines:
    """The name, the sentence that gives its status, and where a source gives another."""
    build, lead = writing.build, standing.lead
    below = Text(text="\n", lang=writing.language)
    said = writing.flagged((writing.statement(Form.SHORT, lead),), lead)
    if lead.open_list:
        said = (*said, *build.text(writing.catalogue.sentence_end), *build.label("open-list"))
    others = _others(standing, writing)
    return (Strong(children=name), below, *said, *((below, *others) if others else ()))


def _others(standing: _Held, writing: Writing) -> Inlines:
    words = writing.catalogue
    items = (
        words.label("board-other", status=words.status(fact.status), mark=writing.mark((fact,)))
        for fact in standing.others
    )
    return writing.build.text(words.lists.item.join(items))
