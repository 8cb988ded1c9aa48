"""What all tests share: how the collector, the bytecode and the two processes are set up."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests import laws, shared

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import Scheduling

# Facts, documents and decks are large trees without cycles; looking for cycles in them takes a
# seventh of the suite's time.
gc.set_threshold(200_000, 20, 100)

laws.begin()


def pytest_configure(config: pytest.Config) -> None:
    """Bytecode is kept in pytest's own cache, for the programs that tests start too.

    Also where the environment keeps it out of the source folders: a program that compiles all of
    ours anew takes twice the time.
    """
    if not hasattr(config, "workerinput"):
        shared.begin()
    # As users have it, from nothing in each run. Tests of the cache name folders of their own,
    # those of what is made twice turn it off.
    os.environ["BRIEFGEN_CACHE"] = str(shared.folder() / "cache")
    cache = getattr(config, "cache", None)  # none there with -p no:cacheprovider
    if cache is not None and os.access(config.rootpath, os.W_OK):
        kept = str(cache.mkdir("bytecode"))
        sys.dont_write_bytecode = False
        sys.pycache_prefix = kept
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = kept


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--every-variant``: what CI runs, here too."""
    parser.addoption("--every-variant", action="store_true", help="run all variants, as CI does")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a test marked ``every(n)`` each n-th variant, from the first; all of them in CI."""
    if os.environ.get("CI") == "true" or config.getoption("--every-variant"):
        return
    turns: Counter[str] = Counter()
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        mark = item.get_closest_marker("every")
        name = item.nodeid.partition("[")[0]
        (kept if mark is None or turns[name] % mark.args[0] == 0 else left).append(item)
        turns[name] += 1
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Each process takes a stretch of the tests: those that stand together share what they make.

    None, the plugin's own choice, where the command line chooses.
    """
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


def pytest_unconfigure(config: pytest.Config) -> None:
    """What tests made and share lives to the end; pytest need not search it through, five times."""
    if not hasattr(config, "workerinput"):
        shared.end()
    gc.collect()
    gc.freeze()
