"""What ``--json`` prints of a command that makes files: one shape for all of them.

``schema_version``  1
``files``           of each file: ``path`` as given, ``kind`` (memo, deck, pdf, …), ``edition`` (its
                    languages; null where there is none), ``size`` in bytes, ``sha256``; and what
                    the command adds
``issues``          what is wrong with the content, as ``check --json`` prints it; where nothing was
                    made for it, ``files`` is empty and the exit code 1
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from briefgen.issues import Issue

Outcome = dict[str, object]


def outcome(path: Path, data: bytes, kind: str, edition: str | None = None) -> Outcome:
    """A file that was made."""
    return {
        "path": path.as_posix(),
        "kind": kind,
        "edition": edition,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def print_outcome(files: Sequence[Outcome], issues: Sequence[Issue]) -> None:
    """Print all of it."""
    told = {
        "schema_version": 1,
        "files": list(files),
        "issues": [issue.as_json() for issue in issues],
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
