"""What the shapes of one part share while it is written: ids, names, relationships, anchors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from itertools import count

from briefgen.document.model import Occurrence
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchored, Anchors, DrawnChart
from briefgen.writers.powerpoint.charts import Charts
from briefgen.writers.powerpoint.inks import HOUSE_INKS, Inks
from briefgen.writers.powerpoint.relationships import Relationships
from briefgen.writers.powerpoint.runs import Dress
from briefgen.writers.powerpoint.tags import Tags
from briefgen.writers.xml import clean


@lru_cache(maxsize=4096)
def _named(name: str) -> str:
    return clean(name).strip() or "Shape"


@dataclass(slots=True)
class Canvas:
    """A slide, or the notes page of one, being written. ``slide`` is the slide's id in the file.

    ``occurrences`` are the deck's by id, ``placed`` the anchored texts so far, ``shown`` the texts
    of all paragraphs, ``styles`` the styles of text that were resolved, by identity.
    """

    slide: int
    language: Language
    anchors: Anchors
    tags: Tags
    charts: Charts
    occurrences: Mapping[str, Occurrence]
    inks: Inks = HOUSE_INKS
    notes: bool = False
    relationships: Relationships = field(default_factory=Relationships)
    placed: list[Anchored] = field(default_factory=list)
    drawn: list[DrawnChart] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    styles: dict[tuple[int, bool], tuple[str, Dress]] = field(default_factory=dict)
    _ids: count[int] = field(default_factory=lambda: count(2))
    _names: dict[str, int] = field(default_factory=dict)

    def next_id(self) -> int:
        """The next shape id; 1 is the shape tree's."""
        return next(self._ids)

    def unique(self, name: str) -> str:
        """The name, with a number behind it where another shape here has it already."""
        name = _named(name)
        if name not in self._names:
            self._names[name] = 0
            return name
        unique, number = name, self._names[name]
        while unique in self._names:
            number += 1
            unique = f"{name} {number + 1}"
        self._names[name] = number
        self._names.setdefault(unique, 0)
        return unique

    def tagged(self, occurrences: Iterable[str]) -> str:
        """The reference from a shape to the tags that name its occurrences; "" where none is."""
        named = tuple(dict.fromkeys(occurrences))
        if not named or self.anchors is not Anchors.FULL:
            return ""
        ident = self.relationships.add("tags", self.tags.target(named))
        return f'<p:custDataLst><p:tags r:id="{ident}"/></p:custDataLst>'
