"""Numbers and dates outside any anchor are told: same, contradicts, unsourced; or are no claims."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from functools import cache

import pytest

from briefgen import FactBase, load_facts
from briefgen.briefs.words import Form, Words
from briefgen.delivered.claims import Claim, ClaimJudge, ClaimText, Verdict, Why, judge_claims
from briefgen.delivered.claims.known import Known
from briefgen.delivered.provenance import DeliveredValue, Provenance
from briefgen.values.language import Language
from briefgen.values.quantity import Quantity
from briefgen.wording.catalogue import catalogue
from tests import demo
from tests.delivered.claims_corpus import Judged, judged, rows, score

FEWEST = 200
RECALL, ALARMS = 0.95, 0.05


@cache
def base(name: str) -> FactBase:
    return demo.facts() if name == "demo" else load_facts(demo.ROOT / "examples" / name)


@cache
def known() -> Known:
    return Known(base("demo"))


@cache
def results(*names: str) -> tuple[Judged, ...]:
    found: list[Judged] = []
    for name in names:
        held = rows(f"{name}.txt")
        facts = base(name.removeprefix("held-out-"))
        found += judged(held, judge_claims([row.text for row in held], facts))
    return tuple(found)


def told(text: str, language: Language = Language.EN, **more: object) -> list[Claim]:
    judge = ClaimJudge(base("demo"), known=known(), **more)  # type: ignore[arg-type]
    return list(judge.claims([ClaimText(text, language=language)]))


def test_the_corpus_is_large_and_a_third_of_it_is_held_out() -> None:
    tuned = [result for result in results("demo", "northland") if result.planted]
    held_out = [
        result for result in results("held-out-demo", "held-out-northland") if result.planted
    ]
    assert len(tuned) + len(held_out) >= FEWEST
    assert len(held_out) * 3.1 >= len(tuned) + len(held_out)


@pytest.mark.parametrize(
    "names",
    [("demo", "northland"), ("held-out-demo", "held-out-northland")],
    ids=["tuned", "held-out"],
)
def test_false_numbers_are_caught_and_true_ones_are_left(
    names: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    found = results(*names)
    told_of = score(found)
    with capsys.disabled():
        print(
            f"\n{' + '.join(names)}: recall of false {told_of.recall:.1%} "
            f"({told_of.caught} of {told_of.false}), alarms on true {told_of.alarm_rate:.1%} "
            f"({told_of.alarms} of {told_of.true}), exact verdict {told_of.exact} of {len(found)}"
        )
    missed = [
        (r.row.text.text, r.planted)
        for r in found
        if r.planted and r.planted.false and not r.flagged
    ]
    assert told_of.recall >= RECALL, missed
    alarms = [
        (r.row.text.text, r.claims)
        for r in found
        if not (r.planted and r.planted.false) and r.flagged
    ]
    assert told_of.alarm_rate <= ALARMS, alarms


def test_what_is_contradicted_is_named_with_its_right_words() -> None:
    (claim,) = told("Viet Nam’s goal is to be a high-income country by 2054.")
    assert (claim.verdict, claim.why) == (Verdict.CONTRADICTS, Why.TRANSPOSED)
    assert (claim.fact, claim.value, claim.right) == ("high-income-target", "when", "by 2045")


def test_the_place_is_that_of_the_text_as_shown() -> None:
    text = "２０２３年だけで、日本のODAは１，０００億円を超えた。"
    year, amount = told(text, Language.JA)
    assert text[year.start : year.end] == year.shown == "２０２３年"
    assert text[amount.start : amount.end].startswith("１，０００億円")


def test_a_lost_qualifier_is_the_same_and_noted() -> None:
    amount = told("Japan’s ODA to Viet Nam was 100 billion yen in 2023 alone.")[0]
    assert (amount.verdict, amount.why) == (Verdict.SAME, Why.QUALIFIER)


def test_a_limit_the_other_way_round_contradicts() -> None:
    amount = told("Japan’s ODA to Viet Nam was less than 100 billion yen in 2023 alone.")[0]
    assert (amount.verdict, amount.why) == (Verdict.CONTRADICTS, Why.BOUND)


def test_a_value_without_its_words_is_unsourced_and_the_fact_is_named() -> None:
    (claim,) = told("The new chairman is 33 years old and plays tennis.")
    assert (claim.verdict, claim.why) == (Verdict.UNSOURCED, Why.ELSEWHERE)
    assert claim.fact.startswith("oda-")


def test_what_stands_in_an_anchor_is_not_judged() -> None:
    text = "Viet Nam wants to be a high-income country by 2054."
    start = text.index("2054")
    anchored = ClaimText(text, anchored=((start, start + 4),))
    assert judge_claims([anchored], base("demo")) == ()


def test_structure_claims_nothing() -> None:
    assert judge_claims([ClaimText("2054", structure=True)], base("demo")) == ()


def test_the_words_of_a_row_speak_for_a_number_alone_in_its_cell() -> None:
    cells = ("2054", "2045")
    texts = [ClaimText(cell, around="Viet Nam to be a high-income country") for cell in cells]
    wrong, right = judge_claims(texts, base("demo"))
    assert (wrong.verdict, right.verdict) == (Verdict.CONTRADICTS, Verdict.SAME)


def test_the_date_of_the_file_is_no_claim() -> None:
    assert told("Prepared on 3 March 2027", own_dates=[dt.date(2027, 3, 3)]) == []
    assert [claim.verdict for claim in told("Prepared on 3 March 2027")] == [Verdict.UNSOURCED]


def test_a_count_that_the_file_made_itself_is_no_claim() -> None:
    counted = Provenance(
        kind="memo",
        language=Language.EN,
        edition="0" * 64,
        as_of=dt.date(2026, 11, 22),
        partnership="viet-nam-japan",
        values=(
            DeliveredValue(
                ref="count:undertakings", quantity=Quantity(unit="fact", value=Decimal(32))
            ),
        ),
    )
    text = "The board counts 32 undertakings."
    assert told(text, provenance=counted) == []
    assert [claim.verdict for claim in told(text)] == [Verdict.UNSOURCED]


@pytest.mark.parametrize("language", list(Language))
def test_the_counts_in_our_own_sentences_are_no_claims(language: Language) -> None:
    labels = catalogue(language).labels
    own = [
        labels["board-counts"].format(n=32),
        labels["more-in-register"].format(n=9),
        labels["sources-message"].format(facts=157, n=12),
        labels["tensions-message"].format(n=41),
        "Metro; " + labels["and-more"].format(n=7),
    ]
    assert [claim for text in own for claim in told(text, language)] == []


def test_a_number_beside_our_own_sentence_is_judged() -> None:
    sentence = catalogue(Language.EN).labels["board-counts"].format(n=32)
    (claim,) = told(f"{sentence} Trade reached 46 billion dollars.")
    assert claim.shown == "46 billion dollars"


def test_a_date_with_the_wrong_day_of_the_week_contradicts() -> None:
    (claim,) = told("The forum took place in Ha Noi on Friday, 28 April 2025.")
    assert (claim.verdict, claim.why) == (Verdict.CONTRADICTS, Why.WEEKDAY)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.every(3)
def test_the_base_says_nothing_against_its_own_words(language: Language) -> None:
    made = Words(base("demo"))
    texts = [
        ClaimText(made.plain(form, fact.id, language), language=language)
        for fact in base("demo").facts
        for form in (Form.STATEMENT, Form.SHORT)
    ]
    flagged = [c for c in judge_claims(texts, base("demo")) if c.verdict is not Verdict.SAME]
    assert flagged == []


def test_an_untouched_memo_contradicts_nothing_even_without_its_anchors() -> None:
    texts = [ClaimText(paragraph.text) for paragraph in demo.memo().paragraphs]
    claims = judge_claims(texts, base("demo"))
    assert len([claim for claim in claims if claim.verdict is Verdict.SAME]) > 100
    assert [claim for claim in claims if claim.verdict is Verdict.CONTRADICTS] == []


def test_thirty_pages_take_seconds() -> None:
    dense = [row.text for name in ("demo", "held-out-demo") for row in rows(f"{name}.txt")]
    prose = "The two sides spoke of trade, of people and of ports, and agreed to meet again. " * 10
    texts = [*dense, *([ClaimText(prose)] * 10)] * 4
    assert sum(len(text.text) for text in texts) > 30 * 2000
    start = time.process_time()
    judge_claims(texts, base("demo"))
    assert time.process_time() - start < 5


_PLAIN = "Trade of Viet Nam and Japan reached 46 billion dollars in 2023, and 50% of it by sea. "


@cache
def plain() -> float:
    """Seconds a character of a text in which people speak of numbers."""
    text = _PLAIN * 100
    return seconds(text) / len(text)


def seconds(text: str, language: Language = Language.EN) -> float:
    start = time.process_time()
    told(text, language)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1" * 50_000, Language.EN),
        ("１２，３４５" * 10_000, Language.JA),
        ("二千三百四十五万" * 3_000, Language.JA),
        ("1," * 100_000, Language.EN),
        ("1." * 30_000, Language.VI),
        ("12 " * 12_000, Language.EN),
        ("(1" * 2_000 + ")" * 2_000, Language.EN),
        ("[1" * 4_000, Language.JA),
        ("¶" * 6_000, Language.EN),
        ("3割5分" * 1_500, Language.JA),
        ("2025 to " * 700, Language.EN),
        ("Aa1" * 2_000, Language.EN),
        ("half a " * 1_000, Language.EN),
        ("No. " * 3_000, Language.EN),
        ("1 " + "nghìn tỷ " * 5_000, Language.VI),
        ("tel " + "1 " * 6_000, Language.EN),
        ("1 and " * 2_000, Language.EN),
    ],
    ids=lambda held: held[:6] if isinstance(held, str) else held.value,
)
@pytest.mark.every(4)
def test_a_text_made_to_take_long_takes_no_longer_than_numbers_do(
    text: str, language: Language
) -> None:
    assert seconds(text, language) < 12 * plain() * len(text) + 0.3


def test_a_row_of_figures_is_no_number() -> None:
    assert told("The key is " + "0123456789" * 5) == []
    (claim,) = told("The key is " + "0123456789" * 5 + " and the price is 12.5 euros.")
    assert claim.shown == "12.5 euros"


def test_numbers_of_a_long_paragraph_stand_where_they_are_shown() -> None:
    text = "Nothing is said here of ships, ﬁsh or rice. " * 60 + "They sold 17,321 ponies."
    (claim,) = told(text)
    assert text[claim.start : claim.end] == claim.shown
    assert claim.shown.startswith("17,321")


@pytest.mark.parametrize("between", [" ", ", ", "; ", ". And "])
def test_no_number_is_cut_where_a_long_text_is(between: str) -> None:
    numbers = [f"{n}.5" for n in range(10_000, 10_600)]
    assert [claim.shown for claim in told(between.join(numbers))] == numbers


def test_no_number_is_cut_in_a_text_without_spaces() -> None:
    text = "です".join(f"{n}万人" for n in range(1_000, 1_600))
    assert [claim.shown for claim in told(text, Language.JA)] == text.split("です")
