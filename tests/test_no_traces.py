"""No file says who made it, on which machine or in which folder: looked for in every part."""

from __future__ import annotations

import getpass
import io
import os
import platform
import shutil
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.writers.anchors import Anchors
from tests import demo

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


@pytest.mark.parametrize("anchors", list(Anchors))
def test_no_part_names_the_person_the_machine_or_the_folder(
    telling: Path, anchors: Anchors
) -> None:
    options = ["--sidecar", "--anchors", anchors.value]
    assert main(["build", str(telling / "facts"), "-o", str(telling / "out"), *options]) == 0
    files = sorted((telling / "out").iterdir())
    assert len(files) == 4
    parts = [(file.name, file.read_bytes()) for file in files]
    for file in files:
        if file.suffix in (".docx", ".pptx"):
            parts += _parts(file.read_bytes(), file.name)
    assert sum(name.endswith(".xlsx") for name, _ in parts) > 2, "workbooks are looked into too"
    told = (_FOLDER, _PERSON, _MACHINE, str(telling.parent), os.sep + "tmp" + os.sep)
    for name, part in parts:
        for word in told:
            for encoding in ("utf-8", "utf-16-le"):
                assert word.encode(encoding) not in part, f"{word} stands in {name}"
