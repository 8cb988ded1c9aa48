"""Fact bases that ask too much of a slide: each of them has to come out whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.facts.model import FactBase
from tests.synthetic import make_base, make_fact


def _endless_words() -> FactBase:
    """Statements, short forms and labels of four hundred characters without a space."""
    return make_base(0, 2, facts=[_endless(number) for number in range(1, 13)])


def _endless(number: int) -> dict[str, Any]:
    fact = make_fact(number, 2)
    word = "abcdefghij"[number % 10] * 400
    return fact | {"statement": {"en": word + " {n}."}, "short": {"en": word + " {n}"}}


def _many_actors() -> FactBase:
    """Forty actors, every one of them in a fact with another."""
    actors = [
        {
            "id": f"body-{number}",
            "kind": "organisation",
            "side": ("side-a", "side-b", None)[number % 3],
            "names": {"en": {"full": f"The Organisation of {_words(number)}"}},
        }
        for number in range(40)
    ]
    known = make_base(1, 1).model_dump(mode="json")["actors"]
    facts = [
        make_fact(number + 1, 3)
        | {
            "actors": [
                {"actor": "actor-1", "role": "asker"},
                {"actor": "actor-3", "role": "partner"},
                {"actor": f"body-{number}", "role": "partner"},
                {"actor": f"body-{(number * 7 + 1) % 40}", "role": "partner"},
            ]
        }
        for number in range(40)
    ]
    return make_base(0, 3, actors=[*known, *actors], facts=facts)


def _words(number: int) -> str:
    return " ".join(
        ("Energy", "Water", "Law", "Trade", "Science")[(number + k) % 5] for k in (0, 1)
    )


def _empty_theme() -> FactBase:
    """Five themes, one of which has no fact."""
    facts = [make_fact(number, 5) for number in range(1, 21) if number % 5]
    return make_base(0, 5, facts=facts)


def _huge_figures() -> FactBase:
    """Key figures of fifteen digits."""
    facts = [
        make_fact(number, 2)
        | {
            "values": {"n": {"unit": "JPY", "value": str(987_654_321_012_345 + number)}},
            "key_figure": "n",
            "headline": True,
            "caution": None,
        }
        for number in range(1, 7)
    ]
    return make_base(0, 2, facts=facts)


STRESSES: Mapping[str, Callable[[], FactBase]] = {
    "four hundred characters without a space": _endless_words,
    "forty actors": _many_actors,
    "a theme without facts": _empty_theme,
    "one fact in all": lambda: make_base(1, 1),
    "no fact at all": lambda: make_base(0, 1),
    "three hundred facts in one theme": lambda: make_base(300, 1),
    "figures of fifteen digits": _huge_figures,
}
