"""References: what leads where, and whether its cached words are those of its target."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from briefgen.briefs.brief import Brief
from briefgen.document.captions import caption_names
from briefgen.document.model import Document, Heading, Paragraph, Reference, Section, SectionRole
from briefgen.document.walk import memo_text
from briefgen.values.language import Language
from briefgen.writers.word import write_memo
from tests.demo import facts
from tests.made import composed
from tests.writers.word.package import fields, tree, w
from tests.writers.word.sample import EN, sample_document, text

SAMPLE = sample_document()


def referring(*references: Reference) -> Document:
    section = Section(
        id="front",
        role=SectionRole.THEME,
        title=text("Front"),
        blocks=(
            Paragraph(content=(*text("See "), *references)),
            Heading(id="within", level=2, content=text("Within")),
        ),
        lang=EN,
    )
    return SAMPLE.model_copy(update={"sections": (section, *SAMPLE.sections)})


def bookmarked(root: ET.Element, name: str) -> str:
    """The text between the ends of a bookmark that begins and ends in one paragraph."""
    for paragraph in root.iter(w("p")):
        number, words = None, ""
        for element in paragraph.iter():
            if element.tag == w("bookmarkStart") and element.get(w("name")) == name:
                number = element.get(w("id"))
            elif element.tag == w("bookmarkEnd") and element.get(w("id")) == number:
                return words
            elif element.tag == w("t") and number is not None:
                words += element.text or ""
    raise AssertionError(f"no bookmark {name}")


def references_to_captions(document: Document) -> list[tuple[str, str]]:
    """Cached words of each REF field of the memo, and the words of its bookmark."""
    root = tree(write_memo(document))
    return [
        (cached, bookmarked(root, instruction.split()[1]))
        for instruction, cached in fields(root)
        if instruction.startswith("REF ")
    ]


def test_a_reference_to_a_table_is_a_field_that_repeats_the_word_and_number_of_its_caption() -> (
    None
):
    document = referring(Reference(target="energy-projects", text="Table 1", lang=EN))
    assert references_to_captions(document)[0] == ("Table 1", "Table 1")


def test_words_around_the_number_of_a_table_stay_and_do_not_repeat_it() -> None:
    document = referring(Reference(target="energy-projects", text="Table 1 above", lang=EN))
    assert references_to_captions(document)[0] == ("Table 1", "Table 1")
    paragraph = next(p for p in tree(write_memo(document)).iter(w("p")) if "See " in _shown(p))
    assert _shown(paragraph) == "See Table 1 above"


def _shown(paragraph: ET.Element) -> str:
    return "".join(found.text or "" for found in paragraph.iter(w("t")))


def test_a_reference_to_a_heading_is_a_link_in_its_own_words() -> None:
    memo = write_memo(referring(Reference(target="within", text="further down", lang=EN)))
    links = {link.get(w("anchor")): _shown(link) for link in tree(memo).iter(w("hyperlink"))}
    assert links["_Ref_within"] == "further down"


def test_a_full_memo_leads_from_its_front_to_the_board_and_the_register() -> None:
    for language in Language:
        document = composed(facts(), Brief.model_validate({"language": language, "shape": "full"}))
        names = caption_names(document)
        found = references_to_captions(document)
        assert [cached for cached, _ in found[:2]] == [
            names["board-table"],
            names["register-table"],
        ]
        assert all(cached == target for cached, target in found)


def test_a_memo_without_the_table_does_not_speak_of_it() -> None:
    brief = Brief.model_validate(
        {"shape": "full", "parts": {"status_board": False, "register": False}}
    )
    document = composed(facts(), brief)
    assert references_to_captions(document) == []
    assert not any("Where each undertaking stands" in words for words in memo_text(document))
