"""The folder that files go to."""

from __future__ import annotations

from pathlib import Path

from briefgen.errors import BuildError


def require_room(folder: Path) -> None:
    """BuildError where a file stands in the folder's place, told before anything is composed."""
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if there.exists() and not there.is_dir():
        raise BuildError(
            f"the folder {folder} cannot be made: {there} is a file; choose another with -o"
        )
