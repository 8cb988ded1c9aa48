"""The house looks: grid, zones, ladders, tint."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefgen.looks.house import HOUSE, PALETTE
from briefgen.looks.metrics import CALIBRI
from briefgen.looks.model import EMU_PER_INCH, EMU_PER_POINT, Density, Looks, Slot, Zone
from briefgen.values.language import Language


def zones() -> list[tuple[str, Zone]]:
    legend = HOUSE.zones.cover_legend
    assert legend is not None
    held = [
        (name, getattr(part, name)) for part in (HOUSE.zones, legend) for name in part.field_names
    ]
    return [(name, zone) for name, zone in held if isinstance(zone, Zone)]


def test_looks_print_as_json_and_read_back_equal() -> None:
    assert Looks.model_validate_json(HOUSE.model_dump_json()) == HOUSE
    assert hash(HOUSE) == hash(HOUSE.model_copy())


def test_the_tint_is_computed_from_accent1() -> None:
    assert PALETTE.hex(Slot.TINT) == "CFDFF1"
    assert PALETTE.model_copy(update={"accent1": "808080"}).hex(Slot.TINT) == "E6E6E6"
    assert Slot.TINT not in dict(PALETTE.items())


def test_a_column_begins_at_each_inch_and_twelve_fill_the_slide() -> None:
    grid = HOUSE.grid
    assert [grid.x(k) - grid.x(0) for k in range(12)] == [k * EMU_PER_INCH for k in range(12)]
    assert grid.x(0) == HOUSE.width - (grid.x(0) + grid.span(12))
    assert grid.span(5) == 5 * EMU_PER_INCH - grid.gutter


@pytest.mark.parametrize(("name", "zone"), zones())
def test_every_zone_lies_between_the_margins(name: str, zone: Zone) -> None:
    grid = HOUSE.grid
    assert zone.x >= grid.x(0), name
    assert zone.right <= grid.x(0) + grid.span(12), name
    assert 0 < zone.y <= zone.bottom < HOUSE.height, name


def test_zones_of_a_message_slide_stand_one_below_the_other() -> None:
    zone = HOUSE.zones
    column = [zone.kicker, zone.title, zone.body, zone.hairline, zone.source, zone.footer]
    for upper, lower in pairwise(column):
        assert upper.bottom <= lower.y


def test_ladders_fall_and_end_at_the_floor_of_the_density() -> None:
    for language in Language:
        sizes = HOUSE.typesetting(language).sizes
        for role in sizes.field_names:
            ladder = getattr(sizes, role)
            for density in Density:
                steps = ladder.steps(density)
                assert list(steps) == sorted(set(steps), reverse=True), (language, role)
            assert ladder.read[-1] >= 10
            assert ladder.present[0] >= ladder.read[0]


@pytest.mark.parametrize("language", list(Language))
def test_two_lines_of_the_smallest_title_fit_the_title_zone(language: Language) -> None:
    setting = HOUSE.typesetting(language)
    line = CALIBRI.east_asian_line if language is Language.JA else CALIBRI.line
    two_lines = 2 * setting.sizes.title.read[-1] * line * setting.spacing.title
    assert two_lines * EMU_PER_POINT <= HOUSE.zones.title.h
