"""Templates with high slides, or with places that reach beyond the slide: all is on the page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Length

from briefgen import Brief
from briefgen.cli import main
from briefgen.deck.plan import plan_deck
from briefgen.writers.powerpoint import write_deck
from briefgen.writers.powerpoint.template import DeckTemplate, read_deck_template
from tests import demo, made
from tests.deck_templates import DECK_TEMPLATES, emu
from tests.wholeness_deck import deck_problems

NAMES = list(DECK_TEMPLATES)
ROUNDING = 12_700
_PLACED = re.compile(rb'<a:off x="(-?\d+)" y="(-?\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>')
_SIZE = re.compile(rb'<p:sldSz cx="(\d+)" cy="(\d+)"/>')
Box = tuple[float, float, float, float]


def changed(name: str, size: tuple[float, float] | None, place: Callable[[Box], Box]) -> bytes:
    """The template with slides of that size in inches, and what stands on its layouts elsewhere."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(DECK_TEMPLATES[name]())) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        for part in archive.namelist():
            data = archive.read(part)
            if part == "ppt/presentation.xml" and size:
                w, h = map(emu, size)
                data = _SIZE.sub(f'<p:sldSz cx="{w}" cy="{h}"/>'.encode(), data)
            if re.match("ppt/slide(Masters|Layouts)/slide", part):
                data = _PLACED.sub(lambda found: _written(place, found), data)
            other.writestr(part, data)
    return stream.getvalue()


def _written(place: Callable[[Box], Box], found: re.Match[bytes]) -> bytes:
    x, y, w, h = place((int(found[1]), int(found[2]), int(found[3]), int(found[4])))
    return f'<a:off x="{x:.0f}" y="{y:.0f}"/><a:ext cx="{w:.0f}" cy="{h:.0f}"/>'.encode()


def portrait(name: str) -> bytes:
    """7.5 × 10 in, everything drawn in proportion."""
    with zipfile.ZipFile(io.BytesIO(DECK_TEMPLATES[name]())) as archive:
        size = _SIZE.search(archive.read("ppt/presentation.xml"))
    assert size is not None
    across, down = emu(7.5) / int(size[1]), emu(10) / int(size[2])
    return changed(
        name, (7.5, 10), lambda b: (b[0] * across, b[1] * down, b[2] * across, b[3] * down)
    )


def moved(name: str, right: float, down: float) -> bytes:
    return changed(name, None, lambda b: (b[0] + emu(right), b[1] + emu(down), b[2], b[3]))


def built(data: bytes) -> tuple[DeckTemplate, bytes]:
    read = read_deck_template(data, "theirs.pptx")
    deck = plan_deck(made.whole(demo.facts(), Brief()), read.looks)
    return read, write_deck(deck, base=read.base)


def off_the_page(deck: bytes) -> list[tuple[int, str]]:
    """What stands beyond a slide, by its slide and name."""
    held = pptx.Presentation(io.BytesIO(deck))
    width, height = held.slide_width, held.slide_height
    assert width is not None
    assert height is not None
    return [
        (number, shape.name)
        for number, slide in enumerate(held.slides, 1)
        for shape in slide.shapes
        if _beyond(shape.left, shape.width, width) or _beyond(shape.top, shape.height, height)
    ]


def _beyond(start: Length | None, length: Length | None, most: int) -> bool:
    if start is None or length is None:
        return False
    return start < -ROUNDING or start + length > most + ROUNDING


def told(read: DeckTemplate) -> list[str]:
    return [held.message for held in read.report.issues if held.code == "layout-off-slide"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.every(2)
def test_a_deck_on_high_slides_is_whole_and_on_the_page(name: str) -> None:
    read, deck = built(portrait(name))
    assert read.looks.height > read.looks.width
    assert off_the_page(deck) == []
    assert deck_problems(deck) == []
    assert told(read) == []


@pytest.mark.parametrize(("right", "down"), [(3, 0), (-2, 0), (0, -1)])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.every(4)
def test_what_would_stand_beyond_the_slide_is_moved_onto_it(
    name: str, right: float, down: float
) -> None:
    _, deck = built(moved(name, right, down))
    assert off_the_page(deck) == []
    assert deck_problems(deck) == []


def test_the_layout_and_its_places_are_named() -> None:
    read, deck = built(moved("night", 3, 0))
    assert told(read) == [
        "the layout “Opening” has places that reach beyond the slide: “Title 1”, “Subtitle 2”; "
        "what stands in them is moved onto it",
        "the layout “Heading only” has places that reach beyond the slide: “Title 1”, “Number 8”; "
        "what stands in them is moved onto it",
    ]
    number = next(
        s
        for s in pptx.Presentation(io.BytesIO(deck)).slides[1].placeholders
        if s.text_frame.text == "2"
    )
    assert number.left + number.width <= emu(13.333)
    assert number.width >= emu(1)


def test_slides_that_are_smaller_than_their_layouts_keep_title_footer_and_number() -> None:
    read, deck = built(changed("night", (7.5, 10), lambda box: box))
    assert len(told(read)) == 2
    assert off_the_page(deck) == []
    zones = read.looks.zones
    assert zones.footer.right <= zones.number.x
    assert min(zones.title.w, zones.footer.w) >= emu(5)


@pytest.mark.parametrize("name", NAMES)
def test_templates_whose_places_are_on_their_slides_have_no_such_warning(name: str) -> None:
    assert told(read_deck_template(DECK_TEMPLATES[name](), f"{name}.pptx")) == []


def test_the_build_says_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "theirs.pptx"
    path.write_bytes(moved("night", 3, 0))
    northland = str(demo.ROOT / "examples" / "northland")
    words = ["build", northland, "--only", "deck", "--template", str(path), "-o", str(tmp_path)]
    assert main(words) == 0
    assert "theirs.pptx: warning: layout-off-slide: the layout “Opening”" in capsys.readouterr().err


@pytest.mark.parametrize("width", [0, 0.1, 1.0])
@pytest.mark.parametrize("name", ["night", "bare"])  # python-pptx opens no .potx
@pytest.mark.every(3)
def test_a_title_without_width_takes_that_of_the_slide(name: str, width: float) -> None:
    held = pptx.Presentation(io.BytesIO(DECK_TEMPLATES[name]()))
    places = (held.slide_master, *held.slide_layouts)
    for place in (found for there in places for found in there.placeholders):
        if place.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            place.width = Length(emu(width))
    stream = io.BytesIO()
    held.save(stream)
    read = read_deck_template(stream.getvalue(), "theirs.pptx")
    assert read.looks.zones.title.w > read.looks.width / 2
    assert read.looks.zones.cover_title.w > read.looks.width / 2
