"""A base and its issues, kept between runs: as JSON, by the digest of the files it was read from.

Only where `briefgen.cache.caching` is under way. What comes back is equal to what was read, the
places of its entries and its issues included.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from briefgen.cache import key_of, store_in_use
from briefgen.facts.model import FactBase
from briefgen.facts.origins import Origins
from briefgen.issues import Issue, Severity

Read = tuple[FactBase | None, tuple[Issue, ...]]

_PROGRAM = (
    *("briefgen.facts", "briefgen.values", "briefgen.wording", "briefgen.gate"),
    *("briefgen.issues", "pydantic.version", "yaml"),
)


def read_once(home: Path, pieces: Iterable[bytes], read: Callable[[], Read]) -> Read:
    """What ``read`` gives, kept under the digest of the pieces, which are all that it reads.

    Nothing is kept within ``home``, the folder of the facts. What makes no base is read anew each
    time: its issues may name paths.
    """
    store = store_in_use()
    if store is None or store.folder.absolute().is_relative_to(home.absolute()):
        return read()
    key = key_of(pieces, _PROGRAM)
    content = store.get("facts", key)
    found = _unpacked(content) if content is not None else None
    if found is not None:
        return found
    base, issues = read()
    if base is not None:
        store.put("facts", key, _packed(base, issues))
    return base, issues


def _packed(base: FactBase, issues: tuple[Issue, ...]) -> bytes:
    """Two lines: the base; then issues, places and digests."""
    beside = {
        "issues": [[*issue.as_json().values(), issue.column] for issue in issues],
        "origins": base.origins.as_plain(),
        "digests": base.digests(),
    }
    told = json.dumps(beside, ensure_ascii=False, separators=(",", ":"))
    return f"{base.model_dump_json(exclude_unset=True)}\n{told}".encode()


def _unpacked(content: bytes) -> Read | None:
    """What was packed; None where somebody else wrote it."""
    whole, _, told = content.partition(b"\n")
    try:
        beside = json.loads(told)
        base = FactBase.model_validate_json(whole)
        base.take_origins(Origins.from_plain(beside["origins"]))
        base.take_digests(beside["digests"])
        return base, tuple(_issue(*row) for row in beside["issues"])
    except (ValueError, TypeError, KeyError):
        return None


def _issue(
    code: str,
    severity: str,
    message: str,
    hint: str,
    file: str,
    line: int,
    subject: str,
    column: int,
) -> Issue:
    return Issue(code, Severity(severity), message, hint, file, line, subject, column)
