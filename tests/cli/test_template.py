"""`briefgen template inspect`, and `build` with a template and a brand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.cli import main
from tests.demo import DATA
from tests.templates import TEMPLATES, VIETNAMESE_BRAND
from tests.writers.word.package import parts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, make in TEMPLATES.items():
        (tmp_path / f"{name}.docx").write_bytes(make())
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


@pytest.mark.parametrize(
    ("templates", "sentence"),
    [
        (["slides.pptx"], "slides.pptx is a template of slides, which briefgen does not take yet"),
        (["two_columns.docx", "crest.docx"], "give one --template per format"),
        (["brand.yaml"], "is not an Office file"),
        (["gone.docx"], "does not exist"),
    ],
)
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
