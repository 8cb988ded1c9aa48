"""The contents list of a memo: its entries repeat headings, so that they change with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.delivered.model import Passage

_FIELD = "TOC"


def contents_entries(passages: Sequence[Passage]) -> Mapping[int, Passage]:
    """The entry that repeats each heading, by the heading's place among the passages.

    An entry is known by its words, before the tab of a page number; of those with the same words
    the first is that of the first heading. Where no paragraph with them has a heading's style (a
    template may have one of its own), any is taken for the heading.
    """
    entries = [passage for passage in passages if _is_entry(passage)]
    wanted = {_words(entry) for entry in entries}
    headings: dict[str, list[int]] = defaultdict(list)
    others: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        if passage.text in wanted and not _is_entry(passage):
            known = headings if passage.style.casefold().startswith("heading") else others
            known[passage.text].append(at)
    places = {words: iter(headings.get(words) or others[words]) for words in wanted}
    return dict(_paired(entries, places))


def _paired(
    entries: Sequence[Passage], places: Mapping[str, Iterator[int]]
) -> Iterator[tuple[int, Passage]]:
    for entry in entries:
        at = next(places[_words(entry)], None)
        if at is not None:
            yield at, entry


def _is_entry(passage: Passage) -> bool:
    return any(held.kind == _FIELD and held.start == 0 for held in passage.computed)


def _words(entry: Passage) -> str:
    return entry.text.partition("\t")[0]
