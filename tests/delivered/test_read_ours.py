"""Our own memos and decks read back, as built and as LibreOffice saves them: nothing is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from briefgen import Brief
from briefgen.briefs.brief import Shape
from briefgen.delivered.model import Area, Carrier, Cell, DeliveredFile, Passage
from briefgen.delivered.read import read_delivered
from briefgen.document.model import Document, FactList, ProjectTable
from briefgen.values.language import Language
from briefgen.writers.anchors import control_tag, text_digest
from tests import made
from tests.demo import facts
from tests.officetools import pdf_text, render, resave

LANGUAGES = tuple(Language)


@cache
def document(language: Language) -> Document:
    return made.composed(facts(), Brief(language=language, shape=Shape.FULL))


@cache
def memo_file(language: Language) -> bytes:
    return made.memo_file(facts(), Brief(language=language, shape=Shape.FULL))


@cache
def deck_file(language: Language) -> bytes:
    return made.deck_file(facts(), Brief(language=language))


@cache
def memo(language: Language) -> DeliveredFile:
    return read_delivered(memo_file(language), "memo.docx")


@cache
def deck(language: Language) -> DeliveredFile:
    return read_delivered(deck_file(language), "deck.pptx")


@cache
def labels(language: Language) -> Mapping[str, str]:
    """The status of every fact in the words of a language."""
    blocks = [block for section in document(language).sections for block in section.blocks]
    lists = [b for b in blocks if isinstance(b, FactList)]
    tables = [b for b in blocks if isinstance(b, ProjectTable)]
    items = [item for b in lists for group in b.groups for item in group.items]
    items += [row.item for b in tables for row in b.rows]
    return {item.fact: item.status.label for item in items}


def delivered(back: DeliveredFile) -> Mapping[str, tuple[str, ...]]:
    """The facts of every anchor, by its tag and by its bookmark."""
    assert back.provenance is not None
    return {
        name: held.facts
        for held in back.provenance.occurrences
        for name in (control_tag(held.id), held.bookmark)
        if name
    }


def stated(back: DeliveredFile, style: str) -> list[tuple[str, set[str]]]:
    """The status and the facts of every passage of a style that states any."""
    named = delivered(back)
    found = [
        (p.status, {fact for span in p.spans for fact in named.get(span.name, ())})
        for p in back.passages
        if p.style == style and p.where.area is Area.BODY
    ]
    return [(status, held) for status, held in found if held]


# --- as built -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.every(3)
def test_every_text_of_a_memo_stands_within_its_control_and_its_bookmark(
    language: Language,
) -> None:
    back = memo(language)
    assert back.provenance is not None
    marked = {
        (span.name, text_digest(p.text[span.start : span.end]), text_digest(p.text))
        for p in back.passages
        for span in p.spans
    }
    for held in back.provenance.occurrences:
        assert (control_tag(held.id), held.text, held.paragraph) in marked
        if held.bookmark:
            assert (held.bookmark, held.text, held.paragraph) in marked
    assert len(back.provenance.occurrences) > 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.every(3)
def test_every_text_of_a_deck_stands_where_it_was_put_and_its_shape_names_it(
    language: Language,
) -> None:
    back = deck(language)
    assert back.provenance is not None
    found = {_place(passage): passage for passage in back.passages}
    for held in back.provenance.occurrences:
        at = held.at
        assert at is not None
        cell = None if at.row is None or at.column is None else (at.row, at.column)
        passage = found[at.slide, at.shape, at.notes, cell, at.paragraph]
        assert text_digest(passage.text[at.start : at.end]) == held.text
        assert text_digest(passage.text) == held.paragraph
        assert at.notes or held.id in passage.tagged
    assert len(back.provenance.occurrences) > 200


def _place(passage: Passage) -> tuple[int, str, bool, tuple[int, int] | None, int]:
    where = passage.where
    notes = where.area is Area.NOTES
    shown = where.area in (Area.SLIDE, Area.NOTES)
    cell = (where.cell.row, where.cell.column) if isinstance(where.cell, Cell) else None
    return where.slide_id if shown else -1, where.shape, notes, cell, where.paragraph


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.every(3)
def test_facts_of_a_memo_stand_beside_their_own_status(language: Language) -> None:
    known = labels(language)
    found = stated(memo(language), "Fact")
    assert len(found) > 50
    for status, named in found:
        assert status in {known[fact] for fact in named if fact in known}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.every(3)
def test_statements_of_a_deck_stand_beside_their_own_status(language: Language) -> None:
    back, known = deck(language), labels(language)
    named = delivered(back)
    found = [
        (p.status, {fact for tag in p.tagged for fact in named[tag]})
        for p in back.passages
        if p.where.shape.startswith("Statement · ") and p.where.area is Area.SLIDE
    ]
    assert len(found) > 30
    for status, held in found:
        assert status in {known[fact] for fact in held if fact in known}


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_of_a_deck_have_the_status_that_they_show(language: Language) -> None:
    words = set(labels(language).values())
    rows = {
        (p.where.slide, p.where.shape, p.where.cell.row, p.status)
        for p in deck(language).passages
        if p.status and p.where.cell
    }
    assert len(rows) > 5
    assert {status for *_, status in rows} <= words


# --- as LibreOffice saves them --------------------------------------------------------------------


@pytest.fixture(scope="module", params=LANGUAGES)
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> _Saved:
    return _Saved(request.param, tmp_path_factory.mktemp("saved"))


class _Saved:
    """The demo's memo and deck as LibreOffice saves them."""

    def __init__(self, language: Language, folder: Path) -> None:
        self.language = language
        (folder / "memo.docx").write_bytes(memo_file(language))
        (folder / "deck.pptx").write_bytes(deck_file(language))
        self.memo_path, self.deck_path = resave(folder / "memo.docx"), resave(folder / "deck.pptx")
        self.memo = read_delivered(self.memo_path)
        self.deck = read_delivered(self.deck_path)


def seen(back: DeliveredFile) -> str:
    """All that a file shows, without spaces."""
    return _close("".join(passage.text for passage in back.passages))


_MARK = re.compile(r"\d{1,3}$")
_PAGE = re.compile(r"\W*\d{0,3}(?:/\d{1,3})?\W*")


def _close(text: str) -> str:
    return re.sub(r"\s+|\u00ad", "", unicodedata.normalize("NFKC", text))


def unseen(pdf: Path, back: DeliveredFile) -> set[str]:
    """What the pages show and no passage has: all but signs of lists, numbers of pages and notes.

    A page breaks words and sets columns side by side, so that only what stands between spaces is
    looked for.
    """
    text = seen(back)
    words = {_close(word) for page in pdf_text(pdf) for word in page.split()}
    # The mark of a note stands behind a word, and one page's number beside that of all.
    return {w for w in words if not (w in text or _MARK.sub("", w) in text or _PAGE.fullmatch(w))}


@pytest.mark.office
def test_every_word_on_the_pages_of_a_saved_file_is_in_a_passage(saved: _Saved) -> None:
    assert unseen(render(saved.memo_path), saved.memo) == set()
    assert unseen(render(saved.deck_path), saved.deck) == set()


@pytest.mark.office
def test_a_saved_memo_keeps_its_text_bookmarks_headings_and_statuses(saved: _Saved) -> None:
    built = memo(saved.language)
    assert {p.text for p in built.passages if p.where.area is Area.BODY} <= {
        p.text for p in saved.memo.passages
    }
    assert _bookmarked(saved.memo) >= _bookmarked(built)
    assert {p.where.heading for p in saved.memo.passages} == {
        p.where.heading for p in built.passages
    }
    assert saved.memo.provenance == built.provenance
    kept = [
        (p.text, p.status)
        for p in saved.memo.passages
        if p.style in ("Fact", "Fact Remark") and p.where.area is Area.BODY
    ]
    assert kept == [
        (p.text, p.status) for p in built.passages if p.style in ("Fact", "Fact Remark")
    ]


def _bookmarked(back: DeliveredFile) -> set[tuple[str, str]]:
    return {
        (span.name, p.text[span.start : span.end])
        for p in back.passages
        for span in p.spans
        if span.carrier is Carrier.BOOKMARK
    }


@pytest.mark.office
def test_a_saved_deck_keeps_its_text_and_statuses(saved: _Saved) -> None:
    built = deck(saved.language)
    assert _statuses(saved.deck) == _statuses(built)
    assert saved.deck.provenance == built.provenance


def _statuses(back: DeliveredFile) -> list[tuple[int, str, str]]:
    """What slides and notes say, but for numbers, which LibreOffice leaves to be shown."""
    return sorted(
        (p.where.slide, p.text, p.status)
        for p in back.passages
        if p.where.area in (Area.SLIDE, Area.NOTES) and not p.computed
    )
