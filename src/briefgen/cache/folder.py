"""Where results are kept: the platform's folder for what may be thrown away at any time."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "BRIEFGEN_CACHE"
"""Names another folder; ``off`` keeps nothing."""

OFF = "off"


def cache_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """The folder of kept results, which may not be there yet; None where nothing is to be kept.

    ``BRIEFGEN_CACHE`` if it is set; else below ``XDG_CACHE_HOME`` or ``~/.cache`` (XDG Base
    Directory Specification 0.8, which says that a relative path counts as none),
    ``~/Library/Caches`` on macOS, ``LOCALAPPDATA`` on Windows.
    """
    asked = environment.get(VARIABLE, "").strip()
    if asked:
        return None if asked.lower() == OFF else Path(asked).absolute()
    home = _platform_folder(environment, platform)
    return home / "briefgen" if home else None


def _platform_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    # platformdirs knows the same three folders, and would be one more package for these lines.
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local) if local else None
    given = environment.get("XDG_CACHE_HOME", "")
    if given and Path(given).is_absolute():
        return Path(given)
    home = environment.get("HOME", "")
    if not home or not Path(home).is_absolute():
        return None
    return Path(home, "Library", "Caches") if platform == "darwin" else Path(home, ".cache")
