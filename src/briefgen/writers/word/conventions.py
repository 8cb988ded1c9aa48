"""Conventions for memos, as data: page, type, and where header fields and page number stand.

`standard` is the template as it is. The other two change what their rules name, and nothing else:

``state`` follows the US Department of State's Correspondence Handbook, 5 FAH-1 H-320 "Preparing
memorandums": Letter paper (H-322), margins of at least an inch on all sides (H-323), Times New
Roman 14 (H-321 b), the word MEMORANDUM flush with the left margin (H-324), the date on the same
line, its month spelled out before day and year (H-325.1). The handbook's text after that was not at
hand: the lines TO, FROM and SUBJECT and the marking at the top and bottom of every page are as
published memorandums have them, and tables, notes and page number keep the house's own ways.

``vn`` follows the measures of Viet Nam's Decree 30/2020/ND-CP, Appendix I, as public summaries of
it give them: A4, margins of 20 to
25 mm at top and bottom, 30 to 35 mm at the left, 15 to 20 mm at the right; Times New Roman, black;
text of 13 to 14 pt, upright, even at both sides, first lines indented 1 or 1.27 cm, at least 6 pt
between paragraphs, lines from single to one and a half; the kind of paper in bold capitals and its
subject in bold below it, both 13 to 14 pt and centred; page numbers of 13 to 14 pt, upright,
centred in the top margin, none on the first page. No national title, issuing body or document
number is printed: they are the issuing office's to give.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from briefgen.records import dataclass

ConventionName = Literal["standard", "state", "vn"]

_INCH = 1440  # twentieths of a point
_MM = _INCH / 25.4


@dataclass(frozen=True, slots=True)
class Margins:
    """Distances of text, header and footer from the edges of the page, in twentieths of a point."""

    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What a convention changes in one style; None leaves it. ``first_line`` in twentieths of a
    point, ``size`` in half points."""

    size: int | None = None
    align: Literal["left", "center", "both"] | None = None
    first_line: int | None = None
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """A convention's type: the faces, the size for each of the house's sizes (half points), and
    single styles by their ids. All text is black, but for links and the words of status fills."""

    latin: str
    east_asian: str
    sizes: Mapping[int, int]
    styles: Mapping[str, Setting] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Convention:
    """How a memo's page, type, header fields and running lines are set.

    ``fields``: the header fields in a grid of two columns below the title, or on lines of their
    own, below the title or above it. ``marking``: the handling line at the end of header and
    footer, or centred in both. ``page_number``: at the foot as "Page 1 of 9", or centred at the
    head, as a number alone, from page 2 on.
    """

    margins: Margins
    type: Type | None = None
    fields: Literal["grid", "lines", "lines-above"] = "grid"
    marking: Literal["end", "centred"] = "end"
    page_number: Literal["foot", "head"] = "foot"


# The house's sizes in a type of 13 or 14 pt: cells scale to 11, notes to 10.
_SMALL = {17: 20, 18: 21, 19: 22}

STANDARD = Convention(Margins(1417, 1134, 1247, 1701, header=680, footer=624))
STATE = Convention(
    Margins(_INCH, _INCH, _INCH, _INCH, header=_INCH // 2, footer=_INCH // 2),
    Type(
        "Times New Roman",
        "MS Mincho",
        MappingProxyType({**_SMALL, 21: 28, 23: 28, 24: 28, 30: 30, 42: 32}),
        MappingProxyType(
            {
                "HeaderLineLabel": Setting(capitals=True),
                "CenteredHeader": Setting(size=24),
                "CenteredFooter": Setting(size=24),
                "TOC1": Setting(size=24),
                "ParallelText": Setting(size=22),
            }
        ),
    ),
    fields="lines-above",
    marking="centred",
)
VN = Convention(
    Margins(
        round(25 * _MM) - 1,
        round(20 * _MM),
        round(22 * _MM),
        round(30 * _MM),
        header=round(12 * _MM),
        footer=round(10 * _MM),
    ),
    Type(
        "Times New Roman",
        "MS Mincho",
        MappingProxyType({**_SMALL, 21: 26, 23: 26, 24: 28, 30: 28, 42: 28}),
        MappingProxyType(
            {
                "Kicker": Setting(size=28, align="center", capitals=True),
                "BriefingTitle": Setting(align="center"),
                "BodyText": Setting(align="both", first_line=round(10 * _MM)),
                "ListBullet": Setting(align="left"),
                "CalloutLabel": Setting(align="left", first_line=0),
                "CalloutText": Setting(align="left", first_line=0),
                "PageNumber": Setting(size=26),
                "TOC1": Setting(size=24),
                "ParallelText": Setting(size=22),
            }
        ),
    ),
    fields="lines",
    page_number="head",
)

CONVENTIONS: Mapping[ConventionName, Convention] = MappingProxyType(
    {"standard": STANDARD, "state": STATE, "vn": VN}
)
"""Every convention, by the name that a document gives."""
