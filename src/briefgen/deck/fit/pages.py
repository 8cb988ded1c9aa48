"""Text that is too long for one box, over as many boxes as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from briefgen.deck.fit.fit import NO_INSET, Fitted, fit, resized
from briefgen.deck.fit.pieces import pieces_of
from briefgen.deck.fit.sentences import sentences_of
from briefgen.deck.fit.texts import Measures, Texts, texts_in
from briefgen.deck.model import Inset, SlideParagraph
from briefgen.document.model import Inlines
from briefgen.errors import BuildError
from briefgen.looks.metrics import CALIBRI
from briefgen.looks.model import EMU_PER_INCH
from briefgen.records import dataclass

Paragraphs: TypeAlias = tuple[SlideParagraph, ...]

_QUOTED = 60  # how many characters of a text an error message repeats


def split_to_fit(
    paragraphs: Sequence[SlideParagraph],
    width: int,
    height: int,
    sizes: Sequence[float],
    *,
    inset: Inset = NO_INSET,
    metrics: Measures = CALIBRI,
) -> tuple[Fitted, ...]:
    """The paragraphs over as few boxes of that width and height (EMU) as hold them.

    One box at the first step of the ladder that fits, as `fit`; else as many as the last step
    needs, all at one step: the first that needs no more. Cut between paragraphs, a bold one staying
    with what follows it; within one only where it fills more than a box, then between sentences.
    Raises BuildError where a sentence does not fit a box of its own at the last size.
    """
    texts = texts_in(metrics)
    whole = fit(paragraphs, width, height, sizes, inset=inset, metrics=texts)
    if whole is not None:
        return (whole,)
    box = _Box(width, height, inset, texts)
    fewest = _pages(paragraphs, box, sizes, len(sizes) - 1)
    if fewest is None:
        raise BuildError(_too_long(paragraphs, box, sizes[-1]))
    for step in range(len(sizes) - 1):
        pages = _pages(paragraphs, box, sizes, step)
        if pages is not None and len(pages) <= len(fewest):
            return pages
    return fewest


@dataclass(frozen=True, slots=True)
class _Box:
    """What pages are filled into; lengths in EMU."""

    width: int
    height: int
    inset: Inset
    metrics: Texts

    def hold(self, paragraphs: Sequence[SlideParagraph], break_words: bool) -> Fitted | None:
        """The paragraphs laid out, or None if the box does not hold them at their sizes."""
        sizes = (max((p.style.size for p in paragraphs), default=1.0),)
        found = fit(
            paragraphs, self.width, self.height, sizes, inset=self.inset, metrics=self.metrics
        )
        return None if found and found.breaks_words and not break_words else found


def _pages(
    paragraphs: Sequence[SlideParagraph], box: _Box, sizes: Sequence[float], step: int
) -> tuple[Fitted, ...] | None:
    """All paragraphs at one step of the ladder, box by box; None if a sentence does not fit."""
    drop = sizes[0] - sizes[step]
    rest: Paragraphs = resized(paragraphs, drop, floor=sizes[-1])
    pages: list[Fitted] = []
    while rest:
        filled = _fill(rest, box, break_words=step == len(sizes) - 1)
        if filled is None:
            return None
        page, rest = filled
        pages.append(page._replace(drop=drop))
    return tuple(pages)


def _fill(
    paragraphs: Paragraphs, box: _Box, *, break_words: bool
) -> tuple[Fitted, Paragraphs] | None:
    """One box filled from the front of the paragraphs, and what is left of them."""
    count, page = 0, None
    while count < len(paragraphs):
        larger = box.hold(paragraphs[: count + 1], break_words)
        if larger is None:
            break
        count, page = count + 1, larger
    if page is not None and count == len(paragraphs):
        return page, ()
    heads = _heads_at_end(paragraphs[:count])
    if count > heads:
        kept = box.hold(paragraphs[: count - heads], break_words)
        return (kept, paragraphs[count - heads :]) if kept else None
    cut = _fill_with_sentences(paragraphs, count, box, break_words)
    if cut is None and page is not None:
        return page, paragraphs[count:]
    return cut


def _heads_at_end(paragraphs: Paragraphs) -> int:
    """How many of the last paragraphs are bold and so stay with what follows them."""
    count = 0
    while count < len(paragraphs) and paragraphs[-1 - count].style.bold:
        count += 1
    return count


def _fill_with_sentences(
    paragraphs: Paragraphs, count: int, box: _Box, break_words: bool
) -> tuple[Fitted, Paragraphs] | None:
    """The first ``count`` paragraphs, and as many sentences of the next as still fit."""
    heads, long, rest = paragraphs[:count], paragraphs[count], paragraphs[count + 1 :]
    sentences = sentences_of(long.content)
    found = None
    for end in range(1, len(sentences)):
        first = _with_content(long, sentences[:end])
        page = box.hold((*heads, first), break_words)
        if page is None:
            break
        found = page, (_with_content(long, sentences[end:]), *rest)
    return found


def _with_content(paragraph: SlideParagraph, sentences: Sequence[Inlines]) -> SlideParagraph:
    content = tuple(inline for sentence in sentences for inline in sentence)
    return paragraph.model_copy(update={"content": content})


def _too_long(paragraphs: Sequence[SlideParagraph], box: _Box, size: float) -> str:
    """The sentence of the error: which text does not fit which box at which size."""
    texts = (
        "".join(piece.text for piece in pieces_of(paragraph.model_copy(update={"content": part})))
        for paragraph in paragraphs
        for part in sentences_of(paragraph.content)
    )
    text = max(texts, key=len, default="")
    quoted = text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
    wide, high = (length / EMU_PER_INCH for length in (box.width, box.height))
    return (
        f"a sentence of {len(text)} characters does not fit a box of {wide:.2f} × {high:.2f} in "
        f"at {size:g} pt: “{quoted}”; give its fact a shorter form"
    )
