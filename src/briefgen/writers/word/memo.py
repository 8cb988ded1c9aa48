"""A `Document` to a memo: the parts of the file, in order, on one screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.document.model import Document
from briefgen.document.outline import PageNumbers
from briefgen.writers.anchors import (
    CUSTOM_XML_CONTENT_TYPE,
    Anchors,
    item_props_part,
    item_rels_part,
    provenance_part,
)
from briefgen.writers.package import CONTENT_TYPES, Compression, Deflated, seal
from briefgen.writers.shown import shown_digests, shown_texts
from briefgen.writers.word import base as part
from briefgen.writers.word.base import Base, house_base
from briefgen.writers.word.blocks import write_section
from briefgen.writers.word.charts import (
    chart_content_types,
    chart_parts,
    chart_relationships,
    drawn_charts,
)
from briefgen.writers.word.frame import first_header_part, footer_part, header_part
from briefgen.writers.word.holes import fill
from briefgen.writers.word.ledger import Ledger, open_ledger
from briefgen.writers.word.notes import footnotes_part
from briefgen.writers.word.opening import write_opening
from briefgen.writers.word.properties import core_properties_part
from briefgen.writers.word.relationships import Links, relationship
from briefgen.writers.xml import DECLARATION

_FOOTNOTES_RELATIONSHIPS = "word/_rels/footnotes.xml.rels"


def write_memo(
    document: Document,
    *,
    anchors: Anchors = Anchors.FULL,
    base: Base | None = None,
    pages: PageNumbers | None = None,
    compression: Compression = Compression.ZLIB,
) -> bytes:
    """The memo as a .docx file; the same arguments give the same bytes.

    ``base`` is what it starts from: a template as read, ours by default. The file shows the same
    whatever ``anchors`` is. ``pages`` are what the contents list prints behind its entries; without
    them it prints none. Raises BuildError where the document does not hold together: a reference or
    citation that leads nowhere, notes numbered in another order than the memo cites them, a
    character that no Office file can hold; or where the compression is not installed.

    >>> from briefgen import Anchors, compose_memo, load_facts, write_memo
    >>> facts = load_facts("examples/northland")
    >>> memo = compose_memo(facts)
    >>> write_memo(memo) == write_memo(memo)
    True
    >>> len(write_memo(memo, anchors=Anchors.NONE)) < len(write_memo(memo))
    True
    """
    base = base or house_base(document.language, document.paper, document.convention)
    ledger = open_ledger(document, base, anchors, pages)
    in_notes = replace(ledger, links=Links(), in_note=True)
    parts: dict[str, bytes | Deflated] = dict(ledger.base.static)
    parts[part.DOCUMENT] = _document_part(ledger)
    parts[part.FOOTNOTES] = footnotes_part(in_notes)
    if in_notes.links:
        parts[_FOOTNOTES_RELATIONSHIPS] = in_notes.links.part()
    parts |= _running_parts(ledger)
    parts[part.CORE_PROPERTIES] = core_properties_part(document)
    parts |= chart_parts(ledger)
    if anchors is not Anchors.NONE:
        parts |= _provenance_parts(ledger, shown_digests(ledger.shown, parts))
    parts[part.DOCUMENT_RELATIONSHIPS] = _document_relationships(ledger)
    parts[CONTENT_TYPES] = _content_types(ledger)
    return seal(parts, document.date, compression)


def _document_part(ledger: Ledger) -> bytes:
    base = ledger.base
    before = fill(ledger, base.before)
    opening = write_opening(ledger)
    sections = "".join([write_section(ledger, section) for section in ledger.document.sections])
    after = fill(ledger, base.after)
    for own in (before, after):  # paragraphs of the template's own
        ledger.shown.update(shown_texts(own))
    return (
        f"{DECLARATION}<w:document {base.namespaces}><w:body>{before}{opening}"
        f"{sections}{after}{base.section}"
        "</w:body></w:document>"
    ).encode()


def _running_parts(ledger: Ledger) -> dict[str, bytes]:
    """Headers and footers: a template's own with its holes filled, else ours."""
    if ledger.base.running:
        return {name: fill(ledger, p).encode() for name, p in ledger.base.running.items()}
    return {
        part.RUNNING_HEADER: header_part(ledger),
        part.FIRST_HEADER: first_header_part(ledger, ledger.base.logo),
        **{name: footer_part(ledger) for name in part.FOOTERS},
    }


def _provenance_parts(ledger: Ledger, shown: Iterable[str]) -> dict[str, bytes]:
    document, number = ledger.document, ledger.base.free_item
    told = (document.language, document.edition)
    charts = drawn_charts(ledger)
    provenance = provenance_part("memo", *told, document.values, ledger.anchored, charts, shown)
    return {
        _item(ledger): provenance,
        _item_props(ledger): item_props_part("memo", *told),
        f"customXml/_rels/item{number}.xml.rels": item_rels_part(f"itemProps{number}.xml"),
    }


def _item(ledger: Ledger) -> str:
    return f"customXml/item{ledger.base.free_item}.xml"


def _item_props(ledger: Ledger) -> str:
    return f"customXml/itemProps{ledger.base.free_item}.xml"


def _document_relationships(ledger: Ledger) -> bytes:
    added = ledger.links.relationships() + chart_relationships(ledger)
    if ledger.anchors is not Anchors.NONE:
        added += relationship("rIdProvenance", "customXml", f"../{_item(ledger)}")
    end = "</Relationships>"
    return ledger.base.relationships.replace(end, added + end).encode()


def _content_types(ledger: Ledger) -> bytes:
    """Those of the template and of what is added; defaults come first, as Word writes them."""
    defaults, added = chart_content_types(ledger)
    if ledger.anchors is not Anchors.NONE:
        name = _item_props(ledger)
        added += f'<Override PartName="/{name}" ContentType="{CUSTOM_XML_CONTENT_TYPE}"/>'
    types = ledger.base.content_types
    if 'Extension="xlsx"' not in types:
        types = types.replace("<Default ", f"{defaults}<Default ", 1)
    return types.replace("</Types>", f"{added}</Types>").encode()
