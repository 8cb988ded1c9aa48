"""A damaged file ends in a result or in a sentence; a failure says how it is repeated."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.fuzz.cases import Case
from tests.fuzz.packages import mutants
from tests.fuzz.runner import Worker
from tests.templates import two_columns

SEED = 1
GROUP = 5
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as held:
        yield held


@linux_only
@pytest.mark.every(40)
@pytest.mark.parametrize("first", range(0, 200, GROUP))
def test_what_is_made_of_a_damaged_package_is_a_result_or_a_sentence(
    first: int, worker: Worker
) -> None:
    cases = (Case(SEED, number, "packages") for number in range(first, first + GROUP))
    verdicts = list(map(worker.tried, cases))
    assert len(verdicts) == GROUP
    assert not (broken := [str(verdict) for verdict in verdicts if verdict.broken]), "\n".join(
        broken
    )


def test_a_seed_gives_the_same_damage_again_and_another_gives_other() -> None:
    first, again, other = (mutants(seed, two_columns()) for seed in (1, 1, 2))
    drawn = [[next(found) for _ in range(5)] for found in (first, again, other)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len({mutant.data for mutant in drawn[0]}) == 5
