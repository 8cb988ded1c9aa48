"""All four kinds of chart, in each language, from an invented fact base: out/charts.*.docx."""

from pathlib import Path

from briefgen import Brief, generate_memo, load_facts

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "examples" / "northland")
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    drawn = sum(fact.series is not None for fact in facts.facts)
    for language in facts.partnership.languages:
        path = generate_memo(facts, out / f"charts.{language}.docx", Brief(language=language))
        print(f"{path}: {drawn} charts")


if __name__ == "__main__":
    main()
