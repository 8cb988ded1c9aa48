"""The actor map: a line only where a stated fact joins two sides; forty actors fit too."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import Brief, Deck, FactBase
from briefgen.deck.model import GroupShape, LineShape, Slide
from briefgen.deck.plan.actor_map import crossings, in_order
from briefgen.document.model import SectionRole
from briefgen.values.language import Language
from tests import demo
from tests.deck.shape_checks import check_slide, leaves, words
from tests.made import composed, planned
from tests.synthetic import make_base, make_fact


def deck(base: FactBase, **brief: Any) -> Deck:
    return planned(base, Brief.model_validate(brief))


def maps(base: FactBase, **brief: Any) -> list[Slide]:
    return [slide for slide in deck(base, **brief).slides if slide.section == "actor-map"]


def lines(slide: Slide) -> list[LineShape]:
    return [s for s in leaves(slide.shapes) if isinstance(s, LineShape) and "Link" in s.name]


def joining(number: int, one: str, other: str, role: str = "partner") -> dict[str, Any]:
    parties = [{"actor": one, "role": "party"}, {"actor": other, "role": role}]
    text = {"en": "They work together."}
    bare = {"statement": text, "short": text, "values": {}, "when": None, "key_figure": None}
    return make_fact(number, 1) | bare | {"kind": "project", "actors": parties}


def actor(number: int) -> dict[str, Any]:
    return {
        "id": f"body-{number}",
        "kind": "organisation",
        "side": "side-a" if number % 2 else "side-b",
        "names": {"en": {"full": f"Body {'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}"}},
    }


@pytest.mark.parametrize(
    ("language", "density"), list(itertools.product(Language, ("read", "present")))
)
@pytest.mark.every(3)
def test_the_map_of_the_demo_fits_at_its_own_floor(language: Language, density: str) -> None:
    (slide,) = maps(demo.facts(), language=language, density=density)
    check_slide(slide, 12 if density == "read" else 14)


def test_a_line_stands_only_where_one_fact_joins_two_sides() -> None:
    facts = [
        joining(1, "actor-1", "actor-3"),
        joining(2, "actor-1", "actor-2"),  # of one side
        joining(3, "actor-2", "actor-4", role="speaker"),  # takes no part
    ]
    (slide,) = maps(make_base(0, 1, facts=facts))
    assert [line.name for line in lines(slide)] == ["Link · Actor B – Actor D"]
    links = next(s for s in slide.shapes if isinstance(s, GroupShape) and s.name == "Links")
    assert links.alt == "Actor B – Actor D [2]\u00a0¶1"
    assert slide.facts == ("fact-1",)


def test_no_link_makes_no_map() -> None:
    assert maps(make_base(0, 1, facts=[joining(1, "actor-1", "actor-2")])) == []


def test_actors_whose_names_fit_no_box_make_no_map_and_the_deck_says_so() -> None:
    actors = [
        actor(n) | {"names": {"en": {"full": f"Body {side} of the very long name " * 60}}}
        for n, side in ((1, "a"), (2, "b"))
    ]
    first = make_base(1, 1).model_dump(mode="json")["actors"]
    made = deck(make_base(0, 1, actors=[*first, *actors], facts=[joining(1, "body-1", "body-2")]))
    assert [s for s in made.slides if s.section == "actor-map"] == []
    assert "link body-1 – body-2: not on the actor map, in the facts" in made.left_out


def test_forty_actors_stay_on_the_slide_and_the_rest_of_the_links_is_counted() -> None:
    actors = [*make_base(1, 1).model_dump(mode="json")["actors"], *map(actor, range(40))]
    facts = [joining(n + 1, f"body-{n}", f"body-{(n * 7 + 1) % 40}") for n in range(40)]
    base = make_base(0, 1, actors=actors, facts=facts)
    made = deck(base)
    (slide,) = [s for s in made.slides if s.section == "actor-map"]
    check_slide(slide, 12)
    assert any("more links are not drawn" in text for text in words(slide))
    assert any(line.startswith("link ") for line in made.left_out)
    assert Deck.model_validate_json(made.model_dump_json()) == made


def test_lines_do_not_cross_where_they_need_not() -> None:
    links = [("a", "z"), ("b", "y"), ("c", "x"), ("a", "y")]
    assert crossings(links, *in_order(links)) == 0


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz")), min_size=1))
def test_ordering_never_adds_crossings(links: list[tuple[str, str]]) -> None:
    left, right = in_order(links)
    given = list(dict.fromkeys(a for a, _ in links)), list(dict.fromkeys(b for _, b in links))
    assert crossings(links, left, right) <= crossings(links, *given)
    assert sorted(left) == sorted(given[0])


def test_a_memo_has_the_links_as_a_table_where_the_brief_asks_for_it() -> None:
    def roles(**brief: Any) -> set[SectionRole]:
        made = composed(demo.facts(), Brief.model_validate(brief))
        return {section.role for section in made.sections}

    assert SectionRole.ACTORS in roles(parts={"actor_map": True})
    assert SectionRole.ACTORS not in roles(shape="full")
