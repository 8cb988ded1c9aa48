"""What the slides of a deck state, and in which languages: a walk over all their texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

from briefgen.deck.model import Shape, Slide
from briefgen.deck.plan.timeline import AXIS
from briefgen.document.bilingual import all_words
from briefgen.document.model import Document, Inline, Inlines, Occurrence, TypedValue, Value
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.when import When


@dataclass(slots=True)
class Held:
    """What slides hold: occurrences of statements, values, languages.

    ``values`` has the first value of each reference, ``drawn`` the references that charts draw.
    """

    occurrences: set[str] = field(default_factory=set)
    values: dict[str, Value] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    languages: set[Language] = field(default_factory=set)

    def add_shape(self, shape: Shape) -> None:
        """Adds what the shape holds."""
        match shape.kind:
            case "text":
                for paragraph in shape.paragraphs:
                    self.add(paragraph.content)
            case "table":
                for row in shape.rows:
                    for cell in row.cells:
                        for paragraph in cell.paragraphs:
                            self.add(paragraph.content)
            case "group":
                for child in shape.shapes:
                    self.add_shape(child)
            case "chart":
                for line in shape.chart.lines:
                    self.drawn.update(point.ref for point in line.points if point is not None)
            case "line":
                pass
            case _:
                assert_never(shape)

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
        for shape in slide.shapes:
            held.add_shape(shape)
        for note in slide.notes:
            held.add(note)
    return held


def stated(held: Held, document: Document) -> tuple[tuple[Occurrence, ...], tuple[TypedValue, ...]]:
    """The document's occurrences and values that the slides hold, and the plan's own counts."""
    values, occurrences = document.values, document.occurrences
    if second := document.second:
        values = all_words(values, second.values)
        occurrences += second.occurrences
    shown = held.values.keys() | held.drawn
    found = [value for value in values if value.ref in shown]
    known = {value.ref for value in found}
    found += [_own_value(value) for ref, value in held.values.items() if ref not in known]
    return tuple([o for o in occurrences if o.id in held.occurrences]), tuple(found)


def _own_value(value: Value) -> TypedValue:
    """A date on an axis or a count that the plan made, as its reference says it.

    That of a count ends in the number, as `Builder.count` has it.
    """
    if value.ref.startswith(AXIS):
        when = When(edtf=value.ref.removeprefix(AXIS))
        return TypedValue(ref=value.ref, when=when, words=(value.text,))
    quantity = _counted(value.ref.rpartition("=")[2])
    return TypedValue(ref=value.ref, quantity=quantity, words=(value.text,))


@lru_cache(maxsize=1024)
def _counted(number: str) -> Quantity:
    return Quantity(unit="count", value=Decimal(number))
