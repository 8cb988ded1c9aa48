"""Our own template: sound, clean, and of the house looks."""

from __future__ import annotations

import posixpath
import re

import pytest
from lxml import etree

from briefgen.deck.model import LayoutRole, PlaceholderRole
from briefgen.looks.house import FONTS, HOUSE, PALETTE
from briefgen.looks.model import Zone
from briefgen.writers.powerpoint.base import house_base
from briefgen.writers.unzipped import template_parts
from tests.writers.powerpoint.decks import NAMES

PARTS = template_parts("deck")
TREES = {
    name: etree.fromstring(part) for name, part in PARTS.items() if name.endswith((".xml", ".rels"))
}
LAYOUTS = {
    "cover": "ppt/slideLayouts/slideLayout1.xml",
    "message": "ppt/slideLayouts/slideLayout2.xml",
}


def test_every_part_is_related_to_and_has_a_content_type() -> None:
    reached = {"_rels/.rels", "[Content_Types].xml"}
    for name, tree in TREES.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            reached |= {
                posixpath.normpath(posixpath.join(folder, r.get("Target", ""))) for r in tree
            }
            reached.add(name)
    assert reached == set(PARTS)
    typed = {item.get("PartName", "").lstrip("/") for item in TREES["[Content_Types].xml"]}
    plain = {name for name in PARTS if name.endswith(".rels")} | {"[Content_Types].xml"}
    assert typed - {""} == set(PARTS) - plain


def test_it_names_no_person_and_no_date() -> None:
    everything = b"".join(PARTS.values()).decode()
    assert not re.search(r"\b20[01]\d-\d\d-\d\d|<dc:creator|lastModifiedBy", everything)
    assert 'type="dt"' not in everything


@pytest.mark.parametrize("name", ["ppt/theme/theme1.xml", "ppt/theme/theme2.xml"])
def test_its_themes_are_the_house_palette_and_fonts(name: str) -> None:
    theme = TREES[name]
    colors = theme.find(".//a:clrScheme", NAMES)
    assert colors is not None
    found = {etree.QName(color).localname: color[0].get("val") for color in colors}
    links = {"hlink": PALETTE.accent1, "folHlink": PALETTE.accent5}
    assert found == {slot.value: color for slot, color in PALETTE.items()} | links
    for kind in ("majorFont", "minorFont"):
        fonts = theme.find(f".//a:{kind}", NAMES)
        assert fonts is not None
        assert [font.get("typeface") for font in fonts] == [
            FONTS.latin,
            FONTS.east_asian,
            FONTS.complex_script,
            FONTS.east_asian,
            FONTS.latin,
        ]


@pytest.mark.parametrize(
    ("layout", "placed"),
    [
        ("cover", {"Title": "cover_title", "Subtitle": "cover_subtitle"}),
        ("cover", {"Kicker": "cover_kicker", "Cover line": "cover_footer"}),
        ("cover", {"Signature bar": "cover_signature", "Hairline": "cover_hairline"}),
        ("message", {"Title": "title", "Kicker": "kicker", "Source line": "source"}),
        ("message", {"Footer": "footer", "Slide number": "number"}),
    ],
)
def test_its_layouts_stand_where_the_house_looks_say(layout: str, placed: dict[str, str]) -> None:
    _assert_placed(TREES[LAYOUTS[layout]], placed)


def test_its_master_draws_the_signature_and_the_hairline_where_the_house_looks_say() -> None:
    placed = {
        "Signature bar": "signature",
        "Hairline": "hairline",
        "Title": "title",
        "Body": "body",
    }
    _assert_placed(TREES["ppt/slideMasters/slideMaster1.xml"], placed)


def _assert_placed(tree: etree._Element, placed: dict[str, str]) -> None:
    boxes = {}
    shapes = tree.find("p:cSld/p:spTree", NAMES)
    assert shapes is not None
    for shape in shapes:
        place = shape.find("p:spPr/a:xfrm", NAMES)
        if place is not None:
            x, y, w, h = (int(value) for part in place for value in part.attrib.values())
            named = shape.find("*/p:cNvPr", NAMES)
            assert named is not None
            boxes[named.get("name")] = Zone(x=x, y=y, w=w, h=h)
    assert {name: boxes[name] for name in placed} == {
        name: getattr(HOUSE.zones, zone) for name, zone in placed.items()
    }


def test_it_offers_each_layout_with_its_roles() -> None:
    cover, message = (house_base().layouts[role] for role in LayoutRole)
    assert set(cover.placeholders) == set(PlaceholderRole)
    assert set(message.placeholders) == set(PlaceholderRole) - {PlaceholderRole.SUBTITLE}
    assert cover.footer is cover.number is None
    assert message.footer is not None
    assert message.number is not None


def test_its_slides_have_the_size_that_decks_are_planned_for() -> None:
    assert (house_base().width, house_base().height) == (HOUSE.width, HOUSE.height)


def test_it_is_opened_once_a_process() -> None:
    assert house_base() is house_base()
