"""The memo as LibreOffice prints it: accessible, read in its order, no heading left behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import outloud
import pdfua
import pytest

from briefgen import compose_memo
from briefgen.briefs.brief import Brief, Convention, Shape
from briefgen.delivered.read_memo import read_memo
from briefgen.values.language import Language
from briefgen.writers.word import write_memo
from tests import demo
from tests.officetools import render
from tests.synthetic import make_base
from tests.tagtree import Tagged, read_tags, tables_without_headers
from tests.writers.word.sample import sample_document

pytestmark = pytest.mark.office

# What remains, and why it is not ours to mend. Any other rule id fails the test.
EXPORTER = "LibreOffice's exporter does so with every document"
REMAINING = {
    "TAG-001": f"{EXPORTER}: rules and grounds of tables and paragraphs are painted untagged",
    "TAG-002": "as it should be: running headers and repeated header rows are read once",
    "TAG-020": "the empty paragraph after a table: without it Word joins two tables that touch",
    "TBL-001": "forms and boxes: header fields have labels beside them, a box has one column; "
    "which tables these are is a test of its own below",
    "UA-15-003": "as TBL-001, in the other program's words",
    "LNK-001": f"{EXPORTER}: the marks of footnotes in their notes are links outside Link tags",
    "LNK-003": f"{EXPORTER}: links of footnotes and references have no description",
    "LNK-004": f"{EXPORTER}: links lack the print flag",
    "LNK-005": f"{EXPORTER}: pages do not set their tab order",
    "NOTE-001": f"{EXPORTER}: notes have no id",
    "NOTE-003": f"{EXPORTER}: a note's paragraph is tagged within the note as well",
    "ORD-001": f"{EXPORTER}: it paints the marks of a table cell after its text; the order of "
    "reading is a test of its own below",
    "PAG-001": "a guess: notes at the foot of several pages say the same (“See note 4.”)",
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The PDF of a memo by name, made once."""
    folder = tmp_path_factory.mktemp("printed")
    made: dict[str, Path] = {}

    def print_memo(name: str) -> Path:
        if name not in made:
            path = folder / f"{name}.docx"
            path.write_bytes(MEMOS[name]())
            made[name] = render(path, accessible=True)
        return made[name]

    return print_memo


def _demo(**brief: object) -> bytes:
    return write_memo(compose_memo(demo.facts(), Brief.model_validate(brief)))


def _sample(language: Language) -> bytes:
    return write_memo(sample_document().model_copy(update={"language": language}))


MEMOS: dict[str, Callable[[], bytes]] = {
    "demo": lambda: _demo(),
    "one page": lambda: _demo(shape=Shape.ONE_PAGE),
    "state": lambda: _demo(convention=Convention.STATE),
    "vn": lambda: _demo(convention=Convention.VN),
    "full": lambda: _demo(shape=Shape.FULL),
    "synthetic": lambda: write_memo(compose_memo(make_base(60, 5))),
    "in Vietnamese": lambda: _sample(Language.VI),
    "in Japanese": lambda: _sample(Language.JA),
}


# --- accessible -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["demo", "synthetic", "in Vietnamese", "in Japanese"])
def test_the_pdf_breaks_no_rule_of_accessibility_but_the_exporters(
    name: str, printed: Callable[[str], Path]
) -> None:
    pdf = str(printed(name))
    result = outloud.check(pdf)
    assert result.error is None
    told = {finding.rule: finding.message for finding in result.findings}
    told |= {finding.rule_id: finding.message for finding in pdfua.validate(pdf).findings}
    assert {rule: told[rule] for rule in told.keys() - REMAINING.keys()} == {}


@pytest.mark.parametrize("name", ["demo", "synthetic", "in Japanese"])
def test_only_forms_and_boxes_have_no_header_cells(
    name: str, printed: Callable[[str], Path]
) -> None:
    labels = {field.label for field in demo.document().header}
    labels |= {field.label for field in sample_document().header}
    bare = tables_without_headers(printed(name))
    assert [first for columns, first in bare if columns > 1 and first not in labels] == []


@pytest.mark.parametrize("name", ["demo", "synthetic", "in Vietnamese", "in Japanese"])
def test_a_screen_reader_reads_the_memo_in_its_order(
    name: str, printed: Callable[[str], Path]
) -> None:
    heard = "".join(_letters(t.text) for t in read_tags(printed(name)) if not t.is_note)
    body = read_memo(MEMOS[name]()).at("body")
    assert heard == "".join(_letters(paragraph.text) for paragraph in body)


def _letters(text: str) -> str:
    """Letters alone: bullets and the numbers of notes are printed, and no text of the memo's."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalpha())


# --- no heading is left behind --------------------------------------------------------------------

# By the names that our styles have; headings are known by their type.
LEADING = ("Status Lead", "Section Lead", "Caption", "caption", "Callout Label")


def left_behind(tags: list[Tagged]) -> Iterator[str]:
    """The headings and leads that are the last on their page, notes apart."""
    pages: dict[int, Tagged] = {}
    for tagged in tags:
        if tagged.text.strip() and not tagged.is_note:
            pages[tagged.page] = tagged
    for page, last in sorted(pages.items()):
        if last.tag in LEADING or re.fullmatch("H[1-6]", last.kind):
            yield f"page {page}: {last.text}"


def test_headings_stand_with_what_they_lead(printed: Callable[[str], Path]) -> None:
    """On at most one page of thirty, over all memos, is a heading or lead the last of its page.

    All of them keep with what follows, which another test proves of every memo, and Word heeds it.
    Writer 7.4 mostly does; where the first fact's footnote does not fit, it moves the fact and now
    and then leaves its heading, whether the fact keeps its lines together or not.
    """
    tags = {name: read_tags(printed(name)) for name in MEMOS}
    assert all({tagged.kind for tagged in memo} >= {"H1", "P"} for memo in tags.values())
    pages = sum(max(tagged.page for tagged in memo) for memo in tags.values())
    found = [f"{name}, {place}" for name, memo in tags.items() for place in left_behind(memo)]
    assert len(found) <= pages / 30, found


def test_a_heading_left_behind_is_found() -> None:
    tags = [
        Tagged("P", "P", (), 1, "text"),
        Tagged("Heading 1", "H1", (), 1, "Energy"),
        Tagged("P", "P", ("Note",), 1, "Source 1"),
        Tagged("P", "P", (), 2, "text"),
        Tagged("Status Lead", "P", (), 2, "Agreed"),
        Tagged("P", "P", (), 3, "text"),
    ]
    assert list(left_behind(tags)) == ["page 1: Energy", "page 2: Agreed"]
