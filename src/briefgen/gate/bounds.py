"""How large an Office file may be, and what it may refer to, by what it is wanted for."""

from __future__ import annotations

from dataclasses import replace

from briefgen.gate.files import MB
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is too much, in bytes, XML elements, levels of nesting and parts.

    ``packed`` is the file, ``unpacked`` all its parts, ``xml`` those that hold XML. ``outside``
    says that references out of the file may stay, because nobody follows or keeps them. ``what``
    is what sentences call such a file, ``advice`` what they say to do about a large one, and
    ``formats`` what they say to save it as.
    """

    packed: int
    unpacked: int
    xml: int
    elements: int
    depth: int
    members: int
    directory: int
    outside: bool
    what: str
    advice: str
    formats: str = ".docx, .dotx, .pptx or .potx"


TEMPLATE = Bounds(
    packed=32 * MB,
    unpacked=64 * MB,
    xml=40 * MB,
    elements=250_000,
    depth=200,
    members=2_000,
    directory=1 * MB,
    outside=False,
    what="a template",
    advice="take large pictures and its text out",
)
"""What is kept and written on. A hundred pages have 125,000 elements; libxml2, which python-docx
parses with, takes no more than 256 levels."""

RETURNED = Bounds(
    packed=128 * MB,
    unpacked=256 * MB,
    xml=64 * MB,
    elements=500_000,
    depth=10_000,
    members=20_000,
    directory=4 * MB,
    outside=True,
    what="a memo or deck",
    advice="split it into several files",
)
"""What is only read: a memo of hundreds of pages, a deck full of photographs.

A memo of ten thousand facts has 356,000 elements, a deck 387,000; what is within these bounds is
read, audited and refreshed in half a gigabyte of memory (`tests/delivered/test_bounded.py`).
"""

WORKBOOK = replace(
    TEMPLATE,
    outside=True,
    what="the workbook of a chart",
    advice="take out of its sheets what it does not draw",
)
"""What lies within a returned file behind a chart; there may be many."""

FACTS_WORKBOOK = replace(
    TEMPLATE,
    unpacked=128 * MB,
    xml=100 * MB,
    elements=2_000_000,
    what="a workbook of facts",
    advice="take out what is no sheet of facts",
    formats=".xlsx",
)
"""Facts that someone worked on in Excel: ten thousand of them are some 400,000 cells."""
