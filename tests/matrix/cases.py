"""Which files the matrix has: each two values of shape, length, template, language… meet in one.

That is where most faults of combination show, in a tenth of the cases (pairwise testing).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import yaml

from briefgen import Brief, FactBase
from briefgen.briefs.brief import Convention, Shape
from briefgen.deck.lengths import Length
from briefgen.looks.brand import Brand, Logo
from briefgen.looks.house import FONTS, PALETTE
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchors
from tests import demo, second
from tests.deck_templates import DECK_TEMPLATES, SUFFIXES
from tests.deck_templates import png as plain_png
from tests.pairs import pairwise
from tests.templates import TEMPLATES, VIETNAMESE_BRAND

HOUSE, BRAND = "house", "brand"

OWN_BRAND = Brand(
    palette=PALETTE.model_copy(update={"dk2": "5B1222", "accent1": "9C2A3C"}),
    fonts=FONTS.model_copy(update={"latin": "Arial", "east_asian": "Yu Gothic"}),
    logo=Logo(plain_png(300, 60, (91, 18, 34)), 300, 60, "Crest"),
)


class Facts(NamedTuple):
    """A fact base, and enough of its themes that a memo of them has all kinds of blocks."""

    load: Callable[[], FactBase]
    themes: tuple[str, ...]


FACTS: Mapping[str, Facts] = {
    "demo": Facts(demo.facts, ("investment", "energy")),
    "second": Facts(second.facts, ("river", "floods")),
}
EDITIONS: Mapping[str, Mapping[str, Language]] = {
    "en": {"language": Language.EN},
    "vi": {"language": Language.VI},
    "ja": {"language": Language.JA},
    "en+ja": {"language": Language.EN, "second_language": Language.JA},
}


class Look(NamedTuple):
    """What a file is dressed in: a template of others, a brand, both, or neither, which is ours."""

    template: bytes | None = None
    suffix: str = ""
    brand: Brand | None = None


class Case(NamedTuple):
    """A file of the matrix; of ``extent`` a memo has shape and convention, a deck length and
    density."""

    kind: str
    facts: str
    extent: tuple[str, str]
    look: str
    edition: str
    anchors: Anchors

    @property
    def name(self) -> str:
        return "-".join((self.kind, *self[1:2], *self.extent, *self[3:]))

    @property
    def suffix(self) -> str:
        return ".docx" if self.kind == "memo" else ".pptx"

    def brief(self) -> Brief:
        """What it is made from, of few themes."""
        first, other = ("shape", "convention") if self.kind == "memo" else ("length", "density")
        told = dict(zip((first, other), self.extent, strict=True))
        return Brief.model_validate(
            {**EDITIONS[self.edition], **told, "themes": FACTS[self.facts].themes}
        )

    def dress(self) -> Look:
        """The template and the brand it is made in."""
        if self.look == HOUSE:
            return Look()
        if self.look == BRAND:
            return Look(brand=OWN_BRAND)
        if self.kind == "deck":
            return Look(DECK_TEMPLATES[self.look](), SUFFIXES[self.look])
        chosen = tuple(yaml.safe_load(VIETNAMESE_BRAND)["styles"].items())
        brand = Brand(styles=chosen) if self.look == "vietnamese" else None
        return Look(TEMPLATES[self.look](), ".dotx" if self.look == "crest" else ".docx", brand)


MEMO_VALUES = (
    tuple(FACTS),
    tuple(Shape),
    tuple(Convention),
    (HOUSE, BRAND, *TEMPLATES),
    tuple(EDITIONS),
    tuple(Anchors),
)
DECK_VALUES = (
    tuple(FACTS),
    tuple(Length),
    ("read", "present"),
    (HOUSE, BRAND, *DECK_TEMPLATES),
    tuple(EDITIONS),
    tuple(Anchors),
)
MEMOS = tuple(
    Case("memo", facts, (one, other), *rest) for facts, one, other, *rest in pairwise(*MEMO_VALUES)
)
DECKS = tuple(
    Case("deck", facts, (one, other), *rest) for facts, one, other, *rest in pairwise(*DECK_VALUES)
)
