"""The provenance of a delivered file: read from its custom XML part, or from a sidecar in JSON.

Both hold the same (the part's schema stands in `briefgen.writers.anchors`). A sidecar is this model
as JSON: Word's Document Inspector takes custom XML out of a file, and nothing out of a file beside.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from briefgen.errors import InputError
from briefgen.gate.files import read_at_most
from briefgen.values.aspects import Aspects
from briefgen.values.frozen import Frozen
from briefgen.values.language import Language, LocalText
from briefgen.values.quantity import Quantity
from briefgen.values.when import Duration, Resolved, When
from briefgen.writers.anchors import PROVENANCE_NAMESPACE, SHORT_DIGEST

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_MARKS = 60_000
"""Commas and braces of a sidecar, which bound what is in it; a memo's has a few thousand."""

MAX_PART = 12 * 1024 * 1024
"""Bytes of a provenance part; that of a deck of ten thousand facts has 6.4 million."""

_MOST_ELEMENTS = 100_000
"""Of a provenance part; that of such a deck has 53,000."""

_MOST_DECIMALS = 60
"""Of a number that a chart was drawn with; a quotient has 28."""

_B = f"{{{PROVENANCE_NAMESPACE}}}"
_OPENING = 1024
MAX_SIDECAR = 8 * 1024 * 1024
"""Bytes; that of a memo of twenty sections has 88,000."""


class At(Frozen):
    """Where on a slide an anchored text was delivered; see `briefgen.writers.anchors`."""

    slide: int
    shape: str
    paragraph: int = 0
    start: int = 0
    end: int = 0
    row: int | None = None
    column: int | None = None
    notes: bool = False


class DeliveredOccurrence(Frozen):
    """An anchored text as delivered: ``text`` and ``paragraph`` are digests (`text_digest`).

    ``digests`` are those of its facts, one for each, where it still says what they were at an
    earlier date than the rest of the file: a refresh left it as it was.
    ``paragraph`` is "" where a template's own paragraph holds the text.
    """

    id: str
    form: str
    facts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    entry: str = ""
    language: Language
    text: str
    paragraph: str = ""
    bookmark: str = ""
    at: At | None = None
    digests: tuple[str, ...] = ()


class DeliveredValue(Frozen):
    """A typed value as it was, and the words it was printed as."""

    ref: str
    quantity: Quantity | None = None
    when: When | None = None
    words: tuple[str, ...] = ()


class DrawnPoint(Frozen):
    """Which value of which fact a number of a chart is, and the number as it was drawn.

    ``line`` and ``place`` count from 0, as in the chart's cache; ``key`` is that of the point
    (`briefgen.document.model.ChartPoint`), "" in files of the first versions.
    """

    line: int
    place: int
    key: str = ""
    fact: str
    value: str
    # Bounded: a part that somebody wrote by hand could otherwise ask for pages of digits.
    number: Decimal = Field(
        allow_inf_nan=False, ge=-(10**30), le=10**30, decimal_places=_MOST_DECIMALS
    )


class AnchoredChart(Frozen):
    """A chart as delivered: the name of its drawing or shape, its slide's id, and its points."""

    name: str
    slide: int = 0
    language: Language
    points: tuple[DrawnPoint, ...] = ()


class Provenance(Frozen):
    """What a file was delivered with: edition, facts by digest, values, anchored texts.

    ``aspects`` tell what of a fact has changed; files of the first versions have none.
    ``delivered`` are the short digests of its other paragraphs; files of older versions have none.
    """

    schema_version: Literal[1] = 1
    kind: Literal["memo", "deck"]
    language: Language
    edition: str
    as_of: dt.date
    partnership: str
    facts: Mapping[str, str] = Field(default_factory=dict)
    aspects: Mapping[str, Aspects] = Field(default_factory=dict)
    values: tuple[DeliveredValue, ...] = ()
    occurrences: tuple[DeliveredOccurrence, ...] = ()
    charts: tuple[AnchoredChart, ...] = ()
    delivered: tuple[str, ...] = ()

    @cached_property
    def paragraphs(self) -> frozenset[str]:
        """The short digests of every paragraph that was delivered."""
        anchored = (held.paragraph[:SHORT_DIGEST] for held in self.occurrences if held.paragraph)
        return frozenset((*self.delivered, *anchored))

    def digests_of(self, held: DeliveredOccurrence) -> Mapping[str, str | None]:
        """What the digests of its facts were when the text was worded, by their ids."""
        then = {ident: self.facts.get(ident) for ident in held.facts}
        return {**then, **dict(zip(held.facts, held.digests, strict=False))}

    @cached_property
    def value_by_ref(self) -> Mapping[str, DeliveredValue]:
        """Every value by its reference."""
        return {value.ref: value for value in self.values}


def provenance_of(data: bytes) -> Provenance | None:
    """The provenance that a file of ours carries; None where it has none.

    Found by its root namespace: applications rename custom parts. InputError where the part cannot
    be read; zipfile.BadZipFile where the bytes are no package.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if name.startswith("customXml/") and name.endswith(".xml"):
                part = package.read(name)
                if PROVENANCE_NAMESPACE.encode() in part[:_OPENING] and b"<provenance" in part:
                    return read_provenance(part)
    return None


def read_provenance(part: bytes, name: str = "the file") -> Provenance:
    """The provenance of a custom XML part; InputError says what is wrong with it, in which file."""
    if len(part) > MAX_PART or part.count(b"<") - part.count(b"</") > _MOST_ELEMENTS:
        raise InputError(
            f"the provenance part of {name} holds more than any of ours; use the sidecar that was "
            "written beside it (--sidecar)"
        )
    from lxml import etree

    # What came through the gate is bounded, and may be nested deeper than libxml2 takes by itself.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(part, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError("the provenance part declares a document type; none of ours does")
        return _provenance(root)
    except (etree.XMLSyntaxError, ValueError, TypeError, KeyError) as problem:
        match problem:
            case etree.XMLSyntaxError():
                how = "it is not the XML that was written there"
            case ValidationError():
                how = _first_of(problem)
            case _:
                how = _first_line(problem)
        raise InputError(
            f"the provenance part of {name} cannot be read: {how}; "
            "use the sidecar that was written beside it (--sidecar)"
        ) from problem


def sidecar_bytes(provenance: Provenance) -> bytes:
    """The provenance as JSON: UTF-8, keys in the model's order, defaults left out."""
    held = provenance.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps({"schema_version": 1, **held}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def sidecar_at(path: Path) -> Provenance:
    """The provenance of the sidecar in that file; InputError says what is wrong with it."""
    return read_sidecar(read_at_most(path, MAX_SIDECAR), path.name)


def read_sidecar(data: bytes, name: str = "this") -> Provenance:
    """The provenance of a sidecar; InputError says what is wrong with it, by that name."""
    if len(data) > MAX_SIDECAR:
        raise InputError(f"{name} is too large to be a sidecar of ours")
    if data.count(b",") + data.count(b"{") > _MOST_MARKS:
        raise InputError(
            f"{name} holds more than any of our sidecars; give the file of build --sidecar"
        )
    try:
        return Provenance.model_validate_json(data)
    except ValidationError as problem:
        raise InputError(
            f"{name} is no sidecar of briefgen: {_first_of(problem)}; give the file that "
            "build --sidecar wrote beside the memo or deck"
        ) from problem


def _first_of(problem: ValidationError) -> str:
    """The first of what is wrong, and where."""
    first = problem.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{first['msg']} at {where}" if where else first["msg"]


def _first_line(problem: Exception) -> str:
    return str(problem).partition("\n")[0]


def _provenance(root: Element) -> Provenance:
    facts = list(root.iterfind(f"{_B}facts/{_B}fact"))
    aspects = {item.get("id", ""): _aspects(item) for item in facts}
    return Provenance.model_validate(
        {
            "kind": root.get("kind"),
            "language": root.get("language"),
            "edition": root.get("edition"),
            "as_of": root.get("as-of"),
            "partnership": root.get("partnership"),
            "facts": {item.get("id", ""): item.get("digest", "") for item in facts},
            "aspects": {ident: held for ident, held in aspects.items() if held.known},
            "values": [_value(item) for item in root.iterfind(f"{_B}values/{_B}value")],
            "occurrences": [
                _occurrence(item) for item in root.iterfind(f"{_B}occurrences/{_B}occurrence")
            ],
            "delivered": (root.findtext(f"{_B}delivered") or "").split(),
            "charts": [
                {**item.attrib, "points": [dict(point.attrib) for point in item]}
                for item in root.iterfind(f"{_B}charts/{_B}chart")
            ],
        }
    )


def _aspects(item: Element) -> Aspects:
    held = {name: item.get(name, "") for name in ("figures", "sources", "words")}
    return Aspects.model_validate({**held, "status": item.get("status")})


_TEXTS = ("id", "form", "entry", "text", "paragraph", "bookmark")


def _occurrence(item: Element) -> DeliveredOccurrence:
    held = {name: item.get(name, "") for name in _TEXTS}
    at = item.find(f"{_B}at")
    return DeliveredOccurrence.model_validate(
        {
            **held,
            "facts": item.get("facts", "").split(),
            "values": item.get("values", "").split(),
            "language": item.get("language"),
            "at": None if at is None else dict(at.attrib),
            "digests": item.get("digests", "").split(),
        }
    )


def _value(item: Element) -> DeliveredValue:
    quantity, when = item.find(f"{_B}quantity"), item.find(f"{_B}when")
    return DeliveredValue(
        ref=item.get("ref", ""),
        quantity=None if quantity is None else Quantity.model_validate(dict(quantity.attrib)),
        when=None if when is None else _when(when),
        words=tuple(words.text or "" for words in item.iterfind(f"{_B}words")),
    )


def _when(item: Element) -> When:
    held: dict[str, object] = {str(name): value for name, value in item.items()}
    duration, resolved = item.find(f"{_B}duration"), item.find(f"{_B}resolved")
    if duration is not None:
        held["duration"] = Duration.model_validate(dict(duration.attrib))
    if resolved is not None:
        basis = {b.get("language", ""): b.text or "" for b in resolved.iterfind(f"{_B}basis")}
        held["resolved_from"] = Resolved(
            printed=resolved.get("printed", ""), basis=LocalText.model_validate(basis)
        )
    return When.model_validate(held)
