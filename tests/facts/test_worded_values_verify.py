"""A source that prints a value as we word it bears the value out, in every language."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.facts.matching import fold
from briefgen.facts.model import Evidence, Fact, FactDate, FactValue, Kind, Mode, Source
from briefgen.facts.reading import QuantityReader
from briefgen.facts.source_text import SourceText
from briefgen.facts.stated import missing_figures
from briefgen.values.language import Language, LocalText
from briefgen.values.quantity import Quantity
from briefgen.values.status import Status
from briefgen.values.when import Duration, DurationUnit, Part, When
from briefgen.wording.catalogue import catalogue
from briefgen.wording.quantities import word_quantity
from briefgen.wording.times import word_when
from tests.wording.strategies import quantities
from tests.wording.tables import declared

languages = st.sampled_from(Language)
READERS = {
    language: QuantityReader(language, {"phd-researcher": words} if words else {})
    for language in Language
    for words in [declared("phd-researcher", language)]
}


def lacks(text: str, language: Language, **held: object) -> list[str]:
    """What verification misses of a fact in a source of one paragraph, which prints the text."""
    source = Source(
        id="source",
        type="article",
        description=LocalText(en="A source"),
        short=LocalText(en="A source"),
        language=language,
        file="source.txt",
        sha256="0" * 64,
        paragraphs=1,
    )
    fact = Fact.model_validate(
        {
            "id": "fact",
            "kind": Kind.FIGURE,
            "status": Status.STATED,
            "theme": "theme",
            "statement": LocalText(en="It is so."),
            "evidence": (Evidence(source="source", paragraph=1, mode=Mode.DOCUMENT),),
            **held,
        }
    )
    cited = [(SourceText(source, "0" * 64, (text,)), fold(text))]
    return [lack for _, lack in missing_figures(fact, cited, READERS.__getitem__)]


@given(quantities, languages)
def test_a_quantity_as_we_word_it_is_borne_out(quantity: Quantity, language: Language) -> None:
    assume(not (language is Language.JA and quantity.unit == "decade"))  # 2 decades are 20年
    typed = quantity.model_copy(update={"printed": None})
    text = word_quantity(typed, catalogue(language), declared).full
    assert lacks(text, language, values=(FactValue(name="n", quantity=typed),)) == [], text


years = st.integers(1000, 9998).map(str)
months = st.integers(1, 12).map(lambda n: f"{n:02}")
days = st.integers(1, 28).map(lambda n: f"{n:02}")
dates = (
    years
    | st.tuples(years, months).map("-".join)
    | st.tuples(years, months, days).map("-".join)
    | st.tuples(years, st.sampled_from(["33", "34", "35", "36", "40", "41"])).map("-".join)
    | st.tuples(st.just("XXXX"), months, days).map("-".join)
    | st.integers(100, 999).map(lambda n: f"{n}X")
)
plain = dates | dates.map(lambda d: f"{d}/..") | dates.map(lambda d: f"[..{d}]")
closed = st.tuples(dates, dates).map("/".join)
durations = st.none() | st.builds(
    Duration, unit=st.just(DurationUnit.YEAR), value=st.integers(1, 99).map(Decimal)
)


def time_of(edtf: str, part: Part | None, duration: Duration | None) -> When | None:
    try:
        return When(edtf=edtf, part=part, duration=duration)
    except ValueError:
        return None


@given(plain | closed, st.none() | st.sampled_from(Part), durations, languages)
def test_a_time_as_we_word_it_is_borne_out(
    edtf: str, part: Part | None, duration: Duration | None, language: Language
) -> None:
    when = time_of(edtf, part, duration)
    assume(when is not None)
    assert when is not None
    text = word_when(when, catalogue(language))
    assert lacks(text, language, dates=(FactDate(name="t", when=when),)) == [], text


@given(years, st.sampled_from(["", "-33", "-36", "-40"]), st.sampled_from(["JP", "VN", "US", None]))
def test_a_fiscal_year_as_we_word_it_is_borne_out(
    year: str, grouping: str, country: str | None
) -> None:
    when = When(edtf=year + grouping, fiscal=True, country=country)
    for language in Language:
        text = word_when(when, catalogue(language))
        assert lacks(text, language, when=when) == [], text
