"""JSON Lines: the same model, line by line, of any length."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.facts.load import load_facts, read_facts
from briefgen.facts.model import FactBase
from briefgen.gate import MAX_LINE_BYTES
from tests.facts.sample import write_base
from tests.facts.strategies import bases
from tests.laws import law


def lines_of(base: FactBase) -> list[str]:
    """The base as JSON Lines, in an order in which references come before what they name."""
    rows: list[dict[str, object]] = []
    for kind, entries in (
        ("fact", base.facts),
        ("term", base.terms),
        ("theme", base.themes),
        ("place", base.places),
        ("project", base.projects),
        ("actor", base.actors),
        ("source", base.sources),
        ("partnership", (base.partnership,)),
    ):
        for entry in entries:
            row = entry.model_dump(mode="json", exclude_defaults=True)
            if kind == "source":
                row["source_type"] = row.pop("type")
            rows.append({"type": kind, **row})
    return [json.dumps(row, ensure_ascii=False) for row in rows]


def test_yaml_and_json_lines_give_the_same_base(tmp_path: Path) -> None:
    glossary = "- {id: ha, term: {en: HA}, expansion: {en: Harbour Authority}}"
    base = load_facts(write_base(tmp_path / "yaml", {"glossary.yaml": glossary}))
    assert base.terms
    path = tmp_path / "base.jsonl"
    path.write_text("\n".join([*lines_of(base), "", " "]), encoding="utf-8")
    again = load_facts(path)
    assert again == base
    assert again.edition == base.edition


def test_an_issue_in_json_lines_has_the_line(tmp_path: Path) -> None:
    lines = lines_of(load_facts(write_base(tmp_path / "yaml")))
    lines[1] = lines[1].replace('"at_least"', "x").replace('"kind": "', '"kind": "no ')
    path = tmp_path / "base.jsonl"
    path.write_text("\r\n".join(lines), encoding="utf-8")
    issues = read_facts(path)[1]
    assert [(issue.code, issue.file, issue.line) for issue in issues] == [
        ("unknown-value", "base.jsonl", 2)
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "no object"),
        ('{"type": "fcat"}', "did you mean “fact”?"),
        ("{}", "the type None is not known"),
        ('{"type": ["fact"]}', "is not known"),
        ('{"type": "fact", "id": "a", "id": "b"}', "stands twice"),
        ('{"type": "fact", "n": NaN}', "NaN is not a number"),
        ('{"type": "fact", "n": ' + "9" * 5000 + "}", "not JSON"),
        ("[" * 100_000, "nesting"),
        ('{"type": "source"}', "source_type: is missing"),
        ('{"type": "theme", "id": "a", "order": 1, "name": "\\ud800"}', "theme"),
    ],
)
def test_a_broken_line_is_one_sentence_and_the_rest_is_read(
    tmp_path: Path, line: str, said: str
) -> None:
    path = tmp_path / "base.jsonl"
    path.write_text(f"\n{line}\n{{\n", encoding="utf-8")
    issues = read_facts(path)[1]
    assert {issue.line for issue in issues} == {2, 3}
    assert any(said in str(issue) or issue.subject == "a" for issue in issues)


def test_a_line_too_long_is_told_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "base.jsonl"
    path.write_bytes(b"x" * (3 * MAX_LINE_BYTES) + b"\n{\n" + b"\xff\n")
    issues = read_facts(path)[1]
    assert [(issue.line, issue.message.split(";")[0][:24]) for issue in issues] == [
        (1, "the line is longer than "),
        (2, "not JSON: Expecting prop"),
        (3, "the line is not UTF-8: i"),
    ]


def test_no_partnership_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "base.jsonl"
    path.write_text('{"type": "theme", "id": "a", "order": 1, "name": {"en": "A"}}\n')
    assert [issue.code for issue in read_facts(path)[1]] == ["missing-entry"]


def test_two_partnerships_are_an_error(tmp_path: Path) -> None:
    lines = lines_of(load_facts(write_base(tmp_path / "yaml")))
    path = tmp_path / "base.jsonl"
    path.write_text("\n".join([*lines, lines[-1].replace("north-south", "another")]))
    issues = read_facts(path)[1]
    assert [(i.code, i.line) for i in issues] == [("duplicate-id", len(lines) + 1)]


@law(15)
@given(bases())
def test_a_base_survives_json(base: FactBase) -> None:
    again = FactBase.model_validate_json(base.model_dump_json())
    assert again == base
    assert again.edition == base.edition


@given(st.binary(max_size=200))
def test_no_bytes_at_all_are_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "base.jsonl"
    path.write_bytes(content)
    assert all(issue.message for issue in read_facts(path)[1])
