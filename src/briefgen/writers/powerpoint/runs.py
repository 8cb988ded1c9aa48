"""Inlines as runs of a paragraph, and which stretch of its text states what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple, assert_never

from briefgen.deck.fit.pieces import NO_BREAK_SPACE, mark_text
from briefgen.document.model import (
    Citation,
    Inline,
)
from briefgen.looks.model import Slot
from briefgen.records import dataclass
from briefgen.values.joiner import joined, unjoined
from briefgen.values.language import Language
from briefgen.writers.powerpoint.inks import HOUSE_INKS, Inks
from briefgen.writers.powerpoint.oxml import language
from briefgen.writers.powerpoint.relationships import Relationships
from briefgen.writers.xml import clean, escape

_LIGHT = frozenset({Slot.LT1, Slot.LT2, Slot.ACCENT6, Slot.TINT})


class Setting(NamedTuple):
    """How a run is set. None leaves a property to the placeholder, as speaker notes do."""

    size: float | None = None
    color: Slot | None = None
    bold: bool | None = None
    emphasis: bool = False
    heading: bool = False
    link: str = ""


class Dress:
    """A setting in the inks of its layout, with the properties of its runs by language.

    Each is worked out when the first run wants it. `dressed` gives the same for the same setting.
    """

    __slots__ = ("_looks", "inks", "setting")

    def __init__(self, setting: Setting, inks: Inks) -> None:
        self.setting = setting
        self.inks = inks
        self._looks: dict[Language, str] = {}

    def looks(self, lang: Language) -> str:
        """The properties of a run in that language."""
        made = self._looks.get(lang)
        if made is None:
            made = self._looks[lang] = properties(lang, self.setting, self.inks)
        return made


@lru_cache(maxsize=4096)
def dressed(setting: Setting, inks: Inks) -> Dress:
    """The setting in those inks."""
    return Dress(setting, inks)


Span = tuple[str, int, int]
"""An occurrence and the stretch of a paragraph's text that it fills, in code points."""


@dataclass(slots=True)
class Runs:
    """A paragraph's runs while they are written: their XML, their text, its anchored spans.

    ``text`` joined is the paragraph as a reader of the file joins it, a line break as U+000A
    and joiners left out. ``breaks`` are the planned line ends, which are not in the inlines.
    Neighbours that look alike are one run, as whoever edits the slide would have typed them.
    """

    relationships: Relationships
    mark_size: float | None = None
    inks: Inks = HOUSE_INKS
    _xml: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    length: int = 0
    breaks: tuple[int, ...] = ()
    printed: int = 0
    _open: str = ""
    """The looks of the run that is not closed yet."""

    def written(self) -> str:
        """All runs as XML."""
        self._close()
        return "".join(self._xml)

    def write(self, inlines: Iterable[Inline], setting: Setting) -> None:
        """Add the inlines, set that way."""
        self.write_dressed(inlines, dressed(setting, self.inks))

    def write_dressed(self, inlines: Iterable[Inline], dress: Dress) -> None:
        """The same of a setting in our inks."""
        for inline in inlines:
            match inline.kind:
                case "text" | "value" | "reference":
                    self._run(inline.text, inline.lang, dress)
                case "statement":
                    start = self.length
                    self.write_dressed(inline.children, dress)
                    if self.length > start:  # what says nothing leaves nothing to anchor
                        self.spans.append((inline.occurrence, start, self.length))
                case "citation":
                    self._mark(inline, dress)
                case "strong":
                    self.write(inline.children, _strong(dress.setting))
                case "emphasis":
                    self.write(inline.children, _emphatic(dress.setting))
                case "link":
                    link = self.relationships.link(inline.url)
                    self.write(inline.children, dress.setting._replace(link=link))
                case "parallel":
                    self.write_dressed(inline.children, dress)
                case _:
                    assert_never(inline)

    def _mark(self, citation: Citation, dress: Dress) -> None:
        """A source mark; one that opens its paragraph stands at the edge, with no space before."""
        text = mark_text(citation)
        if not self.length:
            text = text.removeprefix(NO_BREAK_SPACE)
        cited = _cited(dress.setting, self.mark_size)
        self._run(text, citation.lang, dressed(cited, self.inks))

    def _run(self, text: str, lang: Language, dress: Dress) -> None:
        if not text:
            return
        words = _worded(self._with_breaks(clean(text)) if self.breaks else text)
        looks = dress.looks(lang)
        lines = words.lines
        if lines[0]:
            self._line(lines[0], looks)
        for line in lines[1:]:
            self._close()
            self._xml.append(f"<a:br>{looks}</a:br>")
            if line:
                self._line(line, looks)
        self.text.append(words.text)
        self.length += len(words.text)

    def _line(self, line: str, looks: str) -> None:
        if looks == self._open:
            self._xml.append(line)
            return
        ended = "</a:t></a:r>" if self._open else ""
        self._xml.append(f"{ended}<a:r>{looks}<a:t>{line}")
        self._open = looks

    def _close(self) -> None:
        if self._open:
            self._xml.append("</a:t></a:r>")
            self._open = ""

    def _with_breaks(self, text: str) -> str:
        """The text with a line feed at each planned end that falls within it or before it."""
        start, self.printed = self.printed, self.printed + len(text)
        for offset in reversed(self.breaks):
            if start <= offset < self.printed:
                text = f"{text[: offset - start]}\n{text[offset - start :]}"
        return text


class _Words(NamedTuple):
    """A text as its lines are written, and as a reader of the file joins them."""

    lines: tuple[str, ...]
    text: str


@lru_cache(maxsize=1 << 14)
def _worded(text: str) -> _Words:
    """The text cleaned; remembered, for two thirds of the texts of a deck stand in it again."""
    text = clean(text)
    lines = tuple(escape(joined(line)) for line in text.split("\n"))
    return _Words(lines, unjoined(text))


@lru_cache(maxsize=256)
def _strong(setting: Setting) -> Setting:
    """Bold; in body colour the title colour, for weight alone is faint at small sizes."""
    return setting._replace(
        bold=True, color=Slot.DK2 if setting.color is Slot.DK1 else setting.color
    )


@lru_cache(maxsize=256)
def _emphatic(setting: Setting) -> Setting:
    return setting._replace(emphasis=True)


@lru_cache(maxsize=256)
def _cited(setting: Setting, mark_size: float | None) -> Setting:
    """Small, regular and secondary; on dark grounds, where text is light, in the text's colour."""
    if setting.size is None or mark_size is None:
        return setting
    return setting._replace(
        size=min(mark_size, setting.size),
        bold=False,
        color=setting.color if setting.color in _LIGHT else Slot.ACCENT5,
    )


@lru_cache(maxsize=4096)
def properties(lang: Language, setting: Setting, inks: Inks, element: str = "a:rPr") -> str:
    """The properties of a run, a break or a paragraph's end (ECMA-376 part 1, 21.1.2.3.9).

    Japanese has no italic: its emphasis is the secondary colour. Fonts are theme references only.
    """
    size, shade, bold, emphasis, heading, link = setting
    if emphasis and lang is Language.JA and shade is not None and shade not in _LIGHT:
        shade = Slot.ACCENT5
    attributes = language(lang)
    if size is not None:
        attributes += f' sz="{round(size * 100)}"'
    if bold is not None:
        attributes += f' b="{int(bold)}"'
    if emphasis and lang is not Language.JA:
        attributes += ' i="1"'
    inner = "" if shade is None else inks.fill(shade)
    if heading:
        inner += '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/>'
    if link:
        inner += f'<a:hlinkClick r:id="{link}"/>'
    return f'<{element} {attributes} dirty="0">{inner}</{element}>'
