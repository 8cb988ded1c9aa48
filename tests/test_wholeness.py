"""What no validator sees, of every memo that we make; each check seen to fail on a broken one."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import NamedTuple

import pytest
from hypothesis import given

from briefgen.briefs.brief import Brief
from briefgen.document.model import Document
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import seal
from briefgen.writers.word import write_memo
from tests import demo
from tests.made import memo_file
from tests.strategies_document import documents
from tests.synthetic import make_base
from tests.wholeness import CHECKS, problems
from tests.wholeness.specimen import DOCUMENT, specimen
from tests.writers.word.sample import sample_document
from tests.writers.word.test_laws import law

# Random documents have headings of any level and of no text.
_OF_THE_AUTHOR = ("headings",)


@pytest.mark.parametrize("anchors", Anchors)
@pytest.mark.every(2)
def test_the_demos_memo_is_whole(anchors: Anchors) -> None:
    memo = (
        demo.memo_file()
        if anchors is Anchors.FULL
        else write_memo(demo.document(), anchors=anchors)
    )
    assert problems(memo) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", Language)
def test_memos_in_each_language_and_on_each_paper_are_whole(language: Language, paper: str) -> None:
    changed = {"language": language, "paper": paper}
    assert problems(write_memo(sample_document().model_copy(update=changed))) == []


@pytest.mark.parametrize(("facts", "themes"), [(0, 1), (1, 1), (40, 4), (150, 12)])
def test_memos_of_synthetic_facts_are_whole(facts: int, themes: int) -> None:
    assert problems(memo_file(make_base(facts, themes), Brief())) == []


@law
@given(documents())
def test_the_memo_of_any_document_is_whole(document: Document) -> None:
    assert problems(write_memo(document), but=_OF_THE_AUTHOR) == []


# --- each check fails where it should -------------------------------------------------------------


class Broken(NamedTuple):
    """A change to one part of the whole specimen, and how the check words what it finds."""

    family: str
    part: str
    old: str
    new: str
    words: str


NOTES, STYLES, CORE = "word/footnotes.xml", "word/styles.xml", "docProps/core.xml"
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/chart1.xlsx"
RELS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
GAP = '<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>'
MARK = '<w:r><w:footnoteReference w:id="1"/></w:r>'
OWN_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"

BROKEN = (
    Broken("bookmarks", DOCUMENT, r'(w:id="5" w:name=)"[^"]*"', r'\1"_REFNOTE1"', "no capitals"),
    Broken("bookmarks", DOCUMENT, r'(w:bookmarkStart w:id=)"5"', r'\1"3"', "which another has"),
    Broken("bookmarks", DOCUMENT, r'(w:id="5" w:name=)"[^"]*"', r'\1"a b"', "Word does not take"),
    Broken(
        "bookmarks", DOCUMENT, r'(w:id="5" w:name=)"[^"]*"', rf'\1"{"x" * 41}"', "does not take"
    ),
    Broken("bookmarks", DOCUMENT, r'<w:bookmarkEnd w:id="5"/>', "", "does not end"),
    Broken("bookmarks", DOCUMENT, r'<w:bookmarkStart w:id="5"[^>]*>', "", "has not begun"),
    Broken("bookmarks", DOCUMENT, r'w:anchor="[^"]*"', 'w:anchor="_gone"', "is not there"),
    Broken("charts", CHART, r"<c:v>120", "<c:v>121", "shows “121” for “120"),
    Broken("charts", CHART, r"<c:v>2021", "<c:v>2020", "shows “2020” for “2021”"),
    Broken("charts", CHART, r"Sheet1!\$B\$2:\$B\$3", "Sheet1!$B$2:$B$4", "counts other points"),
    Broken("charts", CHART, r"Sheet1!\$B\$2:\$B\$3", "x", "is no range"),
    Broken("charts", CHART, r"<c:externalData.*?/>", "", "has no workbook"),
    Broken("charts", CHART, r'<c:crossAx val="1"', '<c:crossAx val="77"', "names the axis 77"),
    Broken("charts", CHART, r'<c:axId val="1"', '<c:axId val="-1"', "no schema allows"),
    Broken(
        "controls", DOCUMENT, r'(<w:tag w:val="[^"]*"/><w:id w:val=)"2"', r'\1"1"', "another has"
    ),
    Broken(
        "controls", DOCUMENT, r'<w:tag w:val="', f'<w:tag w:val="{"x" * 65}', "longer than the 64"
    ),
    Broken(
        "controls",
        DOCUMENT,
        r'(<w:tag w:val="[^"]*"/><w:id w:val=)"2"',
        r'\1"4294967296"',
        "32 bits",
    ),
    Broken("controls", DOCUMENT, "<w:sdtContent>", f"<w:sdtContent>{MARK}", "holds a footnote"),
    Broken("fields", DOCUMENT, r'<w:r>(?:(?!</w:r>).)*"separate"/></w:r>', "", "shows “”"),
    Broken("fields", DOCUMENT, r'<w:r>(?:(?!</w:r>).)*"end"/></w:r>', "", "does not end"),
    Broken("fields", DOCUMENT, r'<w:r>(?:(?!</w:r>).)*"begin"/></w:r>', "", "where none is due"),
    Broken(
        "fields",
        DOCUMENT,
        r"SEQ Table \\\* ARABIC(.*?)>1<",
        r"SEQ Table \\* ARABIC\1>2<",
        "shows “2”, not “1”",
    ),
    Broken(
        "fields", DOCUMENT, r">Table 1</w:t>", ">Table 2</w:t>", "shows “Table 2”, not “Table 1”"
    ),
    Broken("fields", DOCUMENT, r" REF \S+", " REF _gone", "refers to a bookmark that is not there"),
    Broken("fields", NOTES, r"(NOTEREF.*?)>1<", r"\1>2<", "shows “2”, not “1”"),
    Broken("fields", DOCUMENT, r"PAGEREF \S+", "PAGEREF _gone", "is not there"),
    Broken("fields", DOCUMENT, r"(PAGEREF.*?)>2<", r"\1>x<", "which is no page number"),
    Broken("fields", DOCUMENT, r"(TOC.*?)>Bottom line<", r"\1>Top line<", "it lacks .*Bottom line"),
    Broken("fields", DOCUMENT, " REF ", " DATE ", "prints the clock"),
    Broken("fields", DOCUMENT, " REF ", " QUOTE ", "nobody checks"),
    Broken(
        "footnotes", DOCUMENT, r'footnoteReference w:id="2"', 'footnoteReference w:id="9"', "order"
    ),
    Broken(
        "footnotes",
        DOCUMENT,
        r'footnoteReference w:id="2"',
        'footnoteReference w:id="1"',
        "two marks",
    ),
    Broken(
        "footnotes",
        NOTES,
        r'<w:footnote w:id="2">',
        '<w:footnote w:id="99">',
        "cites footnote 2, which",
    ),
    Broken(
        "footnotes",
        NOTES,
        r'<w:footnote w:id="2">',
        '<w:footnote w:id="99">',
        "nothing cites footnote 99",
    ),
    Broken("footnotes", NOTES, r'<w:footnote w:id="2">', '<w:footnote w:id="1">', "two footnotes"),
    Broken("footnotes", NOTES, "<w:footnoteRef/>", "", "does not show its number"),
    Broken(
        "footnotes", NOTES, 'w:type="separator"', 'w:type="continuationSeparator"', "separators"
    ),
    Broken("formatting", DOCUMENT, "<w:lang ", '<w:sz w:val="30"/><w:lang ', "by hand: sz"),
    Broken(
        "formatting", DOCUMENT, "<w:lang ", '<w:rFonts w:ascii="Arial"/><w:lang ', "hand: rFonts"
    ),
    Broken("formatting", DOCUMENT, "</w:pPr>", '<w:jc w:val="right"/></w:pPr>', "by hand: jc"),
    Broken("headings", DOCUMENT, r'"Heading2"', '"Heading3"', "is of level 3, below one of 1"),
    Broken("headings", DOCUMENT, r">Bottom line<", "> <", "level 1 is empty"),
    Broken(
        "headings", STYLES, r'("StatusLead".*?)<w:keepNext/>', r"\1", "“Status Lead” does not keep"
    ),
    Broken("headings", CORE, "<dc:title>.*</dc:title>", "<dc:title/>", "has no title"),
    Broken("headings", CORE, "<dc:language>.*</dc:language>", "", "does not say its language"),
    Broken("languages", DOCUMENT, '<w:lang w:val="en-GB"/>', "", "run “Briefing memo”"),
    Broken("pictures", DOCUMENT, 'descr="The crest of the ministry"', "", "no alternative text"),
    Broken(
        "pictures",
        DOCUMENT,
        'descr="The crest of the ministry"',
        'descr="crest 2.PNG"',
        "file name",
    ),
    Broken("pictures", DOCUMENT, 'docPr id="2"', 'docPr id="1"', "as another has"),
    Broken("pictures", DOCUMENT, r'cx="5400000"', 'cx="6400000"', "wider than its text column"),
    Broken("pictures", DOCUMENT, r'cy="1000000"', 'cy="99000000"', "higher than its page"),
    Broken(
        "pictures", DOCUMENT, "<w:titlePg/>", '<w:cols w:num="2"/><w:titlePg/>', "wider than its"
    ),
    Broken("relations", TYPES, '<Default Extension="png"[^>]*>', "", "png has no content type"),
    Broken(
        "relations",
        TYPES,
        "</Types>",
        '<Override PartName="/x.xml" ContentType="a/b"/></Types>',
        "names x.xml",
    ),
    Broken(
        "relations",
        RELS,
        '(Id="rIdPicture"[^>]*media/)crest',
        r"\1gone",
        "gone.png, which is not there",
    ),
    Broken(
        "relations", RELS, '<Relationship Id="rIdPicture"[^>]*>', "", "nothing refers to .*crest"
    ),
    Broken(
        "relations",
        DOCUMENT,
        'r:embed="rIdPicture"',
        'r:embed="rId99"',
        "uses the relationship rId99",
    ),
    Broken("relations", DOCUMENT, 'r:embed="rIdPicture"', "", "rIdPicture and does not use it"),
    Broken("relations", RELS, 'Id="rIdPicture"', 'Id="rIdChart"', "have one id"),
    Broken(
        "relations", "word/settings.xml", "<w:zoom", "<w:updateFields/><w:zoom", "asks the reader"
    ),
    Broken("relations", DOCUMENT, "<w:fldChar ", '<w:fldChar w:dirty="true" ', "dirty field"),
    Broken("styles", DOCUMENT, r'"Heading2"', '"Heading7"', "“Heading7”, which is not defined"),
    Broken(
        "styles", DOCUMENT, r'rStyle w:val="[^"]*"', 'rStyle w:val="BodyText"', "one of kind char"
    ),
    Broken(
        "styles", STYLES, 'w:val="Cell Head"', 'w:val="cell"', "two styles have the name “cell”"
    ),
    Broken("tables", DOCUMENT, "<w:tblHeader/>", "", "has no header row|a header row below"),
    Broken("tables", DOCUMENT, "<w:cantSplit/>", "", "may split over pages"),
    Broken("tables", DOCUMENT, r'gridCol w:w="1361"', 'gridCol w:w="1362"', "1 twips wider"),
    Broken(
        "tables",
        DOCUMENT,
        r'gridCol w:w="1361"',
        'gridCol w:w="1360"',
        "other widths than its table",
    ),
    Broken("tables", DOCUMENT, r'gridCol w:w="1361"', 'gridCol w:w="0"', "column without width"),
    Broken("tables", DOCUMENT, r'tblInd w:w="0"', 'tblInd w:w="-90"', "sticks out"),
    Broken(
        "tables",
        DOCUMENT,
        "<w:titlePg/>",
        '<w:cols w:num="2"/><w:titlePg/>',
        "wider than its column",
    ),
    Broken("tables", DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "not end in a paragraph"),
    Broken("tables", DOCUMENT, f"(</w:tbl>){GAP}", r"\1<w:tbl/>", "touch"),
    Broken("tables", DOCUMENT, "<w:sectPr", "<w:tbl/><w:sectPr", "ends in a table"),
    Broken("tables", DOCUMENT, "</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>', "merged cells"),
    Broken(
        "tables", DOCUMENT, "<w:tbl(?:Caption|Description) [^>]*>", "", "neither caption nor desc"
    ),
    Broken("tables", DOCUMENT, OWN_ROW, HEADER_ROW, "a header row below"),
)


def _sealed(parts: dict[str, bytes]) -> bytes:
    return seal(parts, dt.date(2025, 1, 1))


def test_the_specimen_is_whole() -> None:
    assert problems(_sealed(specimen())) == []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda b: f"{b.family}: {b.words}")
def test_each_check_finds_what_is_broken(broken: Broken) -> None:
    """Broken in one place, or, where the check looks for what is nowhere, in all."""
    whole = specimen()[broken.part].decode()
    others = tuple(name for name in CHECKS if name != broken.family)
    found = []
    for places in (1, 0):
        text = re.sub(broken.old, broken.new, whole, count=places, flags=re.DOTALL)
        assert text != whole, "the specimen has nothing to break here"
        parts = specimen() | {broken.part: text.encode()}
        found += problems(_sealed(parts), but=others)
    assert [problem for problem in found if re.search(broken.words, problem)], found


def test_a_formula_in_a_charts_workbook_is_found() -> None:
    parts = dict(specimen())
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(parts[BOOK])) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"<v>90</v>", b"<f>1+1</f><v>90</v>")
            new.writestr(name, data)
    parts[BOOK] = stream.getvalue()
    assert [p for p in problems(_sealed(parts)) if "holds the formula 1+1" in p]


def test_every_family_of_checks_is_seen_to_fail() -> None:
    assert {broken.family for broken in BROKEN} == CHECKS.keys()
