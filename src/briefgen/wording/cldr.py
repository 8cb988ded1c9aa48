"""What is taken from CLDR, by way of Babel: separators of numbers, and names of currencies.

Babel reads all that CLDR says of a language to give a comma. So its answers are kept between runs,
and a run that asks nothing new does not import it.
"""

from __future__ import annotations

from functools import lru_cache

from briefgen.cache import Answers
from briefgen.values.language import Language

_SAID = Answers[str]("cldr", ("briefgen.wording.cldr", "babel"))


def group_separator(language: Language) -> str:
    """What stands between thousands."""

    def ask(_question: str) -> str:
        from babel.numbers import get_group_symbol

        return get_group_symbol(str(language))

    return _SAID.of(f"group {language}", ask)


def decimal_separator(language: Language) -> str:
    """What stands before decimals."""

    def ask(_question: str) -> str:
        from babel.numbers import get_decimal_symbol

        return get_decimal_symbol(str(language))

    return _SAID.of(f"decimal {language}", ask)


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """The codes of all currencies."""

    def ask(_question: str) -> str:
        from babel.numbers import list_currencies

        return " ".join(sorted(list_currencies()))

    return frozenset(_SAID.of("currencies", ask).split())


def currency_name(code: str, language: Language, *, plural: bool) -> str:
    """The name of a currency, for one or for many; the code itself where CLDR has none."""

    def ask(_question: str) -> str:
        from babel.core import UnknownLocaleError
        from babel.numbers import get_currency_name

        try:
            return str(get_currency_name(code, count=2 if plural else 1, locale=str(language)))
        except (UnknownLocaleError, LookupError):
            return code

    return _SAID.of(f"{'many' if plural else 'one'} {code} {language}", ask)
