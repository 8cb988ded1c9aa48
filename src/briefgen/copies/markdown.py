"""Markdown (CommonMark with tables): a paragraph a heading, paragraph, item, row or block of code.

Left out: raw HTML, and the targets of links and pictures. A head of ``key: value`` lines between
``---`` gives title, author and date; else the only heading of level one is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.copies.model import CELL, Said, one_line, paragraphs_of
from briefgen.copies.said import iso_day
from briefgen.gate import decode
from briefgen.gate.markup import check_markdown

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^(title|author|date|lang)[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)


def read(content: bytes, name: str) -> Said:
    """Its blocks; InputError where it is not UTF-8."""
    from markdown_it import MarkdownIt

    text = decode(content, name).replace("\r\n", "\n").replace("\r", "\n")
    check_markdown(text, name)
    head = _HEAD.match(text)
    entries = dict(_ENTRY.findall(head[1])) if head else {}
    held = {key: value.strip("\"'") for key, value in entries.items()}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[head.end() :] if head else text)
    headings = [
        tokens[at + 1]
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h1"
    ]
    only = _plain(headings[0]) if len(headings) == 1 else ""
    return Said(
        paragraphs_of(_blocks(tokens)),
        title=one_line(held.get("title", only)),
        author=one_line(held.get("author", "")),
        issued=iso_day(held.get("date", "")),
        language=held.get("lang", ""),
    )


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield CELL.join(filter(None, row))
            row = None
        elif token.type == "inline":
            if row is None:
                yield _plain(token)
            else:
                row.append(_plain(token))
        elif token.type in ("fence", "code_block"):
            yield token.content


def _plain(token: Token) -> str:
    """The words of an inline token; line breaks are spaces."""
    words = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "image"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
    return one_line("".join(words))
