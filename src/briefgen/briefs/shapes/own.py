"""A user's own sections on a page that has room for some of their entries only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.document.build import Builder
from briefgen.document.model import (
    Block,
    FactGroup,
    FactList,
    Inlines,
    Paragraph,
    Section,
    SectionRole,
    Table,
)


class OwnEntries:
    """The facts of the lists and the rows of the tables of a user's own sections.

    A page takes the first of each list and table, then the seconds, and so on.
    """

    def __init__(self, sections: Iterable[Section]) -> None:
        lists = [_entries(block) for block in _own_blocks(sections)]
        turns = [(turn, place) for place, held in enumerate(lists) for turn in range(len(held))]
        self._places = [place for _, place in sorted(turns)]
        self.most = len(turns)
        self.least = sum(bool(held) for held in lists)

    def first(self, sections: Sequence[Section], most: int, build: Builder) -> Iterator[Section]:
        """The sections with so many of the entries, the rest of each list or table counted."""
        places = self._places[:most]
        shares = iter([places.count(place) for place, _ in enumerate(_own_blocks(sections))])
        for section in sections:
            if section.role is not SectionRole.OWN:
                yield section
                continue
            parts = [_first(block, next(shares), build) for block in section.blocks]
            blocks = tuple(block for part in parts for block in part)
            yield section.model_copy(update={"blocks": blocks})


def more_in_full(number: int, build: Builder) -> Inlines:
    """That so many more facts are in the full memo; nothing where there are none."""
    if number < 1:
        return ()
    return build.label("more-in-full-one") if number == 1 else build.label("more-in-full", n=number)


def _own_blocks(sections: Iterable[Section]) -> Iterator[Block]:
    for section in sections:
        if section.role is SectionRole.OWN:
            yield from section.blocks


def _entries(block: Block) -> Sequence[object]:
    match block:
        case FactList():
            items = [item for group in block.groups for item in group.items]
            return [item.fact for item in sorted(items, key=lambda item: item.priority)]
        case Table():
            return block.rows
        case _:
            return ()


def _first(block: Block, most: int, build: Builder) -> tuple[Block, ...]:
    """The weightiest facts of a list, the first rows of a table; other blocks as they are."""
    match block:
        case FactList():
            return _first_facts(block, most, build)
        case Table():
            return (_first_rows(block, most, build),)
        case _:
            return (block,)


def _first_facts(block: FactList, most: int, build: Builder) -> tuple[Block, ...]:
    kept = frozenset(_entries(block)[:most])
    parts = (
        FactGroup(status=group.status, items=tuple(i for i in group.items if i.fact in kept))
        for group in block.groups
    )
    fewer = FactList(
        groups=tuple(group for group in parts if group.items),
        dense=True,
        facts=tuple(fact for fact in block.facts if fact in kept),
    )
    more = more_in_full(len(_entries(block)) - most, build)
    return (fewer, Paragraph(role="note", content=more)) if more else (fewer,)


def _first_rows(block: Table, most: int, build: Builder) -> Table:
    rest = len(block.rows) - most
    if rest < 1:
        return block
    rows = block.rows[:most]
    more = build.label("more-in-memo", n=rest)
    space = build.text(build.words.space) if block.remark else ()
    return block.model_copy(
        update={
            "rows": rows,
            "facts": tuple(dict.fromkeys(fact for row in rows for fact in row.facts)),
            "remark": (*more, *space, *block.remark),
        }
    )
