"""The glossary of a base: terms, where a source expands them, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.facts.evidence import verify_evidence
from briefgen.facts.load import load_facts, read_facts
from briefgen.issues import Issue
from tests.facts.sample import FILES, SOURCE, stands, write_base, write_sources

HARBOUR = """\
- id: ha
  term: {en: HA}
  expansion: {en: Harbour Authority}
  evidence: {source: press, paragraph: 1, tokens: [Harbour Authority]}
"""


def issues_of(folder: Path, glossary: str) -> tuple[Issue, ...]:
    return read_facts(write_base(folder, {"glossary.yaml": glossary}))[1]


def verified(tmp_path: Path, glossary: str) -> tuple[Issue, ...]:
    base = load_facts(write_base(tmp_path / "base", {"glossary.yaml": glossary}))
    return verify_evidence(base, write_sources(tmp_path / "sources", SOURCE))


def test_a_base_without_a_glossary_keeps_its_edition(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path))
    assert base.terms == ()
    assert base.model_copy(update={"terms": ()}).edition == base.edition
    assert '"terms"' not in base.model_dump_json(exclude_defaults=True)


def test_a_clean_glossary_has_no_issue_and_belongs_to_the_edition(tmp_path: Path) -> None:
    plain = load_facts(write_base(tmp_path / "plain"))
    assert issues_of(tmp_path / "base", HARBOUR) == ()
    base = load_facts(tmp_path / "base")
    assert [term.id for term in base.terms] == ["ha"]
    assert base.edition != plain.edition


def test_digits_of_a_term_are_part_of_a_name(tmp_path: Path) -> None:
    text = "- {id: line, term: {en: Line 1}, expansion: {en: the first of 3 lines}}\n"
    assert issues_of(tmp_path, text) == ()


def test_a_term_explained_twice_is_told(tmp_path: Path) -> None:
    again = "- id: again\n  term: {en: HA}\n  expansion: {en: Harbour Agency}\n"
    assert stands(issues_of(tmp_path, HARBOUR + again), "duplicate-term", "glossary.yaml:6")


def test_the_id_of_a_term_that_stands_twice_is_told(tmp_path: Path) -> None:
    again = "- {id: ha, term: {en: Porton}, expansion: {en: the port}}\n"
    assert stands(issues_of(tmp_path, HARBOUR + again), "duplicate-id", "glossary.yaml:5")


def test_a_term_that_no_text_has_is_told(tmp_path: Path) -> None:
    text = "- {id: unheard, term: {en: ZZZ}, expansion: {en: nothing}}\n"
    assert stands(issues_of(tmp_path, text), "unused", "glossary.yaml:1")


@pytest.mark.parametrize("term", ["Southland", "engineers", "{@bridge}", "plan", "HA"])
def test_a_term_stands_in_texts_and_in_names_of_what_is_named(tmp_path: Path, term: str) -> None:
    text = f'- {{id: heard, term: {{en: "{term}"}}, expansion: {{en: what it means}}}}\n'
    assert issues_of(tmp_path, text) == ()


def test_a_term_may_stand_right_before_a_hole(tmp_path: Path) -> None:
    terms = "- {id: oda, term: {ja: ODA}, expansion: {ja: 政府開発援助}}\n"
    themes = FILES["themes.yaml"].replace("{en: Energy}", '{en: Energy, ja: "ODA{@porton}"}')
    base = write_base(tmp_path, {"glossary.yaml": terms, "themes.yaml": themes})
    assert "unused" not in {issue.code for issue in read_facts(base)[1]}


def test_where_a_fact_is_broken_no_term_is_called_unused(tmp_path: Path) -> None:
    broken = FILES["facts/energy.yaml"].replace("kind: ask", "kind: aks")
    terms = "- {id: wind, term: {en: wind power}, expansion: {en: power of the wind}}\n"
    base = write_base(tmp_path, {"glossary.yaml": terms, "facts/energy.yaml": broken})
    assert [issue.code for issue in read_facts(base)[1]] == ["unknown-value"]


def test_a_source_that_is_not_there_is_told(tmp_path: Path) -> None:
    issues = issues_of(tmp_path, HARBOUR.replace("source: press", "source: pres"))
    assert stands(issues, "unknown-id", "glossary.yaml:4")


def test_a_paragraph_beyond_the_source_is_told(tmp_path: Path) -> None:
    issues = issues_of(tmp_path, HARBOUR.replace("paragraph: 1", "paragraph: 9"))
    assert stands(issues, "no-paragraph", "glossary.yaml:4")


def test_the_last_paragraph_of_a_source_is_one_of_it(tmp_path: Path) -> None:
    assert issues_of(tmp_path, HARBOUR.replace("paragraph: 1", "paragraph: 5")) == ()


def test_an_evidence_without_tokens_is_refused(tmp_path: Path) -> None:
    issues = issues_of(tmp_path, HARBOUR.replace("[Harbour Authority]", "[]"))
    assert [issue.code for issue in issues] == ["not-valid"]
    assert "evidence › tokens" in issues[0].message


def test_verify_bears_out_what_the_source_expands(tmp_path: Path) -> None:
    assert verified(tmp_path, HARBOUR) == ()


def test_verify_tells_a_token_that_does_not_stand_there(tmp_path: Path) -> None:
    issues = verified(tmp_path, HARBOUR.replace("paragraph: 1", "paragraph: 2"))
    assert [issue.code for issue in issues] == ["no-expansion", "no-token"]
    assert "paragraph 1, 4" in issues[1].hint


def test_verify_tells_an_expansion_that_the_source_does_not_print(tmp_path: Path) -> None:
    issues = verified(tmp_path, HARBOUR.replace("{en: Harbour Authority}", "{en: Harbour Agency}"))
    assert stands(issues, "no-expansion", "glossary.yaml:4")


def test_an_author_s_expansion_is_not_looked_for_in_the_sources(tmp_path: Path) -> None:
    text = "- {id: ha, term: {en: HA}, expansion: {en: Harbour Agency}}\n"
    assert verified(tmp_path, text) == ()
