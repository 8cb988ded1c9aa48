"""Memos in an organisation's own template: what is theirs stays, what is ours fits in."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import docx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.delivered.read_memo import read_memo
from briefgen.document.model import Document
from briefgen.document.walk import plain_text
from briefgen.errors import InputError
from briefgen.looks.contrast import contrast
from briefgen.values.language import Language
from briefgen.writers.anchors import PROVENANCE_NAMESPACE, Anchors
from briefgen.writers.word import write_memo
from briefgen.writers.word.styles import Style
from briefgen.writers.word.template import Template, read_template
from tests import demo
from tests.laws import law
from tests.officetools import pdf_text, render, validate
from tests.templates import (
    PERSON,
    TEMPLATES,
    VIETNAMESE_BRAND,
    crest,
    package,
    paragraph,
    table,
    vietnamese,
)
from tests.writers.word.package import fields, parts, stories, tree, values, w
from tests.writers.word.sample import sample_document, text

SAMPLE = sample_document()
CHOSEN = tuple(yaml.safe_load(VIETNAMESE_BRAND)["styles"].items())
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EACH = pytest.mark.parametrize("name", TEMPLATES)


def template(name: str) -> Template:
    return read_template(TEMPLATES[name](), name, CHOSEN if name == "vietnamese" else ())


def memo_in(name: str, document: Document = SAMPLE) -> bytes:
    return write_memo(document, base=template(name).base)


def of_body(body: str, **files: str) -> bytes:
    """A bare template of that body, without a single part of its own."""
    return package(body + "<w:sectPr/>", files)


def in_body(body: str, document: Document = SAMPLE) -> bytes:
    return write_memo(document, base=read_template(of_body(body), "bare").base)


def texts(memo: bytes, part: str) -> str:
    return "".join(t.text or "" for t in tree(memo, part).iter(w("t")))


def running(memo: bytes) -> dict[tuple[str, str], str]:
    """The parts of headers and footers by kind and variant, of the last section."""
    related = ET.fromstring(parts(memo)["word/_rels/document.xml.rels"])
    target = {str(r.get("Id")): str(r.get("Target")).lstrip("/") for r in related}
    section = list(tree(memo).iter(w("sectPr")))[-1]
    return {
        (kind, str(r.get(w("type")))): target[str(r.get(f"{_R}id"))]
        for kind in ("header", "footer")
        for r in section.findall(w(f"{kind}Reference"))
    }


# --- the file -------------------------------------------------------------------------------------


@EACH
def test_nothing_is_said_of_who_made_the_template(name: str) -> None:
    for part, data in parts(memo_in(name)).items():
        assert PERSON.encode() not in data, part


@EACH
def test_a_memo_is_a_document_even_from_a_dotx(name: str) -> None:
    types = parts(memo_in(name))["[Content_Types].xml"].decode()
    assert "wordprocessingml.document.main+xml" in types
    assert "template.main" not in types


@EACH
def test_the_same_document_and_template_give_the_same_bytes(name: str) -> None:
    assert memo_in(name) == memo_in(name)
    assert template(name) is template(name)


@EACH
def test_every_part_that_is_referred_to_is_there(name: str) -> None:
    memo = parts(memo_in(name))
    for holder, data in memo.items():
        if holder == "word/_rels/document.xml.rels":
            for found in ET.fromstring(data):
                target = str(found.get("Target"))
                if found.get("TargetMode") != "External":
                    there = target.lstrip("/") if target[0] == "/" else f"word/{target}"
                    assert there.replace("word/../", "") in memo


@EACH
@pytest.mark.every(3)
def test_the_memo_says_the_same_in_every_template(name: str) -> None:
    house, own = (
        # A narrow column has room for fewer labels on a chronology's axis, which are tabbed.
        [
            p.text.replace(
                "\u00a0", " "
            )  # in a narrow column a source mark may go to the next line
            for p in read_memo(memo).at("body")
            if p.text and not p.text.startswith("\t")
        ]
        for memo in (demo.memo_file(), memo_in(name, demo.document()))
    )
    # In a narrow column header fields and key figures stand in another order, and columns without
    # room stand as lines behind their heads, an en space between them.
    lines = [text.partition("\u2002") for text in own if "\u2002" in text]
    said = Counter([*own, *(head for head, _, _ in lines), *(text for _, _, text in lines)])
    assert Counter(house) <= said


@EACH
@pytest.mark.every(3)
def test_fields_balance_and_ids_are_unique(name: str) -> None:
    memo = memo_in(name, demo.document())
    ids = [i for root in stories(memo) for i in values(root, "bookmarkStart", "id")]
    assert len(set(ids)) == len(ids)
    controls = [c for root in stories(memo) for c in values(root, "id", "val")]
    assert len(set(controls)) == len(controls)
    for part in running(memo).values():
        fields(tree(memo, part))


@EACH
def test_tables_stay_within_the_column(name: str) -> None:
    base = template(name).base
    for document in (SAMPLE, demo.document()):
        for drawn in tree(memo_in(name, document)).iter(w("tbl")):
            if drawn.find(f"{w('tblPr')}/{w('tblStyle')}") is None:
                continue  # the template's own
            grid = sum(map(int, values(drawn, "gridCol", "w")))
            indent = drawn.find(f"{w('tblPr')}/{w('tblInd')}")
            assert indent is not None
            assert grid + int(str(indent.get(w("w")))) - base.callout_lead <= base.text_width


def test_the_width_of_a_line_is_that_of_one_column() -> None:
    assert template("two_columns").base.text_width == (12240 - 2 * 1080 - 432) // 2
    assert template("crest").base.text_width == 11906 - 2268 - 1985
    assert template("vietnamese").base.text_width == 11906 - 1701 - 1134


# --- what is theirs -------------------------------------------------------------------------------


@EACH
def test_their_styles_and_defaults_stand_as_they_were(name: str) -> None:
    before = ET.fromstring(parts(TEMPLATES[name]())["word/styles.xml"])
    after = ET.fromstring(parts(memo_in(name))["word/styles.xml"])
    kept = {s.get(w("styleId")): ET.canonicalize(ET.tostring(s)) for s in after.iter(w("style"))}
    for own in before.iter(w("style")):
        assert kept[own.get(w("styleId"))] == ET.canonicalize(ET.tostring(own))
    for root in (before, after):
        assert len(list(root.iter(w("docDefaults")))) == 1


@EACH
def test_their_theme_page_and_layout_mode_stay(name: str) -> None:
    before, after = parts(TEMPLATES[name]()), parts(memo_in(name))
    if "word/theme/theme1.xml" in before:
        assert after["word/theme/theme1.xml"] == before["word/theme/theme1.xml"]
    for element in ("pgSz", "pgMar"):
        own, kept = (
            next(iter(ET.fromstring(p["word/document.xml"]).iter(w(element)))).attrib
            for p in (before, after)
        )
        assert kept == own
    modes = [re.findall(rb'compatibilityMode"[^>]*w:val="(\d+)"', p["word/settings.xml"])
             for p in (before, after)]  # fmt: skip
    assert modes[0] == modes[1] != []


def test_a_template_without_a_mark_loses_its_text_its_notes_and_its_comments() -> None:
    memo = parts(memo_in("vietnamese"))
    assert not [name for name in memo if "comments" in name]
    whole = b"".join(memo.values()).decode("utf-8", "replace")
    for gone in ("Chương mẫu", "Nội dung văn bản mẫu", "Ghi chú cũ", "Bình luận"):
        assert gone not in whole


def test_what_stands_around_the_mark_stays_there() -> None:
    memo = memo_in("crest")
    paragraphs = [p.text for p in read_memo(memo).at("body")]
    assert paragraphs[:2] == ["Our reference", "[to be completed]"]
    assert paragraphs.index("Handling") < paragraphs.index(plain_text(SAMPLE.title))
    assert paragraphs[-3:] == ["Drafted: Desk officer", "Cleared:", ""]
    assert not [p for p in paragraphs if "{{" in p or ("memo" in p and "|" in p)]


def test_pictures_of_the_header_stay_with_their_alternative_text() -> None:
    before, after = parts(crest()), parts(memo_in("crest"))
    assert after["word/media/crest.png"] == before["word/media/crest.png"]
    first = running(memo_in("crest"))["header", "first"]
    assert b'descr="Crest of the ministry"' in after[first]
    assert "MINISTRY OF EXAMPLES" in texts(memo_in("crest"), first)


# --- every page -----------------------------------------------------------------------------------


@EACH
def test_the_handling_line_stands_in_header_and_footer_of_every_page(name: str) -> None:
    header = tuple(
        f.model_copy(update={"content": text("Most Secret"), "missing": False})
        if f.key == "handling"
        else f
        for f in SAMPLE.header
    )
    memo = memo_in(name, SAMPLE.model_copy(update={"header": header}))
    found = running(memo)
    variants = {"default"}
    variants |= {"even"} if name == "two_columns" else {"first"}
    assert {variant for _, variant in found} == variants
    for part in found.values():
        assert texts(memo, part).count("Most Secret") == 1, part


@EACH
def test_every_page_has_its_number_once(name: str) -> None:
    memo = memo_in(name)
    found = running(memo)
    for variant in {variant for _, variant in found}:
        both = [
            instruction.split()[0]
            for kind in ("header", "footer")
            for instruction, _ in fields(tree(memo, found[kind, variant]))
        ]
        assert both.count("PAGE") == 1


def test_placeholders_are_filled_where_they_stand() -> None:
    memo = memo_in("crest")
    found = running(memo)
    assert texts(memo, found["header", "default"]).startswith(
        f"{plain_text(SAMPLE.title)} · [to be completed]"
    )
    assert texts(memo, found["footer", "default"]).startswith("[to be completed]")
    report = template("crest").report
    assert set(report.placeholders) == {"from", "handling", "date", "reference"}


def test_an_unknown_placeholder_stays_and_is_told() -> None:
    data = of_body(paragraph("{{ minister }} · {{ title }}") + paragraph("{{ memo }}"))
    read = read_template(data, "bare")
    assert [issue.code for issue in read.report.issues if issue.code[:2] == "un"] == [
        "unknown-placeholder"
    ]
    memo = write_memo(SAMPLE, base=read.base)
    assert read_memo(memo).at("body")[0].text == f"{{{{ minister }}}} · {plain_text(SAMPLE.title)}"


SPLITS = st.tuples(st.sets(st.integers(1, 42)), st.sampled_from(["title", "to", "page", "edition"]))


@law(10)
@given(st.lists(SPLITS, min_size=4, max_size=8))
def test_a_placeholder_is_found_however_word_splits_its_runs(
    splits: list[tuple[set[int], str]],
) -> None:
    paragraphs = []
    for cuts, name in splits:
        said = f"Before {{{{ {name} }}}} and {{{{title}}}} after."
        split = "".join(f"|{sign}" if at in cuts else sign for at, sign in enumerate(said))
        paragraphs.append(paragraph(split))
    memo = in_body("".join(paragraphs) + paragraph("{{ memo }}"))
    for filled in read_memo(memo).at("body")[: len(splits)]:
        assert "{{" not in filled.text
        assert filled.text.startswith("Before ")
        assert filled.text.endswith(f" and {plain_text(SAMPLE.title)} after.")


# --- styles ---------------------------------------------------------------------------------------


@EACH
@pytest.mark.every(3)
def test_every_style_that_is_used_is_there_once(name: str) -> None:
    memo = memo_in(name, demo.document())
    root = ET.fromstring(parts(memo)["word/styles.xml"])
    ids = values(root, "style", "styleId")
    assert len({i.casefold() for i in ids}) == len(ids)
    names = [n.casefold() for n in values(root, "name", "val")]
    assert len(set(names)) == len(names)
    used = {
        found
        for part in (tree(memo), tree(memo, "word/footnotes.xml"), root)
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for found in values(part, kind, "val")
    }
    assert used <= set(ids)
    defaults = [
        s.get(w("type")) for s in root.iter(w("style")) if s.get(w("default")) in ("1", "true")
    ]
    assert len(set(defaults)) == len(defaults)


@EACH
def test_the_report_says_of_each_of_our_styles_what_became_of_it(name: str) -> None:
    matched = [match.style for match in template(name).report.styles]
    assert matched == list(Style)


@EACH
def test_our_lines_in_headers_and_footers_end_at_the_right_margin(name: str) -> None:
    read = template(name)
    styles = ET.fromstring(parts(memo_in(name))["word/styles.xml"])
    for ours in (Style.HEADER, Style.FOOTER):
        wanted = read.base.styles[ours]
        (style,) = (s for s in styles.iter(w("style")) if s.get(w("styleId")) == wanted)
        stops = [tab for tab in style.iter(w("tab")) if tab.get(w("val")) != "clear"]
        assert [(t.get(w("val")), t.get(w("pos"))) for t in stops] == [
            ("right", str(read.report.page.text))
        ]


def test_a_style_of_our_name_but_another_kind_is_not_ours() -> None:
    matched = {m.style: m for m in template("crest").report.styles}
    assert matched[Style.HYPERLINK].theirs == "Briefing Hyperlink"
    assert matched[Style.CELL].how == "added"
    styles = ET.fromstring(parts(memo_in("crest"))["word/styles.xml"])
    assert values(styles, "style", "styleId").count("Cell") == 1
    assert template("crest").base.styles[Style.CELL] == "BriefingCell"


def test_names_aliases_and_the_brand_lead_to_styles() -> None:
    matched = {m.style: (m.theirs, m.how) for m in template("vietnamese").report.styles}
    assert matched[Style.HEADING_1] == ("Tiêu đề 1", "brand")
    assert matched[Style.BODY] == ("Đoạn văn", "brand")
    assert matched[Style.CAPTION] == ("caption", "name")
    assert template("vietnamese").base.styles[Style.CAPTION] == "Chuthich"
    assert read_template(vietnamese(), "v").report.headings == ("Tiêu đề 1", "Tiêu đề 2")


def test_the_brand_may_map_to_an_alias() -> None:
    read = read_template(vietnamese(), "v", (("Intense Emphasis", "In đậm"),))
    assert read.base.styles[Style.STRONG_EMPHASIS] == "Manh"


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (("heading 7", "Tiêu đề 1"), "“heading 7”, which is none of briefgen's"),
        (("heading 1", "Tiêu đề 9"), "“Tiêu đề 9”, but v has no style of that name"),
        (("heading 1", "Strong"), "a paragraph style, to “Strong”, which is a character style"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(chosen: tuple[str, str], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_template(vietnamese(), "v", (chosen,))


def test_a_list_style_that_is_added_has_a_list_of_its_own() -> None:
    memo = parts(memo_in("vietnamese"))
    numbering = ET.fromstring(memo["word/numbering1.xml"])
    assert values(numbering, "pStyle", "val") == [
        template("vietnamese").base.styles[Style.LIST_BULLET]
    ]
    theirs = parts(memo_in("two_columns"))["word/numbering.xml"].decode()
    assert theirs.count("<w:abstractNum ") == 1


def test_what_is_too_pale_is_darkened_and_told() -> None:
    read = template("two_columns")
    assert {i.subject for i in read.report.issues} >= {"accent1", "accent2", "accent3"}
    styles = ET.fromstring(parts(memo_in("two_columns"))["word/styles.xml"])
    added = [s for s in styles.iter(w("style")) if "Key" in str(s.get(w("styleId")))]
    assert added
    for color in values(styles, "color", "val"):
        assert color == "FFFFFF" or contrast(color, "FFFFFF") >= 4.5


def test_small_parts_are_free_of_the_templates_first_line_indent() -> None:
    styles = ET.fromstring(parts(memo_in("vietnamese"))["word/styles.xml"])
    (plain,) = (s for s in styles.iter(w("style")) if s.get(w("styleId")) == "BriefingPlain")
    indent = plain.find(f"{w('pPr')}/{w('ind')}")
    assert indent is not None
    assert indent.get(w("firstLine")) == "0"


# --- bodies of many kinds -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (paragraph("{{ memo }}") * 2, "says {{ memo }} 2 times"),
        (table((4000,), ("{{ memo }}",)) + paragraph(), "within a table"),
        (paragraph("Here: {{ memo }}"), "within a sentence"),
        (
            paragraph("{{ memo }}")
            + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
            "has a footnote in the text around",
        ),
    ],
)  # fmt: skip
def test_a_mark_that_cannot_be_filled_is_refused(body: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_template(of_body(body), "bare")


def test_a_column_too_narrow_for_a_memo_is_refused() -> None:
    narrow = '<w:p/><w:sectPr><w:pgSz w:w="4000" w:h="9000"/></w:sectPr>'
    with pytest.raises(InputError, match="40 mm are the least"):
        read_template(package(narrow, {}), "bare")


def test_a_template_with_nothing_but_a_body_will_do() -> None:
    memo = in_body(paragraph("Sample"))
    assert docx.Document(io.BytesIO(memo)).core_properties.title == plain_text(SAMPLE.title)
    assert "Sample" not in texts(memo, "word/document.xml")


@pytest.mark.node
def test_a_bare_template_gives_a_valid_memo(tmp_path: Path) -> None:
    path = tmp_path / "bare.docx"
    path.write_bytes(in_body(paragraph("Sample")))
    assert validate(path) == []


def test_changes_are_accepted_and_comments_gone_in_what_stays() -> None:
    tracked = (
        '<w:p><w:commentRangeStart w:id="4"/><w:ins w:id="1" w:author="A"><w:r><w:t>New</w:t></w:r>'
        '</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>Old</w:delText></w:r></w:del>'
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'
        '<w:t> text</w:t></w:r><w:commentRangeEnd w:id="4"/>'
        '<w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    memo = in_body(tracked + paragraph("{{ memo }}"))
    assert read_memo(memo).at("body")[0].text == "New text"
    body = parts(memo)["word/document.xml"].decode()
    assert 'w:author="A"' not in body
    assert "comment" not in body


def test_the_memo_may_stand_in_an_earlier_section() -> None:
    wide = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1000" w:right="1000" '
        'w:bottom="1000" w:left="1000"/></w:sectPr>'
    )
    data = package(
        paragraph("Cover")
        + paragraph("{{ memo }}", properties=wide)
        + paragraph("Back cover")
        + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
        {},
    )
    read = read_template(data, "bare")
    assert read.base.text_width == 14838
    memo = write_memo(SAMPLE, base=read.base)
    shown = [p.text for p in read_memo(memo).at("body")]
    assert (shown[0], shown[-1]) == ("Cover", "Back cover")
    for section in tree(memo).iter(w("sectPr")):
        assert values(section, "headerReference", "type") == ["default"]
        assert values(section, "footerReference", "type") == ["default"]


def test_a_memo_of_ours_can_be_a_template() -> None:
    read = read_template(demo.memo_file(), "memo.docx")
    assert {m.how for m in read.report.styles} <= {"name", "added to its own"}
    memo = parts(write_memo(SAMPLE, base=read.base))
    told = [n for n, data in memo.items() if PROVENANCE_NAMESPACE.encode() in data]
    assert [n for n in told if "Props" not in n] == ["customXml/item1.xml"]


@pytest.mark.parametrize("language", Language)
@EACH
@pytest.mark.every(3)
def test_every_language_can_be_written_into_every_template(name: str, language: Language) -> None:
    memo = memo_in(name, SAMPLE.model_copy(update={"language": language}))
    assert read_memo(memo).at("body")


@EACH
def test_without_anchors_a_memo_in_a_template_has_none(name: str) -> None:
    memo = parts(write_memo(SAMPLE, anchors=Anchors.NONE, base=template(name).base))
    assert not [n for n, data in memo.items() if b"_bf_" in data or b"customXml" in data]


@pytest.mark.office
@EACH
def test_every_page_that_libreoffice_draws_has_the_handling_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    header = tuple(f.model_copy(update={"content": text("Most Secret")}) for f in SAMPLE.header)
    path.write_bytes(memo_in(name, SAMPLE.model_copy(update={"header": header})))
    pages = pdf_text(render(path))
    assert len(pages) > 1
    assert all(page.count("Most Secret") >= 2 for page in pages)
