"""Texts are cleaned in one way whatever they come in, and what is left out of them is said."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.batch.jobs import load_jobs, read_jobs
from briefgen.briefs.load import load_brief, read_brief
from briefgen.briefs.load_brand import load_brand
from briefgen.cli import main
from briefgen.excel.read import read_workbook
from briefgen.facts.load import load_facts, read_facts
from briefgen.gate.text import clean_text, dropped_from, is_blank
from briefgen.issues import MOST_ERRORS, CleanedWarning, has_errors
from tests.facts.sample import write_base
from tests.templates import png

TURNED = "\u202e"
NONCHARACTERS = [0xFDD0, 0xFDEF, *(p + n for p in range(0, 0x110000, 1 << 16) for n in (-2, -1))]


@pytest.mark.parametrize("code", range(0x202A, 0x202F))
def test_signs_that_turn_letters_about_are_left_out(code: int) -> None:
    assert clean_text(f"a{chr(code)}b{chr(min(code + 0x3C, 0x2069))}c") == "abc"


@pytest.mark.parametrize("code", [0, 7, 0x1B, 0x7F, 0x80, 0x92, 0x9F, 0xD800, 0xDFFF, 0xFDD0])
def test_what_no_file_can_hold_is_refused_by_its_number(code: int) -> None:
    with pytest.raises(ValueError, match=f"U\\+{code:04X}"):
        clean_text(f"a{chr(code)}")


@pytest.mark.parametrize("code", [code for code in NONCHARACTERS if code > 0])
def test_no_noncharacter_comes_in(code: int) -> None:
    with pytest.raises(ValueError, match=f"U\\+{code:04X}"):
        clean_text(chr(code))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one(end: str) -> None:
    assert clean_text(f"a{end}b") == "a\nb"


@pytest.mark.parametrize(
    "text",
    [
        "ﾊﾝｶｸ ｶﾅ ﾊﾟ",
        "葛\U000e0100城市",
        "神\ufe00",
        "👩\u200d🔬",
        "می\u200cخواهم",
        "Nguyễn Thị Ánh, đường sắt đô thị",
        "ヴィ〜・￥",
        "a\u00a0b\tc\nd",
        "שלום\u200f!",
    ],
)
def test_letters_that_somebody_means_stay_as_they_are(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_two_spellings_of_one_letter_become_one() -> None:
    assert clean_text("Vie\u0323\u0302t Nam") == "Việt Nam"


@given(st.text())
def test_what_was_dropped_is_all_that_is_missing(text: str) -> None:
    try:
        cleaned = clean_text(text)
    except ValueError:
        return
    gone = {int(sign.removeprefix("U+"), 16) for sign in dropped_from(text)}
    left = "".join(sign for sign in text if ord(sign) not in gone)
    assert clean_text(left) == cleaned


# --- every input ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\u3000\u00a0", "\u202e", "\u200b\ufeff\u2060", "\x1c"]
)
def test_what_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}兆")


def test_a_folder_of_facts_says_what_was_left_out_and_where(tmp_path: Path) -> None:
    write_base(tmp_path)
    path = tmp_path / "themes.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Transport", f"Trans{TURNED}port", 1), "utf-8")
    base, issues = read_facts(tmp_path)
    (told,) = (issue for issue in issues if issue.code == "text-cleaned")
    assert told.file == "themes.yaml"
    assert f"Trans{TURNED}port" in path.read_text("utf-8").splitlines()[told.line - 1]
    assert "U+202E" in told.message
    assert base is not None
    assert TURNED not in base.model_dump_json()


def test_facts_that_are_loaded_say_so_too_and_a_command_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_base(tmp_path)
    path = tmp_path / "themes.yaml"
    path.write_text(path.read_text("utf-8").replace("Transport", f"Trans{TURNED}port", 1), "utf-8")
    with pytest.warns(CleanedWarning, match=r"themes\.yaml:\d+: warning: text-cleaned"):
        load_facts(tmp_path)
    capsys.readouterr()
    assert main(["export", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert said.count("themes.yaml:") == said.count("text-cleaned") == 1
    assert "CleanedWarning" not in said


def test_an_escape_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text('to: "The \\u202EMinister"\n', "utf-8")
    brief, (told,) = read_brief(path)
    assert brief.to == "The Minister"
    assert (told.line, "U+202E" in told.message) == (1, True)
    with pytest.warns(
        CleanedWarning, match=r"brief\.yaml:1: warning: text-cleaned: U\+202E"
    ) as said:
        assert load_brief(path) == brief
    assert [Path(one.filename) for one in said] == [Path(__file__)]


def test_a_line_of_json_says_so_too(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps({"type": "theme", "id": "x", "names": f"a{TURNED}"}) + "\n", "utf-8")
    _, issues = read_facts(path)
    assert [issue.line for issue in issues if issue.code == "text-cleaned"] == [1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("jobs.csv", f"facts,name,to\nbase,a,The {TURNED}Minister\n"),
        ("jobs.jsonl", json.dumps({"facts": "b", "name": "a", "to": f"The {TURNED}Minister"})),
        ("jobs.yaml", f"- {{facts: b, name: a, to: The {TURNED}Minister}}\n"),
    ],
)
def test_a_table_of_jobs_says_so_too(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    (job,), issues = read_jobs(tmp_path / name)
    assert [issue.code for issue in issues] == ["text-cleaned"]
    assert job.brief.to == "The Minister"
    with pytest.warns(CleanedWarning, match=rf"{name}:\d: warning: text-cleaned"):
        assert load_jobs(tmp_path / name) == (job,)


def test_of_a_brief_that_rows_name_it_is_said_once_with_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/own.yaml").write_text(f"shape: full\nto: The {TURNED}Minister\n", "utf-8")
    rows = "facts,name,brief\nbase,a,briefs/own.yaml\nbase,b,briefs/own.yaml\n"
    (tmp_path / "jobs.csv").write_text(rows, "utf-8")
    jobs, (told,) = read_jobs(tmp_path / "jobs.csv")
    assert [job.brief.to for job in jobs] == ["The Minister"] * 2
    assert (told.code, told.file, told.line) == ("text-cleaned", "briefs/own.yaml", 2)


def test_many_warnings_do_not_end_the_reading_of_a_table(tmp_path: Path) -> None:
    rows = [f"base,a{number},The {TURNED}Minister" for number in range(MOST_ERRORS + 5)]
    (tmp_path / "jobs.csv").write_text("\n".join(("facts,name,to", *rows)), "utf-8")
    jobs, issues = read_jobs(tmp_path / "jobs.csv")
    assert len(jobs) == len(issues) == len(rows)
    assert not has_errors(issues)


def test_a_brand_says_what_was_left_out_of_its_texts_and_its_logo(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(20, 30, text=b"drawn by a person"))
    path = tmp_path / "brand.yaml"
    path.write_text(f"logo: {{file: a.png, alt: Our {TURNED}crest}}\n", "utf-8")
    brand, issues = load_brand(path)
    assert [issue.code for issue in issues] == ["text-cleaned", "picture-cleaned"]
    assert "text was taken out of a.png" in issues[1].message
    assert brand.logo is not None
    assert brand.logo.alt == "Our crest"


def test_a_workbook_of_facts_says_so_too_with_the_cell() -> None:
    from openpyxl import load_workbook

    from tests.gate.hostile_workbooks import sealed

    book = load_workbook(io.BytesIO(sealed()))
    book["Facts"].cell(2, 2).value = f"a{TURNED}b"
    out = io.BytesIO()
    book.save(out)
    told = [i for i in read_workbook(out.getvalue(), "a.xlsx").issues if i.code == "text-cleaned"]
    assert [issue.file.partition(", column")[0] for issue in told] == ["Facts, row 2"]


def test_an_address_is_a_text_as_any_other(tmp_path: Path) -> None:
    write_base(tmp_path)
    path = tmp_path / "sources.yaml"
    text = path.read_text("utf-8").replace("  language: en", '  language: en\n  url: "{}"', 1)
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://a\\u0007b", "ftp://a"):
        path.write_text(text.replace("{}", url), "utf-8")
        _, issues = read_facts(tmp_path)
        assert any("url" in issue.message for issue in issues), url
    path.write_text(text.replace("{}", "https://example.org/\\u202Etxt.exe"), "utf-8")
    with pytest.warns(CleanedWarning, match=r"sources\.yaml:6"):
        base = load_facts(tmp_path)
    assert base.sources[0].url == "https://example.org/txt.exe"


def test_the_command_line_says_what_was_left_out_of_a_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_base(tmp_path / "base")
    brief = tmp_path / "brief.yaml"
    brief.write_text(f"to: The {TURNED}Minister\n", "utf-8")
    words = ["build", str(tmp_path / "base"), "--brief", str(brief), "--only", "memo"]
    assert main([*words, "-o", str(tmp_path / "out")]) == 0
    assert "U+202E was left out" in capsys.readouterr().err


def test_no_file_is_written_through_a_link_out_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_base(tmp_path / "base")
    kept = tmp_path / "kept.docx"
    kept.write_bytes(b"as it was")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "memo.en.docx").symlink_to(kept)
    words = ["build", str(tmp_path / "base"), "--only", "memo", "-o", str(tmp_path / "out")]
    assert main(words) == 2
    assert "leads out of" in capsys.readouterr().err
    assert kept.read_bytes() == b"as it was"
