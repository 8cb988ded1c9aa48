"""Planning a deck: a document's sections become slides, fitted, and what is left out is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from briefgen.deck.lengths import Length, Part, parts_of
from briefgen.deck.model import Deck, Slide, SlideSection
from briefgen.deck.plan.actor_map import actor_map_slides
from briefgen.deck.plan.appendix import glossary_slides, who_slides
from briefgen.deck.plan.author import author_slides
from briefgen.deck.plan.board import board_slides
from briefgen.deck.plan.chronology import chronology_slides
from briefgen.deck.plan.coming import next_slides
from briefgen.deck.plan.cover import cover_slide
from briefgen.deck.plan.figures import figures_slides
from briefgen.deck.plan.frame import retitled
from briefgen.deck.plan.made import Made
from briefgen.deck.plan.own import own_behind, own_slides
from briefgen.deck.plan.pairs import pairs_slides
from briefgen.deck.plan.risks import risk_slides
from briefgen.deck.plan.setting import Setting
from briefgen.deck.plan.settled import settled_slides
from briefgen.deck.plan.since import since_slides
from briefgen.deck.plan.sources import source_slides
from briefgen.deck.plan.stated import held_in, stated
from briefgen.deck.plan.summary import summary_slides
from briefgen.deck.plan.tensions import tension_slides
from briefgen.deck.plan.themes import theme_slides
from briefgen.deck.plan.timeline import timeline_slides
from briefgen.document.model import Document, Inlines, Section, SectionRole
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Density, Looks
from briefgen.values.language import Language


def plan_deck(
    document: Document,
    looks: Looks,
    density: Density = Density.READ,
    length: Length = Length.STANDARD,
    switches: Mapping[str, bool | None] | None = None,
) -> Deck:
    """The slides of the document, fitted to the looks; BuildError if something cannot be shown.

    ``switches`` put single parts (`Part`) into a deck or leave them out, whatever its length does
    by itself. A deck shows a selection: `Deck.left_out` names every fact, tension and section that
    no slide shows, after what the document itself left out.
    """
    parts = parts_of(length, switches)
    setting = Setting(document, looks, density, length, frozenset(parts))
    slides = [cover_slide(setting)]
    left_out = list(document.left_out)
    so_far = setting.after(slides)
    for make in _makers(parts, document):
        made = make(so_far)
        slides += made.slides
        left_out += made.left_out
        so_far = so_far.after(made.slides)
    left_out += _sections_left_out(slides, document)
    slides = _unique_titles(slides, setting)
    left_out += _unshown(slides, left_out, document)
    footer = _footer(document, setting)
    held = held_in(slides, footer)
    occurrences, values = stated(held, document)
    return Deck(
        language=document.language,
        title=plain_text(document.title),
        edition=document.edition,
        date=document.date,
        footer=footer,
        width=looks.width,
        height=looks.height,
        slides=tuple(settled_slides(slides, setting) if Language.JA in held.languages else slides),
        sections=_sections(slides, document, setting),
        values=values,
        occurrences=occurrences,
        left_out=tuple(_not_shown_after_all(left_out, slides)),
        labels=document.labels,
    )


MAKERS: Mapping[Part, Callable[[Setting], Made]] = {
    Part.SINCE: since_slides,
    Part.SUMMARY: summary_slides,
    Part.AUTHOR: author_slides,
    Part.KEY_FIGURES: figures_slides,
    Part.TIMELINE: timeline_slides,
    Part.THEMES: theme_slides,
    Part.ACTOR_MAP: actor_map_slides,
    Part.STATUS_BOARD: board_slides,
    Part.ASKS_OFFERS: pairs_slides,
    Part.TENSIONS: tension_slides,
    Part.RISKS: risk_slides,
    Part.WHAT_COMES_NEXT: next_slides,
    Part.SOURCES: source_slides,
    Part.WHOS_WHO: who_slides,
    Part.CHRONOLOGY: chronology_slides,
    Part.GLOSSARY: glossary_slides,
}
"""What makes the slides of each part."""


def _makers(parts: Sequence[Part], document: Document) -> Iterator[Callable[[Setting], Made]]:
    """What makes the slides of each part, and of the user's own sections that follow it."""
    own = own_behind(document, parts)
    for part in (None, *parts):
        if part is not None:
            yield MAKERS[part]
        if part in own:
            yield partial(own_slides, own[part])


_MEMO_ONLY = frozenset({SectionRole.CONTENTS, SectionRole.STANDING})
"""Sections that a deck has no use for: its slides are its contents."""


def _sections_left_out(slides: Sequence[Slide], document: Document) -> Iterator[str]:
    """The sections that have no slide."""
    held = {slide.section for slide in slides}
    told = {fact for slide in slides for fact in slide.facts}
    for section in document.sections:
        shown = section.id in held or (section.facts and told.issuperset(section.facts))
        if not shown and section.role not in _MEMO_ONLY:
            yield f"section {section.id}: not in this deck, in the memo"


def _unique_titles(slides: Iterable[Slide], setting: Setting) -> list[Slide]:
    """The slides with a number behind each title that an earlier slide has: outlines and screen
    readers tell slides apart by their titles."""
    used: dict[str, int] = {}
    made = []
    for slide in slides:
        count = used[slide.title] = used.get(slide.title, 0) + 1
        made.append(slide if count == 1 else retitled(slide, count, setting))
    return made


def _footer(document: Document, setting: Setting) -> Inlines:
    """Notice, short title, edition and handling, as many as the footer holds; the first and the
    last of them always are.

    The title makes way first: the edition line says what the text stands on, and whether anyone has
    reviewed its translation. BuildError where it does not hold what it always has to.
    """
    notice = [document.notice] if document.notice else []
    field = next((f for f in document.header if f.key == "handling" and not f.missing), None)
    handling = [field.content] if field else []
    title, edition = document.short_title, document.edition_line
    ways: tuple[list[Inlines], ...] = ([title, edition], [edition], [title], [])
    for parts in ([*notice, *way, *handling] for way in ways):
        line = setting.in_line(parts)
        if not line or setting.fits_footer(line):
            return line
    if not handling:
        held = plain_text(document.notice)
        raise BuildError(f"the footer cannot hold the facts’ notice “{held}”; shorten it")
    held = plain_text(handling[0])
    beside = " beside the facts’ notice" if notice else ""
    raise BuildError(f"the footer cannot hold the handling “{held}”{beside}; shorten it")


def _sections(
    slides: Iterable[Slide], document: Document, setting: Setting
) -> tuple[SlideSection, ...]:
    """Sections of the slide sorter: the opening, the themes, then a section each."""
    roles = {section.id: section for section in document.sections}
    names: dict[str, list[str]] = {}
    for slide in slides:
        name = _sorter_name(slide.section, roles.get(slide.section), setting)
        names.setdefault(name, []).append(slide.id)
    return tuple(SlideSection(name=name, slides=tuple(ids)) for name, ids in names.items())


def _sorter_name(ident: str, section: Section | None, setting: Setting) -> str:
    opening = (
        SectionRole.SINCE,
        SectionRole.BOTTOM_LINE,
        SectionRole.AUTHOR,
        SectionRole.KEY_FIGURES,
    )
    if section is None or section.role in opening:
        return setting.labels.get(ident, setting.labels["summary"])
    if section.role is SectionRole.THEME:
        return setting.labels["themes"]
    return plain_text(section.title)


def _unshown(slides: Iterable[Slide], left_out: Iterable[str], document: Document) -> Iterator[str]:
    """The facts that no slide shows and that no line names yet."""
    told = {fact for slide in slides for fact in slide.facts}
    told |= {line.partition(":")[0] for line in left_out}
    for note in document.spoken:
        if note.fact not in told:
            yield f"{note.fact}: on no slide, in the memo"


def _not_shown_after_all(left_out: Iterable[str], slides: Iterable[Slide]) -> Iterator[str]:
    """What is left out, each thing once, without facts that another slide shows after all."""
    shown = {fact for slide in slides for fact in slide.facts}
    for line in dict.fromkeys(left_out):
        if line.partition(":")[0] not in shown:
            yield line
