"""A brand file: what it may say, what is refused, and what the memo looks like with it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from briefgen import Brand, Brief, Language, compose_deck, load_brand, load_facts
from briefgen.deck.model import PlaceholderRole, TextShape
from briefgen.errors import BriefError
from briefgen.generate import in_brand, memo_bytes
from briefgen.looks.brand import Logo
from briefgen.looks.contrast import check_palette
from briefgen.looks.house import FONTS, HOUSE, PALETTE
from briefgen.looks.model import Slot
from briefgen.writers.word.branding import logo_size
from briefgen.writers.word.conventions import CONVENTIONS
from tests.demo import ROOT
from tests.officetools import validate
from tests.templates import png
from tests.writers.word.package import parts, values, w
from tests.writers.word.sample import sample_document

SAMPLE = sample_document()
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FULL = """\
fonts: {latin: Cambria, east_asian: Yu Mincho}
palette:
  dk2: "7a1f2b"
  accent1: "#C98CA0"
logo: {file: crest.png, alt: 'Crest of “A & B”'}
paper: Letter
styles: {heading 1: Own Heading}
"""


def written(folder: Path, text: str) -> Path:
    (folder / "crest.png").write_bytes(png(40, 60, text=b"drawn by a person"))
    path = folder / "brand.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_brand_is_read_over_the_house_looks(tmp_path: Path) -> None:
    brand, _ = load_brand(written(tmp_path, FULL))
    assert brand.palette.dk2 == "7A1F2B"
    assert brand.palette.accent2 == PALETTE.accent2
    assert (brand.fonts.latin, brand.fonts.complex_script) == ("Cambria", FONTS.complex_script)
    assert brand.styles == (("heading 1", "Own Heading"),)
    assert brand.logo is not None
    assert b"person" not in brand.logo.data
    assert brand.looks().palette == brand.palette


def test_an_empty_brand_is_the_house_looks(tmp_path: Path) -> None:
    assert load_brand(written(tmp_path, "")) == (Brand(), ())


def test_a_colour_that_cannot_be_read_is_darkened_and_told_with_its_line(tmp_path: Path) -> None:
    brand, issues = load_brand(written(tmp_path, FULL))
    assert check_palette(brand.palette) == ()
    cleaned, issue = issues
    assert (cleaned.code, cleaned.message) == ("picture-cleaned", "text was taken out of crest.png")
    assert (issue.file, issue.line, issue.subject) == ("brand.yaml", 4, "accent1")
    assert f"was C98CA0 and is now {brand.palette.accent1}" in issue.message


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("color: red", r"brand.yaml:1: .*color.* not a key .*known keys: fonts, palette"),
        ("\npalette:\n  dk2: blue", r"brand.yaml:3: .*six hexadecimal digits"),
        ("palette: {dk7: 'FFFFFF'}", r"brand.yaml:1: .*dk7"),
        ("fonts: {latin: 'a\"b'}", r"brand.yaml:1: .*fonts › latin"),
        ("fonts: {latin: " + "x" * 32 + "}", r"brand.yaml:1: .*at most 31"),
        ("paper: A5", r"brand.yaml:1: .*A4, Letter"),
        ("logo: {file: crest.png}", r"brand.yaml:1: .*alt"),
        ("palette: [1", r"brand.yaml:2: .*not YAML"),
    ],
)
def test_what_a_brand_cannot_say_is_told_with_file_and_line(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(BriefError, match=sentence):
        load_brand(written(tmp_path, text))


def test_a_logo_that_is_not_there_or_no_png_is_refused_where_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        BriefError, match=r"brand\.yaml:1: .*logo › file: .*gone\.png does not exist"
    ):
        load_brand(written(tmp_path, "logo: {file: gone.png, alt: Crest}"))
    with pytest.raises(BriefError, match=r"brand\.yaml:2: .*brand\.yaml is not a PNG"):
        load_brand(written(tmp_path, "paper: A4\nlogo: {file: brand.yaml, alt: Crest}"))


def test_every_file_that_a_brand_names_and_nobody_can_use_is_told_at_once(tmp_path: Path) -> None:
    text = """
logo: {file: gone.png, alt: Crest}
fonts:
  latin: Nowhere
  file: gone.ttf
  bold_file: brand.yaml
"""
    with pytest.raises(BriefError) as told:
        load_brand(written(tmp_path, text))
    assert [(issue.line, issue.code) for issue in told.value.issues] == [
        (2, "brand-file"),
        (5, "brand-file"),
        (6, "brand-file"),
    ]


def test_the_brand_s_paper_gives_way_to_the_brief_s() -> None:
    letter = Brand(paper="Letter")
    assert in_brand(Brief(paper="A4"), letter) == Brief(paper="A4")
    for brief in (Brief(), None):
        branded = in_brand(brief, letter)
        assert branded is not None
        assert branded.paper == "Letter"
    assert in_brand(None, None) is None


def test_theme_and_fallbacks_are_the_brand_s(tmp_path: Path) -> None:
    brand, _ = load_brand(written(tmp_path, FULL))
    memo = parts(memo_bytes(SAMPLE, brand=brand))
    theme = ET.fromstring(memo["word/theme/theme1.xml"])
    colors = [str(c.get("val")) for c in theme.iter() if c.tag.endswith("srgbClr")]
    palette = [color for _, color in brand.palette.items()]
    assert colors == [*palette, brand.palette.accent1, brand.palette.accent5]
    known = {brand.palette.hex(slot) for slot in Slot}
    for name in ("word/styles.xml", "word/document.xml"):
        root = ET.fromstring(memo[name])
        assert {*values(root, "color", "val"), *values(root, "shd", "fill")} <= known
    whole = b"".join(data for name, data in memo.items() if name.endswith(".xml"))
    assert b'"Calibri"' not in whole
    assert b'"Meiryo"' not in whole
    assert values(ET.fromstring(memo["word/fontTable.xml"]), "font", "name") == [
        "Cambria",
        "Yu Mincho",
    ]


def test_the_logo_stands_on_the_first_page_with_its_alternative_text(tmp_path: Path) -> None:
    brand, _ = load_brand(written(tmp_path, FULL))
    memo = parts(memo_bytes(SAMPLE, brand=brand))
    assert brand.logo is not None
    assert memo["word/media/logo.png"] == brand.logo.data
    assert 'descr="Crest of “A &amp; B”"' in memo["word/header2.xml"].decode()
    assert "wp:inline" not in memo["word/header1.xml"].decode()
    related = ET.fromstring(memo["word/_rels/document.xml.rels"])
    target = {str(r.get("Id")): str(r.get("Target")) for r in related}
    (section,) = ET.fromstring(memo["word/document.xml"]).iter(w("sectPr"))
    first = [r for r in section.iter(w("headerReference")) if r.get(w("type")) == "first"]
    assert [target[str(r.get(f"{_R}id"))] for r in first] == ["header2.xml"]


@pytest.mark.parametrize("size", [(40, 60), (3000, 10), (1, 3000), (600, 160)])
def test_a_logo_keeps_its_proportion_within_60_by_16_mm(size: tuple[int, int]) -> None:
    width, height = logo_size(Logo(b"", *size, alt="Logo"))
    assert 0 < width <= 60 * 36_000
    assert 0 < height <= 16 * 36_000
    if min(width, height) > 1_000:
        assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


@pytest.mark.node
@pytest.mark.parametrize("convention", CONVENTIONS)
def test_a_memo_in_a_brand_is_valid(convention: str, tmp_path: Path) -> None:
    brand, _ = load_brand(written(tmp_path, FULL))
    path = tmp_path / "memo.docx"
    document = SAMPLE.model_copy(update={"convention": convention})
    path.write_bytes(memo_bytes(document, brand=brand))
    assert validate(path) == []


def test_the_readme_s_brand_is_a_brand(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"<!-- brand -->\s*```yaml\n(.*?)```", readme, re.DOTALL)
    assert found
    brand, issues = load_brand(written(tmp_path, found[1]))
    assert [issue.code for issue in issues] == ["picture-cleaned"]
    assert brand.logo is not None


@pytest.mark.parametrize("language", Language)
def test_titles_in_a_font_that_is_estimated_may_be_smaller_and_are_not_refused(
    language: Language,
) -> None:
    """Cambria is in every Office, and its widths are not known here."""
    facts = load_facts(ROOT / "examples" / "northland")
    brand = Brand(fonts=FONTS.model_copy(update={"latin": "Cambria"}))
    deck = compose_deck(facts, Brief(language=language), brand=brand)
    sizes = {
        paragraph.style.size
        for slide in deck.slides[1:]
        for shape in slide.shapes
        if isinstance(shape, TextShape) and shape.placeholder is PlaceholderRole.TITLE
        for paragraph in shape.paragraphs
    }
    floor = HOUSE.typesetting(language).sizes.title.read[-1]
    assert min(sizes) == (24 if language is Language.EN else floor)


def test_a_font_whose_widths_are_known_keeps_the_sizes_of_the_house() -> None:
    for latin in ("Calibri", "Times New Roman"):
        looks = Brand(fonts=FONTS.model_copy(update={"latin": latin})).looks()
        assert [looks.typesetting(held) for held in Language] == [
            HOUSE.typesetting(held) for held in Language
        ]
