"""From facts to files: the same bytes anywhere, nothing half-written, errors in sentences."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen import (
    Anchors,
    Brief,
    BuildError,
    compose_deck,
    compose_memo,
    generate_deck,
    generate_memo,
    write_deck,
    write_memo,
)
from briefgen.cli import main
from tests import demo, made, second
from tests.facts.sample import FILES, write_base
from tests.officetools import validate
from tests.synthetic import make_base, make_fact


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, in that folder and environment; nothing is kept."""
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=folder,
        env={**os.environ, "BRIEFGEN_CACHE": "off", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_builds_in_other_folders_processes_zones_and_hash_seeds_are_the_same_bytes(
    tmp_path: Path,
) -> None:
    """Here, with the seed and the zone that this process has, and in another with its own."""
    data = shutil.copytree(demo.DATA, tmp_path / "facts")
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    zone = "Asia/Tokyo" if time.timezone != -9 * 3600 else "America/Lima"
    done = run(tmp_path, "build", str(data), TZ=zone, PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "out"
    assert (out / "memo.en.docx").read_bytes() == made.memo_file(demo.facts())
    assert (out / "deck.en.pptx").read_bytes() == made.deck_file(demo.facts())


def test_the_source_date_epoch_dates_the_files(tmp_path: Path) -> None:
    base = make_base(12)
    data = write_base(tmp_path / "facts")
    plain = generate_memo(base, tmp_path / "a.docx").read_bytes()
    done = run(tmp_path, "build", str(data), "-o", "x", SOURCE_DATE_EPOCH="soon")
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr
    assert plain == generate_memo(base, tmp_path / "b.docx").read_bytes()


def test_a_document_read_back_from_json_writes_the_same_memo() -> None:
    document = demo.document()
    again = type(document).model_validate_json(document.model_dump_json())
    assert write_memo(again) == demo.memo_file()


def test_a_deck_read_back_from_json_writes_the_same_slides() -> None:
    deck = demo.deck()
    again = type(deck).model_validate_json(deck.model_dump_json())
    assert again == deck
    assert write_deck(again) == demo.deck_file()


def test_a_failed_build_leaves_the_old_files_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    old = tmp_path / "out" / "memo.en.docx"
    old.write_bytes(b"old")
    brief = tmp_path / "brief.yaml"
    brief.write_text("themes: [no-such-theme]\n", "utf-8")
    done = run(tmp_path, "build", str(write_base(tmp_path / "facts")), "--brief", str(brief))
    assert done.returncode == 2
    assert "no-such-theme" in done.stderr
    assert "Traceback" not in done.stderr
    assert old.read_bytes() == b"old"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["memo.en.docx"]


def test_facts_with_errors_are_not_built_and_say_where(tmp_path: Path) -> None:
    wrong = FILES["themes.yaml"].replace("order: 1\n", "order: first\n", 1)
    data = write_base(tmp_path / "facts", {"themes.yaml": wrong})
    done = run(tmp_path, "build", str(data))
    assert done.returncode == 1
    assert "themes.yaml:" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["out", "out/below"])
def test_an_out_that_is_a_file_is_refused_before_anything_is_composed(
    out: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("briefgen.cli.building.compose_brief")
    (tmp_path / "out").write_text("a file", "utf-8")
    assert main(["build", str(write_base(tmp_path / "facts")), "-o", str(tmp_path / out)]) == 2
    told = capsys.readouterr().err
    assert f"{tmp_path / 'out'} is a file" in told
    assert "-o" in told


def test_only_one_file_and_one_theme_can_be_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    status = main(
        [
            *("build", str(demo.DATA), "-o", str(out)),
            *("--only", "deck", "--left-out"),
            *("--theme", "energy"),
        ]
    )
    assert status == 0
    assert [path.name for path in out.iterdir()] == ["deck.en.pptx"]
    assert "left out of the deck: " in capsys.readouterr().out


def test_the_density_of_the_brief_sets_larger_type() -> None:
    base = make_base(40)
    read, present = (compose_deck(base, Brief(density=d)) for d in ("read", "present"))
    assert read != present


def test_a_brief_on_letter_paper_gives_another_memo() -> None:
    base = make_base(8)
    assert write_memo(compose_memo(base, Brief(paper="Letter"))) != write_memo(compose_memo(base))


def test_a_title_that_fits_no_slide_is_refused_naming_its_theme() -> None:
    base = make_base(8, 2)
    theme = base.themes[0].model_dump()
    theme["takeaway"]["short"] = {"en": " ".join(["incomprehensibilities"] * 60)}
    long = make_base(8, 2, themes=[theme, base.themes[1].model_dump()])
    with pytest.raises(BuildError, match="theme-1"):
        compose_deck(long)


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_base_of_hardly_any_facts_makes_both_files(number: int, tmp_path: Path) -> None:
    base = make_base(number, 2)
    assert generate_memo(base, tmp_path / "m.docx").stat().st_size > 0
    assert generate_deck(base, tmp_path / "d.pptx").stat().st_size > 0


def test_a_statement_of_400_characters_without_a_space_stays_on_its_slide() -> None:
    long = make_fact(1, 2) | {"short": {"en": "x" * 400}}
    base = make_base(1, 1, facts=[long])
    deck = compose_deck(base)
    assert any("fact-1" in slide.facts for slide in deck.slides)


@pytest.mark.node
@pytest.mark.parametrize("anchors", list(Anchors))
def test_the_open_xml_sdk_has_nothing_against_the_demo_s_files(
    anchors: Anchors, tmp_path: Path
) -> None:
    memo = generate_memo(demo.facts(), tmp_path / "memo.docx", anchors=anchors)
    deck = generate_deck(demo.facts(), tmp_path / "deck.pptx", anchors=anchors)
    assert validate(memo) == []
    assert validate(deck) == []


@pytest.mark.node
@pytest.mark.parametrize("language", ["en", "vi", "ja"])
def test_the_open_xml_sdk_has_nothing_against_any_language(language: str, tmp_path: Path) -> None:
    brief = Brief.model_validate({"language": language, "density": "present", "paper": "Letter"})
    base = second.facts()
    assert validate(generate_memo(base, tmp_path / "memo.docx", brief)) == []
    assert validate(generate_deck(base, tmp_path / "deck.pptx", brief)) == []
