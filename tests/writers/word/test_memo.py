"""The memo as a file: its parts, what stands around the text, and documents that are refused."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import docx
import pytest

from briefgen.delivered.read_memo import read_memo
from briefgen.document.model import (
    Bullets,
    Citation,
    Column,
    Document,
    Inline,
    Inlines,
    Note,
    Paragraph,
    Reference,
    Row,
    Section,
    SectionRole,
    Statement,
    Table,
)
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.house import PALETTE
from briefgen.looks.model import Slot
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchors
from briefgen.writers.word import write_memo
from briefgen.writers.word.base import house_base
from briefgen.writers.word.names import anchor_bookmark, target_bookmark
from briefgen.writers.word.widths import column_widths
from tests.writers.word.package import fields, parts, text_width, tree, values, w
from tests.writers.word.sample import EN, LABELS, VI, sample_document, text

SAMPLE = sample_document()


def with_blocks(*blocks: Paragraph | Bullets | Table, **changes: object) -> Document:
    section = Section(id="s", role=SectionRole.THEME, title=text("Theme"), blocks=blocks, lang=EN)
    cleared = {"sections": (section,), "notes": (), "occurrences": (), "header": ()}
    return SAMPLE.model_copy(update=cleared | changes)


def saying(*inlines: Inline) -> Document:
    return with_blocks(Paragraph(content=inlines))


# --- the file -------------------------------------------------------------------------------------


def test_the_parts_are_these() -> None:
    assert list(parts(write_memo(SAMPLE))) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "customXml/_rels/item1.xml.rels",
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/footnotes.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_without_anchors_no_part_speaks_of_facts() -> None:
    bare = parts(write_memo(SAMPLE, anchors=Anchors.NONE))
    assert not [name for name in bare if name.startswith("customXml")]
    assert not [name for name, data in bare.items() if b"_bf_" in data or b"w:sdt>" in data]
    assert b"customXml" not in bare["[Content_Types].xml"] + bare["word/_rels/document.xml.rels"]


def test_every_part_that_a_relationship_names_is_there() -> None:
    memo = parts(write_memo(SAMPLE))
    for relationship in ET.fromstring(memo["word/_rels/document.xml.rels"]):
        if relationship.get("TargetMode") != "External":
            target = str(relationship.get("Target"))
            assert (target[3:] if target.startswith("../") else f"word/{target}") in memo


def test_the_core_properties_hold_no_clock_and_no_user() -> None:
    core = docx.Document(io.BytesIO(write_memo(SAMPLE))).core_properties
    assert core.title == plain_text(SAMPLE.title)
    assert core.author == core.last_modified_by == "Desk officer"
    assert core.created == core.modified
    assert str(core.created).startswith("2025-05-02 00:00:00")
    assert core.revision == 1
    assert core.language == "en-GB"


def test_a_missing_from_field_leaves_the_author_empty() -> None:
    header = tuple(f.model_copy(update={"missing": True}) for f in SAMPLE.header)
    memo = write_memo(SAMPLE.model_copy(update={"header": header}))
    assert docx.Document(io.BytesIO(memo)).core_properties.author == ""


def test_letter_paper_keeps_the_margins() -> None:
    letter = write_memo(SAMPLE.model_copy(update={"paper": "Letter"}))
    assert text_width(write_memo(SAMPLE)) == 9071
    assert text_width(letter) == 9405
    assert {sum(map(int, values(t, "gridCol", "w"))) for t in tree(letter).iter(w("tbl"))} == {
        9405,
        9405 - 90,
    }
    assert 'w:pos="9405"' in parts(letter)["word/styles.xml"].decode()


def test_leading_is_a_minimum_in_vietnamese_and_japanese_memos() -> None:
    for language, exact in ((Language.EN, True), (Language.VI, False), (Language.JA, False)):
        memo = parts(write_memo(SAMPLE.model_copy(update={"language": language})))
        styles = memo["word/styles.xml"].decode()
        assert ('w:lineRule="exact"' in styles) is exact
        assert f'w:val="{language.tag}"' in styles


def test_the_colours_of_the_template_are_those_of_the_house_looks() -> None:
    memo = parts(write_memo(SAMPLE))
    known = {PALETTE.hex(slot) for slot in Slot}
    theme = ET.fromstring(memo["word/theme/theme1.xml"])
    assert {str(c.get("val")) for c in theme.iter() if c.tag.endswith("srgbClr")} <= known
    styles = ET.fromstring(memo["word/styles.xml"])
    named = {*values(styles, "color", "val"), *values(styles, "shd", "fill")}
    assert named <= known


def test_no_run_is_formatted_by_hand() -> None:
    allowed = {w("rStyle"), w("rFonts"), w("lang")}
    for run in tree(write_memo(SAMPLE)).iter(w("rPr")):
        assert {child.tag for child in run} <= allowed
        assert all(set(f.attrib) == {w("hint")} for f in run.iter(w("rFonts")))


# --- fields and what stands around the text -------------------------------------------------------


def test_captions_are_numbered_in_order_and_their_fields_say_so() -> None:
    table = Table(id="", columns=(Column(head=text("Head")),), rows=(), caption=text("Caption"))
    tables = [table.model_copy(update={"id": f"t{n}"}) for n in (1, 2, 3)]
    memo = write_memo(with_blocks(*tables))
    assert fields(tree(memo)) == [(r"SEQ Table \* ARABIC", n) for n in "123"]
    captions = [p.text for p in read_memo(memo).at("body") if p.style == "Caption"]
    assert captions == ["Table 1. Caption", "Table 2. Caption", "Table 3. Caption"]


def test_a_note_that_repeats_refers_back_by_a_field() -> None:
    memo = write_memo(SAMPLE)
    assert fields(tree(memo, "word/footnotes.xml")) == [(r"NOTEREF _RefNote1 \h", "1")]
    assert "_RefNote1" in values(tree(memo), "bookmarkStart", "name")
    assert [p.text for p in read_memo(memo).at("footnotes")][7] == "\tSee note 1"


def test_a_note_cited_again_repeats_its_number() -> None:
    cite = Citation(facts=(), mark="[1]", lang=EN, note=1)
    note = Note(number=1, content=text("Once."), facts=())
    memo = write_memo(with_blocks(Paragraph(content=(cite, cite)), notes=(note,)))
    assert read_memo(memo).at("body")[-1].cites == (1,)
    assert fields(tree(memo)) == [(r"NOTEREF _RefNote1 \f \h", "1")]


def test_the_footer_of_every_page_has_handling_page_and_edition() -> None:
    memo = write_memo(SAMPLE)
    first, second = (tree(memo, f"word/footer{n}.xml") for n in (1, 2))
    assert fields(first) == fields(second) == [("PAGE", "1"), ("NUMPAGES", "1")]
    assert [p.text for p in read_memo(memo).at("footer")][:2] == [
        "Handling: [to be completed]\tPage 1 of 1",
        "Facts as of 30\u00a0April 2025, edition 01234567",
    ]


def test_the_first_header_holds_the_handling_line_alone() -> None:
    memo = write_memo(SAMPLE)
    assert [p.text for p in read_memo(memo).at("header")] == [
        "Viet Nam–Japan partnership\tHandling: [to be completed]",
        "\tHandling: [to be completed]",
    ]
    (section,) = tree(memo).iter(w("sectPr"))
    assert section.find(w("titlePg")) is not None
    assert values(section, "headerReference", "type") == ["default", "first"]
    assert values(section, "footerReference", "type") == ["default", "first"]


def test_nothing_asks_word_to_update_fields() -> None:
    for data in parts(write_memo(SAMPLE)).values():
        assert b"updateFields" not in data
        assert b"w:dirty" not in data


def test_links_lead_out_by_relationships_of_their_own_part() -> None:
    memo = parts(write_memo(SAMPLE))
    for name in ("document", "footnotes"):
        relationships = ET.fromstring(memo[f"word/_rels/{name}.xml.rels"])
        outside = [r for r in relationships if r.get("TargetMode") == "External"]
        assert [r.get("Target") for r in outside] == ["https://example.org/report?a=1&b=2"]


def test_internal_links_lead_to_bookmarks_that_are_there() -> None:
    body = tree(write_memo(SAMPLE))
    anchors = [str(link.get(w("anchor"))) for link in body.iter(w("hyperlink"))]
    wanted = {anchor for anchor in anchors if anchor != "None"}
    assert wanted == {target_bookmark("project-3")}
    assert wanted <= set(values(body, "bookmarkStart", "name"))


# --- tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("weights", [(1.0,), (1.0, 1.0, 1.0), (0.1, 9.7, 3.3), (0.4, 4.0, 1.0)])
def test_widths_fill_the_text_column_to_the_last_twip(weights: tuple[float, ...]) -> None:
    columns = tuple(Column(head=(), weight=weight) for weight in weights)
    assert sum(column_widths(columns, (), 9071)) == 9071
    if len(columns) > 1:
        with_stub = column_widths(columns, (0,), 9071)
        assert with_stub[0] == 1474
        assert sum(with_stub) == 9071


def test_only_the_header_row_repeats_and_only_the_row_below_it_may_split() -> None:
    for table in tree(write_memo(SAMPLE)).iter(w("tbl")):
        rows = table.findall(w("tr"))
        headed = rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None
        for at, row in enumerate(rows):
            whole = row.find(f"{w('trPr')}/{w('cantSplit')}") is not None
            assert whole == (not headed or at != 1 or len(rows) == 2)
        assert not [
            row for row in rows[1:] if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        ]


def test_a_row_of_another_length_than_its_table_is_refused() -> None:
    table = Table(id="t", columns=(Column(head=()),), rows=(Row(cells=()),))
    with pytest.raises(BuildError, match="“t” has 1 columns, but a row of it has 0 cells"):
        write_memo(with_blocks(table))


# --- documents that do not hold together ----------------------------------------------------------


def cite(note: int) -> Citation:
    return Citation(facts=(), mark="[1]", lang=EN, note=note)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (saying(Statement(occurrence="lost", children=text("x"))), "statement “lost” but no occ"),
        (saying(Reference(target="gone", text="x", lang=EN)), "refers to “gone”"),
        (saying(Reference(target="note-9", text="9", lang=EN)), "refers to “note-9”"),
        (saying(cite(1)), "cites note 1, which it does not have"),
        (saying(Statement(occurrence="o", children=(cite(1),))), "citation within it"),
        (saying(*text("bell \x07")), r"U\+0007"),
        (with_blocks(notes=(Note(number=1, content=(), facts=()),)), "nothing .* cites note 1"),
    ],
)
def test_a_document_that_does_not_hold_together_is_refused(
    document: Document, message: str
) -> None:
    with pytest.raises(BuildError, match=message):
        write_memo(document)


def test_notes_numbered_in_another_order_than_cited_are_refused() -> None:
    notes = tuple(Note(number=n, content=(), facts=()) for n in (1, 2))
    paragraph = Paragraph(content=(cite(2), cite(1)))
    with pytest.raises(BuildError, match="note 2 where note 1 is due"):
        write_memo(with_blocks(paragraph, notes=notes))


def test_two_places_of_one_id_are_refused() -> None:
    table = Table(id="s", columns=(Column(head=()),), rows=())
    with pytest.raises(BuildError, match="two places with the id “s”"):
        write_memo(with_blocks(table))


# --- names and the base ---------------------------------------------------------------------------


def test_bookmark_names_are_such_as_word_takes() -> None:
    ids = ["o1", "a-b", "a_b", "A_b", "a.b", "x" * 90, "é", "o1_"]
    names = [anchor_bookmark(identifier) for identifier in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert names[0] == "_bf_o1"
    assert all(len(name) <= 40 and name.isascii() for name in names)
    assert all(name.replace("_", "").isalnum() for name in names)


def test_the_base_is_prepared_once() -> None:
    assert house_base(Language.EN) is house_base(Language.EN)


def test_a_repeat_without_text_says_so_in_the_documents_language() -> None:
    labels = tuple((k, "Xem chú thích {note}." if k == "see-note" else v) for k, v in LABELS)
    notes = (
        Note(number=1, content=text("Nguồn.", VI), facts=()),
        Note(number=2, content=(), facts=(), repeats=1),
    )
    content: Inlines = (cite(1), cite(2))
    memo = write_memo(with_blocks(Paragraph(content=content), notes=notes, labels=labels))
    assert read_memo(memo).at("footnotes")[1].text == "\tXem chú thích 1."
