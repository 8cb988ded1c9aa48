"""Rules on quantities and times, each shown firing with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.facts.load import read_facts
from briefgen.issues import Issue
from tests.facts.sample import FILES, line_of, spoilt, stands, write_base

TRANSPORT, ENERGY = "facts/transport.yaml", "facts/energy.yaml"
ENGINEERS = "engineers: {unit: engineer, bound: approximate, value: 250, printed: around}"


@pytest.mark.parametrize("bound", ["more_than", "exact", "up_to"])
def test_a_printed_qualifier_says_the_same_as_the_bound(tmp_path: Path, bound: str) -> None:
    new = ENGINEERS.replace("approximate", bound)
    issues = spoilt(tmp_path, TRANSPORT, ENGINEERS, new)
    assert stands(issues, "qualifier-lost", f"{TRANSPORT}:{line_of(TRANSPORT, ENGINEERS)}")


@pytest.mark.parametrize(("bound", "codes"), [("more_than", []), ("exact", ["qualifier-lost"])])
def test_a_qualifier_that_is_only_understood_says_the_same_as_the_bound(
    tmp_path: Path, bound: str, codes: list[str]
) -> None:
    new = ENGINEERS.replace("approximate", bound).replace("around", "upwards of")
    assert [issue.code for issue in spoilt(tmp_path, TRANSPORT, ENGINEERS, new)] == codes


def test_a_printed_number_word_is_no_qualifier(tmp_path: Path) -> None:
    new = ENGINEERS.replace("approximate", "exact").replace("around", "two hundred and fifty")
    assert spoilt(tmp_path, TRANSPORT, ENGINEERS, new) == ()


@pytest.mark.parametrize("word", ["around", "more than", "Up to"])
def test_a_qualifier_belongs_to_the_value_and_not_to_the_text(tmp_path: Path, word: str) -> None:
    old = "{@authority} will lend {loan}"
    issues = spoilt(tmp_path, TRANSPORT, old, f"{{@authority}} will lend {word} {{loan}}")
    assert stands(issues, "qualifier-in-text", f"{TRANSPORT}:{line_of(TRANSPORT, old)}")


def test_a_qualifier_is_looked_at_behind_a_value_that_has_none(tmp_path: Path) -> None:
    old = "    loan: {unit: JPY, bound: up_to"
    new = "    cost: {unit: JPY, value: 1}\n    loan: {unit: JPY, bound: exact"
    issues = spoilt(tmp_path, TRANSPORT, old, new)
    assert stands(issues, "qualifier-lost", f"{TRANSPORT}:{line_of(TRANSPORT, old) + 1}")


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "About {engineers} are", True),
        ("en", "At a roundabout {engineers} are", False),
        ("en", "Numbers exceeding {engineers} are", False),
        ("en", "Up to {@porton}, {engineers} are", False),
        ("en", "{@porton}{engineers} are", False),
        ("en", "{engineers}, around {when}, are", False),
        ("ja", "両国で約{engineers}", True),
        ("ja", "程度{engineers}", False),
    ],
)
def test_a_qualifier_is_a_word_of_its_language_right_before_a_value(
    tmp_path: Path, language: str, words: str, found: bool
) -> None:
    old = 'short: {en: "{engineers} to be trained"}'
    issues = spoilt(tmp_path, TRANSPORT, old, f'short: {{{language}: "{words}"}}')
    assert ("qualifier-in-text" in {issue.code for issue in issues}) is found


@pytest.mark.parametrize(
    "values", ["bound: range, min: 40", "bound: range, min: 50, max: 40", "bound: range, value: 4"]
)
def test_a_range_without_two_ends_in_order_is_an_error(tmp_path: Path, values: str) -> None:
    old = "bound: range, min: 40, max: 50"
    issues = spoilt(tmp_path, ENERGY, old, values)
    assert stands(issues, "not-valid", f"{ENERGY}:{line_of(ENERGY, old)}")


def with_duration(tmp_path: Path, duration: str) -> tuple[Issue, ...]:
    old = 'when: {edtf: "[..2045]", closing: by}'
    new = f'when: {{edtf: "[..2045]", closing: by, duration: {duration}}}'
    return spoilt(tmp_path, ENERGY, old, new)


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        ("{unit: year, value: 5, min: 3}", "a duration needs value, or both min and max"),
        ("{unit: year, value: 5, max: 6}", "a duration needs value, or both min and max"),
        ("{unit: year, value: 4, min: 3, max: 5}", "a duration needs value, or both min and max"),
        ("{unit: year, max: 3}", "a duration needs value, or both min and max"),
        ("{unit: year}", "a duration needs value, or both min and max"),
        ("{unit: year, min: 5, max: 3}", "the min of a duration must be below its max"),
        ("{unit: year, min: 5, max: 5}", "the min of a duration must be below its max"),
    ],
)
def test_a_duration_has_one_value_or_two_ends_in_order(
    tmp_path: Path, duration: str, said: str
) -> None:
    issues = with_duration(tmp_path, duration)
    old = 'when: {edtf: "[..2045]", closing: by}'
    assert stands(issues, "not-valid", f"{ENERGY}:{line_of(ENERGY, old)}")
    assert any(said in issue.message for issue in issues)


@pytest.mark.parametrize("duration", ["{unit: year, value: 5}", "{unit: year, min: 3, max: 5}"])
def test_a_duration_of_either_kind_is_sound(tmp_path: Path, duration: str) -> None:
    assert with_duration(tmp_path, duration) == ()


def derived(tmp_path: Path, spec: str) -> Path:
    text = FILES[TRANSPORT].replace(
        "    share: {unit: share", f"    made: {{derived: {spec}}}\n    share: {{unit: share"
    )
    return write_base(tmp_path, {TRANSPORT: text.replace("lend {loan}", "lend {made} in {loan}")})


@pytest.mark.parametrize(
    ("spec", "why"),
    [
        ("{operation: sum, inputs: [loan.loan, engineers.engineers]}", "unlike units"),
        ("{operation: sum, inputs: [loan.loan, loan.loann]}", "no value “loann”"),
        ("{operation: sum, inputs: [nobody.loan]}", "names no value"),
        ("{operation: sum, inputs: [loan.made]}", "derived from itself"),
        ("{operation: ratio, inputs: [loan.loan]}", "needs two inputs"),
    ],
)
def test_a_value_that_cannot_be_derived_is_an_error(tmp_path: Path, spec: str, why: str) -> None:
    issues = read_facts(derived(tmp_path, spec))[1]
    place = f"{TRANSPORT}:{line_of(TRANSPORT, '    share: {unit')}"
    assert stands(issues, "not-derivable", place)
    assert any(why in issue.message for issue in issues)


def test_a_typo_in_an_input_suggests_the_nearest(tmp_path: Path) -> None:
    for name in ("laon.loan", "laon.the-whole-of-it.value"):
        issues = read_facts(derived(tmp_path, f"{{operation: sum, inputs: [{name}]}}"))[1]
        assert [issue.hint for issue in issues] == ["did you mean “loan”?"]


def test_what_is_derived_from_a_broken_fact_is_no_further_issue(tmp_path: Path) -> None:
    for name in ("wind-ask.power", "wind-ask.power.value"):
        folder = derived(tmp_path, f"{{operation: sum, inputs: [{name}, {name}]}}")
        (folder / ENERGY).write_text(FILES[ENERGY].replace("kind: ask", "kind: aks"), "utf-8")
        assert [issue.code for issue in read_facts(folder)[1]] == ["unknown-value"]


@pytest.mark.parametrize("inputs", ["nobody-at-all.loan", "loan.loan, engineers.engineers"])
def test_where_no_input_is_a_slip_the_hint_is_how_inputs_are_written(
    tmp_path: Path, inputs: str
) -> None:
    issues = read_facts(derived(tmp_path, f"{{operation: sum, inputs: [{inputs}]}}"))[1]
    usual = "inputs are written fact-id.value-name; only like things are reckoned with"
    assert [issue.hint for issue in issues] == [usual]


def test_a_sum_of_like_values_is_clean(tmp_path: Path) -> None:
    folder = derived(tmp_path, "{operation: sum, inputs: [loan.loan, loan.loan]}")
    assert read_facts(folder)[1] == ()


@pytest.mark.parametrize("unit", ["enginer", "XYZ", "yen"])
def test_an_unknown_unit_is_an_error(tmp_path: Path, unit: str) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "unit: engineer,", f"unit: {unit},")
    assert stands(issues, "unknown-unit", f"{TRANSPORT}:{line_of(TRANSPORT, ENGINEERS)}")


@pytest.mark.parametrize("unit", ["USD", "km", "person", "year"])
def test_common_units_need_no_declaration(tmp_path: Path, unit: str) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "unit: engineer,", f"unit: {unit},")
    assert {issue.code for issue in issues} == {"unused"}


def test_a_declared_unit_that_nothing_has_is_a_warning(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "unit: engineer,", "unit: person,")
    place = f"partnership.yaml:{line_of('partnership.yaml', 'id: engineer')}"
    assert stands(issues, "unused", place)


def test_a_resolved_date_names_its_basis(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "basis: {en: The Monday after it}", "basis: {}")
    assert stands(issues, "no-basis", f"{TRANSPORT}:{line_of(TRANSPORT, 'basis:')}")


def test_a_date_of_a_fact_names_its_basis_too(tmp_path: Path) -> None:
    dates = """\
  dates:
    start: {edtf: 2024-05-06, resolved_from: {printed: Monday, basis: {en: Its Monday}}}
    end:
      edtf: 2024-05-07
      resolved_from: {printed: Tuesday, basis: {}}
"""
    text = (
        FILES[ENERGY]
        .replace("by {when}", "by")
        .replace("wind power {when}.", "wind power {when}, from {start} to {end}.")
    )
    issues = read_facts(write_base(tmp_path, {ENERGY: text + dates}))[1]
    assert stands(issues, "no-basis", f"{ENERGY}:{text.count(chr(10)) + 3}")


def test_a_key_figure_is_looked_for_behind_a_fact_without_one(tmp_path: Path) -> None:
    old = "  open_list: true"
    issues = spoilt(tmp_path, TRANSPORT, old, f"{old}\n  key_figure: laon")
    assert stands(issues, "unknown-value-name", f"{TRANSPORT}:{line_of(TRANSPORT, old) + 1}")


def test_a_key_figure_is_a_value_of_its_fact(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, ENERGY, "key_figure: power", "key_figure: powr")
    assert stands(issues, "unknown-value-name", f"{ENERGY}:{line_of(ENERGY, 'key_figure')}")


def test_a_key_figure_is_a_number(tmp_path: Path) -> None:
    old = "{unit: MW, bound: range, min: 40, max: 50}"
    issues = spoilt(tmp_path, ENERGY, old, "{unit: MW, bound: vague, vague: many}")
    assert stands(issues, "not-a-figure", f"{ENERGY}:{line_of(ENERGY, 'key_figure')}")
