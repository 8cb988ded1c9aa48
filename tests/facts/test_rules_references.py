"""Rules on ids, each shown firing with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.facts.check import check_facts
from briefgen.facts.load import read_facts
from tests.facts.sample import FILES, line_of, spoilt, stands, write_base
from tests.synthetic import make_base, make_fact

TRANSPORT, ENERGY = "facts/transport.yaml", "facts/energy.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("partnership.yaml", "pair: [northland, southland]", "pair: [northland, southlnd]"),
        ("actors.yaml", "side: northland", "side: northlnd"),
        ("actors.yaml", "member_of: authority", "member_of: authorty"),
        ("projects.yaml", "theme: transport", "theme: transprt"),
        ("projects.yaml", "sides: [northland, southland]", "sides: [northland, southlnd]"),
        ("projects.yaml", "aliases: [{name: The bridge, source: press}]", "part_of: brdge"),
        ("projects.yaml", "source: press", "source: pres"),
        ("themes.yaml", "rests_on: [bridge-agreed]", "rests_on: [bridge-agree]"),
        (TRANSPORT, "also: [energy]", "also: [energi]"),
        (TRANSPORT, "{actor: sora, role: party}", "{actor: sorra, role: party}"),
        (TRANSPORT, "places: [porton]", "places: [portn]"),
        (TRANSPORT, "project: bridge", "project: bridg"),
        (TRANSPORT, "{source: press, paragraph: 1,", "{source: prss, paragraph: 1,"),
        (TRANSPORT, "mode: carried_over, speaker: holm", "mode: carried_over, speaker: hollm"),
        (TRANSPORT, "part_of: bridge-agreed", "part_of: bridge-agreeed"),
        (TRANSPORT, "answers: [wind-ask]", "answers: [wind-ak]"),
        (TRANSPORT, "tensions: [{fact: wind-ask", "tensions: [{fact: wind-aks"),
        (TRANSPORT, "statement: {en: \"{@holm} and", "statement: {en: \"{@hlm} and"),
    ],
)  # fmt: skip
def test_a_typo_in_an_id_is_an_error_that_suggests_the_nearest(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    issues = spoilt(tmp_path, name, old, new)
    assert stands(issues, "unknown-id", f"{name}:{line_of(name, old)}")
    (issue,) = (issue for issue in issues if issue.code == "unknown-id")
    assert "did you mean" in issue.hint


def test_a_side_of_the_pair_that_is_not_there_is_told_with_the_line_of_the_pair(
    tmp_path: Path,
) -> None:
    name, old = "partnership.yaml", "style: {pair: [northland, southland]}"
    issues = spoilt(tmp_path, name, old, "style:\n  date: day-month\n  pair: [northland, nobody]")
    assert stands(issues, "unknown-id", f"{name}:{line_of(name, old) + 2}")


@pytest.mark.parametrize(
    ("key", "line"), [("within: bay", 2), ("aliases: [{name: The port, source: pres}]", 2)]
)
def test_what_a_place_names_is_told_with_the_line_of_its_key(
    tmp_path: Path, key: str, line: int
) -> None:
    places = f"- id: porton\n  {key}\n  names: {{en: {{full: Porton}}}}\n"
    issues = read_facts(write_base(tmp_path, {"places.yaml": places}))[1]
    assert stands(issues, "unknown-id", f"places.yaml:{line}")


def test_the_source_of_a_line_of_a_series_is_told_with_the_line_of_the_lines(
    tmp_path: Path,
) -> None:
    evidence = 'evidence: {source: pres, paragraph: 1, mode: document, tokens: ["4"]}'
    text = FILES[ENERGY] + (
        f"  series:\n    form: bar\n    lines:\n      - {evidence}\n        points:\n"
        "          - {category: {en: Wind}, quantity: {value: 4, unit: MW}}\n"
        "          - {category: {en: Sun}, quantity: {value: 5, unit: MW}}\n"
    )
    issues = read_facts(write_base(tmp_path, {ENERGY: text}))[1]
    line = FILES[ENERGY].count("\n") + 3
    assert stands(issues, "unknown-id", f"{ENERGY}:{line}")


def test_a_former_id_still_resolves(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "part_of: bridge-agreed", "part_of: bridge-plan")
    assert issues == ()


def test_a_speaker_is_an_actor_and_not_a_side(tmp_path: Path) -> None:
    old = "mode: carried_over, speaker: holm"
    issues = spoilt(tmp_path, TRANSPORT, old, old.replace("holm", "northland"))
    assert stands(issues, "unknown-id", f"{TRANSPORT}:{line_of(TRANSPORT, old)}")


def test_only_an_ask_can_be_answered(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "answers: [wind-ask]", "answers: [engineers]")
    assert stands(issues, "not-an-ask", f"{TRANSPORT}:{line_of(TRANSPORT, 'answers:')}")


def test_nothing_is_part_of_itself_by_way_of_others(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "project: bridge\n", "part_of: engineers\n")
    assert stands(issues, "circle", f"{TRANSPORT}:{line_of(TRANSPORT, 'project: bridge')}")


def test_a_circle_of_places_is_found(tmp_path: Path) -> None:
    places = """\
- {id: porton, within: bay, names: {en: {full: Porton}}}
- {id: bay, within: porton, names: {en: {full: The Bay}}}
"""
    issues = read_facts(write_base(tmp_path, {"places.yaml": places}))[1]
    assert stands(issues, "circle", "places.yaml:2")


def test_a_long_chain_of_parts_is_no_circle(tmp_path: Path) -> None:
    chain = "".join(
        f"- {{id: p{n}, within: p{n + 1}, names: {{en: {{full: P}}}}}}\n" for n in range(3000)
    )
    places = FILES["places.yaml"] + chain + "- {id: p3000, names: {en: {full: P}}}\n"
    issues = read_facts(write_base(tmp_path, {"places.yaml": places}))[1]
    assert "circle" not in {issue.code for issue in issues}


def test_the_same_id_twice_is_an_error_at_the_second_place(tmp_path: Path) -> None:
    again = FILES["places.yaml"] * 2
    issues = read_facts(write_base(tmp_path, {"places.yaml": again}))[1]
    assert stands(issues, "duplicate-id", "places.yaml:2")
    assert "places.yaml:1" in next(i.message for i in issues if i.code == "duplicate-id")


def test_an_id_is_unique_across_kinds_of_named_things(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "places.yaml", "id: porton", "id: holm")
    assert stands(issues, "duplicate-id", "places.yaml:1")


def test_each_entry_with_the_id_of_another_kind_is_told_at_its_own_place(tmp_path: Path) -> None:
    places = FILES["places.yaml"] + "- {id: holm, names: {en: {full: Holm}}}\n" * 2
    issues = read_facts(write_base(tmp_path, {"places.yaml": places}))[1]
    found = [(issue.file, issue.line) for issue in issues if issue.code == "duplicate-id"]
    assert found == [("places.yaml", 2), ("places.yaml", 3)]


def test_a_former_id_is_not_given_to_another_fact(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "[bridge-plan]", "[bridge-heart]")
    assert stands(issues, "duplicate-id", f"{TRANSPORT}:{line_of(TRANSPORT, 'former_ids')}")


def test_a_former_id_is_told_at_its_own_line(tmp_path: Path) -> None:
    ids = "former_ids:\n    - bridge-plan\n    - bridge-idea\n    - bridge-heart"
    issues = spoilt(tmp_path, TRANSPORT, "former_ids: [bridge-plan]", ids)
    place = f"{TRANSPORT}:{line_of(TRANSPORT, 'former_ids') + 3}"
    assert stands(issues, "duplicate-id", place)


def test_in_a_base_that_was_made_an_id_that_stands_twice_has_no_place() -> None:
    issues = check_facts(make_base(0, 2, facts=[make_fact(1, 2), make_fact(1, 2)]))
    (issue,) = (issue for issue in issues if issue.code == "duplicate-id")
    assert (issue.file, issue.line) == ("", 0)
    assert issue.message == "the id “fact-1” is already that of the fact"


def test_the_word_pair_is_reserved(tmp_path: Path) -> None:
    places = FILES["places.yaml"] + "- {id: pair, names: {en: {full: Pair}}}\n"
    issues = read_facts(write_base(tmp_path, {"places.yaml": places}))[1]
    assert stands(issues, "reserved-id", "places.yaml:2")


def test_a_value_and_a_time_of_a_fact_have_different_names(tmp_path: Path) -> None:
    issues = spoilt(
        tmp_path, TRANSPORT, "  open_list", "  dates: {loan: {edtf: 2024}}\n  open_list"
    )
    assert stands(issues, "duplicate-name", f"{TRANSPORT}:{line_of(TRANSPORT, '  open_list')}")


def test_values_and_times_of_one_name_are_told_with_the_line_of_their_key(tmp_path: Path) -> None:
    text = (
        FILES[TRANSPORT].replace("    share: {unit", "    when: {unit").replace("{share}", "{when}")
    )
    dates = "  dates:\n    start: {edtf: 2024}\n    loan: {edtf: 2025}\n  open_list"
    text = text.replace("{when} of the total.", "{when} of the total from {start}.")
    issues = read_facts(write_base(tmp_path, {TRANSPORT: text.replace("  open_list", dates)}))[1]
    lines = [issue.line for issue in issues if issue.code == "duplicate-name"]
    opened = line_of(TRANSPORT, "  open_list")
    assert lines == [line_of(TRANSPORT, "    share: {unit"), opened + 2]


def test_the_pair_of_one_side_is_told_with_the_line_of_the_pair(tmp_path: Path) -> None:
    name, old = "partnership.yaml", "style: {pair: [northland, southland]}"
    new = "style:\n  date: day-month\n  pair: [northland, northland]"
    issues = spoilt(tmp_path, name, old, new)
    assert stands(issues, "not-a-pair", f"{name}:{line_of(name, old) + 2}")


def test_the_pair_is_two_sides(tmp_path: Path) -> None:
    issues = spoilt(
        tmp_path, "partnership.yaml", "[northland, southland]", "[northland, northland]"
    )
    assert stands(issues, "not-a-pair", f"partnership.yaml:{line_of('partnership.yaml', 'style:')}")


def test_an_entry_without_a_name_is_an_error(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "places.yaml", "{en: {full: Porton}}", "{}")
    assert stands(issues, "no-name", "places.yaml:1")


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("actors.yaml", "- {id: idle, kind: group, names: {en: {full: Idle}}}\n"),
        ("projects.yaml", "- {id: idle, theme: energy, names: {en: {full: Idle}}}\n"),
        ("places.yaml", "- {id: idle, names: {en: {full: Idle}}}\n"),
        ("themes.yaml", "- {id: idle, name: {en: Idle}, order: 3}\n"),
        ("sources.yaml", FILES["sources.yaml"].replace("id: press", "id: idle")),
    ],
)
def test_what_nothing_names_is_a_warning(tmp_path: Path, name: str, entry: str) -> None:
    issues = read_facts(write_base(tmp_path, {name: FILES[name] + entry}))[1]
    assert stands(issues, "unused", f"{name}:{FILES[name].count(chr(10)) + 1}")
