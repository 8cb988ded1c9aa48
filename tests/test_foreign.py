"""Memos and decks in files that other programs made: in their own looks, or refused by a sentence.

Each recipe is a file of another program (`tests.foreign`). What is made in it is whole, has none of
the template's samples, and takes its styles and layouts.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from briefgen import Document, InputError, compose_brief, load_facts
from briefgen.generate import deck_bytes, memo_bytes, plan_document, shape_document
from briefgen.writers.powerpoint.template import read_deck_template
from briefgen.writers.word.template import read_template
from tests import demo
from tests.deck_templates import PERSON, SAMPLE
from tests.foreign import Recipe
from tests.foreign.recipes import SLIDES, WORD
from tests.officetools import validate
from tests.wholeness import problems
from tests.wholeness_deck import deck_problems
from tests.writers.word.package import parts, tree, w

LEAST = 30
MARKS = {"node": pytest.mark.node, "office": pytest.mark.office}


def _each(
    recipes: dict[str, Recipe], *, refused: bool, judged: bool = False
) -> pytest.MarkDecorator:
    held = [
        pytest.param(
            name,
            marks=[MARKS[mark] for mark in {recipe.needs, "node" if judged else ""} if mark],
        )
        for name, recipe in recipes.items()
        if bool(recipe.refused) is refused
    ]
    return pytest.mark.parametrize("name", held)


@cache
def _whole() -> Document:
    return compose_brief(load_facts(demo.ROOT / "examples" / "northland"))


def _template(recipe: Recipe, folder: Path) -> Path:
    path = folder / f"template{recipe.suffix}"
    path.write_bytes(recipe.make())
    return path


def _memo(template: Path, *, wordless: bool = False) -> bytes:
    document = shape_document(_whole(), template=template)
    if wordless:
        document = document.model_copy(update={"sections": (), "notes": ()})
    return memo_bytes(document, template=template)


def _deck(template: Path) -> bytes:
    return deck_bytes(plan_document(_whole(), template=template), template=template)


def test_there_are_thirty_files_of_other_programs_and_more() -> None:
    made = {recipe.make for recipe in (*WORD.values(), *SLIDES.values())}
    assert len(made) == len(WORD) + len(SLIDES) >= LEAST
    readme = " ".join((demo.ROOT / "README.md").read_text("utf-8").split())
    assert f"{len(WORD) + len(SLIDES)} templates of other programs" in readme


@_each(WORD, refused=False)
def test_a_memo_in_it_is_whole_and_in_its_styles(name: str, tmp_path: Path) -> None:
    recipe = WORD[name]
    template = _template(recipe, tmp_path)
    memo = _memo(template)
    assert problems(memo, template=_memo(template, wordless=True)) == []
    report = read_template(template.read_bytes(), template.name).report
    assert set(recipe.styles) <= {match.theirs for match in report.styles}
    ids = {
        str(style.get(w("styleId")))
        for style in tree(memo, "word/styles.xml").iter(w("style"))
        if (named := style.find(w("name"))) is not None and named.get(w("val")) in recipe.styles
    }
    used = {str(style.get(w("val"))) for style in tree(memo).iter(w("pStyle"))}
    assert len(ids) == len(recipe.styles)
    assert ids & used
    page = next(tree(template.read_bytes()).iter(w("pgSz")))
    assert next(tree(memo).iter(w("pgSz"))).attrib == page.attrib
    everything = b"".join(parts(memo).values()).decode("utf-8", "replace")
    assert all(kept in everything for kept in recipe.keeps)
    assert PERSON not in everything


@_each(SLIDES, refused=False)
def test_a_deck_in_it_is_whole_and_in_its_layouts(name: str, tmp_path: Path) -> None:
    recipe = SLIDES[name]
    template = _template(recipe, tmp_path)
    deck = _deck(template)
    assert deck_problems(deck) == []
    report = read_deck_template(template.read_bytes(), template.name).report
    assert tuple(held.layout for held in report.layouts) == recipe.layouts
    theirs, ours = parts(template.read_bytes()), parts(deck)
    looks = [part for part in theirs if re.match("ppt/(theme|slideMasters|slideLayouts)/", part)]
    kept = [part for part in looks if part in ours and ours[part] == theirs[part]]
    assert any("slideLayouts/slideLayout" in part for part in kept)
    assert any("theme/" in part for part in kept)
    everything = b"".join(ours.values()).decode("utf-8", "replace")
    assert all(words in everything for words in recipe.keeps)
    assert SAMPLE not in everything
    assert PERSON not in everything


def _faults(data: bytes, path: Path) -> set[str]:
    """What the Open XML SDK has against it, by part; an index may be another in the template."""
    path.write_bytes(data)
    return {re.sub(r"\[\d+\]", "", line) for line in validate(path)}


@_each(WORD, refused=False, judged=True)
def test_the_open_xml_sdk_has_nothing_against_the_memo(name: str, tmp_path: Path) -> None:
    """Nothing but what it has against the template, in parts that stay as they were."""
    template = _template(WORD[name], tmp_path)
    faults = _faults(_memo(template), tmp_path / "memo.docx")
    assert not faults or faults <= _faults(
        template.read_bytes(), tmp_path / f"own{template.suffix}"
    )


@_each(SLIDES, refused=False, judged=True)
def test_the_open_xml_sdk_has_nothing_against_the_deck(name: str, tmp_path: Path) -> None:
    """Nothing at all: what is wrong in a presentation part goes when it is written anew."""
    template = _template(SLIDES[name], tmp_path)
    assert _faults(_deck(template), tmp_path / "deck.pptx") == set()


@_each(WORD, refused=True)
def test_a_file_that_no_memo_can_be_made_in_is_refused_with_the_reason(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=WORD[name].refused):
        _memo(_template(WORD[name], tmp_path))
