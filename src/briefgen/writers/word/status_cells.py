"""Statuses as shown, in cells and as tags: the fact's own word, in the fill of its group.

Cell fills and rules depend on the row, which no table style can say, so they stand on the cell, as
theme colours with the hex as fallback.
"""

from __future__ import annotations

from typing import assert_never

from briefgen.document.model import Cell, StatusMark, Text
from briefgen.looks.model import Slot
from briefgen.values.status import StatusGroup
from briefgen.writers.word import oxml
from briefgen.writers.word.colors import Inks, edge, shading
from briefgen.writers.word.ledger import Ledger
from briefgen.writers.word.oxml import EN_SPACE, NO_BREAK_SPACE
from briefgen.writers.word.paragraphs import finish_paragraph, write_paragraph
from briefgen.writers.word.styles import Style, status_cell, status_tag

_OUTLINE = 10  # eighths of a point
_BETWEEN_STUBS = 18


def write_status_cell(
    ledger: Ledger, cell: Cell, width: int, below: StatusMark | None, mark: str
) -> str:
    """The cell of a stub: the status word, then what the cell says, unless that is the word alone.

    ``below`` is the status of the cell under it, ``mark`` a bookmark to begin with.
    """
    status = cell.status
    assert status is not None
    style = status_cell(status.group)
    word = oxml.run(status.label, status.lang, ledger.style(Style.STRONG))
    if status.parallel:
        word += oxml.run(f"\n{status.parallel.text}", status.parallel.lang)
    paragraphs = finish_paragraph(ledger, style, mark + word)
    if cell.content and cell.content != (Text(text=status.label, lang=status.lang),):
        paragraphs += write_paragraph(ledger, style, cell.content)
    return oxml.cell(width, paragraphs, _looks(status.group, below, ledger.base.palette))


def write_status_tag(ledger: Ledger, status: StatusMark) -> str:
    """The status as a tag in text: shaded as far as its group goes, in the fact's own word.

    The en spaces are the tag's padding, which run shading has none of (17.3.2.32); a status off the
    ladder has no shading to pad.
    """
    style = ledger.style(status_tag(status.group))
    padding = "" if status.group is StatusGroup.OFF else EN_SPACE
    if status.parallel is None:
        return oxml.run(f"{padding}{status.label}{padding}", status.lang, style)
    first = oxml.run(
        f"{padding}{status.label}{NO_BREAK_SPACE}/{NO_BREAK_SPACE}", status.lang, style
    )
    return first + oxml.run(f"{status.parallel.text}{padding}", status.parallel.lang, style)


def _looks(group: StatusGroup, below: StatusMark | None, palette: Inks) -> str:
    """Outline and fill of the cell.

    Between two filled stubs stands a white rule, else they would look like one.
    """
    fill = _fill(group)
    if fill is None:
        return _outline(group, palette)
    rule = ""
    if below is not None and _fill(below.group) is not None:
        rule = edge("bottom", Slot.LT1, palette, _BETWEEN_STUBS)
    return oxml.cell_borders(rule) + shading(fill, palette)


def _fill(group: StatusGroup) -> Slot | None:
    match group:
        case StatusGroup.ASKED | StatusGroup.PROPOSED | StatusGroup.OFF:
            return None
        case StatusGroup.AGREED:
            return Slot.TINT
        case StatusGroup.UNDER_WAY:
            return Slot.ACCENT1
        case StatusGroup.IN_PLACE:
            return Slot.DK2
        case _:
            assert_never(group)


def _outline(group: StatusGroup, palette: Inks) -> str:
    if group is StatusGroup.OFF:
        return ""
    kind = "dashed" if group is StatusGroup.ASKED else "single"
    sides = ("top", "left", "bottom", "right")
    edges = "".join(edge(side, Slot.ACCENT1, palette, _OUTLINE, kind) for side in sides)
    return oxml.cell_borders(edges)
