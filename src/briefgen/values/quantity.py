"""Quantities: a number or a range, its unit, its bound and its scope."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from briefgen.values.frozen import Frozen, Line

UnitId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z%°][A-Za-z0-9%_/-]*$", max_length=40)]
"""A unit: an ISO 4217 code (JPY), a symbol (MW, %, °C), or the id of a thing counted (engineer)."""


def plain_number(number: Decimal) -> Decimal:
    """3E+12 and 3000000000000 are one number and get one digest."""
    return Decimal(format(number.normalize(), "f"))


Number = Annotated[
    Decimal,
    Field(max_digits=24, allow_inf_nan=False, ge=-(10**18), le=10**18),
    AfterValidator(plain_number),
]


class Bound(StrEnum):
    """How a stated number limits the true one.

    >>> from briefgen import Bound, Quantity
    >>> Quantity(unit="MW", value=3000, bound=Bound.MORE_THAN).bound
    <Bound.MORE_THAN: 'more_than'>
    """

    EXACT = "exact"
    APPROXIMATE = "approximate"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    RANGE = "range"
    SHARE = "share"
    VAGUE = "vague"


class Vague(StrEnum):
    """An amount that a source gives as a word only."""

    SEVERAL = "several"
    NUMEROUS = "numerous"
    MANY = "many"
    SOME = "some"
    FEW = "few"


class Scope(StrEnum):
    """What a number covers, where the source says so."""

    IN_TOTAL = "in_total"
    EACH = "each"
    PER_YEAR = "per_year"
    ALONE = "alone"


_LENGTHS_AND_SHARES = frozenset({"day", "week", "month", "year", "decade", "century", "share"})


class Quantity(Frozen):
    """A number as a source states it.

    ``value`` for one number, ``min`` and ``max`` for a range, ``vague`` for a word. Numbers are in
    the unit itself (3,000 billion yen is ``value: 3e12, unit: JPY``); a share is a fraction of one
    (half is ``0.5``) unless its unit is ``%``. ``printed`` is the qualifier as the source prints it
    ("around").

    >>> from briefgen import Quantity
    >>> loan = Quantity.model_validate({"unit": "JPY", "value": 3e12, "bound": "approximate"})
    >>> f"{loan.value:,}"  # in the unit itself
    '3,000,000,000,000'
    >>> Quantity(unit="MW", bound="range", min=4, max=2)
    Traceback (most recent call last):
        ...
    pydantic_core._pydantic_core.ValidationError: ...
    """

    unit: UnitId
    bound: Bound = Bound.EXACT
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    vague: Vague | None = None
    scope: Scope | None = None
    printed: Line | None = None

    @model_validator(mode="after")
    def _shape(self) -> Self:
        given = (self.value is not None, self.min is not None or self.max is not None)
        if self.bound is Bound.RANGE:
            if self.min is None or self.max is None or self.value is not None:
                raise ValueError("a range needs both min and max, and no value")
            if self.min >= self.max:
                raise ValueError("the min of a range must be below its max")
        elif self.bound is Bound.VAGUE:
            if self.vague is None or any(given):
                raise ValueError("a vague quantity needs vague (a word), and no number")
        elif self.value is None or given[1]:
            raise ValueError(f"a quantity with bound {self.bound} needs value, and no min or max")
        if self.vague is not None and self.bound is not Bound.VAGUE:
            raise ValueError("vague goes with bound: vague")
        return self

    @property
    def is_number(self) -> bool:
        """Whether the quantity holds a number at all."""
        return self.bound is not Bound.VAGUE

    @property
    def is_amount(self) -> bool:
        """Whether it is a number of something, not a length of time or a share."""
        return self.is_number and self.unit not in _LENGTHS_AND_SHARES

    @property
    def is_qualified(self) -> bool:
        """Whether the number is anything but exact and must not stand without its qualifier."""
        return self.bound not in (Bound.EXACT, Bound.SHARE)


class Operation(StrEnum):
    """What a derived value does with its inputs."""

    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    COUNT = "count"


class Derived(Frozen):
    """A value computed from other values; the result is never typed.

    ``inputs`` name values as ``fact-id.value-name``; ``operation`` says what is done with them, in
    their order. The result carries the weakest bound of its inputs.
    """

    operation: Operation
    inputs: tuple[str, ...] = Field(min_length=1)
