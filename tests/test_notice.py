"""A base that has to say something on every page, such as that it is invented, says it there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import pptx
import pytest
from docx.oxml.ns import qn

from briefgen import Brief, FactBase, audit, load_facts, read_delivered
from briefgen.briefs.brief import Convention, Shape
from briefgen.deck.lengths import Length
from briefgen.deck.plan import plan_deck
from briefgen.delivered.report import State
from briefgen.document.walk import plain_text
from briefgen.errors import BuildError
from briefgen.looks.model import Density
from briefgen.values.language import Language, LocalText
from briefgen.writers.powerpoint import write_deck
from briefgen.writers.powerpoint.template import read_deck_template
from briefgen.writers.word import write_memo
from briefgen.writers.word.template import read_template
from tests import made
from tests.deck_templates import DECK_TEMPLATES
from tests.templates import TEMPLATES

INVENTED = Path(__file__).resolve().parent.parent / "examples" / "northland"


@cache
def base() -> FactBase:
    return load_facts(INVENTED)


def notice(language: Language = Language.EN) -> str:
    held = base().partnership.notice
    assert held is not None
    return held.best(language)[0]


def headers(memo: bytes) -> Iterator[str]:
    """The text of each header that a page of the memo shows."""
    opened = docx.Document(io.BytesIO(memo))
    even = opened.settings.odd_and_even_pages_header_footer
    for section in opened.sections:
        shown = [section.header]
        shown += [section.first_page_header] if section.different_first_page_header_footer else []
        shown += [section.even_page_header] if even else []
        for header in shown:
            yield "".join(text.text or "" for text in header._element.iter(qn("w:t")))


def slides(deck: bytes) -> Iterator[str]:
    """The text of each slide."""
    for slide in pptx.Presentation(io.BytesIO(deck)).slides:
        yield "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


MEMOS = {
    **{f"{c}": Brief(convention=c, language=Language.VI) for c in Convention},
    "full": Brief(shape=Shape.FULL, handling="For internal use"),
    "one page": Brief(shape=Shape.ONE_PAGE, language=Language.JA),
    "bilingual": Brief(language=Language.EN, second_language=Language.JA),
}


@pytest.mark.parametrize("name", MEMOS)
def test_the_notice_stands_in_the_header_of_every_page_once(name: str) -> None:
    brief = MEMOS[name]
    found = list(headers(made.memo_file(base(), brief)))
    assert len(found) == 2  # the first page has a header of its own
    for language in (brief.language, brief.second_language):
        assert language is None or all(text.count(notice(language)) == 1 for text in found)


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_stands_in_the_headers_of_a_template_once(name: str) -> None:
    template = read_template(TEMPLATES[name](), f"{name}.dotx")
    found = list(headers(write_memo(made.composed(base()), base=template.base)))
    assert len(found) >= 2
    assert all(text.count(notice()) == 1 for text in found)


def test_a_template_gives_it_a_place_of_its_own() -> None:
    """A header that has the placeholders gets no line of ours."""
    own = docx.Document()
    own.add_paragraph("{{ memo }}")
    own.sections[0].header.paragraphs[0].text = "{{ notice }} / {{ handling }}"
    data = io.BytesIO()
    own.save(data)
    read = read_template(data.getvalue(), "own.docx")
    memo = write_memo(made.composed(base()), base=read.base)
    assert set(headers(memo)) == {f"{notice()} / [to be completed]"}


DECKS = {
    **{f"{length}": Brief(length=length) for length in Length},
    "present": Brief(density=Density.PRESENT, language=Language.VI),
    "japanese": Brief(language=Language.JA, handling="取扱注意"),
}


@pytest.mark.parametrize("name", DECKS)
def test_the_notice_stands_on_every_slide_once(name: str) -> None:
    brief = DECKS[name]
    found = list(slides(made.deck_file(base(), brief)))
    assert len(found) >= 3
    assert all(text.count(notice(brief.language)) == 1 for text in found)


@pytest.mark.parametrize("name", DECK_TEMPLATES)
def test_it_stands_on_every_slide_of_a_template_once(name: str) -> None:
    template = read_deck_template(DECK_TEMPLATES[name](), f"{name}.pptx")
    deck = plan_deck(made.whole(base()), template.looks, Density.READ)
    found = list(slides(write_deck(deck, base=template.base)))
    assert all(text.count(notice()) == 1 for text in found)


def test_a_new_slide_has_it_too() -> None:
    """Layouts carry the footer, which applications copy onto a slide that a person adds."""
    opened = pptx.Presentation(io.BytesIO(made.deck_file(base())))
    layouts = [layout._element.iter(qn("a:t")) for layout in opened.slide_layouts]
    feet = ["".join(text.text or "" for text in layout) for layout in layouts]
    assert any(notice() in text for text in feet)


def renamed(text: str) -> FactBase:
    held = base().partnership.model_copy(update={"notice": LocalText(en=text)})
    return base().model_copy(update={"partnership": held})


def test_another_notice_makes_the_old_one_stale() -> None:
    files = [
        read_delivered(made.memo_file(base()), "memo.docx"),
        read_delivered(made.deck_file(base()), "deck.pptx"),
    ]
    assert not audit(files, base()).open
    report = audit(files, renamed("A fair copy"))
    assert {(f.form, f.state, f.new) for f in report.open} == {
        ("notice", State.STALE, "A fair copy")
    }


def test_what_a_footer_has_no_room_for_makes_way_for_the_notice() -> None:
    long = renamed("Every country, figure and person in these papers is invented for this example")
    deck = made.planned(long)
    assert plain_text(deck.footer).startswith("Every country")
    with pytest.raises(BuildError, match="cannot hold the facts’ notice"):
        made.planned(renamed("word " * 60))


def test_a_base_that_has_none_prints_none() -> None:
    held = base().partnership.model_copy(update={"notice": None})
    bare = base().model_copy(update={"partnership": held})
    assert made.composed(bare).notice == ()
    assert not any(notice() in text for text in headers(made.memo_file(bare)))
