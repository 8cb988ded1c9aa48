"""Sections of a standard memo: what goes first, said short where said twice, the rest counted."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.build import Builder
from briefgen.document.model import (
    Block,
    Callout,
    Citation,
    Contents,
    FactItem,
    FactList,
    Inlines,
    Pairs,
    Paragraph,
    Section,
    SectionRole,
)
from briefgen.document.walk import flatten

MOST_TENSIONS = 2
"""How many tensions of a theme a standard memo spells out."""


def trimmed(section: Section, most: int, elsewhere: frozenset[str], build: Builder) -> Section:
    """The section as a standard memo has it.

    A theme keeps ``most`` facts, those apart that the memo states ``elsewhere``, and two tensions;
    remarks count what else there is. Asks and offers are said in their short forms, the contents
    list names sections only.
    """
    match section.role:
        case SectionRole.THEME:
            blocks = _theme(section.blocks, most, elsewhere, build)
        case SectionRole.ASKS_OFFERS:
            blocks = [short_pairs(b) if isinstance(b, Pairs) else b for b in section.blocks]
        case SectionRole.CONTENTS:
            blocks = [Contents(levels=1)]
        case _:
            return section
    return section.model_copy(update={"blocks": tuple(blocks)})


def _theme(
    blocks: Iterable[Block], most: int, elsewhere: frozenset[str], build: Builder
) -> list[Block]:
    made: list[Block] = []
    tensions = 0
    for block in blocks:
        if isinstance(block, FactList):
            kept, dropped = first_facts(block, most, elsewhere)
            made += [kept] if kept.groups else []
            made += _remark("more-in-theme-one", "more-in-theme", dropped, build)
        elif isinstance(block, Callout) and block.role == "tension":
            tensions += 1
            made += [block] if tensions <= MOST_TENSIONS else []
        else:
            made.append(block)
    more = tensions - MOST_TENSIONS
    return made + _remark("more-tensions-one", "more-tensions", more, build)


def _remark(one: str, many: str, number: int, build: Builder) -> list[Block]:
    if number < 1:
        return []
    content = build.label(one) if number == 1 else build.label(many, n=number)
    return [Paragraph(role="note", content=content)]


def first_facts(
    block: FactList, most: int, elsewhere: frozenset[str] = frozenset()
) -> tuple[FactList, int]:
    """The list with the items that go first, their order kept, and how many are left out."""
    items = [i for group in block.groups for i in group.items if i.fact not in elsewhere]
    kept = {item.fact for item in sorted(items, key=lambda item: item.priority)[:most]}
    groups = [
        group.model_copy(update={"items": tuple(i for i in group.items if i.fact in kept)})
        for group in block.groups
    ]
    filled = tuple(group for group in groups if group.items)
    facts = tuple(ident for ident in block.facts if ident in kept)
    return FactList(groups=filled, facts=facts), len(items) - len(kept)


def short_pairs(block: Pairs) -> Pairs:
    """The pairs in their short forms, each cited by the note of its full statement."""
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
