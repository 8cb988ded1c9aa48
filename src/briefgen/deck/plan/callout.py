"""A callout on a slide: a ground, a bar in the colour of its meaning, a label, and its text."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.deck.model import Box, GroupShape, Inset, SlideParagraph
from briefgen.deck.plan.setting import Setting, count_words, inches
from briefgen.deck.plan.shapes import frame, rectangle
from briefgen.document.model import Callout
from briefgen.document.walk import plain_text
from briefgen.looks.model import Slot

_BAR = inches(0.083)
_INSET = inches(0.25)
_ROOM = Inset(left=_INSET, top=inches(0.18), right=_INSET, bottom=inches(0.18))


def callout_group(callout: Callout, box: Box, setting: Setting) -> GroupShape | None:
    """The callout at the top of the box, as high as its text; None where it does not fit."""
    color = _color(callout)
    for size in setting.steps(setting.type.sizes.item_text):
        paragraphs = _paragraphs(callout, size, color, setting)
        height = setting.height_of(paragraphs, box.w - _BAR, inset=_ROOM)
        if height <= box.h:
            return _group(callout, box, height, color, paragraphs)
    return None


def short_callout(callout: Callout, box: Box, setting: Setting) -> ShortCallout | None:
    """The callout in full or by its note alone, as fits the box and half the words of a slide.

    None where neither does.
    """
    for held in (callout, note_only(callout)):
        texts = (held.label, *(held.short or held.paragraphs))
        words = count_words([plain_text(text) for text in texts], setting.language)
        group = callout_group(held, box, setting) if 2 * words <= setting.most_words else None
        if group is not None:
            return ShortCallout(group, words)
    return None


class ShortCallout(NamedTuple):
    """A callout beside a list, and how many of the slide's words it takes."""

    group: GroupShape
    words: int


def note_only(callout: Callout) -> Callout:
    """A tension with its note alone, which says what pulls apart."""
    texts = callout.short or callout.paragraphs
    return callout.model_copy(update={"short": texts[:1]})


def callout_pages(callout: Callout, box: Box, setting: Setting) -> list[GroupShape]:
    """The callout over as many boxes as its text takes, cut between paragraphs or sentences.

    BuildError names a text that cannot be cut to fit.
    """
    color = _color(callout)
    sizes = setting.steps(setting.type.sizes.item_text)
    paragraphs = _paragraphs(callout, sizes[0], color, setting)
    pages = setting.split_to_fit(paragraphs, box.w - _BAR, box.h, sizes, inset=_ROOM)
    return [_group(callout, box, page.height, color, page.paragraphs) for page in pages]


def _color(callout: Callout) -> Slot:
    return Slot.ACCENT3 if callout.role in ("tension", "caution") else Slot.DK2


def _group(
    callout: Callout, box: Box, height: int, color: Slot, paragraphs: tuple[SlideParagraph, ...]
) -> GroupShape:
    name = plain_text(callout.label)[:60]
    ground = Box(x=box.x, y=box.y, w=box.w, h=height)
    bar = Box(x=box.x, y=box.y, w=_BAR, h=height)
    text = Box(x=box.x + _BAR, y=box.y, w=box.w - _BAR, h=height)
    return GroupShape(
        name=f"Callout · {name}",
        shapes=(
            rectangle("Ground", ground, Slot.LT2),
            rectangle("Bar", bar, color),
            frame("Callout text", text, paragraphs, inset=_ROOM),
        ),
        alt=name,
    )


def _paragraphs(
    callout: Callout, size: float, color: Slot, setting: Setting
) -> tuple[SlideParagraph, ...]:
    label = setting.paragraph(callout.label, min(size, 14), bold=True, color=color)
    texts = callout.short or callout.paragraphs
    return (label, *(setting.paragraph(text, size, before=6) for text in texts))
