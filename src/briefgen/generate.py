"""The stages in order: facts and a brief in, a memo and a deck out."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.briefs.brief import Brief
from briefgen.briefs.compose import compose
from briefgen.briefs.own import SectionMaker
from briefgen.briefs.shapes import shape_memo
from briefgen.collector import collector_at_rest
from briefgen.deck.model import Deck
from briefgen.deck.plan import plan_deck
from briefgen.disk import write_atomically
from briefgen.document.bilingual import set_beneath
from briefgen.document.model import Document, SectionRole
from briefgen.document.outline import PageNumbers
from briefgen.errors import BuildError
from briefgen.facts.model import FactBase
from briefgen.gate import HeldFile, hold
from briefgen.gate.bounds import TEMPLATE
from briefgen.looks.house import HOUSE
from briefgen.looks.model import Density, Looks
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import Compression

if TYPE_CHECKING:
    from briefgen.facts.changes.model import Changes
    from briefgen.looks.brand import Brand
    from briefgen.writers.powerpoint.template import DeckTemplate
    from briefgen.writers.word.template import Template

Sections = Iterable[SectionMaker | SectionRole]
"""Makers of sections of one's own and roles of ours, in the order of the memo."""

TemplateFile = str | Path | HeldFile
"""A template on disk, or one that was read already."""

FULL_PAGE = 0.9
"""How much of the text area a memo of one page may fill, so that it stays one page elsewhere."""


def compose_memo(
    facts: FactBase,
    brief: Brief | None = None,
    *,
    since: Changes | None = None,
    sections: Sections | None = None,
    template: str | Path | None = None,
    brand: Brand | None = None,
) -> Document:
    """The Document of a memo of the brief's shape; ``left_out`` names the facts it does not state.

    ``since`` as `compose_brief`. A memo of one page is measured in the template, or in the brand,
    that it will be written in. BriefError names an id in the brief that the fact base does not
    have; BuildError says that a memo of one page has more than a page to say.

    ``sections`` as `compose_brief`.

    >>> from briefgen import Brief, Shape, compose_memo, load_facts
    >>> facts = load_facts("examples/northland")
    >>> memo = compose_memo(facts, Brief(shape=Shape.ONE_PAGE))
    >>> [section.id for section in memo.sections]
    ['bottom-line', 'standing']
    >>> memo.left_out
    ()
    """
    document = compose_brief(facts, brief, since=since, sections=sections)
    return shape_document(document, brief, template=template, brand=brand)


@collector_at_rest()
def compose_brief(
    facts: FactBase,
    brief: Brief | None = None,
    *,
    since: Changes | None = None,
    sections: Sections | None = None,
) -> Document:
    """The whole brief as a Document, of which a memo is a shape and from which a deck is planned.

    ``since`` is what `compare` gives for an earlier edition and these facts: it makes a first
    section of what changed. The document's date, which the files carry, is SOURCE_DATE_EPOCH if
    that is set, else the brief's, else the base's. BriefError names an id in the brief that the
    fact base does not have.

    ``sections`` are what it is made of, in the order of the memo: `SectionRole` for ours, and
    functions that take the `Writing` under way and give back a `Section` or None for one's own
    (`own_section`). The brief's shape, length and switches choose among ours as ever. ``since``
    opens the brief where they do not name its place. BriefError says what is wrong with a section.

    >>> from briefgen import Brief, SectionRole, compose_brief, load_facts
    >>> facts = load_facts("examples/northland")
    >>> whole = compose_brief(facts, Brief(themes=("economy",)))
    >>> [section.id for section in whole.sections][:4]
    ['bottom-line', 'contents', 'theme-economy', 'silence']
    >>> short = compose_brief(facts, sections=(SectionRole.SOURCES, SectionRole.BOTTOM_LINE))
    >>> [section.id for section in short.sections]
    ['sources', 'bottom-line']
    """
    document = compose(facts, brief, since, sections)
    date = source_date()
    return document.model_copy(update={"date": date}) if date else document


@collector_at_rest()
def shape_document(
    document: Document,
    brief: Brief | None = None,
    *,
    template: TemplateFile | None = None,
    brand: Brand | None = None,
) -> Document:
    """The memo's part of a whole brief, in the shape that the brief asks for.

    A memo of one page is measured in the template or brand. BuildError if it takes more than one.
    """

    def fits(candidate: Document) -> bool:
        from briefgen.writers.word.measure import measure_memo

        data = memo_bytes(candidate, anchors=Anchors.NONE, template=template, brand=brand)
        return measure_memo(data).share <= FULL_PAGE

    name = template.name if isinstance(template, HeldFile) else Path(template or "").name
    return shape_memo(set_beneath(document), brief or Brief(), fits, name)


def source_date() -> dt.date | None:
    """The date in SOURCE_DATE_EPOCH (reproducible-builds.org), in UTC; None if it is not set.

    BuildError says so if it is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as problem:
        raise BuildError(
            f"SOURCE_DATE_EPOCH is “{epoch}”, which is no number of seconds; unset it"
        ) from problem


def compose_deck(
    facts: FactBase,
    brief: Brief | None = None,
    looks: Looks | None = None,
    *,
    since: Changes | None = None,
    sections: Sections | None = None,
    template: str | Path | None = None,
    brand: Brand | None = None,
) -> Deck:
    """The brief as a Deck, planned and fitted: lengths in EMU, sizes in points.

    It is planned in ``looks``, else in those of the template or the brand, which it has to be
    written in too. ``since`` as `compose_brief`. BriefError as `compose_memo`; BuildError names the
    fact or theme whose text fits no slide.

    ``sections`` as `compose_brief`.

    >>> from briefgen import Brief, Length, compose_deck, load_facts
    >>> facts = load_facts("examples/northland")
    >>> deck = compose_deck(facts, Brief(length=Length.SHORT))
    >>> deck.width, deck.height  # 13.333 by 7.5 inches, 914,400 EMU each
    (12192000, 6858000)
    >>> deck.slides[0].title
    'Northland–Southland partnership: where each undertaking stands'
    """
    document = compose_brief(facts, brief, since=since, sections=sections)
    return plan_document(document, brief, looks, template=template, brand=brand)


@collector_at_rest()
def plan_document(
    document: Document,
    brief: Brief | None = None,
    looks: Looks | None = None,
    *,
    template: TemplateFile | None = None,
    brand: Brand | None = None,
) -> Deck:
    """The deck of a whole brief, in the density and of the length that the brief asks for.

    Its looks as in `compose_deck`.
    """
    brief = brief or Brief()
    looks = looks or deck_looks(template, brand)
    density = Density(brief.density)
    return plan_deck(document, looks, density, brief.length, brief.slides.model_dump())


def deck_looks(template: TemplateFile | None = None, brand: Brand | None = None) -> Looks:
    """What a deck in the template, or else in the brand, is planned in; ours where neither is."""
    if template is not None:
        return read_powerpoint_template(template, brand).looks
    return HOUSE if brand is None else brand.looks()


@collector_at_rest()
def memo_bytes(
    document: Document,
    *,
    anchors: Anchors = Anchors.FULL,
    pages: PageNumbers | None = None,
    template: TemplateFile | None = None,
    brand: Brand | None = None,
    compression: Compression = Compression.ZLIB,
) -> bytes:
    """The document as a .docx package; the same arguments give the same bytes.

    ``pages`` are printed in the contents list; `measure_pages` finds them. ``template`` is an
    organisation's .docx or .dotx, of which ``brand`` may map styles; without a template the brand
    dresses ours. InputError says why a template cannot be used. ``compression`` is one of
    `Compression`.
    """
    from briefgen.writers.word import write_memo
    from briefgen.writers.word.base import house_base

    if template is not None:
        base = read_word_template(template, brand).base
    elif brand is not None:
        base = house_base(document.language, document.paper, document.convention, brand)
    else:
        base = None
    return write_memo(document, anchors=anchors, pages=pages, base=base, compression=compression)


def read_word_template(template: TemplateFile, brand: Brand | None = None) -> Template:
    """An organisation's .docx or .dotx: what memos in it start from, and what was found.

    Read once for the same bytes. InputError says why it cannot be used.
    """
    from briefgen.writers.word.template import read_template

    held = hold(template, TEMPLATE.packed)
    return read_template(held.data, held.name, brand.styles if brand else ())


def read_powerpoint_template(template: TemplateFile, brand: Brand | None = None) -> DeckTemplate:
    """An organisation's .pptx or .potx: the looks and the base of decks in it, and what was found.

    Read once for the same bytes. InputError says why it cannot be used.
    """
    from briefgen.writers.powerpoint.template import read_deck_template

    held = hold(template, TEMPLATE.packed)
    if brand is None:
        return read_deck_template(held.data, held.name)
    return read_deck_template(held.data, held.name, brand.layouts, brand.measured())


def in_brand(brief: Brief | None, brand: Brand | None) -> Brief | None:
    """The brief on the brand's paper, unless it says its own."""
    if brand is None or brand.paper is None or (brief and "paper" in brief.model_fields_set):
        return brief
    return (brief or Brief()).model_copy(update={"paper": brand.paper})


def measure_pages(
    document: Document,
    *,
    anchors: Anchors = Anchors.FULL,
    template: str | Path | None = None,
    brand: Brand | None = None,
) -> PageNumbers:
    """On which pages LibreOffice puts the memo's headings; about two seconds.

    BuildError where LibreOffice or pypdf is missing. Another version, or other fonts, give other
    pages: what is made with them is outside the promise of same input, same bytes.
    """
    from briefgen.preview import find_pages

    def build(pages: PageNumbers | None) -> bytes:
        return memo_bytes(document, anchors=anchors, pages=pages, template=template, brand=brand)

    return find_pages(document, build)


@collector_at_rest()
def deck_bytes(
    deck: Deck,
    *,
    anchors: Anchors = Anchors.FULL,
    template: TemplateFile | None = None,
    brand: Brand | None = None,
    compression: Compression = Compression.ZLIB,
) -> bytes:
    """The deck as a .pptx package; the same arguments give the same bytes.

    ``template`` is the organisation's .pptx or .potx that the deck was planned in, of which
    ``brand`` may name the layouts; without a template the brand dresses ours. InputError says why a
    template cannot be used. ``compression`` is one of `Compression`.
    """
    from briefgen.writers.powerpoint import write_deck
    from briefgen.writers.powerpoint.base import house_base

    if template is not None:
        base = read_powerpoint_template(template, brand).base
    else:
        base = house_base(brand)
    return write_deck(deck, anchors=anchors, base=base, compression=compression)


def generate_memo(
    facts: FactBase,
    path: str | Path,
    brief: Brief | None = None,
    *,
    since: Changes | None = None,
    sections: Sections | None = None,
    anchors: Anchors = Anchors.FULL,
    template: str | Path | None = None,
    brand: Brand | None = None,
    compression: Compression = Compression.ZLIB,
) -> Path:
    """Composes and writes the memo to ``path`` (a .docx), atomically; gives the path back.

    ``since`` as `compose_brief`, ``template``, ``brand`` and ``compression`` as `memo_bytes`.
    BriefError, BuildError and InputError as the stages raise them; a failed run leaves an old file
    as it was.

    ``sections`` as `compose_brief`.

    >>> from pathlib import Path
    >>> from briefgen import generate_memo, load_facts
    >>> facts = load_facts("examples/northland")
    >>> generate_memo(facts, Path("memo.docx")).name
    'memo.docx'
    """
    brief = in_brand(brief, brand)
    document = compose_memo(
        facts, brief, since=since, sections=sections, template=template, brand=brand
    )
    data = memo_bytes(
        document, anchors=anchors, template=template, brand=brand, compression=compression
    )
    return _written(Path(path), data)


def generate_deck(
    facts: FactBase,
    path: str | Path,
    brief: Brief | None = None,
    *,
    since: Changes | None = None,
    sections: Sections | None = None,
    anchors: Anchors = Anchors.FULL,
    looks: Looks | None = None,
    template: str | Path | None = None,
    brand: Brand | None = None,
    compression: Compression = Compression.ZLIB,
) -> Path:
    """Composes, plans and writes the deck to ``path`` (a .pptx), atomically; gives the path back.

    ``since``, ``looks``, ``template`` and ``brand`` as `compose_deck`, ``compression`` as
    `deck_bytes`. BriefError, BuildError and InputError as the stages raise them; a failed run
    leaves an old file as it was.

    ``sections`` as `compose_brief`.

    >>> from pathlib import Path
    >>> from briefgen import Brief, Length, generate_deck, load_facts
    >>> facts = load_facts("examples/northland")
    >>> generate_deck(facts, Path("deck.pptx"), Brief(length=Length.SHORT)).name
    'deck.pptx'
    """
    deck = compose_deck(
        facts, brief, looks, since=since, sections=sections, template=template, brand=brand
    )
    data = deck_bytes(
        deck, anchors=anchors, template=template, brand=brand, compression=compression
    )
    return _written(Path(path), data)


def _written(path: Path, data: bytes) -> Path:
    write_atomically(path, data)
    return path
