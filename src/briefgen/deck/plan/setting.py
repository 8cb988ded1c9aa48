"""What planning a deck needs at hand: the document, the looks, the density, and text styles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from briefgen.deck import fit as fitting
from briefgen.deck.lengths import Length, Part
from briefgen.deck.model import Box, Inset, Slide, SlideParagraph, TextStyle
from briefgen.deck.plan.memory import Memory
from briefgen.document.model import (
    Citation,
    Document,
    Inlines,
    Section,
    SectionRole,
    SpokenNote,
    Text,
)
from briefgen.looks.model import (
    EMU_PER_INCH,
    Density,
    Heading,
    Ladder,
    Looks,
    Slot,
    Typesetting,
    Zone,
)
from briefgen.records import dataclass
from briefgen.values.language import Language

_ENDLESS = 1 << 40  # EMU
_NO_INSET = Inset()
_LEAST_SIZES = {Density.READ: 12.0, Density.PRESENT: 14.0}
MOST_WORDS = {Density.PRESENT: 40, Density.READ: 120}
"""Words of body text that a message slide may hold; for Japanese, pairs of characters count."""


def inches(number: float) -> int:
    """A length in EMU."""
    return round(number * EMU_PER_INCH)


def box_of(zone: Zone) -> Box:
    """The zone as a shape's box."""
    return Box(x=zone.x, y=zone.y, w=zone.w, h=zone.h)


_Align: TypeAlias = Literal["start", "center", "end"]
_Look: TypeAlias = tuple[float, bool, Slot, _Align, float, bool]
"""Size, weight, colour, alignment, points before and whether lines are tight."""


class _Second(NamedTuple):
    """The second language of a bilingual edition: notes by fact, messages by section."""

    spoken: Mapping[str, Inlines]
    titles: Mapping[str, Inlines]


@dataclass(frozen=True)
class Setting:
    """One plan under way: pure look-ups, nothing that changes.

    ``parts`` are those that the deck has, ``shown`` the facts and ``titles`` the titles of the
    slides before those that are being planned. Its ``memory`` saves work and changes no answer.
    """

    document: Document
    looks: Looks
    density: Density
    length: Length = Length.STANDARD
    parts: frozenset[Part] = frozenset()
    shown: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    def after(self, slides: Sequence[Slide]) -> Setting:
        """The setting for what comes after these slides too; what was looked up stays so."""
        if not slides:
            return self
        later = replace(
            self,
            shown=self.shown.union(*(slide.facts for slide in slides)),
            titles=self.titles.union(slide.title for slide in slides),
        )
        vars(later).update({**vars(self), **vars(later)})
        return later

    @property
    def language(self) -> Language:
        """The language of the deck."""
        return self.document.language

    @cached_property
    def type(self) -> Typesetting:
        """Sizes and spacing of the deck's language."""
        return self.looks.typesetting(self.language)

    @cached_property
    def body(self) -> Box:
        """The body zone of a message slide."""
        return box_of(self.looks.zones.body)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The catalogue's words that the document carries."""
        return dict(self.document.labels)

    @cached_property
    def spoken(self) -> Mapping[str, SpokenNote]:
        """The speaker's note of each fact."""
        return {note.fact: note for note in self.document.spoken}

    def notes(self, facts: Iterable[str], section: Section | None = None) -> tuple[Inlines, ...]:
        """The speaker notes of a slide that states the facts, a paragraph each.

        In a bilingual edition the second language follows, led by the section's message.
        """
        shown = tuple(facts)
        said = tuple(self.spoken[fact].content for fact in shown if fact in self.spoken)
        if self._second is None:
            return said
        title = self._second.titles.get(section.id, ()) if section else ()
        other = (self._second.spoken[fact] for fact in shown if fact in self._second.spoken)
        return (*said, *((title,) if title else ()), *other)

    @cached_property
    def _second(self) -> _Second | None:
        second = self.document.second
        if second is None:
            return None
        return _Second(
            {note.fact: note.content for note in second.spoken},
            {section.id: section.message for section in second.sections},
        )

    def sections(self, role: SectionRole) -> tuple[Section, ...]:
        """The document's sections of that role, in order."""
        return tuple(section for section in self.document.sections if section.role is role)

    def steps(self, ladder: Ladder) -> tuple[float, ...]:
        """The sizes to try for a role, in points."""
        return ladder.steps(self.density)

    def text(self, text: str, lang: Language | None = None) -> Inlines:
        """Plain text, in the deck's language unless said."""
        key = (text, lang or self.language)
        made = self.memory.words.get(key)
        if made is None:
            made = self.memory.words[key] = (Text(text=text, lang=key[1]),)
        return made

    def in_line(self, parts: Iterable[Inlines]) -> Inlines:
        """The parts in one line, a bar between them."""
        bar = self.text("\u2003|\u2003")
        first, *rest = [*parts] or [()]
        return (*first, *(inline for part in rest for inline in (*bar, *part)))

    def marked(self, content: Inlines, citation: Citation) -> Inlines:
        """The content with its source mark behind it; writing and fitting part the two."""
        return (*content, citation)

    def paragraph(
        self,
        content: Inlines,
        size: float,
        *,
        bold: bool = False,
        color: Slot = Slot.DK1,
        align: _Align = "start",
        before: float = 0,
        tight: bool = False,
    ) -> SlideParagraph:
        """A paragraph in the deck's spacing."""
        style = self._style((size, bold, color, align, before, tight))
        key = (id(style), *map(id, content))  # what is kept keeps its content, and so identities
        made = self.memory.paragraphs.get(key)
        if made is None:
            made = SlideParagraph(content=content, style=style, mark_size=self.mark_size)
            self.memory.keep(key, made)
        return made

    def _style(self, look: _Look) -> TextStyle:
        style = self.memory.styles.get(look)
        if style is None:
            size, bold, color, align, before, tight = look
            spacing = self.type.spacing.tight if tight else self.type.spacing.running
            style = self.memory.styles[look] = TextStyle(
                size=size, bold=bold, color=color, align=align, spacing=spacing, before=before
            )
        return style

    def heading(self, heading: Heading, size: float, *, title: bool = True) -> TextStyle:
        """The style of a title, or of a subtitle, at that size in points."""
        spacing = self.type.spacing
        return TextStyle(
            size=size,
            bold=heading.bold,
            color=heading.color,
            align=heading.align,
            spacing=spacing.title if title else spacing.running,
            heading_font=title,
            caps=heading.caps,
        )

    def fit(
        self,
        paragraphs: Sequence[SlideParagraph],
        width: int,
        height: int,
        sizes: Sequence[float],
        *,
        inset: Inset = _NO_INSET,
        max_lines: int | None = None,
    ) -> fitting.Fitted | None:
        """`briefgen.deck.fit.fit` in the fonts of the looks."""
        metrics = self.metrics(paragraphs)
        return fitting.fit(
            paragraphs, width, height, sizes, inset=inset, max_lines=max_lines, metrics=metrics
        )

    def fits_footer(self, line: Inlines) -> bool:
        """Whether the footer holds the line; one line of type always has the height that it needs.

        A single line may stand a little over its box: footers are anchored in its middle.
        """
        zone, size = self.looks.zones.footer, self.looks.footer_size
        paragraph = self.paragraph(line, size)
        height = _ENDLESS if self.line_count(paragraph, zone.w) == 1 else zone.h
        return self.fit((paragraph,), zone.w, height, (size,)) is not None

    def height_of(
        self, paragraphs: Sequence[SlideParagraph], width: int, *, inset: Inset = _NO_INSET
    ) -> int:
        """`briefgen.deck.fit.height_of` in the fonts of the looks."""
        return fitting.height_of(paragraphs, width, inset=inset, metrics=self.metrics(paragraphs))

    def line_count(self, paragraph: SlideParagraph, width: int) -> int:
        """`briefgen.deck.fit.line_count` in the fonts of the looks."""
        return fitting.line_count(paragraph, width, metrics=self.metrics((paragraph,)))

    def column_widths(
        self,
        rows: Sequence[Sequence[Sequence[SlideParagraph]]],
        total: int,
        minimum: int,
        *,
        inset: Inset = _NO_INSET,
    ) -> tuple[int, ...]:
        """`briefgen.deck.fit.column_widths` in the body font: tables have no titles."""
        return fitting.column_widths(rows, total, minimum, inset=inset, metrics=self._body)

    def split_to_fit(
        self,
        paragraphs: Sequence[SlideParagraph],
        width: int,
        height: int,
        sizes: Sequence[float],
        *,
        inset: Inset = _NO_INSET,
    ) -> tuple[fitting.Fitted, ...]:
        """`briefgen.deck.fit.split_to_fit` in the fonts of the looks."""
        metrics = self.metrics(paragraphs)
        return fitting.split_to_fit(paragraphs, width, height, sizes, inset=inset, metrics=metrics)

    def settled(
        self, paragraphs: Sequence[SlideParagraph], width: int, *, inset: Inset = _NO_INSET
    ) -> tuple[SlideParagraph, ...]:
        """`briefgen.deck.fit.settled` in the fonts of the looks."""
        return fitting.settled(paragraphs, width, inset=inset, metrics=self.metrics(paragraphs))

    def text_width(
        self, text: str, size: float, *, bold: bool = False, lang: Language | None = None
    ) -> int:
        """`briefgen.deck.fit.text_width` in the body font, of the deck's language unless said."""
        metrics = self.looks.metrics
        return fitting.text_width(
            text, size, bold=bold, lang=lang or self.language, metrics=metrics
        )

    def metrics(self, paragraphs: Sequence[SlideParagraph]) -> fitting.Texts:
        """What measures the paragraphs: titles are set in the heading font, all else in the body's.

        A frame has one of the two, which its first paragraph shows.
        """
        return self._headings if paragraphs and paragraphs[0].style.heading_font else self._body

    @cached_property
    def _headings(self) -> fitting.Texts:
        return self.memory.texts_in(self.looks.heading_metrics)

    @cached_property
    def _body(self) -> fitting.Texts:
        return self.memory.texts_in(self.looks.metrics)

    @cached_property
    def mark_size(self) -> float:
        """The size of inline source marks, in points."""
        return self.steps(self.type.sizes.source)[0]

    @property
    def least_size(self) -> float:
        """Points that a table's text may be set at where a row would be higher than a slide."""
        return min(_LEAST_SIZES.values()) if self.looks.narrow else _LEAST_SIZES[self.density]

    @property
    def most_words(self) -> int:
        """How many words of body text a message slide may hold."""
        return MOST_WORDS[self.density]


def count_words(texts: Iterable[str], language: Language) -> int:
    """The words of the texts; of Japanese, half its characters."""
    if language is Language.JA:
        return sum(len(text) for text in texts) // 2
    return sum(len(text.split()) for text in texts)
