"""Facts to measure with: any number, of every kind, in sentences of words drawn by a seed."""

from __future__ import annotations

import random
from typing import Any

from briefgen.facts.model import FactBase
from tests.synthetic import make_base, make_fact

_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"
_VOCABULARY = 2_000
_LEAST, _MOST = 10, 24
"""Words of a statement, beside its actors, value and time: 20 to 40 in all, as in the demo."""

_VAGUE = 5
"""Of so many values of `make_fact` one is an amount in words: each that leaves 3 over."""


def make_workload(number: int, themes: int = 8, seed: int = 9) -> FactBase:
    """A sound base of so many facts with long statements; the same arguments give the same base."""
    draw = random.Random(seed)
    vocabulary = [_word(draw) for _ in range(_VOCABULARY)]
    facts = [_fact(n, themes, draw, vocabulary) for n in range(1, number + 1)]
    return make_base(number, themes, facts=facts)


def _fact(number: int, themes: int, draw: random.Random, vocabulary: list[str]) -> dict[str, Any]:
    said = draw.choices(vocabulary, k=draw.randint(_LEAST, _MOST))
    short = " ".join(draw.choices(vocabulary, k=3))
    name = " ".join(draw.choices(vocabulary, k=3))
    fact = make_fact(number, themes)
    if number % _VAGUE == _VAGUE - 2:
        fact.pop("key_figure", None)  # an amount in words is no figure
    return fact | {
        "statement": {
            "en": "{@actor-1} and {@actor-3:short} work on "
            + " ".join(said)
            + " with {n}, {when}, in the words of the report."
        },
        "short": {"en": short.capitalize() + ": {n}"},
        "label": {"en": name.capitalize()},
    }


def _word(draw: random.Random) -> str:
    syllables = range(draw.randint(1, 4))
    return "".join(draw.choice(_CONSONANTS) + draw.choice(_VOWELS) for _ in syllables)
