"""Tags parts: what PowerPoint keeps on a shape, also when it is copied into another deck.

ECMA-376 part 1, 13.3.13 and 19.3.3.3. PowerPoint stores tag names in capitals.
"""

from __future__ import annotations

from briefgen.writers.package import Deflated, deflate_after
from briefgen.writers.powerpoint.oxml import NAMESPACES
from briefgen.writers.xml import DECLARATION, attribute

OCCURRENCES_TAG = "BRIEFGEN_OCCURRENCES"
TAGS_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"

_HEAD = (f'{DECLARATION}<p:tagLst {NAMESPACES}><p:tag name="{OCCURRENCES_TAG}" val="').encode()


class Tags:
    """Collects the tags parts of a deck, each naming the occurrences within one shape."""

    def __init__(self, first: int = 1) -> None:
        self._first = first
        self.parts: dict[str, Deflated] = {}

    def target(self, occurrences: tuple[str, ...]) -> str:
        """A new part with these ids, separated by spaces: its name relative to a slide's."""
        name = f"tags/tag{self._first + len(self.parts)}.xml"
        value = attribute(" ".join(occurrences))
        self.parts[f"ppt/{name}"] = deflate_after(_HEAD, f'{value}"/></p:tagLst>'.encode())
        return f"../{name}"
