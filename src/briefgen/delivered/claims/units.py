"""Units that measure the same, and the factor between them: 3 GW are 3,000 MW."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from briefgen.wording.cldr import currencies

MONEY = "money"
_PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15}


class Measure(NamedTuple):
    """What a unit measures, and how many of the base unit it is."""

    dimension: str
    factor: Decimal


def _scaled(dimension: str, symbols: str, base: int = 0) -> dict[str, Measure]:
    found = {}
    for symbol in symbols.split():
        stem = next(
            s for s in ("Wp", "Wh", "W", "VA", "V", "J", "toe", "tCO2") if symbol.endswith(s)
        )
        factor = Decimal(10) ** (_PREFIXES[symbol.removesuffix(stem)] + base)
        found[symbol] = Measure(dimension, factor)
    return found


_KNOWN = {
    **_scaled("power", "W kW MW GW TW"),
    **_scaled("peak power", "kWp MWp GWp"),
    **_scaled("apparent power", "VA kVA MVA"),
    **_scaled("energy", "Wh kWh MWh GWh TWh"),
    **_scaled("heat", "J GJ TJ PJ"),
    **_scaled("voltage", "V kV"),
    **_scaled("oil", "toe ktoe Mtoe"),
    **_scaled("carbon", "tCO2 ktCO2 MtCO2 GtCO2", 3),
    "kgCO2": Measure("carbon", Decimal(1)),
    **{
        unit: Measure(dimension, Decimal(factor))
        for dimension, units in {
            "mass": {"g": "0.001", "kg": "1", "t": "1000", "tonne": "1000", "kt": "1e6",
                     "Mt": "1e9", "Gt": "1e12"},
            "length": {"mm": "0.001", "cm": "0.01", "m": "1", "km": "1000"},
            "area": {"m2": "1", "ha": "1e4", "km2": "1e6"},
            "years": {"year": "1", "decade": "10", "century": "100"},
            "days": {"day": "1", "week": "7"},
            "share": {"%": "1", "share": "100"},
        }.items()
        for unit, factor in units.items()
    },
}  # fmt: skip


@lru_cache(maxsize=1024)
def measure(unit: str) -> Measure:
    """What the unit measures; a currency and a thing counted only themselves."""
    return _KNOWN.get(unit) or Measure(unit, Decimal(1))


@lru_cache(maxsize=1024)
def kind_of(unit: str) -> str:
    """What it may be mistaken for: money for other money, a measure for one of its dimension."""
    if unit in currencies():
        return MONEY
    return measure(unit).dimension
