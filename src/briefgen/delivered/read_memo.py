"""A memo read back: every paragraph that it shows, and the texts in it that are anchored.

In come the bytes of a .docx, however often it was edited and saved; out goes a `DeliveredMemo`. It
is a view of what `word_walk` finds, for whoever has a memo of ours and asks what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.delivered import model
from briefgen.delivered.model import Span
from briefgen.delivered.parts import Parts
from briefgen.delivered.word_walk import Kind, WordWalk
from briefgen.records import dataclass

Carrier = Literal["control", "bookmark"]
Place = Literal["header", "body", "footnotes", "footer"]

_PLACES: tuple[tuple[str, Place], ...] = (
    ("header", "header"),
    ("", "body"),
    ("footnotes", "footnotes"),
    ("footer", "footer"),
)


@dataclass(frozen=True, slots=True)
class AnchoredText:
    """A text within a content control or a bookmark of ours; ``name`` is its tag or its name."""

    carrier: Carrier
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DeliveredParagraph:
    """A paragraph as shown, its text in NFC. ``style`` is the id of its style, "" for none.

    ``cell`` counts tables, rows and columns of its part from 0, None outside tables; ``note`` is
    the id of the footnote that it stands in; ``cites`` are the ids of footnotes that it marks.
    """

    place: Place
    style: str
    text: str
    anchored: tuple[AnchoredText, ...] = ()
    cell: tuple[int, int, int] | None = None
    note: int | None = None
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliveredMemo:
    """What a memo shows, by place and in reading order, and its provenance part if it has one."""

    paragraphs: tuple[DeliveredParagraph, ...]
    provenance: bytes | None

    def at(self, place: Place) -> tuple[DeliveredParagraph, ...]:
        """The paragraphs of one place."""
        return tuple(p for p in self.paragraphs if p.place == place)


def read_memo(data: bytes) -> DeliveredMemo:
    """The memo of a .docx file's bytes.

    InputError where the gate does not let them in.
    """
    parts = Parts.opened(data, "the file", "word")
    paragraphs = tuple(
        paragraph
        for kind, place in _PLACES
        for part in (parts.related(parts.main, kind) if kind else [parts.main])
        for paragraph in _paragraphs(place, parts.data(part))
    )
    return DeliveredMemo(paragraphs, parts.provenance())


def _paragraphs(place: Place, part: bytes) -> Iterator[DeliveredParagraph]:
    for item in WordWalk().read(part):
        if item.kind is Kind.TEXT:
            yield DeliveredParagraph(
                place,
                item.style,
                item.text,
                tuple(_anchored(item.text, span) for span in item.spans),
                item.cell,
                item.note,
                item.cites,
            )


def _anchored(text: str, span: Span) -> AnchoredText:
    carrier: Carrier = "control" if span.carrier is model.Carrier.TAG else "bookmark"
    return AnchoredText(carrier, span.name, text[span.start : span.end])
