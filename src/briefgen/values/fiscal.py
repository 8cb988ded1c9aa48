"""Fiscal years of states whose law we know: the month they start in and the year they are named by.

Japan: Public Finance Act (財政法), article 11. Viet Nam: State Budget Law 83/2015/QH13, article 14.
United States: 31 U.S.C. 1102. Of any other country nothing is said about the months.
"""

from __future__ import annotations

from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year of twelve months; ``named_ahead`` if it has the name of the year it ends in."""

    first_month: int
    named_ahead: bool = False

    def month_of(self, year: int, month: int) -> tuple[int, int]:
        """Calendar year and month of the month-th month (1 to 12) of the fiscal year ``year``."""
        count = (year - self.named_ahead) * 12 + self.first_month - 1 + month - 1
        return count // 12, count % 12 + 1


FISCAL_YEARS = {
    "JP": FiscalYear(4),
    "VN": FiscalYear(1),
    "US": FiscalYear(10, named_ahead=True),
}
"""By the country's ISO 3166 code."""
