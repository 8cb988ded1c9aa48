"""How many examples a law is tried on: all in CI; a fifth, others each time, elsewhere."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SHARE = 1 if os.environ.get("CI") == "true" else 5
_FEW = 4


def begin() -> None:
    """For all laws: how long an example takes depends on what else the machine does."""
    settings.register_profile(
        "briefgen",
        deadline=None,
        max_examples=100 // _SHARE,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.load_profile("briefgen")


def law(examples: int) -> settings:
    """For a law whose examples are slow or many: so many in CI, of few some elsewhere."""
    return settings(max_examples=max(examples // _SHARE, min(examples, _FEW)))
