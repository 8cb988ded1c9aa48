"""Answers that depend on the question alone, kept between runs: one file for all of a kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from typing import Generic, TypeVar

from briefgen.cache.store import Store
from briefgen.cache.use import at_the_end, key_of, store_in_use

MOST_KEPT = 4096
"""Answers that a file holds: those of the last run, and then what runs before it asked."""

MOST_HELD = 1 << 16
"""Answers that a process remembers; then it begins anew."""

Answer = TypeVar("Answer")


class Answers(Generic[Answer]):
    """What was asked before, with the answers, which have to be plain data of JSON.

    They are read when the first question comes, and written when the `caching` under way ends, if
    there are new ones. Of two processes that end at once one's new answers are lost, and asked for
    again. ``pieces`` and ``packages`` are what the answers depend on besides: see `key_of`.
    """

    def __init__(
        self, kind: str, packages: tuple[str, ...], pieces: tuple[bytes, ...] = ()
    ) -> None:
        self._kind, self._packages, self._pieces = kind, packages, pieces
        self._known: dict[str, Answer] = {}
        self._kept: dict[str, Answer] = {}
        self._store: Store | None = None
        self._more = False

    def of(self, question: str, ask: Callable[[str], Answer]) -> Answer:
        """What is known, else what is asked for now."""
        if question in self._known:
            return self._known[question]
        self._open()
        if question in self._kept:
            answer = self._kept[question]
        else:
            answer = ask(question)
            self._more = True
        if len(self._known) >= MOST_HELD:
            self._known.clear()
        self._known[question] = answer
        return answer

    def forget(self) -> None:
        """Remember nothing of this process, nor of what was read."""
        self._known, self._kept, self._store, self._more = {}, {}, None, False

    def _open(self) -> None:
        """Read what is kept in the store under way, once."""
        store = store_in_use()
        if store is None or store == self._store:
            return
        self._store = store
        self._kept = _unpacked(store.get(self._kind, self._key()))
        at_the_end(self._keep)

    def _keep(self, store: Store) -> None:
        if self._more and store == self._store:
            whole = islice((self._known | self._kept).items(), MOST_KEPT)
            packed = json.dumps(dict(whole), ensure_ascii=False, separators=(",", ":"))
            store.put(self._kind, self._key(), packed.encode("utf-8", "surrogatepass"))
        self._store, self._more = None, False

    def _key(self) -> str:
        return key_of(self._pieces, self._packages)


def _unpacked(content: bytes | None) -> dict[str, Answer]:
    """What was packed; nothing where somebody else wrote it."""
    try:
        found = json.loads(content or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
