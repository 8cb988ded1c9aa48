"""Judges that are not ours look at every memo and deck of the matrix; see `tests.matrix`."""

from __future__ import annotations

import io
import itertools
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import overset.render
import pptx
import pytest
from overset.engine import lint
from overset.settings import Settings

from briefgen import Brief
from briefgen.briefs.brief import Shape
from briefgen.deck.model import ChartShape
from briefgen.delivered.audit import audit
from briefgen.delivered.match import match
from briefgen.delivered.model import Area, Carrier, Passage
from briefgen.delivered.read import read_delivered
from briefgen.document.model import Document
from briefgen.values.node import Node, field_types
from briefgen.writers.anchors import Anchors
from tests import demo, made
from tests.deck.rendered import misplaced_in
from tests.matrix import files, pdfs
from tests.matrix.cases import DECK_VALUES, DECKS, FACTS, MEMO_VALUES, MEMOS, Case
from tests.matrix.readers import (
    by_docx2python,
    by_mammoth,
    by_markitdown,
    letters,
)
from tests.officetools import validate
from tests.tagtree import Tagged, read_tags
from tests.wholeness import problems
from tests.wholeness_deck import deck_problems

CASES = (*MEMOS, *DECKS)
LEAST_FILES = 40

EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
EACH_MEMO = pytest.mark.parametrize("case", MEMOS, ids=lambda case: case.name)
EACH_DECK = pytest.mark.parametrize("case", DECKS, ids=lambda case: case.name)


@pytest.fixture(scope="session")
def of_libreoffice() -> dict[str, frozenset[str]]:
    """The rules of accessible PDFs that a file of LibreOffice's own breaks, by kind."""
    return {
        kind: frozenset(found.rule for found in pdfs.told(files.control(kind)))
        for kind in ("memo", "deck")
    }


# --- the matrix -----------------------------------------------------------------------------------


def test_the_matrix_has_forty_files_and_more() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= LEAST_FILES
    readme = (demo.ROOT / "README.md").read_text("utf-8")
    assert f"{len(MEMOS)} memos and {len(DECKS)} decks" in " ".join(readme.split())


def test_each_two_values_meet_in_a_case() -> None:
    for cases, values in ((MEMOS, MEMO_VALUES), (DECKS, DECK_VALUES)):
        rows = [(c.facts, *c.extent, c.look, c.edition, c.anchors) for c in cases]
        for first, second in itertools.combinations(range(len(values)), 2):
            met = {(row[first], row[second]) for row in rows}
            assert met == set(itertools.product(values[first], values[second]))


def _kinds(part: Node) -> set[type[Node]]:
    """The kinds of all that a document is made of."""
    found = {type(part)}
    for name in field_types(type(part)):
        held = getattr(part, name)
        for inner in held if isinstance(held, tuple) else (held,):
            if isinstance(inner, Node):
                found |= _kinds(inner)
    return found


@pytest.mark.parametrize("shape", list(Shape))
def test_the_themes_of_the_matrix_have_all_that_a_memo_of_all_has(shape: Shape) -> None:
    few = Brief(shape=shape, themes=FACTS["demo"].themes)
    whole: Document = made.composed(demo.facts(), Brief(shape=shape))
    assert _kinds(made.composed(demo.facts(), few)) >= _kinds(whole)


# --- checks of our own ----------------------------------------------------------------------------


@EACH_MEMO
@pytest.mark.every(3)
def test_each_memo_is_whole(case: Case) -> None:
    data = files.path_of(case).read_bytes()
    assert problems(data, template=files.wordless(case)) == []


@EACH_DECK
@pytest.mark.every(3)
def test_each_deck_is_whole(case: Case) -> None:
    assert deck_problems(files.path_of(case).read_bytes()) == []


# --- the Open XML SDK, ooxml-integrity ------------------------------------------------------------


@pytest.mark.node
@EACH
def test_the_open_xml_sdk_has_nothing_against_it(case: Case) -> None:
    assert validate(files.path_of(case)) == []


def test_ooxml_integrity_finds_nothing_but_fonts_that_are_not_here() -> None:
    """PPT007 says that a font is not on this machine, which is no word about the file.

    It says so of the very fonts whose widths our own reading of the template calls estimated.
    """
    found = _integrity(*(files.path_of(case) for case in CASES))
    assert len(found) == len(CASES)
    for case, told in zip(CASES, found, strict=True):
        estimated = files.estimated_fonts(case)
        missing = [f for f in told if f["code"] == "PPT007"]
        assert [f for f in told if f not in missing] == []
        assert all(any(font in f["message"] for font in estimated) for f in missing), case.name


def _integrity(*paths: Path) -> list[list[dict[str, str]]]:
    run = subprocess.run(
        [sys.executable, "-m", "ooxml_integrity", "check", "--json", "--no-config", *paths],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    told = json.loads(run.stdout)["files"]
    assert [Path(file["path"]) for file in told] == [*paths]
    return [file["findings"] for file in told]


def test_ooxml_integrity_sees_text_that_its_box_cannot_hold(tmp_path: Path) -> None:
    opened = pptx.Presentation(io.BytesIO(demo.deck_file()))
    title = opened.slides[1].shapes.title
    assert title is not None
    title.height = pptx.util.Pt(5)
    opened.save(str(tmp_path / "low.pptx"))
    assert _integrity(tmp_path / "low.pptx") != [[]]


# --- readers --------------------------------------------------------------------------------------


@EACH
@pytest.mark.every(3)
def test_python_docx_and_python_pptx_open_and_save_it_and_nothing_is_lost(case: Case) -> None:
    path, saved = files.path_of(case), io.BytesIO()
    opened = docx.Document(str(path)) if case.kind == "memo" else pptx.Presentation(str(path))
    opened.save(saved)
    before = read_delivered(path.read_bytes(), path.name)
    after = read_delivered(saved.getvalue(), path.name)
    assert after.passages == before.passages
    assert after.provenance == before.provenance
    if after.provenance is not None and before.provenance is not None:
        assert match(after, after.provenance) == match(before, before.provenance)


def _lost(case: Case, read: Callable[[Path], str], but: tuple[Area, ...] = ()) -> list[str]:
    found = letters(read(files.path_of(case)))
    wanted = [held.text for held in files.statements(case) if held.area not in but]
    assert wanted
    return [text for text in wanted if letters(text) not in found]


@EACH_MEMO
@pytest.mark.every(4)
def test_mammoth_docx2python_and_markitdown_read_every_statement(case: Case) -> None:
    assert _lost(case, by_docx2python) == []
    # mammoth, and markitdown through it, read no headers and footers, ours or anyone's.
    assert _lost(case, by_mammoth, files.RUNNING) == []
    assert _lost(case, by_markitdown, files.RUNNING) == []


@EACH_DECK
@pytest.mark.every(4)
def test_markitdown_reads_every_statement_of_a_deck(case: Case) -> None:
    assert _lost(case, by_markitdown) == []


# --- as LibreOffice draws it ----------------------------------------------------------------------


@pytest.mark.office
@EACH_DECK
def test_every_glyph_of_every_slide_stands_in_its_frame(case: Case) -> None:
    assert misplaced_in(files.planned(case), files.printed(case)) == []


@pytest.mark.office
@EACH_DECK
def test_overset_finds_nothing_on_its_slides(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks at the PDF that the other judges look at; LibreOffice need not print it again.

    OVS203 counts the words of boards, tables, sources and footers too; how many message slides may
    hold is a law of its own (tests/deck/test_plan.py), and overset lets a house set the number.
    OVS002 takes a word for the same word in another frame; that every glyph stands in its frame is
    proved here of the same PDF by order of drawing. OVS104 measures how dark the pixels of a word
    are, which the bar between two words (“|”), thinner than a pixel, has none of.
    """

    def printed(path: Path, into: Path, _fonts: object = ()) -> Path:
        return Path(shutil.copy(pdf, into / f"{path.stem}.pdf"))

    pdf = files.printed(case)
    monkeypatch.setattr(overset.render, "to_pdf", printed)
    told = lint(files.path_of(case), Settings(max_words=_MOST_WORDS))
    assert told.rendered
    assert told.notes == []
    spilled = [found for found in told.findings if found.code == "OVS002"]
    bars = [found for found in told.findings if (found.code, found.snippet) == ("OVS104", "|")]
    assert [found for found in told.findings if found not in (*spilled, *bars)] == []
    if spilled:
        assert misplaced_in(files.planned(case), files.printed(case)) == []


_MOST_WORDS = 400
"""Of a slide with all that stands on it; Vietnamese counts each syllable as a word."""


@pytest.mark.office
@EACH_MEMO
def test_the_pdf_of_a_memo_is_accessible_and_read_in_its_order(
    case: Case, of_libreoffice: dict[str, frozenset[str]]
) -> None:
    data = files.path_of(case).read_bytes()
    memo = pdfs.Printed(data, files.printed(case), files.forms(case))
    assert memo.in_order
    assert list(pdfs.against_memo(memo, of_libreoffice["memo"])) == []


@pytest.mark.office
@EACH_DECK
def test_the_pdf_of_a_deck_breaks_no_rule_but_those_that_libreoffice_breaks(
    case: Case, of_libreoffice: dict[str, frozenset[str]]
) -> None:
    slides = files.planned(case).slides
    charts = sum(isinstance(shape, ChartShape) for slide in slides for shape in slide.shapes)
    pdf = files.printed(case)
    assert list(pdfs.against_deck(pdf, charts, of_libreoffice["deck"])) == []


@pytest.mark.office
def test_headings_stand_with_what_they_lead() -> None:
    """On at most one page of thirty, over all memos, is a heading or lead the last of its page.

    All of them keep with what follows, which another test proves of every memo, and Word heeds it.
    Writer 7.4 mostly does; where the first fact's footnote does not fit, it moves the fact and now
    and then leaves its heading, whether the fact keeps its lines together or not.
    """
    tags = {case.name: read_tags(files.printed(case)) for case in MEMOS}
    pages = sum(max(tagged.page for tagged in memo) for memo in tags.values())
    found = [f"{name}, {at}" for name, memo in tags.items() for at in pdfs.left_behind(memo)]
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
    assert list(pdfs.left_behind(tags)) == ["page 1: Energy", "page 2: Agreed"]


# --- saved again by LibreOffice -------------------------------------------------------------------


@pytest.mark.office
@EACH
def test_saved_by_libreoffice_every_statement_stands_and_an_audit_finds_nothing(case: Case) -> None:
    """What office-notes says is kept, is kept: texts, statuses, and what ties them to facts.

    Tags are lost, alternative texts and a chart's workbook too, which no statement rests on.
    """
    before = read_delivered(files.path_of(case))
    after = read_delivered(files.saved(case))
    assert after.provenance == before.provenance
    shown = {letters(passage.text) for passage in after.passages}
    everything = "\n".join(shown)
    lost = [s.text for s in files.statements(case) if letters(s.text) not in everything]
    assert lost == []
    assert _statuses(case, after.passages) == _statuses(case, before.passages)
    if case.anchors is not Anchors.NONE:
        report = audit([after], FACTS[case.facts].load())
        assert [(f.state, f.place, f.shown) for f in report.open] == []
        assert len(report.findings) >= len(files.statements(case))
        found_by = {finding.found_by for finding in report.findings}
        assert case.kind == "deck" or Carrier.TAG not in found_by


def _statuses(case: Case, passages: Iterable[Passage]) -> list[tuple[int, str, str]]:
    """What is said under which status; numbers that fields show are left to be computed."""
    areas = (Area.BODY,) if case.kind == "memo" else (Area.SLIDE, Area.NOTES)
    return sorted(
        (p.where.slide, letters(p.text), p.status)
        for p in passages
        if p.where.area in areas and p.status and not p.computed
    )
