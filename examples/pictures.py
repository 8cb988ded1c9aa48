"""The README's pictures: pages and slides of the demo, as LibreOffice draws them.

Writes them to the folder named (default: out/pictures; the README shows those of
examples/pictures).
Needs LibreOffice and the extra preview: pip install ".[preview]".
"""

import io
import sys
from pathlib import Path

from PIL import Image, ImageOps

from briefgen import (
    Brief,
    Language,
    compose_deck,
    compose_memo,
    load_facts,
    write_deck,
    write_memo,
)
from briefgen.preview.office import pdf_of
from briefgen.preview.pictures import page_pictures

ROOT = Path(__file__).resolve().parent.parent
GROUND, EDGE, GAP = "#d9dde3", "#b4bac4", 14
COLOURS = 200  # enough for text on flat colours, at a third of the size


def main(folder: str = str(ROOT / "out" / "pictures")) -> None:
    facts = load_facts(ROOT / "data" / "viet-nam-japan")
    memo = pdf_of(write_memo(compose_memo(facts, Brief())), "docx")
    decks = {
        language: pdf_of(write_deck(compose_deck(facts, Brief(language=language))), "pptx")
        for language in facts.partnership.languages
    }
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for name, pages, across, width in (
        ("memo", [(memo, 1), (memo, 3)], 2, 560),
        ("deck", [(decks[Language.EN], number) for number in (2, 9, 5, 16)], 2, 640),
        ("languages", [(decks[code], 7) for code in (Language.VI, Language.JA)], 2, 640),
    ):
        path = out / f"{name}.png"
        sheet([page(pdf, number, width) for pdf, number in pages], across).save(path, optimize=True)
        print(f"{path}: {len(pages)} pages")


def page(pdf: bytes, number: int, width: int) -> Image.Image:
    """The page of that number, so many dots wide, with an edge."""
    drawn = next(picture for picture in page_pictures(pdf, 150) if picture.number == number)
    image = Image.open(io.BytesIO(drawn.data))
    height = round(image.height * width / image.width)
    small = image.resize((width, height), Image.Resampling.LANCZOS)
    return ImageOps.expand(small, 1, EDGE)


def sheet(pages: list[Image.Image], across: int) -> Image.Image:
    """The pages in rows on a ground."""
    wide, high = max(p.width for p in pages) + GAP, max(p.height for p in pages) + GAP
    rows = -(-len(pages) // across)
    drawn = Image.new("RGB", (wide * across + GAP, high * rows + GAP), GROUND)
    for at, image in enumerate(pages):
        drawn.paste(image, (GAP + at % across * wide, GAP + at // across * high))
    return drawn.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(*sys.argv[1:2])
