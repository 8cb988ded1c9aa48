"""Paragraphs and text frames (ECMA-376 part 1, 21.1.2)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from briefgen.deck.model import SlideParagraph, TextStyle
from briefgen.writers.anchors import SlidePlace
from briefgen.writers.powerpoint.canvas import Canvas, Placed
from briefgen.writers.powerpoint.runs import Runs, Setting, properties

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
        runs = Runs(canvas.relationships, paragraph.mark_size, canvas.inks, breaks=paragraph.breaks)
        setting = _setting(paragraph.style, title=frame.title)
        runs.write(paragraph.content, setting)
        made = runs.written()
        end = "" if made else properties(canvas.language, setting, canvas.inks, "a:endParaRPr")
        written.append(f"<a:p>{_laid_out(paragraph.style)}{made}{end}</a:p>")
        occurrences += place(runs, frame, index, canvas)
        empty = empty and not runs.length
    return FrameText("".join(written) or _blank(canvas), empty, tuple(occurrences))


def place(runs: Runs, frame: Frame, index: int, canvas: Canvas) -> list[str]:
    """Notes that a paragraph is shown; the ids of its occurrences, each placed on the canvas."""
    paragraph = "".join(runs.text)
    canvas.shown.add(paragraph)
    for occurrence, start, end in runs.spans:
        where = SlidePlace(
            canvas.slide, frame.shape, index, start, end, frame.row, frame.column, canvas.notes
        )
        canvas.placed.append(Placed(occurrence, paragraph[start:end], paragraph, where))
    return [span.occurrence for span in runs.spans]


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
