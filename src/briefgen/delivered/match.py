"""Where in a returned file each of its anchored texts stands now, and by what it was found.

The surest carrier comes first: the tag of a control or a shape, a bookmark, the place on a slide,
the digest of the whole paragraph, and last the wording itself. Nothing here knows of facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.delivered.model import Area, Carrier, DeliveredFile, Passage, Span
from briefgen.delivered.provenance import At, DeliveredOccurrence, Provenance
from briefgen.records import dataclass
from briefgen.writers.anchors import control_tag, text_digest

OURS = re.compile(r"_bf_\w+|[op][1-9]\d*")
"""Names that this library gives to bookmarks and controls."""


_LONGEST = 20_000
"""Characters of a paragraph in which a text is sought by its digest, place by place."""


@dataclass(frozen=True, slots=True)
class Found:
    """An occurrence where it stands now: a stretch of a passage, by its index in the file.

    ``start`` and ``end`` are None where the whole paragraph is as delivered, and with it the text,
    of which the digest tells no place. ``copy`` says that the text stands once more than delivered.
    """

    occurrence: DeliveredOccurrence
    carrier: Carrier
    passage: int
    start: int | None = None
    end: int | None = None
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found, which occurrences were not, and carriers of ours that name none of them."""

    found: tuple[Found, ...]
    missing: tuple[DeliveredOccurrence, ...]
    unknown: tuple[tuple[int, Span], ...]


def match(file: DeliveredFile, provenance: Provenance) -> Matched:
    """Every occurrence of the provenance in the file, in the file's reading order."""
    found = list(_by_carrier(file, provenance))
    if provenance.kind == "deck":
        found += _by_place(file, provenance)
    taken = {id(held.occurrence) for held in found}
    rest = [held for held in provenance.occurrences if id(held) not in taken]
    by_paragraph = list(_by_paragraph(file, rest))
    taken |= {id(held.occurrence) for held in by_paragraph}
    missing = tuple(held for held in rest if id(held) not in taken)
    ordered = sorted([*found, *by_paragraph], key=lambda held: (held.passage, held.start or 0))
    return Matched(tuple(ordered), missing, tuple(_unknown(file, provenance)))


# --- controls and bookmarks -----------------------------------------------------------------------


def _by_carrier(file: DeliveredFile, provenance: Provenance) -> Iterator[Found]:
    """The texts within controls and bookmarks; an id that was delivered twice is no copy."""
    by_id: dict[str, list[DeliveredOccurrence]] = {}
    ids: dict[str, str] = {}
    for held in provenance.occurrences:
        by_id.setdefault(held.id, []).append(held)
        ids[control_tag(held.id)] = held.id
        if held.bookmark:
            ids[held.bookmark] = held.id
    left = {ident: list(delivered) for ident, delivered in by_id.items()}
    for index, passage in enumerate(file.passages):
        for span in surest(passage.spans):
            ident = ids.get(span.name)
            if ident is None:
                continue
            copy = not left[ident]
            held = by_id[ident][-1] if copy else _delivery(left[ident], passage)
            end = _delivered_end(passage.text, span, held.text)
            yield Found(held, span.carrier, index, span.start, end, copy)


def _delivered_end(text: str, span: Span, digest: str) -> int:
    """Where the text of a span ends: LibreOffice ends a bookmark before the last letter of a cell.

    Where one letter more makes it what was delivered, that letter belongs to it.
    """
    short = span.carrier is Carrier.BOOKMARK and span.end == len(text) - 1
    return len(text) if short and text_digest(text[span.start :]) == digest else span.end


def _delivery(left: list[DeliveredOccurrence], passage: Passage) -> DeliveredOccurrence:
    """Takes the delivery of an id that this passage is: that of the same paragraph, or the next.

    Of a template's own paragraph nothing but the text itself was recorded.
    """
    if len(left) > 1:
        for paragraph in (text_digest(passage.text), ""):
            for index, held in enumerate(left):
                if held.paragraph == paragraph:
                    return left.pop(index)
    return left.pop(0)


def surest(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, each stretch once: a bookmark lies within the control of the same text."""
    tags = [span for span in spans if span.carrier is Carrier.TAG and span.name]
    yield from tags
    for span in spans:
        within = any(t.start <= span.start and span.end <= t.end for t in tags)
        if span.carrier is not Carrier.TAG and not within:
            yield span


def _unknown(file: DeliveredFile, provenance: Provenance) -> Iterator[tuple[int, Span]]:
    known = {control_tag(held.id) for held in provenance.occurrences}
    known |= {held.bookmark for held in provenance.occurrences}
    for index, passage in enumerate(file.passages):
        for span in passage.spans:
            if span.name not in known and OURS.fullmatch(span.name):
                yield index, span


# --- places on slides -----------------------------------------------------------------------------


_Key = tuple[int, bool, str, int | None, int | None]


def _by_place(file: DeliveredFile, provenance: Provenance) -> Iterator[Found]:
    frames: dict[_Key, dict[int, int]] = {}
    tagged: dict[str, list[int]] = {}
    delivered = [(held, held.at) for held in provenance.occurrences if held.at is not None]
    homes = {(held.id, _home(at)) for held, at in delivered}
    for index, passage in enumerate(file.passages):
        where = passage.where
        if where.area not in (Area.SLIDE, Area.NOTES):
            continue
        cell = where.cell
        row, column = (cell.row, cell.column) if cell else (None, None)
        key = (where.slide_id, where.area is Area.NOTES, where.shape, row, column)
        frames.setdefault(key, {})[where.paragraph] = index
        for ident in passage.tagged:
            # Where an id was delivered more than once, no delivery takes the place of another.
            if (ident, key) not in homes:
                tagged.setdefault(ident, []).append(index)
    for held, at in delivered:
        found = _placed(held, at, frames, tagged, file.passages)
        if found is not None:
            yield found


def _home(at: At) -> _Key:
    """The text frame that a text was delivered in."""
    return (at.slide, at.notes, at.shape, at.row, at.column)


def _placed(
    held: DeliveredOccurrence,
    at: At,
    frames: Mapping[_Key, Mapping[int, int]],
    tagged: Mapping[str, Sequence[int]],
    passages: Sequence[Passage],
) -> Found | None:
    frame = frames.get(_home(at), {})
    index = frame.get(at.paragraph)
    if index is not None and text_digest(passages[index].text[at.start : at.end]) == held.text:
        return Found(held, Carrier.PLACE, index, at.start, at.end)
    near = [(Carrier.PLACE, n) for n in frame.values()]
    near += [(Carrier.TAG, n) for n in tagged.get(held.id, ()) if n not in frame.values()]
    length = at.end - at.start
    # A short text ("yen") may stand in several paragraphs: first in one that is as delivered.
    near.sort(key=lambda held_at: text_digest(passages[held_at[1]].text) != held.paragraph)
    for carrier, candidate in near:
        start = _window(passages[candidate].text, length, held.text)
        if start is not None:
            return Found(held, carrier, candidate, start, start + length)
    if index is not None:
        start, end = _edited_span(passages[index], at.start, at.end)
        return Found(held, Carrier.PLACE, index, start, end)
    if near and not frame:
        carrier, candidate = near[min(at.paragraph, len(near) - 1)]
        return Found(held, carrier, candidate, 0, len(passages[candidate].text))
    return None


def _window(text: str, length: int, digest: str) -> int | None:
    """Where a stretch of that length has that digest; not sought where no person writes so much."""
    if len(text) > _LONGEST:
        return None
    for start in range(len(text) - length + 1):
        if text_digest(text[start : start + length]) == digest:
            return start
    return None


def _edited_span(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The stretch that now stands where the text stood: to the end, where it reached the end."""
    return min(start, len(passage.text)), min(max(end, start), len(passage.text))


# --- whole paragraphs -----------------------------------------------------------------------------


def _by_paragraph(file: DeliveredFile, rest: Sequence[DeliveredOccurrence]) -> Iterator[Found]:
    """Texts whose whole paragraph is as delivered, wherever it stands now."""
    wanted = {held.paragraph for held in rest if held.paragraph}
    if not wanted:
        return
    there: dict[str, list[int]] = {}
    for index, passage in enumerate(file.passages):
        digest = text_digest(passage.text)
        if digest in wanted:
            there.setdefault(digest, []).append(index)
    used: dict[tuple[str, str], int] = {}
    for held in rest:
        places = there.get(held.paragraph, [])
        number = used.get((held.paragraph, held.text), 0)
        if number < len(places):
            used[held.paragraph, held.text] = number + 1
            yield Found(held, Carrier.PARAGRAPH, places[number])
