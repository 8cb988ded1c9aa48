"""What fuzzing found, each as the smallest file that did it."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from collections.abc import Callable
from functools import cache

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_clusters

from briefgen import Brief, Document, FactBase, Shape, load_facts
from briefgen.deck.fit.breaks import graphemes
from briefgen.delivered.provenance import Provenance, provenance_of, read_provenance, read_sidecar
from briefgen.delivered.read import read_delivered
from briefgen.errors import InputError
from briefgen.facts.mentions import Reader
from briefgen.gate import HeldFile
from briefgen.gate.bounds import RETURNED
from briefgen.gate.numbers import natural_number, whole_number
from briefgen.gate.package import open_package
from briefgen.generate import compose_brief, deck_bytes, plan_document, shape_document
from briefgen.refresh import refresh
from briefgen.values.language import Language
from briefgen.writers.package import seal
from briefgen.writers.powerpoint.template import read_deck_template
from briefgen.writers.word.lengths import half_points, twips
from briefgen.writers.word.template import read_template
from tests.deck_templates import bare
from tests.fuzz.samples import NORTHLAND
from tests.made import memo_file
from tests.templates import crest, two_columns

SINCE = dt.date(2020, 1, 1)
PAGE = Brief(shape=Shape.ONE_PAGE)


@cache
def facts() -> FactBase:
    return load_facts(NORTHLAND)


def without(data: bytes, *gone: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if name not in gone}


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    parts = without(data)
    assert old in parts[part].decode()
    return seal(parts | {part: parts[part].decode().replace(old, new).encode()}, SINCE)


def carried(data: bytes) -> Provenance:
    held = provenance_of(data)
    assert held is not None
    return held


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", 'w:w="12240"', 'w:w="{0.__class__}"'),
        ("word/document.xml", 'w:num="2"', 'w:num="1e999"'),
        ("word/styles.xml", '<w:sz w:val="', '<w:sz w:val="NaN'),
        ("word/styles.xml", 'w:after="', 'w:after="½'),
    ],
)
def test_a_length_that_is_none_counts_as_not_said(part: str, old: str, new: str) -> None:
    template = changed(two_columns(), part, old, new)
    page = _in(template)
    assert page.sections
    section = read_template(template, "a.docx").base.section
    assert "__class__" not in section
    assert "1e999" not in section


def _in(template: bytes) -> Document:
    whole = compose_brief(facts(), PAGE)
    return shape_document(whole, PAGE, template=HeldFile("a.docx", template))


def test_lengths_may_have_units() -> None:
    assert twips("12pt") == half_points("120pt") == 240
    assert twips(" -2.54cm ") == -twips("1in") == -1440
    assert [twips(text, 7) for text in (None, "", "nan", "1e9", "٣", "9" * 400)] == [7] * 6


def test_styles_may_stand_in_a_part_of_any_name() -> None:
    data = changed(
        two_columns(), "word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="st.xml"'
    )
    parts = without(data)
    parts["word/st.xml"] = parts.pop("word/styles.xml")
    types = parts["[Content_Types].xml"].decode().replace("/word/styles.xml", "/word/st.xml")
    parts["[Content_Types].xml"] = types.encode()
    assert _in(seal(parts, SINCE)) == _in(two_columns())


def _deck_in(template: bytes) -> bytes:
    held = HeldFile("a.pptx", template)
    whole = compose_brief(facts(), Brief.model_validate({"length": "short"}))
    return deck_bytes(plan_document(whole, template=held), template=held)


@pytest.mark.parametrize("size", ["sldSz", "notesSz"])
def test_a_deck_template_may_leave_a_size_unsaid(size: str) -> None:
    template = changed(bare(), "ppt/presentation.xml", f"<p:{size} ", f"<p:extra{size} ")
    data = _deck_in(template)
    assert f"<p:{size} " in without(data)["ppt/presentation.xml"].decode()
    assert len(pptx.Presentation(io.BytesIO(data)).slides) > 1


def test_a_presentation_may_be_written_without_a_prefix() -> None:
    with_prefix, name = bare(), "ppt/presentation.xml"
    text = without(with_prefix)[name].decode().replace("<p:", "<").replace("</p:", "</")
    template = seal(
        without(with_prefix) | {name: text.replace("xmlns:p=", "xmlns=").encode()}, SINCE
    )
    assert _deck_in(template) == _deck_in(with_prefix)


def test_a_main_part_that_is_no_presentation_is_refused() -> None:
    template = seal(without(bare()) | {"ppt/presentation.xml": b"<a/>"}, SINCE)
    with pytest.raises(InputError, match="is no presentation"):
        read_deck_template(template, "a.pptx")


@pytest.mark.parametrize(
    "relationships",
    [
        "<a/>",
        "<Relationships/>",
        '<Relationships xmlns="{0}"><a/></Relationships>',
        '<Relationships xmlns="{0}"><Relationship Type="b" Target="header2.xml"/></Relationships>',
        '<Relationships xmlns="{0}"><Relationship Id="a" Type="b" Target="header2.xml"/>'
        '<Relationship Id="a" Type="b" Target="header2.xml"/></Relationships>',
    ],
)
def test_a_template_whose_relationships_are_none_is_refused(relationships: str) -> None:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    name = "word/_rels/header2.xml.rels"
    data = seal(without(crest()) | {name: relationships.format(space).encode()}, SINCE)
    with pytest.raises(InputError, match=r"header2\.xml\.rels is no list"):
        open_package(data, "crest.dotx", "word")
    assert open_package(data, "crest.dotx", "word", RETURNED).main == "word/document.xml"


def test_a_template_that_does_not_say_what_a_part_is_is_refused() -> None:
    template = changed(crest(), "[Content_Types].xml", 'Extension="png"', 'Extension="gif"')
    with pytest.raises(InputError, match=r"crest\.dotx is damaged: .* word/media/\S+ is;"):
        read_template(template, "crest.dotx")


@pytest.mark.parametrize("text", ["", "x", "-1", "٣", "1.5", "9" * 19, "9" * 5000])
def test_a_number_that_is_none_is_no_number(text: str) -> None:
    assert natural_number(text) is None
    assert natural_number("12") == whole_number("+12") == -(whole_number("-12") or 0) == 12


def test_a_sidecar_of_another_file_is_refused() -> None:
    memo, page = memo_file(facts()), memo_file(facts(), PAGE)
    with pytest.raises(InputError, match=r"the sidecar is not that of page\.docx"):
        refresh(page, facts(), name="page.docx", sidecar=carried(memo))
    assert refresh(page, facts(), sidecar=carried(page)).data == page


def test_a_sidecar_stands_for_a_provenance_that_cannot_be_read() -> None:
    memo = memo_file(facts())
    part = next(name for name in without(memo) if name.startswith("customXml/item1"))
    broken = changed(memo, part, ' language="en"', ' language="xx"')
    with pytest.raises(InputError, match=r"provenance part of memo\.docx .*: Input should be 'en'"):
        read_delivered(broken, "memo.docx")
    assert refresh(broken, facts(), name="memo.docx", sidecar=carried(memo)).data == broken


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (lambda: read_sidecar(b'{"kind": 1}', "a.json"), "a.json is no sidecar"),
        (lambda: read_sidecar(b"{" * 70_000, "a.json"), "a.json holds more"),
        (
            lambda: read_provenance(b"<a>" * 5000, "memo.docx"),
            "memo.docx cannot be read: it is not",
        ),
    ],
)
def test_a_sentence_names_its_file(read: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read()


def test_what_is_wrong_with_a_chart_names_the_file() -> None:
    part = "word/charts/chart1.xml"
    memo = memo_file(facts())
    counted = changed(memo, part, '<c:ptCount val="', '<c:ptCount val="-')
    with pytest.raises(InputError, match=r"memo\.docx: a chart is damaged: it counts “-"):
        read_delivered(counted, "memo.docx")
    nested = changed(memo, part, "<c:chart>", "<c:chart>" + "<c:x>" * 3000 + "</c:x>" * 3000)
    with pytest.raises(InputError, match=r"memo\.docx: a chart is damaged: its XML"):
        read_delivered(nested, "memo.docx")
    nested = changed(memo, part, "<c:chart>", "<c:chart>" + "<c:x>" * 300 + "</c:x>" * 300)
    assert read_delivered(nested, "memo.docx").charts


@given(st.text(st.characters(max_codepoint=127), max_size=20))
def test_ascii_is_cut_into_characters_as_any_text(text: str) -> None:
    assert graphemes(text) == tuple(grapheme_clusters(text))


@pytest.mark.parametrize("language", list(Language))
def test_a_paragraph_of_thousands_of_numbers_is_read_at_once(language: Language) -> None:
    text = "“Talks went on until 3 March 2024,” the minister said; 62.5 billion. " * 2000
    began = time.process_time()
    found = Reader([text], language).mentions(text)
    assert len(found) >= 4000
    assert time.process_time() - began < 2
