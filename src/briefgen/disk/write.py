"""`write_together` and its kin: everything is on the disk before the first takes its name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from briefgen.disk.names import replace_file, replace_folder
from briefgen.disk.staging import ASIDE, staging
from briefgen.errors import BuildError
from briefgen.records import dataclass


def write_atomically(
    path: Path, data: bytes, *, durable: bool = True, private: bool = False
) -> None:
    """Puts the bytes at ``path`` at once; whatever fails leaves the old file as it was.

    They reach the disk before they take the name, unless not ``durable``; nobody else may read them
    if ``private``. A link is followed, an old file's permissions are kept. Raises BuildError naming
    the path and the reason.
    """
    with ExitStack() as stack:
        try:
            file = _File(path, *_beside(path, stack, {}))
            file.make(data, durable=durable, private=private)
            file.take()
        except OSError as problem:
            raise _cannot(path, problem, "the old file is unchanged") from problem


def write_together(
    files: Mapping[Path, bytes],
    folders: Mapping[Path, Mapping[str, bytes]] | None = None,
    *,
    inside: Path | None = None,
) -> None:
    """Puts all of them in their places, one after the other, when all are on the disk.

    ``folders`` are made anew, with these files and no others. What they stand in is there. Where
    one cannot take its place, those that have are put back as they were; a program that is killed
    in between leaves each of them old or new, and whole. BuildError names the path and the reason,
    also where one of them, links followed, lies outside the folder that they stay ``inside``.
    """
    for path in (*files, *(folders or {})) if inside is not None else ():
        require_inside(path, inside)
    with ExitStack() as stack:
        _take(_staged(files, folders or {}, stack))


def require_inside(path: Path, folder: Path | None) -> None:
    """BuildError where the path, links followed, lies outside the folder."""
    if folder is None or path.resolve().is_relative_to(folder.resolve()):
        return
    raise BuildError(f"{path} is a link that leads out of {folder}; remove it")


def _staged(
    files: Mapping[Path, bytes], folders: Mapping[Path, Mapping[str, bytes]], stack: ExitStack
) -> list[_File | _Folder]:
    stages: dict[Path, Path] = {}
    staged: list[_File | _Folder] = []
    path = Path()
    try:
        for path, data in files.items():
            file = _File(path, *_beside(path, stack, stages), number=len(staged))
            file.make(data)
            file.keep()
            staged.append(file)
        for path, held in folders.items():
            folder = _Folder(path, *_beside(path, stack, stages), number=len(staged))
            folder.make(held)
            staged.append(folder)
    except OSError as problem:
        raise _cannot(path, problem, "nothing was changed") from problem
    return staged


def _take(staged: Iterable[_File | _Folder]) -> None:
    taken: list[_File | _Folder] = []
    try:
        for one in staged:
            taken.append(one)
            one.take()
    except BaseException as problem:
        lost = [str(one.path) for one in reversed(taken) if not one.put_back()]
        if not isinstance(problem, OSError):
            raise
        left = f"{', '.join(lost)} could not be put back" if lost else "nothing was changed"
        raise _cannot(taken[-1].path, problem, left) from problem


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """The files, by their paths in it, as a folder that is not there yet or empty.

    One that is not there comes into being with all of them; BuildError where it cannot.
    """
    if folder.exists():  # somebody may stand in it, so it stays the same folder
        for name in files:
            make_folder((folder / name).parent)
        write_together({folder / name: data for name, data in files.items()})
    else:
        make_folder(folder.parent)
        write_together({}, {folder: files})


def make_folder(folder: Path) -> None:
    """Makes the folder, and those above it, where they are not there; BuildError if it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError(f"the folder {folder} cannot be made: {reason}; name another") from error


@dataclass(slots=True)
class _Staged:
    """What is to stand at ``target``, to which ``path`` may be a link; ``stage`` is beside it."""

    path: Path
    target: Path
    stage: Path
    number: int = 0

    @property
    def new(self) -> Path:
        return self.stage / str(self.number)

    @property
    def old(self) -> Path:
        return self.stage / f"{self.number}.old"


@dataclass(slots=True)
class _File(_Staged):
    def make(self, data: bytes, *, durable: bool = True, private: bool = False) -> None:
        _write(self.new, data, durable=durable, mode=0o600 if private else 0o666)
        if self.target.exists():
            shutil.copymode(self.target, self.new)

    def keep(self) -> None:
        """Sees to it that the old file can be put back."""
        if self.target.exists():
            try:
                os.link(self.target, self.old)
            except OSError:  # a file system without hard links
                shutil.copy2(self.target, self.old)

    def take(self) -> None:
        """Puts the new one in its place."""
        replace_file(self.new, self.target)

    def put_back(self) -> bool:
        """Whether the old one is in its place again."""
        with suppress(OSError):
            if not self.new.exists():  # it was taken
                if self.old.exists():
                    replace_file(self.old, self.target)
                else:
                    self.target.unlink()
            return True
        return False


@dataclass(slots=True)
class _Folder(_Staged):
    was: Path | None = None

    def make(self, files: Mapping[str, bytes]) -> None:
        self.new.mkdir()
        for name, data in files.items():
            (self.new / name).parent.mkdir(parents=True, exist_ok=True)
            _write(self.new / name, data)

    def take(self) -> None:
        """Puts the new one in its place."""
        self.was = replace_folder(self.new, self.target, self.stage / ASIDE)

    def put_back(self) -> bool:
        """Whether the old one is in its place again."""
        with suppress(OSError):
            if self.was is not None:
                replace_folder(self.was, self.target, self.old)
            elif not self.new.exists():  # it was taken, and there was none before
                self.target.rename(self.new)
            return True
        return False


def _beside(path: Path, stack: ExitStack, stages: dict[Path, Path]) -> tuple[Path, Path]:
    """The true target of a path, and a staging folder beside it, which the stack takes away."""
    target = Path(os.path.realpath(path))
    if target.parent not in stages:
        stages[target.parent] = stack.enter_context(staging(target.parent))
    return target, stages[target.parent]


def _cannot(path: Path, problem: OSError, left: str) -> BuildError:
    reason = problem.strerror or str(problem)
    if isinstance(problem, PermissionError) and path.is_file():
        reason += " (if it is open in another program, close it there)"
    return BuildError(f"cannot write {path}: {reason}; {left}")


def _write(path: Path, data: bytes, *, durable: bool = True, mode: int = 0o666) -> None:
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
