"""What has to hold of every run, however damaged its file: see `broken`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

import docx
import pptx

from briefgen.delivered.read import read_delivered
from briefgen.gate.package import open_package

SECONDS = 2.0
MEGABYTES = 500
MOST_SAID = 400_000
"""Characters of what a run prints: a thousand issues, each a line."""

_QUOTED = re.compile("“|the brief’s|the fact ")
_REPRESENTED = re.compile(r"Traceback| object at 0x|<class '|\bNone\b: |Errno ")


@dataclass(frozen=True, slots=True)
class Run:
    """A trial on a file, as it went; ``raised`` is the traceback of what nobody caught.

    ``before`` and ``after`` are the files in its folder, ``makes`` those that it may leave, seen
    how it ended.
    """

    code: int
    said: str
    raised: str
    warned: tuple[str, ...]
    seconds: float
    megabytes: float
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    makes: tuple[str, ...]


def files_in(folder: Path) -> dict[str, bytes]:
    """All of them, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def broken(run: Run) -> Iterator[str]:
    """What of the law a run broke: nothing, if it is sound.

    It ends in a result or in a sentence that names the file, or quotes what is wrong with its
    content, in two seconds and 500 MB; where it fails, it leaves no file; where it does not, what
    it made opens.
    """
    if run.raised:
        yield f"raised {run.raised}"
        return
    if run.code not in (0, 1, 2):
        yield f"exit code {run.code}"
    if run.seconds > SECONDS:
        yield f"took {run.seconds:.1f} s"
    if run.megabytes > MEGABYTES:
        yield f"took {run.megabytes:.0f} MB"
    for warned in run.warned:
        yield f"warned: {warned}"
    if run.code == 2:
        yield from _unclear(run)
    if found := _REPRESENTED.search(run.said):
        yield f"said {run.said[max(0, found.start() - 200) : found.end() + 200]!r}"
    if len(run.said) > MOST_SAID:
        yield f"said {len(run.said)} characters"
    yield from _left(run)
    yield from _unopened(run)


def _unclear(run: Run) -> Iterator[str]:
    if not run.said.strip():
        yield "refused without a word"
    elif not _QUOTED.search(run.said) and not any(PurePath(n).name in run.said for n in run.before):
        yield f"refused without naming a file: {run.said[:300]!r}"


def _left(run: Run) -> Iterator[str]:
    """Files that stand where none should, and those that were changed."""
    for name in sorted(set(run.before) | set(run.after)):
        if run.before.get(name) != run.after.get(name) and not name.startswith(run.makes):
            yield f"left {name}"


def _unopened(run: Run) -> Iterator[str]:
    for name, data in run.after.items():
        if data == run.before.get(name):
            continue
        if data.startswith(b"PK") and name.startswith("out/"):
            try:
                _open(data, name)
            except Exception as problem:  # whatever it is, it is reported
                yield f"made {name}, which does not open: {type(problem).__name__}: {problem}"


def _open(data: bytes, name: str) -> None:
    """By our own gate, by the libraries that others read with, and by our own reader."""
    open_package(data, name, "word or powerpoint")
    if name.endswith(".docx"):
        document = docx.Document(io.BytesIO(data))
        assert any(paragraph.text for paragraph in document.paragraphs)
    else:
        deck = pptx.Presentation(io.BytesIO(data))
        assert all(len(list(slide.shapes)) for slide in deck.slides)
    assert read_delivered(data, name).passages
