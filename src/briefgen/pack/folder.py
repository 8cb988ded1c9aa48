"""The pack on disk: all of it or nothing, and an older pack of the same name only if it is ours."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from briefgen.errors import BuildError
from briefgen.pack.manifest import MANIFEST, SUMS, Manifest, sums


def write_pack(parent: Path, manifest: Manifest, files: Mapping[str, bytes]) -> Path:
    """The pack's folder, below ``parent``, which is there; gives its path.

    The files, the manifest and the sums are written to a folder beside it, which then takes its
    name: who looks sees the whole pack or none. An older pack gives way where it holds what its
    own sums name and nothing else; BuildError otherwise, and where it cannot be written.
    """
    whole = {**files, MANIFEST: manifest.as_bytes()}
    whole[SUMS] = sums(whole.items())
    target = parent / manifest.folder
    require_free(target)
    token = secrets.token_hex(8)
    made, old = parent / f".briefgen-{token}.tmp", parent / f".briefgen-{token}.old"
    try:
        made.mkdir()
        try:
            for name, data in whole.items():
                _write(made / name, data)
            if target.exists():
                target.rename(old)
            try:
                made.rename(target)
            except OSError:
                if old.exists():
                    old.rename(target)
                raise
        finally:
            shutil.rmtree(made, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError(f"cannot write the pack {target}: {reason}") from error
    return target


def require_free(target: Path) -> None:
    """Nothing, if there is nothing at that path or a pack as we wrote it; BuildError otherwise."""
    if not target.exists() and not target.is_symlink():
        return
    if target.is_symlink() or not target.is_dir() or not _is_as_written(target):
        raise BuildError(
            f"{target} is no pack as it was written: something in it was changed or added; move "
            "it away, or choose another folder with -o"
        )


def _is_as_written(folder: Path) -> bool:
    """Whether the folder holds what its own sums say, to the byte, and nothing else."""
    try:
        said = (folder / SUMS).read_bytes()
        there = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name != SUMS}
    except OSError:  # a folder in it, for one
        return False
    return said == sums(there.items())


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
