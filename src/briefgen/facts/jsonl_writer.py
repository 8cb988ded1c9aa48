"""A base → JSON Lines that `briefgen.facts.jsonl_reader` reads back: one entry a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from briefgen.facts.model import FactBase
from briefgen.values.frozen import Frozen


def write_jsonl(base: FactBase) -> Iterator[str]:
    """A line an entry, its line end included: the partnership first, the facts last.

    Keys that the base's own files leave out are left out here too, so that the base that is read
    back is equal, digests and edition included; its issues name these lines.
    """
    groups: tuple[tuple[str, Sequence[Frozen]], ...] = (
        ("partnership", (base.partnership,)),
        ("source", base.sources),
        ("actor", base.actors),
        ("project", base.projects),
        ("place", base.places),
        ("theme", base.themes),
        ("term", base.terms),
        ("fact", base.facts),
    )
    for kind, entries in groups:
        for entry in entries:
            held = entry.model_dump(mode="json", exclude_unset=True)
            if kind == "source":
                # `type` says what the line holds; a source's own stands as the reader expects it.
                held["source_type"] = held.pop("type")
            yield json.dumps({"type": kind, **held}, ensure_ascii=False) + "\n"
