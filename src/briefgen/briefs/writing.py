"""What every section of a brief is written with: words, marks, citations, items."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.briefs.aspects import aspects_of
from briefgen.briefs.brief import Brief, Convention
from briefgen.briefs.entries import SourcePart, entry_digest, name_form, source_form
from briefgen.briefs.notes import note_pieces
from briefgen.briefs.parties import party_names
from briefgen.briefs.priority import priorities
from briefgen.briefs.select import Selection
from briefgen.briefs.wordings import wordings
from briefgen.briefs.words import Form, words_of
from briefgen.document.build import Builder, Worded, listed, worded
from briefgen.document.model import (
    Citation,
    Emphasis,
    FactItem,
    FactRef,
    Inlines,
    Paragraph,
    SpokenNote,
    Statement,
    StatusMark,
    Strong,
)
from briefgen.errors import BriefError
from briefgen.facts.model import Evidence, Fact, FactBase, Source, TermPlace
from briefgen.values.language import Language, LocalText, PerLanguage
from briefgen.values.names import NameForm
from briefgen.values.status import Status
from briefgen.wording.catalogue import Catalogue, DateStyle, catalogue
from briefgen.wording.render import Piece

if TYPE_CHECKING:
    from briefgen.facts.changes.model import Changes

DATES: Mapping[Convention, DateStyle] = {Convention.STATE: "month-day"}
"""Conventions that order their dates in a way of their own (5 FAH-1 H-325.1)."""


class Writing:
    r"""One composition under way: the facts, the brief, their words, and the builder.

    What makes a section of one's own is called with it. ``facts`` are those that the brief chooses,
    ``base`` is the whole fact base, ``changes`` what changed since an earlier edition, if that is
    told, ``language`` the language written in. `item`, `heading`, `value`, `when`, `name` and
    `capacity` word what the base has, anchored; `cite` and `mark_only` say where it stands,
    `status` how far it is; `own_words` are the author's, typed once or once a language.

    >>> from briefgen import Paragraph, Writing, compose_memo, load_facts, own_section
    >>> def wind(writing: Writing):
    ...     fact = next(fact for fact in writing.facts if fact.id == "wind-power")
    ...     words = (writing.value(fact, "wind23"), writing.cite(fact))
    ...     name = writing.name("northland")
    ...     return own_section("wind", name, [Paragraph(content=words)], writing)
    >>> memo = compose_memo(load_facts("examples/northland"), sections=(wind,))
    >>> memo.sections[0].blocks[0].content[0].children[0].text
    '3,000\xa0MW'
    """

    def __init__(
        self,
        base: FactBase,
        brief: Brief,
        selection: Selection,
        *,
        changes: Changes | None = None,
        second: bool = False,
    ) -> None:
        self.base = base
        self.brief = brief
        self.selection = selection
        self.changes = changes
        self.words = words_of(base, DATES.get(brief.convention))
        self.language = brief.language
        self.catalogue: Catalogue = catalogue(brief.language, base.partnership.style.spelling)
        self.build = Builder(self.catalogue, "p" if second else "o")
        self.source_numbers = {source.id: n for n, source in enumerate(base.sources, start=1)}
        self._refs: dict[str, FactRef] = {}
        self._said: dict[tuple[Hashable, str], Worded] = {}
        self._source_marks: dict[tuple[str, ...], Citation] = {}
        self._has_key = False

    def ref(self, fact: Fact) -> FactRef:
        """The fact as it stands now."""
        made = self._refs.get(fact.id)
        if made is None:
            key = (FactRef, fact.id, self.language)
            made = self._refs[fact.id] = self.words.once(key, lambda: self._ref(fact))
        return made

    def _ref(self, fact: Fact) -> FactRef:
        aspects = aspects_of(fact, self.words, self.language)
        return FactRef(id=fact.id, digest=fact.digest, aspects=aspects)

    @cached_property
    def _priorities(self) -> Mapping[str, int]:
        return priorities(self.selection.facts, self.base, self.brief)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the brief chooses, in reading order: what its sections may state."""
        return self.selection.facts

    def priority(self, fact: Fact) -> int:
        """The fact's place among the chosen ones, from 1, for a reader with little time.

        BriefError if the brief does not choose it.
        """
        place = self._priorities.get(fact.id)
        if place is None:
            raise BriefError(
                f"a section states the fact {fact.id}, which the brief leaves out; "
                "take facts from writing.facts"
            )
        return place

    def statement(self, form: Form, fact: Fact) -> Statement:
        """A text of the fact as an anchored statement."""
        return self._of_fact(
            fact, form, form, lambda: self.words.render(form, fact.id, self.language)
        )

    def _of_fact(
        self, fact: Fact, form: str, key: Hashable, pieces: Callable[[], Iterable[Piece]]
    ) -> Statement:
        """A text of the fact, made into inlines once; the key tells it from its others."""
        said = self._said.get((key, fact.id))
        if said is None:
            words = self.words
            said = self._said[key, fact.id] = words.once(
                (worded, key, fact.id, self.language),
                lambda: worded(pieces(), words.values(fact), fact.id),
            )
        return self.build.anchored(said, form, (self.ref(fact),))

    def when(self, fact: Fact, name: str) -> Statement:
        """A time of the fact as an anchored statement; KeyError if it has none of that name."""
        form = f"{Form.WHEN}:{name}"
        return self._of_fact(fact, form, form, lambda: self.words.when(fact, name, self.language))

    def value(self, fact: Fact, name: str) -> Statement:
        """A quantity of the fact as an anchored statement; KeyError if it has none of that name."""
        form = f"{Form.VALUE}:{name}"
        return self._of_fact(fact, form, form, lambda: self.words.value(fact, name, self.language))

    def said(self, text: str | PerLanguage[str]) -> tuple[str, Language]:
        """The author's words and their language; a visible tag before what is not translated."""
        if isinstance(text, str):
            return text, self.language
        said, own = text.best(self.language)
        if own is self.language:
            return said or "", own
        return self.catalogue.missing + (said or ""), own

    @property
    def unreviewed(self) -> tuple[int, int]:
        """`unreviewed_in` the language that is written in."""
        return self.unreviewed_in(self.language)

    def unreviewed_in(self, language: Language) -> tuple[int, int]:
        """How many of the chosen facts' translations no one has reviewed; how many there are."""
        facts = self.selection.facts
        found = sum(self.base.is_unreviewed(fact, language) for fact in facts)
        return found, sum(fact.statement.get(language) is not None for fact in facts)

    def theme_text(self, form: Form, theme: str, facts: Sequence[Fact]) -> Statement:
        """A text of the theme, resting on the facts."""
        pieces = self.words.render(form, theme, self.language)
        return self.build.statement(pieces, f"{form}:{theme}", [self.ref(f) for f in facts])

    def theme_name(self, theme: str) -> Statement:
        """The theme's name."""
        pieces = self.words.render(Form.THEME, theme, self.language)
        return self.entry(f"{Form.THEME}:{theme}", pieces)

    def entitled(self, form: Form) -> Inlines:
        """The partnership's name, or the title made of it."""
        return (self.entry(form, self.words.entitled(form, self.language)),)

    def name(self, ident: str, form: NameForm = NameForm.FULL, *, opens: bool = False) -> Inlines:
        """The name of a side, actor, project or place.

        One that ``opens`` a row has a capital, where the language has them.
        """
        text, own = self.words.lexicon.name(ident, form, self.language)
        if opens and self.catalogue.sentence_start_capital:
            text = text[:1].upper() + text[1:]
        return (self.entry(name_form(ident, form), (Piece(text, own),)),)

    def parties(self, facts: Sequence[Fact]) -> Inlines:
        """The names of who takes part, as a list; nothing where no one is stated."""
        key = (party_names, self.language, *[fact.id for fact in facts])
        names = self.words.once(key, lambda: party_names(facts, self.words, self.language))
        pieces = (Piece(names, self.language),)
        return (self.entry(Form.PARTIES, pieces, facts),) if names else ()

    def capacity(self, ident: str, text: LocalText, facts: Sequence[Fact] = ()) -> Statement:
        """What the evidence of the facts calls that speaker; without facts what they are called."""
        pieces = self.words.text(text, self.language, sentence=False)
        return self.entry(f"{Form.CAPACITY}:{ident}", pieces, facts)

    def source(self, source: Source, part: SourcePart) -> Inlines:
        """A text of the source; nothing where it has none."""
        form = source_form(source.id, part)
        said = wordings(form, (), self.language, self.words)
        return tuple(self.entry(form, (Piece(text, self.language),)) for text in said[:1])

    def entry(self, form: str, pieces: Sequence[Piece], facts: Sequence[Fact] = ()) -> Statement:
        """The words of what the fact base has besides facts, or of a part of the facts."""
        refs = [self.ref(fact) for fact in facts]
        key = (entry_digest, form, *[fact.id for fact in facts])
        digest = self.words.once(key, lambda: entry_digest(form, facts, self.words))
        key_of_words = (worded, *((piece.text, piece.language) for piece in pieces))
        said = self.words.once(key_of_words, lambda: worded(pieces, {}, ""))
        return self.build.anchored(said, form, refs, entry=digest)

    def own_words(self, text: str | PerLanguage[str], key: str) -> Inlines:
        """The author's words under that key of the brief, anchored."""
        said, language = self.said(text)
        return (self.build.statement((Piece(said, language),), f"{Form.BRIEF}:{key}", ()),)

    def cite(self, fact: Fact) -> Citation:
        """A citation with a note: whose words, where, as of when."""
        facts = (fact.id,)
        note = None
        if not self.build.cited(facts):
            note = self._note(fact)
        return self.build.cite(facts, self.mark((fact,)), note)

    def _note(self, fact: Fact, *, cautions: bool = False) -> Statement:
        """Whose words the fact is and where; for speaker notes with its cautions."""
        form = Form.SPOKEN if cautions else Form.NOTE
        return self._of_fact(
            fact,
            form,
            form,
            lambda: note_pieces(
                fact, self.words, self.source_numbers, self.language, cautions=cautions
            ),
        )

    def mark_only(self, facts: Sequence[Fact]) -> Citation:
        """A citation that prints only its source mark: [1] ¶3."""
        idents = tuple([fact.id for fact in facts])
        made = self._source_marks.get(idents)
        if made is None:
            mark = self.mark_places(place for fact in facts for place in fact.evidence)
            made = Citation(facts=idents, mark=mark, lang=self.language)
            self._source_marks[idents] = made
        return made

    def mark(self, facts: Sequence[Fact]) -> str:
        """The source mark of the facts: each source's number and paragraphs, in order."""
        return self.mark_only(facts).mark

    def mark_places(self, places: Iterable[Evidence | TermPlace]) -> str:
        """The source mark of places in the sources."""
        by_source = paragraphs_by_source(places)
        marks = [
            self.catalogue.label(
                "mark",
                n=self.source_numbers[source],
                paragraphs=self.paragraphs(by_source[source]),
            )
            for source in self.source_numbers
            if source in by_source
        ]
        return self.catalogue.lists.separator.join(marks)

    def paragraphs(self, numbers: Iterable[int]) -> str:
        """Paragraph numbers with runs joined: 3, 15–17."""
        return paragraph_words(numbers, self.catalogue)

    def status(self, status: Status) -> StatusMark:
        """The status as printed."""
        return self._marks[status]

    @cached_property
    def _marks(self) -> dict[Status, StatusMark]:
        return {
            status: StatusMark(
                status=status,
                group=status.group,
                label=self.catalogue.status(status),
                lang=self.language,
            )
            for status in Status
        }

    def item(self, fact: Fact, *, noted: bool = True) -> FactItem:
        """The fact as an item, with new occurrences; cited by a note, or in a table by its mark."""
        statement = self.statement(Form.STATEMENT, fact)
        citation = self.cite(fact) if noted else self.mark_only((fact,))
        return FactItem(
            fact=fact.id,
            status=self.status(fact.status),
            statement=(statement, citation),
            heading=(self.heading(fact),) if fact.label or fact.project else (),
            short=(self.statement(Form.SHORT, fact),),
            citation=self.mark_only((fact,)),
            remark=self.remark(fact),
            headline=fact.headline,
            priority=self.priority(fact),
        )

    def heading(self, fact: Fact) -> Statement:
        """The fact's label as a heading, which opens with a capital where the language has them."""
        return self._of_fact(fact, Form.LABEL, "heading", lambda: self._heading(fact))

    def _heading(self, fact: Fact) -> tuple[Piece, ...]:
        first, *rest = self.words.render(Form.LABEL, fact.id, self.language)
        if self.catalogue.sentence_start_capital:
            first = replace(first, text=first.text[:1].upper() + first.text[1:])
        return (first, *rest)

    def named_short(self, fact: Fact) -> Inlines:
        """The fact's label and its short form: many a short form does not stand without it."""
        short = self.statement(Form.SHORT, fact)
        if fact.label is None:
            return (short,)
        lead = self.build.label("run-in", label=(Strong(children=(self.heading(fact),)),))
        return (*lead, short)

    def flagged(self, words: Inlines, fact: Fact) -> Inlines:
        """The words, and behind them that they are to be checked where the fact has a caution."""
        if fact.caution is None:
            return words
        end = self.build.text(self.catalogue.sentence_end)
        return (*words, *end, Emphasis(children=self.build.label("check-mark")))

    def spoken(self, fact: Fact) -> SpokenNote:
        """The words for speaker notes: the full statement, who said it, where, its cautions."""
        note = self._note(fact, cautions=True)
        space = self.build.text(self.catalogue.space)
        statement = self.statement(Form.STATEMENT, fact)
        return SpokenNote(
            fact=fact.id,
            content=(statement, *space, note),
            places=tuple((self.source_numbers[e.source], e.paragraph) for e in fact.evidence),
        )

    def remark(self, fact: Fact) -> Inlines:
        """The caution of the fact as an editor's note, or nothing."""
        if fact.caution is None:
            return ()
        return self.build.label("caution", reason=(self.statement(Form.CAUTION, fact),))

    @cached_property
    def cited_sources(self) -> tuple[Source, ...]:
        """The sources that facts of this brief cite, in the base's order."""
        used = {e.source for fact in self.selection.facts for e in fact.cited}
        return tuple(source for source in self.base.sources if source.id in used)

    def source_key(self) -> tuple[Paragraph, ...]:
        """What the source numbers and the mark † mean, where the reader first meets them."""
        if self._has_key:
            return ()
        self._has_key = True
        build, labels = self.build, self.catalogue.labels
        items = [
            build.filled(
                labels["source-item-bare"],
                n=str(self.source_numbers[source.id]),
                short=self.source(source, SourcePart.SHORT),
            )
            for source in self.cited_sources
        ]
        if not items:
            return ()
        between = build.text(self.catalogue.lists.item)
        key = build.label("sources-key", items=listed(items, between))
        times = (t for f in self.selection.facts for t in (f.when, *(d.when for d in f.dates)))
        if any(when and when.resolved_from for when in times):
            key = (*key, *build.text(self.catalogue.space + labels["dagger-line"]))
        return (Paragraph(role="note", content=key),)


def paragraphs_by_source(evidence: Iterable[Evidence | TermPlace]) -> dict[str, set[int]]:
    """The paragraphs that the evidence stands in, by source id."""
    found: dict[str, set[int]] = {}
    for place in evidence:
        found.setdefault(place.source, set()).add(place.paragraph)
    return found


def paragraph_words(numbers: Iterable[int], words: Catalogue) -> str:
    """Paragraph numbers with runs joined: 3, 15–17."""
    runs = _runs(sorted(set(numbers)))
    range_of = words.labels["paragraph-range"]
    worded = [str(a) if a == b else range_of.format(first=a, last=b) for a, b in runs]
    return words.labels["paragraph-separator"].join(worded)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
