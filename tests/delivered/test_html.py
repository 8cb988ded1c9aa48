"""The page of an audit: what each finding shows beside what it is held against."""

from __future__ import annotations

import re

from briefgen.delivered.html import report_html
from briefgen.delivered.report import Elsewhere, Finding, Report, State

TABLE = re.compile(r"<h2>(.*?)<small>(.*?)</small></h2><table>(.*?)</table>", re.DOTALL)


def finding(state: State, **held: object) -> Finding:
    return Finding.model_validate(
        {"file": "a.docx", "place": "paragraph 1", "status": state, **held}
    )


def page(*findings: Finding, files: tuple[str, ...] = ("a.docx",)) -> str:
    return report_html(Report(edition="e" * 64, files=files, findings=findings))


def test_an_audit_that_found_nothing_says_so_and_has_no_table() -> None:
    text = page()
    assert "Nothing asks for anything" in text
    assert "<table>" not in text
    assert "What the words mean" not in text


def test_a_file_without_findings_has_no_table_beside_one_that_has_some() -> None:
    text = page(finding(State.SAME, shown="45 MW"), files=("a.docx", "b <c>.pptx"))
    assert [(found[1], found[2]) for found in TABLE.finditer(text)] == [
        ("a.docx", "0 of 1 ask for a decision")
    ]
    assert "b &lt;c&gt;.pptx" in text


def test_what_is_held_against_nothing_shows_a_dash() -> None:
    text = page(finding(State.UNSOURCED, shown="45 MW"), finding(State.REMOVED, place="", new="46"))
    first, second = re.findall(r"<tr data-state=.*?</tr>", text)
    assert first.endswith('data-head="The facts now"><p class="none">–</p></td></tr>')
    assert 'data-head="In the file"><p class="none">–</p>' in second
    assert '<span class="none">nowhere</span>' in second


def test_a_conflict_shows_all_three_texts() -> None:
    text = page(finding(State.CONFLICT, shown="45 MW", old="40 MW", new="50 MW"))
    (row,) = re.findall(r"<tr data-state=.*?</tr>", text)
    assert '<mark class="here">45</mark>' in row
    assert '<mark class="now">50</mark>' in row
    assert (
        '<span class="label">As delivered</span><span lang="en"><mark class="now">40</mark>' in row
    )


def test_files_that_disagree_are_shown_beside_each_other() -> None:
    other = Elsewhere(file="b.pptx", place="slide 3", shown="54 MW")
    text = page(finding(State.DISAGREES, shown="45 MW", elsewhere=(other,)))
    (row,) = re.findall(r"<tr data-state=.*?</tr>", text)
    assert '<mark class="here">45</mark>' in row
    assert '<span class="label">b.pptx, slide 3</span>' in row
    assert '<mark class="now">54</mark>' in row
    assert "–</p>" not in row
