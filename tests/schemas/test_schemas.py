"""The schemas: what the models say, for editors; neither stricter nor laxer than the readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import BaseModel

from briefgen.briefs.brief import Brief
from briefgen.cli import main
from briefgen.facts.load import MODELS
from briefgen.looks.brand import BrandFile
from briefgen.schemas import SCHEMAS, SUFFIX, schema_of, schema_text
from briefgen.schemas.describe import Describer
from briefgen.schemas.words import WORDS
from briefgen.values.frozen import Frozen
from briefgen.values.status import Status
from tests.demo import ROOT
from tests.laws import law
from tests.schemas.core_yaml import load_core
from tests.schemas.mutations import ENTRY_SCHEMAS, SLIPS, entries, places, read, slipped, verdict

KEPT = ROOT / "src" / "briefgen" / "schemas"
DATA_FILES = sorted(
    path
    for folder in ("data", "examples")
    for path in (ROOT / folder).rglob("*.yaml")
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)


@cache
def validator(name: str) -> Draft7Validator:
    """The validator of a whole file."""
    return Draft7Validator(schema_of(name))


@cache
def entry_validator(name: str) -> Draft7Validator:
    """The validator of one entry of a file."""
    schema = schema_of(name)
    if schema.get("type") == "array":
        schema = {**schema["items"], "definitions": schema["definitions"]}
    return Draft7Validator(schema)


def schema_for(path: Path) -> str:
    return "facts" if path.parent.name == "facts" else path.stem


# --- kept and true ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_copy_that_files_link_to_is_what_the_models_say(name: str) -> None:
    kept = (KEPT / f"{name}{SUFFIX}").read_text("utf-8")
    assert kept == schema_text(name), "run: briefgen schema -o src/briefgen/schemas"
    Draft7Validator.check_schema(json.loads(kept))


def test_every_line_of_the_words_is_used_and_none_is_blank() -> None:
    made = "".join(schema_text(name) for name in SCHEMAS)
    assert set(WORDS.files) == set(SCHEMAS)
    for model, keys in WORDS.keys.items():
        known = _model_named(model)
        assert set(keys) == {info.alias or name for name, info in known.model_fields.items()}, model
        for words in keys.values():
            assert words
            assert json.dumps(words, ensure_ascii=False) in made, words
    for choices in WORDS.choices.values():
        assert all(json.dumps(words, ensure_ascii=False) in made for words in choices.values())


def _model_named(name: str) -> type[BaseModel]:
    known = {model.__name__: model for model in _every_model(Frozen)}
    return known[name]


def _every_model(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _every_model(inner)


def test_statuses_are_offered_from_the_weakest_to_the_strongest_and_explained() -> None:
    status = schema_of("facts")["definitions"]["Fact"]["properties"]["status"]
    assert status["enum"] == [str(held) for held in Status]
    assert status["enumDescriptions"][0].startswith("Rung 1 of 12, the weakest")
    assert status["enumDescriptions"][11].startswith("Rung 12, the strongest")


def test_a_model_that_takes_forms_of_its_own_is_refused_until_it_is_described() -> None:
    from pydantic import model_validator

    class Sly(Frozen):
        @model_validator(mode="before")
        @classmethod
        def _turn(cls, given: object) -> object:
            return {} if given == "nothing" else given

    with pytest.raises(TypeError, match="Sly takes forms"):
        Describer(yaml=True).body(Sly)


# --- the data of ours ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: str(path.relative_to(ROOT)))
@pytest.mark.every(4)
def test_every_file_of_ours_links_to_its_schema_and_keeps_to_it(path: Path) -> None:
    text = path.read_text("utf-8")
    link = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert link, f"{path} has to begin with a link to its schema"
    name = schema_for(path)
    assert (path.parent / link[1]).resolve() == (KEPT / f"{name}{SUFFIX}").resolve()
    for data in (read(text), load_core(text)):
        assert [str(held.message) for held in validator(name).iter_errors(data)] == []


def test_the_readme_s_brief_and_brand_keep_to_their_schemas() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    for name, mark in (("brief", "handling:"), ("brand", "palette:")):
        block = next(block for block in blocks if mark in block)
        for data in (read(block), load_core(block)):
            assert [held.message for held in validator(name).iter_errors(data)] == []


# --- neither stricter nor laxer -----------------------------------------------------------------

ENTRIES = list(entries())


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_a_valid_entry_keeps_to_its_schema(name: str, entry: Any) -> None:
    assert verdict(ENTRY_SCHEMAS[name], entry) is True
    assert entry_validator(name).is_valid(entry)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, Any]:
    """An entry with one slip, and the name of its schema."""
    name, entry = draw(st.sampled_from(ENTRIES))
    path = draw(st.sampled_from(_places(entry)))
    return name, slipped(entry, path, draw(st.integers(0, SLIPS - 1)))


def _places(entry: Any) -> list[tuple[str | int, ...]]:
    return [path for path in places(entry) if path]


@given(slips())
@law(300)
def test_what_a_model_accepts_its_schema_accepts_and_a_wrong_shape_both_refuse(
    slip: tuple[str, Any],
) -> None:
    name, entry = slip
    said = verdict(ENTRY_SCHEMAS[name], entry)
    if said is not None:
        assert entry_validator(name).is_valid(entry) is said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("facts", "- {id: a, kind: aks}"),
        ("facts", "- {id: Not An Id}"),
        ("themes", "- {id: a, name: {en: A}, order: 0}"),
        ("themes", "- {id: a, name: {en: A}, order: yes}"),
        ("themes", "id: a"),
        ("partnership", "as_of: 86400"),
        ("sources", "- {id: a, paragraphs: 3, colour: red}"),
        ("brief", "lenght: short"),
        ("brand", "palette: {accent1: blue}"),
    ],
)
def test_a_slip_is_refused_as_an_editor_reads_it(name: str, text: str) -> None:
    assert not validator(name).is_valid(load_core(text))
    assert not validator(name).is_valid(read(text))


@pytest.mark.parametrize("name", ["brief", "brand"])
def test_an_empty_brief_or_brand_is_one_with_every_default(name: str) -> None:
    assert validator(name).is_valid(None)
    assert ENTRY_SCHEMAS[name] in (Brief, BrandFile)


# --- JSON Lines ---------------------------------------------------------------------------------


def _as_json(name: str, entry: Any) -> tuple[str, dict[str, Any]]:
    """The entry as a line of JSON Lines: numbers are numbers; its kind, and the object."""
    model = ENTRY_SCHEMAS[name]
    kind = next(kind for kind, held in MODELS.items() if held is model)
    value = model.model_validate(entry)
    return kind, value.model_dump(mode="json", exclude_defaults=True, by_alias=True)


LINES = [_as_json(name, entry) for name, entry in ENTRIES if name not in ("brief", "brand")]
LINE = Draft7Validator(schema_of("line"))
WRONG_IN_JSON: tuple[Any, ...] = (
    None,
    False,
    0,
    1,
    -3,
    2.5,
    "word",
    "2",
    "2024-05-06",
    [],
    {},
    [1],
    {"en": 7},
)


def _line(kind: str, entry: dict[str, Any]) -> dict[str, Any]:
    renamed = {("source_type" if key == "type" else key): held for key, held in entry.items()}
    return {"type": kind, **renamed}


@pytest.mark.parametrize(("kind", "entry"), LINES)
def test_a_valid_line_keeps_to_its_schema(kind: str, entry: dict[str, Any]) -> None:
    assert [held.message for held in LINE.iter_errors(_line(kind, entry))] == []


@given(st.data())
@law(150)
def test_a_line_is_held_to_what_its_reader_takes(data: st.DataObject) -> None:
    kind, entry = data.draw(st.sampled_from(LINES))
    path = data.draw(st.sampled_from(_places(entry)))
    wrong = data.draw(st.sampled_from(WRONG_IN_JSON))
    spoilt = json.loads(json.dumps(entry))
    held: Any = spoilt
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = wrong
    read_back = json.loads(json.dumps(spoilt), parse_float=Decimal)
    said = verdict(MODELS[kind], read_back)
    if said is not None:
        assert LINE.is_valid(_line(kind, spoilt)) is said


@pytest.mark.parametrize("line", [{}, {"type": "them"}, {"id": "a"}, [], {"type": "source"}])
def test_a_line_of_no_known_kind_is_refused(line: object) -> None:
    assert not LINE.is_valid(line)


# --- the command --------------------------------------------------------------------------------


def test_without_a_name_the_schemas_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(SCHEMAS)


def test_a_name_prints_that_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "brief"]) == 0
    assert json.loads(capsys.readouterr().out) == schema_of("brief")


def test_all_are_written_into_a_folder_that_need_not_be_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "schemas"
    assert main(["schema", "-o", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(n + SUFFIX for n in SCHEMAS)
    assert (folder / f"facts{SUFFIX}").read_text("utf-8") == schema_text("facts")
    assert len(capsys.readouterr().out.splitlines()) == len(SCHEMAS)


def test_a_folder_that_is_a_file_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("")
    assert main(["schema", "-o", str(tmp_path / "taken")]) == 2
    assert "cannot" in capsys.readouterr().err
