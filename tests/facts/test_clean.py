"""The sample base is clean, so that every issue in the other tests comes from what they change."""

from __future__ import annotations

from pathlib import Path

from briefgen.facts.check import check_facts
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.load import load_facts, read_facts
from tests.facts.sample import write_base, write_sources


def test_the_sample_base_has_no_issue(tmp_path: Path) -> None:
    base, issues = read_facts(write_base(tmp_path))
    assert [str(issue) for issue in issues] == []
    assert base is not None
    assert check_facts(base) == ()


def test_the_sample_source_bears_the_sample_base_out(tmp_path: Path) -> None:
    base = load_facts(write_base(tmp_path / "base"))
    issues = verify_evidence(base, write_sources(tmp_path / "sources"))
    assert [str(issue) for issue in issues] == []
