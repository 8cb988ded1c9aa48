"""No command opens a connection or asks for an address: every call of sockets is seen and none is.

What is not in it: `batch --dask ADDRESS`, which connects to the address that is given, and
LibreOffice, which `preview`, ``--pdf`` and ``--pages`` start: a program of its own.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefgen import run_batch
from briefgen.cli import main
from briefgen.cli.main import COMMANDS
from tests.batch.sample import memos
from tests.excel.workbooks import Edited, edited
from tests.preview.test_pages import fake_soffice
from tests.preview.test_pictures import pdf
from tests.templates import TEMPLATES

_SEEN: list[str] = []
_LOOKING = False


def _look(event: str, args: tuple[object, ...]) -> None:
    """What Python tells of before it does it (PEP 578), by whoever asked for it."""
    if _LOOKING and event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        _SEEN.append(f"{event} {args[1:]}")
        raise PermissionError(f"no network here: {event}")


sys.addaudithook(_look)


@contextmanager
def no_network() -> Iterator[None]:
    """Every use of a socket fails, and fails the test."""
    global _LOOKING
    _SEEN.clear()
    _LOOKING = True
    try:
        yield
    finally:
        _LOOKING = False
    assert _SEEN == []


def test_a_use_of_the_network_would_be_seen() -> None:
    for use in (lambda: socket.socket(), lambda: socket.getaddrinfo("localhost", 80)):
        with pytest.raises(AssertionError), no_network(), pytest.raises(PermissionError):
            use()


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for soffice")
def test_no_command_uses_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.pdf").write_bytes(pdf((300, 200)))
    script = f'for last; do :; done; cp "{tmp_path}/one.pdf" "${{last%.*}}.pdf"'
    fake_soffice(tmp_path, monkeypatch, script)
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("The ferry carried 40 people.\n", "utf-8")
    Path("letter.docx").write_bytes(TEMPLATES["two_columns"]())
    Path("brand.yaml").write_text('palette: {dk2: "5B1222"}\n', "utf-8")
    Path("jobs.csv").write_text("facts,name,files\nfacts,a,memo\n", "utf-8")
    memo = "out/memo.en.docx"
    looks = ["--template", "letter.docx", "--brand", "brand.yaml"]
    commands = [
        ["new", "facts"],
        ["schema", "-o", "schemas"],
        ["source", "add", "report.txt", "facts"],
        ["check", "facts"],
        ["verify", "facts"],
        ["coverage", "facts"],
        ["build", "facts", "-o", "out", "--pack", "--sidecar", "--pdf", *looks],
        ["facts", "to-excel", "facts", "facts.xlsx"],
        ["facts", "from-excel", "facts.xlsx", "facts"],
        ["export", "facts", "-o", "facts.jsonl"],
        ["template", "inspect", "letter.docx"],
        ["audit", memo, "--facts", "facts", "--html", "audit.html"],
        ["refresh", memo, "--facts", "facts", "-o", "new.docx"],
        ["compare", memo, "facts"],
        ["preview", memo, "-o", "seen"],
    ]
    used = {words[0] for words in commands}
    assert used | {"batch"} == {name for name, *_ in COMMANDS}
    for words in commands:
        with no_network():
            code = main(["--quiet", *words])
        assert code in (0, 1), words
        if words[1] == "to-excel":
            book = Path("facts.xlsx")
            book.write_bytes(edited(book.read_bytes(), _other_name))


def _other_name(book: Edited) -> None:
    book.cell("Themes", 2, "name (en)").value = "Another name"


def test_a_batch_in_threads_uses_no_network(tmp_path: Path) -> None:
    with no_network(), ThreadPoolExecutor(1) as threads:
        result = run_batch(memos(["a"]), tmp_path, executor=threads)
    assert len(result.made) == 1
