"""Shapes, conventions, templates, editions, anchors: each two of their values meet in a memo.

Every value of each meets every value of each other in at least one case (pairwise), which is where
most faults of combination show, in a tenth of the cases.
"""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

import pytest

from briefgen.briefs.brief import Brief, Convention, Shape
from briefgen.document.model import Document
from briefgen.values.language import Language
from briefgen.values.node import Node, field_types
from briefgen.writers.anchors import Anchors
from briefgen.writers.word import write_memo
from tests import demo, made
from tests.officetools import validate
from tests.pairs import pairwise
from tests.templates import TEMPLATES
from tests.wholeness import problems
from tests.writers.word.test_template import template as read

HOUSE = "house"
THEMES = ("investment", "energy")
"""Enough of the demo that a memo has all the kinds of blocks that one of all themes has."""

EDITIONS = {
    "en": Brief(),
    "vi": Brief(language=Language.VI),
    "ja": Brief(language=Language.JA),
    "en+ja": Brief(second_language=Language.JA),
    "ja+vi": Brief(language=Language.JA, second_language=Language.VI),
}
VALUES = (
    tuple(Shape),
    tuple(Convention),
    (HOUSE, *TEMPLATES),
    tuple(EDITIONS),
    tuple(Anchors),
)
CASES = pairwise(*VALUES)


@cache
def _document(shape: Shape, convention: Convention, edition: str) -> Document:
    changed = {"shape": shape, "convention": convention, "themes": THEMES}
    return made.composed(demo.facts(), EDITIONS[edition].model_copy(update=changed))


@cache
def _memo(
    shape: Shape, convention: Convention, template: str, edition: str, anchors: Anchors
) -> bytes:
    document = _document(shape, convention, edition)
    base = None if template == HOUSE else read(template).base
    return write_memo(document, anchors=anchors, base=base)


def _nothing_said(
    shape: Shape, convention: Convention, template: str, edition: str, anchors: Anchors
) -> bytes:
    """What an organisation's template shows around a memo; ours has nothing to be excused."""
    if template == HOUSE:
        return b""
    nothing = {"sections": (), "notes": ()}  # its title stays, and what anchors it
    document = _document(shape, convention, edition).model_copy(update=nothing)
    return write_memo(document, anchors=anchors, base=read(template).base)


def _kinds(part: Node) -> set[type[Node]]:
    """The kinds of all that a document is made of."""
    found = {type(part)}
    for name in field_types(type(part)):
        held = getattr(part, name)
        for inner in held if isinstance(held, tuple) else (held,):
            if isinstance(inner, Node):
                found |= _kinds(inner)
    return found


@pytest.mark.parametrize("shape", list(Shape))
def test_two_themes_have_all_that_a_memo_of_all_has(shape: Shape) -> None:
    whole = made.composed(demo.facts(), Brief(shape=shape))
    assert _kinds(_document(shape, Convention.STANDARD, "en")) >= _kinds(whole)


def test_each_two_values_meet_in_a_case() -> None:
    for first, second in itertools.combinations(range(len(VALUES)), 2):
        met = {(case[first], case[second]) for case in CASES}
        assert met == set(itertools.product(VALUES[first], VALUES[second]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case)))
@pytest.mark.every(3)
def test_each_combination_is_whole(
    case: tuple[Shape, Convention, str, str, Anchors],
) -> None:
    assert problems(_memo(*case), template=_nothing_said(*case)) == []


@pytest.mark.node
@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case)))
def test_the_open_xml_sdk_has_nothing_against_any_combination(
    case: tuple[Shape, Convention, str, str, Anchors], tmp_path: Path
) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(_memo(*case))
    assert validate(path) == []
