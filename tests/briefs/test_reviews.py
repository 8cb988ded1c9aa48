"""Translations say that no one has reviewed them, until someone has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import pytest

from briefgen import Brief, compose_brief
from briefgen.document.model import Document, SectionRole
from briefgen.document.walk import memo_text, plain_text
from briefgen.facts.load import load_facts
from briefgen.facts.model import FactBase, Review, Reviewed
from briefgen.facts.schema import RawEntry, validate
from briefgen.values.language import Language, LocalText
from tests.facts.sample import write_base

NOTE = "Bản dịch chưa được rà soát."


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    return load_facts(write_base(tmp_path_factory.mktemp("base")))


def _base(base: FactBase, reviewed: Collection[str] = ()) -> FactBase:
    """The sample, all of it translated (if only to be told apart), some of it reviewed."""
    by = Reviewed(by="Language service", on=dt.date(2026, 1, 1))
    facts = tuple(
        fact.model_copy(
            update={
                "statement": LocalText(en=fact.statement.en, vi=f"(vi) {fact.statement.en}"),
                "review": Review(vi=by) if fact.id in reviewed else Review(),
            }
        )
        for fact in base.facts
    )
    return base.model_copy(update={"facts": facts})


def _brief(base: FactBase, language: Language = Language.VI) -> Document:
    return compose_brief(base, Brief(language=language))


def _sources(document: Document) -> str:
    section = next(s for s in document.sections if s.role is SectionRole.SOURCES)
    return plain_text(section.blocks[0].content)  # type: ignore[union-attr]  # the summary


def test_the_language_of_the_facts_is_no_translation(plain: FactBase) -> None:
    document = _brief(_base(plain), Language.EN)
    assert "review" not in plain_text(document.edition_line)
    assert "review" not in _sources(document)


def test_while_none_is_reviewed_the_file_says_so_once_for_all(plain: FactBase) -> None:
    document = _brief(_base(plain))
    assert plain_text(document.edition_line).endswith("bản dịch chưa rà soát")
    assert NOTE in _sources(document)
    assert not any(NOTE in plain_text(note.content) for note in document.notes)


def test_once_some_are_reviewed_each_other_says_so_at_its_source(plain: FactBase) -> None:
    base = _base(plain)
    first = base.facts[0].id
    document = _brief(_base(plain, [first]))
    assert plain_text(document.edition_line).endswith("chưa rà soát hết")
    assert f"{len(base.facts) - 1}/{len(base.facts)} bản dịch" in _sources(document)
    told = {n.facts[0]: NOTE in plain_text(n.content) for n in document.notes if not n.repeats}
    assert not told.pop(first)
    assert told
    assert all(told.values())


def test_when_all_are_reviewed_nothing_is_said_of_it(plain: FactBase) -> None:
    document = _brief(_base(plain, {fact.id for fact in plain.facts}))
    assert not any("rà soát" in text for text in memo_text(document))
    assert "rà soát" not in plain_text(document.edition_line)


def test_a_file_may_say_that_nobody_has_reviewed_it() -> None:
    review, issues = validate(Review, RawEntry("fact", {"vi": "none", "ja": None}, "f.yaml", 1))
    assert review == Review()
    assert not issues
