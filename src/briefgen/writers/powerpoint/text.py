"""Paragraphs and text frames (ECMA-376 part 1, 21.1.2)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from briefgen.deck.model import SlideParagraph, TextStyle
from briefgen.errors import BuildError
from briefgen.writers.anchors import Anchored, SlidePlace
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.presentation import FIRST_SLIDE_ID
from briefgen.writers.powerpoint.runs import Dress, Runs, Setting, dressed, properties

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGNMENTS = {"start": "l", "center": "ctr", "end": "r"}
_PLAIN = Setting()


class Frame(NamedTuple):
    """The text frame that paragraphs are written into: a shape's own, or that of a table's cell."""

    shape: str
    row: int | None = None
    column: int | None = None
    title: bool = False


class FrameText(NamedTuple):
    """The paragraphs of a frame as XML, whether they say anything, and what they state."""

    xml: str
    empty: bool
    occurrences: tuple[str, ...]


def write_paragraphs(
    paragraphs: Iterable[SlideParagraph], frame: Frame, canvas: Canvas
) -> FrameText:
    """The paragraphs as ``a:p``, one at least; their anchored spans are placed on the canvas."""
    written: list[str] = []
    occurrences: list[str] = []
    empty = True
    for index, paragraph in enumerate(paragraphs):
        laid_out, dress = _resolved(paragraph.style, frame, canvas)
        runs = Runs(canvas.relationships, paragraph.mark_size, canvas.inks, breaks=paragraph.breaks)
        runs.write_dressed(paragraph.content, dress)
        made = runs.written()
        end = "" if made else _ended(dress, canvas)
        written.append(f"<a:p>{laid_out}{made}{end}</a:p>")
        if runs.length:
            occurrences += place(runs, frame, index, canvas)
            empty = False
    return FrameText("".join(written) or _blank(canvas), empty, tuple(occurrences))


def place(runs: Runs, frame: Frame, index: int, canvas: Canvas) -> list[str]:
    """Notes that a paragraph is shown; the ids of its occurrences, each placed on the canvas."""
    paragraph = "".join(runs.text)
    canvas.shown.add(paragraph)
    shape, row, column, _ = frame
    for ident, start, end in runs.spans:
        occurrence = canvas.occurrences.get(ident)
        if occurrence is None:
            raise BuildError(
                f"slide {canvas.slide - FIRST_SLIDE_ID + 1} states {ident!r}, which is not among "
                "the deck's occurrences"
            )
        where = SlidePlace(canvas.slide, shape, index, start, end, row, column, canvas.notes)
        canvas.placed.append(Anchored(occurrence, paragraph[start:end], paragraph, where))
    return [ident for ident, _, _ in runs.spans]


def _ended(dress: Dress, canvas: Canvas) -> str:
    """The properties of the end of a paragraph without text, which give its height."""
    return properties(canvas.language, dress.setting, dress.inks, "a:endParaRPr")


def _resolved(style: TextStyle, frame: Frame, canvas: Canvas) -> tuple[str, Dress]:
    """The layout of paragraphs of that style and the dress of their runs, worked out once a slide.

    Styles are told apart by identity, which takes no look into them: a slide shares a few.
    """
    key = id(style), frame.title
    made = canvas.styles.get(key)
    if made is None:
        dress = dressed(_setting(style, title=frame.title), canvas.inks)
        made = canvas.styles[key] = _laid_out(style), dress
    return made


def _setting(style: TextStyle, *, title: bool) -> Setting:
    """Every property that a Deck states is baked in; a title's font comes from its placeholder."""
    heading = style.heading_font and not title
    return Setting(style.size, style.color, style.bold, heading=heading)


def _laid_out(style: TextStyle) -> str:
    """Alignment, spacing and bullet of a paragraph (21.1.2.2.7)."""
    margin = style.bullet_indent if style.bullet else 0
    return _layout(style.bullet, margin, style.align, style.spacing, style.before)


@lru_cache(maxsize=1024)
def _layout(bulleted: bool, margin: int, align: str, spacing: float, before: float) -> str:
    bullet = '<a:buFont typeface="+mn-lt"/><a:buChar char="•"/>' if bulleted else "<a:buNone/>"
    return (
        f'<a:pPr marL="{margin}" indent="{-margin}" algn="{_ALIGNMENTS[align]}">'
        f'<a:lnSpc><a:spcPct val="{round(spacing * 100_000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>{bullet}</a:pPr>'
    )


def _blank(canvas: Canvas) -> str:
    """The paragraph that a frame cannot do without; small, so that it makes no table row grow."""
    small = _PLAIN._replace(size=10)
    return f"<a:p>{properties(canvas.language, small, canvas.inks, 'a:endParaRPr')}</a:p>"
