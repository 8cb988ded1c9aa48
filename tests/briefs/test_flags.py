"""A fact that carries a caution is flagged in the tables of a memo too."""

from __future__ import annotations

import io
import zipfile

from briefgen.document.model import Emphasis, Table, Timeline
from briefgen.document.rewrite import nodes
from briefgen.document.walk import flatten, plain_text
from briefgen.generate import memo_bytes
from tests import demo

FLAG = "To be checked"


def doubtful() -> set[str]:
    return {fact.id for fact in demo.facts().facts if fact.caution}


def test_a_row_of_the_board_flags_the_fact_whose_words_it_prints() -> None:
    board = next(n for n in nodes(demo.document(), Table) if n.id == "board-table")
    flagged = 0
    for row in board.rows:
        assert row.standing is not None
        flags = [
            plain_text((inline,))
            for inline in flatten(row.cells[1].content)
            if isinstance(inline, Emphasis)
        ]
        assert row.standing.check == bool(doubtful() & set(row.standing.citation.facts))
        assert (FLAG in flags) == row.standing.check
        flagged += row.standing.check
    assert flagged


def test_a_row_of_the_chronology_flags_its_fact_and_word_prints_the_flag() -> None:
    block = next(nodes(demo.document(), Timeline))
    checked = [row for row in block.rows if row.check]
    assert {row.fact for row in checked} == {row.fact for row in block.rows} & doubtful()
    chronology = next(s for s in demo.document().sections if block in s.blocks)
    alone = demo.document().model_copy(update={"sections": (chronology,), "notes": ()})
    with zipfile.ZipFile(io.BytesIO(memo_bytes(alone))) as package:
        text = package.read("word/document.xml").decode()
    assert text.count(FLAG) == len(checked) > 0
