"""The glossary of a brief: only what it prints, only as the sources or the author expand it."""

from __future__ import annotations

from typing import Any

from briefgen import Brief, Document, compose_brief
from briefgen.briefs.brief import Parts
from briefgen.document.model import Section, SectionRole, Table
from briefgen.document.walk import plain_text
from briefgen.values.language import Language
from tests.synthetic import make_base

PLACE = {"source": "source-1", "paragraph": 3, "tokens": ["Ex Why"]}


def term(words: str, **changes: Any) -> dict[str, Any]:
    ident = words.lower().replace(" ", "-")
    return {"id": ident, "term": {"en": words}, "expansion": {"en": f"{words} in full"}} | changes


def document(*terms: dict[str, Any], brief: Brief | None = None) -> Document:
    return compose_brief(make_base(12, 2, terms=list(terms)), brief)


def glossary(held: Document) -> Section | None:
    return next((s for s in held.sections if s.role is SectionRole.GLOSSARY), None)


def rows(held: Document) -> list[list[str]]:
    section = glossary(held)
    tables = [b for b in section.blocks if isinstance(b, Table)] if section else []
    return [[plain_text(cell.content) for cell in row.cells] for t in tables for row in t.rows]


def test_only_terms_that_the_brief_prints_are_explained_in_alphabetical_order() -> None:
    held = document(term("thing c"), term("Aland"), term("never printed"), term("thin"))
    assert [row[0] for row in rows(held)] == ["Aland", "thing c"]


def test_a_term_counts_where_only_a_note_has_it() -> None:
    held = document(term("as at the source"))
    assert [row[0] for row in rows(held)] == ["as at the source"]


def test_a_term_stands_in_one_text_and_not_across_two() -> None:
    held = document(term("across", term={"en": "Undated. Source"}), term("report one"))
    texts = [plain_text(note.content) for note in held.notes]
    assert any(text.startswith("Source") for text in texts)
    assert [row[0] for row in rows(held)] == ["report one"]


def test_the_glossary_itself_is_no_place_to_find_a_term() -> None:
    held = document(term("Aland", expansion={"en": "a land of ZQX"}), term("ZQX"))
    assert [row[0] for row in rows(held)] == ["Aland"]


def test_a_base_without_terms_has_no_glossary() -> None:
    assert glossary(document()) is None


def test_an_expansion_says_where_a_source_prints_it_or_that_it_is_the_author_s() -> None:
    held = document(term("Aland", evidence=PLACE), term("Bland"))
    assert [row[2].replace("\u00a0", " ") for row in rows(held)] == ["[1] ¶3", "the author’s"]


def test_a_translated_expansion_says_so() -> None:
    held = term("Aland", evidence=PLACE, expansion={"en": "A land", "vi": "Một xứ"})
    (row,) = rows(document(held, brief=Brief(language=Language.VI)))
    assert row[0:2] == ["Aland", "Một xứ"]
    assert row[2].endswith("(bản dịch)")


def test_an_expansion_that_keeps_the_source_s_words_is_not_called_a_translation() -> None:
    held = term("Aland", evidence=PLACE, expansion={"en": "A land", "vi": "A land"})
    (row,) = rows(document(held, brief=Brief(language=Language.VI)))
    assert row[1] == "A land"
    assert "bản dịch" not in row[2]


def test_the_glossary_stands_before_the_register_and_can_be_switched_off() -> None:
    held = document(term("Aland"))
    assert [section.role.value for section in held.sections[-2:]] == ["glossary", "register"]
    assert held.sections[-2].annex
    without = Brief(parts=Parts(glossary=False))
    assert glossary(document(term("Aland"), brief=without)) is None
