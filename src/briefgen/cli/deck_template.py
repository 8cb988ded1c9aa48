"""What `briefgen template inspect` says of a template of slides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.writers.powerpoint.template import DeckTemplateReport, LayoutReport

_EMU_PER_MM = 36_000


def deck_lines(report: DeckTemplateReport) -> Iterator[str]:
    """The report in words, a line each."""
    shape = round(report.width / report.height, 2)
    proportion = {1.78: " (16:9)", 1.33: " (4:3)", 1.6: " (16:10)"}.get(shape, "")
    size = f"{_mm(report.width)} × {_mm(report.height)} mm{proportion}"
    yield f"{report.file}: .{report.format}, slides of {size}"
    heading, text = (_font(font, report) for font in report.fonts)
    yield f"fonts: headings {heading}, text {text}"
    yield "text is light on a dark ground" if report.dark else "text is dark on a light ground"
    for layout in report.layouts:
        yield from _layout(layout)
    if report.others:
        yield f"layouts that stay, and that briefgen does not use: {', '.join(report.others)}"
    yield f"not carried over: {', '.join(report.dropped) or 'nothing'}"


def _layout(layout: LayoutReport) -> Iterator[str]:
    told = f"type “{layout.type}”" if layout.type else "no type"
    yield f"{layout.role}: “{layout.layout}” ({told})"
    yield f"  because {', '.join(layout.reasons) or 'no other is better'}"
    for doubt in layout.unsure:
        yield f"  unsure: {doubt}"
    for ours, theirs in layout.texts:
        yield f"  {ours} → {f'its placeholder “{theirs}”' if theirs else 'a text box'}"
    for made in layout.made:
        yield f"  {made}"
    zone = layout.body
    place = f"{_mm(zone.w)} × {_mm(zone.h)} mm from {_mm(zone.x)}, {_mm(zone.y)}"
    yield f"  {'contents' if layout.role == 'message' else 'title'}: {place}"
    yield f"  ground {layout.ground}, text {layout.text}"


def _font(font: str, report: DeckTemplateReport) -> str:
    if not font:
        return "not named"
    return f"{font} (estimated)" if font in report.estimated else font


def _mm(emu: int) -> int:
    return round(emu / _EMU_PER_MM)
