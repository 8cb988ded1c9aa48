"""Page numbers as LibreOffice gives them, and what is said where it cannot."""

from __future__ import annotations

import os
import stat
import subprocess
import time
from pathlib import Path

import pytest

from briefgen.document.model import Contents, Document, Heading, Section, SectionRole
from briefgen.document.outline import PageNumbers, outline
from briefgen.errors import BuildError
from briefgen.generate import measure_pages, memo_bytes
from briefgen.preview import find_pages, pdf_of
from tests.officetools import pdf_text, render, require_office
from tests.writers.word.package import fields, tree
from tests.writers.word.sample import EN, sample_document, text


def with_contents() -> Document:
    document = sample_document()
    listed = Section(
        id="contents",
        role=SectionRole.CONTENTS,
        title=text("Contents"),
        blocks=(Contents(levels=2),),
        lang=EN,
    )
    # Two headings of the same words: only their order tells them apart.
    twins = tuple(
        Section(
            id=f"twin-{at}",
            role=SectionRole.THEME,
            title=text("Twin"),
            blocks=(Heading(id=f"below-{at}", level=2, content=text("Below")),),
            lang=EN,
        )
        for at in (1, 2)
    )
    return document.model_copy(update={"sections": (listed, *document.sections, *twins)})


def fake_soffice(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.office
def test_the_contents_list_prints_the_pages_on_which_libreoffice_puts_its_headings(
    tmp_path: Path,
) -> None:
    require_office()
    document = with_contents()
    pages = measure_pages(document)
    path = tmp_path / "memo.docx"
    path.write_bytes(memo_bytes(document, pages=pages))
    printed = pdf_text(render(path))
    assert pages.total == len(printed)
    assert list(pages.page) == [entry.id for entry in outline(document)]
    assert pages.page["bottom-line"] == 1
    assert "Twin" in printed[pages.page["twin-2"] - 1]
    cached = dict(fields(tree(path.read_bytes())))
    numbers = [int(result) for name, result in cached.items() if name.startswith("PAGEREF")]
    shown = [entry for entry in outline(document) if entry.level <= 2]
    assert numbers == [pages.page[entry.id] for entry in shown]
    footer = fields(tree(path.read_bytes(), "word/footer1.xml"))
    assert ("NUMPAGES", str(pages.total)) in footer


def test_the_memo_is_measured_until_its_numbers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    document = with_contents()
    first, second = (
        PageNumbers(page={e.id: page for e in outline(document)}, total=page) for page in (3, 4)
    )
    measured = iter([first, second, second])
    written: list[PageNumbers | None] = []

    def write(pages: PageNumbers | None) -> bytes:
        written.append(pages)
        return b""

    monkeypatch.setattr("briefgen.preview.pages._measured", lambda *_: next(measured))
    assert find_pages(document, write) == second
    assert written == [None, first, second]


def test_without_libreoffice_a_sentence_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("briefgen.preview.office._USUAL", ())
    with pytest.raises(
        BuildError, match=r"(?s)LibreOffice is not here .* install it.*apt.*brew.*winget"
    ):
        pdf_of(b"", "docx")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for soffice")
def test_a_conversion_that_takes_too_long_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    fake_soffice(tmp_path, monkeypatch, f"sleep 60 & echo $! > {child}; wait")
    with pytest.raises(BuildError, match=r"did not finish within 0\.5 seconds"):
        pdf_of(b"", "docx", seconds=0.5)
    deadline = time.monotonic() + 10
    while not ended(int(child.read_text())):
        assert time.monotonic() < deadline, "the child still runs"
        time.sleep(0.01)


def ended(process: int) -> bool:
    """Whether the process runs no more; one that nobody waits for stays as a zombie."""
    run = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return run.stdout.strip()[:1] in ("", "Z")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for soffice")
def test_a_conversion_that_makes_no_pdf_says_what_the_program_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_soffice(tmp_path, monkeypatch, "echo source file could not be loaded")
    with pytest.raises(BuildError, match=r"made no PDF.*could not be loaded"):
        pdf_of(b"", "docx")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for soffice")
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("kill -SEGV $$", "it ended with code -11"),
        ("exit 81", "it ended with code 81"),
        ('for last; do :; done; printf "%%PDF-1.7 half" > "${last%.docx}.pdf"', "no reason given"),
    ],
)
def test_a_conversion_that_crashes_or_leaves_half_a_pdf_is_a_sentence(
    script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_soffice(tmp_path, monkeypatch, script)
    with pytest.raises(BuildError, match=f"made no PDF of the file: {reason}$"):
        pdf_of(b"", "docx")
