"""NFC everywhere: texts that come in decomposed are the same texts, and no output is decomposed."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from pathlib import Path

import pytest

from briefgen.briefs.brief import Brief
from briefgen.briefs.load import load_brief
from briefgen.briefs.load_brand import load_brand
from briefgen.briefs.words import Words
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.export import export_facts
from briefgen.facts.load import load_facts
from briefgen.facts.model import FactBase
from briefgen.generate import compose_deck, compose_memo, deck_bytes, memo_bytes
from briefgen.values.language import Language
from tests.demo import DATA
from tests.facts.test_load_jsonl import lines_of

EXAMPLE = Path(__file__).parents[1] / "examples" / "northland"


def decomposed(folder: Path, target: Path) -> Path:
    """The folder's text files in NFD, names of files as they are."""
    for path in folder.rglob("*"):
        if path.is_file():
            copy = target / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8")
    return target


def is_nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> tuple[FactBase, FactBase]:
    """The example as it is, and from files in NFD."""
    folder = decomposed(EXAMPLE, tmp_path_factory.mktemp("nfd"))
    return load_facts(EXAMPLE), load_facts(folder)


def test_every_kind_of_fact_file_is_read_in_nfc(tmp_path: Path) -> None:
    base, other = load_facts(DATA), load_facts(decomposed(DATA, tmp_path))
    assert not is_nfc((tmp_path / "glossary.yaml").read_text("utf-8"))
    assert other == base
    assert other.edition == base.edition


def test_json_lines_are_read_in_nfc(tmp_path: Path) -> None:
    base = load_facts(DATA)
    path = tmp_path / "base.jsonl"
    path.write_text(unicodedata.normalize("NFD", "\n".join(lines_of(base))), "utf-8")
    assert load_facts(path).edition == base.edition


def test_the_brief_and_the_brand_are_read_in_nfc(tmp_path: Path) -> None:
    brief, brand = tmp_path / "brief.yaml", tmp_path / "brand.yaml"
    brief.write_text(unicodedata.normalize("NFD", "to: Bộ Ngoại giao\npurpose: Nghị sự\n"), "utf-8")
    brand.write_text(unicodedata.normalize("NFD", "styles: {heading 1: Tiêu đề 1}\n"), "utf-8")
    found = load_brief(brief)
    assert found.to == "Bộ Ngoại giao"
    assert found.purpose is not None
    assert found.purpose.text == "Nghị sự"
    assert load_brand(brand)[0].styles == (("heading 1", "Tiêu đề 1"),)


def test_sources_in_nfd_bear_out_the_same_facts(tmp_path: Path) -> None:
    base = load_facts(EXAMPLE)
    issues = verify_evidence(base, decomposed(EXAMPLE / "sources", tmp_path))
    assert {issue.code for issue in issues} <= {"source-changed"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.every(3)
def test_memo_and_deck_are_the_same_bytes_and_in_nfc(
    bases: tuple[FactBase, FactBase], language: Language
) -> None:
    brief = Brief(language=language, to=unicodedata.normalize("NFD", "Bộ Ngoại giao がぎ"))
    memo, other_memo = (memo_bytes(compose_memo(base, brief)) for base in bases)
    deck, other_deck = (deck_bytes(compose_deck(base, brief)) for base in bases)
    assert (memo, deck) == (other_memo, other_deck)
    for package in (memo, deck):
        with zipfile.ZipFile(io.BytesIO(package)) as held:
            parts = [name for name in held.namelist() if name.endswith((".xml", ".rels"))]
            assert parts
            assert [name for name in parts if not is_nfc(held.read(name).decode())] == []


def test_what_is_exported_is_in_nfc(bases: tuple[FactBase, FactBase]) -> None:
    for base in bases:
        rows = [json.dumps(row, ensure_ascii=False) for row in export_facts(base, Words(base))]
        assert rows
        assert all(map(is_nfc, rows))
