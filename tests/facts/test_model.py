"""The model of facts: what a digest covers, who has reviewed what, what belongs to a project."""

from __future__ import annotations

from pathlib import Path

from briefgen.facts.load import load_facts
from briefgen.facts.model import Fact, FactBase, digest_of
from briefgen.values.language import Language
from tests.facts.sample import FILES, write_base
from tests.synthetic import make_fact

TRANSPORT = "facts/transport.yaml"


def base_with(folder: Path, old: str, new: str) -> FactBase:
    assert old in FILES[TRANSPORT]
    write_base(folder, {TRANSPORT: FILES[TRANSPORT].replace(old, new, 1)})
    return load_facts(folder)


def test_the_digest_of_a_fact_covers_neither_its_review_nor_its_former_ids(tmp_path: Path) -> None:
    plain = load_facts(write_base(tmp_path / "plain")).fact_by_id["bridge-agreed"].digest
    reviewed = "  headline: true\n  review: {fact: {by: Ada, on: 2024-06-01}}"
    for old, new, same in (
        ("  headline: true", reviewed, True),
        ("former_ids: [bridge-plan]", "former_ids: [bridge-plan, bridge-idea]", True),
        ('{en: "{@bridge} agreed"}', '{en: "{@bridge} is agreed"}', False),
    ):
        changed = base_with(tmp_path / "changed", old, new).fact_by_id["bridge-agreed"]
        assert (changed.digest == plain) is same


def test_a_key_that_is_left_at_its_default_changes_no_digest(tmp_path: Path) -> None:
    plain = load_facts(write_base(tmp_path / "plain"))
    said = base_with(tmp_path / "said", "kind: figure", "kind: figure\n  open_list: false")
    assert said.fact_by_id["engineers"].digest == plain.fact_by_id["engineers"].digest
    assert said.edition == plain.edition
    assert said == plain


def test_a_later_optional_key_changes_no_digest() -> None:
    class Later(Fact):
        more: str = ""

    given = make_fact(1)
    assert digest_of(Later.model_validate(given)) == digest_of(Fact.model_validate(given))
    assert digest_of(Later.model_validate(given | {"more": "x"})) != digest_of(
        Fact.model_validate(given)
    )


def test_a_fact_cites_its_evidence_and_that_of_its_points_each_once() -> None:
    given = make_fact(1)
    own = given["evidence"][0]
    other = own | {"paragraph": own["paragraph"] + 1}
    points = [
        {"when": {"edtf": "2020"}, "quantity": {"value": 1, "unit": "MW"}, "evidence": own},
        {"when": {"edtf": "2021"}, "quantity": {"value": 2, "unit": "MW"}, "evidence": other},
        {"when": {"edtf": "2022"}, "quantity": {"value": 3, "unit": "MW"}},
    ]
    drawn = Fact.model_validate(given | {"series": {"form": "bar", "lines": [{"points": points}]}})
    assert [evidence.paragraph for evidence in drawn.cited] == [
        *(evidence.paragraph for evidence in drawn.evidence),
        other["paragraph"],
    ]
    assert Fact.model_validate(given).cited == Fact.model_validate(given).evidence


def test_a_base_equals_no_other_one_and_nothing_else(tmp_path: Path) -> None:
    plain = load_facts(write_base(tmp_path / "plain"))
    other = base_with(tmp_path / "other", "value: 250", "value: 260")
    assert plain != other
    assert plain != "a base"


def test_the_facts_of_a_project_are_those_that_name_it(tmp_path: Path) -> None:
    base = base_with(tmp_path, "part_of: bridge-agreed", "project: bridge")
    found = {
        project: [fact.id for fact in facts] for project, facts in base.facts_by_project.items()
    }
    assert found == {"bridge": ["bridge-agreed", "engineers"]}


def test_a_translation_is_unreviewed_until_someone_has_read_it(tmp_path: Path) -> None:
    old = 'statement: {en: "For {@holm}, it is “the heart of our plan”."}'
    said = f'{old[:-1]}, vi: "Với {{@holm}}, đó là “trái tim”.", ja: "{{@holm}}の「心臓」。"}}'
    review = "\n  review: {en: none, ja: {by: Ada, on: 2024-06-01}}"
    base = base_with(tmp_path, old, said + review)
    heart, loan = base.fact_by_id["bridge-heart"], base.fact_by_id["loan"]
    # English is the language of the facts; the loan has no Vietnamese text.
    assert [base.is_unreviewed(heart, language) for language in Language] == [False, True, False]
    assert not base.is_unreviewed(loan, Language.VI)
    assert base.reviewed_languages == {Language.JA}
    held = heart.review.of(Language.JA)
    assert held is not None
    assert (held.by, str(held.on)) == ("Ada", "2024-06-01")


def test_a_fact_gives_its_values_and_times_by_name(tmp_path: Path) -> None:
    text = FILES[TRANSPORT].replace("will lend {loan},", "will lend {loan} by {end},")
    text = text.replace("  open_list", "  dates: {end: {edtf: 2025}}\n  open_list")
    base = load_facts(write_base(tmp_path, {TRANSPORT: text}))
    loan, bridge = base.fact_by_id["loan"], base.fact_by_id["bridge-plan"]
    end, when = loan.time("end"), bridge.time("when")
    assert (end and end.edtf, when and when.edtf) == ("2025", "2024-05-04")
    assert (loan.time("when"), loan.time("loan"), loan.quantity("end")) == (None, None, None)
    share = loan.quantity("share")
    assert share is not None
    assert share.unit == "share"
