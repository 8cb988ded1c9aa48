"""Fact bases made up for tests: any number of facts, of every kind, status, value and time."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from briefgen.facts.model import FactBase
from briefgen.values.status import Status

KINDS = (
    "project",
    "programme",
    "commitment",
    "ask",
    "offer",
    "figure",
    "event",
    "statement",
    "outlook",
    "challenge",
    "context",
)
TIMES = ("2024", "1996/..", "[..2045]", "199X", "2025-04-28", "1995/2021")


def make_base(number: int = 40, themes: int = 4, /, **changes: Any) -> FactBase:
    """A sound base of so many facts; the same arguments give the same base."""
    return _made(number, themes, changes) if changes else _plain(number, themes)


@lru_cache(64)
def _plain(number: int, themes: int) -> FactBase:
    return _made(number, themes, {})


def _made(number: int, themes: int, changes: dict[str, Any]) -> FactBase:
    return FactBase.model_validate(
        {
            "partnership": _partnership(),
            "sources": [_source(n) for n in (1, 2)],
            "actors": [_actor(n) for n in range(1, 5)],
            "projects": [
                {"id": "line-1", "names": {"en": {"full": "Line 1"}}, "theme": "theme-1"},
            ],
            "themes": [_theme(n, number) for n in range(1, themes + 1)],
            "facts": [make_fact(n, themes) for n in range(1, number + 1)],
        }
        | changes
    )


def _partnership() -> dict[str, Any]:
    return {
        "id": "a-b",
        "name": {"en": "{@pair} partnership"},
        "as_of": dt.date(2025, 6, 30),
        "languages": ["en"],
        "sides": [
            {"id": "side-a", "country": "VN", "names": {"en": {"full": "Aland"}}},
            {"id": "side-b", "country": "JP", "names": {"en": {"full": "Bland"}}},
        ],
        "style": {"pair": ["side-a", "side-b"]},
        "units": [{"id": "engineer", "en": {"one": "engineer", "other": "engineers"}}],
    }


def _source(number: int) -> dict[str, Any]:
    return {
        "id": f"source-{number}",
        "type": "article",
        "description": {"en": f"Report {'one' if number == 1 else 'two'}"},
        "short": {"en": f"report {'one' if number == 1 else 'two'}"},
        "language": "en",
        "file": f"source-{number}.txt",
        "sha256": str(number) * 64,
        "paragraphs": 200_000,
    }


def _actor(number: int) -> dict[str, Any]:
    return {
        "id": f"actor-{number}",
        "kind": "person" if number % 2 else "organisation",
        "side": "side-a" if number < 3 else "side-b",
        "names": {"en": {"full": f"Actor {'ABCDE'[number]}", "short": f"{'ABCDE'[number]}"}},
        "capacity": {"en": "minister of {@side-a}"},
    }


def _theme(number: int, facts: int) -> dict[str, Any]:
    theme: dict[str, Any] = {
        "id": f"theme-{number}",
        "name": {"en": f"Theme {'abcdefghijklmnop'[number]}"},
        "order": number,
    }
    if number <= facts:
        theme["takeaway"] = {
            "text": {"en": f"Things move in theme {'abcdefghijklmnop'[number]}."},
            "short": {"en": f"Things move in theme {'abcdefghijklmnop'[number]}"},
            "rests_on": [f"fact-{number}"],
        }
    return theme


def make_fact(number: int, themes: int = 4) -> dict[str, Any]:
    """Fact ``number`` of a synthetic base, as plain data; kind, status, value and time vary."""
    kind = KINDS[number % len(KINDS)]
    status = _status(kind, number)
    fact: dict[str, Any] = {
        "id": f"fact-{number}",
        "kind": kind,
        "status": status,
        "theme": f"theme-{(number - 1) % themes + 1}",
        "statement": {
            "en": "{@actor-1} and {@actor-3:short} work on thing "
            + _letters(number)
            + " with {n}, {when}, in the words of the report."
        },
        "short": {"en": "Thing " + _letters(number) + ": {n}"},
        "label": {"en": "Thing " + _letters(number)},
        "values": {"n": _quantity(number)},
        "when": {"edtf": TIMES[number % len(TIMES)]},
        "actors": [
            {"actor": "actor-1", "role": "asker" if kind == "ask" else "provider"},
            {"actor": "actor-3", "role": "partner"},
        ],
        "evidence": [_evidence(number)],
        "headline": number % 7 == 0 and number % 5 != 0,
        "open_list": number % 11 == 0,
    }
    if number % 5 == 0:
        fact["caution"] = {"reason": {"en": "The report gives no year."}}
    elif number % 9 == 0:
        fact["key_figure"] = "n"
    if kind == "offer" and number > len(KINDS):
        fact["answers"] = [f"fact-{number - 1}"]  # the kind before offer is ask
    return fact


def _status(kind: str, number: int) -> str:
    match kind:
        case "ask":
            return "called_for"
        case "offer":
            return "pledged"
        case _:
            return str(list(Status)[number % len(Status)])


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number, 26)
        text = "abcdefghijklmnopqrstuvwxyz"[rest] + text
    return text


def _quantity(number: int) -> dict[str, Any]:
    shapes: tuple[dict[str, Any], ...] = (
        {"value": number * 10**9, "unit": "JPY", "bound": "approximate", "printed": "around"},
        {"min": number, "max": number * 3 + 1, "unit": "MW", "bound": "range"},
        {"value": number, "unit": "engineer", "bound": "more_than"},
        {"vague": "several", "unit": "project", "bound": "vague"},
        {"value": "0.5", "unit": "share", "bound": "share"},
    )
    return shapes[number % len(shapes)]


def _evidence(number: int) -> dict[str, Any]:
    spoken = number % 3
    return {
        "source": f"source-{number % 2 + 1}",
        "paragraph": number,
        "mode": "reported" if spoken else "document",
        "speaker": f"actor-{spoken}" if spoken else None,
    }
