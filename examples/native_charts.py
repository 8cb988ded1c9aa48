"""All four kinds of chart as memo and deck, in each language, from an invented fact base."""

from pathlib import Path

from briefgen import Brief, generate_deck, generate_memo, load_facts

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "examples" / "northland")
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    drawn = sum(fact.series is not None for fact in facts.facts)
    for language in facts.partnership.languages:
        brief = Brief(language=language)
        for path in (
            generate_memo(facts, out / f"charts.{language}.docx", brief),
            generate_deck(facts, out / f"charts.{language}.pptx", brief),
        ):
            print(f"{path}: {drawn} charts")


if __name__ == "__main__":
    main()
