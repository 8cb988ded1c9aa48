"""Planned lines and heights, against what LibreOffice makes of the same boxes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from briefgen.deck.fit import Fitted, lay_out, pieces_of
from briefgen.deck.model import SlideParagraph, TextStyle
from briefgen.document.model import Citation, Inline, Strong, Text
from briefgen.looks.house import HOUSE
from briefgen.looks.model import EMU_PER_INCH, EMU_PER_POINT
from briefgen.values.language import Language
from tests.officetools import render

TOP = EMU_PER_INCH // 4
WIDTHS = tuple(round(inches * EMU_PER_INCH) for inches in (2.833, 3.25, 4.6, 5.333, 7.9, 9.5))
SIZES = (12, 14, 16, 18, 20, 28)
BOXES = 60
SENTENCES = Path(__file__).parent / "sentences"  # invented, twenty in each language

# Poppler draws a glyph's box down to 0.35 em below the baseline; Carlito's descent is 0.25.
BELOW_DESCENT = 0.10

# LibreOffice lets Japanese commas and full stops hang over the edge, which is not planned with.
SAME_LINES = {Language.EN: 0.88, Language.VI: 0.94, Language.JA: 0.75}


@dataclass(frozen=True)
class Box:
    """A text box of the test: one or two sentences, a bold beginning, a source mark."""

    paragraph: SlideParagraph
    width: int

    @property
    def plan(self) -> Fitted:
        return lay_out((self.paragraph,), self.width)


def boxes(language: Language) -> Iterator[Box]:
    """Sixty boxes of many widths and sizes."""
    sentences = (SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    for number in range(BOXES):
        size = SIZES[number % len(SIZES)]
        text = sentences[number % len(sentences)]
        if size < 20 and number % 2:
            text += ("" if language is Language.JA else " ") + sentences[-1 - number % 7]
        content: list[Inline] = [Text(text=text, lang=language)]
        if number % 3 == 0:
            content = [
                Strong(children=(Text(text=text[:14], lang=language),)),
                Text(text=text[14:], lang=language),
            ]
        if number % 4 < 2:
            mark = f"[{1 + number % 2}] ¶{number}"
            content.append(Citation(facts=("f",), mark=mark, lang=language))
        style = TextStyle(
            size=size,
            bold=number % 5 == 4 and language is not Language.JA,
            spacing=HOUSE.typesetting(language).spacing.running,
        )
        paragraph = SlideParagraph(content=tuple(content), style=style)
        yield Box(paragraph, WIDTHS[(number // 2 + number // 12) % len(WIDTHS)])


def write(path: Path, found: list[Box]) -> None:
    """A presentation with one box a slide, set as our writer sets text."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(HOUSE.width), Emu(HOUSE.height * 2)
    for box in found:
        add(deck.slides.add_slide(deck.slide_layouts[6]), box)
    deck.save(str(path))


def add(slide: Slide, box: Box) -> None:
    frame = slide.shapes.add_textbox(Emu(0), Emu(TOP), Emu(box.width), Emu(TOP)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    paragraph = frame.paragraphs[0]
    paragraph.line_spacing = box.paragraph.style.spacing
    for piece in pieces_of(box.paragraph):
        run = paragraph.add_run()
        run.text = piece.text
        run.font.size, run.font.bold, run.font.name = Pt(piece.size), piece.bold, "Carlito"
        run.font.color.rgb = RGBColor(0, 0, 0)
        properties = run._r.get_or_add_rPr()
        properties.set("lang", piece.lang.tag)
        east_asian = properties.makeelement(qn("a:ea"), {"typeface": "Noto Sans CJK JP"})
        properties.find(qn("a:latin")).addnext(east_asian)


def drawn(pdf: Path) -> list[tuple[int, float]]:
    """For each page, the lines of its text and their lower edge in points."""
    run = subprocess.run(
        ["pdftotext", "-bbox-layout", pdf, "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return [_lines_of(page) for page in run.stdout.split("<page ")[1:]]


def _lines_of(page: str) -> tuple[int, float]:
    edges = [
        (float(top), float(bottom))
        for top, bottom in re.findall(r'<word [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)"', page)
    ]
    centres = sorted((top + bottom) / 2 for top, bottom in edges)
    tallest = max(bottom - top for top, bottom in edges)
    steps = pairwise(centres)
    lines = 1 + sum(after - before > tallest * 0.4 for before, after in steps)
    return lines, max(bottom for _, bottom in edges)


@pytest.mark.office
@pytest.mark.parametrize("language", list(Language))
def test_libreoffice_needs_no_more_lines_and_no_more_height(
    language: Language, tmp_path: Path
) -> None:
    found = list(boxes(language))
    write(tmp_path / "boxes.pptx", found)
    pages = drawn(render(tmp_path / "boxes.pptx"))
    assert len(pages) == BOXES
    same, short, low = 0, [], []
    for box, (lines, bottom) in zip(found, pages, strict=True):
        plan = box.plan
        same += plan.line_count == lines
        if plan.line_count < lines:
            short.append(f"{plan.line_count} < {lines}: {[line.text for line in plan.lines[0]]}")
        descent = bottom - BELOW_DESCENT * box.paragraph.style.size
        if descent > (TOP + plan.height) / EMU_PER_POINT:
            low.append(f"{descent - TOP / EMU_PER_POINT:.1f} pt: {plan.lines[0][0].text}")
    assert len(short) <= BOXES * 0.02, short
    assert not low
    assert same >= BOXES * SAME_LINES[language]
