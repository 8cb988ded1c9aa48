"""Document properties: what the deck is called and of which date it is, and no person's name."""

from __future__ import annotations

from briefgen.deck.model import Deck
from briefgen.writers.xml import DECLARATION, content

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_MAKER = "briefgen"


def core_properties(deck: Deck) -> bytes:
    """Title, language and dates (ECMA-376 part 2, clause 8.3); the author is the program."""
    moment = f"{deck.date.isoformat()}T00:00:00Z"
    return (
        f"{DECLARATION}<cp:coreProperties {_CORE}>"
        f"<dc:title>{content(deck.title)}</dc:title><dc:creator>{_MAKER}</dc:creator>"
        f"<cp:lastModifiedBy>{_MAKER}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{deck.language.tag}</dc:language></cp:coreProperties>"
    ).encode()


def app_properties(deck: Deck) -> bytes:
    """Counts of slides and notes pages (ECMA-376 part 1, 22.2)."""
    notes = sum(1 for slide in deck.slides if slide.notes)
    return (
        f'{DECLARATION}<Properties xmlns="{_APP}"><Application>{_MAKER}</Application>'
        f"<PresentationFormat>{_format(deck)}</PresentationFormat>"
        f"<Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes></Properties>"
    ).encode()


def _format(deck: Deck) -> str:
    """What PowerPoint calls slides of that proportion."""
    if 3 * deck.width == 4 * deck.height:
        return "On-screen Show (4:3)"
    return "Widescreen" if abs(9 * deck.width - 16 * deck.height) < deck.height // 100 else "Custom"
