"""Anchored files in other programs' readers: none of them loses a statement.

python-docx's own text API leaves out whatever stands in a content control; these three do not.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from pathlib import Path

import mammoth
import pytest
from docx2python import docx2python
from markitdown import MarkItDown

from briefgen import Brief, compose_deck, compose_memo
from briefgen.delivered.match import match
from briefgen.delivered.model import Area, DeliveredFile
from briefgen.delivered.read import read_delivered
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.values.language import Language
from tests import demo

_RUNNING = (Area.HEADER, Area.FOOTER)


@cache
def memo(language: str) -> bytes:
    return memo_bytes(compose_memo(demo.facts(), Brief(language=Language(language))))


@cache
def deck(language: str) -> bytes:
    return deck_bytes(compose_deck(demo.facts(), Brief(language=Language(language))))


@cache
def _markitdown() -> MarkItDown:
    return MarkItDown(enable_plugins=False)


def by_mammoth(path: Path) -> str:
    with path.open("rb") as file:
        html = mammoth.convert_to_html(file).value
    return unescape(re.sub(r"<[^>]+>", "", html))


def by_docx2python(path: Path) -> str:
    with docx2python(io.BytesIO(path.read_bytes())) as read:
        return str(read.text)


def by_markitdown(path: Path) -> str:
    return str(_markitdown().convert(str(path)).text_content)


def _letters(text: str) -> str:
    """The text without what readers add or change: spaces, mark-up, marks of notes."""
    return re.sub(r"[\W_]+", "", text)


def _statements(file: DeliveredFile, left_out: tuple[Area, ...]) -> Iterator[str]:
    assert file.provenance is not None
    matched = match(file, file.provenance)
    assert not matched.missing
    for found in matched.found:
        passage = file.passages[found.passage]
        if passage.where.area not in left_out:
            yield passage.text[found.start : found.end]


def _lost(data: bytes, name: str, read: str, left_out: tuple[Area, ...] = ()) -> list[str]:
    statements = set(_statements(read_delivered(data, name), left_out))
    assert len(statements) > 100
    letters = _letters(read)
    return [text for text in statements if _letters(text) not in letters]


@pytest.mark.parametrize("language", ["en", "vi", "ja"])
@pytest.mark.parametrize(
    ("reader", "left_out"),
    [(by_mammoth, _RUNNING), (by_docx2python, ()), (by_markitdown, _RUNNING)],
    ids=["mammoth", "docx2python", "markitdown"],
)
@pytest.mark.every(3)
def test_a_reader_of_memos_reads_every_statement(
    reader: Callable[[Path], str], left_out: tuple[Area, ...], language: str, tmp_path: Path
) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(memo(language))
    # mammoth, and markitdown through it, read no headers and footers, ours or anyone's.
    assert _lost(memo(language), "memo.docx", reader(path), left_out) == []


@pytest.mark.parametrize("language", ["en", "vi", "ja"])
@pytest.mark.every(3)
def test_markitdown_reads_every_statement_of_a_deck(language: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck(language))
    assert _lost(deck(language), "deck.pptx", by_markitdown(path)) == []
