"""Build the demo's deck: facts in, out/deck.en.pptx out, and what the slides leave out."""

from pathlib import Path

from briefgen import compose_deck, load_facts, write_deck

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "data" / "viet-nam-japan")
    deck = compose_deck(facts)
    out = ROOT / "out" / "deck.en.pptx"
    out.parent.mkdir(exist_ok=True)
    out.write_bytes(write_deck(deck))
    print(f"{out}: {len(deck.slides)} slides; {len(deck.left_out)} things are left to the memo")


if __name__ == "__main__":
    main()
