"""How a foreign placeholder sets its text: through the layout, its master, and the master's styles.

ECMA-376 part 1, 21.1.2 (text frames and paragraphs) and 19.3.1.49 to 52 (styles of masters).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.looks.model import Heading, Inset
from briefgen.records import dataclass
from briefgen.writers.foreign import Element
from briefgen.writers.powerpoint.template.colors import Scheme, Tone
from briefgen.writers.powerpoint.template.layouts import (
    TITLES,
    FoundLayout,
    FoundPlaceholder,
)
from briefgen.writers.powerpoint.template.xml import a, on, p, whole

_SIZE = 18.0  # points, where nothing says a size
_SIDE, _EDGE = 91_440, 45_720  # the insets of a frame that says none (21.1.2.1.1)
_ALIGNMENTS: dict[str, Literal["start", "center", "end"]] = {"ctr": "center", "r": "end"}
_ANCHORS: dict[str, Literal["top", "middle", "bottom"]] = {"ctr": "middle", "b": "bottom"}


@dataclass(frozen=True, slots=True)
class Typing:
    """What a placeholder's text looks like by itself; ``color`` is None where nothing says it."""

    size: float
    face: str
    color: Tone | None
    heading: Heading


def typing_of(found: FoundPlaceholder, layout: FoundLayout, scheme: Scheme) -> Typing:
    """The looks of the first level of the placeholder's text."""
    levels = list(_levels(found, layout))
    runs = [run for level in levels if (run := level.find(a("defRPr"))) is not None]
    frames = [frame for frame in _frames(found) if frame is not None]
    latin = next((el for run in runs if (el := run.find(a("latin"))) is not None), None)
    heading = Heading(
        bold=on(_first(runs, "b"), False),
        color=None,
        align=_ALIGNMENTS.get(_first(levels, "algn") or "l", "start"),
        anchor=_ANCHORS.get(_first(frames, "anchor") or "t", "top"),
        inset=Inset(
            left=_inset(frames, "lIns", _SIDE),
            top=_inset(frames, "tIns", _EDGE),
            right=_inset(frames, "rIns", _SIDE),
            bottom=_inset(frames, "bIns", _EDGE),
        ),
        caps=_first(runs, "cap") == "all",
    )
    return Typing(
        size=whole(next((r for r in runs if r.get("sz")), None), "sz", int(_SIZE * 100)) / 100,
        face="" if latin is None else str(latin.get("typeface", "")),
        color=next((tone for run in runs if (tone := scheme.filled(run)) is not None), None),
        heading=heading,
    )


def _levels(found: FoundPlaceholder, layout: FoundLayout) -> Iterator[Element]:
    """The properties of the first level, the nearest first."""
    for shape in (found.shape, found.inherited):
        level = (
            None if shape is None else shape.find(f"{p('txBody')}/{a('lstStyle')}/{a('lvl1pPr')}")
        )
        if level is not None:
            yield level
    style = "titleStyle" if found.kind in TITLES else "bodyStyle"
    if found.kind in ("ftr", "sldNum", "dt"):
        style = "otherStyle"
    level = layout.master_root.find(f"{p('txStyles')}/{p(style)}/{a('lvl1pPr')}")
    if level is not None:
        yield level


def _frames(found: FoundPlaceholder) -> Iterator[Element | None]:
    for shape in (found.shape, found.inherited):
        if shape is not None:
            yield shape.find(f"{p('txBody')}/{a('bodyPr')}")


def _first(elements: list[Element], attribute: str) -> str | None:
    return next((str(v) for e in elements if (v := e.get(attribute)) is not None), None)


def _inset(frames: list[Element], name: str, default: int) -> int:
    frame = next((frame for frame in frames if frame.get(name) is not None), None)
    return max(0, whole(frame, name, default))
