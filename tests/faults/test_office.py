"""LibreOffice that is missing, hangs, crashes, lies or leaves children behind: a sentence, exit 2.

A shell script stands in for it; `tests/preview/test_pages.py` has the same below the command line.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.preview import office_version, pdf_of
from tests.facts.sample import write_base
from tests.preview.test_pages import ended, fake_soffice
from tests.preview.test_pictures import pdf

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for soffice")

MAKES = 'for last; do :; done; cp "{whole}" "${{last%.*}}.pdf"'
LEAVES = "sleep 60 & echo $! > {child}; "


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with facts, an old PDF, and a folder of its own for what is temporary."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr("briefgen.cli.preview.pdf_of", partial(pdf_of, seconds=1))
    (tmp_path / "whole.pdf").write_bytes(pdf((300, 200)))
    write_base(tmp_path / "base")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "memo.en.pdf").write_bytes(b"old")
    return tmp_path


def build(desk: Path) -> int:
    words = ("build", str(desk / "base"), "-o", str(desk / "out"), "--only", "memo", "--pdf")
    return main(["--quiet", *words])


def require_gone(child: Path) -> None:
    """Fails where the script's child is alive after some seconds."""
    end = time.monotonic() + 10
    while not ended(int(child.read_text())):
        assert time.monotonic() < end, "the child still runs"
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        pytest.param(LEAVES + "wait", "did not finish within 1 seconds", id="hangs"),
        pytest.param(
            LEAVES + "trap '' TERM INT HUP; wait", "did not finish within 1 seconds", id="is deaf"
        ),
        pytest.param(LEAVES + "kill -SEGV $$", "it ended with code -11", id="crashes"),
        pytest.param(LEAVES + "echo no licence; exit 1", "no licence", id="fails"),
        pytest.param(LEAVES + "exit 0", "no reason given", id="makes nothing"),
        pytest.param(
            LEAVES + 'for last; do :; done; echo "no %%EOF" > "${{last%.*}}.pdf"',
            "no reason given",
            id="makes no PDF",
        ),
        pytest.param(
            LEAVES + "head -c 5000000 /dev/zero | tr '\\0' x; exit 3", "xxx", id="says much"
        ),
    ],
)
def test_whatever_it_does_instead_of_a_pdf_is_a_sentence_and_leaves_nothing(
    script: str,
    sentence: str,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    child = desk / "child"
    fake_soffice(desk, monkeypatch, script.format(child=child))
    assert build(desk) == 2
    said = capsys.readouterr().err
    assert said.startswith("briefgen: error: memo.en.docx: LibreOffice ")
    assert sentence in said
    assert len(said) < 3000
    assert {path.name: path.read_bytes() for path in (desk / "out").iterdir()} == {
        "memo.en.pdf": b"old"
    }
    assert list((desk / "temporary").iterdir()) == []
    require_gone(child)


def test_children_that_it_leaves_behind_neither_stop_the_build_nor_stay(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = desk / "child"
    script = (LEAVES + MAKES).format(child=child, whole=desk / "whole.pdf")
    fake_soffice(desk, monkeypatch, script)
    assert build(desk) == 0
    assert (desk / "out" / "memo.en.pdf").read_bytes() == (desk / "whole.pdf").read_bytes()
    assert list((desk / "temporary").iterdir()) == []
    require_gone(child)


@pytest.fixture
def heeding() -> Iterator[None]:
    """Ctrl-C is heeded, as in a terminal: what a shell runs in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding")
def test_ctrl_c_while_it_works_ends_it_too(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    child = desk / "child"
    # To this process alone, and late enough: under pytest other threads hear it when ours does not.
    fake_soffice(
        desk, monkeypatch, (LEAVES + "sleep 0.3; kill -INT $PPID; wait").format(child=child)
    )
    monkeypatch.setattr("briefgen.cli.preview.pdf_of", partial(pdf_of, seconds=20))
    assert build(desk) == 130
    assert capsys.readouterr().err == "briefgen: interrupted\n"
    assert list((desk / "temporary").iterdir()) == []
    assert [path.name for path in (desk / "out").iterdir()] == ["memo.en.pdf"]
    require_gone(child)


def test_a_program_that_is_told_to_end_ends_it_too(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = desk / "child"
    script = (LEAVES + "sleep 0.2; kill -TERM $PPID; wait").format(child=child)
    fake_soffice(desk, monkeypatch, script)
    monkeypatch.setenv("TMPDIR", str(desk / "temporary"))
    words = ("build", str(desk / "base"), "-o", str(desk / "out"), "--only", "memo", "--pdf")
    run = subprocess.run(
        [sys.executable, "-m", "briefgen", *words], capture_output=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (128 + signal.SIGTERM, b"", b"")
    assert list((desk / "temporary").iterdir()) == []
    assert [path.name for path in (desk / "out").iterdir()] == ["memo.en.pdf"]
    require_gone(child)


def test_pages_of_a_pdf_that_cannot_be_read_are_a_sentence(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "whole.pdf").write_bytes(b"%PDF-1.7\nnothing of use\n%%EOF\n")
    fake_soffice(desk, monkeypatch, MAKES.format(whole=desk / "whole.pdf"))
    assert build(desk) == 0, "the PDF is LibreOffice's own"
    memo, seen = str(desk / "out" / "memo.en.docx"), desk / "seen"
    assert main(["--quiet", "preview", memo, "-o", str(seen)]) == 2
    assert "the PDF cannot be read" in capsys.readouterr().err
    assert not seen.exists()


def test_a_version_that_it_does_not_say_is_none(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_soffice(desk, monkeypatch, "echo LibreOffice 24.8.1.2 480")
    assert office_version() == "24.8.1.2 480"
    monkeypatch.setenv("PATH", str(desk / "temporary"))
    monkeypatch.setattr("briefgen.preview.office._USUAL", ())
    assert office_version() == ""
    assert list((desk / "temporary").iterdir()) == []


def test_a_bad_font_of_a_brand_is_a_sentence(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "house.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 400)
    brand = desk / "brand.yaml"
    brand.write_text("fonts: {latin: House, file: house.ttf}\n", "utf-8")
    words = ["build", str(desk / "base"), "-o", str(desk / "out"), "--brand", str(brand)]
    assert main(["--quiet", *words]) == 2
    said = capsys.readouterr().err
    assert "house.ttf" in said
    assert "Traceback" not in said
    assert [path.name for path in (desk / "out").iterdir()] == ["memo.en.pdf"]
