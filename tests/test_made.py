"""What tests share is what the library makes: from one whole brief, every memo and deck of it."""

from __future__ import annotations

import pytest

from briefgen import Brief, compose_brief, compose_deck, compose_memo
from tests import made
from tests.synthetic import make_base


@pytest.mark.parametrize(
    "brief",
    [
        Brief(),
        Brief.model_validate({"shape": "full", "length": "short"}),
        Brief.model_validate({"shape": "one-page", "density": "present", "language": "ja"}),
        Brief.model_validate({"length": "full", "slides": {"risks": False}, "convention": "vn"}),
    ],
    ids=["standard", "full", "page", "vn"],
)
@pytest.mark.every(4)
def test_what_tests_share_is_what_the_library_makes(brief: Brief) -> None:
    base = make_base(20, 3)
    assert made.whole(base, brief) == compose_brief(base, brief)
    assert made.composed(base, brief) == compose_memo(base, brief)
    assert made.planned(base, brief) == compose_deck(base, brief)


def test_another_base_is_never_taken_for_the_same() -> None:
    one, other = make_base(6, 2), make_base(7, 2)
    assert made.composed(one) is made.composed(one)
    assert made.composed(one) != made.composed(other)
