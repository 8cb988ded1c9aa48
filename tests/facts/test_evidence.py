"""Verification: each thing that a source does not bear out is told, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import InputError
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.load import load_facts
from briefgen.issues import Issue, Severity
from tests.facts.sample import FILES, SOURCE, line_of, stands, write_base, write_sources

TRANSPORT, ENERGY = "facts/transport.yaml", "facts/energy.yaml"


def verified(
    tmp_path: Path, name: str = ENERGY, old: str = "", new: str = "", source: str = SOURCE
) -> tuple[Issue, ...]:
    """The issues of the clean base after one replacement, against the source."""
    assert old in FILES[name]
    base = load_facts(write_base(tmp_path / "base", {name: FILES[name].replace(old, new, 1)}))
    return verify_evidence(base, write_sources(tmp_path / "sources", source))


def test_another_version_of_a_source_is_told(tmp_path: Path) -> None:
    issues = verified(tmp_path, source=SOURCE + "One more line.\n")
    assert [(i.code, i.file, i.line) for i in issues] == [
        ("source-changed", "sources.yaml", line_of("sources.yaml", "sha256")),
        ("source-changed", "sources.yaml", line_of("sources.yaml", "paragraphs")),
    ]


def test_a_missing_copy_is_told_once(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path / "base"))
    (tmp_path / "sources").mkdir()
    issues = verify_evidence(base, tmp_path / "sources")
    assert stands(issues, "no-source-file", f"sources.yaml:{line_of('sources.yaml', 'file')}")
    assert len(issues) == 1


@pytest.mark.parametrize("name", ["../press.txt", "/etc/passwd", "a/../../b", "C:\\press.txt"])
def test_a_source_file_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    issues = verified(tmp_path, "sources.yaml", "file: press.txt", f"file: '{name}'")
    assert stands(issues, "no-source-file", f"sources.yaml:{line_of('sources.yaml', 'file')}")
    assert "leads out" in issues[0].message


def test_a_folder_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path / "base"))
    with pytest.raises(InputError, match="does not exist"):
        verify_evidence(base, tmp_path / "nowhere")


def test_a_token_that_does_not_stand_there_is_told_with_where_it_does(tmp_path: Path) -> None:
    issues = verified(tmp_path, ENERGY, "tokens: [40–50 MW", "tokens: [around 250")
    assert stands(issues, "no-token", f"{ENERGY}:{line_of(ENERGY, 'tokens')}")
    assert "paragraph 3" in next(i.hint for i in issues if i.code == "no-token")


def test_a_wrong_paragraph_is_told(tmp_path: Path) -> None:
    issues = verified(tmp_path, ENERGY, "paragraph: 5", "paragraph: 4")
    codes = {issue.code for issue in issues}
    assert codes == {"no-token", "no-figure", "no-name"}


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (TRANSPORT, "value: 3e12", "value: 3e11", "the figure 300,000,000,000"),
        (TRANSPORT, "value: 3e12", "value: 3000", "the figure 3,000"),
        (TRANSPORT, "value: 0.5", "value: 0.25", "the figure 0.25"),
        (TRANSPORT, "value: 250", "value: 205", "the figure 205"),
        (ENERGY, "max: 50", "max: 60", "the figure 60"),
        (TRANSPORT, "printed: around", "printed: about", "the qualifier “about”"),
        (
            TRANSPORT,
            "bound: approximate, value: 250, printed: around",
            "value: 250",
            "the figure 250 without a qualifier (there it is approximate)",
        ),
        (
            TRANSPORT,
            "unit: JPY, bound: up_to, value: 3e12, printed: up to",
            "unit: USD, bound: up_to, value: 3e12, printed: up to",
            "the figure 3,000,000,000,000 in USD",
        ),
        (TRANSPORT, "edtf: 2024-05-04", "edtf: 2024-05-05", "the day 5"),
        (TRANSPORT, "edtf: 2024-05-04", "edtf: 2024-06-04", "the month 6"),
        (TRANSPORT, "edtf: 2024-05-04", "edtf: 2023-05-04", "the year 2023"),
        (ENERGY, "[..2045]", "[..2054]", "the year 2054"),
        (TRANSPORT, "printed: Monday", "printed: Tuesday", "“Tuesday”"),
    ],
)
def test_a_figure_or_time_that_the_source_does_not_state_is_told(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    issues = verified(tmp_path, name, old, new)
    assert stands(issues, "no-figure", f"{name}:{line_of(name, old)}")
    assert any(issue.message.startswith(said) for issue in issues)


def test_a_speaker_who_is_not_named_there_is_told(tmp_path: Path) -> None:
    issues = verified(tmp_path, ENERGY, "speaker: holm", "speaker: sora")
    assert stands(issues, "no-name", f"{ENERGY}:{line_of(ENERGY, 'speaker: holm')}")


def test_a_speaker_carried_over_need_not_be_named(tmp_path: Path) -> None:
    new = "mode: carried_over, speaker: sora"
    assert verified(tmp_path, ENERGY, "mode: reported, speaker: holm", new) == ()


def test_an_actor_who_is_not_named_there_is_told(tmp_path: Path) -> None:
    old = "{actor: southland, role: provider}"
    issues = verified(tmp_path, ENERGY, old, "{actor: sora, role: provider}")
    assert stands(issues, "no-name", f"{ENERGY}:{line_of(ENERGY, old)}")


@pytest.mark.parametrize(
    "quote",
    ["The bridge is the soul of our plan", "the bridge is the heart of our plan"],
)
def test_a_quotation_stands_to_the_letter(tmp_path: Path, quote: str) -> None:
    text = FILES[TRANSPORT].replace("The bridge is the heart of our plan", quote)
    text = text.replace("the heart of our plan”", "of our plan”")
    base = load_facts(write_base(tmp_path / "base", {TRANSPORT: text}))
    issues = verify_evidence(base, write_sources(tmp_path / "sources"))
    assert stands(issues, "no-quote", f"{TRANSPORT}:{line_of(TRANSPORT, '- source: press')}")


def test_a_quotation_may_leave_words_out_visibly(tmp_path: Path) -> None:
    old = "quote: The bridge is the heart of our plan"
    new = 'quote: "The bridge […] the heart of our plan"'
    assert verified(tmp_path, TRANSPORT, old, new) == ()


def test_a_run_of_more_than_eight_words_is_copied(tmp_path: Path) -> None:
    for words, copied in (
        ("engineers from 3 towns would be trained on", False),
        ("Engineers from 3 towns, would be trained on Monday", True),
    ):
        waiver = 'waiver: {digits: ["3"], reason: a test}\n  part_of:'
        text = FILES[TRANSPORT].replace("are to be trained on", words + " {@porton}")
        text = text.replace("part_of:", waiver)
        base = load_facts(write_base(tmp_path / "base", {TRANSPORT: text}))
        issues = verify_evidence(base, write_sources(tmp_path / "sources"))
        if copied:
            place = f"{TRANSPORT}:{line_of(TRANSPORT, 'are to be trained')}"
            assert stands(issues, "copied", place)
        else:
            assert issues == ()


def test_a_quotation_and_a_name_may_be_long(tmp_path: Path) -> None:
    text = FILES[TRANSPORT].replace(
        "it is “the heart of our plan”", "she said “The bridge is the heart of our plan”"
    )
    base = load_facts(write_base(tmp_path / "base", {TRANSPORT: text}))
    assert verify_evidence(base, write_sources(tmp_path / "sources")) == ()


def test_a_token_is_no_way_to_store_a_sentence(tmp_path: Path) -> None:
    long = "around 250 engineers from 3 towns would be trained on Monday"
    issues = verified(tmp_path, TRANSPORT, "tokens: [around 250]", f"tokens: [{long}]")
    assert stands(issues, "copied", f"{TRANSPORT}:{line_of(TRANSPORT, 'tokens: [around')}")


def test_more_than_twenty_characters_of_japanese_are_copied(tmp_path: Path) -> None:
    sentence = "両国は港湾と橋の整備を共同で進めることで一致したと発表した"
    source = SOURCE.replace("Mina Holm asked", sentence + " Mina Holm asked")
    for length, copied in ((20, False), (21, True)):
        new = f'statement: {{ja: "{sentence[:length]} {{power}} {{when}}", en:'
        issues = verified(tmp_path, ENERGY, "statement: {en:", new, source)
        assert ("copied" in {issue.code for issue in issues}) is copied


def test_signs_that_turn_letters_about_are_named_with_file_line_and_source(tmp_path: Path) -> None:
    first, _, rest = SOURCE.partition("\n")
    turned = f"{first[:4]}\u202e{first[4:]}\u202c\n{rest}"
    issues = verified(tmp_path, source=turned)
    (warning,) = [issue for issue in issues if issue.code == "text-cleaned"]
    assert (warning.severity, warning.subject, warning.line) == (Severity.WARNING, "press", 1)
    assert warning.file == (tmp_path / "sources/press.txt").as_posix()
    assert "U+202E, U+202C was left out of paragraph 1" in warning.message
    # What stands there is still found, as in a text that nobody turned about.
    assert {issue.code for issue in issues} == {"text-cleaned", "source-changed"}
