"""Which layout serves the cover and which the message slides, with the reasons in words.

``p:sldLayout@type`` is often missing or wrong, so that what a layout has counts for more than what
it says it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from briefgen.deck.model import LayoutRole
from briefgen.errors import InputError
from briefgen.records import dataclass
from briefgen.writers.powerpoint.template.layouts import FoundDeck, FoundLayout

_COVER = re.compile(
    r"\bcover\b|title slide|front page|page de garde|diapositive de titre|titelfolie|portada"
    r"|trang bìa|trang tiêu đề|表紙|タイトル スライド",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    r"title only|titre seul|nur titel|solo el título|chỉ tiêu đề|タイトルのみ", re.IGNORECASE
)
_CONTENT = re.compile(
    r"\bcontents?\b|\btext\b|contenu|inhalt|contenido|nội dung|コンテンツ", re.IGNORECASE
)
_OTHER = re.compile(
    r"section|agenda|divider|closing|thank|quote|blank|picture|photo", re.IGNORECASE
)
_LARGE = 0.08
_SURE = 45
_CLEAR = 10

Reasons = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout for a role: why, and what makes it unsure ("" where nothing does)."""

    role: LayoutRole
    layout: FoundLayout
    reasons: tuple[str, ...]
    unsure: str = ""


def choose_layouts(
    deck: FoundDeck, chosen: Mapping[str, str], name: str
) -> Mapping[LayoutRole, Choice]:
    """A layout for each role: the one that ``chosen`` names, else the one with most for it.

    Both of one master where they can be. InputError names a layout that the file does not have.
    """
    message = _choice(deck, LayoutRole.MESSAGE, _message, chosen, name, deck.layouts)
    same = [layout for layout in deck.layouts if layout.master == message.layout.master]
    cover = _choice(deck, LayoutRole.COVER, _cover, chosen, name, same)
    return {LayoutRole.COVER: cover, LayoutRole.MESSAGE: message}


def _choice(
    deck: FoundDeck,
    role: LayoutRole,
    weigh: Callable[[FoundLayout, FoundDeck], Reasons],
    chosen: Mapping[str, str],
    name: str,
    among: Iterable[FoundLayout],
) -> Choice:
    wanted = chosen.get(role)
    if wanted is not None:
        for layout in deck.layouts:
            if layout.name == wanted:
                return Choice(role, layout, ("the brand says so",))
        names = ", ".join(f"“{layout.name}”" for layout in deck.layouts)
        raise InputError(
            f"{name} has no layout “{wanted}”, which the brand names for {role}; it has {names}"
        )
    weighed = [
        (sum(points for points, _ in found), layout, found)
        for layout in among
        if (found := weigh(layout, deck))
    ]
    weighed.sort(key=lambda item: -item[0])
    points, layout, found = weighed[0]
    reasons = tuple(reason for worth, reason in found if worth > 0 and reason)
    return Choice(role, layout, reasons, _unsure(points, found, weighed))


def _unsure(points: int, found: Reasons, weighed: list[tuple[int, FoundLayout, Reasons]]) -> str:
    against = [reason for worth, reason in found if worth < 0 and reason]
    if points < _SURE:
        return "; ".join(("little speaks for it", *against))
    if len(weighed) > 1 and points - weighed[1][0] < _CLEAR and weighed[1][2] != found:
        return f"“{weighed[1][1].name}” would do as well"
    return "; ".join(against)


def _cover(layout: FoundLayout, deck: FoundDeck) -> Reasons:
    large = layout.contents(_LARGE, deck.area)
    first = next(f for f in deck.layouts if f.master == layout.master)
    return tuple(
        item
        for item, holds in (
            ((30, "its type is “title”"), layout.type == "title"),
            ((30, "it has a centred title"), layout.of_kind("ctrTitle") is not None),
            ((20, "it has a subtitle"), layout.of_kind("subTitle") is not None),
            ((20, f"its name is “{layout.name}”"), bool(_COVER.search(layout.name))),
            ((15, "it is the first layout"), layout is first),
            ((10, "it has a title"), layout.of_kind("title") is not None),
            ((-15, f"its name is “{layout.name}”"), bool(_OTHER.search(layout.name))),
            ((-10, f"its type is “{layout.type}”"), layout.type not in ("", "title", "cust")),
            ((-40, "it has no title"), layout.title is None),
            ((-25, "it has a place for contents"), bool(large) and layout.type != "title"),
            ((-15, "its title is that of a heading"), _at_top(layout, deck)),
        )
        if holds
    ) or ((0, ""),)


def _message(layout: FoundLayout, deck: FoundDeck) -> Reasons:
    large = layout.contents(_LARGE, deck.area)
    two = layout.type == "title" or layout.of_kind("ctrTitle", "subTitle") is not None
    return tuple(
        item
        for item, holds in (
            ((25, "its type is “titleOnly”"), layout.type == "titleOnly"),
            ((15, f"its type is “{layout.type}”"), layout.type in ("obj", "tx", "txAndObj")),
            ((30, "it has a title at the top"), _at_top(layout, deck)),
            ((20, "nothing but a title stands on it"), layout.title is not None and not large),
            ((12, "it has one place for contents"), len(large) == 1),
            ((10, f"its name is “{layout.name}”"), bool(_MESSAGE.search(layout.name))),
            ((6, f"its name is “{layout.name}”"), bool(_CONTENT.search(layout.name))),
            ((4, "it has a slide number"), layout.of_kind("sldNum") is not None),
            ((4, "it has a footer"), layout.of_kind("ftr") is not None),
            ((-15, f"its name is “{layout.name}”"), bool(_OTHER.search(layout.name))),
            ((-12, "it has several places for contents"), len(large) > 1),
            ((-40, "it has no title"), layout.title is None),
            ((-35, "it is a cover, or opens a section"), two or layout.type == "secHead"),
            ((-25, "its name is that of a cover"), bool(_COVER.search(layout.name))),
            ((-30, "its text runs downwards"), "vert" in layout.type.lower()),
        )
        if holds
    ) or ((0, ""),)


def _at_top(layout: FoundLayout, deck: FoundDeck) -> bool:
    title = layout.title
    if title is None or title.kind == "ctrTitle":
        return False
    box = title.box
    return box.y + box.h <= 0.36 * deck.height and box.w >= 0.5 * deck.width
