"""Hostile and mistaken YAML: each is a sentence with file and line, never a traceback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefgen.errors import FactsError, InputError
from briefgen.facts.load import load_facts, read_facts
from briefgen.facts.model import Fact
from briefgen.issues import Issue
from tests.facts.sample import FILES, line_of, spoilt, stands, write_base

TRANSPORT, ENERGY = "facts/transport.yaml", "facts/energy.yaml"


def only(issues: tuple[Issue, ...]) -> Issue:
    assert len(issues) == 1, [str(issue) for issue in issues]
    return issues[0]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- id: a\n\tkind: ask\n", 2, "a tab stands here"),
        ("- id: a\n  kind: [ask\n- id: b\n", 3, "not YAML"),
        ("- id: a\n  statement: a: b\n", 2, "not YAML"),
        ("- id: a\nkind: ask\n", 2, "not YAML"),
        ('- id: "a\n', 1, "not YAML"),
        ("- id: a\x07\n", 1, "a character stands here"),
        ("- id: a\n--- \n- id: b\n", 2, "a second document"),
        ("- &a {id: a}\n- *a\n", 1, "anchors"),
        ("- id: a\n  kind: *x\n", 2, "not used"),
        ("- id: !!python/object/apply:os.system [x]\n", 1, "the tag"),
        ("- ? [a, b]\n  : c\n", 1, "a key has to be a word"),
    ],
)
def test_broken_yaml_is_one_sentence_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    base, issues = read_facts(write_base(tmp_path, {ENERGY: text}))
    assert base is None
    issue = only(issues)
    assert (issue.file, issue.line) == (ENERGY, line)
    assert said in issue.message


def test_a_text_with_a_name_and_no_quotes_is_told_to_take_quotes(tmp_path: Path) -> None:
    text = "- id: a\n  statement: {en: {@north} asks.}\n"
    _, issues = read_facts(write_base(tmp_path, {ENERGY: text}))
    assert "double quotes" in str(only(issues).hint)


@pytest.mark.parametrize("nest", ["[", "{a: ", "- "])
def test_a_million_levels_of_nesting_end_in_a_sentence(tmp_path: Path, nest: str) -> None:
    # PyYAML's own composer recurses in C and ends the process here.
    issue = only(read_facts(write_base(tmp_path, {ENERGY: nest * 10**6}))[1])
    assert issue.message == "more than 32 levels of nesting"


def test_an_alias_bomb_is_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    issue = only(read_facts(write_base(tmp_path, {ENERGY: "a0: &a0 [x]\n" + levels}))[1])
    assert (issue.code, issue.line) == ("refused-yaml", 1)


def test_a_duplicate_key_is_an_error_that_names_the_first(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, ENERGY, "  status:", "  kind: offer\n  status:")
    assert stands(issues, "duplicate-key", f"{ENERGY}:{line_of(ENERGY, '  status:')}")
    assert f"first in line {line_of(ENERGY, '  kind:')}" in only(issues).message


@pytest.mark.parametrize("word", ["no", "yes", "on", "Off", "true"])
def test_a_bare_truth_word_is_not_text(tmp_path: Path, word: str) -> None:
    issues = spoilt(tmp_path, "themes.yaml", "{en: Transport}", f"{{en: {word}}}")
    assert stands(issues, "bare-word", f"themes.yaml:{line_of('themes.yaml', '{en: Transport}')}")
    assert "quotes" in next(issue.hint for issue in issues if issue.code == "bare-word")


def test_a_quoted_truth_word_is_text(tmp_path: Path) -> None:
    assert spoilt(tmp_path, "themes.yaml", "{en: Transport}", '{en: "no"}') == ()


def test_truth_words_are_truth_values_where_one_is_expected(tmp_path: Path) -> None:
    for word in ("yes", "on", "True"):
        assert spoilt(tmp_path, TRANSPORT, "headline: true", f"headline: {word}") == ()


def test_plain_numbers_and_dates_keep_their_printed_text(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path))
    loan = base.fact_by_id["loan"].quantity("loan")
    assert loan is not None
    assert str(loan.value) == "3000000000000"
    agreed = base.fact_by_id["bridge-agreed"].when
    assert agreed is not None
    assert agreed.edtf == "2024-05-04"


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "said"),
    [
        (ENERGY, "  kind:", "  knid: ask\n  kind:", "unknown-key", "did you mean “kind”?"),
        (ENERGY, "unit: MW", "unti: MW", "unknown-key", "did you mean “unit”?"),
        (ENERGY, "kind: ask", "kind: aks", "unknown-value", "did you mean “ask”?"),
        (ENERGY, "mode: reported", "mode: said", "unknown-value", "one of quoted, reported"),
        (ENERGY, "role: asker", "role: askr", "unknown-value", "did you mean “asker”?"),
        (ENERGY, "min: 40", "min: forty", "wrong-type", "expected a number, found “forty”"),
        (ENERGY, "min: 40", 'min: "1,000"', "wrong-type", "expected a number, found “1,000”"),
        (ENERGY, "min: 40", "min: .nan", "wrong-type", "a number"),
        (ENERGY, "min: 40", "min: NaN", "not-valid", "it has to be a number"),
        (ENERGY, "min: 40", "min: 1e99", "not-valid", "at most 24 digits"),
        (ENERGY, "paragraph: 5", "paragraph: five", "wrong-type", "expected a whole number"),
        (ENERGY, "paragraph: 5", "paragraph: 0", "not-valid", "may not be below 1"),
        (ENERGY, "edtf: \"[..2045]\"", "edtf: in 2045", "not-valid", "not an EDTF date"),
        (ENERGY, "id: wind-ask", "id: Wind Ask", "not-valid", "lower-case ASCII words"),
        (ENERGY, "id: wind-ask", "id:", "no-value", "nothing stands after the colon"),
        (ENERGY, "  theme: energy\n", "", "missing-key", "theme: is missing"),
        (ENERGY, "{en: \"Asked: {power} of wind {when}\"}", "Asked", "wrong-type", "keys and v"),
        (ENERGY, "tokens: [40–50 MW, \"2045\"]", "tokens: forty", "wrong-type", "a list"),
        (ENERGY, "theme: energy", "theme: [energy]", "wrong-type", "expected text, found a list"),
        (ENERGY, "theme: energy", "theme: {a: b}", "wrong-type", "found keys and values"),
        (TRANSPORT, "headline: true", "headline: maybe", "wrong-type", "true or false"),
        ("partnership.yaml", "as_of: 2024-06-01", "as_of: June", "wrong-type", "2025-04-28"),
        ("partnership.yaml", "[en]", "[de]", "unknown-value", "one of en, vi, ja"),
        ("sources.yaml", "paragraphs: 5", "paragraphs: many", "wrong-type", "whole number"),
    ],
)  # fmt: skip
def test_what_the_model_refuses_is_a_sentence_with_its_line(
    tmp_path: Path, name: str, old: str, new: str, code: str, said: str
) -> None:
    issues = [i for i in spoilt(tmp_path, name, old, new) if i.code == code]
    issue = only(tuple(issues))
    line = line_of(name, old)
    assert issue.file == name
    assert issue.line in ({1} if code == "missing-key" else {line, line + new.count("\n") - 1})
    assert said in str(issue)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\x07", "U+0007"),
        ("\\uD800", ""),
        ("\\uFFFE", "U+FFFE"),
        ("a\\0b", "U+0000"),
    ],
)
def test_characters_that_no_office_file_can_hold_are_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    issues = spoilt(tmp_path, "themes.yaml", "{en: Transport}", f'{{en: "{text}"}}')
    assert issues
    assert {issue.file for issue in issues} == {"themes.yaml"}
    assert said in str(issues[0]) or "character" in str(issues[0])


def test_all_problems_are_told_at_once_and_sorted(tmp_path: Path) -> None:
    changes = {
        ENERGY: FILES[ENERGY].replace("kind: ask", "kind: aks").replace("min: 40", "min: x"),
        TRANSPORT: FILES[TRANSPORT].replace("mode: document", "mode: dcument"),
        "places.yaml": "- [not an entry]\n",
    }
    with pytest.raises(FactsError) as caught:
        load_facts(write_base(tmp_path, changes))  # type: ignore[arg-type]
    issues = caught.value.issues
    assert [issue.file for issue in issues] == sorted(issue.file for issue in issues)
    assert {issue.file for issue in issues} == {ENERGY, TRANSPORT, "places.yaml"}
    assert len(str(caught.value).splitlines()) == len(issues)


@pytest.mark.parametrize("name", ["partnership.yaml", "sources.yaml", "themes.yaml"])
def test_a_missing_file_is_an_error(tmp_path: Path, name: str) -> None:
    issues = read_facts(write_base(tmp_path, {name: None}))[1]
    assert (only(issues).code, only(issues).file) == ("missing-file", name)


def test_a_missing_folder_of_facts_is_an_error(tmp_path: Path) -> None:
    (write_base(tmp_path, {ENERGY: None, TRANSPORT: None}) / "facts").rmdir()
    issues = read_facts(tmp_path)[1]
    assert only(issues).code == "missing-file"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "null\n"])
def test_an_empty_file_is_an_error(tmp_path: Path, text: str) -> None:
    issues = read_facts(write_base(tmp_path, {ENERGY: text}))[1]
    assert (only(issues).code, only(issues).file) == ("empty-file", ENERGY)


@pytest.mark.parametrize(
    ("name", "text"), [(ENERGY, "id: a\n"), (ENERGY, "just words\n"), ("partnership.yaml", "- a\n")]
)
def test_a_file_of_the_wrong_shape_is_an_error(tmp_path: Path, name: str, text: str) -> None:
    issues = read_facts(write_base(tmp_path, {name: text}))[1]
    assert (only(issues).code, only(issues).file) == ("wrong-type", name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name: Việt Nam".encode("utf-16"), "is in UTF-16"),
        ("- id: café\n".encode("latin-1"), "byte 9 (line 1) is 0xE9"),
        (b"- a\n- \xff\xfe\xfd", "byte 6 (line 2) is 0xFF"),
        (b"\x80" * 20, "byte 0 (line 1) is 0x80"),
    ],
)
def test_a_wrong_encoding_is_told_with_its_byte(tmp_path: Path, content: bytes, said: str) -> None:
    write_base(tmp_path)
    (tmp_path / ENERGY).write_bytes(content)
    issue = only(read_facts(tmp_path)[1])
    assert (issue.code, issue.file) == ("unreadable-file", ENERGY)
    assert said in issue.message


def test_a_byte_order_mark_is_let_pass(tmp_path: Path) -> None:
    write_base(tmp_path)
    path = tmp_path / ENERGY
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_facts(tmp_path)[1] == ()


def test_fifty_megabytes_of_yaml_are_refused_unread(tmp_path: Path) -> None:
    write_base(tmp_path)
    with (tmp_path / ENERGY).open("wb") as file:
        file.truncate(50 * 10**6)
    issue = only(read_facts(tmp_path)[1])
    assert "larger than 20 MB" in issue.message
    assert "split it" in issue.message


def test_a_yaml_file_that_is_not_read_is_a_warning(tmp_path: Path) -> None:
    write_base(tmp_path, {"actor.yaml": "- a\n", "facts/more.yml": "- a\n"})
    issues = read_facts(tmp_path)[1]
    assert [(issue.code, issue.file) for issue in issues] == [
        ("unknown-file", "actor.yaml"),
        ("unknown-file", "facts/more.yml"),
    ]


def test_nothing_at_the_path_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        load_facts(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"cannot be opened|does not exist"):
        load_facts("a\0b")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_path_that_is_no_regular_file_is_an_input_error() -> None:
    with pytest.raises(InputError, match="not a regular file"):
        load_facts("/dev/zero")


def test_every_entry_and_key_has_its_origin(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path))
    loan = base.origin("fact", "loan", "values", "share")
    assert loan is not None
    assert (loan.file, loan.line) == (TRANSPORT, line_of(TRANSPORT, "    share:"))
    actor = base.origin("actor", "sora", "capacity", "en", "deeper")
    assert actor is not None
    assert actor.line == line_of("actors.yaml", "member of {@authority}")
    assert base.origin("fact", "nobody") is None


def test_a_fact_of_the_base_is_the_fact_of_the_model(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path))
    fact = base.fact_by_id["engineers"]
    assert Fact.model_validate_json(fact.model_dump_json()) == fact
