"""What an audit words anew is what compose worded, for every form, language and convention."""

from __future__ import annotations

import pytest

from briefgen import Brief, FactBase, load_facts
from briefgen.briefs.brief import Convention
from briefgen.briefs.wordings import wordings
from briefgen.briefs.words import Words
from briefgen.values.language import Language
from tests import demo
from tests.made import whole as made_whole


@pytest.fixture(scope="module", params=["demo", "northland"])
def base(request: pytest.FixtureRequest) -> FactBase:
    if request.param == "demo":
        return demo.facts()
    return load_facts(demo.ROOT / "examples" / "northland")


@pytest.mark.parametrize("convention", [Convention.STANDARD, Convention.STATE])
@pytest.mark.parametrize("language", Language)
@pytest.mark.every(3)
def test_every_anchored_text_can_be_worded_anew(
    base: FactBase, language: Language, convention: Convention
) -> None:
    document = made_whole(base, Brief(language=language, convention=convention))
    styles = (Words(base), Words(base, "month-day"))
    assert len(document.occurrences) > 20
    for held in document.occurrences:
        if held.form in ("edition", "brief:title", "brief:subject"):
            continue  # what the file says of itself, and its author's words
        facts = [base.fact_by_id[ref.id] for ref in held.facts]
        found = [text for words in styles for text in wordings(held.form, facts, held.lang, words)]
        assert held.text in found, held.form


def test_a_form_that_the_facts_no_longer_have_gives_nothing() -> None:
    base = demo.facts()
    words = Words(base)
    fact = base.facts[0]
    assert wordings("value:gone", (fact,), Language.EN, words) == ()
    assert wordings("takeaway:gone", (fact,), Language.EN, words) == ()
    assert wordings("of-a-later-version", (fact,), Language.EN, words) == ()
    assert wordings("statement", (), Language.EN, words) == ()


def test_a_large_figure_may_be_shown_in_parts() -> None:
    base = demo.facts()
    total = base.fact_by_id["oda-total"]
    found = wordings("figure:oda", (total,), Language.EN, Words(base))
    plain = [text.replace("\u00a0", " ") for text in found]
    assert plain[0] == "approximately\n3 trillion\nyen"
    assert {"3 trillion", "yen", "approximately 3 trillion yen"} <= set(plain)
