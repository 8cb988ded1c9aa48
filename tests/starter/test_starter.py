"""`briefgen new`: a first base that says it is invented, explains itself and builds at once."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pptx
import pytest
from jsonschema import Draft7Validator

from briefgen import compose_deck, compose_memo, load_brief, load_facts
from briefgen.cli import main
from briefgen.facts.coverage import coverage
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.load import read_facts
from briefgen.facts.model import FactBase, Kind, Mode
from briefgen.generate import deck_bytes, memo_bytes
from briefgen.schemas import SCHEMAS, SUFFIX, schema_of
from briefgen.starter import LANGUAGES, SCHEMA_FOLDER, starter_files, write_starter
from briefgen.values.language import Language
from briefgen.values.quantity import Bound
from tests.demo import ROOT
from tests.schemas.core_yaml import load_core
from tests.schemas.mutations import read

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=str)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    """The base in each language, as a person gets it."""
    made = {language: tmp_path_factory.mktemp("new") / "base" for language in LANGUAGES}
    for language, folder in made.items():
        write_starter(folder, language)
    return made


# --- what is in it --------------------------------------------------------------------------------


@each_language
def test_nothing_is_to_be_reported_of_it(bases: dict[Language, Path], language: Language) -> None:
    base, issues = read_facts(bases[language])
    assert issues == ()
    assert base is not None
    assert base.partnership.languages == (language,)
    assert verify_evidence(base, bases[language] / "sources") == ()


@each_language
def test_its_facts_are_of_each_common_sort(bases: dict[Language, Path], language: Language) -> None:
    base = load_facts(bases[language])
    kinds = {fact.kind for fact in base.facts}
    assert {Kind.PROJECT, Kind.COMMITMENT, Kind.ASK, Kind.FIGURE, Kind.EVENT} <= kinds
    bounds = {v.quantity.bound for fact in base.facts for v in fact.values if v.quantity}
    assert {Bound.UP_TO, Bound.MORE_THAN, Bound.APPROXIMATE} <= bounds
    modes = {evidence.mode for fact in base.facts for evidence in fact.evidence}
    assert {Mode.DOCUMENT, Mode.REPORTED, Mode.QUOTED} <= modes


@each_language
def test_its_facts_cover_all_but_the_line_that_says_it_is_invented(
    bases: dict[Language, Path], language: Language
) -> None:
    paragraphs = coverage(load_facts(bases[language]), bases[language] / "sources")
    assert [p.paragraph for p in paragraphs if not p.facts] == [1]
    assert [gap for p in paragraphs[1:] for gap in p.gaps] == []


@each_language
def test_each_file_links_to_its_schema_keeps_to_it_and_says_what_it_is_for(
    bases: dict[Language, Path], language: Language
) -> None:
    files = sorted(bases[language].rglob("*.yaml"))
    assert len(files) >= 9
    for path in files:
        text = path.read_text("utf-8")
        link, comment, *_ = text.splitlines()
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", link)
        assert found, path
        name = "facts" if path.parent.name == "facts" else path.stem
        schema = (path.parent / found[1]).resolve()
        assert schema == (bases[language] / SCHEMA_FOLDER / f"{name}{SUFFIX}").resolve()
        assert schema.is_file()
        assert len(comment) > 30
        assert comment.startswith("# ")
        for data in (read(text), load_core(text)):
            assert Draft7Validator(schema_of(name)).is_valid(data), path


@each_language
def test_it_comes_back_the_same_from_json(bases: dict[Language, Path], language: Language) -> None:
    base = load_facts(bases[language])
    assert FactBase.model_validate_json(base.model_dump_json()) == base


# --- what it makes --------------------------------------------------------------------------------


@each_language
def test_memo_and_deck_are_made_and_every_page_and_slide_says_that_it_is_invented(
    bases: dict[Language, Path], language: Language
) -> None:
    facts = load_facts(bases[language])
    brief = load_brief(bases[language] / "brief.yaml")
    notice = facts.partnership.notice
    assert notice is not None
    said = notice.get(language)
    assert said
    memo = docx.Document(io.BytesIO(memo_bytes(compose_memo(facts, brief))))
    for section in memo.sections:
        for header in (section.header, section.first_page_header):
            assert said in "".join(text for text in header._element.itertext())
    deck = pptx.Presentation(io.BytesIO(deck_bytes(compose_deck(facts, brief))))
    assert 7 <= len(deck.slides) <= 10
    for slide in deck.slides:
        assert said in "".join(str(text) for text in slide._element.itertext())


@each_language
def test_the_commands_that_it_names_work_as_typed(
    language: Language,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my-facts", "--lang", str(language)]) == 0
    said = capsys.readouterr().out
    commands = re.findall(r"^  briefgen (.*)$", said, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["check", "verify", "coverage", "build"]
    for command in commands:
        strict = ["--strict"] if command.startswith("build") else []
        assert main([*command.split(), *strict]) == 0, command
    assert sorted(path.suffix for path in Path("my-facts/out").iterdir()) == [".docx", ".pptx"]


# --- never over anything --------------------------------------------------------------------------


def test_it_writes_all_its_files_and_nothing_else_also_into_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["-q", "new", str(tmp_path / "empty")]) == 0
    written = {
        path.relative_to(tmp_path / "empty").as_posix(): path.read_bytes()
        for path in (tmp_path / "empty").rglob("*")
        if path.is_file()
    }
    assert written == starter_files(Language.EN)
    assert {f"{SCHEMA_FOLDER}/{name}{SUFFIX}" for name in SCHEMAS} <= set(written)


@pytest.mark.parametrize("hidden", [".git", "notes.txt"])
def test_a_folder_with_anything_in_it_is_refused_and_left_alone(
    hidden: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / hidden).write_text("mine")
    assert main(["new", str(tmp_path)]) == 2
    assert "is not empty; name a folder that is not there yet" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [hidden]


def test_a_file_in_its_place_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("mine")
    assert main(["new", str(tmp_path / "taken")]) == 2
    assert "taken is a file" in capsys.readouterr().err
    assert (tmp_path / "taken").read_text() == "mine"


def test_the_templates_are_files_as_people_get_them() -> None:
    folder = ROOT / "src" / "briefgen" / "starter"
    for language in LANGUAGES:
        held = starter_files(language)
        for path in (folder / str(language)).rglob("*.*"):
            if path.is_file():
                name = path.relative_to(folder / str(language)).as_posix()
                assert held[name] == path.read_bytes()
