"""The status that each item of a memo stands under or beside, as the memo prints it.

It is told from styles, by name: a lead above a group of facts, a tag that runs in before a fact, a
cell in a table's row (`writers.word.status_cells`, `writers.word.blocks`). The words are those in
the file, whatever they are: an audit holds them against the fact's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.delivered.word_styles import WordStyles
from briefgen.delivered.word_walk import Kind, Walked
from briefgen.values.status import StatusGroup
from briefgen.writers.word.oxml import NO_BREAK_SPACE
from briefgen.writers.word.styles import Style, status_cell

_CELLS = frozenset(status_cell(group).casefold() for group in StatusGroup)
_LEAD = Style.STATUS_LEAD.casefold()
_GROUPED = frozenset({Style.FACT.casefold(), Style.FACT_REMARK.casefold()})
_OTHER_LANGUAGE = (f"{NO_BREAK_SPACE}/{NO_BREAK_SPACE}", "\n")


def statuses(items: Sequence[Walked], styles: WordStyles) -> Iterator[str]:
    """The words of the status of each item of a part, "" where it has none."""
    rows = _row_statuses(items, styles)
    lead = ""
    for item in items:
        style = styles.name(item.style).casefold()
        own = first_language(item.tags)
        if item.cell is not None:
            yield own or rows.get(item.cell[:2], "")
            continue
        if item.kind is Kind.TEXT and styles.level(item.style) is not None:
            lead = ""
        if style == _LEAD:
            lead = own or first_language(item.text)
        elif own:
            lead = own
        yield lead if own or style == _LEAD or style in _GROUPED else ""


def first_language(words: str) -> str:
    """The words of a status without their second language, which stands behind a stroke or a
    break."""
    for sign in _OTHER_LANGUAGE:
        words = words.strip().partition(sign)[0]
    return words.strip()


def _row_statuses(items: Sequence[Walked], styles: WordStyles) -> dict[tuple[int, int], str]:
    """The status of each row by table and row: its status cell's, or the tag that stands alone.

    A row that shows a status then and now stands under the latter, which is its last.
    """
    found: dict[tuple[int, int], str] = {}
    for item in items:
        if item.cell is None or item.kind is not Kind.TEXT:
            continue
        alone = item.tags and item.tags.strip() == item.text.strip()
        if alone or styles.name(item.style).casefold() in _CELLS:
            found[item.cell[:2]] = first_language(item.tags or item.text)
    return found
