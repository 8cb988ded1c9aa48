"""Writes what python-docx and python-pptx find in our templates: ``writers/templates/*.json``.

Run ``python -m tests.tools.find_in_templates`` after a change of a template, of how it is set, or
of what is read from it. A test compares the files with the templates.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any, get_args

from briefgen.values.language import Language
from briefgen.writers.powerpoint import base as deck
from briefgen.writers.unzipped import parts_digest, template_parts
from briefgen.writers.word import base as memo
from briefgen.writers.word.conventions import CONVENTIONS
from briefgen.writers.word.typeset import Paper

TEMPLATES = Path(str(files("briefgen.writers") / "templates"))


def found_in_templates() -> dict[str, dict[str, Any]]:
    """The content of the files, by the name of the template."""
    kinds = product(Language, get_args(Paper), CONVENTIONS)
    memos = [memo.plain_parts(*kind) for kind in kinds]
    return {
        "memo": _told((parts, memo.read_parts(parts)) for parts in memos),
        "deck": _told([(parts := template_parts("deck"), deck.read_parts(parts))]),
    }


def _told(read: Iterable[tuple[Mapping[str, bytes], list[Any]]]) -> dict[str, Any]:
    """All that is found, each once, and by the digest of the parts which of it is in them."""
    found: dict[str, int] = {}
    numbers = {
        parts_digest(parts): found.setdefault(json.dumps(held), len(found)) for parts, held in read
    }
    return {"found": [json.loads(held) for held in found], "parts": numbers}


if __name__ == "__main__":
    for name, content in found_in_templates().items():
        text = json.dumps(content, indent=1) + "\n"
        (TEMPLATES / f"{name}.json").write_text(text, "utf-8")
