"""A base as JSON Lines: the same base when it is read back, and an error names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import FactsError, load_facts
from briefgen.cli import main
from briefgen.facts.jsonl_writer import write_jsonl
from tests.demo import DATA, ROOT
from tests.synthetic import make_base


@pytest.mark.parametrize(
    "folder", [DATA, ROOT / "data" / "velmora-keldria", ROOT / "examples" / "northland"]
)
@pytest.mark.every(3)
def test_a_base_that_is_written_as_entries_reads_back_equal(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "base.jsonl"
    assert main(["export", str(folder), "--entries", "-o", str(file)]) == 0
    written, read = load_facts(folder), load_facts(file)
    assert read == written
    assert read.edition == written.edition
    assert [fact.digest for fact in read.facts] == [fact.digest for fact in written.facts]
    assert list(write_jsonl(read)) == list(write_jsonl(written))


def test_each_entry_stands_on_the_line_that_an_error_names(tmp_path: Path) -> None:
    base = make_base(30, 3)
    lines = list(write_jsonl(base))
    wrong = next(n for n, line in enumerate(lines) if f'"id": "{base.facts[7].id}"' in line)
    lines[wrong] = lines[wrong].replace('"kind": "', '"kind": "no-')
    file = tmp_path / "base.jsonl"
    file.write_text("".join(lines), "utf-8")
    with pytest.raises(FactsError) as refused:
        load_facts(file)
    (issue,) = (issue for issue in refused.value.issues if issue.code == "unknown-value")
    assert (issue.file, issue.line, issue.subject) == (
        "base.jsonl",
        wrong + 1,
        base.facts[7].id,
    )
