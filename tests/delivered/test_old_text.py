"""What a text said when it was delivered is told where a digest proves it, and else not at all."""

from __future__ import annotations

from dataclasses import replace

from briefgen.delivered.audit import audit
from briefgen.delivered.report import State
from briefgen.writers.anchors import text_digest
from tests import demo
from tests.delivered.test_across import edited
from tests.delivered.test_audit import FACT, doubled, memo


def test_of_what_stands_as_delivered_the_old_text_is_what_is_shown() -> None:
    report = audit([memo()], doubled())
    assert all(found.old == found.shown for found in report.findings if found.facts == (FACT,))


def test_of_an_edited_text_the_old_one_is_told_by_the_facts() -> None:
    report = audit([edited(memo(), "3 trillion", "5 trillion")], demo.facts())
    (found,) = (held for held in report.findings if held.state is State.EDITED)
    assert "3 trillion" in found.old.replace("\u00a0", " ")
    assert text_digest(found.old) != text_digest(found.shown)


def test_of_a_removed_text_the_old_one_is_told_by_the_facts() -> None:
    rest = tuple(p for p in memo().passages if "trillion" not in p.text)
    report = audit([replace(memo(), passages=rest)], demo.facts())
    removed = [found for found in report.findings if found.state is State.REMOVED]
    assert removed
    assert all(found.old and not found.shown for found in removed)


def test_the_words_that_a_value_was_printed_as_tell_it_though_the_fact_has_changed() -> None:
    file = edited(memo(), "3 trillion", "5 trillion")
    found = [held for held in audit([file], doubled()).findings if held.state is State.CONFLICT]
    assert found
    assert all("3 trillion" in held.old.replace("\u00a0", " ") or not held.old for held in found)
