"""What lies beside a delivered file, by its name: known without reading either."""

from __future__ import annotations

from pathlib import Path


def sidecar_path(file: Path) -> Path:
    """Where the sidecar of a memo or deck lies: beside it, under its name and a second ending."""
    return file.with_name(f"{file.name}.provenance.json")
