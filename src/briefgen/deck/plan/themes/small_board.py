"""A theme as a small board: its facts by level, the furthest along on top."""

from __future__ import annotations

from briefgen.deck.plan.board import board_of, standing_of
from briefgen.deck.plan.more import above_remark
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.shapes import LEVELS
from briefgen.deck.plan.themes.facts import Body, ThemeFacts, weight


def small_board(facts: ThemeFacts, setting: Setting) -> Body | None:
    """The levels that the theme's facts stand on, and what stands there; None without any.

    Facts off the ladder are left to the memo, and counted there.
    """
    ordered = sorted(facts.items, key=lambda item: weight(item, facts))
    levels = [g for g in LEVELS if any(item.status.group is g for item in ordered)]
    if not levels:
        return None
    by_level = {g: [standing_of(i) for i in ordered if i.status.group is g] for g in levels}
    board = board_of(by_level, levels, above_remark(setting), setting)
    return Body(board.shapes, tuple(f for item in board.shown for f in item.citation.facts))
