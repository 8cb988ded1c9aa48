"""The catalogues: complete, alike in their keys and fields, and every label in use."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import briefgen
from briefgen.briefs.compose import WRITER_LABELS
from briefgen.cache import caching
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Scope, Vague
from briefgen.values.status import Status, StatusGroup
from briefgen.values.when import Part
from briefgen.wording.catalogue import catalogue
from briefgen.wording.qualifiers import qualifiers

SOURCE = Path(briefgen.__file__).parent


def fields_of(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


@pytest.mark.parametrize("language", Language)
def test_a_catalogue_has_a_word_for_every_status_group_bound_scope_and_part(
    language: Language,
) -> None:
    held = catalogue(language)
    assert set(held.statuses) == set(Status)
    assert set(held.groups) == set(StatusGroup)
    assert set(held.bounds) == set(Bound)
    assert set(held.scopes) == set(Scope)
    assert set(held.vague) == set(Vague)
    assert set(held.times.parts) == set(Part)
    assert len(held.times.months) == 12


@pytest.mark.parametrize("language", [Language.VI, Language.JA])
def test_labels_have_the_same_keys_and_the_same_fields_in_every_language(
    language: Language,
) -> None:
    english, other = catalogue(Language.EN).labels, catalogue(language).labels
    assert list(english) == list(other)
    assert {key: fields_of(text) for key, text in english.items()} == {
        key: fields_of(text) for key, text in other.items()
    }


@pytest.mark.parametrize("language", [Language.VI, Language.JA])
def test_notes_have_the_same_fields_in_every_language(language: Language) -> None:
    english = catalogue(Language.EN).note.model_dump()
    other = catalogue(language).note.model_dump()
    assert english.keys() == other.keys()
    for key in english.keys() - {"operations"}:
        assert fields_of(english[key]) == fields_of(other[key]), key
    assert english["operations"].keys() == other["operations"].keys()


@pytest.mark.parametrize(
    ("language", "all_of", "one_of"),
    [
        (Language.EN, "a, b, c and d", "a, b, c or d"),
        (Language.VI, "a, b, c và d", "a, b, c hoặc d"),
        (Language.JA, "a、b、c、d", "a、b、c、d"),
    ],
)
def test_a_list_is_joined_and_its_last_item_in_its_own_way(
    language: Language, all_of: str, one_of: str
) -> None:
    held = catalogue(language)
    assert (held.join(list("abcd")), held.join_or(list("abcd"))) == (all_of, one_of)
    assert (held.join(["a"]), held.join([])) == ("a", "")


def test_words_that_are_kept_between_runs_are_those_of_their_language(tmp_path: Path) -> None:
    read = [catalogue(language) for language in Language]
    with caching(tmp_path):
        for _ in range(2):
            catalogue.cache_clear()
            assert [catalogue(language) for language in Language] == read
    assert len(list(tmp_path.glob("*.kept"))) == len(Language)


@pytest.mark.parametrize("language", Language)
def test_a_bound_s_own_words_are_among_those_that_sources_print(language: Language) -> None:
    own = {worded.pattern for worded in catalogue(language).bounds.values()}
    assert own - {"{n}"} <= {qualifier.pattern for qualifier in qualifiers(language)}


@pytest.mark.parametrize("language", Language)
def test_statuses_are_told_apart_by_their_words(language: Language) -> None:
    words = list(catalogue(language).statuses.values())
    assert len(set(words)) == len(words)


def test_every_label_is_used_somewhere() -> None:
    code = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    composed = {f"{what}-{end}" for what in ("asks", "offers") for end in ("head", "of")}
    used = {*re.findall(r'"([a-z-]+)"', code), *WRITER_LABELS, *composed}
    assert [key for key in catalogue(Language.EN).labels if key not in used] == []
