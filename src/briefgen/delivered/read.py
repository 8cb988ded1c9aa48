"""Files that came back, of either format and from anyone: what they show, and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from briefgen.collector import collector_at_rest
from briefgen.delivered.deck import read_slides
from briefgen.delivered.model import DeliveredFile
from briefgen.delivered.parts import Parts
from briefgen.delivered.provenance import Provenance, read_provenance
from briefgen.delivered.read_deck import deck_of
from briefgen.delivered.word import read_word
from briefgen.errors import InputError
from briefgen.gate.bounds import RETURNED
from briefgen.gate.files import read_at_most


@collector_at_rest()
def read_delivered(
    source: Path | bytes,
    name: str = "",
    sidecar: Provenance | None = None,
    *,
    beside: Provenance | None = None,
) -> DeliveredFile:
    """What a .docx or .pptx shows, made by us or by anyone, however often it was edited.

    ``name`` is what sentences call it, by default the path's last part. ``sidecar`` is taken for
    the file's provenance, in place of the part that it may carry; ``beside`` where it carries none
    that can be read. InputError where the file is no Word or PowerPoint file, is too large, is
    damaged or protected, or carries what acts.

    >>> from briefgen import compose_memo, load_facts, read_delivered, write_memo
    >>> facts = load_facts("examples/northland")
    >>> file = read_delivered(write_memo(compose_memo(facts)), "memo.docx")
    >>> file.kind, file.provenance.edition == facts.edition
    ('docx', True)
    >>> any("Four ports of Northland" in passage.text for passage in file.passages)
    True
    """
    name = name or (source.name if isinstance(source, Path) else "the file")
    if isinstance(source, Path):
        source = read_at_most(source, RETURNED.packed, RETURNED.advice)
    return delivered_file(Parts.opened(source, name, "word or powerpoint"), sidecar, beside)


def delivered_file(
    parts: Parts, sidecar: Provenance | None = None, beside: Provenance | None = None
) -> DeliveredFile:
    """The same of a file that passed the gate."""
    memo = parts.package.format in ("docx", "dotx")
    passages, charts = read_word(parts) if memo else read_slides(deck_of(parts))
    kind: Literal["docx", "pptx"] = "docx" if memo else "pptx"
    return DeliveredFile(
        parts.package.name,
        kind,
        tuple(passages),
        tuple(charts),
        sidecar or _provenance(parts, beside),
        tuple(dict.fromkeys(_dates(parts))),
        beside.edition if beside else "",
    )


def _dates(parts: Parts) -> Iterator[dt.date]:
    """The days on which the file says it was made and last saved (ECMA-376 part 2, 8.3.4)."""
    for part in parts.related("", "core-properties"):
        for element in parts.xml(part):
            if element.tag.rpartition("}")[2] in ("created", "modified"):
                day = (element.text or "").strip()[:10]
                with suppress(ValueError):
                    yield dt.date.fromisoformat(day)


def _provenance(parts: Parts, beside: Provenance | None) -> Provenance | None:
    """Its own, which is of this very file; a sidecar may be of an earlier or a later one."""
    part = parts.provenance()
    try:
        return beside if part is None else read_provenance(part, parts.package.name)
    except InputError:
        if beside is None:
            raise
        return beside
