"""Two texts beside each other as HTML, with the words marked that only one of them has."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

from briefgen.delivered.claims.passage import language_of
from briefgen.values.language import Language

# Words and what stands between them; of Japanese, which has no spaces, runs of one script: a
# number with its kanji, kana, kanji.
_TOKENS = re.compile(
    r"[\d.,〇一二三四五六七八九十百千万億兆]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff]"
    r"|[^\W\d_\u3041-\u30ff\u3400-\u9fff]+|\s+|."
)
_LETTER = re.compile(r"[^\W\d_]")
_OPEN = Language.EN  # of texts that do not tell: figures, names
_MOST = 4_000
"""Characters of the longest texts that are compared word by word."""


def marked(text: str, other: str, kind: str) -> str:
    """The text, escaped, with what the other has not in ``<mark class="kind">``; in its language.

    Texts of two languages, with little in common, or very long are not marked.
    """
    alike = bool(text and other) and language_of(text, _OPEN) is language_of(other, _OPEN)
    inner = _marked(text, other, kind) if alike and text != other else escape(text)
    return _in_language(text, inner.replace("\n", "<br>"))


def _in_language(text: str, inner: str) -> str:
    """A span that says in what language the text is; none for what has no letters."""
    if not _LETTER.search(text):
        return f"<span>{inner}</span>"
    return f'<span lang="{language_of(text, _OPEN)}">{inner}</span>'


def _marked(text: str, other: str, kind: str) -> str:
    if max(len(text), len(other)) > _MOST:
        return escape(text)
    here, there = _TOKENS.findall(_plain(text)), _TOKENS.findall(_plain(other))
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    if matcher.ratio() < 0.25:
        return escape(text)
    made, at = [], 0
    for block in matcher.get_matching_blocks():
        own = "".join(here[at : block.a])
        if own:
            made.append(_mark(own, kind))
        made.append(escape("".join(here[block.a : block.a + block.size])))
        at = block.a + block.size
    return "".join(made)


def _mark(text: str, kind: str) -> str:
    """The text in a mark, the spaces around it outside."""
    bare = text.strip()
    if not bare:
        return text
    before, _, after = text.partition(bare)
    return f'{before}<mark class="{kind}">{escape(bare)}</mark>{after}'


def _plain(text: str) -> str:
    """The text with plain spaces: whether a space breaks is no difference to a reader."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
