"""``manifest.jsonl``: what became of each job, a line each, true at every moment.

A line is written when its files are whole on disk, by one call, at the end of the file; a line
that will not be true for long (its job is to be made again, its file is gone or changed) is taken
out before anything is made. What a killed run left behind its last line end is taken out too.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Literal

from pydantic import ValidationError

from briefgen.batch.lock import locked
from briefgen.batch.names import folded, name_problem
from briefgen.disk import write_atomically
from briefgen.errors import BuildError, InputError
from briefgen.gate import read_lines
from briefgen.values.frozen import Frozen

MANIFEST = "manifest.jsonl"

LIMIT = 500_000_000
"""Bytes of a manifest: a million jobs."""

ADVICE = "choose another folder for further jobs"


class RecordedFile(Frozen):
    """A file of a job: its path below the batch's folder, bytes, and SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str

    @classmethod
    def of(cls, path: str, data: bytes) -> RecordedFile:
        """The record of these bytes."""
        return cls(path=path, size=len(data), sha256=hashlib.sha256(data).hexdigest())


class JobRecord(Frozen):
    """What became of a job: one line of ``manifest.jsonl``.

    ``digest`` is over all that its files depend on (SHA-256, hexadecimal): with the same digest
    nothing has to be made again. ``seconds`` are those of the worker. ``reason`` says why a job
    failed, "" where it did not.

    >>> from briefgen import JobRecord
    >>> line = '{"job": "x.en", "outcome": "failed", "digest": "", "seconds": 1, "reason": "full"}'
    >>> record = JobRecord.model_validate_json(line)
    >>> record.outcome, record.files, record.reason
    ('failed', (), 'full')
    """

    job: str
    outcome: Literal["done", "failed"]
    digest: str
    seconds: float
    files: tuple[RecordedFile, ...] = ()
    reason: str = ""


class Manifest:
    """An open manifest: ``held`` is what held when it was opened; lines go to ``file``."""

    def __init__(self, held: Mapping[str, JobRecord], file: int) -> None:
        self.held = held
        self._file = file
        self._lock = Lock()
        self._torn = False

    def add(self, record: JobRecord) -> None:
        """Append a line at once, from any thread.

        BuildError where it cannot be written; after half a line no other follows.
        """
        line = json.dumps(record.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
        data = f"{line}\n".encode()
        with self._lock:
            try:
                whole = not self._torn and os.write(self._file, data) == len(data)
            except OSError as problem:
                reason = problem.strerror or str(problem)
                raise BuildError(f"cannot write {MANIFEST}: {reason}; run again later") from problem
            if not whole:
                self._torn = True
                raise BuildError(f"cannot write {MANIFEST} whole; make room on the disk")


@contextmanager
def open_manifest(
    out: Path, wanted: Mapping[str, str], written: Iterable[str]
) -> Iterator[Manifest]:
    """The manifest of a folder, kept from other runs until it is closed.

    ``wanted`` are the digests of jobs, ``written`` the files that they make. Kept are the lines of
    these jobs that are done with the same digest, and the lines of other jobs; all of whose files
    are as the line says. InputError where it is no manifest, BuildError where it is in use.
    """
    path = out / MANIFEST
    with locked(out):
        held = _still_true(read_manifest(path), out, wanted, frozenset(map(folded, written)))
        _rewrite(path, held)
        file = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        try:
            yield Manifest(held, file)
            os.fsync(file)
        finally:
            os.close(file)


def read_manifest(path: Path) -> tuple[JobRecord, ...]:
    """The whole lines of a manifest; what stands behind the last line end is passed over.

    InputError names a line that is none of a manifest.
    """
    if not path.exists():
        return ()
    if path.stat().st_size > LIMIT:
        raise InputError(f"{path} is larger than {LIMIT // 10**6} MB; {ADVICE}")
    records = []
    for number, line, ended in _lines(path):
        if line and ended:
            try:
                text = "" if isinstance(line, InputError) else line
                records.append(JobRecord.model_validate_json(text))
            except ValidationError:
                raise InputError(
                    f"{path}: line {number} is no line of a manifest; remove the file, and all is "
                    "made again, or choose another folder"
                ) from None
    return tuple(records)


def _lines(path: Path) -> Iterator[tuple[int, str | InputError, bool]]:
    """Each line with its number, and whether another stands behind it or it has an end."""
    with path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        if file.tell():
            file.seek(-1, os.SEEK_END)
        ended = file.read(1) == b"\n"
    held: tuple[int, str | InputError] | None = None
    for found in read_lines(path):
        if held is not None:
            yield *held, True
        held = found
    if held is not None:
        yield *held, ended


def _still_true(
    records: Iterable[JobRecord], out: Path, wanted: Mapping[str, str], written: frozenset[str]
) -> dict[str, JobRecord]:
    """The last line of each job, where it is to stay."""

    def stays(record: JobRecord) -> bool:
        if record.job in wanted:
            is_done = record.outcome == "done" and record.digest == wanted[record.job]
            return is_done and _on_disk(record, out)
        elsewhere = all(folded(file.path) not in written for file in record.files)
        return bool(record.files) and elsewhere and _on_disk(record, out)

    last = {record.job: record for record in records}
    return {job: record for job, record in last.items() if stays(record)}


def _on_disk(record: JobRecord, out: Path) -> bool:
    return all(
        not name_problem(file.path) and _is_as_recorded(out / file.path, file)
        for file in record.files
    )


def _is_as_recorded(path: Path, file: RecordedFile) -> bool:
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return False
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size != file.size:
                return False
            return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256
    except OSError:
        return False


def _rewrite(path: Path, held: Mapping[str, JobRecord]) -> None:
    """The manifest with these lines and no others, replaced at once where it differs."""
    lines = [record.model_dump(mode="json", exclude_defaults=True) for record in held.values()]
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    data = text.encode()
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data)
