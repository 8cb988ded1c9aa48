"""`briefgen template inspect`, and `build` with a template and a brand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.deck_templates import DECK_TEMPLATES, SUFFIXES
from tests.demo import DATA
from tests.templates import TEMPLATES, VIETNAMESE_BRAND
from tests.writers.word.package import parts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, make in TEMPLATES.items():
        (tmp_path / f"{name}.docx").write_bytes(make())
    for name, make in DECK_TEMPLATES.items():
        (tmp_path / f"{name}{SUFFIXES[name]}").write_bytes(make())
    (tmp_path / "crest.pptx").write_bytes(TEMPLATES["crest"]())
    (tmp_path / "night.docx").write_bytes(DECK_TEMPLATES["night"]())
    (tmp_path / "brand.yaml").write_text(VIETNAMESE_BRAND, "utf-8")
    return tmp_path


def test_inspect_says_what_maps_to_what(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, brand = str(folder / "vietnamese.docx"), str(folder / "brand.yaml")
    assert main(["template", "inspect", file, "--brand", brand]) == 0
    said = capsys.readouterr().out
    assert "page: 210 × 297 mm; margins top 20, right 20, bottom 20, left 30 mm" in said
    assert "heading 1 → Tiêu đề 1 (by the brand)" in said
    assert "missing, added in the template's looks: " in said
    assert "not carried over: its text, its footnotes, comments" in said


def test_inspect_says_which_headings_a_brand_could_map(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "inspect", str(folder / "vietnamese.docx")]) == 0
    assert "nothing is mapped to: Tiêu đề 1, Tiêu đề 2" in capsys.readouterr().out


@pytest.mark.parametrize("name", TEMPLATES)
def test_inspect_as_json_holds_the_whole_report(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "inspect", str(folder / f"{name}.docx"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["file"] == f"{name}.docx"
    assert report["marked"] is (name == "crest")
    assert report["page"]["columns"] == (2 if name == "two_columns" else 1)
    assert {part["kind"] for part in report["running"]} == {"header", "footer"}
    assert len(report["styles"]) > 50


def test_build_takes_a_template_and_its_brand(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", str(DATA), "-o", str(folder / "out"), "--only", "memo"]
    words += ["--template", str(folder / "vietnamese.docx"), "--brand", str(folder / "brand.yaml")]
    assert main(words) == 0
    memo = parts((folder / "out" / "memo.en.docx").read_bytes())
    assert "Tiêu đề 1" in memo["word/styles.xml"].decode()
    assert b'w:val="Tiu1"' in memo["word/document.xml"]
    assert "memo.en.docx" in capsys.readouterr().out


@pytest.mark.parametrize("name", DECK_TEMPLATES)
def test_inspect_says_which_layout_serves_what_and_where_there_is_room(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "inspect", str(folder / f"{name}{SUFFIXES[name]}")]) == 0
    said = capsys.readouterr().out
    assert "(4:3)" in said if name == "classic" else "(16:9)" in said
    assert ("light on a dark ground" in said) is (name == "night")
    assert "message: “" in said
    assert "  because " in said
    assert ("unsure: little speaks for it" in said) is (name == "bare")
    assert ("footer → a text box" in said) is (name == "bare")
    assert ("Rockwell (estimated)" in said) is (name == "classic")
    assert ("not carried over: its slides" in said) is (name != "bare")


def test_inspect_of_slides_as_json_holds_the_whole_report(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "inspect", str(folder / "bare.pptx"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [layout["role"] for layout in report["layouts"]] == ["cover", "message"]
    assert report["layouts"][1]["body"]["w"] > 0
    assert {issue["code"] for issue in report["issues"]} >= {"layout-unsure"}


def test_build_takes_a_template_of_each_format_and_a_brand_that_names_layouts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "layouts.yaml").write_text("layouts: {message: One column}\n", "utf-8")
    words = ["build", str(DATA), "-o", str(folder / "out"), "--theme", "energy", "finance"]
    words += ["--template", str(folder / "crest.docx"), "--template", str(folder / "night.pptx")]
    assert main([*words, "--brand", str(folder / "layouts.yaml")]) == 0
    deck = parts((folder / "out" / "deck.en.pptx").read_bytes())
    assert b"One column" in deck["ppt/slideLayouts/slideLayout2.xml"]
    assert b"slideLayout2.xml" in deck["ppt/slides/_rels/slide2.xml.rels"]
    assert "palette-darkened" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("templates", "sentence"),
    [
        (["night.pptx", "classic.potx"], "are both for the deck; give one --template per format"),
        (["crest.pptx"], "crest.pptx is a .dotx; a file of PowerPoint is due here"),
        (["night.docx"], "night.docx is a .pptx; a file of Word is due here"),
        (["two_columns.docx", "crest.docx"], "give one --template per format"),
        (["brand.yaml"], "is not an Office file"),
        (["gone.docx"], "does not exist"),
    ],
)
@pytest.mark.every(3)
def test_a_template_that_cannot_be_used_is_refused_and_nothing_written(
    templates: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", str(DATA), "-o", str(folder / "out")]
    for template in templates:
        words += ["--template", str(folder / template)]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said
    assert not (folder / "out").exists()
