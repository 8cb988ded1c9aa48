"""The provenance part of a memo against the texts that a reader of the file finds."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from briefgen.delivered.read_memo import read_memo
from briefgen.document.model import Document
from briefgen.writers.anchors import Anchors, control_tag, text_digest

_NS = {"p": "urn:briefgen:provenance:1"}


def check_provenance(document: Document, memo: bytes, anchors: Anchors) -> None:
    """Every entry leads to its text by each of its carriers, and every carrier has its entry."""
    delivered = read_memo(memo)
    assert delivered.provenance is not None
    entries = ET.fromstring(delivered.provenance).findall("p:occurrences/p:occurrence", _NS)
    found: dict[tuple[str, str], tuple[str, str]] = {
        (anchored.carrier, anchored.name): (anchored.text, paragraph.text)
        for paragraph in delivered.paragraphs
        for anchored in paragraph.anchored
    }
    expected = set()
    for entry in entries:
        carriers = [("bookmark", str(entry.get("bookmark")))]
        if anchors is Anchors.FULL:
            carriers.append(("control", control_tag(str(entry.get("id")))))
        for carrier in carriers:
            text, paragraph = found[carrier]
            assert entry.get("text") == text_digest(text)
            assert entry.get("paragraph") == text_digest(paragraph)
        expected |= set(carriers)
    assert set(found) == expected
    assert {str(entry.get("id")) for entry in entries} == {o.id for o in document.occurrences}
