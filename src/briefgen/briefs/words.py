"""The words of a fact base: the one function that words its statements, names and values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from briefgen.facts.derive import resolve_values
from briefgen.facts.model import (
    Actor,
    ActorKind,
    Fact,
    FactBase,
    Place,
    Project,
    Side,
)
from briefgen.records import dataclass
from briefgen.values.language import Language, LocalText
from briefgen.values.names import NameForm, NameForms, Names, UnitWords
from briefgen.values.quantity import Quantity
from briefgen.values.template import PAIR
from briefgen.values.when import When
from briefgen.wording.catalogue import DateStyle, catalogue
from briefgen.wording.quantities import word_quantity
from briefgen.wording.render import Piece, render
from briefgen.wording.times import word_when

T = TypeVar("T")


class Form(StrEnum):
    """Which text of an entry is worded."""

    STATEMENT = "statement"
    SHORT = "short"
    LABEL = "label"
    CAUTION = "caution"
    TENSION = "tension"
    TAKEAWAY = "takeaway"
    TAKEAWAY_SHORT = "takeaway_short"
    THEME = "theme"
    FIGURE = "figure"
    FIGURE_TIME = "figure_time"
    WHEN = "when"
    VALUE = "value"
    CHART = "chart"
    NOTE = "note"
    SPOKEN = "spoken"
    QUOTE = "quote"
    PARTIES = "parties"
    NAME = "name"
    CAPACITY = "capacity"
    SOURCE = "source"
    PARTNERSHIP = "partnership"
    TITLE = "title"
    SHORT_TITLE = "short_title"
    NOTICE = "notice"
    EDITION = "edition"
    BRIEF = "brief"


_TITLES = {Form.TITLE: "memo-title", Form.SHORT_TITLE: "short-title"}
ENTITLED = frozenset({Form.PARTNERSHIP, *_TITLES})
"""What is made of the partnership's name."""


@dataclass(frozen=True, slots=True)
class BaseLexicon:
    """Names, units and date style of a fact base, in its house style.

    ``date_style`` is how dates are ordered.
    """

    base: FactBase
    units: Mapping[tuple[str, Language], UnitWords]
    date_style: DateStyle

    def unit(self, unit: str, language: Language) -> UnitWords | None:
        """The words of a unit that the base declares."""
        return self.units.get((unit, language))

    def name(self, ident: str, form: str, language: Language) -> tuple[str, Language]:
        """The name in that form and the language it is in; KeyError if there is no such entry."""
        if ident == PAIR:
            return self._pair(language), language
        entry = self.base.named[ident]
        forms, own = self._names(entry).best(language)
        if forms is None:
            return ident, language
        text = _form(forms, form)
        if form == NameForm.WITH_CAPACITY and isinstance(entry, Actor) and entry.capacity:
            text = self._with_capacity(text, entry, own)
        return text, own

    def _names(self, entry: Side | Actor | Project | Place) -> Names:
        """The names of the entry; a country's follow the house style where it has a press name."""
        if isinstance(entry, Side) and entry.press and self._press:
            return entry.names.model_copy(update=dict(entry.press.items()))
        return entry.names

    @property
    def _press(self) -> bool:
        return self.base.partnership.style.country_names == "press"

    def _pair(self, language: Language) -> str:
        first, second = self.base.partnership.style.pair
        return catalogue(language).names.pair.format(
            a=self.name(first, NameForm.FULL, language)[0],
            b=self.name(second, NameForm.FULL, language)[0],
        )

    def _with_capacity(self, name: str, actor: Actor, language: Language) -> str:
        """The name with its capacity as a sentence introduces it; a Japanese person is 氏."""
        assert actor.capacity is not None, "name() asks for actors that have one"
        template, own = actor.capacity.best(language)
        pieces = render(template, own, {}, self, sentence=False)
        held = "".join(piece.text for piece in pieces)
        words = catalogue(language).names
        person = actor.kind is ActorKind.PERSON
        return (words.introduced if person else words.with_capacity).format(
            name=name, capacity=held
        )


def _form(forms: NameForms, form: str) -> str:
    match form:
        case NameForm.SHORT:
            return forms.short or forms.full
        case NameForm.ADJECTIVE:
            return forms.adjective or forms.full
        case _:
            return forms.full


def joined(pieces: Iterable[Piece]) -> str:
    """Worded pieces as one string."""
    return "".join(piece.text for piece in pieces)


def words_of(base: FactBase, dates: DateStyle | None = None) -> Words:
    """The words of a fact base, the same for the same base: what it worded once it words no more.

    ``dates`` is how dates are ordered where that is not the base's own style.
    """
    words: Words | None = base.kept.get((Words, dates))
    if words is None:
        words = base.kept[Words, dates] = Words(base, dates)
    return words


class Words:
    """Words of one fact base. Compose and audit both make their text here and nowhere else.

    `words_of` gives them.
    """

    def __init__(self, base: FactBase, dates: DateStyle | None = None) -> None:
        units = {
            (unit.id, language): words
            for unit in base.partnership.units
            for language in Language
            if (words := unit.get(language)) is not None
        }
        self.base = base
        self.lexicon = BaseLexicon(base, units, dates or base.partnership.style.date)
        self._values: dict[str, Mapping[str, Quantity | When]] = {}
        self._rendered: dict[tuple[Form, str, Language], tuple[Piece, ...]] = {}
        self._made: dict[object, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` makes of the base, made once; the key tells it from all else that is."""
        try:
            made: T = self._made[key]
        except KeyError:
            made = self._made[key] = make()
        return made

    def text(
        self,
        text: LocalText,
        language: Language,
        fact: Fact | None = None,
        *,
        sentence: bool = True,
    ) -> tuple[Piece, ...]:
        """The text in that language; where it is missing, a visible tag and the text there is.

        Without ``sentence`` it stands within one, and begins as it is written.
        """
        template, own = text.best(language)
        values = self.values(fact) if fact else {}
        pieces = render(template, own, values, self.lexicon, sentence=sentence)
        if own is language:
            return pieces
        return (Piece(catalogue(language).missing, language), *pieces)

    def render(self, form: Form, ident: str, language: Language) -> tuple[Piece, ...]:
        """The text of that form of the fact or theme; ``short`` and ``label`` fall back.

        A fact without a short form gives its statement, one without a label its project's name,
        else its short form. KeyError if there is no such entry.
        """
        key = (form, ident, language)
        known = self._rendered.get(key)
        if known is None:
            known = self._rendered[key] = self._render(form, ident, language)
        return known

    def _render(self, form: Form, ident: str, language: Language) -> tuple[Piece, ...]:
        if form in (Form.TAKEAWAY, Form.TAKEAWAY_SHORT, Form.THEME):
            return self._theme(form, ident, language)
        fact = self.base.fact_by_id[ident]
        match form:
            case Form.SHORT:
                return self.text(fact.short or fact.statement, language, fact)
            case Form.LABEL | Form.CHART:
                return self._label(fact, language)
            case Form.CAUTION:
                return self.text(fact.caution.reason, language, fact) if fact.caution else ()
            case _:
                return self.text(fact.statement, language, fact)

    def when(self, fact: Fact, name: str, language: Language) -> tuple[Piece, ...]:
        """A time of the fact in words; KeyError if it has no time of that name."""
        time = fact.time(name)
        if time is None:
            raise KeyError(name)
        text = word_when(time, catalogue(language), self.lexicon.date_style)
        return (Piece(text, language, name),)

    def value(self, fact: Fact, name: str, language: Language) -> tuple[Piece, ...]:
        """A quantity of the fact in words, with its qualifier; KeyError if it has none."""
        quantity = self.values(fact)[name]
        assert isinstance(quantity, Quantity)
        words = word_quantity(quantity, catalogue(language), self.lexicon.unit)
        return (Piece(words.full, language, name),)

    def plain(self, form: Form, ident: str, language: Language) -> str:
        """The same as one string."""
        return joined(self.render(form, ident, language))

    def name(self, ident: str, form: str, language: Language) -> str:
        """The name of a side, actor, project or place, in a `NameForm`."""
        return self.lexicon.name(ident, form, language)[0]

    def capacity(self, text: LocalText, language: Language) -> str:
        """A capacity in words."""
        return joined(self.text(text, language, sentence=False))

    def values(self, fact: Fact) -> Mapping[str, Quantity | When]:
        """The values and times of the fact by name, derived values worked out."""
        known = self._values.get(fact.id)
        if known is None:
            times = {date.name: date.when for date in fact.dates}
            own = {"when": fact.when} if fact.when else {}
            known = {**resolve_values(self.base, fact), **times, **own}
            self._values[fact.id] = known
        return known

    def entitled(self, form: Form, language: Language) -> tuple[Piece, ...]:
        """The partnership's name (`Form.PARTNERSHIP`), or the long or short title made of it."""
        name = self.text(self.base.partnership.name, language)
        key = _TITLES.get(form)
        if key is None:
            return name
        words = catalogue(language, self.base.partnership.style.spelling)
        title = words.label(key, partnership=joined(name))
        return (Piece(title, language),)

    def notice(self, language: Language) -> tuple[Piece, ...]:
        """What every page has to say of the base; nothing where it has no such words."""
        notice = self.base.partnership.notice
        return self.text(notice, language) if notice else ()

    def _label(self, fact: Fact, language: Language) -> tuple[Piece, ...]:
        if fact.label:
            return self.text(fact.label, language, fact)
        if fact.project:
            name, own = self.lexicon.name(fact.project, NameForm.FULL, language)
            return (Piece(name, own),)
        return self.render(Form.SHORT, fact.id, language)

    def _theme(self, form: Form, ident: str, language: Language) -> tuple[Piece, ...]:
        theme = self.base.theme_by_id[ident]
        if form is Form.THEME or theme.takeaway is None:
            return self.text(theme.name, language)
        takeaway = theme.takeaway
        return self.text(takeaway.text if form is Form.TAKEAWAY else takeaway.short, language)
