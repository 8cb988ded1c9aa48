"""The contrast rules that a palette has to pass."""

from __future__ import annotations

import pytest

from briefgen.looks.contrast import (
    PAIRS,
    check_palette,
    contrast,
    darken_to_pass,
    luminance,
)
from briefgen.looks.house import PALETTE
from briefgen.looks.model import Palette, Slot


def changed(**slots: str) -> Palette:
    return PALETTE.model_copy(update=slots)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)  # WCAG's near miss
    assert contrast("123456", "123456") == 1


def test_the_house_palette_has_the_contrasts_it_was_designed_with() -> None:
    designed = {
        (Slot.DK1, Slot.LT1): 15.6,
        (Slot.DK2, Slot.LT1): 12.2,
        (Slot.DK2, Slot.TINT): 9.0,
        (Slot.ACCENT1, Slot.LT2): 5.9,
        (Slot.ACCENT3, Slot.LT2): 5.4,
        (Slot.ACCENT4, Slot.TINT): 4.4,
        (Slot.ACCENT6, Slot.DK2): 7.7,
    }
    for (color, ground), ratio in designed.items():
        found = contrast(PALETTE.hex(color), PALETTE.hex(ground))
        assert found == pytest.approx(ratio, abs=0.06), (color, ground)


def test_the_house_palette_passes() -> None:
    assert check_palette(PALETTE) == ()
    assert darken_to_pass(PALETTE) == (PALETTE, ())


@pytest.mark.parametrize(
    ("slots", "subject"),
    [
        ({"accent5": "9AA5B1"}, "accent5"),
        ({"accent3": "F0B000"}, "accent3"),
        ({"dk2": "2E6099"}, "dk2"),
        ({"lt2": "607080"}, "dk1"),
    ],
)
def test_each_rule_names_the_slot_that_breaks_it(slots: dict[str, str], subject: str) -> None:
    issues = check_palette(changed(**slots))
    assert {issue.code for issue in issues} == {"palette-contrast"}
    assert subject in {issue.subject for issue in issues}


def test_every_pair_can_fail() -> None:
    white = Palette(**dict.fromkeys((slot.value for slot, _ in PALETTE.items()), "FFFFFF"))
    assert len(check_palette(white)) == len(PAIRS)


def test_a_pale_palette_is_darkened_until_it_passes_and_says_so() -> None:
    pale = changed(accent1="6FA8DC", dk2="5B9BD5", accent5="999999")
    darker, report = darken_to_pass(pale)
    assert check_palette(darker) == ()
    assert [(issue.code, issue.subject) for issue in report] == [
        ("palette-darkened", "dk2"),
        ("palette-darkened", "accent1"),
        ("palette-darkened", "accent5"),
    ]
    assert "5B9BD5" in report[0].message
    assert darker.accent2 == pale.accent2


def test_on_a_dark_ground_colours_are_lightened() -> None:
    dark = changed(dk1="F0F0F0", lt1="101820", dk2="FFFFFF", lt2="1C2733", accent1="2E6099")
    lighter, report = darken_to_pass(dark)
    assert dark.dark
    assert not check_palette(lighter)
    assert luminance(lighter.accent1) > luminance(dark.accent1)
    assert luminance(lighter.hex(Slot.TINT)) < luminance(lighter.accent1)
    assert "lighter" in report[0].hint


def test_what_no_darkening_helps_is_reported() -> None:
    darker, report = darken_to_pass(changed(lt1="808080", lt2="808080"))
    assert check_palette(darker)
    assert "palette-contrast" in {issue.code for issue in report}
