"""What a reader sees of a memo, as plain runs and rows, for writers that are not ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.document.model import (
    Block,
    Bullets,
    Callout,
    Chart,
    Citation,
    Contents,
    Document,
    Emphasis,
    FactItem,
    FactList,
    Heading,
    Inline,
    KeyFigures,
    Link,
    Pairs,
    Paragraph,
    ProjectTable,
    Reference,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
    Value,
)


@dataclass(frozen=True)
class Run:
    """Text that is set alike; ``raised`` is the number of a note."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Piece:
    """A paragraph, or a table of rows of cells whose first row is its header."""

    kind: Literal["heading", "paragraph", "bullet", "table"]
    runs: Runs = ()
    level: int = 0
    rows: tuple[tuple[Runs, ...], ...] = ()


def memo_pieces(document: Document) -> list[Piece]:
    """All that the memo prints but its running lines, in reading order; its notes last."""
    made = [Piece("heading", runs(document.title), 1)]
    made += [
        Piece("paragraph", (Run(f"{field.label}: ", bold=True), *runs(field.content)))
        for field in document.header
    ]
    for section in document.sections:
        made.append(Piece("heading", runs(section.title), 1))
        for block in section.blocks:
            made += _pieces(block, document)
    made += [
        Piece("paragraph", (Run(f"{note.number} ", raised=True), *runs(note.content)))
        for note in document.notes
    ]
    return made


def runs(inlines: Iterable[Inline], *, bold: bool = False, italic: bool = False) -> Runs:
    """The inlines as runs of text."""
    return tuple(_runs(inlines, bold, italic))


def _runs(inlines: Iterable[Inline], bold: bool, italic: bool) -> Iterator[Run]:
    for inline in inlines:
        match inline:
            case Text() | Value() | Reference():
                yield Run(inline.text, bold, italic)
            case Citation():
                yield Run(str(inline.note or inline.mark), raised=inline.note is not None)
            case Strong():
                yield from _runs(inline.children, True, italic)
            case Emphasis():
                yield from _runs(inline.children, bold, True)
            case Link() | Statement():
                yield from _runs(inline.children, bold, italic)


def _pieces(block: Block, document: Document) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece("heading", runs(block.content), block.level)
        case Paragraph():
            yield Piece("paragraph", runs(block.content))
        case Bullets():
            yield from (Piece("bullet", runs(item)) for item in block.items)
        case FactList():
            for group in block.groups:
                yield Piece("paragraph", (Run(group.status.label, bold=True),))
                yield from _items(group.items)
        case Callout():
            yield Piece("paragraph", runs(block.label, bold=True))
            yield from (Piece("paragraph", runs(held)) for held in block.paragraphs)
        case Contents():
            for section in document.sections:
                yield Piece("paragraph", runs(section.title))
        case _:
            yield from _table(block)


def _items(items: Iterable[FactItem]) -> Iterator[Piece]:
    for item in items:
        yield Piece("bullet", runs(item.statement))
        if item.remark:
            yield Piece("paragraph", runs(item.remark, italic=True))


def _table(block: Block) -> Iterator[Piece]:
    """The caption, the rows and the remark of a block that is a table in a memo."""
    match block:
        case KeyFigures():
            head: tuple[Runs, ...] = tuple(
                (Run(figure.full, bold=True),) for figure in block.figures
            )
            yield Piece("table", rows=(head, tuple(runs(figure.label) for figure in block.figures)))
        case Table():
            yield Piece("paragraph", runs(block.caption, bold=True))
            head = tuple(runs(column.head, bold=True) for column in block.columns)
            rows = (tuple(runs(cell.content) for cell in row.cells) for row in block.rows)
            yield Piece("table", rows=(head, *rows))
        case ProjectTable():
            heads = (block.status_head, block.project_head, *(c.head for c in block.columns))
            rows = (
                (
                    (Run(row.item.status.label),),
                    runs(row.item.statement),
                    *(runs(cell) for cell in row.cells),
                )
                for row in block.rows
            )
            yield Piece("table", rows=(tuple(runs(head, bold=True) for head in heads), *rows))
        case Timeline():
            heads = (block.when_head, block.what_head, block.source_head)
            rows = ((runs(row.when), runs(row.short), runs((row.citation,))) for row in block.rows)
            yield Piece("table", rows=(tuple(runs(head, bold=True) for head in heads), *rows))
        case Pairs():
            heads = (block.left_head, block.right_head)
            rows = (
                (
                    runs(pair.ask.statement),
                    tuple(run for offer in pair.offers for run in runs(offer.statement))
                    or runs(block.unmatched),
                )
                for pair in block.rows
            )
            yield Piece("table", rows=(tuple(runs(head, bold=True) for head in heads), *rows))
            yield Piece("paragraph", runs(block.others_head, bold=True))
            yield from _items(block.others)
        case Chart():
            yield Piece("paragraph", runs(block.caption, bold=True))
            head = ((), *((Run(place),) for place in block.places))
            lines = (
                ((Run(line.name),), *((Run(p.words if p else "–"),) for p in line.points))
                for line in block.lines
            )
            yield Piece("table", rows=(head, *lines))
    remark = getattr(block, "remark", ())
    if remark:
        yield Piece("paragraph", runs(remark, italic=True))
