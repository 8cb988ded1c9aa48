"""Provenance read back: from the part in a file, and from a sidecar beside it."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given

from briefgen.briefs.aspects import aspects_of
from briefgen.briefs.brief import Brief
from briefgen.briefs.words import Words
from briefgen.delivered.provenance import (
    AnchoredChart,
    DrawnPoint,
    Provenance,
    read_provenance,
    read_sidecar,
    sidecar_bytes,
)
from briefgen.document.model import Document
from briefgen.errors import InputError
from briefgen.generate import compose_memo, deck_bytes
from briefgen.values.language import Language
from briefgen.writers.anchors import text_digest
from briefgen.writers.word import write_memo
from tests import demo
from tests.laws import law
from tests.strategies_document import documents


def part_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [n for n in file.namelist() if n.startswith("customXml/item")]
        return next(file.read(n) for n in names if b"urn:briefgen:provenance" in file.read(n)[:300])


@pytest.fixture(scope="module", params=["memo", "deck"])
def provenance(request: pytest.FixtureRequest) -> Provenance:
    data = demo.memo_file() if request.param == "memo" else deck_bytes(demo.deck())
    return read_provenance(part_of(data))


def test_it_says_what_the_file_was_delivered_with(provenance: Provenance) -> None:
    base = demo.facts()
    assert provenance.edition == base.edition
    assert provenance.as_of == base.as_of
    assert provenance.partnership == "viet-nam-japan"
    assert len(provenance.facts) > 40
    for ident, digest in provenance.facts.items():
        assert base.fact_by_id[ident].digest == digest


def test_it_says_of_each_fact_what_tells_its_changes_apart(provenance: Provenance) -> None:
    base = demo.facts()
    words = Words(base)
    assert provenance.aspects.keys() == provenance.facts.keys()
    for ident, aspects in provenance.aspects.items():
        assert aspects == aspects_of(base.fact_by_id[ident], words, provenance.language)


def test_parts_of_the_first_versions_have_no_aspects_and_are_read() -> None:
    part = re.sub(rb' (status|figures|sources|words)="[^"]*"', b"", part_of(demo.memo_file()))
    provenance = read_provenance(part)
    assert provenance.aspects == {}
    assert read_sidecar(sidecar_bytes(provenance)) == provenance


def test_a_file_in_two_languages_has_the_words_of_its_first() -> None:
    base = demo.facts()
    brief = Brief(language=Language.EN, second_language=Language.JA)
    held = read_provenance(part_of(write_memo(compose_memo(base, brief))))
    fact = base.fact_by_id["oda-total"]
    assert held.aspects["oda-total"] == aspects_of(fact, Words(base), Language.EN)


def test_its_values_are_the_typed_values_of_the_facts(provenance: Provenance) -> None:
    quantity = provenance.value_by_ref["oda-total.oda"].quantity
    own = demo.facts().fact_by_id["oda-total"].quantity("oda")
    assert quantity is not None
    assert quantity == own
    assert any(value.when is not None for value in provenance.values)


def test_its_occurrences_are_those_of_the_document(provenance: Provenance) -> None:
    source = demo.document() if provenance.kind == "memo" else demo.deck()
    texts = {held.id: text_digest(held.text) for held in source.occurrences}
    assert provenance.occurrences
    for occurrence in provenance.occurrences:
        large = occurrence.form.startswith("figure:")  # delivered in parts
        assert large or occurrence.text == texts[occurrence.id]
        assert (occurrence.at is None) == (provenance.kind == "memo")


def test_a_sidecar_holds_the_same(provenance: Provenance) -> None:
    written = sidecar_bytes(provenance)
    assert read_sidecar(written) == provenance
    assert sidecar_bytes(read_sidecar(written)) == written


@law(12)
@given(documents())
def test_whatever_a_memo_carries_reads_back_and_goes_through_a_sidecar(document: Document) -> None:
    provenance = read_provenance(part_of(write_memo(document)))
    assert [o.id for o in provenance.occurrences][:1] == [o.id for o in provenance.occurrences][:1]
    assert read_sidecar(sidecar_bytes(provenance)) == provenance


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no JSON",
        b"{}",
        b'{"schema_version": 2, "kind": "memo"}',
        b'{"kind": "memo", "language": "fr"}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_sidecar_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match="no sidecar of briefgen"):
        read_sidecar(data)


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<provenance",
        b'<provenance xmlns="urn:briefgen:provenance:1" kind="memo"/>',
        b'<!DOCTYPE p [<!ENTITY e "x">]><provenance xmlns="urn:briefgen:provenance:1">&e;'
        b"</provenance>",
    ],
)
def test_a_damaged_part_is_refused_with_a_sentence(part: bytes) -> None:
    with pytest.raises(InputError, match="provenance part"):
        read_provenance(part)


def test_a_number_that_would_fill_pages_is_refused() -> None:
    provenance = read_provenance(part_of(demo.memo_file()))
    point = DrawnPoint(line=0, place=0, fact="ports", value="ports.count", number=Decimal(4))
    drawn = AnchoredChart(name="Ports", language=Language.EN, points=(point,))
    sound = provenance.model_copy(update={"charts": (drawn,)})
    assert read_sidecar(sidecar_bytes(sound)) == sound
    for number in ("1E+9999999", "1E-9999999", "NaN", "Infinity"):
        endless = point.model_copy(update={"number": Decimal(number)})
        held = drawn.model_copy(update={"points": (endless,)})
        made = sidecar_bytes(provenance.model_copy(update={"charts": (held,)}))
        assert number.encode() in made
        with pytest.raises(InputError, match="no sidecar of briefgen"):
            read_sidecar(made)
