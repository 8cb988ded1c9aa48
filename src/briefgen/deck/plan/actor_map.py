"""The actor map: two sides as columns of boxes, a line where a stated fact joins two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.deck.model import (
    Box,
    GroupShape,
    Inset,
    LineShape,
    Outline,
    Shape,
    Slide,
    SlideParagraph,
    TextShape,
)
from briefgen.deck.plan.frame import message_slide
from briefgen.deck.plan.made import Made, made_of
from briefgen.deck.plan.remarks import above_foot, counted, foot
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.document.model import ActorLink, Inlines, MapActor, Row, Section, SectionRole, Table
from briefgen.document.walk import plain_text
from briefgen.looks.model import Slot
from briefgen.records import dataclass

_COLUMN = 0.36  # of the width, each
_GAP = inches(0.1)
_INSET = Inset(left=inches(0.12), top=inches(0.06), right=inches(0.12), bottom=inches(0.06))
_BELOW_HEAD = inches(0.12)
_PASSES = 8
_OUTLINES = (Slot.ACCENT1, Slot.ACCENT4)

Link = tuple[Row, ActorLink]


@dataclass(frozen=True)
class _Column:
    """The actors of one side from top to bottom, and the box of each by its id."""

    head: TextShape
    rule: LineShape
    boxes: Mapping[str, TextShape]


def actor_map_slides(setting: Setting) -> Made:
    """One slide; none where no fact joins two sides."""
    parts = [_made(section, setting) for section in setting.sections(SectionRole.ACTORS)]
    return made_of(parts)


def _made(section: Section, setting: Setting) -> Made:
    """The links that most facts make, as many as there is room for their actors."""
    links = _links(section)
    for size in setting.steps(setting.type.sizes.board):
        chosen = _chosen(links, size, setting)
        if len(chosen) == len(links):
            break
    drawn = {id(link) for _, link in chosen}
    left_out = tuple(
        f"link {link.one.id} – {link.other.id}: not on the actor map, in the facts"
        for _, link in links
        if id(link) not in drawn
    )
    if not chosen:
        return Made((), left_out)
    return Made((_slide(section, chosen, links, size, setting),), left_out)


def _links(section: Section) -> list[Link]:
    """The links between the first two sides that the map has; a deck shows two columns."""
    rows = [r for b in section.blocks if isinstance(b, Table) for r in b.rows]
    links = [(row, row.link) for row in rows if row.link]
    sides = _sides(links)
    return [held for held in links if (held[1].one.side, held[1].other.side) == sides]


def _chosen(links: Sequence[Link], size: float, setting: Setting) -> list[Link]:
    """Links in their order, each if its two actors fit their columns beside those before it."""
    room = _room(_heads(links), setting)
    heights_of: dict[str, int] = {}
    for _, link in links:
        for actor in (link.one, link.other):
            if actor.id not in heights_of:
                heights_of[actor.id] = _height(actor, size, setting) + _GAP
    used: tuple[dict[str, int], dict[str, int]] = ({}, {})
    chosen: list[Link] = []
    for held in links:
        ends = (held[1].one.id, held[1].other.id)
        heights = [heights_of[end] for end in ends]
        fits = all(
            end in column or sum(column.values()) + height <= room + _GAP
            for end, column, height in zip(ends, used, heights, strict=True)
        )
        if fits:
            chosen.append(held)
            for end, column, height in zip(ends, used, heights, strict=True):
                column[end] = height
    return chosen


def _sides(links: Sequence[Link]) -> tuple[str, ...]:
    return (links[0][1].one.side, links[0][1].other.side) if links else ()


def _heads(links: Sequence[Link]) -> tuple[Inlines, ...]:
    """The names of the sides."""
    return (links[0][1].one.side_name, links[0][1].other.side_name) if links else ()


def _room(sides: Sequence[Inlines], setting: Setting) -> int:
    """The height of a column of boxes, below its head and above a remark on what is not drawn."""
    body = above_foot(counted("map-rest", setting, n=99), setting)
    return body.h - _head_height(sides, setting)


def _head_height(sides: Sequence[Inlines], setting: Setting) -> int:
    heads = [_head_text(side, setting) for side in sides]
    heights = [setting.height_of((head,), _width(setting)) for head in heads]
    return max(heights, default=0) + _BELOW_HEAD


def _head_text(name: Inlines, setting: Setting) -> SlideParagraph:
    size = setting.steps(setting.type.sizes.table_head)[0]
    return setting.paragraph(name, size, bold=True, color=Slot.DK2, tight=True)


def _width(setting: Setting) -> int:
    return round(setting.body.w * _COLUMN)


def _text(actor: MapActor, size: float, setting: Setting) -> SlideParagraph:
    return setting.paragraph(actor.name, size, tight=True)


def _height(actor: MapActor, size: float, setting: Setting) -> int:
    return setting.height_of((_text(actor, size, setting),), _width(setting), inset=_INSET)


# --- the slide ------------------------------------------------------------------------------------


def _slide(
    section: Section, chosen: Sequence[Link], links: Sequence[Link], size: float, setting: Setting
) -> Slide:
    orders = in_order([(link.one.id, link.other.id) for _, link in chosen])
    actors = {a.id: a for _, link in chosen for a in (link.one, link.other)}
    columns = [
        _column([actors[ident] for ident in order], number, size, _heads(links), setting)
        for number, order in enumerate(orders)
    ]
    shapes: list[Shape] = [_lines(chosen, columns)]
    for column, order in zip(columns, orders, strict=True):
        side = plain_text(actors[order[0]].side_name)
        held: tuple[Shape, ...] = (column.head, column.rule, *column.boxes.values())
        names = "; ".join(plain_text(actors[ident].name) for ident in order)
        shapes.append(GroupShape(name=f"Side · {side}", shapes=held, alt=f"{side}: {names}"))
    rest = len(links) - len(chosen)
    if rest:
        shapes.append(foot("Not drawn", counted("map-rest", setting, n=rest), setting))
    # A link is cited by the fact that goes first; its alternative text has the marks of all.
    facts = dict.fromkeys(row.facts[0] for row, _ in chosen)
    return message_slide(
        section.id,
        section,
        # Lines lie below the boxes, but are read after them.
        [*shapes[1:3], shapes[0], *shapes[3:]],
        facts,
        setting,
        extra_source=setting.text(setting.labels["own-counts"]),
    )


def in_order(links: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The ends of the links as two columns whose lines cross little.

    Each column in turn is sorted by the mean place of what its actors are linked to (barycentre
    heuristic of Sugiyama, Tagawa and Toda, 1981); the pass with the fewest crossings stands.
    """
    left = list(dict.fromkeys(one for one, _ in links))
    right = list(dict.fromkeys(other for _, other in links))
    best = (left, right)
    for _ in range(_PASSES):
        right = _by_mean(right, left, [(other, one) for one, other in links])
        left = _by_mean(left, right, links)
        if crossings(links, left, right) < crossings(links, *best):
            best = (left, right)
    return best


def _by_mean(
    column: Sequence[str], fixed: Sequence[str], links: Sequence[tuple[str, str]]
) -> list[str]:
    place = {ident: at for at, ident in enumerate(fixed)}
    means = {}
    for ident in column:
        places = [place[other] for one, other in links if one == ident]
        means[ident] = sum(places) / len(places)
    return sorted(column, key=lambda ident: means[ident])


def crossings(links: Sequence[tuple[str, str]], left: Sequence[str], right: Sequence[str]) -> int:
    """How many pairs of links cross when the columns stand in that order."""
    places = [(left.index(one), right.index(other)) for one, other in links]
    return sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(places) for c, d in places[n + 1 :])


def _column(
    actors: Sequence[MapActor],
    number: int,
    size: float,
    sides: Sequence[Inlines],
    setting: Setting,
) -> _Column:
    """The boxes of one side, spread over the height of the body."""
    body, width = setting.body, _width(setting)
    x = body.x if number == 0 else body.x + body.w - width
    head_height = _head_height(sides, setting)
    head = Box(x=x, y=body.y, w=width, h=head_height - _BELOW_HEAD)
    heights = [_height(actor, size, setting) for actor in actors]
    room = _room(sides, setting)
    free = (room - sum(heights)) // max(1, len(actors) - 1) if len(actors) > 1 else 0
    gap = min(max(_GAP, free), inches(0.35))
    y = body.y + head_height + max(0, (room - sum(heights) - gap * (len(actors) - 1)) // 2)
    boxes = {}
    for actor, height in zip(actors, heights, strict=True):
        boxes[actor.id] = TextShape(
            name=f"Actor · {plain_text(actor.name)}"[:60],
            box=Box(x=x, y=y, w=width, h=height),
            paragraphs=(_text(actor, size, setting),),
            fill=Slot.LT1,
            outline=Outline(color=_OUTLINES[number], width=1.25),
            inset=_INSET,
            anchor="middle",
        )
        y += height + gap
    rule = head.y + head.h + _BELOW_HEAD // 4
    return _Column(
        head=frame(
            f"Side · {plain_text(actors[0].side_name)}",
            head,
            (_head_text(actors[0].side_name, setting),),
            anchor="bottom",
        ),
        rule=LineShape(
            name="Rule",
            x1=x,
            y1=rule,
            x2=x + width,
            y2=rule,
            outline=Outline(color=Slot.DK2, width=1.5),
        ),
        boxes=boxes,
    )


def _lines(chosen: Sequence[Link], columns: Sequence[_Column]) -> GroupShape:
    """A thin line a link; what is linked, and where it is stated, is said in words."""
    left, right = (column.boxes for column in columns)
    lines = []
    for _, link in chosen:
        one, other = left[link.one.id].box, right[link.other.id].box
        lines.append(
            LineShape(
                name=f"Link · {_told(link)}"[:60],
                x1=one.x + one.w,
                y1=one.y + one.h // 2,
                x2=other.x,
                y2=other.y + other.h // 2,
                outline=Outline(color=Slot.ACCENT5, width=0.75),
            )
        )
    told = (f"{_told(link)} {link.citation.mark}" for _, link in chosen)
    return GroupShape(name="Links", shapes=tuple(lines), alt="; ".join(told))


def _told(link: ActorLink) -> str:
    return f"{plain_text(link.one.name)} – {plain_text(link.other.name)}"
