"""Many texts sought at once are found where a plain search finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.delivered.likeness import aligned
from briefgen.delivered.model import Area, Passage, Where
from briefgen.delivered.search import LEAST, search
from tests.laws import law

WORDS = st.lists(
    st.sampled_from(["wind", "ports", "of", "3", "trillion", "年", "điện"]), min_size=1
)


def passage(text: str) -> Passage:
    return Passage(Where(Area.BODY), text)


@law(100)
@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_a_text_is_found_where_it_stands(shown: list[list[str]], sought: list[list[str]]) -> None:
    passages = [passage(" ".join(words)) for words in shown]
    texts = [" ".join(words) for words in sought]
    found = search(passages, texts)
    for text in texts:
        plain = [n for n, held in enumerate(passages) if text in held.text]
        assert list(found.get(text, ())) == (plain if len(text) >= LEAST else [])


def test_spaces_of_any_kind_are_one() -> None:
    held = passage("Japan’s ODA came to\u00a0more than\n100\u00a0billion yen.")
    assert search([held], ["came to more than 100 billion yen"])


def test_what_stands_where_a_text_stood_is_told_by_the_words_around_it() -> None:
    shown = "In 2022, ODA came to 90 billion yen. [2] ¶19"
    assert aligned("In 2023, ODA came to 100 billion yen.", shown).startswith("In 2022, ODA came")
    assert aligned("MoUs between businesses", "memoranda between businesses [1] ¶1") == (
        "memoranda between businesses"
    )
