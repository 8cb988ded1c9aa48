"""Table columns: words in one piece in any type and width, and columns folded for want of room."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.delivered.read_memo import read_memo
from briefgen.document.model import (
    Cell,
    Citation,
    Column,
    Inlines,
    Row,
    StatusMark,
    Table,
    Text,
)
from briefgen.generate import memo_bytes
from briefgen.looks.metrics import ARIAL, CALIBRI, TIMES
from briefgen.values.language import Language
from briefgen.values.status import Status, StatusGroup
from briefgen.writers.word.base import house_base
from briefgen.writers.word.cell_type import CellType
from briefgen.writers.word.conventions import ConventionName
from briefgen.writers.word.inlines import mark_pieces
from briefgen.writers.word.template import read_template
from briefgen.writers.word.widths import Layout, floor_of, lay_out
from tests import demo, templates
from tests.officetools import pdf_text, render

CALIBRI_CELLS = CellType(metrics=CALIBRI, size=9.5, mark=8.5, figure=19)
WORD = re.compile(r"[^\W\d_]{3,}")


def text(words: str, language: Language = Language.EN) -> Inlines:
    return (Text(text=words, lang=language),)


def word_floor(words: str, language: Language = Language.EN) -> int:
    return floor_of([text(words, language)], CALIBRI_CELLS)


def table(heads: list[str], *rows: list[str], weights: list[float] | None = None) -> Table:
    sizes = weights or [1.0] * len(heads)
    columns = (Column(head=text(h), weight=w) for h, w in zip(heads, sizes, strict=True))
    cells = (tuple(Cell(content=text(words)) for words in row) for row in rows)
    return Table(id="t", columns=tuple(columns), rows=tuple(Row(cells=row) for row in cells))


# --- the type of cells ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("convention", "metrics"), [("standard", CALIBRI), ("state", TIMES), ("vn", TIMES)]
)
def test_cells_are_measured_in_the_type_of_the_convention(
    convention: ConventionName, metrics: object
) -> None:
    cells = house_base(Language.EN, "A4", convention).cells
    assert cells.metrics == metrics
    assert cells.size > (9 if convention == "standard" else 10)


def test_cells_are_measured_in_the_fonts_of_a_template() -> None:
    crest = read_template(templates.crest(), "crest.dotx").base.cells
    assert crest.metrics == ARIAL
    newsletter = read_template(templates.two_columns(), "newsletter.docx").base.cells
    widest = newsletter.metrics.width("Established", bold=True)
    assert widest > ARIAL.width("Established", bold=True)  # Georgia: not known, so as the widest


# --- floors ---------------------------------------------------------------------------------------


def test_a_column_is_as_wide_as_its_longest_word_or_piece_of_a_source_mark() -> None:
    mark = Citation(facts=("f",), mark="[1] ¶4, 15–16", lang=Language.EN)
    assert mark_pieces(mark.mark) == ["[1]\u00a0¶4,", "15–16"]
    assert floor_of([(mark,)], CALIBRI_CELLS) < word_floor("Established")
    assert floor_of([(*text("Established "), mark)], CALIBRI_CELLS) == word_floor("Established")


def test_a_short_label_in_japanese_is_one_word_and_a_sentence_is_not() -> None:
    assert word_floor("覚書締結", Language.JA) > 4 * 9.5 * 20
    assert word_floor("両国の企業は覚書に署名した。", Language.JA) == word_floor(
        "た。", Language.JA
    )


def test_a_change_of_script_takes_room() -> None:
    assert CALIBRI_CELLS.source("第15段落") > CALIBRI_CELLS.source("第段落") + CALIBRI_CELLS.source(
        "15"
    )


# --- layouts --------------------------------------------------------------------------------------

BOARD = table(
    ["Status", "Undertaking", "Parties", "Source"],
    ["Established", "Decarbonisation of industrial parks", "Administration", "[1]"],
    weights=[1, 3, 1.4, 1],
)


def test_a_page_with_room_has_every_column() -> None:
    layout = lay_out(BOARD, {0}, 9071, CALIBRI_CELLS)
    assert layout.kept == (0, 1, 2, 3)
    assert layout.folded == ()


def test_a_narrow_page_folds_columns_from_the_last_on_into_the_widest() -> None:
    layout = lay_out(BOARD, {0}, 4200, CALIBRI_CELLS)
    assert (layout.kept, layout.main, layout.folded) == ((0, 1), 1, (2, 3))


def test_a_table_of_statuses_alone_is_not_folded() -> None:
    status = StatusMark(
        status=Status.AGREED, group=StatusGroup.AGREED, label="Established", lang=Language.EN
    )
    stubs = table(["Established"] * 9)
    row = Row(cells=(Cell(content=(), status=status),) * 9)
    assert lay_out(stubs, (), 9071, CALIBRI_CELLS).folded
    given_row = stubs.model_copy(update={"rows": (row,)})
    assert lay_out(given_row, (), 9071, CALIBRI_CELLS).folded == ()


WORDS = st.text("abcdefghijklm ", max_size=40)


@given(
    st.integers(1, 7).flatmap(
        lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1)
    ),
    st.integers(1200, 10000),
)
def test_every_column_is_kept_or_folded_and_the_widths_fill_the_page(
    rows: list[list[str]], total: int
) -> None:
    layout: Layout = lay_out(table(rows[0], *rows[1:]), (), total, CALIBRI_CELLS)
    assert sorted(layout.kept + layout.folded) == list(range(len(rows[0])))
    assert layout.main in layout.kept
    assert len(layout.widths) == len(layout.kept)
    assert sum(layout.widths) == total
    assert min(layout.widths) >= 0


# --- in real pages --------------------------------------------------------------------------------


@pytest.mark.office
@pytest.mark.parametrize("name", ["two_columns.docx", "crest.dotx", "vietnamese.docx"])
def test_no_word_of_a_memo_breaks_in_a_foreign_template(name: str, tmp_path: Path) -> None:
    template = tmp_path / name
    template.write_bytes(getattr(templates, template.stem)())
    memo = tmp_path / "memo.docx"
    memo.write_bytes(memo_bytes(demo.document(), template=template))
    said = {w for p in read_memo(memo.read_bytes()).paragraphs for w in words(p.text)}
    shown = {w for page in pdf_text(render(memo)) for w in words(page)}
    assert shown - said == set()


def words(printed: str) -> list[str]:
    """Without their case: headings may be in capitals, or in small ones."""
    return WORD.findall(unicodedata.normalize("NFKC", printed).casefold())
