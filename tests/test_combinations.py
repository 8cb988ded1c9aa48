"""Shapes, conventions, languages and anchors of memos: each two of their values meet in a memo.

Every value of each meets every value of each other in at least one case (pairwise), which is where
most faults of combination show, in a tenth of the cases.
"""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

import pytest
from allpairspy import AllPairs

from briefgen import compose_memo, load_brief
from briefgen.briefs.brief import Brief, Convention, Shape
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchors
from briefgen.writers.word import write_memo
from tests import demo
from tests.officetools import validate
from tests.wholeness import problems

VALUES = (tuple(Shape), tuple(Convention), tuple(Language), tuple(Anchors))
CASES = [tuple(case) for case in AllPairs([list(values) for values in VALUES])]


@cache
def _brief(language: Language) -> Brief:
    """The demo's facts are all in English; in Vietnamese and Japanese the pilot has a choice."""
    if language is Language.EN:
        return Brief()
    return load_brief(Path(__file__).parent / "pilot" / f"{language}.yaml")


@cache
def _memo(shape: Shape, convention: Convention, language: Language, anchors: Anchors) -> bytes:
    changed = {"shape": shape, "convention": convention}
    document = compose_memo(demo.facts(), _brief(language).model_copy(update=changed))
    return write_memo(document, anchors=anchors)


def test_each_two_values_meet_in_a_case() -> None:
    for first, second in itertools.combinations(range(len(VALUES)), 2):
        met = {(case[first], case[second]) for case in CASES}
        assert met == set(itertools.product(VALUES[first], VALUES[second]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case)))
def test_each_combination_is_whole(case: tuple[Shape, Convention, Language, Anchors]) -> None:
    assert problems(_memo(*case)) == []


@pytest.mark.node
@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case)))
def test_the_open_xml_sdk_has_nothing_against_any_combination(
    case: tuple[Shape, Convention, Language, Anchors], tmp_path: Path
) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(_memo(*case))
    assert validate(path) == []
