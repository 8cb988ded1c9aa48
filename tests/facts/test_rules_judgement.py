"""Rules on what may be claimed, each shown firing with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.facts.load import load_facts, read_facts
from briefgen.facts.standing import project_status
from briefgen.values.status import Status
from tests.facts.sample import FILES, line_of, spoilt, stands, write_base

TRANSPORT, ENERGY = "facts/transport.yaml", "facts/energy.yaml"
CAUTION = "caution: {reason: {en: The date is unclear}}"


def test_a_headline_over_a_caution_is_an_error(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "  headline: true", f"  headline: true\n  {CAUTION}")
    place = f"{TRANSPORT}:{line_of(TRANSPORT, 'headline')}"
    assert stands(issues, "headline-over-caution", place)


def test_a_takeaway_over_a_caution_is_a_warning(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "  headline: true", f"  {CAUTION}")
    place = f"themes.yaml:{line_of('themes.yaml', 'rests_on')}"
    assert stands(issues, "takeaway-over-caution", place)


def test_a_key_figure_over_a_caution_is_a_warning(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, ENERGY, "  key_figure: power", f"  key_figure: power\n  {CAUTION}")
    place = f"{ENERGY}:{line_of(ENERGY, 'key_figure')}"
    assert stands(issues, "key-figure-over-caution", place)


def test_a_project_is_no_further_along_than_its_weakest_fact(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "projects.yaml", "  theme:", "  status: completed\n  theme:")
    place = f"projects.yaml:{line_of('projects.yaml', '  theme:')}"
    assert stands(issues, "status-promoted", place)


def test_the_weakest_rung_that_says_where_a_project_stands_counts(tmp_path: Path) -> None:
    more = FILES[TRANSPORT]
    for ident in ("bridge-heart", "engineers", "loan"):
        more = more.replace(f"- id: {ident}\n", f"- id: {ident}\n  project: bridge\n")
    text = more.replace("kind: figure\n  status: expected", "kind: figure\n  status: mou_signed")
    base = load_facts(write_base(tmp_path, {TRANSPORT: text}))
    # The statement and the expected figure are off the ladder; the offer (pledged) tells what
    # someone offers, not where the bridge stands.
    assert project_status(base, base.projects[0]) is Status.MOU_SIGNED


def test_a_project_with_nothing_but_an_ask_is_called_for(tmp_path: Path) -> None:
    text = FILES[ENERGY].replace("kind: ask", "kind: ask\n  project: bridge")
    without = FILES[TRANSPORT].replace("  project: bridge\n", "")
    base = load_facts(write_base(tmp_path, {ENERGY: text, TRANSPORT: without}))
    assert project_status(base, base.projects[0]) is Status.CALLED_FOR


def test_an_ask_that_is_not_called_for_is_a_warning(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, ENERGY, "status: called_for", "status: proposed")
    assert stands(issues, "odd-status", f"{ENERGY}:{line_of(ENERGY, 'status:')}")


@pytest.mark.parametrize("status", ["proposed", "under_study", "stated"])
def test_an_offer_that_is_not_pledged_is_a_warning(tmp_path: Path, status: str) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "status: pledged", f"status: {status}")
    assert stands(issues, "odd-status", f"{TRANSPORT}:{line_of(TRANSPORT, 'status: pledged')}")


def test_a_fact_about_a_person_names_one(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "kind: offer", "kind: person")
    assert stands(issues, "no-person", f"{TRANSPORT}:{line_of(TRANSPORT, '- id: loan')}")


def test_a_person_who_speaks_has_a_capacity(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "actors.yaml", '  capacity: {en: "minister of {@northland}"}\n', "")
    lines = {(i.file, i.line) for i in issues if i.code == "no-capacity"}
    assert (ENERGY, line_of(ENERGY, "- {source: press")) in lines


def test_a_paragraph_beyond_the_source_is_an_error(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, ENERGY, "paragraph: 5", "paragraph: 6")
    assert stands(issues, "no-paragraph", f"{ENERGY}:{line_of(ENERGY, 'paragraph: 5')}")


def test_a_list_of_examples_is_marked_as_open(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "  open_list: true\n", "")
    assert stands(issues, "open-list", f"{TRANSPORT}:{line_of(TRANSPORT, '- id: loan')}")


def test_a_list_is_looked_for_behind_one_that_is_marked(tmp_path: Path) -> None:
    marked = FILES[ENERGY] + "  open_list: true\n"
    open_ended = FILES[TRANSPORT].replace("  open_list: true\n", "")
    issues = read_facts(write_base(tmp_path, {ENERGY: marked, TRANSPORT: open_ended}))[1]
    assert stands(issues, "open-list", f"{TRANSPORT}:{line_of(TRANSPORT, '- id: loan')}")


def test_a_takeaway_is_looked_at_behind_an_id_that_is_not_there(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "themes.yaml", "[bridge-agreed]", "[xxx, wind-ask]")
    assert [issue.code for issue in issues] == ["unknown-id", "other-theme"]


def test_a_takeaway_rests_on_facts_of_its_theme(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "themes.yaml", "[bridge-agreed]", "[wind-ask]")
    assert stands(issues, "other-theme", f"themes.yaml:{line_of('themes.yaml', 'rests_on')}")


def test_a_takeaway_rests_on_something(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "themes.yaml", "[bridge-agreed]", "[]")
    assert stands(issues, "not-valid", f"themes.yaml:{line_of('themes.yaml', 'rests_on')}")


def test_a_tension_is_with_another_fact(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "tensions: [{fact: wind-ask", "tensions: [{fact: loan")
    assert stands(issues, "own-tension", f"{TRANSPORT}:{line_of(TRANSPORT, 'tensions')}")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (", speaker: holm, tokens: [around 250]", ", tokens: [around 250]", "needs a speaker"),
        ("mode: document, tokens: [4", "mode: document, speaker: holm, tokens: [4", "no speaker"),
        ("      quote: The bridge is the heart of our plan\n", "", "goes with quote"),
    ],
)
def test_a_voice_has_what_its_mode_needs(tmp_path: Path, old: str, new: str, why: str) -> None:
    issues = spoilt(tmp_path, TRANSPORT, old, new)
    assert any(issue.code == "not-valid" and why in issue.message for issue in issues)


def test_what_rests_on_a_broken_entry_is_no_further_issue(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, ENERGY, "kind: ask", "kind: aks")
    assert [issue.code for issue in issues] == ["unknown-value"]


def test_a_broken_fact_does_not_hide_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    broken = FILES[ENERGY].replace("kind: ask", "kind: aks")
    spoilt_too = FILES[TRANSPORT].replace("“the heart of our plan”.", "“the soul”.")
    issues = read_facts(write_base(tmp_path, {ENERGY: broken, TRANSPORT: spoilt_too}))[1]
    assert [issue.code for issue in issues] == ["unknown-value", "not-quoted"]
