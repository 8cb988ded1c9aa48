"""Refreshing delivered files: what is stale is brought up to date, all else stays to the byte."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache

import docx
import pptx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from pptx.presentation import Presentation
from pptx.util import Inches

from briefgen import Brief, FactBase, compose_memo
from briefgen.briefs.compose import EDITION_DIGITS
from briefgen.delivered.audit import audit
from briefgen.delivered.model import Area, DeliveredFile
from briefgen.delivered.provenance import provenance_of, sidecar_bytes
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import State
from briefgen.errors import InputError
from briefgen.facts.model import Fact
from briefgen.generate import memo_bytes
from briefgen.refresh import refresh
from briefgen.refresh.package import exchanged
from briefgen.values.language import LocalText
from briefgen.values.names import NameForms, Names
from briefgen.values.status import Status
from briefgen.writers.anchors import Anchors
from tests import demo, second
from tests.laws import law
from tests.made import deck_file, memo_file
from tests.synthetic import make_base

PAGE = Brief.model_validate({"shape": "one-page", "length": "short"})
BRIEFS = {
    "en": Brief(),
    "vi": Brief.model_validate({"language": "vi", "convention": "vn", "length": "short"}),
    "ja": Brief.model_validate({"language": "ja", "length": "short"}),
    "en+ja": Brief.model_validate({"second_language": "ja", "length": "short"}),
}
LATER = {
    State.STALE,
    State.REWORDED,
}


@cache
def delivered(kind: str, name: str = "page") -> bytes:
    make = memo_file if kind == "memo" else deck_file
    return make(demo.facts(), PAGE if name == "page" else BRIEFS[name])


@cache
def later() -> FactBase:
    """The demo with every exact quantity one larger, which changes figures all over the files."""
    return _raised_base(demo.facts())


SMALL = make_base(6, 2)
"""A base of few facts, for laws: the files are small, and have all that the edits need."""


@cache
def small_later() -> FactBase:
    return _raised_base(SMALL)


def _raised_base(base: FactBase) -> FactBase:
    return base.model_copy(update={"facts": tuple(map(_raised, base.facts))})


def _raised(fact: Fact) -> Fact:
    values = tuple(
        value.model_copy(
            update={"quantity": quantity.model_copy(update={"value": quantity.value * 2})}
        )
        if (quantity := value.quantity) is not None and quantity.value is not None
        else value
        for value in fact.values
    )
    return fact.model_copy(update={"values": values})


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts(file: DeliveredFile) -> list[str]:
    return [passage.text for passage in file.passages]


_ALTERNATIVE = re.compile(rb"(descr=|<w:tblDescription w:val=)\"[^\"]*\"")
_TEXT = re.compile(rb"(<(?:w|a):t)(?: xml:space=\"preserve\")?(>)[^<]*")


def skeleton(part: bytes) -> bytes:
    """The part without what its runs and its alternative texts say."""
    return _ALTERNATIVE.sub(rb"\1", _TEXT.sub(rb"\1\2", part))


# --- what it does ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["memo", "deck"])
@pytest.mark.parametrize("name", ["page", *BRIEFS])
@pytest.mark.every(5)
def test_after_a_refresh_nothing_is_stale_and_a_second_one_changes_nothing(
    kind: str, name: str
) -> None:
    data = delivered(kind, name)
    made = refresh(data, later())
    assert made.left == ()
    assert {finding.state for finding in made.done} <= {*LATER, State.OK}
    assert all(finding.shown != finding.new for finding in made.done)
    assert len(made.done) > 1
    file = read_delivered(made.data)
    assert audit([file], later()).open == ()
    shown = " ".join(texts(file))
    assert later().edition[:EDITION_DIGITS] in shown
    assert demo.facts().edition[:EDITION_DIGITS] not in shown
    again = refresh(made.data, later())
    assert again.data == made.data
    assert again.done == ()


@pytest.mark.parametrize("kind", ["memo", "deck"])
@pytest.mark.every(2)
def test_a_new_name_is_put_wherever_the_name_stands(kind: str) -> None:
    base = demo.facts()
    names = Names(en=NameForms(full="Jaika", short="Jaika"))
    actors = tuple(
        a.model_copy(update={"names": names}) if a.id == "marubeni" else a for a in base.actors
    )
    facts = base.model_copy(update={"actors": actors})
    done = refresh(delivered(kind, "en"), facts)
    assert {f.form.split(":")[0] for f in done.done} & {"name", "parties"}
    report = audit([read_delivered(done.data, kind)], facts)
    assert not {f.state for f in report.open} & {State.STALE, State.REWORDED}


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_alternative_texts_follow_the_texts_that_they_repeat_unless_a_person_wrote_them(
    kind: str,
) -> None:
    base = demo.facts()
    facts = tuple(
        f.model_copy(update={"label": LocalText(en="Researchers to be received")})
        if f.id == "phd-researchers"
        else f
        for f in base.facts
    )
    now = base.model_copy(update={"facts": facts})
    data = delivered(kind, "en")
    made = read_delivered(refresh(data, now).data)
    assert sum("Researchers to be received" in text for text in alternatives(made)) >= 1
    assert not any("Pledged reception in Japan" in text for text in alternatives(made))
    own = b"My own words on Pledged reception in Japan, semiconductors"
    edited = data
    for name, part in members(data).items():
        changed = re.sub(rb'="[^"]*Pledged reception in Japan[^"]*"', b'="' + own + b'"', part)
        if changed != part and name.endswith((".xml",)) and not name.startswith("customXml"):
            edited = exchanged(edited, {name: changed})
    left = alternatives(read_delivered(refresh(edited, now).data))
    assert own.decode() in left
    assert not any("Researchers to be received" in text for text in left)


def alternatives(file: DeliveredFile) -> list[str]:
    return [p.text for p in file.passages if p.where.area is Area.ALT_TEXT]


def test_then_and_now_are_brought_up_to_date_with_their_times() -> None:
    base = second.facts()
    (fact,) = [f for f in base.facts if f.id == "warning-lead-time"]
    changed = with_now(fact, Decimal(36))
    now = base.model_copy(
        update={"facts": tuple(changed if f.id == fact.id else f for f in base.facts)}
    )
    made = refresh(deck_file(base), now)
    assert made.left == ()
    file = read_delivered(made.data)
    shown = [p.text for p in file.passages if p.where.shape.startswith("Figure and time")]
    assert shown == ["2019", "9", "hours", "2025", "36", "hours"]
    assert audit([file], now).open == ()


def with_now(fact: Fact, number: Decimal) -> Fact:
    values = tuple(
        value.model_copy(update={"quantity": value.quantity.model_copy(update={"value": number})})
        if value.name == "now" and value.quantity is not None
        else value
        for value in fact.values
    )
    return fact.model_copy(update={"values": values})


@pytest.mark.parametrize("author", [None, "Desk"])
def test_the_contents_list_follows_the_headings_that_it_repeats(author: str | None) -> None:
    base = demo.facts()
    names = Names(en=NameForms(full="Ishiba the Younger", short="Ishiba"))
    actors = tuple(
        a.model_copy(update={"names": names}) if a.id == "ishiba-shigeru" else a
        for a in base.actors
    )
    facts = base.model_copy(update={"actors": actors})
    data = memo_file(base, Brief.model_validate({"shape": "full"}))
    made = refresh(data, facts, author=author)
    entries, headings = (
        [p.text for p in read_delivered(made.data).passages if p.style.startswith(style)]
        for style in ("toc", "heading")
    )
    assert "Ishiba the Younger, Prime Minister of Japan" in entries
    assert [text.partition("\t")[0] for text in entries] == headings[-len(entries) :]
    again = refresh(made.data, facts, author=author)
    assert again.data == made.data


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_the_same_facts_give_the_same_bytes(kind: str) -> None:
    data = delivered(kind)
    assert refresh(data, demo.facts()).data == data


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_only_parts_with_stale_texts_change_and_in_them_only_those_texts(kind: str) -> None:
    before = members(delivered(kind))
    after = members(refresh(delivered(kind), later()).data)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    custom = {name for name in changed if name.startswith("customXml/")}
    assert len(custom) == 1
    assert 0 < len(changed - custom) < len(before) / 2
    for name in changed - custom:
        assert skeleton(before[name]) == skeleton(after[name])


@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_members_that_do_not_change_keep_their_packed_bytes(kind: str) -> None:
    data = delivered(kind)
    made = refresh(data, later()).data
    same = {name for name, part in members(data).items() if members(made)[name] == part}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert new.testzip() is None
        for name in same:
            one, other = old.getinfo(name), new.getinfo(name)
            assert one.compress_size == other.compress_size
            assert (one.date_time, one.external_attr) == (other.date_time, other.external_attr)


def test_a_value_keeps_its_looks() -> None:
    """The new figure stands in the run that the old one stood in."""
    old = docx.Document(io.BytesIO(delivered("memo", "en")))
    new = docx.Document(io.BytesIO(refresh(delivered("memo", "en"), later()).data))

    def styled(document: Document) -> list[str]:
        runs = document.element.body.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rStyle"
        )
        return [run.getparent().getparent().tag + run.val for run in runs]

    assert styled(old) == styled(new)


# --- what it leaves -------------------------------------------------------------------------------


def edited(data: bytes, old: str, new: str) -> bytes:
    """The memo with words of a run replaced by hand."""
    document = docx.Document(io.BytesIO(data))
    runs = [t for t in document.element.body.iter() if t.tag.endswith("}t") and old in t.text]
    assert runs
    for run in runs[:1]:
        run.text = run.text.replace(old, new)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_an_edited_text_whose_fact_changed_is_left_and_listed_as_a_conflict() -> None:
    data = edited(delivered("memo", "en"), "has reached", "came to")
    made = refresh(data, later())
    (left,) = made.left
    assert left.state is State.CONFLICT
    assert "came to" in left.shown
    assert "came to" in " ".join(texts(read_delivered(made.data)))
    again = audit([read_delivered(made.data)], later())
    assert [finding.state for finding in again.open] == [State.CONFLICT]
    assert refresh(made.data, later()).data == made.data


def test_an_edited_text_whose_fact_stands_stays_and_is_edited_still() -> None:
    data = edited(delivered("memo", "en"), "numerous MoUs", "many MoUs")
    made = refresh(data, later())
    assert made.left == ()
    report = audit([read_delivered(made.data)], later())
    assert {finding.state for finding in report.open} == {State.EDITED}


def test_a_withdrawn_fact_is_left_and_listed() -> None:
    base = demo.facts()
    rest = tuple(fact for fact in base.facts if fact.id != "oda-total")
    made = refresh(delivered("memo", "en"), base.model_copy(update={"facts": rest}))
    assert {finding.state for finding in made.left} == {State.WITHDRAWN}
    assert made.done == ()


def test_a_fact_that_stands_under_another_status_is_left_and_listed() -> None:
    base = demo.facts()
    facts = tuple(
        fact.model_copy(update={"status": Status.COMPLETED})
        if fact.id == "offshore-wind-tonkin-development"
        else fact
        for fact in base.facts
    )
    full = Brief.model_validate({"shape": "full", "length": "full"})
    data = memo_file(base, full)
    made = refresh(data, base.model_copy(update={"facts": facts}))
    assert State.MISPLACED in {finding.state for finding in made.left}
    states = audit([read_delivered(made.data)], base.model_copy(update={"facts": facts})).counts()
    assert State.MISPLACED in states
    assert State.STALE not in states


def test_words_beside_a_refreshed_text_are_still_reported() -> None:
    document = docx.Document(io.BytesIO(delivered("memo", "en")))
    holder = next(p for p in document.paragraphs if "3\u00a0trillion" in str(p._p.xml))
    holder.add_run(" This is not so.")
    out = io.BytesIO()
    document.save(out)
    made = refresh(out.getvalue(), later())
    assert made.left == ()
    states = {f.state for f in audit([read_delivered(made.data)], later()).open}
    assert states == {State.SURROUNDINGS}


def test_a_file_without_provenance_is_refused_and_one_with_a_sidecar_is_not() -> None:
    bare = memo_bytes(compose_memo(demo.facts(), PAGE), anchors=Anchors.BOOKMARKS)
    provenance = provenance_of(bare)
    assert provenance is not None
    stripped = without_provenance(bare)
    with pytest.raises(InputError, match="--sidecar"):
        refresh(stripped, later())
    made = refresh(stripped, later(), sidecar=provenance)
    assert len(made.done) > 1
    file = read_delivered(made.data, "memo.docx", made.provenance)
    assert audit([file], later()).open == ()
    assert sidecar_bytes(made.provenance) != sidecar_bytes(provenance)


def without_provenance(data: bytes) -> bytes:
    """The file as Word's Document Inspector leaves it: no custom XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in members(data).items():
            if not name.startswith("customXml/"):
                if name.endswith(".rels"):
                    part = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", part)
                if name == "[Content_Types].xml":
                    part = re.sub(rb"<Override [^>]*customXml[^>]*/>", b"", part)
                package.writestr(name, part)
    return out.getvalue()


# --- whatever people did --------------------------------------------------------------------------


def add_paragraph(document: Document, number: int, words: str) -> None:
    spots = document.paragraphs
    spots[number % len(spots)].insert_paragraph_before(words)


def add_table(document: Document, number: int, words: str) -> None:
    document.add_table(2, 2).cell(number % 2, 1).text = words


def add_comment(document: Document, number: int, words: str) -> None:
    marked = [run for paragraph in document.paragraphs for run in paragraph.runs]
    document.add_comment(marked[number % len(marked)], words, "A", "A")


def move_paragraph(document: Document, number: int, _: str) -> None:
    spots = document.paragraphs
    moved = spots[number % len(spots)]._p
    last = document.paragraphs[-1]._p
    if moved is not last and moved.getparent() is last.getparent():
        last.addprevious(moved)


def split_runs(document: Document, number: int, _: str) -> None:
    """Cuts a run in two, as Word does at will."""
    runs = [
        run
        for run in document.element.body.iter(f"{W}r")
        if [child.tag for child in run if child.tag != f"{W}rPr"] == [f"{W}t"]
    ]
    run = runs[number % len(runs)]
    text = run.find(f"{W}t")
    cut = len(text.text) // 2
    twin = run.__copy__()
    run.addnext(twin)
    text.text, twin.find(f"{W}t").text = text.text[:cut], text.text[cut:]


def reformat(document: Document, number: int, _: str) -> None:
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    runs[number % len(runs)].italic = True


def track_insertion(document: Document, number: int, words: str) -> None:
    spots = document.paragraphs
    run = parse_xml(
        f'<w:ins {nsdecls("w")} w:id="{900 + number}" w:author="A"><w:r><w:t></w:t></w:r></w:ins>'
    )
    run[0][0].text = words
    spots[number % len(spots)]._p.append(run)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEMO_EDITS: tuple[Callable[[Document, int, str], None], ...] = (
    add_paragraph,
    add_table,
    add_comment,
    move_paragraph,
    split_runs,
    reformat,
    track_insertion,
)
WORDS = st.text("ab é一。 đ<&", min_size=1, max_size=12).filter(str.strip)
STEPS = st.lists(
    st.tuples(st.sampled_from(MEMO_EDITS), st.integers(0, 400), WORDS), min_size=1, max_size=6
)


@pytest.mark.parametrize("make", [memo_file, deck_file])
@pytest.mark.every(2)
def test_of_the_small_files_texts_are_stale(make: Callable[[FactBase, Brief], bytes]) -> None:
    data = make(SMALL, PAGE)
    made = refresh(data, small_later())
    assert len(made.done) > 3
    _law(data)


@law(12)
@given(steps=STEPS)
def test_no_edit_of_a_memo_is_lost(
    steps: list[tuple[Callable[[Document, int, str], None], int, str]],
) -> None:
    document = docx.Document(io.BytesIO(memo_file(SMALL, PAGE)))
    for step, number, words in steps:
        step(document, number, words)
    out = io.BytesIO()
    document.save(out)
    _law(out.getvalue())


def _law(data: bytes) -> None:
    """What holds for every file: structure as it was, texts but for the stale, twice as once."""
    made = refresh(data, small_later())
    before, after = members(data), members(made.data)
    assert list(before) == list(after)
    for name in before:
        if not name.startswith("customXml/"):
            assert skeleton(before[name]) == skeleton(after[name])
    old, new = read_delivered(data), read_delivered(made.data)
    stale = {finding.shown for finding in made.done}
    for one, other in zip(texts(old), texts(new), strict=True):
        assert one == other or any(words in one for words in stale)
    counts = audit([new], small_later()).counts()
    assert not LATER & set(counts) or {finding.state for finding in made.left} & LATER
    assert refresh(made.data, small_later()).data == made.data
    assert refresh(data, SMALL).data == data


def add_slide(deck: Presentation, number: int, words: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[number % len(deck.slide_layouts)])
    slide.shapes.add_textbox(Inches(1), Inches(1), Inches(3), Inches(1)).text_frame.text = words


def add_box(deck: Presentation, number: int, words: str) -> None:
    slide = deck.slides[number % len(deck.slides)]
    slide.shapes.add_textbox(Inches(1), Inches(1), Inches(3), Inches(1)).text_frame.text = words


def add_notes(deck: Presentation, number: int, words: str) -> None:
    frame = deck.slides[number % len(deck.slides)].notes_slide.notes_text_frame
    assert frame is not None
    frame.add_paragraph().text = words


def move_shape(deck: Presentation, number: int, _: str) -> None:
    shapes = deck.slides[number % len(deck.slides)].shapes
    shape = shapes[number % len(shapes)]
    shape.left = Inches(1)


def bold(deck: Presentation, number: int, _: str) -> None:
    frames = [
        s.text_frame for s in deck.slides[number % len(deck.slides)].shapes if s.has_text_frame
    ]
    runs = [run for frame in frames for p in frame.paragraphs for run in p.runs]
    if runs:
        runs[number % len(runs)].font.bold = True


DECK_EDITS: tuple[Callable[[Presentation, int, str], None], ...] = (
    add_slide,
    add_box,
    add_notes,
    move_shape,
    bold,
)
DECK_STEPS = st.lists(
    st.tuples(st.sampled_from(DECK_EDITS), st.integers(0, 400), WORDS), min_size=1, max_size=4
)


@law(5)
@given(steps=DECK_STEPS)
def test_no_edit_of_a_deck_is_lost(
    steps: list[tuple[Callable[[Presentation, int, str], None], int, str]],
) -> None:
    deck = pptx.Presentation(io.BytesIO(deck_file(SMALL, PAGE)))
    for step, number, words in steps:
        step(deck, number, words)
    out = io.BytesIO()
    deck.save(out)
    _law(out.getvalue())
