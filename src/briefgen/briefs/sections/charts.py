"""A fact's series as a chart: what is drawn, what each point rests on, and its data in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from briefgen.briefs.notes import working
from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import Chart, ChartLine, ChartPoint, Citation, Inlines, Statement
from briefgen.document.walk import plain_text
from briefgen.facts.derive import resolved_point
from briefgen.facts.model import (
    Evidence,
    Fact,
    FactValue,
    NamedPoint,
    Series,
    SeriesForm,
    SeriesLine,
    SeriesPoint,
)
from briefgen.records import dataclass
from briefgen.values.language import Language, LocalText
from briefgen.values.quantity import Derived, Operation, Quantity
from briefgen.values.timeline import even_steps
from briefgen.values.when import When
from briefgen.wording.axes import SIGNS, Scale, axis_times, common_scale
from briefgen.wording.quantities import word_quantity
from briefgen.wording.render import Piece, TypedValues, render_value

Place = When | LocalText

_CHANGES = frozenset({Operation.DIFFERENCE, Operation.RATIO})
_KEY_DIGITS = 8
"""Of a digest: a chart has six lines and sixty places at most."""

_THEN_AND_NOW = 2
"""Points over time that slides set as figures of their own, with their times."""

_FORMS = {
    SeriesForm.BAR: "chart-bar",
    SeriesForm.STACKED_BAR: "chart-stacked-bar",
    SeriesForm.LINE: "chart-line",
    SeriesForm.DOUGHNUT: "chart-doughnut",
}


def charts(facts: Iterable[Fact], writing: Writing) -> tuple[Chart, ...]:
    """A chart for each of the facts that carries a series, in their order."""
    return tuple(
        _Drawing(fact, fact.series, writing).chart() for fact in facts if fact.series is not None
    )


@dataclass(frozen=True)
class _Drawing:
    """One series being made a chart."""

    fact: Fact
    series: Series
    writing: Writing

    def chart(self) -> Chart:
        """The chart, its points registered as typed values of the document."""
        title = self._title()
        caption = self.writing.build.label("chart-caption", title=(title,), unit=self.scale.unit)
        lines = self._lines(plain_text((title,)))
        return Chart(
            id=f"chart-{self.fact.id}",
            form=self.series.form.value,
            over_time=self.series.over_time,
            caption=caption,
            description=self._description(plain_text(caption), lines),
            places=tuple(self.places.values()),
            lines=lines,
            unit=self.scale.unit,
            remark=self._remark(),
            source=self._source(),
            change=self._change(),
            facts=(self.fact.id,),
            lang=self.writing.language,
        )

    def _title(self) -> Statement:
        """The fact's label, which states every point: so the file knows what each rests on."""
        first, *rest = self.writing.words.render(Form.CHART, self.fact.id, self.writing.language)
        if self.writing.catalogue.sentence_start_capital:
            first = replace(first, text=first.text[:1].upper() + first.text[1:])
        refs = []
        for named in self.series.named_points:
            refs.append(self._ref(named.name))
            words = self._words(named.point)
            self.writing.build.value(refs[-1], self._quantity(named.point), words)
        return self.writing.build.statement(
            (first, *rest),
            Form.CHART,
            (self.writing.ref(self.fact),),
            self.writing.words.values(self.fact),
            self.fact.id,
            drawn=refs,
        )

    # --- places and numbers ---

    @cached_property
    def places(self) -> Mapping[Place, str]:
        """Every place of the axis, those of a line at even steps, with its words."""
        places = self.series.places
        if self.series.form is SeriesForm.LINE:
            places = even_steps([place for place in places if isinstance(place, When)])
        times = [place for place in places if isinstance(place, When)]
        style = self.writing.words.lexicon.date_style
        worded = iter(axis_times(times, self.writing.catalogue, style))
        return {
            place: next(worded) if isinstance(place, When) else self._text(place)
            for place in places
        }

    @cached_property
    def scale(self) -> Scale:
        """The scale that suits every point."""
        quantities = [self._quantity(point) for point in self.series.points]
        return common_scale(quantities, self.writing.catalogue, self.writing.words.lexicon.unit)

    def _quantity(self, point: SeriesPoint) -> Quantity:
        return resolved_point(self.writing.base, self.fact, point)

    def _ref(self, name: str) -> str:
        return f"{self.fact.id}.{name}"

    def _words(self, point: SeriesPoint) -> str:
        lexicon = self.writing.words.lexicon
        return render_value(self._quantity(point), "full", self.writing.language, lexicon)

    def _text(self, text: LocalText) -> str:
        """A name in words, its values registered."""
        pieces: tuple[Piece, ...] = self.writing.words.text(text, self.writing.language, self.fact)
        values = self.writing.words.values(self.fact)
        return plain_text(self.writing.build.inlines(pieces, values, self.fact.id))

    # --- lines and points ---

    def _lines(self, title: str) -> tuple[ChartLine, ...]:
        """The lines; the only one may go by the chart's title."""
        named = iter(self.series.named_points)
        made = []
        for line in self.series.lines:
            points = {point.place: self._point(next(named), line) for point in line.points}
            name = self._text(line.name) if line.name else title
            made.append(
                ChartLine(name=name, points=tuple(points.get(place) for place in self.places))
            )
        return tuple(made)

    def _point(self, named: NamedPoint, line: SeriesLine) -> ChartPoint:
        quantity = self._quantity(named.point)
        assert quantity.value is not None, "the rules let no range or word into a series"
        numbers, evidence = self.writing.source_numbers, self._evidence(named)
        words = word_quantity(quantity, self.writing.catalogue, self.writing.words.lexicon.unit)
        large = self.series.over_time and len(self.series.points) == _THEN_AND_NOW
        if large:
            self.writing.build.value(self._ref(named.name), quantity, words.figure)
        return ChartPoint(
            fact=self.fact.id,
            ref=self._ref(named.name),
            key=f"{self._key(line.name)}.{self._key(named.point.place)}",
            number=self.scale.drawn(quantity.value),
            sign=SIGNS.get(quantity.bound, ""),
            words=words.full,
            qualifier=words.qualifier,
            figure=words.figure,
            unit=words.unit,
            sources=tuple(dict.fromkeys((numbers[e.source], e.paragraph) for e in evidence)),
            derived=self._derived(named.point) is not None,
            occurrence=self._figure(named, words.full) if large else "",
            time_occurrence=self._time(named) if large else "",
        )

    def _figure(self, named: NamedPoint, text: str) -> str:
        """What anchors the point's figure, set large."""
        values = {named.name: self._quantity(named.point)}
        return self._anchored(
            f"{Form.FIGURE}:{named.name}", Piece(text, self._lang, named.name), values
        )

    def _time(self, named: NamedPoint) -> str:
        """What anchors its time beside it."""
        name, when = f"{named.name}.when", named.point.when
        assert when is not None, "the series stands at times"
        piece = Piece(self.places[named.point.place], self._lang, name)
        return self._anchored(f"{Form.FIGURE_TIME}:{named.name}", piece, {name: when})

    def _anchored(self, form: str, piece: Piece, values: TypedValues) -> str:
        facts = (self.writing.ref(self.fact),)
        made = self.writing.build.statement((piece,), form, facts, values, self.fact.id)
        return made.occurrence

    @property
    def _lang(self) -> Language:
        return self.writing.language

    def _key(self, name: Place | None) -> str:
        """A short digest of a line's name or of a place, as the facts have it; "" for no name."""
        if name is None:
            return ""
        if isinstance(name, LocalText):
            text = name.get(self.writing.language) or name.model_dump_json(exclude_defaults=True)
        else:
            text = name.model_dump_json(exclude_defaults=True, exclude={"resolved_from"})
        return hashlib.sha256(text.encode()).hexdigest()[:_KEY_DIGITS]

    def _evidence(self, named: NamedPoint) -> tuple[Evidence, ...]:
        """What states the point; nothing states a derived one, unless it has evidence."""
        if named.evidence:
            return (named.evidence,)
        return () if self._derived(named.point) else self.fact.evidence

    def _derived(self, point: SeriesPoint) -> FactValue | None:
        """The derived value that the point draws, if it does."""
        values = self.fact.values
        return next((v for v in values if v.name == point.value and v.derived), None)

    # --- words about it ---

    def _description(self, title: str, lines: tuple[ChartLine, ...]) -> str:
        """The data in words, for whoever cannot see the chart."""
        label = self.writing.catalogue.label
        data = []
        for line, drawn in zip(self.series.lines, lines, strict=True):
            points = self._points_in_words(drawn)
            key = "chart-alt-line" if line.name else "chart-alt-points"
            data.append(label(key, name=drawn.name, points=points))
        form = label(_FORMS[self.series.form])
        said = self.writing.catalogue.space.join(data)
        return label("chart-alt", form=form, title=title, data=said)

    def _points_in_words(self, drawn: ChartLine) -> str:
        label, stated = self.writing.catalogue.label, set(self.series.places)
        words = []
        for place, point in zip(self.places, drawn.points, strict=True):
            if point:
                at = self.places[place]
                words.append(label("chart-alt-point", place=at, value=point.words))
            elif place in stated:
                words.append(label("chart-alt-gap", place=self.places[place]))
        return self.writing.catalogue.lists.item.join(words)

    def _remark(self) -> Inlines:
        """What is derived, what a line joins, and what the signs mean."""
        space = self.writing.build.text(self.writing.catalogue.space)
        sentences = (self._derivations(), self._gaps(), self._signs())
        return _joined([sentence for sentence in sentences if sentence], space)

    def _source(self) -> Inlines:
        """Where the points are stated; nothing where all of them are derived."""
        evidence = [e for named in self.series.named_points for e in self._evidence(named)]
        if not evidence:
            return ()
        words = self.writing.catalogue
        several = len({place.source for place in evidence}) > 1
        lead = words.labels["sources-lead" if several else "source-lead"] + words.colon.rstrip()
        mark = Citation(
            facts=(self.fact.id,),
            mark=self.writing.mark_places(evidence),
            lang=self.writing.language,
        )
        return (*self.writing.build.text(lead), mark)

    def _change(self) -> Inlines:
        """The difference or the ratio of the only two points, if the fact derives it."""
        names = sorted(self._ref(named.name) for named in self.series.named_points)
        for value in self.fact.values:
            made = value.derived
            if made and made.operation in _CHANGES and sorted(made.inputs) == names:
                return self._worded_change(value.name, made)
        return ()

    def _worded_change(self, name: str, made: Derived) -> Inlines:
        words = self.writing.words
        operation, inputs = working(made, words, self.writing.language)
        quantity = words.values(self.fact)[name]
        text = render_value(quantity, "full", self.writing.language, words.lexicon)
        value = self.writing.build.value(self._ref(name), quantity, text)
        fields = {"operation": operation, "inputs": inputs}
        return self.writing.build.label("chart-change", value=(value,), **fields)

    def _derivations(self) -> Inlines:
        build, words = self.writing.build, self.writing.catalogue
        found: list[Inlines] = []
        for named in self.series.named_points:
            value = self._derived(named.point)
            if value is None or value.derived is None:
                continue
            operation, inputs = working(value.derived, self.writing.words, self.writing.language)
            place = self._place_inline(named)
            fields = {"operation": operation, "inputs": inputs}
            found.append(build.label("chart-derived-point", place=place, **fields))
        if not found:
            return ()
        return build.label("chart-derived", points=_joined(found, build.text(words.lists.item)))

    def _place_inline(self, named: NamedPoint) -> Inlines:
        """The point's place; a time as the typed value that it is."""
        text, when = self.places[named.point.place], named.point.when
        if when is None:
            return self.writing.build.text(text)
        return (self.writing.build.value(f"{self._ref(named.name)}.when", when, text),)

    def _gaps(self) -> Inlines:
        """That a line runs over steps at which nothing is stated, if it does."""
        if self.series.form is not SeriesForm.LINE:
            return ()
        whole = all(len(line.points) == len(self.places) for line in self.series.lines)
        return () if whole else self.writing.build.label("chart-joined")

    def _signs(self) -> Inlines:
        """What the signs beside numbers mean, in words."""
        words = self.writing.catalogue
        bounds = dict.fromkeys(self._quantity(point).bound for point in self.series.points)
        signs = [
            words.label("chart-sign", sign=SIGNS[bound], words=words.bounds[bound].label)
            for bound in bounds
            if bound in SIGNS
        ]
        if not signs:
            return ()
        return self.writing.build.label("chart-signs", signs=words.lists.separator.join(signs))


def _joined(parts: list[Inlines], separator: Inlines) -> Inlines:
    def joined() -> Iterator[Inlines]:
        for index, part in enumerate(parts):
            yield part if index == 0 else (*separator, *part)

    return tuple(inline for part in joined() for inline in part)
