"""Key-figure tiles: qualifier, figure, unit on its own line, what it is, source mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.deck.model import Box, GroupShape, SlideParagraph
from briefgen.deck.plan.figure_words import number_words, qualifier_words, unit_words
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame, rectangle
from briefgen.document.model import Figure, Inlines, KeyFigures, Section, SectionRole
from briefgen.document.walk import plain_text
from briefgen.looks.model import Slot

_PADDING = inches(1 / 6)
_MOST_HEIGHT = inches(2.2)
_WIDE = inches(4.5)
_WIDE_TILE = (54.0, 48.0, 40.0)  # points, before the ladder's own: half a slide is a tile then


def figures_slides(setting: Setting) -> Made:
    """A slide of tiles; none where the document has no key figure that fits a tile."""
    return made_of(tiles(section, setting) for section in setting.sections(SectionRole.KEY_FIGURES))


def tiles(section: Section, setting: Setting) -> Made:
    """The tiles of a strip, up to three a row and two rows, and the figures that fit no tile."""
    strip = next(block for block in section.blocks if isinstance(block, KeyFigures))
    figures, step = _that_fit(strip.figures, setting)
    left_out = tuple(
        f"{figure.fact}: its label is too long for a tile of key figures, in the memo"
        for figure in strip.figures
        if figure not in figures
    )
    if step is None:
        return Made((), left_out)
    boxes = _boxes(len(figures), setting)
    slide = message_slide(
        section.id,
        section,
        [_tile(figure, box, step, setting) for figure, box in zip(figures, boxes, strict=True)],
        [figure.fact for figure in figures],
        setting,
        message=section.message if not left_out else section.title,
        extra_source=strip.remark,
    )
    return Made((slide,), left_out)


def _that_fit(figures: Sequence[Figure], setting: Setting) -> tuple[Sequence[Figure], _Step | None]:
    """The figures that fit tiles of their number, and how these are set; None where none do.

    With fewer of them, tiles may be narrower.
    """
    while figures:
        box = _boxes(len(figures), setting)[0]
        step = _common_step(figures, box, setting)
        if step is not None:
            return figures, step
        kept = [figure for figure in figures if _common_step((figure,), box, setting)]
        assert len(kept) < len(figures), "where each fits such a tile, the last step fits all"
        figures = kept
    return (), None


def _boxes(number: int, setting: Setting) -> list[Box]:
    """Tiles on the grid: four as two rows of two, five and six as rows of three."""
    body, gutter = setting.body, setting.looks.grid.gutter
    across = 2 if number == 4 else min(3, number)
    down = -(-number // across)
    width = (body.w - gutter * (across - 1)) // across
    height = min(_MOST_HEIGHT, (body.h - gutter * (down - 1)) // down)
    return [
        Box(
            x=body.x + (k % across) * (width + gutter),
            y=body.y + (k // across) * (height + gutter),
            w=width,
            h=height,
        )
        for k in range(number)
    ]


class _Step(NamedTuple):
    """How tiles are set: sizes of the figure and of what stands around it, in points.

    ``inline`` puts the source mark behind the label, where at the foot of the tile it would take
    room that a larger figure needs.
    """

    large: float
    small: float
    inline: bool


def _tile(figure: Figure, box: Box, step: _Step, setting: Setting) -> GroupShape:
    inner, foot = _inner(figure, box, step, setting)
    name = plain_text(figure.label)[:50]
    mark = () if step.inline else (frame("Source", foot, (_mark(figure, setting),)),)
    return GroupShape(
        name=f"Figure · {name}",
        shapes=(
            rectangle("Ground", box, Slot.LT2),
            frame("Figure and label", inner, _fitted(figure, inner, step, setting) or ()),
            *mark,
        ),
        alt=plain_text(figure.label),
    )


def _inner(figure: Figure, box: Box, step: _Step, setting: Setting) -> tuple[Box, Box]:
    """The box of a tile's text, and that of its source mark at the foot."""
    width = box.w - 2 * _PADDING
    height = 0 if step.inline else setting.height_of((_mark(figure, setting),), width)
    inner = Box(x=box.x + _PADDING, y=box.y + _PADDING // 2, w=width, h=box.h - _PADDING - height)
    return inner, Box(x=inner.x, y=inner.y + inner.h, w=width, h=height)


def _mark(figure: Figure, setting: Setting) -> SlideParagraph:
    return setting.paragraph((figure.citation,), setting.mark_size, color=Slot.ACCENT5)


def _steps(box: Box, setting: Setting) -> list[_Step]:
    """The ways to set a tile, to try in turn: the figure as large as can be."""
    sizes = setting.type.sizes
    steps = setting.steps(sizes.tile_figure)
    large = (*_WIDE_TILE, *steps) if box.w >= _WIDE else steps
    small = setting.steps(sizes.tile_text)
    return [_Step(one, text, inline) for one in large for text in small for inline in (False, True)]


def _common_step(figures: Sequence[Figure], box: Box, setting: Setting) -> _Step | None:
    """The first way in which all the figures fit a tile, so that tiles look alike."""
    for step in _steps(box, setting):
        inner = (_inner(figure, box, step, setting)[0] for figure in figures)
        if all(_fitted(f, i, step, setting) for f, i in zip(figures, inner, strict=True)):
            return step
    return None


def _fitted(
    figure: Figure, box: Box, step: _Step, setting: Setting
) -> tuple[SlideParagraph, ...] | None:
    """Qualifier, figure, unit and label; the figure on one line, the whole within the tile.

    None where they do not fit in this way.
    """
    value = _figure(figure, step.large, setting)
    label = setting.marked(figure.label, figure.citation) if step.inline else figure.label
    qualifier = qualifier_words(figure) or setting.text("\u00a0")
    paragraphs = (
        _small(qualifier, step.small, Slot.ACCENT5, setting),
        value,
        _small(
            unit_words(figure) or setting.text("\u00a0"), step.small, Slot.DK2, setting, bold=True
        ),
        _small(label, step.small, Slot.DK1, setting),
    )
    one_line = setting.fit((value,), box.w, box.h, (step.large,), max_lines=1)
    return paragraphs if one_line and setting.height_of(paragraphs, box.w) <= box.h else None


def _figure(figure: Figure, size: float, setting: Setting) -> SlideParagraph:
    return setting.paragraph(number_words(figure), size, bold=True, color=Slot.DK2, tight=True)


def _small(
    content: Inlines, size: float, color: Slot, setting: Setting, *, bold: bool = False
) -> SlideParagraph:
    return setting.paragraph(content, size, color=color, bold=bold, tight=True)
