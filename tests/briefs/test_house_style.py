"""House style: names of countries, the pair, dates and spelling; never quotations or names."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.briefs.brief import Brief, Shape
from briefgen.document.model import Document
from briefgen.document.walk import plain_text
from briefgen.facts.load import load_facts, read_facts
from briefgen.generate import compose_memo
from tests.facts.sample import FILES, stands, write_base

PARTNERSHIP, TRANSPORT = "partnership.yaml", "facts/transport.yaml"
OTHER_STYLE = """\
style:
  pair: [southland, northland]
  country_names: press
  date: month-day
  spelling: american
"""
QUOTE = "The programme of Northland opens on 4 May 2024 for Northland–Southland"


def base_files(style: str) -> dict[str, str | None]:
    partnership = FILES[PARTNERSHIP].replace("style: {pair: [northland, southland]}\n", style)
    press = "press: {en: {full: Norland, adjective: Norlandic}}"
    partnership = partnership.replace("adjective: Northern}}", f"adjective: Northern}}}}, {press}")
    transport = FILES[TRANSPORT].replace("The bridge is the heart of our plan", QUOTE)
    transport = transport.replace("the heart of our plan", QUOTE)
    return {PARTNERSHIP: partnership, TRANSPORT: transport}


def words_of(document: Document) -> str:
    """All text of the document, spaces alike."""
    notes = "\n".join(plain_text(note.content) for note in document.notes)
    return f"{document.model_dump_json()}\n{notes}".replace("\u00a0", " ")


@pytest.fixture
def documents(tmp_path: Path) -> tuple[str, str]:
    """The words of the memo in the style of the sample, and in the other one."""
    found = []
    for name, style in (("own", "style: {pair: [northland, southland]}\n"), ("other", OTHER_STYLE)):
        base = load_facts(write_base(tmp_path / name, base_files(style)))
        found.append(words_of(compose_memo(base, Brief(shape=Shape.FULL))))
    return found[0], found[1]


def test_style_changes_names_pair_dates_and_our_own_spelling(documents: tuple[str, str]) -> None:
    own, other = documents
    assert "Northland–Southland partnership" in own
    assert "Southland–Norland partnership" in other
    assert "Northland–Southland partnership" not in other
    assert "4 May 2024" in own
    assert "May 4, 2024" in other
    assert "Organisations" in own
    assert "Organizations" in other
    assert "Organisations" not in other


def test_no_style_touches_a_quotation(documents: tuple[str, str]) -> None:
    for text in documents:
        assert f"“{QUOTE}”" in text


def test_no_style_touches_the_name_of_an_actor_or_project(tmp_path: Path) -> None:
    files = base_files(OTHER_STYLE)
    actors = FILES["actors.yaml"].replace("Harbour Authority", "Northland Harbour Organisation")
    base = load_facts(write_base(tmp_path, {**files, "actors.yaml": actors}))
    text = words_of(compose_memo(base, Brief()))
    assert "Northland Harbour Organisation" in text
    assert "Norland Harbour" not in text


def test_an_author_s_word_in_the_other_spelling_is_named_and_not_changed(tmp_path: Path) -> None:
    new = FILES[TRANSPORT].replace('"{@bridge} agreed"', '"{@bridge} program agreed"')
    base, issues = read_facts(write_base(tmp_path, {TRANSPORT: new}))
    line = new.partition("program agreed")[0].count("\n") + 1
    assert stands(issues, "other-spelling", f"{TRANSPORT}:{line}")
    assert base is not None
    assert "Line 1 bridge program agreed" in words_of(compose_memo(base, Brief()))


def test_a_quotation_may_have_the_other_spelling(tmp_path: Path) -> None:
    transport = FILES[TRANSPORT].replace("heart of our plan", "center of our program")
    assert read_facts(write_base(tmp_path, {TRANSPORT: transport}))[1] == ()
