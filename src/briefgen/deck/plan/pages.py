"""Rows over pages: as few pages as they take, and these as even as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def even_pages(rows: Sequence[T], height: Callable[[T], int], room: int) -> list[list[T]]:
    """The rows in order, on as few pages of that room (EMU) as they take, none much fuller.

    A row that is higher than a page has one of its own; the caller has refused it before.
    """
    heights = [height(row) for row in rows]
    fewest = _number(heights, room, len(heights))
    low, high = max(heights, default=0), room
    if fewest:
        low = max(low, sum(heights) // fewest)  # with less, pages would be more
    while low < high:
        middle = (low + high) // 2
        if _number(heights, middle, fewest) <= fewest:
            high = middle
        else:
            low = middle + 1
    return _filled(rows, height, high)


def first_pages(
    rows: Sequence[T], height: Callable[[T], int], room: int, most: int
) -> list[list[T]]:
    """So many pages of that room (EMU), each as full as can be; the rest stands on none."""
    return _filled(rows, height, room)[:most]


def first_rows(rows: Sequence[T], height: Callable[[T], int], room: int) -> list[T]:
    """As many of the first rows as a page of that room (EMU) holds."""
    return _filled(rows, height, room)[0] if rows else []


def fitting_rows(rows: Sequence[T], height: Callable[[T], int], room: int) -> list[T]:
    """The rows that fit a page of that room (EMU), in order; those too high are passed over."""
    kept: list[T] = []
    for row in rows:
        if height(row) <= room:
            kept.append(row)
            room -= height(row)
    return kept


def _filled(rows: Sequence[T], height: Callable[[T], int], room: int) -> list[list[T]]:
    pages: list[list[T]] = []
    used = 0
    for row in rows:
        if not pages or used + height(row) > room:
            pages.append([])
            used = 0
        pages[-1].append(row)
        used += height(row)
    return pages


def _number(heights: Iterable[int], room: int, most: int) -> int:
    """How many pages of that room rows of these heights take; of more than ``most``, not all are
    counted."""
    pages, used = 0, room + 1
    for height in heights:
        used += height
        if used > room:
            pages, used = pages + 1, height
            if pages > most:
                break
    return pages
