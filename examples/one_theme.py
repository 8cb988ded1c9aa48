"""One theme for one reader: memo and deck on the theme named (default: energy)."""

import sys
from pathlib import Path

from briefgen import Brief, generate_deck, generate_memo, load_facts

ROOT = Path(__file__).resolve().parent.parent


def main(theme: str = "energy") -> None:
    facts = load_facts(ROOT / "data" / "viet-nam-japan")
    brief = Brief(
        themes=(theme,),
        to="The Ambassador",
        subject=f"Viet Nam–Japan partnership: {theme}",
        purpose={"text": "To prepare the Ambassador’s next call on this theme."},
    )
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    for path in (
        generate_memo(facts, out / f"{theme}.en.docx", brief),
        generate_deck(facts, out / f"{theme}.en.pptx", brief),
    ):
        print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:2])
