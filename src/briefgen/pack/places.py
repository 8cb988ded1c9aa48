"""Where built files state each fact, in words of their language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.delivered.match import match
from briefgen.delivered.model import Area, DeliveredFile, Where
from briefgen.wording.catalogue import Catalogue


def stated_in(files: Sequence[DeliveredFile], words: Catalogue) -> Mapping[str, str]:
    """For each fact a line a file: the headings of a memo, the slides of a deck, in their order.

    A file without provenance tells of no fact.
    """
    lines: dict[str, list[str]] = {}
    for file in files:
        for fact, places in _places(file).items():
            told = words.lists.item.join(_told(places, words))
            lines.setdefault(fact, []).append(f"{file.name}: {told}" if told else file.name)
    return {fact: "\n".join(held) for fact, held in lines.items()}


def _places(file: DeliveredFile) -> Mapping[str, list[Where]]:
    found: dict[str, list[Where]] = {}
    if file.provenance is None:
        return found
    for held in match(file, file.provenance).found:
        for fact in held.occurrence.facts:
            found.setdefault(fact, []).append(file.passages[held.passage].where)
    drawn = {(chart.slide, chart.name): chart.points for chart in file.provenance.charts}
    for chart in file.charts:
        for point in drawn.get((chart.where.slide_id, chart.name), ()):
            found.setdefault(point.fact, []).append(chart.where)
    return found


def _told(places: Sequence[Where], words: Catalogue) -> Iterator[str]:
    yield from dict.fromkeys(where.heading for where in places if where.heading and not where.slide)
    shown = {where.slide for where in places if where.slide and where.area is Area.SLIDE}
    noted = {where.slide for where in places if where.slide} - shown
    if shown:
        key = "register-slide" if len(shown) == 1 else "register-slides"
        yield words.label(key, n=_listed(shown, words))
    if noted:
        key = "register-slide-note" if len(noted) == 1 else "register-slide-notes"
        yield words.label(key, n=_listed(noted, words))


def _listed(numbers: set[int], words: Catalogue) -> str:
    return words.lists.separator.join(str(number) for number in sorted(numbers))
