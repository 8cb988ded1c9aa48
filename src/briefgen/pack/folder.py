"""The pack on disk: all of it or nothing, and an older pack of the same name only if it is ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefgen.disk import write_together
from briefgen.errors import BuildError
from briefgen.pack.manifest import MANIFEST, SUMS, Manifest, sums


def whole_pack(manifest: Manifest, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """All that is in the pack's folder: the files, the manifest and the sums."""
    whole = {**files, MANIFEST: manifest.as_bytes()}
    return {**whole, SUMS: sums(whole.items())}


def write_pack(parent: Path, manifest: Manifest, files: Mapping[str, bytes]) -> Path:
    """The pack's folder, below ``parent``, which is there; gives its path.

    Who looks sees the whole pack or none. An older pack gives way where it holds what its own sums
    name and nothing else; BuildError otherwise, and where it cannot be written.
    """
    target = parent / manifest.folder
    require_free(target)
    write_together({}, {target: whole_pack(manifest, files)})
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
