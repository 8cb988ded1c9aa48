"""What the slides of a deck state, and in which languages: a walk over all their texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import assert_never

from briefgen.deck.model import Slide
from briefgen.deck.plan.timeline import AXIS
from briefgen.deck.walk import shape_charts, slide_inlines
from briefgen.document.bilingual import all_words
from briefgen.document.model import Document, Inline, Inlines, Occurrence, TypedValue, Value
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.when import When


@dataclass(slots=True)
class Held:
    """What texts hold: occurrences of statements, the first value of each reference, languages."""

    occurrences: set[str] = field(default_factory=set)
    values: dict[str, Value] = field(default_factory=dict)
    languages: set[Language] = field(default_factory=set)

    def add(self, inlines: Iterable[Inline]) -> None:
        """Adds what the inlines hold."""
        for inline in inlines:
            match inline.kind:
                case "text" | "citation" | "reference":
                    self.languages.add(inline.lang)
                case "value":
                    self.languages.add(inline.lang)
                    self.values.setdefault(inline.ref, inline)
                case "statement":
                    self.occurrences.add(inline.occurrence)
                    self.add(inline.children)
                case "strong" | "emphasis" | "link" | "parallel":
                    self.add(inline.children)
                case _:
                    assert_never(inline)


def held_in(slides: Iterable[Slide], footer: Inlines) -> Held:
    """What the slides, their notes and the footer hold."""
    held = Held()
    held.add(footer)
    for slide in slides:
        for inlines in slide_inlines(slide):
            held.add(inlines)
    return held


def stated(
    held: Held, slides: Iterable[Slide], document: Document
) -> tuple[tuple[Occurrence, ...], tuple[TypedValue, ...]]:
    """The document's occurrences and values that the slides hold, and the plan's own counts."""
    second = document.second
    values = all_words(document.values, second.values) if second else document.values
    occurrences = (*document.occurrences, *(second.occurrences if second else ()))
    shown = held.values.keys() | _drawn_refs(slides)
    found = tuple(value for value in values if value.ref in shown)
    known = {value.ref for value in found}
    own = tuple(_own_value(value) for ref, value in held.values.items() if ref not in known)
    return tuple(o for o in occurrences if o.id in held.occurrences), found + own


def _drawn_refs(slides: Iterable[Slide]) -> set[str]:
    """The values that charts draw."""
    return {
        point.ref
        for slide in slides
        for shape in slide.shapes
        for chart in shape_charts(shape)
        for line in chart.lines
        for point in line.points
        if point is not None
    }


def _own_value(value: Value) -> TypedValue:
    """A date on an axis or a count that the plan made, as its reference says it.

    That of a count ends in the number, as `Builder.count` has it.
    """
    if value.ref.startswith(AXIS):
        when = When(edtf=value.ref.removeprefix(AXIS))
        return TypedValue(ref=value.ref, when=when, words=(value.text,))
    number = Decimal(value.ref.rpartition("=")[2])
    quantity = Quantity(unit="count", value=number)
    return TypedValue(ref=value.ref, quantity=quantity, words=(value.text,))
