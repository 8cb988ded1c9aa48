"""Risks: challenges that the sources state, cautions on facts, and what the sources leave open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from briefgen.deck.lengths import Length
from briefgen.deck.model import Box, Shape
from briefgen.deck.plan.frame import fits_source, message_slide
from briefgen.deck.plan.gaps import gap_message, gap_table
from briefgen.deck.plan.items import choose, item_shapes, list_item
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.remarks import above_foot, counted, foot
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.tables import first_page
from briefgen.deck.plan.themes.listed import MOST_ITEMS
from briefgen.document.model import (
    Bullets,
    FactList,
    Gap,
    Heading,
    Inlines,
    Section,
    SectionRole,
    Table,
)
from briefgen.document.walk import plain_text
from briefgen.records import dataclass


@dataclass(frozen=True)
class _Topic:
    """What one slide is about: its title, and what makes it, given what its foot has to say."""

    message: Inlines
    make: Callable[[Inlines], Made]


def risk_slides(setting: Setting) -> Made:
    """A slide of challenges, one of cautions, one of what the sources leave open.

    Cautions on facts that the deck has shown come first. What does not fit a slide is in the memo,
    and the slide says how many. A short deck has the first of the slides, whose foot says what the
    others are about.
    """
    topics = list(_topics(setting))
    if setting.length is Length.SHORT and len(topics) > 1:
        first, *others = topics
        made = first.make(setting.in_line(topic.message for topic in others))
        left_out = [line for topic in others for line in _unshown(topic.make(()))]
        return Made(made.slides, (*made.left_out, *left_out))
    parts = [topic.make(()) for topic in topics]
    return made_of(parts)


def _unshown(made: Made) -> tuple[str, ...]:
    """The lines for what the slides would show, and for what not even they would."""
    facts = (fact for slide in made.slides for fact in slide.facts)
    shown = (f"{fact}: its caution is not on a slide, in the memo" for fact in facts)
    return (*shown, *made.left_out)


def _topics(setting: Setting) -> Iterator[_Topic]:
    first = True
    for section in setting.sections(SectionRole.RISKS):
        for block in section.blocks:
            if isinstance(block, FactList):
                message = section.message
                yield _Topic(message, partial(_challenges, section, block, setting))
            elif isinstance(block, Table):
                heading = next(
                    b for b in section.blocks if isinstance(b, Heading) and b.id == "cautions"
                )
                message = heading.message or heading.content
                ident = section.id if first else f"{section.id}-cautions"
                yield _Topic(message, partial(_cautions, section, block, message, ident, setting))
            else:
                continue
            first = False
    for section in setting.sections(SectionRole.SILENCE):
        gaps = _gaps(section)
        if gaps:
            message = gap_message(gaps[0], setting)
            yield _Topic(message, partial(_open, section, gaps, message, setting))


def _with_foot(shapes: Sequence[Shape], rest: int, told: Inlines, setting: Setting) -> list[Shape]:
    """The shapes, and below them how many more there are and what else there is."""
    said = _foot(rest, told, setting)
    return [*shapes, foot("What is not shown", said, setting)] if said else list(shapes)


def _foot(rest: int, told: Inlines, setting: Setting) -> Inlines:
    more = counted("more-in-memo", setting, n=rest) if rest else ()
    return setting.in_line(part for part in (more, told) if part)


def _box(most: int, told: Inlines, setting: Setting) -> Box:
    """The body above a foot that may have to say that so many are left out."""
    return above_foot(_foot(most, told, setting), setting)


def _challenges(section: Section, block: FactList, setting: Setting, told: Inlines) -> Made:
    items = [list_item(item) for group in block.groups for item in group.items]
    box = _box(len(items), told, setting)
    chosen, rest = choose(items, box, setting, MOST_ITEMS)
    shapes = _with_foot(item_shapes(chosen, box, setting), len(rest), told, setting)
    slide = message_slide(section.id, section, shapes, [i.fact for i in chosen], setting)
    left_out = (f"{item.fact}: not on the slide of risks, in the memo" for item in rest)
    return Made((slide,), tuple(left_out))


def _cautions(
    section: Section,
    table: Table,
    message: Inlines,
    ident: str,
    setting: Setting,
    told: Inlines,
) -> Made:
    ordered = sorted(table.rows, key=lambda row: not set(row.facts) & setting.shown)
    weighed = table.model_copy(update={"rows": tuple(ordered)})
    page = first_page(weighed, _box(len(table.rows), told, setting), setting)
    kept = [fact for row in page.rows for fact in row.facts]
    rest = [fact for row in table.rows for fact in row.facts if fact not in kept]
    slide = message_slide(
        ident,
        section,
        _with_foot((page.shape,), len(rest), told, setting),
        kept,
        setting,
        message=message,
    )
    left_out = (f"{fact}: its caution is not on a slide, in the memo" for fact in rest)
    return Made((slide,), tuple(left_out))


def _open(
    section: Section,
    gaps: Sequence[Gap],
    message: Inlines,
    setting: Setting,
    told: Inlines,
) -> Made:
    box = _box(len(gaps), told, setting)
    table = gap_table(gaps, section, setting)
    for size in _sizes(setting):
        page = first_page(table, box, setting, size=size)
        if len(page.rows) == len(gaps):
            break
    rest = len(gaps) - len(page.rows)
    lines, foot = _footed(_source_lines(section), setting)
    slide = message_slide(
        section.id,
        section,
        _with_foot((page.shape,), rest, told, setting),
        (),
        setting,
        message=message,
        extra_source=foot,
    )
    left_out = (f"on no slide, in the memo: {plain_text(line)}" for line in lines)
    return Made((slide,), tuple(left_out))


def _footed(lines: Sequence[Inlines], setting: Setting) -> tuple[Sequence[Inlines], Inlines]:
    """The lines for which the foot of a slide has no room, and the foot with the others."""
    own = setting.text(setting.labels["own-counts"])
    for kept in range(len(lines), 0, -1):
        foot = setting.in_line([*lines[:kept], own])
        if fits_source(foot, setting):
            return lines[kept:], foot
    return lines, own


def _sizes(setting: Setting) -> tuple[float, ...]:
    """From the size of items, which few rows have room for, down to that of boards."""
    sizes = setting.type.sizes
    return (*setting.steps(sizes.item_text), setting.steps(sizes.board)[-1])


def _gaps(section: Section) -> list[Gap]:
    return [
        gap
        for block in section.blocks
        if isinstance(block, Table)
        for gap in block.gaps
        if gap.number
    ]


def _source_lines(section: Section) -> list[Inlines]:
    """What the sources do not state of themselves."""
    return [line for b in section.blocks if isinstance(b, Bullets) for line in b.items]
