"""The fact model: what the sources say, who said it, how far along it is, and where it stands.

Everything is frozen and refuses unknown keys. Text in ``statement``, ``short``, ``label``,
``capacity`` and the like is a template: ``{name}`` stands for a typed value or a time of the same
fact, ``{name:number}`` for the value without its unit, ``{@id}`` for the name of a side, actor,
project or place, ``{@id:short}`` (or ``full``, ``with-capacity``, ``adjective``) for a form of it,
``{@pair}`` for the two countries in the order of the house style. Literal braces are doubled.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BeforeValidator, Field, PrivateAttr, StringConstraints, model_validator

from briefgen.facts.origins import Origin, Origins
from briefgen.values.frozen import CleanText, Frozen, Line, Slug
from briefgen.values.language import Language, LocalText
from briefgen.values.names import Names, Unit
from briefgen.values.plain import Count, Day
from briefgen.values.quantity import Derived, Quantity
from briefgen.values.status import Status
from briefgen.values.timeline import even_steps
from briefgen.values.when import When
from briefgen.wording.spelling import Spelling

ValueName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""The name of a value or time in a fact, as its holes write it."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Kind(StrEnum):
    """What sort of fact it is."""

    PROJECT = "project"
    PROGRAMME = "programme"
    COMMITMENT = "commitment"
    ASK = "ask"
    OFFER = "offer"
    FIGURE = "figure"
    EVENT = "event"
    STATEMENT = "statement"
    OUTLOOK = "outlook"
    CHALLENGE = "challenge"
    CONTEXT = "context"
    PERSON = "person"


class Mode(StrEnum):
    """Whose voice a source uses for a fact."""

    QUOTED = "quoted"
    REPORTED = "reported"
    CARRIED_OVER = "carried_over"
    DOCUMENT = "document"


class Role(StrEnum):
    """What an actor does in a fact."""

    SPEAKER = "speaker"
    PARTY = "party"
    PARTNER = "partner"
    ASKER = "asker"
    PROVIDER = "provider"
    RECIPIENT = "recipient"
    IMPLEMENTER = "implementer"
    HOST = "host"
    VISITOR = "visitor"
    PARTICIPANT = "participant"
    SUBJECT = "subject"


class ActorKind(StrEnum):
    """What an actor is (Popolo: person, organization), or a group of people with no name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"


# --- sources, sides, actors, projects, places, themes ---------------------------------------------


class Source(Frozen):
    """One source document (CSL-JSON names); what it does not state is None and printed so.

    ``description`` says in our words what the document is, ``short`` the same in two or three words
    for a source line. ``file`` and ``sha256`` identify the reader's own copy; ``paragraphs`` is its
    number of paragraphs, as `briefgen.copies` counts them.

    >>> from briefgen import load_facts
    >>> source = load_facts("examples/northland").sources[0]
    >>> source.id, len(source.sha256), str(source.language)
    ('report', 64, 'en')
    """

    id: Slug
    type: Literal["article", "article-newspaper", "report", "speech", "webpage", "document"]
    description: LocalText
    short: LocalText
    language: Language
    file: Line
    sha256: Sha256
    paragraphs: Count
    title: Line | None = None
    author: Line | None = None
    container_title: Line | None = None
    issued: When | None = None
    url: Annotated[CleanText, StringConstraints(pattern=r"^(https?://|mailto:)\S+$")] | None = None
    note: LocalText | None = None


class Side(Frozen):
    """One side of the partnership: a country, with its names in UN and in press style."""

    id: Slug
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    names: Names
    press: Names | None = None


class Alias(Frozen):
    """Another spelling of a name, and where it stands."""

    name: Line
    source: Slug | None = None
    note: CleanText | None = None


class Actor(Frozen):
    """A person, organisation or group; ``capacity`` is as at the source.

    ``side`` is the id of a side, or None for a third party; ``member_of`` the id of an
    organisation. ``caution`` says what is uncertain about the name.

    >>> from briefgen import Actor
    >>> names = {"en": {"full": "Ada Example", "short": "Example"}}
    >>> actor = Actor.model_validate({"id": "ada", "kind": "person", "names": names})
    >>> actor.side is None, actor.names.en.short
    (True, 'Example')
    """

    id: Slug
    kind: ActorKind
    side: Slug | None = None
    names: Names
    capacity: LocalText | None = None
    member_of: Slug | None = None
    aliases: tuple[Alias, ...] = ()
    caution: LocalText | None = None


class Project(Frozen):
    """A named undertaking: "Canal Lock 2" is a name, not a loose digit.

    ``status`` may be left out; if given it has to be the weakest specific rung of its facts.

    >>> from briefgen import Project
    >>> names = {"en": {"full": "Canal Lock 2"}}
    >>> Project.model_validate({"id": "lock-2", "names": names, "theme": "transport"}).status
    """

    id: Slug
    names: Names
    theme: Slug
    sides: tuple[Slug, ...] = ()
    status: Status | None = None
    part_of: Slug | None = None
    aliases: tuple[Alias, ...] = ()


class Place(Frozen):
    """A place that facts name.

    >>> from briefgen import Place
    >>> place = Place.model_validate({"id": "north-port", "names": {"en": {"full": "North Port"}}})
    >>> place.names.en.full
    'North Port'
    """

    id: Slug
    names: Names
    within: Slug | None = None
    aliases: tuple[Alias, ...] = ()


class TermPlace(Frozen):
    """Where a source prints what a term stands for; ``tokens`` as in `Evidence`."""

    source: Slug
    paragraph: Count
    tokens: tuple[Line, ...] = Field(min_length=1)


class Term(Frozen):
    """An entry of the glossary: a term as texts print it, and what it stands for.

    Without ``evidence`` the expansion is the author's own, and printed so.
    """

    id: Slug
    term: LocalText
    expansion: LocalText
    evidence: TermPlace | None = None


class Takeaway(Frozen):
    """The author's one-sentence message of a theme, its short form, and the facts it rests on."""

    text: LocalText
    short: LocalText
    rests_on: tuple[Slug, ...] = Field(min_length=1)


class Theme(Frozen):
    """A subject of the partnership. ``crs`` are DAC purpose codes, ``sdg`` SDG targets.

    >>> from briefgen import LocalText, Theme
    >>> Theme(id="energy", name=LocalText(en="Energy"), order=1).takeaway is None
    True
    """

    id: Slug
    name: LocalText
    order: Count
    takeaway: Takeaway | None = None
    crs: tuple[Annotated[str, StringConstraints(pattern=r"^\d{5}$")], ...] = ()
    sdg: tuple[Annotated[str, StringConstraints(pattern=r"^\d{1,2}(\.[0-9a-z]+)?$")], ...] = ()


# --- facts ----------------------------------------------------------------------------------------


class Evidence(Frozen):
    """Where a fact stands in a source, and whose words it is.

    ``paragraph`` is its 1-based number in the copy. ``tokens`` are the short strings (figures,
    names, dates) that have to stand in that paragraph, as printed. ``quote`` is the verbatim text
    where the mode is quoted. ``capacity`` overrides the speaker's own.

    >>> from briefgen import Evidence
    >>> place = Evidence(source="report", paragraph=3, mode="document", tokens=("45 %",))
    >>> place.speaker is None
    True
    >>> Evidence(source="report", paragraph=3, mode="quoted")
    Traceback (most recent call last):
        ...
    pydantic_core._pydantic_core.ValidationError: ...
    """

    source: Slug
    paragraph: Count
    mode: Mode
    speaker: Slug | None = None
    capacity: LocalText | None = None
    tokens: tuple[Line, ...] = ()
    quote: Line | None = None
    note: LocalText | None = None

    @model_validator(mode="after")
    def _voice(self) -> Self:
        if self.mode is not Mode.DOCUMENT and self.speaker is None:
            raise ValueError(f"mode {self.mode} needs a speaker; a document's own voice has none")
        if self.mode is Mode.DOCUMENT and self.speaker is not None:
            raise ValueError("mode document has no speaker; say reported or carried_over")
        if (self.mode is Mode.QUOTED) != (self.quote is not None):
            raise ValueError("mode quoted goes with quote, the words as they stand in the source")
        return self


class Participant(Frozen):
    """An actor or side with its role in a fact."""

    actor: Slug
    role: Role


class Rival(Frozen):
    """Another value that a source gives for the same thing."""

    quantity: Quantity
    evidence: Evidence


class FactValue(Frozen):
    """A named value of a fact: typed, or derived from other values.

    ``rivals`` are other stated values; ``choice`` then says why this one is printed.
    """

    name: ValueName
    quantity: Quantity | None = None
    derived: Derived | None = None
    rivals: tuple[Rival, ...] = ()
    choice: LocalText | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if (self.quantity is None) == (self.derived is None):
            raise ValueError(
                "a value is either a quantity or derived, never a typed result of both"
            )
        if bool(self.rivals) != (self.choice is not None):
            raise ValueError("rivals and choice (why this value is printed) go together")
        return self


class FactDate(Frozen):
    """A further named time of a fact."""

    name: ValueName
    when: When


class Caution(Frozen):
    """Why a fact is printed as stated but flagged for checking, and never headlined."""

    reason: LocalText


class Tension(Frozen):
    """Another fact that pulls the other way, and in which respect."""

    fact: Slug
    note: LocalText


class Waiver(Frozen):
    """Loose digits that the author lets stand in the text, with the reason."""

    digits: tuple[Line, ...] = Field(min_length=1)
    reason: Line


class Reviewed(Frozen):
    """Who read it against the source, and when."""

    by: Line
    on: Day


def none_yet(given: object) -> object:
    """None for the word ``none``, which a file may write where nobody has reviewed."""
    return None if given == "none" else given


NoneYet = Annotated[Reviewed | None, BeforeValidator(none_yet)]
"""Who reviewed it, or None, which a file may also write ``none``: nobody has."""


class Review(Frozen):
    """The review of the fact and of each translation: ``none`` (or left out) until someone has."""

    fact: NoneYet = None
    en: NoneYet = None
    vi: NoneYet = None
    ja: NoneYet = None

    def of(self, language: Language) -> Reviewed | None:
        """The review of the text in that language."""
        held: Reviewed | None = getattr(self, str(language))
        return held


# --- series ---------------------------------------------------------------------------------------


class SeriesForm(StrEnum):
    """The chart that a series is drawn as."""

    BAR = "bar"
    STACKED_BAR = "stacked_bar"
    LINE = "line"
    DOUGHNUT = "doughnut"


class SeriesPoint(Frozen):
    """One value of a series, at a time or under a name.

    Either ``quantity`` is typed here, or ``value`` names one of the fact's own values, derived ones
    too, so that no number is typed twice. ``evidence`` is the point's own, else it is the fact's.
    """

    when: When | None = None
    category: LocalText | None = None
    quantity: Quantity | None = None
    value: ValueName | None = None
    evidence: Evidence | None = None

    @model_validator(mode="after")
    def _at_one_place(self) -> Self:
        if (self.when is None) == (self.category is None):
            raise ValueError("a point has when (a time) or category (a name), and not both")
        if (self.quantity is None) == (self.value is None):
            raise ValueError(
                "a point has quantity (typed here) or value (the name of a value of the fact)"
            )
        return self

    @property
    def place(self) -> When | LocalText:
        """Where it stands on its axis."""
        place = self.when or self.category
        assert place is not None
        return place


class SeriesLine(Frozen):
    """The points that belong together: one line, or the bars of one fill.

    ``name`` tells it from others; ``evidence`` is that of its points, else it is the fact's.
    """

    name: LocalText | None = None
    evidence: Evidence | None = None
    points: tuple[SeriesPoint, ...] = Field(min_length=1)


class NamedPoint(NamedTuple):
    """A point with its name, its path of keys within the series, and what it rests on.

    The name is that of the value it draws, else ``series-LINE-POINT``, both counted from 1; no
    value can have such a name. ``evidence`` is its own or its line's, None where it is the fact's.
    """

    name: str
    path: tuple[str, ...]
    point: SeriesPoint
    evidence: Evidence | None


class Series(Frozen):
    """Quantities over time or by category, drawn as a native chart below the facts of a theme.

    The points have one unit and one scope and are numbers: `briefgen.facts.rules.series` sees to
    that, since some are values of the fact. A point that a line lacks is a gap. ``whole`` names the
    value of the fact that the parts of a doughnut make up; without it they are shares that make
    100 %.
    """

    form: SeriesForm
    lines: tuple[SeriesLine, ...] = Field(min_length=1)
    whole: ValueName | None = None

    @property
    def points(self) -> tuple[SeriesPoint, ...]:
        """The points of all lines, line by line."""
        return tuple(point for line in self.lines for point in line.points)

    @property
    def named_points(self) -> tuple[NamedPoint, ...]:
        """The points of all lines, line by line, with what each rests on."""
        return tuple(
            NamedPoint(
                point.value or f"series-{at + 1}-{index + 1}",
                ("lines", str(at), "points", str(index)),
                point,
                point.evidence or line.evidence,
            )
            for at, line in enumerate(self.lines)
            for index, point in enumerate(line.points)
        )

    @property
    def over_time(self) -> bool:
        """Whether the points stand at times, not under names."""
        return self.points[0].when is not None

    @property
    def places(self) -> tuple[When | LocalText, ...]:
        """Where the points of any line stand, each once: times in order, names as they come."""
        found = dict.fromkeys(_place_key(point.place) for point in self.points)
        places = {_place_key(point.place): point.place for point in reversed(self.points)}
        return tuple(places[key] for key in (sorted(found) if self.over_time else found))

    @model_validator(mode="after")
    def _drawable(self) -> Self:
        for trouble in _form_troubles(self):
            raise ValueError(trouble)
        return self


MOST_LINES = 6
"""The lines or parts that can be told apart without colour."""

MOST_PLACES = 60


def _place_key(place: When | LocalText) -> tuple[object, ...]:
    """What makes two places one; times sort by it."""
    if isinstance(place, When):
        return (*place.sort_key, place.model_dump_json(exclude_defaults=True))
    return (place.model_dump_json(exclude_defaults=True),)


def _form_troubles(series: Series) -> Iterator[str]:
    """What keeps the series from being drawn in its form, as far as the form alone shows it."""
    lines, points = series.lines, series.points
    if len(points) < 2:
        yield "a series needs at least two points; a single value belongs in values"
    if len({point.when is None for point in points}) > 1:
        yield "the points of a series are all at times (when) or all under names (category)"
    if len(lines) > MOST_LINES:
        yield f"a chart shows at most {MOST_LINES} lines; make two facts of it"
    names = [line.name.model_dump_json() for line in lines if line.name]
    if len(lines) > 1 and len(set(names)) < len(lines):
        yield "each of several lines needs a name of its own"
    for line in lines:
        keys = [_place_key(point.place) for point in line.points]
        if len(set(keys)) < len(keys):
            yield "a line has two points at one place"
        if series.over_time and keys != sorted(keys):
            yield "points at times stand in order, the earliest first"
    if len(series.places) > MOST_PLACES:
        yield f"a chart shows at most {MOST_PLACES} places; make two facts of it"
    if series.whole is not None and series.form is not SeriesForm.DOUGHNUT:
        yield "whole goes with form: doughnut"
    yield from _own_form_troubles(series)


def _own_form_troubles(series: Series) -> Iterator[str]:
    match series.form:
        case SeriesForm.LINE:
            if not series.over_time:
                yield "a line needs times (when): names have no order; use form: bar"
            if any(len(line.points) < 2 for line in series.lines):
                yield "a line needs at least two points; use form: bar for one"
            even_steps([place for place in series.places if isinstance(place, When)])
        case SeriesForm.STACKED_BAR:
            if len(series.lines) < 2:
                yield "a stacked bar needs at least two lines; use form: bar"
            if any(len(line.points) < len(series.places) for line in series.lines):
                yield "a stack without one of its parts looks lower than it is; use form: bar"
        case SeriesForm.DOUGHNUT:
            if len(series.lines) > 1:
                yield "a doughnut has one line, whose points are the parts"
            if len(series.points) > MOST_LINES:
                yield f"a doughnut shows at most {MOST_LINES} parts; use form: bar"
        case SeriesForm.BAR:
            return


# --- a fact ---------------------------------------------------------------------------------------


def named_values(given: object) -> object:
    """YAML's ``{name: {...}}`` as the list of named values that the model holds."""
    if not isinstance(given, Mapping):
        return given
    wrapped = ("quantity", "derived", "rivals", "choice")
    return [
        {"name": name, **spec}
        if isinstance(spec, Mapping) and any(key in spec for key in wrapped)
        else {"name": name, "quantity": spec}
        for name, spec in given.items()
    ]


def named_dates(given: object) -> object:
    """YAML's ``{name: time}`` as the list of named times that the model holds."""
    if not isinstance(given, Mapping):
        return given
    return [{"name": name, "when": spec} for name, spec in given.items()]


class Fact(Frozen):
    """One checkable thing that a source says, with all that a brief needs to stand behind it.

    ``theme`` is its home, ``also`` the other themes it touches. ``when`` is the time of the fact
    itself (hole ``{when}``), ``dates`` are further times. ``label`` is the thing in a few words
    (a row's name, a figure's caption); ``short`` is the sentence for a slide. ``key_figure`` names
    the value that may stand in the strip of key figures. ``series`` is drawn as a chart.

    >>> from briefgen import load_facts
    >>> fact = load_facts("examples/northland").fact_by_id["power-mix"]
    >>> str(fact.kind), str(fact.status), fact.evidence[0].paragraph
    ('figure', 'stated', 7)
    >>> fact.quantity("water").value
    Decimal('45')
    """

    id: Slug
    former_ids: tuple[Slug, ...] = ()
    kind: Kind
    status: Status
    theme: Slug
    also: tuple[Slug, ...] = ()
    statement: LocalText
    short: LocalText | None = None
    label: LocalText | None = None
    values: Annotated[tuple[FactValue, ...], BeforeValidator(named_values)] = ()
    when: When | None = None
    dates: Annotated[tuple[FactDate, ...], BeforeValidator(named_dates)] = ()
    key_figure: ValueName | None = None
    actors: tuple[Participant, ...] = ()
    places: tuple[Slug, ...] = ()
    project: Slug | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    open_list: bool = False
    headline: bool = False
    caution: Caution | None = None
    tensions: tuple[Tension, ...] = ()
    answers: tuple[Slug, ...] = ()
    part_of: Slug | None = None
    waiver: Waiver | None = None
    series: Series | None = None
    review: Review = Review.model_construct()

    def quantity(self, name: str) -> Quantity | None:
        """The typed quantity of that name; None if there is none or it is derived."""
        return next((v.quantity for v in self.values if v.name == name), None)

    def time(self, name: str) -> When | None:
        """The time of that name (``when`` is the fact's own), or None."""
        if name == "when":
            return self.when
        return next((d.when for d in self.dates if d.name == name), None)

    @cached_property
    def cited(self) -> tuple[Evidence, ...]:
        """The evidence of the fact, then that of the points of its series, each once."""
        points = self.series.named_points if self.series else ()
        drawn = (named.evidence for named in points if named.evidence)
        return tuple(dict.fromkeys((*self.evidence, *drawn)))

    @cached_property
    def digest(self) -> str:
        """SHA-256 (64 hex digits) of what the fact states; a review does not change it."""
        return digest_of(self, exclude={"review", "former_ids"})


# --- the base -------------------------------------------------------------------------------------


class HouseStyle(Frozen):
    """How names, dates and our own English are printed.

    Never touches quotations, titles or proper names. ``spelling`` is that of the catalogue's words;
    where an author's differ, `check` says so.
    """

    country_names: Literal["un", "press"] = "un"
    pair: tuple[Slug, Slug]
    date: Literal["day-month", "month-day"] = "day-month"
    spelling: Spelling = "british"


class Partnership(Frozen):
    """What the whole base is about: its name, sides, date, languages, house style and units.

    The first of the languages is the one that the facts are written in; others are translations.
    ``notice`` is what every page and slide has to say of the base, such as that it is invented.

    >>> from briefgen import load_facts
    >>> partnership = load_facts("examples/northland").partnership
    >>> [side.id for side in partnership.sides], str(partnership.languages[0])
    (['northland', 'southland'], 'en')
    """

    id: Slug
    name: LocalText
    notice: LocalText | None = None
    as_of: Day
    languages: tuple[Language, ...] = Field(min_length=1)
    sides: tuple[Side, ...] = Field(min_length=2)
    style: HouseStyle
    units: tuple[Unit, ...] = ()


class Kept(dict[object, Any]):
    """What was made of a fact base, by what tells it apart; it is not part of the base.

    It does not go along where the base is pickled or copied.
    """

    def __reduce__(self) -> "tuple[type[Kept], tuple[()]]":
        return Kept, ()


class FactBase(Frozen):
    """All facts of a partnership at a date, with everything that they refer to.

    `load_facts` gives a base whose cross-references hold. ``edition`` names it by its content.

    >>> from briefgen import load_facts
    >>> facts = load_facts("examples/northland")
    >>> facts.fact_by_id["power-mix"].theme, facts.theme_by_id["economy"].order
    ('economy', 2)
    >>> len(facts.edition)  # SHA-256 of the content, in hexadecimal digits
    64
    """

    partnership: Partnership
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...] = ()
    projects: tuple[Project, ...] = ()
    places: tuple[Place, ...] = ()
    themes: tuple[Theme, ...]
    facts: tuple[Fact, ...]
    terms: tuple[Term, ...] = ()

    _origins: Origins = PrivateAttr(default_factory=Origins)

    def __eq__(self, other: object) -> bool:
        """Equal content; where the entries stand in files does not count."""
        return isinstance(other, FactBase) and self.__dict_fields() == other.__dict_fields()

    __hash__ = None  # type: ignore[assignment]

    def __dict_fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in type(self).model_fields}

    def is_unreviewed(self, fact: Fact, language: Language) -> bool:
        """Whether the fact's text in that language is a translation that no one has reviewed.

        The first of the partnership's languages is that of the facts; all others are translations.
        """
        translated = language is not self.partnership.languages[0]
        there = fact.statement.get(language) is not None
        return translated and there and fact.review.of(language) is None

    @cached_property
    def reviewed_languages(self) -> frozenset[Language]:
        """The languages in which someone has reviewed the translation of any fact."""
        return frozenset(held for held in Language if any(f.review.of(held) for f in self.facts))

    @property
    def as_of(self) -> dt.date:
        """The date up to which the base was compiled."""
        return self.partnership.as_of

    @cached_property
    def edition(self) -> str:
        """SHA-256 (64 hex digits) over the content of the base, reviews included."""
        return digest_of(self)

    def digests(self) -> list[str]:
        """The base's edition, and then the digest of every fact."""
        return [self.edition, *(fact.digest for fact in self.facts)]

    def take_digests(self, digests: list[str]) -> None:
        """For whoever kept them with this very content, so that they are not worked out anew.

        ValueError if they are not as many as there are facts.
        """
        edition, *others = digests
        for fact, digest in zip(self.facts, others, strict=True):
            fact.__dict__["digest"] = digest
        self.__dict__["edition"] = edition

    @cached_property
    def fact_by_id(self) -> Mapping[str, Fact]:
        """Every fact by its id and its former ids."""
        former = {old: fact for fact in self.facts for old in fact.former_ids}
        return former | {fact.id: fact for fact in self.facts}

    @cached_property
    def facts_by_project(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts of every project that has any, by the project's id."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if fact.project is not None:
                found.setdefault(fact.project, []).append(fact)
        return {project: tuple(facts) for project, facts in found.items()}

    @cached_property
    def named(self) -> Mapping[str, Side | Actor | Project | Place]:
        """Every side, actor, project and place by id: what ``{@id}`` may name."""
        entries: tuple[tuple[Side | Actor | Project | Place, ...], ...] = (
            self.partnership.sides,
            self.actors,
            self.projects,
            self.places,
        )
        return {entry.id: entry for group in entries for entry in group}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def theme_by_id(self) -> Mapping[str, Theme]:
        """Every theme by its id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def kept(self) -> Kept:
        """What later stages made of this very base and may need again; a copy starts anew."""
        return Kept()

    def origin(self, kind: str, ident: str, *path: str) -> Origin | None:
        """Where an entry (or, if recorded, a key in it) stands in the files; None if unknown.

        ``kind`` is partnership, source, actor, project, place, theme, term or fact.
        """
        return self._origins.at(kind, ident, path)

    @property
    def origins(self) -> Origins:
        """Where all entries stand in the files."""
        return self._origins

    def take_origins(self, origins: Origins) -> None:
        """For whoever reads files: where the entries stood. It is no part of the content."""
        self._origins = origins


def digest_of(model: Frozen, exclude: set[str] | None = None) -> str:
    """SHA-256 (64 hex digits) of the model's JSON: UTF-8, keys in the model's order, no spaces.

    What is left at its default is left out, so that a later optional key changes no digest.
    """
    text = model.model_dump_json(exclude=exclude, exclude_defaults=True)
    return hashlib.sha256(text.encode()).hexdigest()
