"""What a theme's slide is made from: its facts as items, what its title rests on, its tensions."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.deck.model import Shape
from briefgen.document.model import (
    Block,
    Callout,
    Chart,
    FactItem,
    FactList,
    Paragraph,
    ProjectTable,
    Section,
)
from briefgen.records import dataclass
from briefgen.values.status import rank


@dataclass(frozen=True)
class ThemeFacts:
    """A theme as slides see it.

    ``items`` stand the furthest along first, in the theme's own order within a status; the title
    rests on the facts ``first``.
    """

    section: Section
    items: tuple[FactItem, ...]
    first: tuple[str, ...]
    tensions: tuple[Callout, ...]
    charts: tuple[Chart, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether there is a single fact, and nothing that pulls against it."""
        return len(self.items) == 1 and not self.tensions

    def item(self, fact: str) -> FactItem | None:
        """The item of that fact, if the theme has it."""
        return next((item for item in self.items if item.fact == fact), None)


@dataclass(frozen=True)
class Body:
    """The body of a theme's slide, the facts it states, and the tensions it shows."""

    shapes: tuple[Shape, ...]
    facts: tuple[str, ...]
    tensions: tuple[Callout, ...] = ()


def weight(item: FactItem, facts: ThemeFacts) -> tuple[bool, bool, int]:
    """What the title rests on comes first, then headlines, then by priority."""
    return item.fact not in facts.first, not item.headline, item.priority


def theme_facts(section: Section) -> ThemeFacts:
    """The section of a theme, taken apart."""
    place = {fact: at for at, fact in enumerate(section.facts)}
    items = sorted(
        (item for block in section.blocks for item in _block_items(block)),
        key=lambda item: (rank(item.status.status), place.get(item.fact, len(place))),
    )
    leads = (b for b in section.blocks if isinstance(b, Paragraph) and b.role == "lead")
    return ThemeFacts(
        section=section,
        items=tuple(items),
        first=next((lead.facts for lead in leads), ()),
        tensions=tuple(b for b in section.blocks if isinstance(b, Callout) and b.role == "tension"),
        charts=tuple(b for b in section.blocks if isinstance(b, Chart)),
    )


def _block_items(block: Block) -> Iterable[FactItem]:
    if isinstance(block, FactList):
        return (item for group in block.groups for item in group.items)
    if isinstance(block, ProjectTable):
        return (row.item for row in block.rows)
    return ()
