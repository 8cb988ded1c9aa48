"""What holds for the memo of every document."""

from __future__ import annotations

import unicodedata
from collections import Counter

from hypothesis import HealthCheck, given, settings

from briefgen.delivered.read_memo import DeliveredMemo, read_memo
from briefgen.document.model import Document
from briefgen.document.walk import memo_text
from briefgen.writers.anchors import Anchors
from briefgen.writers.word import write_memo
from briefgen.writers.xml import clean
from tests.strategies_document import documents
from tests.writers.word.package import parts, stories, values
from tests.writers.word.provenance import check_provenance
from tests.writers.word.sample import sample_document

law = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def bare(text: str) -> str:
    """The text without white space: marks are joined to their text by other spaces in a memo."""
    return "".join(unicodedata.normalize("NFC", clean(text)).split())


def shown(memo: DeliveredMemo) -> str:
    return "\0".join(bare(paragraph.text) for paragraph in memo.paragraphs)


def check_nothing_is_lost(document: Document) -> None:
    everything = shown(read_memo(write_memo(document)))
    for text, times in Counter(bare(t) for t in memo_text(document)).items():
        assert not text or everything.count(text) >= times, text


@law
@given(documents())
def test_nothing_of_a_document_is_lost_in_the_memo(document: Document) -> None:
    check_nothing_is_lost(document)


@law
@given(documents())
def test_a_document_read_from_json_gives_the_same_bytes(document: Document) -> None:
    again = Document.model_validate_json(document.model_dump_json())
    assert write_memo(again) == write_memo(document)


@law
@given(documents())
def test_the_provenance_part_says_what_is_read_back(document: Document) -> None:
    for anchors in (Anchors.FULL, Anchors.BOOKMARKS):
        check_provenance(document, write_memo(document, anchors=anchors), anchors)


@law
@given(documents())
def test_the_memo_shows_the_same_with_and_without_anchors(document: Document) -> None:
    full, bookmarks, none = (
        read_memo(write_memo(document, anchors=anchors)) for anchors in Anchors
    )
    assert shown(full) == shown(bookmarks) == shown(none)
    assert none.provenance is None
    assert not any(paragraph.anchored for paragraph in none.paragraphs)


@law
@given(documents())
def test_footnotes_are_cited_in_the_order_of_their_numbers(document: Document) -> None:
    body = read_memo(write_memo(document)).at("body")
    assert [number for p in body for number in p.cites] == [n.number for n in document.notes]


def test_the_sample_keeps_all_the_laws() -> None:
    document = sample_document()
    memo = write_memo(document)
    check_nothing_is_lost(document)
    check_provenance(document, memo, Anchors.FULL)
    assert memo == write_memo(document)
    assert values(next(stories(memo)), "lang", "val")
    assert "customXml/item1.xml" in parts(memo)
