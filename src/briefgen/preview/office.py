"""LibreOffice as a program beside us: Office bytes in, PDF bytes out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal

from briefgen.errors import BuildError
from briefgen.interrupts import interrupts_held

INSTALL = """\
  Debian, Ubuntu:  sudo apt install libreoffice-writer libreoffice-impress
  macOS:           brew install --cask libreoffice
  Windows:         winget install TheDocumentFoundation.LibreOffice"""

_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
"""Where installers put it without putting it on the PATH."""

SECONDS = 120
"""How long one conversion may take; a memo of a hundred pages takes about five."""

_FILTERS = {"docx": "writer_pdf_Export", "pptx": "impress_pdf_Export"}
_OPTIONS = '{"ExportBookmarks":{"type":"boolean","value":"true"}}'


def pdf_of(data: bytes, kind: Literal["docx", "pptx"], *, seconds: float = SECONDS) -> bytes:
    """The PDF that LibreOffice makes of the file, its headings as PDF bookmarks.

    BuildError says what to do where LibreOffice is missing, fails, or takes longer than
    ``seconds``. It runs with a profile of its own, so an open LibreOffice does not mind.
    """
    soffice = require_office()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"file.{kind}")
        source.write_bytes(data)
        code, said = _run(_command(soffice, source, kind), source.parent, seconds)
        pdf = source.with_suffix(".pdf")
        # soffice exits 0 even where it fails: what counts is the PDF, a whole one.
        made = pdf.read_bytes() if pdf.exists() else b""
        if code or not made.startswith(b"%PDF-") or b"%%EOF" not in made[-1024:]:
            reason = said.strip() or (f"it ended with code {code}" if code else "no reason given")
            raise BuildError(f"LibreOffice made no PDF of the file: {reason}")
        return made


def require_office() -> str:
    """Where LibreOffice is; BuildError says how to install it."""
    usual = (path for path in _USUAL if Path(path).is_file())
    found = shutil.which("soffice") or shutil.which("libreoffice") or next(usual, None)
    if found is None:
        raise BuildError(
            "LibreOffice is not here (no soffice on the PATH); install it, or go on without it:\n"
            f"{INSTALL}"
        )
    return found


def office_version() -> str:
    """What LibreOffice calls its version; "" where it does not say within ten seconds."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            _, said = _run([*_office(require_office(), folder), "--version"], Path(folder), 10)
        except (OSError, BuildError):
            return ""
    return said.strip().removeprefix("LibreOffice ")


def _command(soffice: str, source: Path, kind: str) -> list[str]:
    return [
        *_office(soffice, source.parent),
        *("--headless", "--norestore"),
        *("--convert-to", f"pdf:{_FILTERS[kind]}:{_OPTIONS}"),
        *("--outdir", str(source.parent), str(source)),
    ]


def _office(soffice: str, folder: Path | str) -> tuple[str, str]:
    """The program with a profile of its own, so that it keeps out of the user's."""
    return soffice, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"


_MOST_SAID = 2000
"""Bytes of what the program says that a sentence repeats: the last ones."""


def _run(command: list[str], folder: Path, seconds: float) -> tuple[int, str]:
    """Its exit code, and what the program said, which is kept in the folder meanwhile.

    It is waited for and not its children (soffice is a script around soffice.bin), but they end
    with it, whatever happens.
    """
    told = folder / "said"
    running: subprocess.Popen[bytes] | None = None
    try:
        with told.open("wb") as output, interrupts_held():
            running = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        code = running.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise BuildError(
            f"LibreOffice did not finish within {seconds:g} seconds; go on without it, or try again"
        ) from None
    finally:
        if running is not None:
            _end(running)
    with told.open("rb") as said:
        said.seek(max(0, told.stat().st_size - _MOST_SAID))
        return code, said.read().decode(errors="replace")


def _end(running: subprocess.Popen[bytes]) -> None:
    """Ends the program that we started and, where there are process groups, its children."""
    with suppress(ProcessLookupError, PermissionError):  # all have ended
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
    running.wait()
