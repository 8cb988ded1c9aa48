"""LibreOffice as a program beside us: Office bytes in, PDF bytes out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

from briefgen.errors import BuildError

SECONDS = 120
"""How long one conversion may take; a memo of a hundred pages takes about five."""

_FILTERS = {"docx": "writer_pdf_Export", "pptx": "impress_pdf_Export"}
_OPTIONS = '{"ExportBookmarks":{"type":"boolean","value":"true"}}'


def pdf_of(data: bytes, kind: Literal["docx", "pptx"], *, seconds: float = SECONDS) -> bytes:
    """The PDF that LibreOffice makes of the file, its headings as PDF bookmarks.

    BuildError says what to do where LibreOffice is missing, fails, or takes longer than
    ``seconds``. It runs with a profile of its own, so an open LibreOffice does not mind.
    """
    soffice = _soffice()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"file.{kind}")
        source.write_bytes(data)
        said = _run(_command(soffice, source, kind), seconds)
        pdf = source.with_suffix(".pdf")
        # soffice exits 0 even where it fails: what counts is the PDF.
        if not pdf.exists():
            raise BuildError(f"LibreOffice made no PDF of the file: {said.strip() or 'no reason'}")
        return pdf.read_bytes()


def _soffice() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise BuildError(
            "LibreOffice is not here (no soffice on the PATH); install it from libreoffice.org or "
            "your system's packages (Debian: libreoffice-writer-nogui), or build without it"
        )
    return found


def _command(soffice: str, source: Path, kind: str) -> list[str]:
    profile = (source.parent / "profile").as_uri()
    return [
        *(soffice, "--headless", "--norestore", f"-env:UserInstallation={profile}"),
        *("--convert-to", f"pdf:{_FILTERS[kind]}:{_OPTIONS}"),
        *("--outdir", str(source.parent), str(source)),
    ]


def _run(command: list[str], seconds: float) -> str:
    """What the program said; its children end with it (soffice is a script around soffice.bin)."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as running:
        try:
            return running.communicate(timeout=seconds)[0].decode(errors="replace")
        except subprocess.TimeoutExpired:
            _end(running)
            raise BuildError(
                f"LibreOffice did not finish within {seconds:g} seconds; build without it, or try "
                "again"
            ) from None
        except BaseException:
            _end(running)
            raise


def _end(running: subprocess.Popen[bytes]) -> None:
    """Ends the program that we started and, where there are process groups, its children."""
    if hasattr(os, "killpg"):
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
