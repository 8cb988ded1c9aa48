"""A memo of one page: the bottom line, key figures, and as many facts as the page holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from briefgen.briefs.brief import Brief
from briefgen.briefs.shapes.own import OwnEntries, more_in_full
from briefgen.briefs.shapes.parts import added, shown
from briefgen.briefs.shapes.standard import first_changes
from briefgen.document.build import Builder
from briefgen.document.model import (
    Block,
    Callout,
    Cell,
    Citation,
    Column,
    Document,
    FactItem,
    Inlines,
    KeyFigures,
    Row,
    Section,
    SectionRole,
    Table,
)
from briefgen.document.number import number_notes
from briefgen.document.rewrite import nodes
from briefgen.errors import BuildError
from briefgen.records import dataclass
from briefgen.values.status import rank

MOST_FIGURES = 4
"""One line of the strip."""

MOST_CHANGES = 5
"""The rows of what changed since an earlier edition."""

MOST_SENTENCES = 3
"""The least that a bottom line should have; what more there is goes into the table by status."""

Fits = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class _Choice:
    """How much of each thing the page holds."""

    sentences: int
    figures: int
    rows: int
    own: int


def one_page(
    document: Document, brief: Brief, build: Builder, fits: Fits, template: str = ""
) -> Document:
    """The document of one page: what goes first, until ``fits`` says that no more does.

    Headline facts come first: as sentences of the bottom line, then as key figures, then as rows of
    a table by status. The lists and tables of a user's own sections give way last, and keep one
    entry each. The author's own words are never left out. BuildError if all that takes more than a
    page.
    """
    page = _Page(document, brief, build)

    def fit(choice: _Choice) -> bool:
        return fits(page.document(choice))

    choice = _fullest(page, fit)
    if choice is not None:
        choices = [replace(choice, rows=n) for n in range(len(page.rows_beside(choice)) + 1)]
        return page.document(_largest(choices, fit))
    raise BuildError(_too_much(added(brief.shape, brief.parts), template))


def _too_much(parts: Sequence[str], template: str) -> str:
    what, first = "the header and the author’s own words", ""
    if parts:
        what = "the header, the author’s own words and the parts that the brief switches on"
        what, first = f"{what} ({', '.join(parts)})", "take parts out, "
    where = f" in {template}" if template else ""
    return (
        f"{what} take more than one page{where}; {first}shorten purpose, judgement and "
        "recommendation, and sections of your own, or choose another shape"
    )


def _fullest(page: _Page, fit: Callable[[_Choice], bool]) -> _Choice | None:
    """The first that fits: with all of a user's own sections, then with ever fewer entries of them.

    Those stand below one sentence, or below none where even that leaves too little room.
    """
    full = _Choice(page.most_sentences, page.most_figures, 0, page.own.most)
    for choice in _smaller(full):
        if fit(choice):
            return choice
    for sentences in (min(1, full.sentences), 0):
        own = range(page.own.least, page.own.most + 1)
        choices = [_Choice(sentences, 0, 0, number) for number in own]
        if fit(choices[0]):
            return _largest(choices, fit)
    return None


def _smaller(full: _Choice) -> Iterator[_Choice]:
    """What to try in turn: all, a sentence less, ever fewer figures, then ever fewer sentences."""
    yield full
    if full.sentences > 1:
        for figures in range(full.figures, 1, -1):
            yield replace(full, sentences=full.sentences - 1, figures=figures)
    for sentences in range(full.sentences, 0, -1):
        yield replace(full, sentences=sentences, figures=0)


def _largest(choices: Sequence[_Choice], fit: Callable[[_Choice], bool]) -> _Choice:
    """The last of ever larger choices that fits, given that the first does; by bisection."""
    low, high = 0, len(choices) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fit(choices[middle]):
            low = middle
        else:
            high = middle - 1
    return choices[low]


class _Page:
    """The page's material, each thing in the order in which it goes first."""

    def __init__(self, document: Document, brief: Brief, build: Builder) -> None:
        self._whole = document
        self._brief = brief
        self._build = build
        sections = [s for s in document.sections if shown(s.role, brief.shape, brief.parts)]
        self._sections = [s for s in sections if s.role is not SectionRole.THEME]
        self._items = _items(document)
        self.own = OwnEntries(self._sections)

    @property
    def most_sentences(self) -> int:
        """How many sentences the bottom line opens with; three at most."""
        found = [len(c.paragraphs) for s in self._sections for c in _bottom_lines(s)]
        return min(MOST_SENTENCES, max((0, *found)))

    @property
    def most_figures(self) -> int:
        """How many key figures there are for the one line of the strip."""
        blocks = [block for section in self._sections for block in section.blocks]
        found = [len(block.figures) for block in blocks if isinstance(block, KeyFigures)]
        return min(MOST_FIGURES, max((0, *found)))

    def rows_beside(self, choice: _Choice) -> Sequence[FactItem]:
        """The facts that the page does not state already, those that go first in front."""
        stated = {f for s in self._chosen(choice) for b in s.blocks for f in b.facts}
        return [item for item in self._items if item.fact not in stated]

    def document(self, choice: _Choice) -> Document:
        """The document of that choice, numbered."""
        sections = _without_empty_box(_joined(self._chosen(choice)))
        rest = self.rows_beside(choice)
        if choice.rows:
            sections.append(self._standing(rest[: choice.rows], len(rest) - choice.rows))
        made = self._whole.model_copy(update={**self._titles, "sections": tuple(sections)})
        return number_notes(made)

    @property
    def _titles(self) -> dict[str, object]:
        """A page has short titles, unless the author gives one."""
        whole = self._whole
        if self._brief.title:
            return {}
        return {"title": whole.short_title, "parallel_title": whole.parallel_short_title}

    def _chosen(self, choice: _Choice) -> Iterator[Section]:
        end = self._build.text(self._build.words.sentence_end.strip())
        for section in self.own.first(self._sections, choice.own, self._build):
            held = section.blocks
            if section.role is SectionRole.SINCE:
                held = tuple(first_changes(block, MOST_CHANGES, self._build) for block in held)
            blocks = tuple(_cut(block, choice, end) for block in held)
            kept = tuple(block for block in blocks if block is not None)
            if kept:
                yield section.model_copy(update={"blocks": kept})

    def _standing(self, items: Sequence[FactItem], more: int) -> Section:
        """Where things stand: a row a fact, the furthest along first."""
        build = self._build
        ordered = sorted(items, key=lambda item: rank(item.status.status))
        facts = tuple(item.fact for item in ordered)
        head = build.label("standing")
        table = Table(
            id="standing-table",
            columns=(
                Column(head=build.label("register-status")),
                Column(head=build.label("table-fact"), weight=6),
                Column(head=build.label("table-source")),
            ),
            rows=tuple(_row(item) for item in ordered),
            description=build.words.label(
                "alt-table", rows=len(items), caption=build.words.labels["standing"]
            ),
            remark=more_in_full(more, build),
            facts=facts,
        )
        return Section(
            id="standing",
            role=SectionRole.STANDING,
            title=head,
            message=head,
            blocks=(table,),
            facts=facts,
            lang=build.language,
        )


def _joined(sections: Iterator[Section]) -> Iterator[Section]:
    """Key figures within the section before them: a page has no room for their heading."""
    held: Section | None = None
    for section in sections:
        if held is not None and section.role is SectionRole.KEY_FIGURES:
            blocks, facts = (*held.blocks, *section.blocks), (*held.facts, *section.facts)
            held = held.model_copy(update={"blocks": blocks, "facts": facts})
            continue
        if held is not None:
            yield held
        held = section
    if held is not None:
        yield held


def _without_empty_box(sections: Iterable[Section]) -> list[Section]:
    """The sections without a bottom line that has no sentence: what explains the marks goes last.

    That is so where nothing but the author's own words finds room.
    """
    kept: list[Section] = []
    notes: tuple[Block, ...] = ()
    for section in sections:
        if section.role is SectionRole.BOTTOM_LINE and not any(map(_is_box, section.blocks)):
            notes += section.blocks
        else:
            kept.append(section)
    if notes and kept:
        kept[-1] = kept[-1].model_copy(update={"blocks": (*kept[-1].blocks, *notes)})
    return kept


def _items(document: Document) -> list[FactItem]:
    """Each fact of the themes once, spread over them: the first of each, then the seconds."""
    turns: list[tuple[int, int, FactItem]] = []
    seen: set[str] = set()
    for section in document.sections:
        if section.role is SectionRole.THEME:
            found = list(nodes(section, FactItem))
            ordered = sorted(found, key=lambda item: item.priority)
            fresh = [item for item in ordered if item.fact not in seen]
            seen |= {item.fact for item in fresh}
            turns += [(turn, item.priority, item) for turn, item in enumerate(fresh)]
    return [item for *_, item in sorted(turns, key=lambda t: (not t[2].headline, *t[:2]))]


def _row(item: FactItem) -> Row:
    """Status, short form, source mark: a page has no room for a note a row."""
    cells = (
        Cell(content=(), status=item.status),
        Cell(content=item.short),
        Cell(content=(item.citation,)),
    )
    return Row(cells=cells, facts=(item.fact,))


def _cut(block: Block, choice: _Choice, end: Inlines) -> Block | None:
    """The block with only what was chosen of it; the bottom line says things short."""
    if _is_box(block):
        if not choice.sentences:
            return None
        said = tuple(_short(block, at, end) for at in range(choice.sentences))
        facts = block.facts[: choice.sentences]
        return block.model_copy(update={"paragraphs": said, "facts": facts, "dense": True})
    if isinstance(block, KeyFigures):
        figures = block.figures[: choice.figures]
        facts = tuple(figure.fact for figure in figures)
        return block.model_copy(update={"figures": figures, "facts": facts}) if figures else None
    return block


def _short(block: Callout, at: int, end: Inlines) -> Inlines:
    """The short form of a sentence, cited by the note of the full one."""
    full = block.paragraphs[at]
    if at >= len(block.short):
        return full
    words = tuple(i for i in block.short[at] if not isinstance(i, Citation))
    return (*words, *end, *(i for i in full if isinstance(i, Citation)))


def _bottom_lines(section: Section) -> Iterator[Callout]:
    return (block for block in section.blocks if _is_box(block))


def _is_box(block: Block) -> TypeGuard[Callout]:
    return isinstance(block, Callout) and block.role == "bottom_line"
