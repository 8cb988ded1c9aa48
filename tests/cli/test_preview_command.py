"""`briefgen preview` and `build --pdf`: what is made, and what is said where it cannot be."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PIL import Image

from briefgen.cli import main
from tests.facts.sample import write_base
from tests.preview.test_pages import fake_soffice
from tests.preview.test_pictures import pdf

posix = pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for soffice")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two files of one stem, and a LibreOffice that makes two pages of anything."""
    (tmp_path / "three.pdf").write_bytes(pdf((300, 200), (300, 200)))
    script = f'for last; do :; done; cp "{tmp_path}/three.pdf" "${{last%.*}}.pdf"'
    fake_soffice(tmp_path, monkeypatch, script)
    monkeypatch.chdir(tmp_path)
    base = write_base(tmp_path / "base")
    assert main(["-q", "build", str(base), "-o", "out"]) == 0
    Path("out/memo.en.docx").rename("out/brief.docx")
    Path("out/deck.en.pptx").rename("out/brief.pptx")
    return tmp_path


BOTH = ["out/brief.docx", "out/brief.pptx"]


@posix
def test_preview_makes_a_pdf_and_pictures_of_each_file_and_a_sheet_of_all(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", *BOTH, "-o", "seen", "--dpi", "72"]) == 0
    assert capsys.readouterr() == (
        f"{Path('seen/brief-docx.pdf')}: 2 pages\n"
        f"{Path('seen/brief-pptx.pdf')}: 2 pages\n"
        f"{Path('seen/contact-sheet.png')}: all pages\n",
        "",
    )
    assert sorted(path.name for path in (desk / "seen").iterdir()) == [
        *("brief-docx-1.png", "brief-docx-2.png", "brief-docx.pdf"),
        *("brief-pptx-1.png", "brief-pptx-2.png", "brief-pptx.pdf", "contact-sheet.png"),
    ]
    with Image.open("seen/brief-pptx-2.png") as page:
        assert page.size == (300, 200)


@posix
def test_what_preview_made_as_json_says_which_page_of_which_file(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", BOTH[0], "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(f["kind"], f.get("of"), f.get("page")) for f in told["files"]] == [
        ("pdf", BOTH[0], None),
        ("page", BOTH[0], 1),
        ("page", BOTH[0], 2),
        ("sheet", None, None),
    ]
    assert all((desk / file["path"]).stat().st_size == file["size"] for file in told["files"])


@posix
def test_pdf_only_needs_no_pictures_and_an_older_page_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", BOTH[0], "-o", "seen", "--pdf-only"]) == 0
    assert [path.name for path in (desk / "seen").iterdir()] == ["brief.pdf"]
    (desk / "seen/brief-7.png").write_bytes(b"")
    capsys.readouterr()
    assert main(["preview", BOTH[0], "-o", "seen"]) == 0
    assert "brief-7.png: of an earlier preview" in capsys.readouterr().err


@posix
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([*BOTH, "out/gone.docx"], "out/gone.docx does not exist"),
        ([BOTH[0], "three.pdf"], "three.pdf is not an Office file"),
        ([BOTH[0], "-o", "three.pdf"], "three.pdf is a file; choose another with -o"),
    ],
)
def test_what_cannot_be_shown_is_a_sentence_and_nothing_is_written(
    words: list[str], sentence: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not (desk / "preview").exists()


@posix
def test_a_libreoffice_that_crashes_names_the_file_and_nothing_is_written(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "bad").mkdir()
    fake_soffice(desk / "bad", monkeypatch, "kill -ABRT $$")
    assert main(["preview", *BOTH]) == 2
    said = capsys.readouterr().err
    assert "brief.docx: LibreOffice made no PDF of the file: it ended with code -6" in said
    assert not (desk / "preview").exists()
    assert main(["build", "base", "-o", "new", "--pdf"]) == 2
    assert "memo.en.docx: LibreOffice made no PDF" in capsys.readouterr().err
    assert not (desk / "new").exists()


def test_without_libreoffice_it_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("briefgen.preview.office._USUAL", ())
    assert main(["preview", "a.docx"]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == [
        "  Debian, Ubuntu:  sudo apt install libreoffice-writer libreoffice-impress",
        "  macOS:           brew install --cask libreoffice",
        "  Windows:         winget install TheDocumentFoundation.LibreOffice",
    ]


@pytest.mark.parametrize("dots", ["0", "-1", "9999", "many"])
def test_dots_per_inch_have_bounds(dots: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["preview", "a.docx", f"--dpi={dots}"])
    assert left.value.code == 2
    assert "is no number of dots per inch from 24 to 600" in capsys.readouterr().err


@posix
def test_build_puts_a_pdf_beside_each_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "base", "-o", "new", "--pdf", "--only", "deck"]) == 0
    assert f"{Path('new/deck.en.pdf')}: the same as PDF" in capsys.readouterr().out
    assert (desk / "new/deck.en.pdf").read_bytes() == (desk / "three.pdf").read_bytes()
