"""Decks before real programs: Microsoft's validator and LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.writers.anchors import Anchors
from briefgen.writers.powerpoint import write_deck
from tests.officetools import pdf_text, render, validate
from tests.writers.powerpoint.decks import every_kind


@pytest.mark.node
@pytest.mark.parametrize("anchors", Anchors)
def test_the_open_xml_sdk_finds_nothing_wrong_with_any_anchors(
    anchors: Anchors, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(write_deck(every_kind(), anchors=anchors))
    assert validate(path) == []


@pytest.mark.office
def test_libreoffice_shows_every_slide_with_its_texts_footer_and_number(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(write_deck(every_kind()))
    cover, first, second = pdf_text(render(path))
    assert "Viet Nam–Japan" in cover
    assert "Edition one" not in cover
    for text in ("Wind is under way", "the report", "3 trillion yen", "Project", "Edition one"):
        assert text in first
    assert first.split()[-1] == "2"
    for text in ("điện gió ngoài khơi", "洋上風力", "Edition one"):
        assert text in second
