"""A deck: the same facts on slides, each with a message for a title and notes for the speaker.

A deck shows a selection; what no slide shows is named, never dropped in silence.
"""

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
