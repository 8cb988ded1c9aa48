"""Files with some entries changed: what did not change stays to the byte, comments included."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.excel import yaml_text
from briefgen.excel.yaml_edit import edit_file, with_entries
from briefgen.facts.yaml_reader import read_yaml

FILE = """\
# What heads the file.
- id: first
  kind: figure   # beside a key
  # above the texts
  statement:
    en: "One thing."  # beside a text
    # above a translation
    vi: Một điều.
  values: {size: {value: 3, unit: MW}, cost: {value: 4, unit: JPY}}
  evidence:
    - {source: press, paragraph: 1, tokens: [a, b]}
    # above the second
    - source: press
      paragraph: 2   # counted by hand
      note:
        en: |
          Two
          lines.

# Above the second entry.
- id: second
  kind: event
"""


def data_of(text: str) -> dict[str, Any]:
    """The entries of a file by id, as the loader reads them."""
    data, issues = read_yaml(text, "")
    assert not issues
    assert isinstance(data, list)
    return {entry["id"]: entry for entry in data}


def changed(text: str, ident: str, new: dict[str, Any]) -> str:
    return edit_file(text, {ident: (data_of(text)[ident], new)}, frozenset())


def without(data: dict[str, Any], *path: str) -> dict[str, Any]:
    head, *rest = path
    if rest:
        return {**data, head: without(data[head], *rest)}
    return {key: held for key, held in data.items() if key != head}


def put(data: dict[str, Any], value: Any, *path: str) -> dict[str, Any]:
    head, *rest = path
    return {**data, head: put(data.get(head, {}), value, *rest) if rest else value}


FIRST = data_of(FILE)["first"]


@pytest.mark.parametrize(
    ("new", "line", "becomes"),
    [
        (
            put(FIRST, "event", "kind"),
            "  kind: figure   # beside a key",
            "  kind: event   # beside a key",
        ),
        (
            put(FIRST, 'Two: "a" #1.', "statement", "en"),
            '    en: "One thing."  # beside a text',
            '    en: "Two: \\"a\\" #1."  # beside a text',
        ),
        (put(FIRST, "no", "statement", "vi"), "    vi: Một điều.", '    vi: "no"'),
        (
            put(FIRST, "5", "values", "size", "value"),
            "size: {value: 3, unit: MW}",
            "size: {value: 5, unit: MW}",
        ),
        (
            put(FIRST, "around", "values", "size", "printed"),
            "size: {value: 3, unit: MW}",
            "size: {value: 3, unit: MW, printed: around}",
        ),
        (without(FIRST, "values", "size"), "{size: {value: 3, unit: MW}, cost", "{cost"),
        (
            put(FIRST, "三", "statement", "ja"),
            "    vi: Một điều.\n",
            "    vi: Một điều.\n    ja: 三\n",
        ),
        (without(FIRST, "statement", "en"), '    en: "One thing."  # beside a text\n', ""),
        (
            {**FIRST, "evidence": [*FIRST["evidence"], {"source": "x", "paragraph": "3"}]},
            "          lines.\n",
            "          lines.\n    - {source: x, paragraph: 3}\n",
        ),
        (
            {**FIRST, "evidence": FIRST["evidence"][1:]},
            "    - {source: press, paragraph: 1, tokens: [a, b]}\n",
            "",
        ),
        (
            put(FIRST, "Changed.", "short", "en"),
            "    vi: Một điều.\n",
            "    vi: Một điều.\n  short: {en: Changed.}\n",
        ),
    ],
)
def test_only_what_changed_is_written_anew(new: dict[str, Any], line: str, becomes: str) -> None:
    keys = ("id", "kind", "statement", "short", "values", "evidence")
    new = {key: new[key] for key in keys if key in new}
    text = changed(FILE, "first", new)
    assert line in FILE
    assert text == FILE.replace(line, becomes, 1)
    assert data_of(text)["first"] == new


def test_an_entry_goes_with_its_lines_and_new_ones_come_at_the_end() -> None:
    text = edit_file(FILE, {}, frozenset(["second"]))
    assert text == FILE.replace("- id: second\n  kind: event\n", "")
    longer = with_entries(FILE, [{"id": "third", "kind": "ask"}])
    assert longer == FILE + "\n- id: third\n  kind: ask\n"
    assert list(data_of(longer)) == ["first", "second", "third"]


def test_a_file_whose_last_entry_goes_still_says_that_it_has_none() -> None:
    text = edit_file("# Nothing yet.\n- id: only\n", {}, frozenset(["only"]))
    assert text == "# Nothing yet.\n[]\n"
    assert with_entries(text, [{"id": "new"}]) == "# Nothing yet.\n- id: new\n"


def test_line_ends_of_windows_stay() -> None:
    text = changed(FILE.replace("\n", "\r\n"), "first", put(FIRST, "x", "short", "en"))
    assert "\n" not in text.replace("\r\n", "")
    assert data_of(text)["first"]["short"] == {"en": "x"}


def test_where_a_record_has_to_be_written_anew_its_comments_stand_above_it() -> None:
    text = "- id: a\n  values: {x: 1, # the first\n    y: 2}\n"
    new = {"id": "a", "values": {"y": "2"}}
    written = changed(text, "a", new)
    assert data_of(written)["a"] == new
    assert "# the first" in written


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\0\r\x0b\x85\u2028\u2029"),
    max_size=12,
)
scalars = texts | st.booleans() | st.sampled_from(["no", "null", "~", "3e12", "- a", "{x}", "#"])
data = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["en", "vi", "note", "value"]), inner, min_size=1)
    ),
    max_leaves=8,
)
entries = st.dictionaries(st.sampled_from(["kind", "short", "values", "evidence"]), data).map(
    lambda held: {"id": "one", **held}
)


def as_read(held: Any) -> Any:
    """The data as a file of them is read."""
    return data_of(f"- {yaml_text.block(held, 2).lstrip()}\n")["one"]


@given(entries)
def test_what_is_written_is_read_back(entry: dict[str, Any]) -> None:
    assert as_read(entry) == entry


@given(entries, entries)
def test_an_entry_changed_in_place_says_what_it_should_and_keeps_every_comment(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    entry = "# above\n" + yaml_text.entry(old)
    lines = [
        line + "  # beside" if line.endswith((":", "}")) else line for line in entry.splitlines()
    ]
    text = "\n".join(["- id: zero", *lines, "# behind", "- id: two", ""])
    # A comment cannot stand beside a text of several lines.
    assume(not read_yaml(text, "")[1] and data_of(text)["one"] == old)
    written = edit_file(text, {"one": (old, new)}, frozenset())
    assert data_of(written) == {"zero": {"id": "zero"}, "one": new, "two": {"id": "two"}}
    assert written.startswith("- id: zero\n# above\n")
    assert written.endswith("# behind\n- id: two\n")
