"""Decks in a brand without a template: its colours, its fonts, its logo, on our own layouts."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from briefgen import Deck
from briefgen.deck.model import LayoutRole
from briefgen.generate import compose_deck, deck_bytes
from briefgen.looks.brand import Brand, Logo
from briefgen.looks.house import FONTS, HOUSE, PALETTE
from briefgen.looks.model import Zone
from briefgen.writers.powerpoint.branding import logo_box
from briefgen.writers.powerpoint.template.zones import overlap
from tests import demo
from tests.deck_templates import png
from tests.officetools import validate

WIDE, TALL = (Logo(png(w, h, (91, 18, 34)), w, h, "Crest") for w, h in ((300, 60), (40, 160)))
BRAND = Brand(
    palette=PALETTE.model_copy(update={"dk2": "5B1222", "accent1": "9C2A3C"}),
    fonts=FONTS.model_copy(update={"latin": "Arial", "east_asian": "Yu Gothic"}),
    logo=WIDE,
)


@cache
def deck() -> Deck:
    return compose_deck(demo.facts(), brand=BRAND)


@cache
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(deck_bytes(deck(), brand=BRAND))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.node
def test_the_validator_has_nothing_against_a_deck_in_a_brand(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck_bytes(deck(), brand=BRAND))
    assert validate(path) == []


def test_theme_and_notes_have_its_colours_and_fonts() -> None:
    for name in ("ppt/theme/theme1.xml", "ppt/theme/theme2.xml"):
        theme = parts()[name].decode()
        assert '<a:accent1><a:srgbClr val="9C2A3C"/>' in theme
        assert 'typeface="Arial"' in theme
        assert 'typeface="Yu Gothic"' in theme
        assert "Calibri" not in theme


def test_a_deck_in_a_brand_is_measured_in_its_font() -> None:
    assert BRAND.looks().metrics != HOUSE.metrics


def test_both_layouts_show_the_logo_with_its_alternative_text() -> None:
    for number in (1, 2):
        layout = etree.fromstring(parts()[f"ppt/slideLayouts/slideLayout{number}.xml"])
        (picture,) = layout.findall(".//{*}pic")
        assert [found.get("descr") for found in picture.iter("{*}cNvPr")] == ["Crest"]
        assert b"logo.png" in parts()[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"]
    assert parts()["ppt/media/logo.png"] == WIDE.data


@pytest.mark.parametrize("logo", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("role", LayoutRole)
def test_the_logo_stands_clear_of_titles_and_kickers(logo: Logo, role: LayoutRole) -> None:
    box, zones = logo_box(logo, role), HOUSE.zones
    where = Zone(x=box.x, y=box.y, w=box.w, h=box.h)
    taken = [zones.title, zones.kicker] if role is LayoutRole.MESSAGE else [zones.cover_title]
    assert not any(overlap(where, zone) for zone in taken)
    assert where.right <= zones.title.right
    assert where.w / where.h == pytest.approx(logo.width / logo.height, rel=0.01)


def test_a_font_that_is_not_measured_is_told() -> None:
    cambria = Brand(fonts=FONTS.model_copy(update={"latin": "Cambria"}))
    assert [issue.code for issue in cambria.estimated()] == ["font-estimated"]
    assert BRAND.estimated() == ()
