"""A theme as a small board: its facts by level, the furthest along on top."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.deck.plan.board import Board, board_of, board_shapes, standing_of
from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.shapes import LEVELS
from briefgen.deck.plan.themes.facts import Body, ThemeFacts, weight
from briefgen.document.model import FactItem, Standing, Strong, Text
from briefgen.values.status import StatusGroup


def small_board(facts: ThemeFacts, setting: Setting) -> Body:
    """The levels that the theme's facts stand on, and what stands there.

    Facts off the ladder are left to the memo, and counted there.
    """
    ordered = sorted(facts.items, key=lambda item: weight(item, facts))
    levels = [g for g in LEVELS if any(item.status.group is g for item in ordered)]
    board = _board(ordered, levels, setting, told=True)
    if board.rest:
        named = _board(ordered, levels, setting, told=False)
        board = named if len(named.rest) < len(board.rest) else board
    told = tuple(fact for item in board.shown for fact in item.citation.facts)
    return Body(board_shapes(board, setting), told)


def _board(
    items: Sequence[FactItem], levels: Sequence[StatusGroup], setting: Setting, *, told: bool
) -> Board:
    """The board, each fact by its name or, ``told``, with its sentence below the name."""
    by_level = {
        g: [_standing(item, setting, told=told) for item in items if item.status.group is g]
        for g in levels
    }
    return board_of(by_level, levels, above_remark(setting), setting)


def _standing(item: FactItem, setting: Setting, *, told: bool) -> Standing:
    standing = standing_of(item)
    if not told or not item.heading:
        return standing
    below = Text(text="\n", lang=setting.language)
    name = (Strong(children=item.heading), below, *item.short)
    return standing.model_copy(update={"name": name})
