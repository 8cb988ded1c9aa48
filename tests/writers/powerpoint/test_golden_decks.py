"""Golden cases: a deck as JSON, the parts that it makes as readable text, and why they are so.

A case is a folder under ``golden``: ``deck.json``, ``expected.xml`` and ``WHY.md``. After a wanted
change, ``BRIEFGEN_ACCEPT=1 pytest tests/writers/powerpoint/test_golden_decks.py`` writes
``expected.xml`` again: look at the slides in an application before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from briefgen.deck.model import Deck
from briefgen.writers.powerpoint import write_deck
from tests.officetools import validate
from tests.writers.powerpoint.decks import parts

_CASES = sorted(path for path in (Path(__file__).parent / "golden").iterdir() if path.is_dir())
_SHOWN = ("ppt/slides/", "ppt/notesSlides/", "ppt/tags/", "customXml/item1.xml")
_ids = [case.name for case in _CASES]


def readable(data: bytes) -> str:
    """The parts that the deck itself makes, indented, one after the other."""
    shown = {name: part for name, part in parts(data).items() if name.startswith(_SHOWN)}
    return "\n".join(f"<!-- {name} -->\n{_indented(part)}" for name, part in sorted(shown.items()))


def _indented(part: bytes) -> str:
    root = etree.fromstring(part)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def _deck(case: Path) -> Deck:
    return Deck.model_validate_json((case / "deck.json").read_text("utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=_ids)
def test_the_parts_are_as_accepted(case: Path) -> None:
    expected = case / "expected.xml"
    made = readable(write_deck(_deck(case)))
    if os.environ.get("BRIEFGEN_ACCEPT"):
        expected.write_text(made, "utf-8", newline="\n")
    assert made == expected.read_text("utf-8")


@pytest.mark.parametrize("case", _CASES, ids=_ids)
def test_each_case_says_why(case: Path) -> None:
    assert len((case / "WHY.md").read_text("utf-8").split()) > 20


@pytest.mark.node
@pytest.mark.parametrize("case", _CASES, ids=_ids)
def test_the_open_xml_sdk_finds_nothing_wrong(case: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.pptx"
    path.write_bytes(write_deck(_deck(case)))
    assert validate(path) == []
