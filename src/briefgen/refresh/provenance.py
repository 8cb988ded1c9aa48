"""The provenance of a file after a refresh: what it now holds, and the part that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefgen.briefs.aspects import aspects_of
from briefgen.briefs.entries import entry_digest
from briefgen.briefs.wordings import wordings
from briefgen.briefs.words import Form, Words, words_of
from briefgen.delivered.provenance import (
    AnchoredChart,
    DeliveredOccurrence,
    DeliveredValue,
    Provenance,
)
from briefgen.document.model import TypedValue
from briefgen.facts.model import Fact, FactBase
from briefgen.records import dataclass
from briefgen.values.quantity import Quantity
from briefgen.wording.render import render_value
from briefgen.writers.anchors import PROVENANCE_NAMESPACE, value_element

_B = f"{{{PROVENANCE_NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class Now:
    """An occurrence as it stands after the refresh; ``current`` that it says what the facts say."""

    text: str
    paragraph: str
    span: tuple[int, int] | None
    current: bool


def renewed(
    provenance: Provenance,
    base: FactBase,
    now: Mapping[int, Now],
    shown: Collection[str],
    drawn: Mapping[tuple[int, str], AnchoredChart],
) -> Provenance:
    """The provenance of the file against the facts as they are.

    ``now`` are the occurrences that were found, by their index; ``shown`` are short digests of
    texts that were brought up to date, ``drawn`` charts, by their slides' ids and their names. What
    could not be keeps the digests of its facts.
    """
    known, words = base.fact_by_id, words_of(base)
    left = set(_left(provenance, base, drawn))
    occurrences = tuple(
        _occurrence(provenance, held, now.get(index), words)
        for index, held in enumerate(provenance.occurrences)
    )
    facts = {ident: known[ident].digest for ident in provenance.facts if ident in known}
    aspects = {
        ident: aspects_of(known[ident], words, provenance.language)
        for ident in provenance.aspects
        if ident in known
    }
    return provenance.model_copy(
        update={
            "edition": base.edition,
            "as_of": base.as_of,
            "facts": {**provenance.facts, **facts},
            "aspects": {**provenance.aspects, **aspects},
            "values": tuple(
                held if held.ref in left else _value(held, provenance, words)
                for held in provenance.values
            ),
            "occurrences": occurrences,
            "charts": tuple(drawn.get((c.slide, c.name), c) for c in provenance.charts),
            "delivered": tuple(sorted({*provenance.delivered, *shown})),
        }
    )


def _left(
    provenance: Provenance, base: FactBase, drawn: Mapping[tuple[int, str], AnchoredChart]
) -> Iterator[str]:
    """The points of charts that stay as they were, but for values that have names of their own.

    The name of a point says where it stands in its series: it may be another point's by now.
    """
    for chart in provenance.charts:
        if (chart.slide, chart.name) not in drawn:
            for point in chart.points:
                fact = base.fact_by_id.get(point.fact)
                values = fact.values if fact else ()
                if point.value not in {f"{point.fact}.{value.name}" for value in values}:
                    yield point.value


def _occurrence(
    provenance: Provenance,
    held: DeliveredOccurrence,
    now: Now | None,
    words: Words,
) -> DeliveredOccurrence:
    known = words.base.fact_by_id
    then = provenance.digests_of(held)
    changed = any(ident in known and known[ident].digest != then[ident] for ident in held.facts)
    if now is None or not now.current:
        digests = tuple(then[ident] or "none" for ident in held.facts) if changed else held.digests
        return held.model_copy(update={"digests": digests} | _moved(held, now))
    facts = [known[ident] for ident in held.facts if ident in known]
    entry = entry_digest(held.form, facts, words) if held.entry else ""
    return held.model_copy(update={"digests": (), "entry": entry} | _moved(held, now))


def _moved(held: DeliveredOccurrence, now: Now | None) -> dict[str, object]:
    if now is None:
        return {}
    update: dict[str, object] = {"text": now.text, "paragraph": now.paragraph}
    if held.at is not None and now.span is not None:
        start, end = now.span
        update["at"] = held.at.model_copy(update={"start": start, "end": end})
    return update


def _value(held: DeliveredValue, provenance: Provenance, words: Words) -> DeliveredValue:
    """The value as the facts have it now; as it was where they have it no more."""
    ident, _, name = held.ref.rpartition(".")
    fact = words.base.fact_by_id.get(ident)
    drawn = _point(fact, name) if fact else None
    value = drawn or (words.values(fact).get(name) if fact else None)
    if fact is None or value is None or value == (held.quantity or held.when):
        return held
    form = Form.VALUE if isinstance(value, Quantity) else Form.WHEN
    languages = {o.language for o in provenance.occurrences if held.ref in o.values}
    said = tuple(
        text
        for language in sorted(languages)
        for text in (
            (render_value(drawn, "full", language, words.lexicon),)
            if drawn
            else wordings(f"{form}:{name}", (fact,), language, words)[:1]
        )
    )
    if isinstance(value, Quantity):
        return DeliveredValue(ref=held.ref, quantity=value, words=said)
    return DeliveredValue(ref=held.ref, when=value, words=said)


def _point(fact: Fact, name: str) -> Quantity | None:
    """The quantity of a point of the fact's series that is no value of its own."""
    points = fact.series.named_points if fact.series else ()
    return next((held.point.quantity for held in points if held.name == name), None)


# --- the part -------------------------------------------------------------------------------------


def provenance_bytes(part: bytes, provenance: Provenance) -> bytes:
    """The custom XML part with this provenance in the place of the one that it holds.

    What the part has besides stays.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(part, parser)
    root.set("edition", provenance.edition)
    root.set("as-of", provenance.as_of.isoformat())
    for item in root.iterfind(f"{_B}facts/{_B}fact"):
        ident = item.get("id", "")
        item.set("digest", provenance.facts.get(ident, item.get("digest", "")))
        aspects = provenance.aspects.get(ident)
        if aspects is not None:
            told = {"status": aspects.status or "", "figures": aspects.figures}
            told |= {"sources": aspects.sources, "words": aspects.words}
            _set(item.attrib, told)
    for item, value in zip(root.findall(f"{_B}values/{_B}value"), provenance.values, strict=True):
        made = etree.fromstring(_typed(value))
        made.tail = item.tail
        item.getparent().replace(item, made)
    for item, held in zip(
        root.iterfind(f"{_B}occurrences/{_B}occurrence"), provenance.occurrences, strict=True
    ):
        told = {"text": held.text, "paragraph": held.paragraph, "entry": held.entry}
        told["digests"] = " ".join(held.digests)
        _set(item.attrib, told)
        at = item.find(f"{_B}at")
        if at is not None and held.at is not None:
            _set(at.attrib, {"start": str(held.at.start), "end": str(held.at.end)})
    for item, chart in zip(root.iterfind(f"{_B}charts/{_B}chart"), provenance.charts, strict=True):
        for mark, point in zip(item, chart.points, strict=True):
            mark.set("value", point.value)
            mark.set("number", format(point.number, "f"))
            if point.key:
                mark.set("key", point.key)
    delivered = root.find(f"{_B}delivered")
    if delivered is not None:
        delivered.text = " ".join(provenance.delivered)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set(attributes: object, told: Mapping[str, str]) -> None:
    """The attributes as told; one without a value is left out."""
    for name, value in told.items():
        if value:
            attributes[name] = value  # type: ignore[index]
        else:
            attributes.pop(name, None)  # type: ignore[attr-defined]


def _typed(value: DeliveredValue) -> bytes:
    held = TypedValue(ref=value.ref, quantity=value.quantity, when=value.when, words=value.words)
    return (
        value_element(held).replace("<value", f'<value xmlns="{PROVENANCE_NAMESPACE}"', 1).encode()
    )
