"""New texts on slides against their boxes: set smaller on the ladder, or left and named."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pptx
import pptx.enum.shapes
import pymupdf
import pytest

from briefgen import Brief, Fact, FactBase, compose_deck
from briefgen.delivered.parts import Parts
from briefgen.delivered.read import read_delivered
from briefgen.generate import deck_bytes
from briefgen.looks.model import EMU_PER_POINT
from briefgen.refresh import Refreshed, refresh
from briefgen.refresh.elements import read_elements
from briefgen.refresh.fit import OUTGROWN, fonts_of
from briefgen.refresh.frames import Frame, frame_of, paragraphs
from briefgen.values.joiner import unjoined
from briefgen.values.language import Language, LocalText
from tests import demo
from tests.deck import rendered
from tests.officetools import render

MORE = {"en": " as was said again then", "ja": "と改めて述べた"}


@cache
def delivered(language: str) -> bytes:
    brief = Brief.model_validate({"language": language})
    return deck_bytes(compose_deck(demo.facts(), brief))


def longer(base: FactBase, language: str, times: int) -> FactBase:
    """The facts with each slide sentence some words longer, or so many times as long."""

    def text(said: LocalText) -> LocalText:
        own = said.get(Language(language))
        if own is None:
            return said
        more = own + MORE[language] if times == 1 else " ".join([own] * times)
        return said.model_copy(update={language: more})

    def fact(held: Fact) -> Fact:
        return held.model_copy(update={"short": text(held.short or held.statement)})

    return base.model_copy(update={"facts": tuple(map(fact, base.facts))})


@cache
def refreshed(language: str, times: int) -> Refreshed:
    return refresh(delivered(language), longer(demo.facts(), language, times), name="it.pptx")


def frames(data: bytes) -> Iterator[tuple[str, int, Frame]]:
    """Each frame of each slide with its slide and its number on it."""
    parts = Parts.opened(data, "it", "powerpoint")
    for slide in parts.related(parts.main, "slide"):
        bodies: dict[int, Frame] = {}
        for paragraph in paragraphs(read_elements(parts.data(slide))):
            frame = frame_of(paragraph)
            if frame is not None:
                bodies.setdefault(frame.body.first, frame)
        yield from ((slide, number, frame) for number, frame in enumerate(bodies.values()))


def too_high(data: bytes) -> list[str]:
    """The frames whose text, measured in their own sizes, is higher than their room."""
    parts = Parts.opened(data, "it", "powerpoint")
    found = []
    for slide, number, frame in frames(data):
        fonts, room = fonts_of(parts, slide), frame.room()
        assert fonts is not None
        assert room is not None
        if frame.size is not None:  # of footers the placeholder tells the size
            made = frame.set_in(room[0], fonts.of(frame))
            if made.height > room[1] or made.broken:
                found.append(f"{slide}, {number}: {made} in {room}")
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.every(2)
def test_what_the_planner_fitted_is_measured_to_fit(language: str) -> None:
    assert too_high(delivered(language)) == []


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.every(4)
def test_longer_texts_stay_in_their_boxes_as_measured(language: str, times: int) -> None:
    assert too_high(refreshed(language, times).data) == []


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.every(2)
def test_a_few_words_more_are_set_smaller_and_no_smaller_than_12_points(language: str) -> None:
    made = refreshed(language, 1)
    assert sum(f.form == "short" for f in made.done) > 4 * len(made.left)
    before = {(slide, number): frame.size for slide, number, frame in frames(delivered(language))}
    after = {(slide, number): frame.size for slide, number, frame in frames(made.data)}
    smaller = [
        (size, after[at]) for at, size in before.items() if size is not None and after[at] != size
    ]
    assert smaller
    assert all(now is not None and 12 <= now < was for was, now in smaller)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.every(2)
def test_what_is_three_times_as_long_is_left_as_it_was_and_named(language: str) -> None:
    made = refreshed(language, 3)
    left = [finding for finding in made.left if finding.note == OUTGROWN]
    assert len(left) > 5
    kept = Counter(passage.text for passage in read_delivered(made.data, "it.pptx").passages)
    assert all(any(f.shown in text for text in kept) for f in left if f.form == "short")
    again = refresh(made.data, longer(demo.facts(), language, 3), name="it.pptx")
    assert again.data == made.data


@pytest.mark.office
@pytest.mark.parametrize("language", ["en", "ja"])
def test_libreoffice_draws_the_refitted_deck_in_its_boxes(language: str, tmp_path: Path) -> None:
    path = tmp_path / "it.pptx"
    path.write_bytes(refreshed(language, 1).data)
    slides = list(pptx.Presentation(io.BytesIO(path.read_bytes())).slides)
    with pymupdf.open(render(path)) as pages:
        drawn = [list(rendered.glyphs_of(page)) for page in pages]
    assert [
        f"slide {number}: {line}"
        for number, (slide, glyphs) in enumerate(zip(slides, drawn, strict=True), 1)
        for line in rendered.outside(list(boxes(slide.shapes)), glyphs)
    ] == []


def boxes(shapes: Iterable[Any]) -> Iterator[rendered.Frame]:
    """The texts of a slide in the order of drawing with the boxes that the file gives them."""
    for shape in shapes:
        if shape.is_placeholder and shape.placeholder_format.type in _FURNITURE:
            continue
        if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.GROUP:
            yield from boxes(shape.shapes)
        elif getattr(shape, "has_table", False):
            yield from cells(shape)
        elif shape.has_text_frame and shape.text_frame.text.strip():
            yield box(shape.name, shape.text_frame.text, shape.left, shape.top, shape)


def cells(shape: Any) -> Iterator[rendered.Frame]:
    top = shape.top
    for row in shape.table.rows:
        left = shape.left
        for cell, column in zip(row.cells, shape.table.columns, strict=True):
            size = type("Size", (), {"width": column.width, "height": row.height})
            yield box(f"{shape.name}: a cell", cell.text_frame.text, left, top, size)
            left += column.width
        top += row.height


def box(name: str, text: str, left: int, top: int, size: Any) -> rendered.Frame:
    edges = (left, top, left + size.width, top + size.height)
    return rendered.Frame(
        name, "".join(unjoined(text).split()), *(edge / EMU_PER_POINT for edge in edges)
    )


_FURNITURE = {
    pptx.enum.shapes.PP_PLACEHOLDER.FOOTER,
    pptx.enum.shapes.PP_PLACEHOLDER.SLIDE_NUMBER,
}
