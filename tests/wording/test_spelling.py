"""British and American spelling: the catalogue's words follow it, an author's are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue
from briefgen.wording.spelling import Spelling, other_spellings, respelled

SPELLINGS: tuple[Spelling, ...] = ("british", "american")


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("a programme of centres", "a program of centers"),
        ("Organisations modernise", "Organizations modernize"),
        ("decarbonisation, organisers", "decarbonization, organizers"),
        ("Judgement of neighbours", "Judgment of neighbors"),
    ],
)
def test_words_are_respelled_and_keep_their_capital(british: str, american: str) -> None:
    assert respelled(british, "american") == american
    assert [word for word, _ in other_spellings(british.lower(), "american")] != []


@pytest.mark.parametrize(
    "text",
    ["a smart meter", "the promise of enterprise, otherwise rising", "wise advice", "precise"],
)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_words_with_one_spelling_are_left_alone(text: str, spelling: Spelling) -> None:
    assert respelled(text, spelling) == text
    assert list(other_spellings(text, spelling)) == []


def test_words_with_a_capital_may_be_names_and_are_not_named() -> None:
    assert list(other_spellings("the Asian Development Center", "british")) == []
    assert list(other_spellings("a center", "british")) == [("center", "centre")]


@given(st.text(max_size=60), st.sampled_from(SPELLINGS))
def test_respelling_twice_changes_nothing_more(text: str, spelling: Spelling) -> None:
    once = respelled(text, spelling)
    assert respelled(once, spelling) == once


def test_the_catalogue_s_english_is_british_or_american_throughout() -> None:
    british, american = catalogue(Language.EN), catalogue(Language.EN, "american")
    assert british.label("whos-who-organisations") == "Organisations"
    assert american.label("whos-who-organisations") == "Organizations"
    for held, spelling in zip((british, american), SPELLINGS, strict=True):
        words = [*held.labels.values(), *held.statuses.values()]
        assert [found for text in words for found in other_spellings(text, spelling)] == []


@pytest.mark.parametrize("language", [Language.VI, Language.JA])
def test_the_other_languages_have_one_spelling(language: Language) -> None:
    assert catalogue(language, "american") == catalogue(language)
