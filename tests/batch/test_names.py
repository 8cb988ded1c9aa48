"""Names of files: safe and unique on every system."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.batch.names import MAX_NAME, MAX_PATH, collisions, folded, name_problem


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../secret", "“..” leads to another folder"),
        ("a/./b", "“.” leads"),
        ("/etc/passwd", "before or behind"),
        ("a//b", "before or behind"),
        ("a/", "before or behind"),
        ("C:/x", "“:” cannot"),
        ("a\\b", "“\\” cannot"),
        ("what?", "“?” cannot"),
        ("NUL", "device"),
        ("a/com1.tar", "device"),
        ("lpt¹", "device"),
        ("con .txt", "device"),
        ("brief.", "end of a name"),
        ("brief /x", "end of a name"),
        (" brief", "end of a name"),
        (".hidden", "hidden"),
        ("a\u200bb", "U+200B, which nobody sees"),
        ("a\nb", "U+000A"),
    ],
)
def test_a_name_that_some_system_cannot_hold_is_refused_with_the_reason(
    name: str, told: str
) -> None:
    assert told in name_problem(name)


@pytest.mark.parametrize(
    "name", ["people", "asia/viet-nam", "Năng lượng", "エネルギー", "company", "a.b", "console"]
)
def test_a_name_in_any_script_is_taken(name: str) -> None:
    assert name_problem(name, [f"{name}.en+ja.docx"]) == ""


def test_the_length_counts_with_what_is_named_after_it_in_bytes_and_in_all() -> None:
    assert name_problem("語" * 80, ["語" * 80 + ".ja.docx"]) == ""
    assert str(MAX_NAME) in name_problem("語" * 85, ["語" * 85 + ".ja.docx"])
    long = "/".join(["folder"] * 30)
    assert str(MAX_PATH) in name_problem(long, [f"{long}.en.docx"])


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_a_name_that_is_taken_stays_in_its_folder_on_every_system(name: str) -> None:
    if name_problem(name):
        return
    assert ".." not in PurePosixPath(name).parts
    assert not PurePosixPath(name).is_absolute()
    windows = PureWindowsPath(f"{name}.en.docx")
    assert not windows.is_absolute()
    assert not windows.drive
    assert windows.parts == PurePosixPath(f"{name}.en.docx").parts
    assert (Path("/out") / name).resolve().is_relative_to("/out")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("People.en.docx", "people.en.docx"),
        ("Straße.docx", "STRASSE.docx"),
        (unicodedata.normalize("NFC", "năm.docx"), unicodedata.normalize("NFD", "năm.docx")),
        ("a.en.docx", "a.en.docx/b.en.docx"),
        ("A.en.docx/b.en.docx", "a.en.docx"),
    ],
)
def test_files_that_cannot_stand_side_by_side_collide(first: str, second: str) -> None:
    assert list(collisions(["other.docx", first, second])) == [(2, 1)]


@given(st.lists(st.sampled_from(["a", "A", "a/b", "a/B", "c", "c/d/e", "á", "á"])))
def test_files_that_do_not_collide_are_different_names_and_none_is_a_folder_of_another(
    paths: list[str],
) -> None:
    colliding = {later for later, _ in collisions(paths)}
    kept = [folded(path) for place, path in enumerate(paths) if place not in colliding]
    assert len(set(kept)) == len(kept)
    assert not any(one != other and other.startswith(f"{one}/") for one in kept for other in kept)
