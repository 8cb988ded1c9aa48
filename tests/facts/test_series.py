"""Series: what can honestly be drawn, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from briefgen import check_facts, load_facts
from briefgen.briefs.words import Words
from briefgen.facts.coverage import coverage
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.export import export_facts
from briefgen.facts.load import read_facts
from briefgen.facts.model import Fact, FactBase, Series
from briefgen.values.language import LocalText
from briefgen.values.when import When
from tests.demo import ROOT
from tests.facts.sample import FILES, write_base
from tests.synthetic import make_base, make_fact

NORTHLAND = ROOT / "examples" / "northland"


def at(year: int, value: object, **quantity: Any) -> dict[str, Any]:
    return {"when": {"edtf": str(year)}, "quantity": {"value": value, "unit": "MW", **quantity}}


def named(name: str, value: object, unit: str = "%", **quantity: Any) -> dict[str, Any]:
    return {"category": {"en": name}, "quantity": {"value": value, "unit": unit, **quantity}}


def series(form: str, *lines: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    named_lines = [
        {"points": points, "name": {"en": f"Line {'ABCDEFG'[n]}"}} for n, points in enumerate(lines)
    ]
    return {"form": form, "lines": named_lines, **more}


def with_series(given: dict[str, Any], **changes: Any) -> FactBase:
    return make_base(0, 2, facts=[make_fact(1, 2) | changes | {"series": given}])


def troubles(base: FactBase) -> list[str]:
    codes = ("not-drawable", "unknown-value-name", "not-derivable")
    return [issue.message for issue in check_facts(base) if issue.code in codes]


# --- refused by the form alone --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (series("bar", [at(2020, 1)]), "at least two points"),
        (series("bar", [at(2020, 1), named("a", 2)]), "all at times"),
        (series("bar", [at(2021, 1), at(2020, 2)]), "the earliest first"),
        (series("bar", [at(2020, 1), at(2020, 2)]), "two points at one place"),
        (series("line", [named("a", 1), named("b", 2)]), "names have no order"),
        (series("line", [at(2020, 1), at(2021, 2)], [at(2020, 1)]), "at least two points"),
        (series("line", [at(1900, 1), at(1901, 2), at(2025, 3)]), "60 even steps"),
        (series("stacked_bar", [at(2020, 1), at(2021, 2)]), "at least two lines"),
        (series("stacked_bar", [at(2020, 1), at(2021, 2)], [at(2020, 1)]), "looks lower"),
        (series("doughnut", [named("a", 1)], [named("a", 2)]), "one line"),
        (series("doughnut", [named(x, 1) for x in "abcdefg"]), "at most 6 parts"),
        (series("bar", *([[at(2020, 1)]] * 7)), "at most 6 lines"),
        (series("bar", [at(2020, 1), at(2021, 2)], whole="n"), "goes with form: doughnut"),
        (series("bar", [at(2020, "NaN"), at(2021, 2)]), "finite"),
        (series("bar", [at(2020, "Infinity"), at(2021, 2)]), "finite"),
        ({"form": "bar", "lines": [{"points": [{"value": "n"}] * 2}]}, "when .* or category"),
        ({"form": "bar", "lines": [{"points": [{"when": {"edtf": "2020"}}] * 2}]}, "quantity"),
        ({"form": "bar", "lines": [{"points": [at(2020, 1)]}, {"points": [at(2020, 2)]}]}, "name"),
        (series("pie", [at(2020, 1), at(2021, 2)]), "doughnut"),
    ],
)
def test_what_no_chart_of_its_form_can_show_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Series.model_validate(given)


# --- refused by what the points hold --------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (series("bar", [at(2020, 1), at(2021, 2, unit="kW")]), "unlike units: MW, kW"),
        (series("bar", [at(2020, 1), at(2021, 2, scope="per_year")]), "unlike measures"),
        (series("bar", [at(2020, 1), at(2021, "0.5", bound="share")]), "shares and amounts"),
        (
            series("bar", [at(2020, 1), at(2021, None, bound="range", min=2, max=3)]),
            "the range 2 to 3 cannot be drawn",
        ),
        (
            series("bar", [at(2020, 1), at(2021, None, bound="vague", vague="several")]),
            "“several” is an amount in words",
        ),
        (series("bar", [at(2020, 1), at(2021, "1234567890123456.7")]), "more digits"),
        (series("stacked_bar", [at(2020, -1)], [at(2020, 2)]), "below zero"),
        (series("doughnut", [named("a", -10), named("b", 110)]), "below zero"),
        (series("doughnut", [named("a", 40), named("b", 40)]), "make 80, and their whole is 100"),
        (series("doughnut", [named("a", 4, "MW"), named("b", 6, "MW")]), "one whole"),
        (
            series("doughnut", [named("a", 50, bound="more_than"), named("b", 50)]),
            "only a limit",
        ),
        (series("doughnut", [named("a", 1), named("b", 2)], whole="n"), "not of the unit"),
        (
            series("bar", [at(2020, 1), {"when": {"edtf": "2021"}, "value": "m"}]),
            "the series names “m”",
        ),
    ],
)
def test_points_that_one_scale_cannot_show_are_an_issue(given: dict[str, Any], said: str) -> None:
    for line in given["lines"]:
        for point in line["points"]:
            if point.get("quantity", {}).get("value", 0) is None:
                del point["quantity"]["value"]
    found = troubles(with_series(given))
    assert len(found) == 1
    assert said in found[0]


def test_rounded_shares_and_a_named_whole_make_a_doughnut() -> None:
    rounded = series("doughnut", [named("a", 33), named("b", 33), named("c", 33)])
    assert troubles(with_series(rounded)) == []
    parts = series("doughnut", [named("a", "1.5", "MW"), named("b", 8, "MW")], whole="n")
    whole = {"n": {"value": "9.5", "unit": "MW"}}
    assert troubles(with_series(parts, values=whole)) == []


def share(name: str, value: str) -> dict[str, Any]:
    return named(name, value, "share", bound="share")


def test_shares_of_one_make_a_doughnut_of_one() -> None:
    assert troubles(with_series(series("doughnut", [share("a", "0.4"), share("b", "0.6")]))) == []
    short = series("doughnut", [share("a", "0.4"), share("b", "0.4")])
    assert troubles(with_series(short)) == ["the parts make 0.8, and their whole is 1"]


@pytest.mark.parametrize(
    "whole",
    [
        {"min": 9, "max": 10, "bound": "range", "unit": "MW"},
        {"value": 10, "unit": "kW"},
        {"value": 10, "unit": "MW", "scope": "per_year"},
    ],
)
def test_a_whole_is_one_number_of_the_unit_and_scope_of_its_parts(whole: dict[str, Any]) -> None:
    parts = series("doughnut", [named("a", 4, "MW"), named("b", 6, "MW")], whole="n")
    said = "the whole is not of the unit and scope of its parts"
    assert troubles(with_series(parts, values={"n": whole})) == [said]


def parts(*values: str, unit: str = "%", **more: Any) -> dict[str, Any]:
    points = [named(name, value, unit) for name, value in zip("abcdef", values, strict=False)]
    return series("doughnut", points, **more)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("0", "100"), []),
        (("49", "50"), []),
        (("49", "49"), ["the parts make 98, and their whole is 100"]),
        (("4e1", "5e1"), ["the parts make 90, and their whole is 100"]),
        (("40", "59.4"), ["the parts make 99.4, and their whole is 100"]),
        (("40", "59.5"), []),
    ],
)
def test_parts_make_their_whole_but_for_half_a_last_place_each(
    values: tuple[str, ...], said: list[str]
) -> None:
    assert troubles(with_series(parts(*values))) == said


def test_a_whole_may_be_a_derived_value_of_its_fact() -> None:
    values = {
        "a": {"value": 5, "unit": "MW"},
        "n": {"derived": {"operation": "sum", "inputs": ["fact-1.a", "fact-1.a"]}},
    }
    assert troubles(with_series(parts("4", "6", unit="MW", whole="n"), values=values)) == []


def test_a_base_that_was_made_and_not_read_has_issues_without_a_place() -> None:
    unlike = series("bar", [at(2020, 1), at(2021, 2, unit="kW")])
    (issue,) = (i for i in check_facts(with_series(unlike)) if i.code == "not-drawable")
    assert (issue.file, issue.line, issue.subject) == ("", 0, "fact-1")


def test_a_series_is_looked_at_behind_facts_without_one_and_with_one_of_no_value() -> None:
    unlike = series("bar", [at(2020, 1), at(2021, 2, unit="kW")])
    unfilled = series("bar", [at(2020, 1), {"when": {"edtf": "2021"}, "value": "m"}])
    facts = [
        make_fact(1, 2),
        make_fact(2, 2) | {"series": unfilled},
        make_fact(3, 2) | {"series": unlike},
    ]
    assert sorted(troubles(make_base(0, 2, facts=facts))) == [
        "the points have unlike units: MW, kW",
        "the series names “m”, and the fact has no such value",
    ]


def test_a_point_may_draw_a_derived_value_of_its_fact() -> None:
    values = {
        "a": {"value": 2, "unit": "MW"},
        "n": {"derived": {"operation": "sum", "inputs": ["fact-1.a", "fact-1.a"]}},
    }
    drawn = series("bar", [at(2020, 1), {"when": {"edtf": "2021"}, "value": "n"}])
    assert troubles(with_series(drawn, values=values)) == []


def test_a_value_that_only_the_series_words_is_worded() -> None:
    values = {"n": {"value": 1, "unit": "MW"}, "m": {"value": 2, "unit": "MW"}}
    points = [{"when": {"edtf": "2020"}, "value": "n"}, {"when": {"edtf": "2021"}, "value": "m"}]
    base = with_series(series("bar", points), values=values)
    assert not [issue for issue in check_facts(base) if issue.code == "unworded"]


def test_points_have_names_places_and_the_evidence_of_their_line() -> None:
    evidence = {"source": "s", "paragraph": 1, "mode": "document", "tokens": ["1"]}
    given = series("bar", [at(2021, 1), at(2023, 2)], [at(2020, 1) | {"evidence": evidence}])
    given["lines"][0]["evidence"] = evidence | {"paragraph": 2}
    given["lines"][0]["points"][1] = {"when": {"edtf": "2023"}, "value": "n"}
    made = Series.model_validate(given)
    named_points = [
        (p.name, p.path, p.evidence and p.evidence.paragraph) for p in made.named_points
    ]
    assert named_points == [
        ("series-1-1", ("lines", "0", "points", "0"), 2),
        ("n", ("lines", "0", "points", "1"), 2),
        ("series-2-1", ("lines", "1", "points", "0"), 1),
    ]


def test_places_stand_in_the_order_of_time_and_names_as_they_are_given() -> None:
    times = Series.model_validate(series("bar", [at(2021, 1), at(2023, 2)], [at(2020, 1)]))
    assert [place.edtf for place in times.places if isinstance(place, When)] == [
        "2020",
        "2021",
        "2023",
    ]
    given = series("bar", [named("b", 1), named("c", 2)], [named("a", 1), named("b", 2)])
    names = Series.model_validate(given).places
    assert [dict(place.items()) for place in names if isinstance(place, LocalText)] == [
        {"en": "b"},
        {"en": "c"},
        {"en": "a"},
    ]


# --- digest, loading, export ----------------------------------------------------------------------


def test_a_fact_without_series_keeps_its_digest_and_one_with_it_has_another() -> None:
    plain = Fact.model_validate(make_fact(1))
    assert "series" not in plain.model_dump_json(exclude_defaults=True)
    drawn = make_fact(1) | {"series": series("bar", [at(2020, 1), at(2021, 2)])}
    assert Fact.model_validate(drawn).digest != plain.digest


def test_what_is_wrong_is_said_with_the_line_of_the_series(tmp_path: Path) -> None:
    text = FILES["facts/energy.yaml"] + (
        "  series:\n    form: bar\n    lines:\n      - points:\n"
        "          - {category: {en: Wind}, quantity: {value: 40, unit: MW}}\n"
        "          - {category: {en: Sun}, quantity: {value: 50, unit: kW}}\n"
    )
    write_base(tmp_path, {"facts/energy.yaml": text})
    issues = [i for i in read_facts(tmp_path)[1] if i.code == "not-drawable"]
    assert [issue.file for issue in issues] == ["facts/energy.yaml"]
    assert issues[0].line == FILES["facts/energy.yaml"].count("\n") + 1


def test_what_is_wrong_with_a_point_is_said_with_the_line_of_the_lines(tmp_path: Path) -> None:
    text = FILES["facts/energy.yaml"] + (
        "  series:\n    form: bar\n    lines:\n      - points:\n"
        "          - {category: {en: Wind}, quantity: {value: 40, unit: MW}}\n"
        "          - {category: {en: Sun}, quantity: {value: 50, unit: QQQQ}}\n"
    )
    write_base(tmp_path, {"facts/energy.yaml": text})
    (issue,) = (i for i in read_facts(tmp_path)[1] if i.code == "unknown-unit")
    line = FILES["facts/energy.yaml"].count("\n") + 3
    assert (issue.file, issue.line, issue.subject) == ("facts/energy.yaml", line, "wind-ask")


def test_a_slip_in_the_yaml_is_a_sentence_with_its_line(tmp_path: Path) -> None:
    text = FILES["facts/energy.yaml"] + "  series: {form: bars, lines: []}\n"
    write_base(tmp_path, {"facts/energy.yaml": text})
    issues = [issue for issue in read_facts(tmp_path)[1] if "series" in issue.message]
    assert any("did you mean “bar”?" in issue.hint for issue in issues)


def test_the_export_has_every_point_resolved_with_words_and_evidence() -> None:
    base = load_facts(NORTHLAND)
    rows = {row["id"]: row for row in export_facts(base, Words(base))}
    lines: Any = rows["engineers-trained"]["series"]
    point = lines["lines"][1]["points"][3]
    assert point["words"]["en"] == "more than 260 engineers"
    assert point["evidence"]["paragraph"] == 3
    assert point["name"] == "south"
    assert lines["lines"][1]["points"][2]["name"] == "series-2-3"
    added: Any = rows["funds-in-all"]["series"]
    assert [p["value"] for p in added["lines"][0]["points"]] == [
        "52000000000",
        "65000000000",
        "77500000000",
    ]


def test_the_example_s_facts_are_clean_and_stand_in_their_source() -> None:
    base = load_facts(NORTHLAND)
    assert check_facts(base) == ()
    assert verify_evidence(base, NORTHLAND / "sources") == ()


def test_coverage_counts_names_and_numbers_of_points() -> None:
    found = coverage(load_facts(NORTHLAND), NORTHLAND / "sources")
    assert not [gap for place in found[1:3] for gap in place.gaps]
    assert {gap.text for gap in found[3].gaps} <= {"Freight", "Mt"}


# --- evidence -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tokens: [90 engineers]", "tokens: [91 engineers]", "“91 engineers” does not stand"),
        ("value: 210", "value: 211", "the figure 211 does not stand in the paragraph that the"),
        ("value: 180", "value: 181", "the figure 181 does not stand in the paragraph that"),
        ("value: 150", "value: 180", "the figure 180 does not stand in the paragraph that the"),
        ("edtf: 2021}, quantity: {value: 150", "edtf: 2020}, quantity: {value: 150", "year 2020"),
        ("printed: more than", "printed: over", "“over” does not stand in the paragraph"),
    ],
)
def test_points_are_held_against_the_paragraph_that_states_them(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    for path in NORTHLAND.rglob("*.yaml"):
        text = path.read_text("utf-8")
        if path.name == "people.yaml":
            assert old in text
            text = text.replace(old, new)
        target = tmp_path / path.relative_to(NORTHLAND)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    issues = verify_evidence(load_facts(tmp_path), NORTHLAND / "sources")
    assert any(said in issue.message for issue in issues), issues
