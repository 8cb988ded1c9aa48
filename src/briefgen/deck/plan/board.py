"""The status board: a band a level, the furthest along on top, and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from briefgen.deck.model import Box, GroupShape, Inset, Shape, SlideParagraph
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.remarks import above_foot, counted, flagged, foot, joined
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import (
    LEVELS,
    METER_HEIGHT,
    STATUS_TEXTS,
    frame,
    hairline,
    level_cell,
    meter,
)
from briefgen.document.model import FactItem, Inlines, Pairs, Section, SectionRole, Standing, Table
from briefgen.document.rewrite import nodes
from briefgen.document.walk import plain_text
from briefgen.looks.model import Slot
from briefgen.records import dataclass
from briefgen.values.status import StatusGroup

_ACROSS = 3
_STUB = inches(11 / 6)  # two columns
_GUTTER = inches(0.25)
_BAND_GAP = inches(1 / 12)
_MORE = inches(1.1)
_HIGHEST = inches(1.35)
_STUB_INSET = Inset(left=inches(1 / 6), right=inches(0.08))
_ABOVE_METER = inches(0.06)


@dataclass(frozen=True)
class _Band:
    """A level with what stands there: what a slide shows, in that order, and the rest."""

    group: StatusGroup
    shown: tuple[Standing, ...]
    rest: tuple[Standing, ...]


def board_slides(setting: Setting) -> Made:
    """One slide; none where the document has no board."""
    sections = setting.sections(SectionRole.STATUS_BOARD)
    return made_of(_made(section, setting) for section in sections)


def _made(section: Section, setting: Setting) -> Made:
    by_level = _by_level(section, setting)
    remark, indent = _remark(len(by_level[StatusGroup.OFF]), setting), _STUB + _GUTTER
    body = above_foot(remark, setting, indent=indent)
    board = board_of(by_level, LEVELS, body, setting)
    unshown = (*board.rest, *by_level[StatusGroup.OFF])
    shapes: list[Shape] = [*board_shapes(board, setting)]
    if unshown:
        shapes.append(foot("What is not shown", remark, setting, indent=indent))
    facts = [f for item in board.shown for f in item.citation.facts]
    slide = message_slide(
        section.id,
        section,
        shapes,
        [fact for fact in facts if fact in setting.spoken],
        setting,
        extra_source=setting.text(setting.labels["board-weakest"]),
    )
    left_out = tuple(
        f"{item.citation.facts[0]}: not on the slide of the status board, in the memo"
        for item in unshown
    )
    return Made((slide,), left_out)


@dataclass(frozen=True)
class Board:
    """What stands on the bands of a board, the furthest along on top, and where it is drawn.

    All items are of one size (points) and one width (EMU); a band is ``height`` high, and its top
    ``pitch`` below that of the band above it.
    """

    bands: tuple[_Band, ...]
    box: Box
    pitch: int
    width: int
    size: float

    @property
    def height(self) -> int:
        """The height of a band in EMU."""
        return self.pitch - _BAND_GAP

    @property
    def shown(self) -> tuple[Standing, ...]:
        """What the board shows."""
        return tuple(item for band in self.bands for item in band.shown)

    @property
    def rest(self) -> tuple[Standing, ...]:
        """What the board only counts."""
        return tuple(item for band in self.bands for item in band.rest)


def board_of(
    by_level: Mapping[StatusGroup, Sequence[Standing]],
    levels: Sequence[StatusGroup],
    box: Box,
    setting: Setting,
) -> Board:
    """A band for each of the levels, the last on top, over the box or as much of it as they need.

    What stands at a level is given in the order of importance. `board_shapes` draws it.
    """
    pitch = min((box.h + _BAND_GAP) // len(levels), _HIGHEST + _BAND_GAP)
    across = min(_ACROSS, max(1, *(len(by_level[group]) for group in levels)))
    size, bands = _bands(by_level, levels, across, pitch - _BAND_GAP, setting)
    width = _cell_width(across, any(band.rest for band in bands), setting)
    return Board(tuple(bands), box, pitch, width, size)


def board_shapes(board: Board, setting: Setting) -> tuple[GroupShape, ...]:
    """The bands, a hairline between them."""
    shapes = []
    for number, band in enumerate(board.bands):
        y = board.box.y + number * board.pitch
        place = board.box.model_copy(update={"y": y, "h": board.height})
        last = number == len(board.bands) - 1
        shapes.append(_band(band, place, board, setting, ruled=not last))
    return tuple(shapes)


# --- what stands where ----------------------------------------------------------------------------


def _by_level(section: Section, setting: Setting) -> Mapping[StatusGroup, list[Standing]]:
    """What stands at each level, and off the ladder, each in the order of importance."""
    found: dict[StatusGroup, list[Standing]] = {group: [] for group in (*LEVELS, StatusGroup.OFF)}
    for item in (*_undertakings(section), *_asks(setting)):
        found[item.status.group].append(item)
    for items in found.values():
        items.sort(key=lambda item: (not item.headline, item.priority))
    return found


def _undertakings(section: Section) -> list[Standing]:
    tables = (block for block in section.blocks if isinstance(block, Table))
    return [row.standing for table in tables for row in table.rows if row.standing]


def _asks(setting: Setting) -> list[Standing]:
    """What is asked for: the rows of asks and offers, or all asks where there is no such section.

    The board of a document holds undertakings only, which an ask is none of.
    """
    pairs = [
        pair.ask
        for section in setting.sections(SectionRole.ASKS_OFFERS)
        for block in section.blocks
        if isinstance(block, Pairs)
        for pair in block.rows
    ]
    items = pairs or [
        item for section in setting.sections(SectionRole.THEME) for item in nodes(section, FactItem)
    ]
    return [standing_of(item) for item in items if item.status.group is StatusGroup.ASKED]


def standing_of(item: FactItem) -> Standing:
    """The fact by its name, as a board shows it."""
    return Standing(
        name=item.heading or item.short,
        status=item.status,
        citation=item.citation,
        headline=item.headline,
        priority=item.priority,
        check=bool(item.remark),
    )


def _bands(
    by_level: Mapping[StatusGroup, Sequence[Standing]],
    levels: Sequence[StatusGroup],
    across: int,
    height: int,
    setting: Setting,
) -> tuple[float, list[_Band]]:
    """The bands from the top, at the first size at which all that should be shown fits.

    At the smallest size what fits no cell makes way for what does.
    """
    more = any(len(by_level[group]) > _ACROSS for group in levels)
    width = _cell_width(across, more, setting)
    *larger, smallest = setting.steps(setting.type.sizes.board)
    for size in larger:
        first = [item for group in levels for item in by_level[group][:_ACROSS]]
        if all(_fits(item, width, height, size, setting) for item in first):
            return size, [_first_of(group, by_level[group]) for group in reversed(levels)]
    narrow = _cell_width(across, True, setting)

    def fits(item: Standing) -> bool:
        return _fits(item, narrow, height, smallest, setting)

    return smallest, [_fitting_of(group, by_level[group], fits) for group in reversed(levels)]


def _first_of(group: StatusGroup, items: Sequence[Standing]) -> _Band:
    """The first, and all others."""
    return _Band(group, tuple(items[:_ACROSS]), tuple(items[_ACROSS:]))


def _fitting_of(
    group: StatusGroup, items: Iterable[Standing], fits: Callable[[Standing], bool]
) -> _Band:
    """The first that fit, and all others."""
    shown: list[Standing] = []
    rest: list[Standing] = []
    for item in items:
        (shown if len(shown) < _ACROSS and fits(item) else rest).append(item)
    return _Band(group, tuple(shown), tuple(rest))


def _fits(item: Standing, width: int, height: int, size: float, setting: Setting) -> bool:
    return setting.height_of(_cell(item, size, setting), width) <= height


# --- shapes ---------------------------------------------------------------------------------------


def _cell_width(across: int, more: bool, setting: Setting) -> int:
    """The width of so many items, beside a column that counts the rest where there is any."""
    room = setting.body.w - _STUB - (_MORE + _GUTTER if more else 0)
    return room // across - _GUTTER


def _band(band: _Band, box: Box, board: Board, setting: Setting, *, ruled: bool) -> GroupShape:
    """A level's stub and its items, which move together and each alone within the group."""
    word = setting.labels[f"group-{band.group}"]
    held: list[Shape] = [*_stub(band.group, word, box, setting)]
    x = box.x + _STUB + _GUTTER
    for number, item in enumerate(band.shown):
        place = Box(x=x + number * (board.width + _GUTTER), y=box.y, w=board.width, h=box.h)
        name = f"Undertaking · {plain_text(item.name)}"[:60]
        held.append(frame(name, place, _cell(item, board.size, setting), anchor="middle"))
    if not band.shown and not band.rest:
        none = setting.paragraph(
            setting.text(setting.labels["board-none"]), board.size, color=Slot.ACCENT5, tight=True
        )
        place = Box(x=x, y=box.y, w=box.x + box.w - x, h=box.h)
        held.append(frame("None", place, (none,), anchor="middle"))
    if band.rest:
        held.append(_more(len(band.rest), box, setting))
    if ruled:
        held.append(hairline("Rule", x, box.y + box.h + _BAND_GAP // 2, box.x + box.w - x))
    alt = setting.labels["source-separator"].join(plain_text(item.name) for item in band.shown)
    alt = alt or setting.labels["board-none"]
    return GroupShape(name=f"Level · {word}", shapes=tuple(held), alt=f"{word}: {alt}")


def _stub(group: StatusGroup, word: str, box: Box, setting: Setting) -> tuple[Shape, Shape]:
    """The level's word and the meter below it, the two together in the middle of the stub."""
    color = STATUS_TEXTS[group]
    text = _stub_word(word, color, box.h, setting)
    height = setting.height_of((text,), _STUB, inset=_STUB_INSET)
    top = max(0, (box.h - height - _ABOVE_METER - METER_HEIGHT) // 2)
    inset = _STUB_INSET.model_copy(update={"top": top})
    cell = level_cell(f"Level · {word}", group, box.model_copy(update={"w": _STUB}), (text,), inset)
    y = box.y + top + height + _ABOVE_METER
    return cell, meter(LEVELS.index(group) + 1, box.x + inset.left, y, color)


def _stub_word(word: str, color: Slot, height: int, setting: Setting) -> SlideParagraph:
    """The word as large as leaves room for the meter; at the smallest size where nothing does."""
    room = height - _ABOVE_METER - METER_HEIGHT
    sizes = setting.steps(setting.type.sizes.table_head)
    text = setting.paragraph(setting.text(word), sizes[0], bold=True, color=color, tight=True)
    fitted = setting.fit((text,), _STUB, room, sizes, inset=_STUB_INSET, max_lines=1)
    if fitted:
        return fitted.paragraphs[0]
    return setting.paragraph(setting.text(word), sizes[-1], bold=True, color=color, tight=True)


def _cell(item: Standing, size: float, setting: Setting) -> tuple[SlideParagraph, ...]:
    """The name and the source mark; between them the item's own status, if the band's differs.

    What carries a caution says so there too.
    """
    own = item.status.label != setting.labels[f"group-{item.status.group}"]
    if not own and not item.check:
        return (setting.paragraph(setting.marked(item.name, item.citation), size, tight=True),)
    small = setting.steps(setting.type.sizes.board)[-1]
    word = item.status.label if own else setting.labels["check-mark"]
    said = flagged(setting.text(word), setting, check=own and item.check)
    status = setting.marked(said, item.citation)
    return (
        setting.paragraph(item.name, size, tight=True),
        setting.paragraph(status, small, bold=True, color=Slot.ACCENT5, tight=True),
    )


def _more(number: int, box: Box, setting: Setting) -> Shape:
    size = setting.steps(setting.type.sizes.board)[-1]
    text = setting.paragraph(
        counted("and-more", setting, n=number), size, color=Slot.ACCENT5, tight=True
    )
    place = Box(x=box.x + box.w - _MORE, y=box.y, w=_MORE, h=box.h)
    return frame("And more", place, (text,), anchor="middle")


def _remark(off: int, setting: Setting) -> Inlines:
    """How many undertakings have a status that is no level, and where to find what is not shown."""
    key = "board-off" if off > 1 else "board-off-one"
    rest = setting.text(setting.labels["rest-in-memo"])
    return joined(counted(key, setting, n=off) if off else (), rest, setting=setting)
