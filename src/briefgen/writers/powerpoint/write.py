"""A planned deck to the bytes of a .pptx file: every part in order, on one screen.

Stage: last. In comes a `Deck`, planned and fitted; out goes a package that is the same, byte for
byte, for the same deck. Nothing is decided here: what a deck says is drawn as it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.deck.model import Deck, Slide
from briefgen.document.model import Occurrence
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.writers.anchors import (
    CUSTOM_XML_CONTENT_TYPE,
    Anchored,
    Anchors,
    DrawnChart,
    item_props_part,
    item_rels_part,
    provenance_part,
)
from briefgen.writers.package import CONTENT_TYPES, Compression, Deflated, seal
from briefgen.writers.powerpoint.base import (
    APP_PROPERTIES,
    CORE_PROPERTIES,
    PRESENTATION,
    PRESENTATION_RELATIONSHIPS,
    Base,
    house_base,
)
from briefgen.writers.powerpoint.canvas import Canvas
from briefgen.writers.powerpoint.charts import Charts
from briefgen.writers.powerpoint.notes import write_notes
from briefgen.writers.powerpoint.presentation import (
    FIRST_SLIDE_ID,
    Related,
    add_content_types,
    add_relationships,
    add_slides,
)
from briefgen.writers.powerpoint.properties import app_properties, core_properties
from briefgen.writers.powerpoint.slides import write_slide
from briefgen.writers.powerpoint.tags import TAGS_CONTENT_TYPE, Tags
from briefgen.writers.shown import shown_digests
from briefgen.writers.xml import content

_PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml"
_SLIDE = f"{_PRESENTATIONML}.slide+xml"
_NOTES = f"{_PRESENTATIONML}.notesSlide+xml"
_PROVENANCE = "customXml/item1.xml"
_PROVENANCE_PROPERTIES = "customXml/itemProps1.xml"


@dataclass(slots=True)
class _Package:
    """The package being put together: parts, their content types, what is related, what placed."""

    parts: dict[str, bytes | Deflated]
    charts: Charts
    types: dict[str, str] = field(default_factory=dict)
    related: list[Related] = field(default_factory=list)
    placed: list[Anchored] = field(default_factory=list)
    drawn: list[DrawnChart] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    tags: Tags = field(default_factory=Tags)
    occurrences: Mapping[str, Occurrence] = field(default_factory=dict)

    def canvas(self, ident: int, deck: Deck, anchors: Anchors) -> Canvas:
        """What a slide of that id, or the notes page of it, is written on."""
        return Canvas(ident, deck.language, anchors, self.tags, self.charts, self.occurrences)


def write_deck(
    deck: Deck,
    *,
    anchors: Anchors = Anchors.FULL,
    base: Base | None = None,
    compression: Compression = Compression.ZLIB,
) -> bytes:
    """The deck as a .pptx file, tied to its facts as ``anchors`` says.

    It starts from ``base``, our own template unless said; the deck has to be planned in its looks.

    The same deck gives the same bytes, on every machine; all three kinds of anchors show the same.
    Raises BuildError where the deck contradicts itself (a section names an absent slide, or a
    statement an unknown occurrence), was planned for another slide size, or has text that XML
    cannot hold.

    >>> from briefgen import Brief, Length, compose_deck, load_facts, write_deck
    >>> facts = load_facts("examples/northland")
    >>> data = write_deck(compose_deck(facts, Brief(length=Length.SHORT)))
    >>> data[:2]  # a .pptx is a zip
    b'PK'
    """
    base = base or house_base()
    _require_size(deck, base)
    charts = Charts(deck.label, deck.date, base.static)
    known = {occurrence.id: occurrence for occurrence in deck.occurrences}
    package = _Package(dict(base.static), charts, tags=Tags(base.free_tag), occurrences=known)
    _add_footed(package, deck, base)
    for number, slide in enumerate(deck.slides, 1):
        _add_slide(package, deck, slide, number, base, Anchors(anchors))
    _add_tags(package)
    _add_charts(package)
    if anchors is not Anchors.NONE:
        _add_provenance(package, deck)
    _add_presentation(package, deck, base)
    package.parts[CORE_PROPERTIES] = core_properties(deck)
    package.parts[APP_PROPERTIES] = app_properties(deck)
    return seal(package.parts, deck.date, compression)


def _require_size(deck: Deck, base: Base) -> None:
    if (deck.width, deck.height) != (base.width, base.height):
        raise BuildError(
            f"the deck was planned for slides of {deck.width} × {deck.height} EMU, the template "
            f"has {base.width} × {base.height}; plan it with the template's looks"
        )


def _add_footed(package: _Package, deck: Deck, base: Base) -> None:
    """The master and the layouts, whose footer is the deck's, so that new slides have it too."""
    footer = content(plain_text(deck.footer))
    for name, text in base.footed.items():
        text = text.replace("{language}", deck.language.tag)
        package.parts[name] = text.replace("{footer}", footer).encode()


def _add_slide(
    package: _Package, deck: Deck, slide: Slide, number: int, base: Base, anchors: Anchors
) -> None:
    """The slide, its relationships and, where it has notes, its notes page."""
    layout = base.layouts[slide.layout]
    ident = FIRST_SLIDE_ID + number - 1
    canvas = package.canvas(ident, deck, anchors)
    canvas.inks = layout.inks
    canvas.relationships.add("slideLayout", f"../{layout.part.removeprefix('ppt/')}")
    part = write_slide(slide, number, deck.footer, layout, canvas)
    package.placed += canvas.placed
    package.shown |= canvas.shown
    package.drawn += canvas.drawn
    if slide.notes:
        canvas.relationships.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
        _add_notes(package, deck, slide, number, anchors, base)
    name = f"ppt/slides/slide{number}.xml"
    package.parts[name] = part
    package.parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = canvas.relationships.part()
    package.types[name] = _SLIDE
    package.related.append(Related("slide", f"slides/slide{number}.xml"))


def _add_notes(
    package: _Package, deck: Deck, slide: Slide, number: int, anchors: Anchors, base: Base
) -> None:
    ident = FIRST_SLIDE_ID + number - 1
    canvas = package.canvas(ident, deck, anchors)
    canvas.notes = True
    canvas.relationships.add("notesMaster", f"../{base.notes_master.removeprefix('ppt/')}")
    canvas.relationships.add("slide", f"../slides/slide{number}.xml")
    name = f"ppt/notesSlides/notesSlide{number}.xml"
    package.parts[name] = write_notes(slide.notes, number, canvas)
    rels = f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"
    package.parts[rels] = canvas.relationships.part()
    package.types[name] = _NOTES
    package.placed += canvas.placed
    package.shown |= canvas.shown


def _add_tags(package: _Package) -> None:
    package.parts |= package.tags.parts
    package.types |= dict.fromkeys(package.tags.parts, TAGS_CONTENT_TYPE)


def _add_charts(package: _Package) -> None:
    package.parts |= package.charts.parts
    package.types |= package.charts.types


def _add_provenance(package: _Package, deck: Deck) -> None:
    """The custom XML part, related to the presentation so that PowerPoint keeps it."""
    package.parts[_PROVENANCE] = provenance_part(
        "deck",
        deck.language,
        deck.edition,
        deck.values,
        package.placed,
        package.drawn,
        shown_digests(package.shown, package.parts),
    )
    package.parts[_PROVENANCE_PROPERTIES] = item_props_part("deck", deck.language, deck.edition)
    package.parts["customXml/_rels/item1.xml.rels"] = item_rels_part()
    package.types[_PROVENANCE_PROPERTIES] = CUSTOM_XML_CONTENT_TYPE
    package.related.append(Related("customXml", f"../{_PROVENANCE}"))


def _add_presentation(package: _Package, deck: Deck, base: Base) -> None:
    """The parts that list the others, last because they list all of them."""
    relationships, ids = add_relationships(base.relationships, package.related)
    slide_ids = {slide.id: FIRST_SLIDE_ID + n for n, slide in enumerate(deck.slides)}
    presentation = add_slides(base.presentation, ids[: len(deck.slides)], deck.sections, slide_ids)
    types = add_content_types(base.content_types, package.types)
    package.parts[PRESENTATION] = presentation.encode()
    package.parts[PRESENTATION_RELATIONSHIPS] = relationships.encode()
    package.parts[CONTENT_TYPES] = types.encode()
