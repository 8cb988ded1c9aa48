"""A program that uses briefgen, for `mypy --strict`: what each public name gives is known.

Nothing here is Any: `assert_type` fails where a hint says less than it should.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import assert_type

from briefgen import (
    Anchors,
    Brand,
    Brief,
    Changes,
    Deck,
    Document,
    Fact,
    FactBase,
    Issue,
    Language,
    LocalText,
    Quantity,
    Section,
    SectionRole,
    Status,
    Theme,
    When,
    Writing,
    audit,
    check_facts,
    compare,
    compose_brief,
    compose_deck,
    compose_memo,
    fact_charts,
    fact_list,
    generate_deck,
    generate_memo,
    load_brand,
    load_brief,
    load_facts,
    own_section,
    read_delivered,
    write_deck,
    write_memo,
)
from briefgen.delivered.model import DeliveredFile
from briefgen.delivered.report import Finding, Report
from briefgen.document.model import Chart, FactList
from briefgen.refresh import refresh


def read(folder: Path) -> FactBase:
    """Facts, and what their fields are."""
    facts = assert_type(load_facts(folder), FactBase)
    assert_type(check_facts(facts), tuple[Issue, ...])
    assert_type(facts.fact_by_id["freight"], Fact)
    assert_type(facts.themes, tuple[Theme, ...])
    assert_type(facts.as_of, dt.date)
    fact = facts.facts[0]
    assert_type(fact.status, Status)
    assert_type(fact.when, When | None)
    assert_type(fact.quantity("largest"), Quantity | None)
    assert_type(fact.statement.best(Language.EN), tuple[str, Language])
    return facts


def own(writing: Writing) -> Section | None:
    """A section of the program's own."""
    listed = assert_type(fact_list(writing.facts, writing), FactList)
    drawn = assert_type(fact_charts(writing.facts, writing), tuple[Chart, ...])
    return own_section("own", LocalText(en="Own"), (listed, *drawn), writing)


def make(facts: FactBase, out: Path) -> tuple[Path, Path]:
    """Memo and deck, in memory and on disk."""
    sections = (own, SectionRole.SOURCES)
    changes = assert_type(compare(facts, facts), Changes)
    assert_type(compose_brief(facts, since=changes), Document)
    memo = assert_type(compose_memo(facts, Brief(), sections=sections), Document)
    deck = assert_type(compose_deck(facts, sections=sections), Deck)
    assert_type(write_memo(memo, anchors=Anchors.FULL), bytes)
    assert_type(write_deck(deck), bytes)
    return generate_memo(facts, out / "memo.docx"), generate_deck(facts, str(out / "deck.pptx"))


def take_back(path: Path, facts: FactBase) -> bytes:
    """A file that came back, held against the facts and brought up to date."""
    file = assert_type(read_delivered(path), DeliveredFile)
    report = assert_type(audit([file], facts), Report)
    assert_type(report.findings, tuple[Finding, ...])
    made = refresh(path.read_bytes(), facts, name=path.name)
    assert_type(made.left, tuple[Finding, ...])
    return assert_type(made.data, bytes)


def settings(folder: Path) -> tuple[Brief, Brand]:
    """Brief and brand as files."""
    brand, issues = load_brand(folder / "brand.yaml")
    assert_type(issues, tuple[Issue, ...])
    return load_brief(folder / "brief.yaml"), brand
