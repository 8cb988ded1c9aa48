"""The library knows no base: no name of its people, firms, bodies, places or projects is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefgen import Actor, FactBase, Place, Project, load_facts
from briefgen.facts.model import Side

ROOT = Path(__file__).resolve().parent.parent
BASES = sorted(path.name for path in (ROOT / "data").iterdir())
_WIDE = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
"""Scripts that write words without spaces."""


@cache
def base(name: str) -> FactBase:
    return load_facts(ROOT / "data" / name)


@cache
def library() -> dict[str, str]:
    """Every file of the library that is text, by its path."""
    found = {}
    for path in sorted((ROOT / "src").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            found[str(path.relative_to(ROOT))] = path.read_bytes().decode("utf-8", "replace")
    return found


def names(held: FactBase) -> Iterator[str]:
    """Names, aliases and ids of actors, projects and places, in all languages.

    A country's own name is no actor's: conventions, calendars and fiscal years need it.
    """
    countries = {text for side in held.partnership.sides for text in forms(side)}
    entries: tuple[Actor | Project | Place, ...] = (*held.actors, *held.projects, *held.places)
    for entry in entries:
        yield entry.id
        yield from (alias.name for alias in entry.aliases)
        yield from (text for text in forms(entry) if text not in countries)


def forms(entry: Side | Actor | Project | Place) -> Iterator[str]:
    for _, held in entry.names.items():
        # A family name or a given name alone is that of many others.
        yield from filter(None, held.model_dump(exclude={"family", "given"}).values())


def searched(name: str) -> re.Pattern[str]:
    """The name as a word of its own; as any run of signs where words have no spaces."""
    if _WIDE.search(name):
        return re.compile(re.escape(name))
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def test_there_are_bases_on_other_subjects_and_with_other_parties() -> None:
    assert len(BASES) >= 2
    sides = [frozenset(side.id for side in base(name).partnership.sides) for name in BASES]
    assert len(set(sides)) == len(BASES)
    themes = [frozenset(theme.name.en for theme in base(name).themes) for name in BASES]
    assert not frozenset.intersection(*themes)


@pytest.mark.parametrize("name", BASES)
@pytest.mark.every(2)
def test_no_name_of_a_base_stands_in_the_library(name: str) -> None:
    found = {
        f"{path}: {text}"
        for text in dict.fromkeys(names(base(name)))
        for path, held in library().items()
        if text in held and searched(text).search(held)
    }
    assert not found


@pytest.mark.parametrize("name", BASES)
def test_no_base_and_no_fact_or_theme_of_it_is_named_in_the_code(name: str) -> None:
    """Nothing branches on which base it is: ids of several words are no one's by chance.

    Examples of commands name its folder, as a person types it.
    """
    held = base(name)
    facts, sources, themes = held.fact_by_id, held.source_by_id, held.theme_by_id
    idents = [i for i in (held.partnership.id, *facts, *sources, *themes) if "-" in i]
    code = {
        path: text.replace(f"data/{name}", "data/…")
        for path, text in library().items()
        if path.endswith(".py")
    }
    found = {
        f"{path}: {i}"
        for i in idents
        for path, t in code.items()
        if i in t and searched(i).search(t)
    }
    assert idents
    assert not found
