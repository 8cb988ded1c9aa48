"""Facts and a brief in, a `Document` out: the sections in order, everything numbered and cited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from briefgen.briefs.brief import Brief, Convention
from briefgen.briefs.own import SectionMaker, checked, made_by
from briefgen.briefs.sections.actors import actors_section
from briefgen.briefs.sections.asks_offers import asks_offers_section
from briefgen.briefs.sections.author import author_section
from briefgen.briefs.sections.board import board_section
from briefgen.briefs.sections.bottom_line import bottom_line_section
from briefgen.briefs.sections.chronology import chronology_section
from briefgen.briefs.sections.coming import next_section
from briefgen.briefs.sections.contents import contents_section
from briefgen.briefs.sections.glossary import glossary_section
from briefgen.briefs.sections.key_figures import key_figures_section
from briefgen.briefs.sections.lines import lines_section
from briefgen.briefs.sections.register import register_section
from briefgen.briefs.sections.risks import risks_section
from briefgen.briefs.sections.silence import silence_section
from briefgen.briefs.sections.sources import source_entries, sources_section
from briefgen.briefs.sections.theme import theme_section
from briefgen.briefs.sections.whos_who import whos_who_section
from briefgen.briefs.select import select
from briefgen.briefs.shapes.parts import composed
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import (
    Document,
    Edition,
    HeaderField,
    Inlines,
    Section,
    SectionRole,
    Strong,
    Text,
)
from briefgen.document.walk import plain_text
from briefgen.errors import BriefError
from briefgen.facts.model import FactBase
from briefgen.values.language import LocalLine
from briefgen.wording.render import Piece
from briefgen.wording.times import word_date

if TYPE_CHECKING:
    from briefgen.facts.changes.model import Changes

PAPER: Mapping[Convention, Literal["A4", "Letter"]] = {
    Convention.STANDARD: "A4",
    Convention.STATE: "Letter",
    Convention.VN: "A4",
}
"""The paper of each convention, unless the brief names another."""

EDITION_DIGITS = 12
"""Hex digits of the edition's digest that are printed: enough to tell editions apart."""

_Key = Literal["to", "from", "date", "subject", "reference", "handling"]

WRITER_LABELS = (
    "board-none board-off board-off-one board-weakest and-more rest-in-memo map-rest "
    "gap-message gap-number gap-more gap-point gap-open gap-first "
    "tensions tensions-message tensions-message-one tension-note tension-one-side "
    "tension-other-side alt-table "
    "since-more page-of table-number see-note handling handling-line how-status continued "
    "sources-lead source-lead deck-kicker prepared-for to-be-completed summary more-in-memo "
    "further-themes more-in-appendix dagger-line themes check-mark paragraph-separator "
    "paragraph-range source-line "
    "source-separator source-item source-item-bare no-offer own-counts "
    "figure-number chart-time chart-category chart-unit chart-stated chart-paragraph chart-own "
    "table-fact table-source table-status projects-project board-parties projects-size "
    "chronology-when not-stated "
    "run-in timeline beside alt-timeline"
).split()
"""Words that the writers' sides need and that no fact gives."""


def compose(
    facts: FactBase,
    brief: Brief | None = None,
    since: Changes | None = None,
    sections: Iterable[SectionMaker | SectionRole] | None = None,
) -> Document:
    """The whole brief as one Document, from which memo and deck are both made.

    ``since`` is what changed from an earlier edition to these facts, if the brief is to tell it. In
    a bilingual edition it holds the same brief in the second language. ``sections`` are makers of
    sections and roles of ours, in the order of the memo; ours in our order where none are given.
    BriefError names an id in the brief that the fact base does not have, or says why ``since`` does
    not lead to these facts, or what is wrong with a section.
    """
    brief = brief or Brief()
    order = SECTIONS if sections is None else _checked_order(sections, since)
    if since is not None:
        check_since(since, facts)
        since = since.in_languages(held for held in (brief.language, brief.second_language) if held)
    document = _composed(Writing(facts, brief, select(facts, brief), changes=since), order)
    if brief.second_language is None:
        return document
    other = brief.in_language(brief.second_language)
    held = select(facts, other)
    second = _composed(Writing(facts, other, held, changes=since, second=True), order)
    return document.model_copy(update={"second": second})


def check_since(since: Changes, facts: FactBase) -> None:
    """BriefError unless the changes lead from an earlier edition to the facts of the brief."""
    if since.after.digest != facts.edition:
        raise BriefError(
            "what changed since was compared with other facts than the brief has; compare an "
            "earlier edition with these"
        )
    if since.before.as_of > facts.as_of:
        raise BriefError(
            f"the brief’s facts are as of {facts.as_of}, what they are compared with is as of "
            f"{since.before.as_of}, which is later; give the earlier edition as --since"
        )


def _composed(writing: Writing, order: Sequence[SectionMaker | SectionRole]) -> Document:
    facts, brief, selection = writing.base, writing.brief, writing.selection
    sections = checked(_sections(writing, order))
    spoken = tuple(writing.spoken(fact) for fact in selection.facts)
    subtitle = _subtitle(writing)
    label = writing.catalogue.label
    return Document(
        language=brief.language,
        title=writing.own_words(brief.title, "title")
        if brief.title
        else writing.entitled(Form.TITLE),
        kicker=label("memorandum" if brief.convention is Convention.STATE else "memo-kicker"),
        subtitle=subtitle,
        short_title=writing.entitled(Form.SHORT_TITLE),
        notice=_notice(writing),
        edition=Edition(digest=facts.edition, as_of=facts.as_of, partnership=facts.partnership.id),
        edition_line=_edition_line(writing),
        date=brief.date or facts.as_of,
        paper=brief.paper or PAPER[brief.convention],
        convention=brief.convention.value,
        header=_header(writing),
        sections=sections,
        notes=tuple(writing.build.notes),
        spoken=spoken,
        sources=source_entries(writing),
        values=writing.build.values,
        occurrences=tuple(writing.build.occurrences),
        labels=_labels(writing),
        left_out=selection.left_out,
    )


def _since(writing: Writing) -> Section | None:
    if writing.changes is None:
        return None
    from briefgen.briefs.sections.since import since_section  # and all that compares editions

    return since_section(writing)


_MAKERS: Mapping[SectionRole, SectionMaker] = {
    SectionRole.SINCE: _since,
    SectionRole.BOTTOM_LINE: bottom_line_section,
    SectionRole.AUTHOR: author_section,
    SectionRole.KEY_FIGURES: key_figures_section,
    SectionRole.CONTENTS: contents_section,
    SectionRole.STATUS_BOARD: board_section,
    SectionRole.ACTORS: actors_section,
    SectionRole.ASKS_OFFERS: asks_offers_section,
    SectionRole.RISKS: risks_section,
    SectionRole.SILENCE: silence_section,
    SectionRole.LINES: lines_section,
    SectionRole.NEXT: next_section,
    SectionRole.SOURCES: sources_section,
    SectionRole.CHRONOLOGY: chronology_section,
    SectionRole.WHOS_WHO: whos_who_section,
    SectionRole.REGISTER: register_section,
}
"""What makes our sections, but themes, of which each has one, and the glossary."""

SECTIONS: tuple[SectionRole, ...] = (
    SectionRole.SINCE,
    SectionRole.BOTTOM_LINE,
    SectionRole.AUTHOR,
    SectionRole.KEY_FIGURES,
    SectionRole.CONTENTS,
    SectionRole.THEME,
    SectionRole.STATUS_BOARD,
    SectionRole.ACTORS,
    SectionRole.ASKS_OFFERS,
    SectionRole.RISKS,
    SectionRole.SILENCE,
    SectionRole.LINES,
    SectionRole.NEXT,
    SectionRole.SOURCES,
    SectionRole.CHRONOLOGY,
    SectionRole.WHOS_WHO,
    SectionRole.GLOSSARY,
    SectionRole.REGISTER,
)
"""Our sections in the order of a memo."""


def _checked_order(
    sections: Iterable[SectionMaker | SectionRole], since: Changes | None
) -> tuple[SectionMaker | SectionRole, ...]:
    """The sections, led by what changed where that is asked for and they do not name its place."""
    given = tuple(sections)
    for entry in given:
        if not callable(entry) and entry not in SECTIONS:
            raise BriefError(
                f"“{entry}” is no section that briefgen makes by itself; name one of "
                f"{', '.join(SECTIONS)}, or give a function that makes a section of your own"
            )
    order = tuple(entry if callable(entry) else SectionRole(entry) for entry in given)
    if since is None or SectionRole.SINCE in order:
        return order
    return (SectionRole.SINCE, *order)


def _sections(writing: Writing, order: Sequence[SectionMaker | SectionRole]) -> tuple[Section, ...]:
    """The sections that have something to say; the glossary is made from what all others say."""
    makers = [maker for entry in order for maker in _makers(entry, writing)]
    made = [make and make(writing) for make in makers]
    others = [section for section in made if section and section.role is not SectionRole.ACTORS]
    found = [
        section if make else glossary_section(others, writing)
        for make, section in zip(makers, made, strict=True)
    ]
    return tuple(section for section in found if section is not None)


def _makers(entry: SectionMaker | SectionRole, writing: Writing) -> Iterator[SectionMaker | None]:
    """What makes the sections of an entry that the brief does not switch off.

    None stands for the glossary.
    """
    if not isinstance(entry, SectionRole):
        yield partial(made_by, entry)
    elif not composed(entry, writing.brief.parts):
        return
    elif entry is SectionRole.THEME:
        yield from (partial(theme_section, theme) for theme in writing.selection.themes)
    else:
        yield _MAKERS.get(entry)


def _subtitle(writing: Writing) -> str:
    facts = writing.selection.facts
    sources = {e.source for fact in facts for e in fact.cited}
    build = writing.build
    if len(sources) == 1:
        return plain_text(build.label("subtitle-one", facts=len(facts)))
    return plain_text(build.label("subtitle", facts=len(facts), sources=len(sources)))


def _notice(writing: Writing) -> Inlines:
    """What every page has to say of the base, in bold; nothing where there are no such words."""
    pieces = writing.words.notice(writing.language)
    return (Strong(children=(writing.entry(Form.NOTICE, pieces),)),) if pieces else ()


def _edition_line(writing: Writing) -> Inlines:
    """As of when the facts stand, their edition, and whether their translation is reviewed."""
    base, label = writing.base, writing.catalogue.label
    date = _date(base.as_of, writing)
    line = label("edition", date=date, edition=base.edition[:EDITION_DIGITS])
    some, all_facts = writing.unreviewed
    if writing.brief.second_language and not some:
        some, all_facts = writing.unreviewed_in(writing.brief.second_language)
    if some:
        key = "edition-unreviewed" if some == all_facts else "edition-part-unreviewed"
        line = label(key, edition=line)
    return (writing.build.statement((Piece(line, writing.language),), Form.EDITION, ()),)


def _header(writing: Writing) -> tuple[HeaderField, ...]:
    """To, From, Date, Subject, Reference, Handling; what is missing is a visible placeholder."""
    brief = writing.brief
    given: dict[_Key, str | LocalLine | None] = {
        "to": brief.to,
        "date": _date(brief.date, writing) if brief.date else None,
        "from": brief.sender,
        "reference": brief.reference,
        "subject": brief.subject,
        "handling": brief.handling,
    }
    return tuple(_field(key, text, writing) for key, text in given.items())


def _field(key: _Key, text: str | LocalLine | None, writing: Writing) -> HeaderField:
    """The field; a subject that the brief does not give is the partnership's name."""
    missing = text is None and key != "subject"
    said, language = writing.said(text or writing.catalogue.labels["placeholder"])
    content: Inlines = (Text(text=said, lang=language),)
    if key == "subject":
        content = writing.own_words(text, key) if text else writing.entitled(Form.PARTNERSHIP)
    return HeaderField(
        key=key,
        label=_field_label(key, missing, writing),
        content=content,
        lang=language,
        missing=missing,
    )


def _field_label(key: str, missing: bool, writing: Writing) -> str:
    """The field's label: with a colon where fields stand on lines, "" where none is printed.

    In a State memorandum date and marking stand for themselves (5 FAH-1 H-325.1).
    """
    convention, label = writing.brief.convention, writing.catalogue.labels[key]
    if convention is Convention.STANDARD:
        return label
    if convention is Convention.STATE and key in ("date", "handling") and not missing:
        return ""
    return label + writing.catalogue.colon


def _date(date: dt.date, writing: Writing) -> str:
    style = writing.words.lexicon.date_style
    return word_date(date.year, date.month, date.day, writing.catalogue, style)


def _labels(writing: Writing) -> tuple[tuple[str, str], ...]:
    labels = writing.catalogue.labels
    groups = tuple((f"group-{g}", word) for g, word in writing.catalogue.groups.items())
    statuses = tuple((f"status-{s}", word) for s, word in writing.catalogue.statuses.items())
    space = (("space", writing.catalogue.space),)
    return tuple((key, labels[key]) for key in WRITER_LABELS) + space + groups + statuses
