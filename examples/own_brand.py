"""Your own brand: fonts, colours, logo and paper from a small file, for memo and deck alike.

Colours that could not be read on their ground are darkened, and each such change is a warning.
"""

import struct
import zlib
from pathlib import Path

from briefgen import generate_deck, generate_memo, load_brand, load_facts

ROOT = Path(__file__).resolve().parent.parent
BRAND = """\
fonts: {latin: Cambria, east_asian: Yu Mincho}
palette: {dk2: "5B1222", accent1: "9C2A3C"}
logo: {file: crest.png, alt: Crest of the Ministry of Examples}
paper: Letter
"""


def main() -> None:
    out = ROOT / "out" / "brand"
    out.mkdir(parents=True, exist_ok=True)
    (out / "crest.png").write_bytes(crest(80, 80, bytes.fromhex("5b1222"), bytes.fromhex("c9a227")))
    (out / "brand.yaml").write_text(BRAND, "utf-8")
    brand, warnings = load_brand(out / "brand.yaml")
    facts = load_facts(ROOT / "examples" / "northland")
    memo = generate_memo(facts, out / "memo.docx", brand=brand)
    deck = generate_deck(facts, out / "deck.pptx", brand=brand)
    print(f"{memo}: in {brand.fonts.latin} on {brand.paper} paper, {len(warnings)} colours changed")
    print(f"{deck}: the same brand on slides")


def crest(width: int, height: int, ground: bytes, band: bytes) -> bytes:
    """An invented logo, a PNG: a band of one colour on a ground of another."""
    rows = (band if abs(y - height // 2) < height // 8 else ground for y in range(height))
    pixels = zlib.compress(b"".join(b"\0" + colour * width for colour in rows))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


if __name__ == "__main__":
    main()
