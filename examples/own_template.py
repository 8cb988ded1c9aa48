"""Your own templates: memo and deck in an organisation's .docx and .pptx, its looks kept.

Two small invented templates are made first, as an office's designer would with Word and PowerPoint.
"""

from pathlib import Path

import docx
import pptx
from docx.shared import Pt, RGBColor
from pptx.dml.color import RGBColor as SlideColor

from briefgen import generate_deck, generate_memo, load_facts

ROOT = Path(__file__).resolve().parent.parent


def word_template(path: Path) -> Path:
    """Georgia, green headings, the office's name in the header, and where the memo goes."""
    made = docx.Document()
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Georgia", Pt(10.5)
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x1B, 0x5E, 0x3B)
    made.sections[0].header.paragraphs[0].text = "Ministry of Examples · {{ handling }}"
    made.add_paragraph("{{ memo }}")
    made.add_paragraph("Cleared by: ____________________")
    made.save(str(path))
    return path


def slide_template(path: Path) -> Path:
    """A pale green ground on every slide of PowerPoint's plain layouts."""
    made = pptx.Presentation()
    made.slide_master.background.fill.solid()
    made.slide_master.background.fill.fore_color.rgb = SlideColor(0xEE, 0xF5, 0xF0)
    made.save(str(path))
    return path


def main() -> None:
    out = ROOT / "out" / "template"
    out.mkdir(parents=True, exist_ok=True)
    facts = load_facts(ROOT / "examples" / "northland")
    word, slides = word_template(out / "office.docx"), slide_template(out / "office.pptx")
    print(f"{generate_memo(facts, out / 'memo.docx', template=word)}: the memo in {word.name}")
    print(f"{generate_deck(facts, out / 'deck.pptx', template=slides)}: the deck in {slides.name}")


if __name__ == "__main__":
    main()
