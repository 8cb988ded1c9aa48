"""No file says who made it, on which machine or in which folder: looked for in every part."""

from __future__ import annotations

import getpass
import io
import os
import platform
import re
import shutil
import socket
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.writers.anchors import Anchors
from tests import demo
from tests.officetools import require_office
from tests.preview.test_pages import fake_soffice
from tests.preview.test_pictures import pdf

_FOLDER, _PERSON, _MACHINE = "zeldas-folder-4711", "zelda.quixote", "quixotes-machine"


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder, a user and a machine with names that occur nowhere else."""
    home = tmp_path / _FOLDER
    shutil.copytree(demo.ROOT / "examples" / "northland", home / "facts")
    for name in ("USER", "LOGNAME", "USERNAME", "LNAME"):
        monkeypatch.setenv(name, _PERSON)
    for name in ("HOSTNAME", "COMPUTERNAME", "HOST"):
        monkeypatch.setenv(name, _MACHINE)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(getpass, "getuser", lambda: _PERSON)
    monkeypatch.setattr(socket, "gethostname", lambda: _MACHINE)
    monkeypatch.setattr(platform, "node", lambda: _MACHINE)
    monkeypatch.chdir(home)
    return home


def _parts(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Every part of a package, and every part of the packages within it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not package.comment
        for info in package.infolist():
            part = package.read(info)
            yield f"{name}/{info.filename}", part + info.extra + info.comment
            if part.startswith(b"PK"):
                yield from _parts(part, f"{name}/{info.filename}")


def _told(telling: Path) -> tuple[str, ...]:
    return _FOLDER, _PERSON, _MACHINE, str(telling.parent), os.sep + "tmp" + os.sep


def _opened(path: Path) -> Iterator[tuple[str, bytes]]:
    """The file, and all that is packed in it: parts, streams of a PDF, kept results."""
    data = path.read_bytes()
    yield path.name, data
    if data.startswith(b"PK"):
        yield from _parts(data, path.name)
    if data.startswith(b"%PDF"):
        for number, found in enumerate(re.finditer(rb"stream\r?\n", data)):
            with suppress(zlib.error):
                yield f"{path.name}/{number}", zlib.decompressobj().decompress(data[found.end() :])
    if path.suffix == ".kept":
        content = data.partition(b"\n")[2]
        with suppress(zlib.error):
            yield f"{path.name}/content", zlib.decompressobj(47).decompress(content)


def _require_untold(telling: Path, files: Iterable[Path]) -> None:
    """Fails where a file, or a part of it, names the person, the machine or the folder."""
    for file in files:
        for name, part in _opened(file):
            for word in _told(telling):
                for encoding in ("utf-8", "utf-16-le"):
                    assert word.encode(encoding) not in part, f"{word} stands in {name}"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("anchors", list(Anchors))
def test_no_part_names_the_person_the_machine_or_the_folder(
    telling: Path, anchors: Anchors
) -> None:
    options = ["--sidecar", "--anchors", anchors.value]
    assert main(["build", str(telling / "facts"), "-o", str(telling / "out"), *options]) == 0
    files = _files(telling / "out")
    assert len(files) == 4
    parts = [name for file in files for name, _ in _opened(file)]
    assert sum(name.endswith(".xlsx") for name in parts) > 2, "workbooks are looked into too"
    _require_untold(telling, files)


def test_a_trace_would_be_seen(telling: Path) -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("docProps/core.xml", f"<creator>{_PERSON}</creator>" * 9)
    pdf = b"%PDF-1.7 stream\n" + zlib.compress(_PERSON.encode()) + b"\nendstream"
    for name, data in (("a.docx", package.getvalue()), ("a.pdf", pdf)):
        (telling / name).write_bytes(data)
        with pytest.raises(AssertionError, match=f"{_PERSON} stands in {name}"):
            _require_untold(telling, [telling / name])


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for soffice")
def test_no_file_of_any_command_names_them(
    telling: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Paths are given whole, as a person's shell completes them."""
    (tmp_path / "one.pdf").write_bytes(pdf((300, 200)))
    fake_soffice(
        tmp_path, monkeypatch, f'for last; do :; done; cp "{tmp_path}/one.pdf" "${{last%.*}}.pdf"'
    )
    monkeypatch.setenv("BRIEFGEN_CACHE", str(telling / "made" / "cache"))
    facts, made = str(telling / "facts"), telling / "made"
    memo = str(made / "memo.en.docx")
    (telling / "jobs.csv").write_text(
        f"facts,name,files\n{facts},a,memo\n{facts},b,memo\n", "utf-8"
    )
    (made / "batch" / "b.en.docx").mkdir(parents=True)  # so that one job fails, with its reason
    (telling / "brief.yaml").write_text("to: The Ambassador\n", "utf-8")
    brief = ["--brief", str(telling / "brief.yaml")]
    for code, words in (
        (0, ["build", facts, "-o", str(made), "--pack", "--sidecar", "--pdf", *brief]),
        (0, ["facts", "to-excel", facts, str(made / "facts.xlsx")]),
        (0, ["export", facts, "-o", str(made / "facts.jsonl")]),
        (0, ["export", facts, "--entries", "-o", str(made / "base.jsonl")]),
        (0, ["audit", memo, "--facts", facts, "--html", str(made / "audit.html")]),
        (0, ["refresh", memo, "--facts", facts, "-o", str(made / "new.docx")]),
        (0, ["preview", memo, "-o", str(made / "seen")]),
        (0, ["new", str(made / "first")]),
        (0, ["schema", "-o", str(made / "schemas")]),
        (1, ["batch", str(telling / "jobs.csv"), "-o", str(made / "batch"), "--workers", "1"]),
    ):
        assert main(["--quiet", *words]) == code, words
    files = _files(made)
    endings = {path.suffix for path in files}
    assert endings >= {
        *(".docx", ".pptx", ".pdf", ".png", ".xlsx", ".html", ".json", ".jsonl", ".yaml", ".kept"),
        "",  # SHA256SUMS
    }
    assert b"b.en.docx" in (made / "batch" / "manifest.jsonl").read_bytes()
    _require_untold(telling, files)


@pytest.mark.office
def test_what_libreoffice_makes_does_not_name_them_either(telling: Path) -> None:
    require_office()
    facts, made = str(telling / "facts"), telling / "made"
    words = ["build", facts, "-o", str(made), "--only", "memo", "--theme", "people", "--pdf"]
    assert main(["--quiet", *words]) == 0
    assert {path.suffix for path in _files(made)} == {".docx", ".pdf"}
    _require_untold(telling, _files(made))
