"""The styles of a memo, by the names that Word shows; a base template must have all of them."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from briefgen.values.status import StatusGroup


class Style(StrEnum):
    """A style of the base template, by its name in ``styles.xml``.

    Built-in styles carry the names that ECMA-376 stores ("heading 1" is what Word shows as
    "Heading 1").
    """

    BODY = "Body Text"
    LEAD = "Section Lead"
    BOTTOM_LINE = "Bottom Line"
    KICKER = "Kicker"
    TITLE = "Briefing Title"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    STATUS_LEAD = "Status Lead"
    FACT = "Fact"
    FACT_REMARK = "Fact Remark"
    LIST_BULLET = "List Bullet"
    REMARK = "Remark"
    CAPTION = "caption"
    CHART = "Chart"
    SOURCE_NOTE = "Source Note"
    TABLE_GAP = "Table Gap"
    CELL = "Cell"
    CELL_ITEM = "Cell Item"
    CELL_END = "Cell End"
    CELL_HEAD = "Cell Head"
    CELL_HEAD_END = "Cell Head End"
    CELL_REMARK = "Cell Remark"
    CELL_TAG = "Cell Tag"
    TIME_RANGE = "Time Bar Range"
    TIME_WITHIN = "Time Bar Within"
    TIME_SINCE = "Time Bar Since"
    TIME_FROM = "Time Bar From"
    TIME_FROM_EXPECTED = "Time Bar From Expected"
    TIME_EXPECTED = "Time Bar Expected"
    TIME_BY = "Time Bar By"
    TIME_UNTIL = "Time Bar Until"
    TIME_POINT = "Time Point"
    TIME_POINT_EXPECTED = "Time Point Expected"
    SIDE_NAME = "Side Name"
    HEADER_LABEL = "Header Label"
    HEADER_FIELD = "Header Field"
    HEADER_LINE = "Header Line"
    HEADER_RULE = "Header Rule"
    MEMORANDUM_LINE = "Memorandum Line"
    FIGURE = "Key Figure"
    FIGURE_SOURCE = "Figure Source"
    CALLOUT_LABEL = "Callout Label"
    CALLOUT_TEXT = "Callout Text"
    CONTENTS_TITLE = "TOC Heading"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    CONTENTS_3 = "toc 3"
    HEADER = "header"
    FIRST_HEADER = "First Header"
    CENTRED_HEADER = "Centred Header"
    CENTRED_FOOTER = "Centred Footer"
    PAGE_NUMBER_LINE = "Page Number Line"
    FOOTER = "footer"
    FOOTNOTE_TEXT = "footnote text"

    STATUS_CELL_ASKED = "Status Cell Asked"
    STATUS_CELL_PROPOSED = "Status Cell Proposed"
    STATUS_CELL_AGREED = "Status Cell Agreed"
    STATUS_CELL_UNDER_WAY = "Status Cell Under Way"
    STATUS_CELL_IN_PLACE = "Status Cell In Place"
    STATUS_CELL_OFF = "Status Cell Off Ladder"

    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    STRONG_EMPHASIS = "Intense Emphasis"
    UPRIGHT_EMPHASIS = "Upright Emphasis"
    PARALLEL = "Parallel Text"
    PARALLEL_TITLE = "Parallel Title"
    VALUE = "Value"
    HYPERLINK = "Hyperlink"
    FOOTNOTE_REFERENCE = "footnote reference"
    FOOTNOTE_NUMBER = "Footnote Number"
    SOURCE_MARK = "Source Mark"
    PLACEHOLDER = "Placeholder"
    HEADER_LINE_LABEL = "Header Line Label"
    PAGE_NUMBER = "page number"
    FIGURE_NUMBER = "Figure Number"
    FIGURE_QUALIFIER = "Figure Qualifier"
    FIGURE_UNIT = "Figure Unit"
    STATUS_ASKED = "Status Asked"
    STATUS_PROPOSED = "Status Proposed"
    STATUS_AGREED = "Status Agreed"
    STATUS_UNDER_WAY = "Status Under Way"
    STATUS_IN_PLACE = "Status In Place"
    STATUS_OFF = "Status Off Ladder"

    BRIEFING_TABLE = "Briefing Table"
    ASKS_AND_OFFERS = "Asks and Offers"
    HEADER_FIELDS = "Header Fields"
    FIGURE_STRIP = "Figure Strip"
    CALLOUT = "Callout"
    CALLOUT_WARNING = "Callout Warning"
    CALLOUT_AUTHOR = "Callout Author"


LEADING = (
    Style.HEADING_1,
    Style.HEADING_2,
    Style.HEADING_3,
    Style.HEADING_4,
    Style.LEAD,
    Style.STATUS_LEAD,
    Style.CAPTION,
)
"""What leads what follows it and must not stand alone at a page's end."""


def status_tag(group: StatusGroup) -> Style:
    """The character style of an inline status tag."""
    match group:
        case StatusGroup.ASKED:
            return Style.STATUS_ASKED
        case StatusGroup.PROPOSED:
            return Style.STATUS_PROPOSED
        case StatusGroup.AGREED:
            return Style.STATUS_AGREED
        case StatusGroup.UNDER_WAY:
            return Style.STATUS_UNDER_WAY
        case StatusGroup.IN_PLACE:
            return Style.STATUS_IN_PLACE
        case StatusGroup.OFF:
            return Style.STATUS_OFF
        case _:
            assert_never(group)


def status_cell(group: StatusGroup) -> Style:
    """The paragraph style of a table cell that shows a status."""
    match group:
        case StatusGroup.ASKED:
            return Style.STATUS_CELL_ASKED
        case StatusGroup.PROPOSED:
            return Style.STATUS_CELL_PROPOSED
        case StatusGroup.AGREED:
            return Style.STATUS_CELL_AGREED
        case StatusGroup.UNDER_WAY:
            return Style.STATUS_CELL_UNDER_WAY
        case StatusGroup.IN_PLACE:
            return Style.STATUS_CELL_IN_PLACE
        case StatusGroup.OFF:
            return Style.STATUS_CELL_OFF
        case _:
            assert_never(group)


def heading(level: int) -> Style:
    """The style of a heading; a section's title is level 1."""
    return (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)[level - 1]


def contents_entry(level: int) -> Style:
    """The style of an entry of the contents list, by the level of its heading, 1 to 3."""
    return (Style.CONTENTS_1, Style.CONTENTS_2, Style.CONTENTS_3)[level - 1]
