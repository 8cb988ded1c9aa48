"""The provenance part: what each anchored text of a delivered file states, and from which edition.

Stage: writers. In come the edition, the typed values and the texts as the writer delivered them;
out goes one custom XML part, its properties part and its relationships, the same for memo and deck.
A reader finds the part by its root namespace, never by its name: applications rename it.

The part, by example (attributes without a value are left out; a list is separated by spaces)::

    <provenance xmlns="urn:briefgen:provenance:1" kind="memo" language="en"
                edition="9f86d0…" as-of="2025-04-30" partnership="north-south">
      <facts>
        <fact id="loans-total" digest="60303a…" status="completed" figures="0f3a…" sources="77b1…"
              words="c2d9…"/>
      </facts>
      <values>
        <value ref="loans-total.amount">
          <quantity unit="JPY" bound="approximate" value="3000000000000" min="" max="" vague=""
                    scope="in_total" printed="approximately"/>
          <when edtf="1995/2021" part="end" opening="since" closing="by" fiscal="true"
                country="JP">
            <duration unit="year" value="33" min="" max=""/>
            <resolved printed="Monday"><basis language="en">…</basis></resolved>
          </when>
          <words>approximately 3 trillion yen</words>
        </value>
      </values>
      <occurrences>
        <occurrence id="loans-total.statement.1" form="statement" facts="loans-total"
                    values="loans-total.amount" language="en" text="d7a8fb…" paragraph="e3b0c4…"
                    bookmark="_bf_loans_total_statement_1_5feceb66"/>
        <occurrence …><at slide="258" shape="Fact 2" paragraph="0" start="0" end="41" row="1"
                          column="0"/></occurrence>
        <occurrence id="o7" form="theme:energy" entry="1b4f…" language="en" text="9c1e…" …/>
      </occurrences>
      <charts>
        <chart name="Chart 1" slide="258" language="en">
          <point line="0" place="2" key="7f83b165.bdd2d3af" fact="loans-total"
                 value="loans-total.2023" number="155.2"/>
        </chart>
      </charts>
      <delivered>0a1b2c3d4e5f6071 1b2c3d4e5f607182 …</delivered>
    </provenance>

``digest`` and ``edition`` are the document's own. ``status``, ``figures``, ``sources`` and
``words`` of a fact say what of it changed since (`briefgen.values.aspects`; ``words`` in the file's
language); parts of the first versions lack them. ``text`` is the SHA-256 of the anchored text and
``paragraph`` that of its whole paragraph, both over UTF-8 in NFC, joined from the runs as a reader
of the file joins them (a line break is U+000A, a tab U+0009), as `text_digest` has it. In a memo an
occurrence stands in the control tagged with `control_tag` of its id and within its ``bookmark``; on
a slide it stands where ``at`` says: slide id, shape name, index of the paragraph in its text frame,
span in code points, and row and column of a table's cell, all from 0, and ``notes="true"`` in
speaker notes. An id that is delivered twice has two entries. ``paragraph`` is left out where a
template's own paragraph holds the text. ``delivered`` are the first 16 digits of the digests of all
other paragraphs, alternative texts and labels of charts, without what fields show in them: by these
a reader tells what people have written since. An occurrence that a refresh had to leave as it was
has ``digests``, those of its facts at that time, in their order.

An occurrence without ``facts`` states none: it is a name or a title, its form says whose
("theme:energy", "title") and ``entry`` is the digest of that in the fact base; "edition" is the
line that says which edition the file is of, "brief:…" are words of the author of the brief.
``chart`` is the drawing of that name (in a deck on that slide); each ``point`` says which value of
which fact its number is: ``line`` and ``place`` count from 0, as the chart's cache has them,
``key`` tells the point apart however many others come before it later, and ``number`` is as drawn,
in the chart's unit.

No person, machine, path or time of day is written. Item GUIDs are UUIDs of version 5.
"""

from __future__ import annotations

import hashlib
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from briefgen.document.model import (
    Chart,
    ChartPoint,
    Edition,
    FactRef,
    Occurrence,
    TypedValue,
)
from briefgen.records import dataclass
from briefgen.values.joiner import unjoined
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.values.when import Duration, Resolved, When
from briefgen.writers.xml import DECLARATION, attribute, content

PROVENANCE_NAMESPACE = "urn:briefgen:provenance:1"
CUSTOM_XML_RELATIONSHIP = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
)
CUSTOM_XML_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

SHORT_DIGEST = 16
"""Hexadecimal digits of a short digest: 64 bits tell the paragraphs of one file apart."""

_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LONGEST_TAG = 64
_EAST_ASIAN = (
    *(("\u2e80", "\ua4cf"), ("\uac00", "\ud7a3"), ("\uf900", "\ufaff")),
    *(("\ufe30", "\ufe4f"), ("\uff00", "\uffef")),
)
_GUID_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, PROVENANCE_NAMESPACE)

Kind = Literal["memo", "deck"]


class Anchors(StrEnum):
    """What ties texts of a file to their facts.

    ``full``: content controls (memo) or shape tags (deck), bookmarks, and the provenance part.
    ``bookmarks``: no controls or tags, for readers that cannot see into them. ``none``: a file that
    shows the same and carries no trace of its facts.

    >>> from briefgen import Anchors
    >>> [str(kind) for kind in Anchors]
    ['full', 'bookmarks', 'none']
    """

    FULL = "full"
    BOOKMARKS = "bookmarks"
    NONE = "none"


class SlidePlace(NamedTuple):
    """Where on a slide an anchored text stands; ``row`` and ``column`` in a table's cell only.

    ``notes`` says that it stands in the slide's speaker notes instead.
    """

    slide: int
    shape: str
    paragraph: int
    start: int
    end: int
    row: int | None = None
    column: int | None = None
    notes: bool = False


class Anchored(NamedTuple):
    """An occurrence as delivered: its own text, its paragraph's, and where a reader finds it.

    ``place`` is a bookmark's name in a memo ("" where the id has one already), a place on a slide
    in a deck. ``paragraph`` is None where a template's own paragraph holds it.
    """

    occurrence: Occurrence
    text: str
    paragraph: str | None
    place: str | SlidePlace


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart as delivered: the name of its drawing or shape, and in a deck its slide's id."""

    chart: Chart
    name: str
    slide: int | None = None


def control_tag(occurrence: str) -> str:
    """The tag of a content control: the id, shortened by a digest where Word would refuse it.

    Word takes at most 64 characters, though ECMA-376 (17.5.2.42) names no limit.
    """
    if len(occurrence) <= _LONGEST_TAG:
        return occurrence
    digest = hashlib.sha256(occurrence.encode()).hexdigest()[:12]
    return f"{occurrence[: _LONGEST_TAG - 13]}~{digest}"


@lru_cache(maxsize=8192)
def text_digest(text: str) -> str:
    """The SHA-256 of the text as it reads, as 64 lower-case hexadecimal digits.

    That is in NFC and UTF-8, without joiners, any spaces as one space and none at the ends, and
    without line breaks beside East Asian characters: programs put in and take out tabs and no-break
    spaces, and whoever does has changed no word.
    """
    if not text.isascii():
        text = unjoined(unicodedata.normalize("NFC", text))
        text = without_wide_breaks(text)
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def without_wide_breaks(text: str) -> str:
    """The text without line breaks beside East Asian characters."""
    if "\n" not in text:
        return text
    first, *others = text.split("\n")
    kept = [first]
    for above, line in zip([first, *others], others, strict=False):
        beside_wide = _is_east_asian(above[-1:]) or _is_east_asian(line[:1])
        kept.append(line if beside_wide else f"\n{line}")
    return "".join(kept)


def _is_east_asian(sign: str) -> bool:
    return any(first <= sign <= last for first, last in _EAST_ASIAN)


def provenance_part(
    kind: Kind,
    language: Language,
    edition: Edition,
    values: Iterable[TypedValue],
    anchored: Iterable[Anchored],
    charts: Iterable[DrawnChart] = (),
    shown: Iterable[str] = (),
) -> bytes:
    """The custom XML part of a file: the facts, values and occurrences that it delivers.

    Of ``values`` only those behind an anchored text or a chart are written. Facts and values are
    sorted by id, occurrences and charts stand in the order given, which is that of reading.
    ``shown`` are the short digests of all that the file shows (`shown.shown_digests`), sorted;
    those of paragraphs that an occurrence records are not written again.
    """
    delivered = list(anchored)
    # Of a fact that stands in two languages, the one in the file's own is written.
    own = [item.occurrence for item in delivered if item.occurrence.lang is language]
    other = [item.occurrence for item in delivered if item.occurrence.lang is not language]
    facts = {fact.id: fact for occurrence in (*other, *own) for fact in occurrence.facts}
    drawn = list(charts)
    used = {ref for item in delivered for ref in item.occurrence.values}
    used |= {point.ref for held in drawn for _, _, point in _points(held.chart)}
    recorded = {
        text_digest(item.paragraph)[:SHORT_DIGEST]
        for item in delivered
        if item.paragraph is not None
    }
    root = (
        f'<provenance xmlns="{PROVENANCE_NAMESPACE}" kind="{kind}" language="{language}"'
        f"{_given('edition', edition.digest)}{_given('as-of', edition.as_of.isoformat())}"
        f"{_given('partnership', edition.partnership)}>"
    )
    lines = [
        f"{DECLARATION}{root}",
        "<facts>",
        *(_fact(fact) for _, fact in sorted(facts.items())),
        "</facts>",
        "<values>",
        *map(value_element, sorted([v for v in values if v.ref in used], key=_ref)),
        "</values>",
        "<occurrences>",
        *_occurrences(delivered),
        "</occurrences>",
        *(("<charts>", *map(_chart, drawn), "</charts>") if drawn else ()),
        f"<delivered>{' '.join(short for short in shown if short not in recorded)}</delivered>",
        "</provenance>",
    ]
    return "\n".join(lines).encode()


def _ref(value: TypedValue) -> str:
    return value.ref


def item_props_part(kind: Kind, language: Language, edition: Edition) -> bytes:
    """The properties part beside the provenance part (ECMA-376 part 1, 22.5): GUID and schema.

    The GUID depends on kind, language and edition only.
    """
    name = f"{kind}:{language}:{edition.partnership}:{edition.digest}"
    guid = str(uuid.uuid5(_GUID_SPACE, name)).upper()
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{guid}}}" xmlns:ds="{_DATASTORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{PROVENANCE_NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    ).encode()


def item_rels_part(props_target: str = "itemProps1.xml") -> bytes:
    """The relationships of the provenance part: the one to its properties part beside it."""
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{CUSTOM_XML_RELATIONSHIP}Props" '
        f'Target="{attribute(props_target)}"/></Relationships>'
    ).encode()


def _fact(fact: FactRef) -> str:
    aspects = fact.aspects
    return (
        f'<fact id="{attribute(fact.id)}" digest="{attribute(fact.digest)}"'
        f"{_given('status', aspects.status)}{_given('figures', aspects.figures)}"
        f"{_given('sources', aspects.sources)}{_given('words', aspects.words)}/>"
    )


def _occurrences(delivered: Iterable[Anchored]) -> Iterator[str]:
    for occurrence, text, paragraph, place in delivered:
        stated = ""
        if occurrence.facts:
            stated = f' facts="{attribute(" ".join([fact.id for fact in occurrence.facts]))}"'
        if occurrence.values:
            stated += f' values="{attribute(" ".join(occurrence.values))}"'
        if occurrence.entry:
            stated += f' entry="{attribute(occurrence.entry)}"'
        within = "" if paragraph is None else f' paragraph="{text_digest(paragraph)}"'
        yield (
            f'<occurrence id="{attribute(occurrence.id)}" form="{attribute(occurrence.form)}"'
            f'{stated} language="{occurrence.lang}" text="{text_digest(text)}"{within}'
            f"{_placed(place)}"
        )


def _placed(place: str | SlidePlace) -> str:
    """Where an occurrence stands, and the end of its element."""
    if isinstance(place, str):
        return f"{_given('bookmark', place)}/>"
    slide, shape, paragraph, start, end, row, column, notes = place
    cell = "" if row is None else f' row="{row}"'
    cell += "" if column is None else f' column="{column}"'
    in_notes = ' notes="true"' if notes else ""
    return (
        f'><at slide="{slide}" shape="{attribute(shape)}" paragraph="{paragraph}" start="{start}" '
        f'end="{end}"{cell}{in_notes}/></occurrence>'
    )


def _chart(drawn: DrawnChart) -> str:
    slide = "" if drawn.slide is None else f' slide="{drawn.slide}"'
    points = "".join(_point(line, place, point) for line, place, point in _points(drawn.chart))
    return (
        f'<chart{_given("name", drawn.name)}{slide} language="{drawn.chart.lang}">{points}</chart>'
    )


def _points(chart: Chart) -> Iterator[tuple[int, int, ChartPoint]]:
    """Each point with the indices of its line and its place."""
    for number, line in enumerate(chart.lines):
        for place, point in enumerate(line.points):
            if point is not None:
                yield number, place, point


def _point(line: int, place: int, point: ChartPoint) -> str:
    return (
        f'<point line="{line}" place="{place}"{_given("key", point.key)}'
        f'{_given("fact", point.fact)}{_given("value", point.ref)} number="{point.number:f}"/>'
    )


def value_element(value: TypedValue) -> str:
    """The ``value`` element of a typed value."""
    quantity = _quantity(value.quantity) if value.quantity else ""
    when = _when(value.when) if value.when else ""
    words = "".join([f"<words>{content(word)}</words>" for word in value.words])
    return f"<value{_given('ref', value.ref)}>{quantity}{when}{words}</value>"


def _quantity(quantity: Quantity) -> str:
    return (
        f"<quantity{_given('unit', quantity.unit)}"
        f' bound="{quantity.bound}"{_numbers(quantity)}'
        f"{_given('vague', quantity.vague)}{_given('scope', quantity.scope)}"
        f"{_given('printed', quantity.printed)}/>"
    )


def _when(when: When) -> str:
    inner = _duration(when.duration) if when.duration else ""
    inner += _resolved(when.resolved_from) if when.resolved_from else ""
    fiscal = ' fiscal="true"' if when.fiscal else ""
    return (
        f"<when{_given('edtf', when.edtf)}{_given('part', when.part)}"
        f"{_given('opening', when.opening)}{_given('closing', when.closing)}{fiscal}"
        f"{_given('country', when.country)}>{inner}</when>"
    )


def _duration(duration: Duration) -> str:
    return f'<duration unit="{duration.unit}"{_numbers(duration)}/>'


def _resolved(resolved: Resolved) -> str:
    basis = "".join(
        f'<basis language="{language}">{content(text)}</basis>'
        for language, text in resolved.basis.items()
    )
    return f"<resolved{_given('printed', resolved.printed)}>{basis}</resolved>"


def _numbers(held: Quantity | Duration) -> str:
    """The numbers in plain notation: 3E+12 and 3000000000000 are one number."""
    numbers = (("value", held.value), ("min", held.min), ("max", held.max))
    return "".join([f' {name}="{number:f}"' for name, number in numbers if number is not None])


def _given(name: str, text: str | None) -> str:
    """The attribute, left out where it has no value."""
    return f' {name}="{attribute(text)}"' if text else ""
