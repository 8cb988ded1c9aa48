"""That the digests of what a file shows are of all that it shows, and of nothing else."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given

from briefgen import FactBase
from briefgen.deck.model import Deck
from briefgen.document.model import Document
from briefgen.writers.anchors import SHORT_DIGEST
from briefgen.writers.powerpoint import write_deck
from briefgen.writers.shown import short_digest, shown_texts
from briefgen.writers.word import write_memo
from briefgen.writers.word.template import read_template
from tests import demo, made, second, templates
from tests.laws import law
from tests.strategies_deck import decks
from tests.strategies_document import documents

NS = {"p": "urn:briefgen:provenance:1"}
SHOWING = re.compile(
    r"(?:word|ppt)/(?:document|footnotes|(?:header|footer)\w*|charts/\w+|slides/\w+|notesSlides/\w+)"
    r"\.xml"
)
CELL = re.compile(r"<(?:t|v)(?: [^>]*)?>([^<]*)")


def read_from_parts(file: zipfile.ZipFile) -> Iterator[str]:
    """Every text, read from the finished parts and not noted while they were written."""
    for name in file.namelist():
        if SHOWING.fullmatch(name):
            yield from shown_texts(file.read(name).decode())
        elif name.endswith(".xlsx"):
            book = zipfile.ZipFile(io.BytesIO(file.read(name)))
            for part in book.namelist():
                if part.startswith(("xl/worksheets/", "xl/sharedStrings")):
                    root = ET.fromstring(book.read(part))
                    yield from (e.text or "" for e in root.iter() if e.tag.endswith(("}t", "}v")))


def check(data: bytes) -> None:
    file = zipfile.ZipFile(io.BytesIO(data))
    read = {short_digest(text) for text in read_from_parts(file) if text.strip()}
    root = ET.fromstring(file.read("customXml/item1.xml"))
    delivered = set((root.findtext("p:delivered", "", NS)).split())
    entries = root.findall("p:occurrences/p:occurrence", NS)
    recorded = {str(entry.get("paragraph"))[:SHORT_DIGEST] for entry in entries}
    assert read, "the file shows nothing"
    assert delivered <= read
    assert read <= delivered | recorded


@law(10)
@given(documents())
def test_all_that_a_memo_shows_is_among_its_digests(document: Document) -> None:
    check(write_memo(document))


@law(10)
@given(decks())
def test_all_that_a_deck_shows_is_among_its_digests(deck: Deck) -> None:
    check(write_deck(deck))


@pytest.mark.parametrize("facts", [demo.facts, second.facts])
def test_so_it_is_in_whole_briefs_with_every_block_and_with_charts(
    facts: Callable[[], FactBase],
) -> None:
    check(made.memo_file(facts(), demo.FULL))
    check(made.deck_file(facts()))


@pytest.mark.parametrize("template", [templates.two_columns, templates.crest, templates.vietnamese])
@pytest.mark.every(3)
def test_what_a_template_says_around_the_memo_is_among_its_digests(
    template: Callable[[], bytes],
) -> None:
    base = read_template(template(), "t.docx").base
    check(write_memo(demo.document(), base=base))
