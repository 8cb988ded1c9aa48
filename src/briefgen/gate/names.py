"""Names of files that mean something else to Windows.

"Naming Files, Paths, and Namespaces" (Microsoft Learn).
"""

from __future__ import annotations

_PORTS = frozenset(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³")
_DEVICES = _PORTS | {"con", "prn", "aux", "nul", "conin$", "conout$"}


def is_device(name: str) -> bool:
    """Whether Windows takes the name for a device, whatever follows the first full stop."""
    return name.partition(".")[0].rstrip().casefold() in _DEVICES
