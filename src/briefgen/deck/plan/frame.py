"""The frame of a message slide: kicker, title, source line, notes; titles that fit and differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.deck.fit import Fitted
from briefgen.deck.model import (
    LayoutRole,
    PlaceholderRole,
    Shape,
    Slide,
    SlideParagraph,
    TextShape,
    TextStyle,
)
from briefgen.deck.plan.setting import Setting, box_of
from briefgen.deck.walk import says, shape_inlines
from briefgen.document.build import filled, listed
from briefgen.document.model import Inline, Inlines, Section, SpokenNote, Strong
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Slot

RESOLVED = "†"
"""What a resolved date is marked with (the catalogues' pattern ``resolved``)."""


def message_slide(
    ident: str,
    section: Section,
    body: Sequence[Shape],
    facts: Iterable[str],
    setting: Setting,
    *,
    message: Inlines = (),
    kicker: str = "",
    page: int = 1,
    extra_source: Inlines = (),
) -> Slide:
    """A slide with the section's message for a title and the body below it.

    ``page`` numbers the slides that one message runs over; from the second on the title says so.
    BuildError names the section whose title does not fit in two lines at the smallest size.
    """
    idents = tuple(dict.fromkeys(facts))
    title = continued(message or section.message, page, setting)
    shapes: list[Shape] = [
        _title(title, _culprit(section), setting),
        _kicker(section, kicker, setting),
    ]
    shapes += body
    dated = any(says(inlines, RESOLVED) for shape in shapes for inlines in shape_inlines(shape))
    source = _source(_source_lines(idents, setting, extra_source, dated=dated), setting)
    if source is not None:
        shapes.append(source)
    return Slide(
        id=ident if page == 1 else f"{ident}-{page}",
        layout=LayoutRole.MESSAGE,
        section=section.id,
        title=plain_text(title),
        shapes=tuple(shapes),
        notes=setting.notes(idents, None if message else section),
        facts=idents,
    )


def continued(title: Inlines, page: int, setting: Setting) -> Inlines:
    """The title, with its page behind it from the second on: "Title (2)"."""
    if page == 1:
        return title
    before, after = setting.labels["continued"].split("{title}")
    tail = after.replace("{n}", str(page)).replace(" (", "\u00a0(")
    head = setting.text(before) if before else ()
    return (*head, *title, *setting.text(tail))


def retitled(slide: Slide, page: int, setting: Setting) -> Slide:
    """The slide with its page behind its title, so that no two titles are the same."""
    first = slide.shapes[0]
    assert isinstance(first, TextShape)
    title = continued(first.paragraphs[0].content, page, setting)
    shape = _title(title, f"the slide {slide.id}", setting)
    return slide.model_copy(
        update={"title": plain_text(title), "shapes": (shape, *slide.shapes[1:])}
    )


def fits_title(title: Inlines, setting: Setting) -> bool:
    """Whether the title fits in its lines at the smallest size of a title."""
    return _fitted_title(title, setting) is not None


def _fitted_title(title: Inlines, setting: Setting) -> Fitted | None:
    zone = setting.looks.zones.title
    sizes = setting.steps(setting.type.sizes.title)
    heading = setting.looks.title
    paragraph = SlideParagraph(content=title, style=setting.heading(heading, sizes[0]))
    return setting.fit(
        (paragraph,), zone.w, zone.h, sizes, inset=heading.inset, max_lines=heading.lines
    )


def _title(title: Inlines, culprit: str, setting: Setting) -> TextShape:
    fitted = _fitted_title(title, setting)
    if fitted is None:
        smallest = setting.steps(setting.type.sizes.title)[-1]
        raise BuildError(
            f"a title does not fit in {setting.looks.title.lines} lines at {smallest:g} pt: "
            f"“{plain_text(title)}”; give {culprit} a shorter form (short)"
        )
    return TextShape(
        name="Title",
        box=box_of(setting.looks.zones.title),
        paragraphs=fitted.paragraphs,
        placeholder=PlaceholderRole.TITLE,
        inset=setting.looks.title.inset,
        anchor=setting.looks.title.anchor,
    )


def _culprit(section: Section) -> str:
    if section.theme:
        return f"the takeaway of theme {section.theme}"
    return f"the fact {section.facts[0]}" if section.facts else f"section {section.id}"


def _kicker(section: Section, kicker: str, setting: Setting) -> TextShape:
    zone = setting.looks.zones.kicker
    sizes = setting.steps(setting.type.sizes.small_label)
    paragraph = SlideParagraph(
        content=setting.text(kicker) if kicker else section.title,
        style=TextStyle(size=sizes[0], bold=True, color=Slot.ACCENT5),
    )
    fitted = setting.fit((paragraph,), zone.w, zone.h, sizes)
    return TextShape(
        name="Kicker",
        box=box_of(zone),
        paragraphs=fitted.paragraphs if fitted else (paragraph,),
        placeholder=PlaceholderRole.KICKER,
        anchor="middle",
    )


def _source_lines(
    facts: Sequence[str], setting: Setting, extra: Inlines, *, dated: bool
) -> Iterator[Inlines]:
    """What may stand at the foot of the slide, to try in turn: which documents and paragraphs its
    facts stand in; ``extra`` alone where it states none.

    ``dated`` says that a resolved date stands on the slide. A line too long for two lines of type
    leaves out the paragraphs, which stand beside each item and in the notes; then ``extra``; then
    the documents' names, which the slide of sources has.
    """
    notes = [setting.spoken[fact] for fact in facts if fact in setting.spoken]
    if not notes:
        yield extra
        return
    for paragraphs, more in ((True, extra), (False, extra), (False, ())):
        items = _source_items(notes, setting, paragraphs=paragraphs)
        yield _source_line(items, setting, more, dated=dated)
    yield _source_line([_numbers(notes, setting)], setting, (), dated=dated, many=True)


def fits_source(line: Inlines, setting: Setting) -> bool:
    """Whether it fits the two lines of type at the foot of a slide."""
    return _fitted_source(line, setting) is not None


def source_key(facts: Sequence[str], setting: Setting) -> Inlines:
    """Which documents the numbers in source marks stand for; where no fact is given, of all facts.

    Nothing where they are more than a source line holds: the slides of sources list them.
    """
    notes = [setting.spoken[fact] for fact in facts or setting.spoken if fact in setting.spoken]
    items = _source_items(notes, setting, paragraphs=False)
    line = _source_line(items, setting, (), dated=False) if items else ()
    return line if line and fits_source(line, setting) else ()


def _source_line(
    items: Sequence[Inlines], setting: Setting, extra: Inlines, *, dated: bool, many: bool = False
) -> Inlines:
    lead = setting.labels["sources-lead" if many or len(items) > 1 else "source-lead"]
    parts: list[Inline] = [Strong(children=setting.text(lead))]
    space = setting.labels["space"]
    dagger = space + setting.labels["dagger-line"] if dated else ""
    line = filled(
        "\u2002" + setting.labels["source-line"] + dagger + (space if extra else ""),
        setting.language,
        items=listed(items, setting.text(setting.labels["source-separator"])),
    )
    parts += (*line, *extra)
    return tuple(parts)


def _numbers(notes: Iterable[SpokenNote], setting: Setting) -> Inlines:
    """The documents by their numbers alone: [1–14]."""
    found = {source for note in notes for source, _ in note.places}
    return setting.text(f"[{_runs(found, setting)}]")


def _source_items(
    notes: Iterable[SpokenNote], setting: Setting, *, paragraphs: bool
) -> list[Inlines]:
    found: dict[int, set[int]] = {}
    for note in notes:
        for source, paragraph in note.places:
            found.setdefault(source, set()).add(paragraph)
    pattern = setting.labels["source-item" if paragraphs else "source-item-bare"]
    return [
        filled(
            pattern,
            setting.language,
            n=str(entry.number),
            short=entry.short,
            paragraphs=_runs(found[entry.number], setting) if paragraphs else "",
        )
        for entry in setting.document.sources
        if entry.number in found
    ]


def _runs(numbers: Iterable[int], setting: Setting) -> str:
    """Paragraph numbers, runs joined: 3, 15–17."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    joined = setting.labels["paragraph-range"]
    words = [
        str(run[0]) if len(run) == 1 else joined.format(first=run[0], last=run[-1]) for run in runs
    ]
    return setting.labels["paragraph-separator"].join(words)


def _fitted_source(content: Inlines, setting: Setting) -> Fitted | None:
    zone = setting.looks.zones.source
    sizes = setting.steps(setting.type.sizes.source)
    paragraph = setting.paragraph(content, sizes[0], color=Slot.ACCENT5, tight=True)
    return setting.fit((paragraph,), zone.w, zone.h, sizes)


def _source(lines: Iterable[Inlines], setting: Setting) -> TextShape | None:
    """The first of the lines that fits; None where the slide has nothing to say there."""
    tried: Inlines = ()
    for tried in lines:
        if not tried:
            return None
        fitted = _fitted_source(tried, setting)
        if fitted is not None:
            return TextShape(
                name="Sources",
                box=box_of(setting.looks.zones.source),
                paragraphs=fitted.paragraphs,
                placeholder=PlaceholderRole.SOURCE,
            )
    raise BuildError(
        "the source line of a slide does not fit in two lines: "
        f"“{plain_text(tried)[:80]}…”; give the sources shorter short names"
    )
