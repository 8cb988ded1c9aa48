"""A file that lost its provenance: what its carriers and the facts' own wording still tell.

Tags and bookmarks of ours mark that something was ours and not which fact it was; the words say
that. A marked text that is worded like a fact to the letter is well; one that is nearly so was
edited, or the fact has changed since: without provenance nobody can tell which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from briefgen.briefs.entries import SourcePart, name_form, source_form
from briefgen.briefs.undertakings import UNDERTAKINGS
from briefgen.briefs.words import ENTITLED, Form
from briefgen.delivered.likeness import LEAST, tokens
from briefgen.delivered.match import OURS, surest
from briefgen.delivered.model import Carrier, DeliveredFile
from briefgen.delivered.report import Finding, State
from briefgen.delivered.search import search, stretch_of
from briefgen.facts.model import Fact, FactBase
from briefgen.values.language import Language
from briefgen.values.names import NameForm
from briefgen.values.quantity import Quantity
from briefgen.writers.anchors import text_digest

Texts = Callable[[str, tuple[Fact, ...], Language], Sequence[str]]
"""Every wording of a form of facts in a language (`wordings`)."""

_WHOLE = (Form.STATEMENT, Form.SHORT, Form.CAUTION, Form.NOTE, Form.SPOKEN, Form.LABEL, Form.QUOTE)
_EVERYWHERE = frozenset({Form.NAME, Form.PARTIES, Form.CAPACITY, Form.SOURCE})
"""Forms whose words stand in any prose: only where they are marked is it known that they are ours.
"""
_NEAREST = 6
"""Of how many texts that share most words the likeness is worked out."""

EITHER = "without provenance it is not known whether a person or the fact changed"


class Unprovided:
    """The facts' wordings, all of them, made once for all files without provenance."""

    def __init__(
        self, base: FactBase, texts: Texts, values: Callable[[Fact], Mapping[str, object]]
    ):
        self._owners: dict[str, tuple[tuple[str, ...], str, str]] = {}
        for form, facts in _entries(base, values):
            for language in Language:
                if not facts or facts[0].statement.get(language) is not None:
                    for text in texts(form, facts, language):
                        owner = tuple(fact.id for fact in facts), form, text
                        self._owners.setdefault(text_digest(text), owner)
        self._by_token: dict[str, list[str]] = {}
        for digest, (_, _, text) in self._owners.items():
            for token in tokens(text):
                self._by_token.setdefault(token, []).append(digest)

    def findings(self, file: DeliveredFile) -> Iterator[tuple[Finding, int, int, int]]:
        """The findings, each with its passage's index and its stretch, in no order."""
        taken: set[int] = set()
        for index, passage in enumerate(file.passages):
            for span in surest(passage.spans):
                shown = passage.text[span.start : span.end]
                if OURS.fullmatch(span.name) and shown.strip():
                    finding = self._marked(file, index, shown, span.carrier)
                    if finding is not None:
                        taken.add(index)
                        yield finding, index, span.start, span.end
        yield from self._unmarked(file, taken)

    def _marked(
        self, file: DeliveredFile, index: int, shown: str, carrier: Carrier
    ) -> Finding | None:
        digest = text_digest(shown)
        state = State.OK if digest in self._owners else State.EDITED
        if state is State.EDITED:
            nearest = self._nearest(shown)
            if nearest is None:
                return None
            digest = nearest
        facts, form, text = self._owners[digest]
        well = state is State.OK
        return Finding(
            file=file.name,
            place=str(file.passages[index].where),
            state=state,
            facts=facts,
            form=form,
            new="" if well else text,
            shown=shown,
            found_by=carrier,
            note="" if well else EITHER,
        )

    def _nearest(self, shown: str) -> str | None:
        """The digest of the wording that a text is most like, None where it is like none."""
        shared = Counter(d for token in tokens(shown) for d in self._by_token.get(token, ()))
        best, nearest = LEAST, None
        for digest, _ in sorted(shared.items(), key=lambda held: (-held[1], held[0]))[:_NEAREST]:
            text = self._owners[digest][2]
            ratio = SequenceMatcher(None, text, shown, autojunk=False).ratio()
            if ratio > best:
                best, nearest = ratio, digest
        return nearest

    def _unmarked(
        self, file: DeliveredFile, taken: Iterable[int]
    ) -> Iterator[tuple[Finding, int, int, int]]:
        """What stands to the letter in paragraphs that no carrier marks."""
        owners = {
            text: (facts, form)
            for facts, form, text in self._owners.values()
            if form.partition(":")[0] not in _EVERYWHERE
        }
        places = search(file.passages, list(owners))
        skipped = set(taken)
        for text, found in places.items():
            for index in found:
                if index in skipped:
                    continue
                facts, form = owners[text]
                finding = Finding(
                    file=file.name,
                    place=str(file.passages[index].where),
                    state=State.OK,
                    facts=facts,
                    form=form,
                    shown=text,
                    found_by=Carrier.WORDING,
                )
                yield finding, index, *stretch_of(text, file.passages[index].text)


def _entries(
    base: FactBase, values: Callable[[Fact], Mapping[str, object]]
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Every form that texts of the base are anchored under, with the facts behind it, if any."""
    yield from ((form, ()) for form in sorted(ENTITLED))
    yield from ((form, ()) for form in _names(base))
    for facts in base.facts_by_project.values():
        yield Form.PARTIES, tuple(fact for fact in facts if fact.kind in UNDERTAKINGS)
    for fact in base.facts:
        yield from ((form, (fact,)) for form in _forms(values(fact)))
        yield Form.PARTIES, (fact,)
        for speaker in {e.speaker for e in fact.evidence if e.speaker and e.capacity}:
            yield f"{Form.CAPACITY}:{speaker}", (fact,)
        for tension in fact.tensions:
            yield Form.TENSION, (fact, base.fact_by_id[tension.fact])
    for theme in base.themes:
        yield f"{Form.THEME}:{theme.id}", ()
        if theme.takeaway is not None:
            facts = tuple(base.fact_by_id[ident] for ident in theme.takeaway.rests_on)
            for form in (Form.TAKEAWAY, Form.TAKEAWAY_SHORT):
                yield f"{form}:{theme.id}", facts


def _names(base: FactBase) -> Iterator[str]:
    """The forms of names, of what actors are called, and of the texts of sources."""
    yield from (name_form(ident, form) for ident in base.named for form in NameForm)
    yield from (f"{Form.CAPACITY}:{actor.id}" for actor in base.actors)
    yield from (source_form(source.id, part) for source in base.sources for part in SourcePart)


def _forms(values: Mapping[str, object]) -> Iterator[str]:
    yield from _WHOLE
    for name, value in values.items():
        if isinstance(value, Quantity):
            yield f"{Form.VALUE}:{name}"
            yield f"{Form.FIGURE}:{name}"
        else:
            yield f"{Form.WHEN}:{name}"
