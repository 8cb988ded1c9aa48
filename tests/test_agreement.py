"""Memo and deck, read back: they agree, and every number in them has a value behind it."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from briefgen import Brief, FactBase, load_facts
from briefgen.briefs.brief import Shape
from briefgen.briefs.entries import ENTRIES
from briefgen.briefs.words import Words
from briefgen.delivered.read_deck import ReadDeck, ReadShape, read_deck
from briefgen.delivered.read_memo import DeliveredMemo, read_memo
from briefgen.document.model import Document
from briefgen.document.walk import plain_text
from briefgen.facts.export import export_facts
from briefgen.generate import compose_brief
from briefgen.values.language import Language
from briefgen.wording.catalogue import catalogue
from tests import demo
from tests.made import composed, deck_file, memo_file, planned
from tests.synthetic import make_base

NAMESPACE = "{urn:briefgen:provenance:1}"
ENGLISH = catalogue(Language.EN)
# What is numbered by the file itself and is no claim: source marks, footnotes, pages.
STRUCTURE = re.compile(
    r"\[\d+\](?:\s¶[\d–, \u00a0]+)?|¶[\d–, \u00a0]+|Source \d+(?:, paragraphs? [\d, and]+\.)?"
    r"|Sources [\d, and]+|[Ss]ee note \d+\.?|Notes? [\d, ]+|Register, no\. \d+\."
    r"|Page \d+ of \d+|(?:Table|Figure) \d+\.?|\(\d+\)"
)


class Files:
    """One base's memo and deck, written and read back."""

    def __init__(self, base: FactBase, shape: Shape = Shape.FULL) -> None:
        self.base, brief = base, Brief(shape=shape)
        self.document: Document = composed(base, brief)
        self.memo: DeliveredMemo = read_memo(memo_file(base, brief))
        self.plan = planned(base)
        self.deck: ReadDeck = read_deck(deck_file(base))
        self.export: dict[str, dict[str, Any]] = {
            str(row["id"]): row for row in export_facts(base, Words(base))
        }


@pytest.fixture(scope="module", params=["demo", "synthetic", "charts"])
def files(request: pytest.FixtureRequest) -> Files:
    match request.param:
        case "demo":
            return Files(demo.facts())
        case "charts":
            return Files(load_facts(demo.ROOT / "examples" / "northland"))
        case _:
            return Files(make_base(120, 6))


@pytest.fixture(scope="module", params=list(Shape))
def shaped(request: pytest.FixtureRequest) -> Files:
    return Files(demo.facts(), request.param)


def memo_texts(memo: DeliveredMemo) -> Iterator[str]:
    yield from (paragraph.text for paragraph in memo.paragraphs)


def deck_texts(deck: ReadDeck) -> Iterator[str]:
    for slide in deck.slides:
        for shape in slide.walk():
            if shape.placeholder != "sldNum":
                yield from shape.paragraphs
                yield from (text for row in shape.rows for cell in row for text in cell)
        yield from slide.notes


def loose_digits(texts: Iterable[str], files: Files) -> list[str]:
    """The texts with a digit left when all that may hold one is taken out."""
    document = files.document
    words = {word for value in document.values for word in value.words}
    words |= {word for value in files.plan.values for word in value.words}
    words |= {word.replace("†", "") for word in words}
    words |= {name for entry in files.base.named.values() for name in _names(entry)}
    words |= {plain_text(document.edition_line), *files.base.fact_by_id}
    words |= {plain_text(field.content) for field in document.header}
    times = (t for f in files.base.facts for t in (f.when, *(d.when for d in f.dates)))
    words |= {t.resolved_from.printed for t in times if t and t.resolved_from}
    # A quotation is printed to the letter, with whatever number its speaker named.
    words |= {e.quote for fact in files.base.facts for e in fact.evidence if e.quote}
    held = [re.escape(word) for word in sorted(words, key=len, reverse=True) if word]
    known = re.compile(r"(?<!\w)(?:" + "|".join(held) + r")(?!\w)", re.IGNORECASE)
    return [text for text in texts if re.search(r"\d", known.sub("", STRUCTURE.sub("", text)))]


def _names(entry: object) -> Iterator[str]:
    names = entry.names.en  # type: ignore[attr-defined]
    if names:
        yield from (name for name in (names.full, names.short) if name)


@pytest.mark.every(3)
def test_every_number_in_the_memo_words_a_typed_value_or_a_computed_count(files: Files) -> None:
    assert loose_digits(memo_texts(files.memo), files) == []


@pytest.mark.every(3)
def test_every_number_in_a_memo_of_any_shape_has_a_value_behind_it(shaped: Files) -> None:
    assert loose_digits(memo_texts(shaped.memo), shaped) == []


def test_a_memo_of_any_shape_states_a_fact_or_names_it_as_left_out(shaped: Files) -> None:
    digests, _ = provenance(shaped.memo.provenance)
    listed = {line.partition(":")[0] for line in shaped.document.left_out}
    assert {fact.id for fact in shaped.base.facts} <= digests.keys() | listed


def test_every_number_in_the_deck_words_a_typed_value_or_a_computed_count(files: Files) -> None:
    assert loose_digits(deck_texts(files.deck), files) == []


def test_every_value_that_a_document_words_is_in_the_export_or_a_computed_count(
    files: Files,
) -> None:
    exported = set()
    for ident, row in files.export.items():
        exported |= {f"{ident}.{value['name']}" for value in row["values"]}
        exported |= {f"{ident}.{date['name']}" for date in row["dates"]}
        for line in row["series"]["lines"] if row["series"] else ():
            exported |= {f"{ident}.{point['name']}" for point in line["points"]}
            exported |= {f"{ident}.{point['name']}.when" for point in line["points"]}
        if row["when"]:
            exported.add(f"{ident}.when")
    refs = {
        value.ref
        for value in files.document.values
        if not value.ref.startswith(("count:", "axis:"))
    }
    assert refs <= exported


def provenance_part(file: bytes) -> bytes:
    """The provenance part of a package, found by its root namespace."""
    archive = zipfile.ZipFile(io.BytesIO(file))
    parts = [archive.read(name) for name in archive.namelist() if name.startswith("customXml/")]
    return next(part for part in parts if b'<provenance xmlns="urn:briefgen:' in part)


def provenance(part: bytes | None) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The digests by fact and the attributes by value reference of a provenance part."""
    assert part is not None
    root = ElementTree.fromstring(part)
    digests = {e.attrib["id"]: e.attrib["digest"] for e in root.iter(f"{NAMESPACE}fact")}
    values = {}
    for element in root.iter(f"{NAMESPACE}value"):
        values[element.attrib["ref"]] = {
            key: text for key, text in element.attrib.items() if key != "words"
        } | {child.tag: repr(sorted(child.attrib.items())) for child in element}
    return digests, values


def test_a_fact_in_both_files_has_the_same_digest_and_the_same_values(files: Files) -> None:
    deck_part = provenance_part(deck_file(files.base))
    memo_digests, memo_values = provenance(files.memo.provenance)
    deck_digests, deck_values = provenance(deck_part)
    both = memo_digests.keys() & deck_digests.keys()
    assert both == deck_digests.keys()
    assert {f: memo_digests[f] for f in both} == {f: deck_digests[f] for f in both}
    shared = {ref for ref in memo_values.keys() & deck_values.keys() if "." in ref}
    assert shared
    assert {r: memo_values[r] for r in shared} == {r: deck_values[r] for r in shared}


def memo_statuses(files: Files) -> dict[str, set[str]]:
    """The status word of each full statement of the memo's themes and risks, by fact id.

    It stands above the facts of a list, and in the first cell of a row of a project table.
    """
    occurrences = {o.id: o for o in files.document.occurrences}
    found: dict[str, set[str]] = {}
    status, row = "", None
    for paragraph in files.memo.paragraphs:
        place = paragraph.cell[:2] if paragraph.cell else None
        if paragraph.style == "StatusLead" or paragraph.style.startswith("StatusCell"):
            status, row = paragraph.text.strip(), place
        elif paragraph.style == "Fact" or (row is not None and place == row):
            for anchored in paragraph.anchored:
                occurrence = occurrences[anchored.name] if anchored.carrier == "control" else None
                if occurrence and occurrence.form == "statement":
                    for fact in occurrence.facts:
                        found.setdefault(fact.id, set()).add(status)
    return found


def deck_statuses(files: Files) -> dict[str, set[str]]:
    """The word on the pill beside each statement of the deck, by fact id."""
    facts = {o.id: o.facts for o in files.deck.occurrences}
    found: dict[str, set[str]] = {}
    for slide in files.deck.slides:
        shapes: list[ReadShape] = list(slide.walk())
        for before, shape in itertools.pairwise(shapes):
            if before.name.startswith("Status · ") and shape.name.startswith("Statement · "):
                for tag in shape.tagged:
                    for fact in facts[tag]:
                        found.setdefault(fact, set()).add(before.paragraphs[0])
    return found


def test_a_fact_has_one_status_word_its_own_in_both_files(files: Files) -> None:
    memo, deck = memo_statuses(files), deck_statuses(files)
    assert deck
    assert memo.keys() == {fact.id for fact in files.base.facts}
    for found in (memo, deck):
        for fact, words in found.items():
            assert words == {ENGLISH.statuses[files.base.fact_by_id[fact].status]}, fact


def test_a_number_never_loses_its_qualifier(files: Files) -> None:
    """Wherever a deck statement holds a qualified value, the words hold the whole of it.

    The title of a chart words no value: it stands for those that the chart shows with their signs.
    Of a figure shown large the qualifier is a paragraph of its own, in the same frame.
    """
    frames: dict[tuple[str, int, str], list[str]] = {}
    for found in files.deck.occurrences:
        key = (found.id, found.place.slide, found.place.shape)
        frames.setdefault(key, []).append((found.text or "").replace("\u00a0", " "))
    whole = compose_brief(files.base, Brief())
    words = {value.ref: value for value in whole.values}
    texts = {o.id: o for o in whole.occurrences}
    checked = 0
    for found in files.deck.occurrences:
        if found.form.partition(":")[0] in ENTRIES:
            continue  # names and the like, some of them on slides only, word no values
        occurrence = texts[found.id]
        large = occurrence.form.startswith("figure:")
        shown = found.text or ""
        if large:
            shown = " ".join(frames[found.id, found.place.slide, found.place.shape])
        for ref in occurrence.values if occurrence.form != "chart" else ():
            quantity = words[ref].quantity
            if quantity is not None and quantity.is_qualified and shown:
                checked += 1
                if large:
                    label = ENGLISH.bounds[quantity.bound].label
                    assert (quantity.printed or label) in shown or label in shown
                    continue
                held = [word for word in words[ref].words if word.lower() in shown.lower()]
                assert held, (found.id, ref)
                label = ENGLISH.bounds[quantity.bound].label
                own = quantity.printed or label
                if quantity.bound not in ("range", "vague"):
                    assert any(own in word.lower() or label in word.lower() for word in held)
    assert checked


def test_what_the_plan_leaves_out_is_listed(files: Files) -> None:
    shown = {fact for slide in files.plan.slides for fact in slide.facts}
    listed = {line.partition(":")[0] for line in files.plan.left_out}
    assert {fact.id for fact in files.base.facts} - shown <= listed


def test_each_slide_that_states_a_fact_has_a_source_line_and_notes(files: Files) -> None:
    for plan, slide in zip(files.plan.slides, files.deck.slides, strict=True):
        if plan.facts:
            names = {shape.name for shape in slide.shapes}
            assert "Sources" in names, plan.id
            assert len(slide.notes) >= len(plan.facts), plan.id


def test_every_citation_resolves(files: Files) -> None:
    numbers = {p.note for p in files.memo.paragraphs if p.note is not None}
    cited = [note for p in files.memo.paragraphs for note in p.cites]
    assert set(cited) == numbers
    assert cited == sorted(cited), "notes are numbered in the order of their marks"
    assert len(cited) == len(set(cited))


def test_the_edition_stands_in_both_footers(files: Files) -> None:
    line = plain_text(files.document.edition_line)
    assert any(p.place == "footer" and line in p.text for p in files.memo.paragraphs)
    footers = [
        text
        for slide in files.deck.slides[1:]
        for shape in slide.walk()
        if shape.placeholder == "ftr"
        for text in shape.paragraphs
    ]
    assert len(footers) == len(files.deck.slides) - 1
    assert all(line in text for text in footers)
