"""Type in three languages, in full memos and decks: languages, fonts, line breaking, coverage."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from lxml import etree

from briefgen import Brief, load_brief
from briefgen.deck.fit import pieces_of
from briefgen.deck.model import (
    GroupShape,
    PlaceholderRole,
    Shape,
    SlideParagraph,
    TableShape,
    TextShape,
)
from briefgen.looks.metrics import CALIBRI
from briefgen.values.language import Language
from briefgen.writers.charts.part import chart_part
from tests import demo
from tests.made import deck_file, memo_file, planned
from tests.writers.charts import FORMS, chart

VI, JA = Language.VI, Language.JA
Element: TypeAlias = Any  # of lxml, whose stubs leave what XPath finds open
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
W = f"{{{NS['w']}}}"
VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(
    chr(code) for code in range(0x1EA0, 0x1EFA)
)  # precomposed letters with their tones

languages = pytest.mark.parametrize("language", list(Language))


def pilot(language: Language) -> Brief:
    brief = load_brief(Path(__file__).parent / "pilot" / "vi.yaml").model_dump()
    return Brief.model_validate(brief | {"language": language, "shape": "full", "length": "full"})


@cache
def parts(kind: str, language: Language) -> dict[str, Element]:
    """The XML parts of the pilot's full memo or deck, read, by name."""
    brief = pilot(language)
    data = memo_file(demo.facts(), brief) if kind == "memo" else deck_file(demo.facts(), brief)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith(".xml") and not name.startswith("customXml")
        }


def word_runs(language: Language) -> Iterator[tuple[str, Element]]:
    """Every run of the memo that shows something, with its part; separators of notes are none."""
    for name, root in parts("memo", language).items():
        for run in root.iter(f"{W}r"):
            if run.find("w:separator", NS) is None and (
                run.find("w:continuationSeparator", NS) is None
            ):
                yield name, run


def slide_runs(language: Language) -> Iterator[tuple[str, Element]]:
    """Every run, field and break of slides and notes pages, with its part."""
    for name, root in parts("deck", language).items():
        if re.match("ppt/(slides|notesSlides)/", name):
            for run in root.iter(*(f"{{{NS['a']}}}{tag}" for tag in ("r", "fld", "br"))):
                yield name, run


def text_of(run: Element) -> str:
    return "".join(t.text or "" for t in run.iter(f"{{{NS['a']}}}t", f"{W}t"))


# --- languages and fonts --------------------------------------------------------------------------


@languages
def test_every_run_of_a_memo_has_its_language(language: Language) -> None:
    slot = "eastAsia" if language is JA else "val"
    own = 0
    found = list(word_runs(language))
    for name, run in found:
        lang = run.find("w:rPr/w:lang", NS)
        assert lang is not None, f"{name}: {text_of(run)}"
        assert lang.get(f"{W}val") in (language.tag, Language.EN.tag)
        own += lang.get(f"{W}{slot}") == language.tag
    assert own > 0.95 * len(found) > 300


@languages
def test_every_run_of_a_deck_has_its_language(language: Language) -> None:
    tags = []
    for name, run in slide_runs(language):
        properties = run.find("a:rPr", NS)
        assert properties is not None, f"{name}: {text_of(run)}"
        tags.append(properties.get("lang"))
        assert (properties.get("altLang") == "en-GB") is (tags[-1] == JA.tag)
    assert set(tags) <= {language.tag, Language.EN.tag}
    assert tags.count(language.tag) > 0.95 * len(tags) > 300


@languages
def test_no_run_names_a_font(language: Language) -> None:
    for name, run in word_runs(language):
        fonts = run.find("w:rPr/w:rFonts", NS)
        assert fonts is None or set(fonts.keys()) == {f"{W}hint"}, f"{name}: {text_of(run)}"
    for name, root in parts("deck", language).items():
        if re.match("ppt/(slides|slideLayouts|slideMasters|notes)", name):
            faces = [str(face) for face in root.xpath(".//@typeface")]
            assert all(face.startswith("+m") for face in faces), name


@languages
def test_styles_and_themes_name_fonts_in_all_slots(language: Language) -> None:
    for kind in ("memo", "deck"):
        themes = {n: r for n, r in parts(kind, language).items() if "/theme/theme" in n}
        assert themes
        for root in themes.values():
            for tag in ("majorFont", "minorFont"):
                (fonts,) = root.iter(f"{{{NS['a']}}}{tag}")
                assert fonts.find("a:latin", NS).get("typeface") == "Calibri"
                assert fonts.find("a:ea", NS).get("typeface") == "Meiryo"
                scripts = {f.get("script"): f.get("typeface") for f in fonts.findall("a:font", NS)}
                assert scripts == {"Jpan": "Meiryo", "Viet": "Calibri"}
    styles = parts("memo", language)["word/styles.xml"]
    (fonts,) = styles.findall("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts", NS)
    slots = {key.removeprefix(W): value for key, value in fonts.attrib.items()}
    assert slots == {
        "ascii": "Calibri",
        "hAnsi": "Calibri",
        "eastAsia": "Meiryo",
        "cs": "Calibri",
    }
    (lang,) = parts("memo", language)["word/settings.xml"].findall("w:themeFontLang", NS)
    assert (lang.get(f"{W}val"), lang.get(f"{W}eastAsia")) == (language.tag, JA.tag)


@languages
@pytest.mark.parametrize("form", FORMS)
def test_every_text_of_a_chart_has_its_language_and_the_fonts_of_the_theme(
    form: str, language: Language
) -> None:
    root: Element = etree.fromstring(chart_part(chart(form, language), "rId1"))
    texts = list(root.iter(*(f"{{{NS['a']}}}{tag}" for tag in ("defRPr", "endParaRPr", "rPr"))))
    assert {text.get("lang") for text in texts} == {language.tag}
    assert {str(face) for face in root.xpath("//@typeface")} == {"+mn-lt", "+mn-ea"}


# --- line breaking and spacing --------------------------------------------------------------------


def test_a_memo_has_the_rules_of_east_asian_lines_on() -> None:
    memo = parts("memo", JA)
    (usual,) = memo["word/styles.xml"].findall("w:docDefaults/w:pPrDefault/w:pPr", NS)
    on = {child.tag.removeprefix(W) for child in usual if child.get(f"{W}val") is None}
    assert on >= {"kinsoku", "wordWrap", "overflowPunct", "autoSpaceDE", "autoSpaceDN"}
    assert memo["word/settings.xml"].find("w:strictFirstAndLastChars", NS) is not None
    for root in memo.values():
        for rule in on - {"widowControl"}:
            assert root.xpath(f"//w:{rule}[@w:val]", namespaces=NS) == []


def test_a_deck_has_the_rules_of_east_asian_lines_on() -> None:
    deck = parts("deck", JA)
    (kinsoku,) = deck["ppt/presentation.xml"].findall("p:kinsoku", NS)
    assert kinsoku.get("lang") == JA.tag
    assert set("、。」』）ー・っゃ々％") <= set(kinsoku.get("invalStChars", ""))
    assert set("「『（【¥$") <= set(kinsoku.get("invalEndChars", ""))
    assert not set(kinsoku.get("invalStChars", "")) & set(kinsoku.get("invalEndChars", ""))
    (master,) = (root for name, root in deck.items() if "slideMasters/slideMaster" in name)
    for levels in (deck["ppt/presentation.xml"], master):
        found = levels.xpath("//p:defaultTextStyle/* | //p:txStyles/*/*", namespaces=NS)
        assert found
        for level in found:
            assert (level.get("eaLnBrk"), level.get("hangingPunct")) == ("1", "1")


LEAST_SPACING = {PlaceholderRole.TITLE: 1.05, PlaceholderRole.KICKER: 1.0, None: 1.15}
"""A title's size leaves room for no more; a kicker is a single line."""


def set_paragraphs(
    shapes: tuple[Shape, ...],
) -> Iterator[tuple[PlaceholderRole | None, SlideParagraph]]:
    for shape in shapes:
        match shape:
            case TextShape():
                yield from ((shape.placeholder, paragraph) for paragraph in shape.paragraphs)
            case TableShape():
                cells = (cell for row in shape.rows for cell in row.cells)
                yield from ((None, paragraph) for cell in cells for paragraph in cell.paragraphs)
            case GroupShape():
                yield from set_paragraphs(shape.shapes)
            case _:
                continue


def test_vietnamese_lines_on_slides_leave_room_for_two_marks_above_a_letter() -> None:
    deck = planned(demo.facts(), pilot(VI))
    for slide in deck.slides:
        for role, paragraph in set_paragraphs(slide.shapes):
            text = "".join(piece.text for piece in pieces_of(paragraph))
            if not set(text) <= set("0123456789.,–%"):
                least = LEAST_SPACING.get(role, 1.15)
                assert paragraph.style.spacing >= least, text


def test_vietnamese_lines_of_a_memo_are_never_of_a_fixed_height() -> None:
    for name in ("word/styles.xml", "word/document.xml", "word/footnotes.xml"):
        for spacing in parts("memo", VI)[name].iter(f"{W}spacing"):
            assert spacing.get(f"{W}lineRule") != "exact" or is_a_bar(spacing)


def is_a_bar(spacing: Element) -> bool:
    """Whether the spacing is that of a drawn bar or gap, with no words in it."""
    style = spacing.getparent().getparent()
    ident = str(style.get(f"{W}styleId"))
    return ident.startswith("TimeBar") or ident.endswith(("Gap", "Spacer"))


# --- every character is in its font ---------------------------------------------------------------


def in_latin(char: str) -> bool:
    """Whether Calibri has the character, by its metric twin; shapers draw U+00A0 as a space."""
    return char == "\u00a0" or CALIBRI.covers(char)


def in_japanese(char: str) -> bool:
    """Whether a Japanese font has the character: those of JIS X 0213, as Meiryo has them.

    Two codecs, for they disagree about which of two code points is the wave dash of the standard.
    """
    return any(char.encode(codec, "ignore") for codec in ("shift_jisx0213", "cp932"))


def is_east_asian(char: str) -> bool:
    """Characters that applications set in the East Asian font whatever their neighbours are."""
    return (
        "\u2e80" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or ("\ufe30" <= char <= "\uffef" and char != "\ufeff")
    )


def fonts_lack(char: str, hinted: bool) -> bool:
    """Whether the font of the slot that the character falls into lacks it.

    Of characters that both kinds of fonts may have, a Japanese run takes the East Asian ones, but
    not every application does so for every character: one of the two has to have them.
    """
    if is_east_asian(char):
        return not in_japanese(char)
    if hinted and ord(char) > 0x7F:
        return not (in_latin(char) or in_japanese(char))
    return not in_latin(char)


def test_the_latin_font_has_all_vietnamese_letters() -> None:
    assert [char for char in VIETNAMESE if not in_latin(char)] == []


@languages
def test_every_character_of_every_run_is_in_the_font_of_its_slot(language: Language) -> None:
    lacking = set()
    for _, run in word_runs(language):
        hint = run.find("w:rPr/w:rFonts", NS)
        lacking |= {c for c in text_of(run) if fonts_lack(c, hinted=hint is not None)}
    for _, run in slide_runs(language):
        hinted = run.find("a:rPr", NS).get("lang") == JA.tag
        lacking |= {c for c in text_of(run) if fonts_lack(c, hinted=hinted)}
    assert lacking == set()
