"""Alternative texts that repeat what stands beside them, and so change with it.

Those of groups and tables are made of texts that are anchored nearby, parted by punctuation. Where
one of these changes, it is exchanged there too. Those of charts say numbers that stand nowhere else
and are made anew (`briefgen.refresh.descriptions`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from briefgen.delivered.texts import clean
from briefgen.refresh.elements import Element, attribute_at, elements_of
from briefgen.refresh.splice import Splice, spliced
from briefgen.writers.shown import short_digest
from briefgen.writers.xml import attribute

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_HOLDERS: Mapping[str, tuple[str, str]] = {
    f"{_P}cNvPr": ("descr", "descr"),
    f"{_WP}docPr": ("descr", "descr"),
    f"{_W}tblCaption": (f"{_W}val", "w:val"),
    f"{_W}tblDescription": (f"{_W}val", "w:val"),
}
"""Where a part holds them (ECMA-376 part 1, 19.3.1.12, 20.4.2.5, 17.4.41 and 17.4.46): the
attribute by its expanded name, and as it is written."""

_BEFORE = r"(?<![^\s:;,·–、：；（(×])"
_BEHIND = r"(?![^\s:;,·–、：；）)×])"


class Followed(NamedTuple):
    """A part after its alternative texts followed, and the short digests of those that changed."""

    data: bytes
    shown: frozenset[str]


def followed(part: bytes, changes: Mapping[str, str], delivered: Collection[str]) -> Followed:
    """The part with the texts that changed, old to new, exchanged in its alternative texts.

    ``delivered`` are the short digests of what was delivered: one that a person wrote stays.
    """
    known = {clean(old): clean(new) for old, new in changes.items() if old.strip()}
    if not known:
        return Followed(part, frozenset())
    longest_first = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    pattern = re.compile(f"{_BEFORE}(?:{longest_first}){_BEHIND}")
    exchange = partial(pattern.sub, lambda found: known[found[0]])
    splices: list[Splice] = []
    shown: set[str] = set()
    with elements_of(part) as root:
        for element, (name, written) in _holders(root):
            said = clean(element.attributes.get(name, ""))
            told = exchange(said)
            if told == said or short_digest(said) not in delivered:
                continue
            at = attribute_at(part, element, written)
            if at is not None:
                splices.append(Splice(*at, attribute(told).encode()))
                shown.add(short_digest(told))
    return Followed(spliced(part, splices), frozenset(shown))


def _holders(root: Element) -> Iterator[tuple[Element, tuple[str, str]]]:
    for element in root.walk():
        held = _HOLDERS.get(element.name)
        if held is not None and not _is_of_chart(element):
            yield element, held


def _is_of_chart(about: Element) -> bool:
    frame = about.above(f"{_P}graphicFrame", f"{_WP}inline", f"{_WP}anchor")
    return frame is not None and next(iter(frame.iter(f"{_C}chart")), None) is not None
