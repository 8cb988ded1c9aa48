"""``--lang``: files a language, what is not translated, and the author's words in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.delivered.read_memo import read_memo
from tests.facts.sample import write_base

BRIEF = """
to: The Ambassador
subject: {en: Wind power, vi: Điện gió}
purpose: To prepare the call
"""


def _build(folder: Path, *options: str) -> tuple[int, Path]:
    out = folder / "out"
    base = write_base(folder / "base", {})
    brief = folder / "brief.yaml"
    brief.write_text(BRIEF, encoding="utf-8")
    return main(["build", str(base), "--brief", str(brief), "-o", str(out), *options]), out


def _words(memo: Path) -> str:
    return "\n".join(paragraph.text for paragraph in read_memo(memo.read_bytes()).paragraphs)


def test_each_language_has_files_of_its_own_names(tmp_path: Path) -> None:
    code, out = _build(tmp_path, "--lang", "en, vi,ja")
    assert code == 0
    assert {file.name for file in out.iterdir()} == {
        f"{name}.{language}.{ending}"
        for language in ("en", "vi", "ja")
        for name, ending in (("memo", "docx"), ("deck", "pptx"))
    }


def test_words_of_the_author_are_those_of_the_language(tmp_path: Path) -> None:
    _, out = _build(tmp_path, "--lang", "vi", "--only", "memo")
    words = _words(out / "memo.vi.docx")
    assert "Điện gió" in words
    assert "The Ambassador" in words


def test_words_typed_in_another_language_have_a_visible_tag(tmp_path: Path) -> None:
    _, out = _build(tmp_path, "--lang", "vi", "--only", "memo")
    assert "[chưa dịch] To prepare the call" in _words(out / "memo.vi.docx")


def test_a_build_counts_what_is_not_translated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _build(tmp_path, "--lang", "ja", "--only", "memo")
    assert "--lang ja lists them" in capsys.readouterr().err


def test_a_strict_build_makes_nothing_where_a_translation_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = _build(tmp_path, "--lang", "en,ja", "--strict")
    assert code == 1
    assert not out.exists()
    said = capsys.readouterr().err
    assert "not-translated" in said
    assert "there is no ja text for" in said


def test_a_strict_build_in_the_language_of_the_facts_is_made(tmp_path: Path) -> None:
    code, out = _build(tmp_path, "--strict", "--only", "memo")
    assert code == 0
    assert (out / "memo.en.docx").exists()


def test_check_lists_what_a_further_language_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write_base(tmp_path, {})), "--lang", "vi"]) == 0
    assert "not-translated" in capsys.readouterr().out


@pytest.mark.parametrize("codes", ["fr", "en+en", "en+vi+ja", "", "EN"])
def test_what_is_no_language_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], codes: str
) -> None:
    with pytest.raises(SystemExit) as refused:
        _build(tmp_path, "--lang", codes)
    assert refused.value.code == 2
    assert "--lang" in capsys.readouterr().err
