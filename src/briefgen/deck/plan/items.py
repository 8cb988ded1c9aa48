"""Lists of facts: a pill, a heading, one or two lines, the source mark; as many as fit well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefgen.deck.model import Box, Shape, SlideParagraph
from briefgen.deck.plan.setting import Setting, count_words, inches
from briefgen.deck.plan.shapes import PILL_HEIGHT, frame, hairline, pill, pill_width
from briefgen.document.model import Citation, FactItem, Figure, Inlines, StatusMark, Value
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Slot
from briefgen.records import dataclass
from briefgen.values.status import LADDER, Status, StatusGroup

GAP = inches(0.22)
_PILL_GAP = inches(0.22)
_TELLING = frozenset({*LADDER, Status.EXPECTED, Status.TARGET})
FEWEST = 3
"""Items that a slide of several should show at least."""


@dataclass(frozen=True)
class ListItem:
    """What a list shows of a fact; the lower its weight, the sooner it gets a place."""

    fact: str
    status: StatusMark
    heading: Inlines
    text: Inlines
    citation: Citation
    check: bool = False
    weight: int = 0
    figure: Figure | None = None

    @property
    def words(self) -> str:
        """The item's words, for counting."""
        return plain_text(self.heading) + " " + plain_text(self.text)


def list_item(item: FactItem, first: Collection[str] = ()) -> ListItem:
    """The slide form of a fact; a caution shows as a mark, its reason stands in the notes.

    Facts in ``first`` weigh most (the title rests on them), then headlines, then what has a rung on
    the status ladder.
    """
    heading = item.heading
    if plain_text(heading).strip() == plain_text(item.short).strip():
        heading = ()
    off = item.status.group is StatusGroup.OFF
    weight = 0 if item.fact in first else 1 if item.headline else 3 if off else 2
    return ListItem(
        fact=item.fact,
        status=item.status,
        heading=heading,
        text=item.short,
        citation=item.citation,
        check=bool(item.remark),
        weight=weight,
        figure=item.figure,
    )


@dataclass(frozen=True)
class Layout:
    """Items that fit a box at one step of the sizes, with the height of each in EMU."""

    paragraphs: tuple[tuple[SlideParagraph, ...], ...]
    heights: tuple[int, ...]


def choose(
    items: Sequence[ListItem], box: Box, setting: Setting, most: int, spent: int = 0
) -> tuple[tuple[ListItem, ...], tuple[ListItem, ...]]:
    """The items that `the_most_told` shows, and the rest.

    At least one item; BuildError names the fact whose slide form fits no slide.
    """
    chosen = the_most_told(items, box, setting, most, spent)
    if items and not chosen:
        first = min(items, key=lambda item: item.weight)
        raise BuildError(f"the slide form of the fact {first.fact} fits no slide; shorten it")
    kept = {item.fact for item in chosen}
    return chosen, tuple(item for item in items if item.fact not in kept)


def the_most_told(
    items: Sequence[ListItem], box: Box, setting: Setting, most: int, spent: int = 0
) -> tuple[ListItem, ...]:
    """As many of the weightiest items as fit the box, in the given order; none if none does.

    The weightiest are those that ``weight`` puts first. No more words than a message slide may
    hold, of which so many are ``spent`` beside the list; where these leave only one or two items,
    they are shown by name alone if that shows more.
    """
    chosen = the_most(items, box, setting, most, spent)
    if len(chosen) < min(FEWEST, most, len(items)):
        named = the_most(by_name(items), box, setting, most, spent)
        chosen = named if len(named) > len(chosen) else chosen
    return chosen


def the_most(
    items: Sequence[ListItem], box: Box, setting: Setting, most: int, spent: int = 0
) -> tuple[ListItem, ...]:
    """The weightiest items that fit the box and the words of a slide; one may have too many."""
    order = {item.fact: index for index, item in enumerate(items)}
    weighty = sorted(items, key=lambda item: item.weight)
    for number in range(min(most, len(items)), 0, -1):
        chosen = tuple(sorted(weighty[:number], key=lambda item: order[item.fact]))
        words = count_words([item.words for item in chosen], setting.language)
        if number > 1 and spent + words > setting.most_words:
            continue
        if lay_out_items(chosen, box, setting) is not None:
            return chosen
    return ()


def by_name(items: Iterable[ListItem]) -> list[ListItem]:
    """The items without their detail, which the notes of their slide hold; figures stay.

    Only those of which name and status say something: that a thing is "stated" says nothing.
    """
    return [
        replace(item, text=_figure_alone(item))
        for item in items
        if item.heading and (item.weight == 0 or item.figure or item.status.status in _TELLING)
    ]


def _figure_alone(item: ListItem) -> Inlines:
    """The item's figure in words, with its qualifier and unit; nothing where it has none."""
    figure = item.figure
    return (Value(text=figure.full, lang=figure.lang, ref=figure.ref),) if figure else ()


def lay_out_items(
    items: Sequence[ListItem],
    box: Box,
    setting: Setting,
    sizes: Sequence[tuple[float, float]] | None = None,
) -> Layout | None:
    """The items at the first of the sizes (heading, text) at which all fit the box, or None."""
    width = box.w - text_offset(items, setting)
    for heading, text in sizes or size_steps(setting):
        paragraphs = tuple(_paragraphs(item, heading, text, setting) for item in items)
        heights = tuple(max(PILL_HEIGHT, setting.height_of(held, width)) for held in paragraphs)
        if sum(heights) + GAP * (len(items) - 1) <= box.h:
            return Layout(paragraphs, heights)
    return None


def item_shapes(
    items: Sequence[ListItem],
    box: Box,
    setting: Setting,
    sizes: Sequence[tuple[float, float]] | None = None,
) -> list[Shape]:
    """The items laid out in the box, evenly spaced from its top, a hairline between them."""
    layout = lay_out_items(items, box, setting, sizes)
    assert layout is not None, "the caller has asked choose()"
    offset = text_offset(items, setting)
    gap = _gap(layout.heights, box)
    shapes: list[Shape] = []
    y = box.y
    for item, held, height in zip(items, layout.paragraphs, layout.heights, strict=True):
        name = plain_text(item.heading or item.text)[:60]
        width = offset - _PILL_GAP
        shapes.append(pill(item.status, box.x, y, width, f"Status · {name}", setting))
        place = Box(x=box.x + offset, y=y, w=box.w - offset, h=height)
        shapes.append(frame(f"Statement · {name}", place, held))
        y += height + gap
        if item is not items[-1]:
            shapes.append(hairline(f"Rule · {name}", box.x, y - gap // 2, box.w))
    return shapes


def _gap(heights: Sequence[int], box: Box) -> int:
    """The gap that spreads the items over the box, no wider than a list still holds together."""
    if len(heights) < 2:
        return GAP
    free = (box.h - sum(heights)) // (len(heights) - 1)
    pitch = inches(1.417) if len(heights) <= 3 else inches(1.125)
    return max(GAP, min(free, pitch - sum(heights) // len(heights)))


def text_offset(items: Sequence[ListItem], setting: Setting) -> int:
    """Where the text of items begins, right of their pills, in EMU."""
    return pill_width([item.status for item in items], setting) + _PILL_GAP


def size_steps(setting: Setting) -> list[tuple[float, float]]:
    """The sizes of an item's heading and text to try in turn, in points."""
    headings = setting.steps(setting.type.sizes.item_heading)
    texts = setting.steps(setting.type.sizes.item_text)
    longest = max(len(headings), len(texts))
    return [
        (headings[min(k, len(headings) - 1)], texts[min(k, len(texts) - 1)]) for k in range(longest)
    ]


def _paragraphs(
    item: ListItem, heading: float, text: float, setting: Setting
) -> tuple[SlideParagraph, ...]:
    made = []
    if item.heading:
        named = item.heading if item.text else setting.marked(item.heading, item.citation)
        made.append(setting.paragraph(named, heading, bold=True, color=Slot.DK2))
    if item.text:
        made.append(setting.paragraph(setting.marked(item.text, item.citation), text))
    if item.check:
        label = setting.text(setting.labels["check-mark"])
        small = setting.steps(setting.type.sizes.small_label)[-1]
        made.append(setting.paragraph(label, small, bold=True, color=Slot.ACCENT3, before=1))
    return tuple(made)
