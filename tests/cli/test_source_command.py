"""`briefgen source add`: an entry behind the others, what the file says, and what is unread."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.errors import InputError
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.load import load_facts, read_facts
from briefgen.facts.model import Source
from briefgen.facts.new_source import free_id, with_entry
from briefgen.values.language import Language
from tests.copies.made import docx_of, pdf_of
from tests.facts.sample import FILES, SOURCE, write_base

ARTICLE = """<html lang="vi"><head><meta name="author" content="A. Sample">
<meta property="article:published_time" content="2025-04-08"></head>
<body><h1>Cầu mới</h1><p>Cầu dài 300 m.</p></body></html>"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a base, its folder of sources and new files beside them."""
    write_base(tmp_path / "base")
    (tmp_path / "base/sources").mkdir()
    (tmp_path / "base/sources/press.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "article.html").write_text(ARTICLE, "utf-8")
    (tmp_path / "note.txt").write_text("The pier of the town is old.\n\nIt has 3 lamps.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def source(desk: Path, ident: str) -> Source:
    return load_facts(desk / "base").source_by_id[ident]


def test_an_entry_is_added_with_what_the_file_says_and_nothing_else(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["source", "add", "article.html", "base"]) == 0
    added = source(desk, "article")
    assert added.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (added.type, added.language, added.paragraphs) == ("webpage", Language.VI, 2)
    assert (added.title, added.author) == ("Cầu mới", "A. Sample")
    assert added.issued is not None
    assert added.issued.edtf == "2025-04-08"
    assert (added.url, added.container_title, added.note) == (None, None, None)
    said = capsys.readouterr().out
    assert "title: Cầu mới (says the file: check it)" in said
    assert "to write in your own words: description, short" in said
    assert re.search(r"article ¶2: .*“300", said)
    assert "0 of 2 paragraphs cited" in said


def test_every_character_of_the_old_file_stays_and_the_copy_joins_the_others(desk: Path) -> None:
    old = "# my sources\r\n" + FILES["sources.yaml"].replace("\n", "\r\n").rstrip()
    (desk / "base/sources.yaml").write_bytes(b"\xef\xbb\xbf" + old.encode())
    assert main(["source", "add", "note.txt", "base"]) == 0
    new = (desk / "base/sources.yaml").read_bytes()
    assert new.startswith(b"\xef\xbb\xbf" + old.encode() + b"\r\n\r\n- id: note\r\n")
    assert b"\n" not in new.replace(b"\r\n", b"")
    assert (desk / "base/sources/note.txt").read_bytes() == (desk / "note.txt").read_bytes()
    assert verify_evidence(load_facts(desk / "base"), desk / "base/sources") == ()


def test_what_the_file_cannot_say_is_taken_from_the_options(desk: Path) -> None:
    options = ["--id", "our-note", "--lang", "en", "--type", "report", "--short", "Note: ours"]
    options += ["--description", "A note", "--title", "[Pier]", "--author", "B", "--issued", "2024"]
    options += ["--container-title", "Desk", "--url", "https://example.org/a"]
    assert main(["source", "add", "note.txt", "base", *options]) == 0
    added = source(desk, "our-note")
    assert (added.type, added.short.en, added.description.en) == ("report", "Note: ours", "A note")
    assert (added.title, added.author, added.container_title) == ("[Pier]", "B", "Desk")
    assert added.url == "https://example.org/a"
    assert added.issued is not None
    assert added.issued.edtf == "2024"


def test_what_is_still_to_be_written_is_told_by_check_until_it_is(desk: Path) -> None:
    main(["-q", "source", "add", "note.txt", "base"])
    _, issues = read_facts(desk / "base")
    told = [
        (issue.subject, issue.severity.value) for issue in issues if issue.code == "placeholder"
    ]
    assert told == [("note", "warning"), ("note", "warning")]
    path = desk / "base/sources.yaml"
    path.write_text(
        path.read_text("utf-8").replace("TODO: what the document is", "A note"), "utf-8"
    )
    _, issues = read_facts(desk / "base")
    assert len([issue for issue in issues if issue.code == "placeholder"]) == 1


def test_the_same_file_under_any_name_is_there_already(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "again.txt").write_text(SOURCE, "utf-8")
    before = (desk / "base/sources.yaml").read_bytes()
    assert main(["source", "add", "again.txt", "base"]) == 0
    assert "again.txt is there already, as “press” (sources.yaml:1)" in capsys.readouterr().out
    assert (desk / "base/sources.yaml").read_bytes() == before
    assert not (desk / "base/sources/again.txt").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.docx", docx_of("The pier of the town is old.")),
        ("report.pdf", pdf_of([[(72, 700, "The pier of the town is old.")]])),
        ("report.md", b"The pier of the town is old.\n"),
    ],
)
def test_verify_and_coverage_read_the_copy_as_it_was_added(
    name: str, content: bytes, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / name).write_bytes(content)
    assert main(["-q", "source", "add", name, "base"]) == 0
    assert main(["verify", "base", "--sources", "base/sources"]) == 0
    capsys.readouterr()
    assert main(["coverage", "base", "--sources", "base/sources"]) == 0
    assert "report ¶1: no fact cites this paragraph" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["note.txt", "base", "--id", "press"], "there is a source “press” already"),
        (["note.txt", "base", "--id", "No Id"], "cannot stand here"),
        (["note.txt", "base", "--url", "example"], "cannot stand here"),
        (["note.txt", "base", "--issued", "last May"], "is not an EDTF date"),
        (["digits.txt", "base"], "in no language that was recognised; give --lang"),
        (["slides.pptx", "base"], "slides.pptx is none of .txt"),
        (["missing.txt", "base"], "missing.txt does not exist"),
        (["other/press.txt", "base"], "there is another"),
        (["note.txt", "base/sources.yaml"], "is not a folder"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_written(
    words: list[str], told: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "digits.txt").write_text("1 2 3\n")
    (desk / "slides.pptx").write_text("x")
    (desk / "other").mkdir()
    (desk / "other/press.txt").write_text("The other one is of the town.\n")
    before = {p: p.read_bytes() for p in (desk / "base").rglob("*") if p.is_file()}
    assert main(["source", "add", *words]) == 2
    assert told in capsys.readouterr().err
    assert {p: p.read_bytes() for p in (desk / "base").rglob("*") if p.is_file()} == before


# --- the text of sources.yaml ---------------------------------------------------------------------

ENTRY: dict[str, object] = {
    "id": "new",
    "type": "document",
    "description": {"en": "a: b # c"},
    "short": {"en": "yes"},
    "language": "en",
    "file": "1.txt",
    "sha256": "0" * 64,
    "paragraphs": "3",
    "title": '“Thế” \\ "q"',
}


@pytest.mark.parametrize(
    "old", ["- {id: a}\n", "- id: a\n", "  - id: a\n    b: c", "- id: a\n# end\n"]
)
def test_an_entry_stands_behind_the_last_however_the_list_is_written(old: str) -> None:
    made = with_entry(old, ENTRY)
    assert made.startswith(old)
    indent = "  " if old.startswith(" ") else ""
    assert f"\n\n{indent}- id: new\n{indent}  type: document\n" in made


@pytest.mark.parametrize("old", ["[]\n", "[{id: a}]\n", "- id: a\n...\n", "id: a\n", ""])
def test_a_file_that_nothing_can_stand_behind_is_told(old: str) -> None:
    with pytest.raises(InputError, match="nothing can be added behind the last entry"):
        with_entry(old, ENTRY)


@pytest.mark.parametrize(
    ("stem", "ident"),
    [
        ("Press Report (final)", "press-report-final"),
        ("Báo cáo Đà Nẵng", "bao-cao-da-nang"),
        ("報告書", "source"),
        ("taken", "taken-2"),
    ],
)
def test_an_id_is_made_of_the_name_of_the_file(stem: str, ident: str) -> None:
    assert free_id(stem, {"taken"}) == ident


def test_what_was_left_out_of_a_copy_is_said_when_it_is_added_and_when_it_is_read(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "note.txt").write_text("The pier is old.\nIt has \u202e53\u202c lamps.\n", "utf-8")
    assert main(["source", "add", "note.txt", "base", "--lang", "en"]) == 0
    held = capsys.readouterr()
    assert (
        "note.txt:2: warning: text-cleaned: U+202E, U+202C was left out of paragraph 2" in held.err
    )
    assert main(["verify", "base"]) == 0
    assert "base/sources/note.txt:2: warning: text-cleaned [note]" in capsys.readouterr().out
    assert main(["coverage", "base"]) == 0
    told = capsys.readouterr().out
    assert "note ¶2: " in told
    assert "U+202E, U+202C left out: it can hide what stands there" in told
    assert "\u202e" not in told
    assert main(["coverage", "base", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["left_out"] for row in rows if row["source"] == "note"] == [
        [],
        ["U+202E", "U+202C"],
    ]
