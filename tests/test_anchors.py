"""The provenance part: what it says, and that it says the same each time."""

from __future__ import annotations

import datetime as dt
import unicodedata
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from briefgen.document.model import Edition, FactRef, Occurrence, TypedValue
from briefgen.errors import BuildError
from briefgen.values.aspects import Aspects
from briefgen.values.language import Language, LocalText
from briefgen.values.quantity import Bound, Quantity, Scope
from briefgen.values.status import Status
from briefgen.values.when import Duration, DurationUnit, Resolved, When
from briefgen.writers.anchors import (
    Anchored,
    SlidePlace,
    item_props_part,
    item_rels_part,
    provenance_part,
    text_digest,
)

EDITION = Edition(digest="ab12" * 16, as_of=dt.date(2025, 4, 30), partnership="viet-nam-japan")
ODA = Occurrence(
    id="oda-total.statement.1",
    form="statement",
    facts=(FactRef(id="oda-total", digest="d1"),),
    values=("oda-total.amount",),
    lang=Language.EN,
    text="Approximately 3 trillion yen.",
)
VALUES = (
    TypedValue(
        ref="oda-total.amount",
        quantity=Quantity(
            unit="JPY",
            bound=Bound.APPROXIMATE,
            value=Decimal("3E+12"),
            scope=Scope.IN_TOTAL,
            printed="approximately",
        ),
        words=("approximately 3 trillion yen", "3 trillion"),
    ),
    TypedValue(
        ref="visit.day",
        when=When(
            edtf="2025-04-28",
            resolved_from=Resolved(printed="Monday", basis=LocalText(en="“visit” & dates")),
            duration=Duration(unit=DurationUnit.DAY, min=Decimal(2), max=Decimal(3)),
        ),
        words=("28 April 2025",),
    ),
)
NS = {"p": "urn:briefgen:provenance:1"}


def part(*anchored: Anchored) -> ET.Element:
    return ET.fromstring(provenance_part("memo", Language.EN, EDITION, VALUES, anchored))


def memo_text(occurrence: Occurrence = ODA) -> Anchored:
    return Anchored(occurrence, occurrence.text, f"{occurrence.text} More.", "_bf_1")


def test_the_root_names_the_edition_and_what_kind_of_file_it_is_in() -> None:
    root = part()
    assert root.tag == "{urn:briefgen:provenance:1}provenance"
    assert root.attrib == {
        "kind": "memo",
        "language": "en",
        "edition": "ab12" * 16,
        "as-of": "2025-04-30",
        "partnership": "viet-nam-japan",
    }


def test_an_occurrence_carries_its_facts_values_and_both_digests() -> None:
    found = part(memo_text()).findall("p:occurrences/p:occurrence", NS)
    assert [o.attrib for o in found] == [
        {
            "id": "oda-total.statement.1",
            "form": "statement",
            "facts": "oda-total",
            "values": "oda-total.amount",
            "language": "en",
            "text": text_digest("Approximately 3 trillion yen."),
            "paragraph": text_digest("Approximately 3 trillion yen. More."),
            "bookmark": "_bf_1",
        }
    ]


def test_a_fact_says_its_status_and_the_digests_of_its_aspects_where_they_are_known() -> None:
    aspects = Aspects(status=Status.COMPLETED, figures="ab" * 8, sources="cd" * 8, words="ef" * 8)
    known = FactRef(id="oda-total", digest="d1", aspects=aspects)
    told = ODA.model_copy(update={"facts": (known, FactRef(id="visit", digest="d2"))})
    found = part(memo_text(told)).findall("p:facts/p:fact", NS)
    assert [fact.attrib for fact in found] == [
        {
            "id": "oda-total",
            "digest": "d1",
            "status": "completed",
            "figures": "ab" * 8,
            "sources": "cd" * 8,
            "words": "ef" * 8,
        },
        {"id": "visit", "digest": "d2"},
    ]


def test_a_place_on_a_slide_says_shape_paragraph_span_and_cell() -> None:
    place = SlidePlace(slide=258, shape='Table "1"', paragraph=0, start=0, end=29, row=2, column=0)
    at = part(Anchored(ODA, ODA.text, ODA.text, place)).find(".//p:at", NS)
    assert at is not None
    assert at.attrib == {
        "slide": "258",
        "shape": 'Table "1"',
        "paragraph": "0",
        "start": "0",
        "end": "29",
        "row": "2",
        "column": "0",
    }


def test_only_facts_and_values_behind_an_anchored_text_are_written() -> None:
    root = part(memo_text())
    assert [f.attrib for f in root.findall("p:facts/p:fact", NS)] == [
        {"id": "oda-total", "digest": "d1"}
    ]
    assert [v.get("ref") for v in root.findall("p:values/p:value", NS)] == ["oda-total.amount"]


def test_a_quantity_keeps_its_qualifier_and_its_plain_number() -> None:
    quantity = part(memo_text()).find(".//p:quantity", NS)
    assert quantity is not None
    assert quantity.attrib == {
        "unit": "JPY",
        "bound": "approximate",
        "value": "3000000000000",
        "scope": "in_total",
        "printed": "approximately",
    }


def test_a_resolved_date_keeps_what_was_printed_and_the_basis() -> None:
    root = part(memo_text(ODA.model_copy(update={"values": ("visit.day",)})))
    when = root.find(".//p:when", NS)
    assert when is not None
    assert when.get("edtf") == "2025-04-28"
    assert when.find("p:resolved", NS).get("printed") == "Monday"  # type: ignore[union-attr]
    assert when.findtext("p:resolved/p:basis", namespaces=NS) == "“visit” & dates"
    duration = when.find("p:duration", NS)
    assert duration is not None
    assert duration.attrib == {"unit": "day", "min": "2", "max": "3"}


def test_a_digest_is_that_of_the_composed_form() -> None:
    assert text_digest(unicodedata.normalize("NFD", "Việt Nam")) == text_digest("Việt Nam")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("合計3,000\ufeff～\ufeff4,000MW", "合計3,000～4,000MW"),
        ("of 3,000–\ufeff4,000 MW", "of 3,000–4,000 MW"),
        ("パートナーシップ：\n案件の現状", "パートナーシップ：案件の現状"),
        ("準備中\n[1]", "準備中[1]"),
    ],
)
def test_a_digest_is_that_of_the_text_as_it_reads(one: str, other: str) -> None:
    assert text_digest(one) == text_digest(other)


def test_a_digest_tells_words_apart_and_not_what_stands_between_them() -> None:
    same = {text_digest(text) for text in ("a b", "a\u00a0b", "a\tb", "a\nb", " a  b ")}
    assert len(same) == 1
    assert text_digest("ab") not in same


def test_the_same_edition_gets_the_same_guid_and_another_one_another() -> None:
    memo = item_props_part("memo", Language.EN, EDITION)
    assert memo == item_props_part("memo", Language.EN, EDITION)
    assert memo != item_props_part("deck", Language.EN, EDITION)
    assert memo != item_props_part("memo", Language.VI, EDITION)
    assert b"urn:briefgen:provenance:1" in memo


def test_the_relationships_lead_to_the_properties() -> None:
    (relationship,) = ET.fromstring(item_rels_part())
    assert relationship.get("Target") == "itemProps1.xml"
    assert str(relationship.get("Type")).endswith("/customXmlProps")


def test_a_character_that_no_office_file_can_hold_is_refused_with_its_text() -> None:
    with pytest.raises(BuildError, match=r"bell.*U\+0007"):
        part(memo_text(ODA.model_copy(update={"form": "bell \x07"})))
