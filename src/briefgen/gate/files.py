"""Files from outside: bounded reads, one encoding, paths that are what they say.

Comes in: paths that a user typed. Goes out: text, bytes and lines, or an `InputError` that says
what is wrong, where, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from briefgen.errors import InputError

MB = 10**6
MAX_TEXT_BYTES = 20 * MB
"""One YAML or source file; ten thousand facts are about 8 MB."""

MAX_LINE_BYTES = 1 << 20
"""One line of a JSON Lines file, line end included."""

_MOST_BLANK = 10_000
"""Blank lines in a row, which take time and say nothing."""

_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


class HeldFile(NamedTuple):
    """A file that was read already, perhaps on another machine: its name and its bytes."""

    name: str
    data: bytes


def hold(file: str | Path | HeldFile, limit: int) -> HeldFile:
    """The file at a path, read as `read_at_most` does; one that is held stays as it is."""
    if isinstance(file, HeldFile):
        return file
    path = Path(file)
    return HeldFile(path.name, read_at_most(path, limit))


def read_text(path: Path, limit: int = MAX_TEXT_BYTES) -> str:
    """The file's text, which is UTF-8 with or without a byte order mark; InputError otherwise."""
    return decode(read_bytes(path, limit), path)


def read_bytes(path: Path, limit: int = MAX_TEXT_BYTES) -> bytes:
    """The bytes of a fact or source file of at most ``limit`` bytes; InputError otherwise."""
    advice = "split it into several files, or use JSON Lines, which may be of any length"
    return read_at_most(path, limit, advice)


def read_at_most(path: Path, limit: int, advice: str = "take pictures and text out") -> bytes:
    """The bytes of a regular file; InputError with the advice where it is above the limit."""
    require_file(path)
    try:
        with path.open("rb") as file:
            # One byte more than allowed tells, without trusting the size that the system reports.
            content = file.read(limit + 1)
    except OSError as problem:
        raise _unreadable(path, problem) from problem
    if len(content) > limit:
        raise InputError(
            f"{path} is larger than {limit // MB} MB, the limit for one file; {advice}"
        )
    return content


def decode(content: bytes, name: object) -> str:
    """The bytes as UTF-8 text, without a byte order mark; InputError names the byte that is not."""
    if content.startswith(_WIDE_BOMS):
        raise InputError(f"{name} is in UTF-16; save it as UTF-8")
    try:
        return content.removeprefix(_BOM).decode()
    except UnicodeDecodeError as problem:
        offset = problem.start + (len(_BOM) if content.startswith(_BOM) else 0)
        line = content.count(b"\n", 0, offset) + 1
        raise InputError(
            f"{name} is not UTF-8: byte {offset} (line {line}) is 0x{content[offset]:02X}; "
            "save it as UTF-8"
        ) from problem


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Whatever stops the reading of its parts says of which file it is."""
    try:
        yield
    except InputError as problem:
        if file in str(problem):
            raise
        raise InputError(f"{file}: {problem}") from problem


def read_lines(
    path: Path | HeldFile, limit: int = MAX_LINE_BYTES
) -> Iterator[tuple[int, str | InputError]]:
    """Each line's 1-based number with its text, or with the reason why it cannot be read.

    The file is read as it is asked for and may be of any length; a line may not.
    """
    try:
        with _opened(path) as file:
            number = blank = 0
            while line := file.readline(limit + 1):
                number += 1
                blank = 0 if line.strip() else blank + 1
                if blank > _MOST_BLANK:
                    yield number, InputError("only blank lines stand here; take them out")
                    return
                if len(line) > limit:
                    if not line.endswith(b"\n"):
                        _skip_rest_of_line(file, limit)
                    yield number, InputError(f"the line is longer than {limit} bytes; split it")
                    continue
                yield number, _line_text(line, number)
    except OSError as problem:
        raise _unreadable(path, problem) from problem


def _opened(file: Path | HeldFile) -> BinaryIO:
    if isinstance(file, HeldFile):
        return BytesIO(file.data)
    require_file(file)
    return file.open("rb")


def _line_text(line: bytes, number: int) -> str | InputError:
    content = line.removeprefix(_BOM) if number == 1 else line
    try:
        return content.decode().rstrip("\r\n")
    except UnicodeDecodeError as problem:
        return InputError(
            f"the line is not UTF-8: its byte {problem.start} is 0x{content[problem.start]:02X}; "
            "save the file as UTF-8"
        )


def _skip_rest_of_line(file: BinaryIO, limit: int) -> None:
    while (rest := file.readline(limit)) and not rest.endswith(b"\n"):
        pass


def require_file(path: Path) -> None:
    """Nothing, if the path is a regular file; InputError says what it is otherwise."""
    require_path(path)
    if path.is_dir():
        raise InputError(f"{path} is a folder; name a file")
    if not path.is_file():
        raise InputError(f"{path} is not a regular file; name one that can be read twice")


def require_folder(path: Path) -> None:
    """Nothing, if the path is a folder; InputError says what it is otherwise."""
    require_path(path)
    if not path.is_dir():
        raise InputError(f"{path} is not a folder; name the folder that holds the files")


def require_path(path: Path) -> None:
    """Nothing, if there is something at that path; InputError otherwise."""
    try:
        there = path.exists()
    except (OSError, ValueError) as problem:
        raise InputError(f"{str(path)!r} cannot be opened: {problem}; check the path") from problem
    if not there:
        raise InputError(f"{path} does not exist; check the spelling and the current folder")


def list_folder(path: Path) -> tuple[Path, ...]:
    """What a folder holds, sorted by name; InputError if it cannot be listed."""
    require_folder(path)
    try:
        return tuple(sorted(path.iterdir(), key=lambda entry: entry.name))
    except OSError as problem:
        raise _unreadable(path, problem) from problem


def _unreadable(path: Path | HeldFile, problem: OSError) -> InputError:
    reason = problem.strerror or type(problem).__name__
    name = path.name if isinstance(path, HeldFile) else path
    return InputError(f"{name} cannot be read: {reason}; check who may read it")
