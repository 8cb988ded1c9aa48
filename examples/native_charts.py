"""Series with native charts: a line, bars, stacked bars and a doughnut, editable in both files.

Each chart's workbook holds every value with its unit, its words, its source and its fact.
"""

from pathlib import Path

from briefgen import generate_deck, generate_memo, load_facts

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    facts = load_facts(ROOT / "examples" / "northland")
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    drawn = sum(fact.series is not None for fact in facts.facts)
    print(f"{generate_memo(facts, out / 'charts.docx')}: {drawn} charts")
    print(f"{generate_deck(facts, out / 'charts.pptx')}: {drawn} charts")


if __name__ == "__main__":
    main()
