"""What no validator sees, of every deck that we make; each check seen to fail on a broken one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from briefgen import Brief
from briefgen.deck.lengths import Length
from briefgen.values.language import Language
from tests import demo
from tests.made import deck_file
from tests.synthetic import make_base
from tests.wholeness_deck import CHECKS, deck_problems, titles
from tests.wholeness_deck.opened import open_deck


@pytest.mark.parametrize("density", ["read", "present"])
@pytest.mark.parametrize("length", Length)
@pytest.mark.every(2)
def test_the_demos_decks_are_whole(length: Length, density: str) -> None:
    brief = Brief.model_validate({"length": length, "density": density})
    assert deck_problems(deck_file(demo.facts(), brief)) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("facts", "themes"), [(0, 1), (1, 1), (12, 12), (150, 5)])
@pytest.mark.every(3)
def test_decks_of_synthetic_facts_are_whole(facts: int, themes: int, language: Language) -> None:
    brief = Brief(language=language, length=Length.FULL)
    assert deck_problems(deck_file(make_base(facts, themes), brief)) == []


def changed(change: Callable[[str], str]) -> bytes:
    """The demo's deck with the XML of each slide changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(demo.deck_file())) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("ppt/slides/slide"):
                data = change(data.decode()).encode()
            new.writestr(name, data)
    return made.getvalue()


BREAKAGES: list[tuple[str, str, str, str]] = [
    ("titles", 'type="title"', 'type="body"', "0 titles"),
    ("placeholders", 'type="ftr"', 'type="dt"', "it has a date"),
    ("placeholders", 'type="sldNum"', 'type="body"', "footer and number"),
    ("sizes", 'sz="1400"', 'sz="900"', "900 hundredths"),
    ("sizes", "<a:noAutofit/>", "<a:normAutofit/>", "may be shrunk"),
    ("tables", 'firstRow="1"', "", "flags no header row"),
    ("tables", "<a:tc>", '<a:tc gridSpan="2">', "merged cells"),
    ("alternatives", 'descr="', 'title="', "has no alternative text"),
    ("alternatives", 'name="Statement', 'name="picture1.png', "a file’s name"),
    ("alternatives", 'name="Title"', 'name="TextBox 3"', "no name for a person"),
]


@pytest.mark.parametrize(
    ("check", "old", "new", "sentence"), BREAKAGES, ids=lambda told: str(told)[:20]
)
def test_each_check_fails_on_a_deck_that_is_broken_its_way(
    check: str, old: str, new: str, sentence: str
) -> None:
    assert old in "".join(slides_xml())
    found = deck_problems(changed(lambda xml: xml.replace(old, new)))
    assert any(line.startswith(f"{check}: ") and sentence in line for line in found)


def slides_xml() -> list[str]:
    """The XML of the demo's slides."""
    with zipfile.ZipFile(io.BytesIO(demo.deck_file())) as package:
        names = [n for n in package.namelist() if n.startswith("ppt/slides/slide")]
        return [package.read(name).decode() for name in names]


def test_two_slides_of_one_title_are_found() -> None:
    cover, *_ = open_deck(demo.deck_file())
    assert list(titles.repeated([cover])) == []
    assert list(titles.repeated([cover, cover])) == [
        f"2 slides are called “{demo.deck().slides[0].title}”"
    ]


def test_every_check_has_been_seen_to_fail() -> None:
    assert {check for check, *_ in BREAKAGES} == set(CHECKS)
