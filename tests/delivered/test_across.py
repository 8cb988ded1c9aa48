"""Several files of one audit: where they show the same fact differently, both places are named."""

from __future__ import annotations

from dataclasses import replace

from briefgen import Brief, compose_memo
from briefgen.delivered.across import disagreements
from briefgen.delivered.audit import audit
from briefgen.delivered.model import DeliveredFile
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import Finding, Report, State
from briefgen.generate import memo_bytes
from tests import demo
from tests.delivered.test_audit import FACT, deck, doubled, memo


def edited(file: DeliveredFile, old: str, new: str, most: int = 1) -> DeliveredFile:
    """The file with some words of its paragraphs changed, the anchors around them kept."""
    passages, left = [], most
    for passage in file.passages:
        plain = passage.text.replace("\u00a0", " ")
        at = plain.find(old)
        if at >= 0 and left and passage.spans:
            left -= 1
            shift = len(new) - len(old)
            spans = tuple(
                replace(s, start=s.start + shift * (s.start > at), end=s.end + shift * (s.end > at))
                for s in passage.spans
            )
            passage = replace(passage, text=plain.replace(old, new, 1), spans=spans)
        passages.append(passage)
    return replace(file, passages=tuple(passages))


def apart(report: Report) -> list[Finding]:
    return [found for found in report.findings if found.state is State.DISAGREES]


def memo_of(base: object, name: str = "old.docx") -> DeliveredFile:
    data = memo_bytes(compose_memo(base, Brief()))  # type: ignore[arg-type]
    return read_delivered(data, name)


def test_files_of_one_edition_agree_however_they_word_a_fact() -> None:
    assert apart(audit([memo(), deck(), memo("vietnamese")], demo.facts())) == []


def test_files_that_are_stale_together_agree() -> None:
    report = audit([memo(), deck()], doubled())
    assert State.STALE in report.counts()
    assert apart(report) == []


def test_a_number_edited_in_one_file_disagrees_with_the_other_and_both_places_are_named() -> None:
    report = audit([edited(memo(), "3 trillion", "5 trillion"), deck()], demo.facts())
    found = next(f for f in apart(report) if FACT in f.facts)
    (other,) = found.elsewhere
    assert (found.file, other.file) == ("memo.docx", "deck.pptx")
    assert "5 trillion" in found.shown
    assert found.place
    assert other.place.startswith("slide ")
    assert "3 trillion" in other.shown.replace("\u00a0", " ")
    assert found in report.open


def test_what_is_edited_alike_in_both_agrees_with_the_other_edit() -> None:
    files = [edited(memo(), "3 trillion", "5 trillion"), edited(memo(), "3 trillion", "5 trillion")]
    files[1] = replace(files[1], name="copy.docx")
    here = [f for f in apart(audit(files, demo.facts())) if FACT in f.facts]
    assert not any("5 trillion" in o.shown for f in here for o in f.elsewhere)


def test_files_of_two_editions_disagree_and_the_editions_are_named() -> None:
    report = audit([memo_of(demo.facts()), memo_of(doubled(), "new.docx")], doubled())
    found = [f for f in apart(report) if FACT in f.facts]
    assert {f.file for f in found} == {"old.docx"}
    assert all("6" in other.shown for f in found for other in f.elsewhere)
    (remark,) = report.remarks
    assert "old.docx was made from edition" in remark
    assert remark.endswith("1 differ")


def test_a_file_made_by_hand_is_held_against_ours_by_its_values() -> None:
    ours = next(f for f in audit([memo()], demo.facts()).findings if f.facts == (FACT,))
    by_hand = Finding(
        file="hand.docx",
        place="paragraph 1",
        state=State.CONTRADICTS,
        facts=(FACT,),
        form="number",
        shown="5 trillion yen",
    )
    files = [memo(), replace(memo(), name="hand.docx", provenance=None)]
    (found,) = disagreements(files, [ours, by_hand], demo.facts())
    assert (found.file, found.elsewhere[0].file) == ("hand.docx", "memo.docx")
    assert "“5 trillion yen” in one" in found.elsewhere[0].note
