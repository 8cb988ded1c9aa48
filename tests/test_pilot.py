"""The pilot: twenty-two facts of the demo in Vietnamese and Japanese, of every kind and rung."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from briefgen import Brief, Deck, Document, load_brief
from briefgen.briefs.words import Form, Words
from briefgen.delivered.read_deck import read_deck
from briefgen.delivered.read_memo import read_memo
from briefgen.facts.model import Fact, Kind
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.values.joiner import JOINER, joined
from briefgen.values.language import Language
from briefgen.values.quantity import Bound
from briefgen.values.status import LADDER, Status
from briefgen.wording.catalogue import catalogue
from tests import demo, made

LANGUAGES = (Language.VI, Language.JA)


@cache
def brief(language: Language) -> Brief:
    return load_brief(Path(__file__).parent / "pilot" / f"{language}.yaml")


@cache
def document(language: Language) -> Document:
    return made.composed(demo.facts(), brief(language))


@cache
def planned(language: Language) -> Deck:
    return made.planned(demo.facts(), brief(language))


def pilot_facts() -> list[Fact]:
    return [demo.facts().fact_by_id[ident] for ident in brief(Language.VI).include]


def all_text(language: Language) -> str:
    """Everything that memo and deck print, as their models' JSON."""
    return document(language).model_dump_json() + planned(language).model_dump_json()


def test_both_languages_say_the_same_facts() -> None:
    assert brief(Language.VI).include == brief(Language.JA).include


def test_the_pilot_has_every_rung_of_the_ladder_and_every_kind_of_thing() -> None:
    facts = pilot_facts()
    statuses = {fact.status for fact in facts}
    assert statuses >= {*LADDER, Status.CONTEXT, Status.STATED, Status.TARGET, Status.EXPECTED}
    bounds = {v.quantity.bound for fact in facts for v in fact.values if v.quantity}
    assert bounds >= {Bound.RANGE, Bound.APPROXIMATE, Bound.MORE_THAN, Bound.VAGUE, Bound.EXACT}
    assert any(fact.when and fact.when.resolved_from for fact in facts)
    assert any(fact.caution for fact in facts)
    assert any(fact.open_list for fact in facts)
    chosen = {fact.id for fact in facts}
    assert any(tension.fact in chosen for fact in facts for tension in fact.tensions)
    asks = {fact.id for fact in facts if fact.kind is Kind.ASK}
    answered = {ask for fact in facts for ask in fact.answers} & asks
    assert answered
    assert asks - answered


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_pilot_is_in_its_language(language: Language) -> None:
    text = all_text(language)
    assert catalogue(language).missing.strip() not in text
    assert f'"lang":"{Language.EN}"' not in text


def test_latin_words_in_japanese_are_names_abbreviations_units_and_quoted_words() -> None:
    names = {entry.names.ja.full for entry in demo.facts().named.values() if entry.names.ja}
    known = {"AI", "ODA", "MW", "No", "ID", "T&T", "FPT", "GCI"} | names
    words = {word for text in known for word in re.findall("[A-Za-z&]{2,}", text)}
    idents = {fact.id for fact in pilot_facts()}
    pieces = re.findall(r'"text":"([^"]*)"', document(Language.JA).model_dump_json())
    quoted = "「[^」]*」"
    said = [re.sub(quoted, "", piece) for piece in pieces if piece not in idents]
    edition = document(Language.JA).edition.digest[:12]
    found = {w for piece in said for w in re.findall("[A-Za-z&]{2,}", piece.replace(edition, ""))}
    assert found - words == set()


def test_japanese_has_its_own_punctuation() -> None:
    for held in re.findall(r'"text":"([^"]*)"', document(Language.JA).model_dump_json()):
        assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff][,.;:!?]", held), held
        assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff] [\u3040-\u30ff\u4e00-\u9fff]", held)


def test_nobody_is_said_to_have_reviewed_a_translation() -> None:
    assert all(not (fact.review.vi or fact.review.ja) for fact in pilot_facts())


SENTENCES = [
    (
        "phd-researchers",
        "Nhật Bản sẽ tiếp nhận khoảng 250 nghiên cứu sinh trong lĩnh vực bán dẫn.",
        "日本は、半導体分野で約250人の博士課程研究者を受け入れる。",
    ),
    (
        "business-mous-signed",
        "Bên lề diễn đàn tại Hà Nội ngày 28 tháng 4 năm 2025†, doanh nghiệp Việt Nam và Nhật Bản "
        "đã ký nhiều biên bản ghi nhớ.",
        "2025年4月28日†、ベトナムと日本の企業は、ハノイでのフォーラムの機会に多数の覚書に署名した。",
    ),
    (
        "oda-2023",
        "Riêng năm 2023, ODA của Nhật Bản cho Việt Nam đạt hơn 100 tỷ yên.",
        "2023年だけで、日本のベトナムに対するODAは1,000億円超に上った。",
    ),
    (
        "biomass-plants-proposal",
        "Tập đoàn T&T đề xuất đầu tư vào khoảng 10 nhà máy điện sinh khối cùng các đối tác Nhật "
        "Bản, trong đó có Sumitomo Forestry và Erex.",
        "T&Tグループは、住友林業やイーレックスなどの日本側パートナーとともに、"
        "約10か所のバイオマス発電所への投資を提案している。",
    ),
    (
        "high-income-target",
        "Mục tiêu của Việt Nam là đến năm 2045 trở thành nước thu nhập cao.",
        "ベトナムの目標は、2045年までに高所得国となることである。",
    ),
    (
        "legal-cooperation-since",
        "JICA thực hiện hợp tác pháp luật và tư pháp từ năm 1996.",
        "JICAは、1996年以降、法・司法分野の協力を実施している。",
    ),
]


@pytest.mark.parametrize(("ident", "vi", "ja"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_a_statement_reads_as_one_sentence_with_its_values(ident: str, vi: str, ja: str) -> None:
    words = Words(demo.facts())
    for language, expected in ((Language.VI, vi), (Language.JA, ja)):
        found = words.plain(Form.STATEMENT, ident, language)
        assert found.replace("\u00a0", " ") == expected


def test_a_japanese_caption_has_its_number_behind_the_word_and_a_wide_space() -> None:
    memo = read_memo(memo_bytes(document(Language.JA)))
    assert any(re.fullmatch("表\\d+\u3000要確認の事実", p.text) for p in memo.paragraphs)


def test_a_japanese_figure_without_a_qualifier_keeps_a_line_as_high_as_the_others() -> None:
    memo = read_memo(memo_bytes(document(Language.JA)))
    figures = [p.text for p in memo.paragraphs if p.text.strip().endswith("円超")]
    assert any(text.startswith("\u3000") and "1,000億" in text for text in figures)


def test_a_source_mark_alone_in_its_cell_stands_flush() -> None:
    for language in LANGUAGES:
        texts = [p.text for p in read_memo(memo_bytes(document(language))).paragraphs]
        marks = [text for text in texts if re.fullmatch(r"\s*\[\d\]\D+\d+\D*", text)]
        assert marks
        assert [text for text in marks if text != text.lstrip()] == []


@pytest.mark.parametrize(
    ("language", "figure"), [(Language.VI, "3.000–4.000 MW"), (Language.JA, "3,000～4,000MW")]
)
def test_a_range_is_held_together_in_both_files_and_reads_as_it_did(
    language: Language, figure: str
) -> None:
    memo, deck = memo_bytes(document(language)), deck_bytes(planned(language))
    written = joined(figure.replace(" ", "\u00a0"))
    for data, name in ((memo, "word/document.xml"), (deck, "ppt/slides/slide2.xml")):
        text = zipfile.ZipFile(io.BytesIO(data)).read(name).decode()
        assert written in text.replace(" ", "\u00a0")
    read = read_deck(deck)
    assert all(found.intact and found.paragraph_intact for found in read.occurrences)
    texts = [text for slide in read.slides for text in slide.texts()]
    texts += [paragraph.text for paragraph in read_memo(memo).paragraphs]
    assert any(figure in text.replace("\u00a0", " ") for text in texts)
    assert not any(JOINER in text for text in texts)
