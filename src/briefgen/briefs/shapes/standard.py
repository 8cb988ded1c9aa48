"""A standard memo: of every section what goes first, and a remark that counts the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import TypeVar

from briefgen.briefs.sections.projects import FEWEST_ROWS
from briefgen.document.build import Builder
from briefgen.document.model import (
    Block,
    Bullets,
    Callout,
    Citation,
    Contents,
    FactGroup,
    FactItem,
    FactList,
    Heading,
    Inlines,
    Pair,
    Pairs,
    Paragraph,
    ProjectTable,
    Row,
    Section,
    SectionRole,
    Table,
)
from briefgen.document.rewrite import nodes, rewritten
from briefgen.document.walk import flatten, plain_text
from briefgen.records import dataclass
from briefgen.values.node import Node
from briefgen.values.status import StatusGroup, rank

FACTS_A_THEME = 3
"""How many facts of a theme are stated: the demo then has ten pages."""

TENSIONS_A_THEME = 1
LINES_A_SPEAKER = 1
SPEAKERS = 3
CHANGES = 10
"""The rows of what changed since an earlier edition: with the header, a page."""

UNDERTAKINGS = 9
"""The rows of the status board: about half a page."""


T = TypeVar("T", Table, ProjectTable)


@dataclass(frozen=True, slots=True)
class _Memo:
    """What the sections of one memo have to know of each other.

    ``priority`` is the place of each fact; ``asked`` are the asks that the section of asks and
    offers states.
    """

    build: Builder
    priority: Mapping[str, int]
    asked: frozenset[str]


def standard(sections: Iterable[Section], build: Builder) -> tuple[Section, ...]:
    """The sections as a standard memo has them, in their order.

    What one section states another does not repeat: asks stand beside their offers, not under
    their themes; a caution stands beside its fact or in the table of cautions.
    """
    kept = tuple(sections)
    items = [item for section in kept for item in nodes(section, FactItem)]
    memo = _Memo(
        build=build,
        priority={item.fact: item.priority for item in items},
        asked=frozenset(pair.ask.fact for s in kept for pair in nodes(s, Pair)),
    )
    made = tuple(_trimmed(section, memo) for section in kept)
    flagged, named = _flagged(made), _named(made)
    return tuple(
        _with(section, [_cautions(block, flagged, named, build) for block in section.blocks])
        if section.role is SectionRole.RISKS
        else section
        for section in made
    )


def _flagged(sections: Iterable[Section]) -> frozenset[str]:
    """The facts whose caution a theme prints beside them."""
    themes = (section for section in sections if section.role is SectionRole.THEME)
    shown = (item for section in themes for item in nodes(section, FactItem))
    return frozenset(item.fact for item in shown if item.remark)


_OF_FACTS = tuple(
    kind for kind in Node.__subclasses__() if {"fact", "facts"}.intersection(kind.field_names)
)
"""The kinds of node that say which facts they rest on."""


def _named(sections: Iterable[Section]) -> frozenset[str]:
    """The facts that stand in some section beside the one on risks."""
    others = (section for section in sections if section.role is not SectionRole.RISKS)
    return frozenset(
        fact
        for section in others
        for block in section.blocks
        for node in nodes(block, *_OF_FACTS)
        for fact in (getattr(node, "fact", ""), *getattr(node, "facts", ()))
        if isinstance(fact, str)
    )


def _trimmed(section: Section, memo: _Memo) -> Section:
    match section.role:
        case SectionRole.THEME:
            return _theme(section, memo)
        case SectionRole.CONTENTS:
            return _with(section, [Contents(levels=1)])
        case SectionRole.SINCE:
            return _with(section, [first_changes(b, CHANGES, memo.build) for b in section.blocks])
        case SectionRole.STATUS_BOARD:
            return _with(section, [_board(block, memo) for block in section.blocks])
        case SectionRole.ASKS_OFFERS:
            return _with(section, [_short_pairs(block) for block in section.blocks])
        case SectionRole.SILENCE:
            return _with(section, _totals(section.blocks, memo.build))
        case SectionRole.LINES:
            return _with(section, _lines(section, memo))
        case SectionRole.OWN:
            return _with(section, [dense_list(block) for block in section.blocks])
        case _:
            return section


def _with(section: Section, blocks: Iterable[Block]) -> Section:
    return section.model_copy(update={"blocks": tuple(blocks)})


# --- themes ---------------------------------------------------------------------------------------


def _theme(section: Section, memo: _Memo) -> Section:
    """The theme's first facts, listed or in their table, and its first tension."""
    items = [i for i in _items(section.blocks) if i.fact not in memo.asked]
    kept = {item.fact for item in sorted(items, key=lambda item: item.priority)[:FACTS_A_THEME]}
    tensions = [b for b in section.blocks if isinstance(b, Callout) and b.role == "tension"]
    facts = [_kept(b, kept, memo.build) for b in section.blocks if b not in tensions]
    dropped, more = len(items) - len(kept), len(tensions) - TENSIONS_A_THEME
    return _with(
        section,
        (
            *_one_list([block for block in facts if block is not None]),
            *_remark("more-in-theme-one", "more-in-theme", dropped, memo.build),
            *(_short_tension(block, memo.build) for block in tensions[:TENSIONS_A_THEME]),
            *_remark("more-tensions-one", "more-tensions", more, memo.build),
        ),
    )


def _one_list(blocks: list[Block]) -> list[Block]:
    """The blocks with their fact lists as one, behind the lead, the furthest along first."""
    groups = [group for block in blocks if isinstance(block, FactList) for group in block.groups]
    joined = _dense(sorted(groups, key=lambda group: rank(group.status.status)))
    rest = [block for block in blocks if not isinstance(block, FactList)]
    lead = sum(isinstance(block, Paragraph) for block in rest[:1])
    return [*rest[:lead], *([joined] if joined else []), *rest[lead:]]


def _items(blocks: Iterable[Block]) -> list[FactItem]:
    return [item for block in blocks for item in nodes(block, FactItem)]


def _kept(block: Block, kept: Container[str], build: Builder) -> Block | None:
    """The block with only the kept facts; None if it has none of them, as it is if it is no list.

    A table of projects that would have fewer than three rows is a list.
    """
    match block:
        case FactList():
            groups = (
                FactGroup(status=group.status, items=_in(group.items, kept))
                for group in block.groups
            )
            return _dense(group for group in groups if group.items)
        case ProjectTable():
            rows = tuple(row for row in block.rows if row.item.fact in kept)
            if len(rows) >= FEWEST_ROWS:
                facts = tuple(row.item.fact for row in rows)
                fewer = block.model_copy(update={"rows": rows, "facts": facts})
                return _redescribed(fewer, build)
            return _dense(FactGroup(status=row.item.status, items=(row.item,)) for row in rows)
        case _:
            return block


def _in(items: Iterable[FactItem], kept: Container[str]) -> tuple[FactItem, ...]:
    return tuple(item for item in items if item.fact in kept)


def _dense(groups: Iterable[FactGroup]) -> FactList | None:
    filled = tuple(groups)
    facts = tuple(item.fact for group in filled for item in group.items)
    return FactList(groups=filled, dense=True, facts=facts) if filled else None


def dense_list(block: Block) -> Block:
    """A list of facts with the status before each of them; other blocks as they are."""
    return block.model_copy(update={"dense": True}) if isinstance(block, FactList) else block


def _remark(one: str, many: str, number: int, build: Builder) -> list[Block]:
    """ "And 7 more", where there are any."""
    if number < 1:
        return []
    content = build.label(one) if number == 1 else build.label(many, n=number)
    return [Paragraph(role="note", content=content)]


def _short_tension(block: Callout, build: Builder) -> Callout:
    """The sentence that names both sides, with their marks behind it."""
    if not block.short:
        return block
    said, *sides = block.short
    cited = [i for side in sides for i in flatten(side) if isinstance(i, Citation)]
    marks = dict.fromkeys(citation.mark for citation in cited)
    both = Citation(
        facts=tuple(fact for citation in cited for fact in citation.facts),
        mark=build.words.lists.separator.join(marks),
        lang=build.language,
    )
    return block.model_copy(update={"paragraphs": ((*said, both),)})


# --- the other sections ---------------------------------------------------------------------------


def _board(block: Block, memo: _Memo) -> Block:
    """Undertakings of every level, those whose facts go first, in the order of their statuses."""
    if not isinstance(block, Table) or len(block.rows) <= UNDERTAKINGS:
        return block
    chosen = {row.id for row in _spread(block.rows, memo)[:UNDERTAKINGS]}
    rows = tuple(row for row in block.rows if row.id in chosen)
    space = memo.build.text(memo.build.words.space)
    more = memo.build.label("more-undertakings", n=len(block.rows) - len(rows))
    facts = tuple(fact for row in rows for fact in row.facts)
    remark = (*block.remark, *space, *more)
    fewer = block.model_copy(update={"rows": rows, "facts": facts, "remark": remark})
    return _redescribed(fewer, memo.build)


def first_changes(block: Block, most: int, build: Builder) -> Block:
    """A table with its first rows only, and a remark that counts the others."""
    if not isinstance(block, Table) or len(block.rows) <= most:
        return block
    rows = block.rows[:most]
    facts = tuple(dict.fromkeys(fact for row in rows for fact in row.facts))
    more = build.label("since-more", n=len(block.rows) - most)
    remark = (*more, *build.text(build.words.space), *block.remark)
    fewer = block.model_copy(update={"rows": rows, "facts": facts, "remark": remark})
    return _redescribed(fewer, build)


def _spread(rows: Iterable[Row], memo: _Memo) -> list[Row]:
    """The first row of each group on the ladder, then the seconds, and so on; then what is off it.

    Within a turn, what goes first.
    """
    last = len(memo.priority) + 1

    def place(row: Row) -> int:
        return min([last, *(memo.priority.get(fact, last) for fact in row.facts)])

    turns: Counter[StatusGroup] = Counter()
    keyed: list[tuple[bool, int, int, Row]] = []
    for row in sorted(rows, key=place):
        group = next((c.status.group for c in row.cells if c.status), StatusGroup.OFF)
        keyed.append((group is StatusGroup.OFF, turns[group], place(row), row))
        turns[group] += 1
    return [row for *_, row in sorted(keyed, key=lambda held: held[:3])]


def _redescribed(block: T, build: Builder) -> T:
    """The table with a description, for screen readers, of the rows that it still has."""
    caption = plain_text(block.caption)
    told = build.words.label("alt-table", rows=len(block.rows), caption=caption)
    return block.model_copy(update={"description": told})


def _short_pairs(block: Block) -> Block:
    """The pairs in their short forms, each cited by the note of its full statement."""
    if not isinstance(block, Pairs):
        return block
    rows = tuple(
        pair.model_copy(
            update={"ask": _short(pair.ask), "offers": tuple(_short(o) for o in pair.offers)}
        )
        for pair in block.rows
    )
    others = tuple(_short(offer) for offer in block.others)
    return block.model_copy(update={"rows": rows, "others": others})


def _short(item: FactItem) -> FactItem:
    citations: Inlines = tuple(i for i in flatten(item.statement) if isinstance(i, Citation))
    return item.model_copy(update={"statement": (*item.short, *citations)})


def _cautions(
    block: Block, flagged: frozenset[str], named: frozenset[str], build: Builder
) -> Block:
    """Challenges in a dense list; cautions that no theme prints, of facts that the memo names."""
    if isinstance(block, FactList):
        return block.model_copy(update={"dense": True})
    if not isinstance(block, Table):
        return block
    beside = sum(flagged.issuperset(row.facts) for row in block.rows)
    rows = tuple(
        row
        for row in block.rows
        if named.issuperset(row.facts) and not flagged.issuperset(row.facts)
    )
    unnamed = len(block.rows) - len(rows) - beside
    told = [
        build.label(one) if number == 1 else build.label(many, n=number)
        for number, one, many in (
            (beside, "cautions-above-one", "cautions-above"),
            (unnamed, "cautions-unnamed-one", "cautions-unnamed"),
        )
        if number
    ]
    if not told:
        return block
    space = build.text(build.words.space)
    remark = (*told[0], *space, *told[1]) if len(told) > 1 else told[0]
    return _redescribed(block.model_copy(update={"rows": rows, "remark": remark}), build)


def _totals(blocks: Iterable[Block], build: Builder) -> Iterable[Block]:
    """Of a table with its totals in the first row, that row; no legend of marks, no names."""
    for block in blocks:
        if isinstance(block, Table):
            first = block.model_copy(update={"rows": block.rows[:1], "remark": ()})
            yield _redescribed(first, build)
        elif not isinstance(block, Paragraph):
            yield block


def _lines(section: Section, memo: _Memo) -> Iterable[Block]:
    """The first lines of the first speakers, cited by mark: their notes stand under the themes.

    Remarks that count lines of a register are left out, which this memo need not have.
    """
    lead = [block for block in section.blocks[:1] if isinstance(block, Paragraph)]
    spoken = [b for b in section.blocks if isinstance(b, Heading | Bullets)]
    kept = [_first_lines(block) for block in spoken[: 2 * SPEAKERS]]
    yield from lead
    yield from kept
    if [*lead, *kept] != list(section.blocks):
        yield Paragraph(role="note", content=memo.build.label("more-lines"))


def _first_lines(block: Heading | Bullets) -> Block:
    if isinstance(block, Heading):
        return block
    items, facts = block.items[:LINES_A_SPEAKER], block.facts[:LINES_A_SPEAKER]
    return rewritten(block.model_copy(update={"items": items, "facts": facts}), Citation, _unnoted)


def _unnoted(citation: Citation) -> Citation:
    return citation.model_copy(update={"note": None})
