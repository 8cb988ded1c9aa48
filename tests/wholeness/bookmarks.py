"""Bookmarks: one of a name, one of an id, begun before ended, and links that lead to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, Story, quoted, value, w

# Word takes forty characters, from a letter or, for a hidden one, an underscore on.
_NAME = re.compile(r"[^\W\d]\w{0,39}")


def problems(memo: OpenedMemo) -> Iterator[str]:
    names: dict[str, str] = {}
    ids: set[str] = set()
    for story in memo.stories:
        yield from _unbalanced(story)
        for start in story.root.iter(w("bookmarkStart")):
            name, number = value(start, "name"), value(start, "id")
            if name.lower() in names:
                yield f"two bookmarks have the name “{name}”: Word knows no capitals in them"
            if number in ids:
                yield f"bookmark “{name}” has the id {number}, which another has too"
            if not _NAME.fullmatch(name):
                yield f"bookmark “{name}” has a name that Word does not take"
            names[name.lower()] = name
            ids.add(number)
    for story in memo.stories:
        for link in story.root.iter(w("hyperlink")):
            anchor = value(link, "anchor")
            if anchor and anchor.lower() not in names:
                yield f"the link {quoted(link)} leads to “{anchor}”, a bookmark that is not there"


def _unbalanced(story: Story) -> Iterator[str]:
    begun: dict[str, str] = {}
    ended: set[str] = set()
    for element in story.root.iter():
        number = value(element, "id")
        if element.tag == w("bookmarkStart"):
            begun[number] = value(element, "name")
        elif element.tag == w("bookmarkEnd"):
            if number not in begun or number in ended:
                yield f"a bookmark {number} ends in {story.part} that has not begun there"
            ended.add(number)
    for number, name in begun.items():
        if number not in ended:
            yield f"bookmark “{name}” does not end in {story.part}"
