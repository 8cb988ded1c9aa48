"""What changed between two editions, each a fact base or a file that carries its provenance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from briefgen.briefs.snapshot import base_snapshot
from briefgen.delivered.beside import sidecar_path
from briefgen.delivered.provenance import (
    DeliveredValue,
    Provenance,
    sidecar_at,
)
from briefgen.delivered.read import read_delivered
from briefgen.errors import InputError
from briefgen.facts.changes.compare import compare_snapshots
from briefgen.facts.changes.model import Changes
from briefgen.facts.changes.snapshot import Edition, FactState, Figure, Mention, Snapshot, Texts
from briefgen.facts.load import load_facts
from briefgen.facts.model import FactBase
from briefgen.values.aspects import Aspects

Compared = FactBase | Provenance | Snapshot | Path | str
"""What can be compared: facts, what a file carries, or the path of either."""

FILES = (".docx", ".dotx", ".pptx", ".potx", ".json")


def compare(old: Compared, new: Compared) -> Changes:
    """What is different in ``new``, fact by fact.

    A path is a fact base (a folder or a .jsonl), a .docx or .pptx that carries its provenance or
    has its sidecar beside it, or such a sidecar (.json). InputError says what cannot be compared,
    FactsError what is wrong with a fact base.

    `Changes` is false where nothing is known to have changed.

    >>> from briefgen import compare, load_facts
    >>> facts = load_facts("examples/northland")
    >>> bool(compare(facts, facts))
    False
    >>> fewer = facts.model_copy(update={"facts": facts.facts[1:]})
    >>> [mention.id for mention in compare(facts, fewer).withdrawn]
    ['freight']
    """
    before, after = snapshot(old), snapshot(new)
    if before.edition.partnership != after.edition.partnership:
        raise InputError(
            f"the one is of the partnership “{before.edition.partnership}”, the other of "
            f"“{after.edition.partnership}”; compare two editions of one partnership"
        )
    return compare_snapshots(before, after)


def snapshot(held: Compared) -> Snapshot:
    """The edition as far as it is known; InputError and FactsError as `compare`."""
    match held:
        case Snapshot():
            return held
        case FactBase():
            return base_snapshot(held)
        case Provenance():
            return file_snapshot(held)
        case _:
            return _read(Path(held))


def _read(path: Path) -> Snapshot:
    if path.suffix.lower() not in FILES or path.is_dir():
        return base_snapshot(load_facts(path))
    if path.suffix.lower() == ".json":
        return file_snapshot(sidecar_at(path))
    provenance = read_delivered(path, path.name).provenance
    beside = sidecar_path(path)
    if provenance is None and beside.is_file():
        provenance = sidecar_at(beside)
    if provenance is None:
        raise InputError(
            f"{path}: there is no provenance in it, so nothing says which facts it stated; "
            "give the sidecar that was written beside it, or the facts it was made from"
        )
    return file_snapshot(provenance)


def file_snapshot(provenance: Provenance) -> Snapshot:
    """The facts that a memo or deck states, with the values that it prints."""
    values: dict[str, dict[str, Figure]] = defaultdict(dict)
    alone = {held.language for held in provenance.occurrences} <= {provenance.language}
    for value in provenance.values:
        ident, _, name = value.ref.partition(".")
        if ident in provenance.facts and (value.quantity or value.when):
            values[ident][name] = _figure(value, provenance, words=alone)
    return Snapshot(
        edition=Edition(
            kind=provenance.kind,
            partnership=provenance.partnership,
            as_of=provenance.as_of,
            digest=provenance.edition,
        ),
        facts=tuple(_state(ident, provenance, values[ident]) for ident in sorted(provenance.facts)),
    )


def _figure(value: DeliveredValue, provenance: Provenance, *, words: bool) -> Figure:
    """The value with the longest of its words, which has its qualifier and its unit."""
    said = max(value.words, key=len, default="") if words else ""
    texts: Texts = {provenance.language: said} if said else {}
    return Figure(quantity=value.quantity, when=value.when, words=texts)


def _state(ident: str, provenance: Provenance, figures: Mapping[str, Figure]) -> FactState:
    aspects = provenance.aspects.get(ident, Aspects())
    return FactState(
        mention=Mention(id=ident, status=aspects.status),
        digest=provenance.facts[ident],
        figures=figures,
        figures_digest=aspects.figures,
        sources=aspects.sources,
        words={provenance.language: aspects.words} if aspects.words else {},
    )
