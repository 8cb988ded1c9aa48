"""Changes as a note for a terminal: grouped, one line a change, in the words of a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefgen.facts.changes.model import Changes, Direction, FactChange, FigureChange, StatusMove
from briefgen.facts.changes.snapshot import Edition, Figure, Mention
from briefgen.facts.changes.words import (
    difference_words,
    figure_words,
    in_language,
    respect_words,
)
from briefgen.values.language import Language
from briefgen.wording.catalogue import Catalogue, catalogue
from briefgen.wording.times import word_date

_EDITION_DIGITS = 12
_ARROW = " → "
_FILES = {"memo": "since-memo", "deck": "since-deck"}
_SIGNS = {Direction.UP: "↑", Direction.DOWN: "↓", Direction.ASIDE: "↔"}


def changes_note(changes: Changes, language: Language) -> Iterator[str]:
    """The lines of the note: both editions, then each kind of change that there is.

    Their spaces are plain ones: what a line may not part on a page is in the way of a search here.
    """
    return (line.replace("\u00a0", " ") for line in _lines(changes, catalogue(language)))


def _lines(changes: Changes, words: Catalogue) -> Iterator[str]:
    yield f"− {_edition(changes.before, words)}"
    yield f"+ {_edition(changes.after, words)}"
    for key, lines in _groups(changes, words):
        if lines:
            yield ""
            yield words.label("since-head", kind=words.labels[key], n=len(lines))
            yield from (f"  {line}" for line in lines)
    yield ""
    yield words.label("since-unchanged", n=len(changes.unchanged))


def _groups(changes: Changes, words: Catalogue) -> Iterator[tuple[str, Sequence[str]]]:
    def each(
        facts: Iterable[FactChange], line: Callable[[FactChange, Catalogue], str]
    ) -> Sequence[str]:
        return [line(fact, words) for fact in facts]

    changed = changes.changed
    yield (
        "since-figures",
        [
            *(_figure(fact, figure, words) for fact, figure in changes.figures),
            *each((fact for fact in changed if fact.other_figures), _unseen),
        ],
    )
    yield "since-statuses", [_status(fact, move, words) for fact, move in changes.statuses]
    yield "since-added", [_mention(held, words) for held in changes.added]
    yield "since-withdrawn", [_mention(held, words) for held in changes.withdrawn]
    yield "since-sources", each((fact for fact in changed if fact.sources), _sources)
    yield "since-reworded", each((fact for fact in changed if fact.reworded), _reworded)
    yield "since-otherwise", each((fact for fact in changed if fact.otherwise), _otherwise)
    yield "since-not-before", [_mention(held, words) for held in changes.not_before]
    yield "since-not-after", [_mention(held, words) for held in changes.not_after]


def _edition(edition: Edition, words: Catalogue) -> str:
    as_of = edition.as_of
    date = word_date(as_of.year, as_of.month, as_of.day, words, "day-month")
    line = words.label("edition", date=date, edition=edition.digest[:_EDITION_DIGITS])
    return line if edition.whole else words.label(_FILES[edition.kind], edition=line)


def _figure(fact: FactChange, change: FigureChange, words: Catalogue) -> str:
    then, now = (_words(figure, words) for figure in (change.old, change.new))
    by = difference_words(change, words) or respect_words(change, words)
    said = words.label("since-beside", now=now, change=by)
    return _line(fact, f"{then}{_ARROW}{said}", words, change.value)


def _words(figure: Figure | None, words: Catalogue) -> str:
    """The words it was printed as, which have its unit; else those of its typed value."""
    if figure is None:
        return words.labels["not-stated"]
    return figure.words.get(words.language) or figure_words(figure, words)


def _unseen(fact: FactChange, words: Catalogue) -> str:
    return _line(fact, words.labels["since-figures-unseen"], words)


def _status(fact: FactChange, move: StatusMove, words: Catalogue) -> str:
    moved = f"{words.status(move.old)}{_ARROW}{words.status(move.new)} {_SIGNS[move.direction]}"
    return _line(fact, moved, words)


def _sources(fact: FactChange, words: Catalogue) -> str:
    assert fact.sources is not None
    places = [in_language(held, words.language) for held in (fact.sources.old, fact.sources.new)]
    return _line(fact, _ARROW.join(place for place in places if place), words)


def _reworded(fact: FactChange, words: Catalogue) -> str:
    was, now = (in_language(held.said, words.language) for held in (fact.before, fact.after))
    shown = words.language in fact.reworded and was and now and was != now
    said = f"“{was}”{_ARROW}“{now}”" if shown else ", ".join(fact.reworded)
    return _line(fact, said, words)


def _otherwise(fact: FactChange, words: Catalogue) -> str:
    return _line(fact, ", ".join(fact.details), words)


def _line(fact: FactChange, said: str, words: Catalogue, value: str = "") -> str:
    """``Name: what changed [fact-id.value]``, of which a file knows no name."""
    name = in_language(fact.after.name or fact.before.name, words.language)
    ident = f"{fact.id}.{value}" if value else fact.id
    told = words.colon.join(part for part in (name, said) if part)
    return f"{told} [{ident}]".lstrip()


def _mention(held: Mention, words: Catalogue) -> str:
    """``What it says (its sources) [fact-id]``"""
    said = in_language(held.said, words.language)
    cited = in_language(held.cited, words.language)
    status = words.status(held.status) if held.status else ""
    beside = words.lists.item.join(part for part in (status, cited) if part)
    return " ".join(
        part for part in (said, f"({beside})" if beside else "", f"[{held.id}]") if part
    )
