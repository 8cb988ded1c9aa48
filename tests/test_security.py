"""SECURITY.md: each promise names tests that are there; and the one that is held here."""

from __future__ import annotations

import ast
import io
import re
import zipfile
from collections.abc import Iterator

import pytest

from briefgen import Brief, FactBase, __version__
from briefgen.briefs.brief import Shape
from briefgen.briefs.words import words_of
from briefgen.cache.store import MB, MOST
from briefgen.excel import write_workbook
from briefgen.pack import register_workbook
from briefgen.preview.office import SECONDS
from tests import demo, made, second
from tests.demo import ROOT

TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/.]+)`", TEXT)))


def rows() -> list[tuple[str, str]]:
    """The promises, each with the column of its tests."""
    table = TEXT.partition("| promise | tests |")[2].partition("\n\n")[0]
    cells = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return [(row[0], row[-1]) for row in cells]


@pytest.mark.parametrize("name", NAMED)
def test_each_test_that_is_named_is_there_and_tests_something(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text("utf-8"))
    tests = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert tests


def test_each_promise_has_a_test() -> None:
    assert len(rows()) >= 12
    for promise, tests in rows():
        assert re.findall(r"`tests/[\w/]+\.py`", tests), promise


def test_the_figures_are_those_of_the_program() -> None:
    assert f"LibreOffice gets {SECONDS} seconds" in TEXT
    assert f"the cache takes {MOST // MB} MB at most" in TEXT
    assert f"\n| {__version__.rpartition('.')[0]}, the newest commit |" in TEXT


def test_the_readme_and_the_source_package_have_it() -> None:
    assert "](SECURITY.md)" in (ROOT / "README.md").read_text("utf-8")
    assert '"SECURITY.md"' in (ROOT / "pyproject.toml").read_text("utf-8")


# --- nothing in our files acts --------------------------------------------------------------------

ACTING = re.compile(
    rb"vbaProject|activeX|oleObject|macroEnabled|attachedTemplate|ddeLink|externalLink"
    rb"|instr(?:Text)?[^<]{0,40}(?:DDE|INCLUDE|LINK )",
)
HYPERLINK = b"/hyperlink"


def files() -> Iterator[tuple[str, bytes]]:
    """Every kind of Office file that we make, of a base with charts."""
    base: FactBase = second.facts()
    brief = Brief(shape=Shape.FULL)
    yield "memo.docx", made.memo_file(base, brief)
    yield "deck.pptx", made.deck_file(base)
    yield "register.xlsx", register_workbook(words_of(base), made.composed(base, brief), {})
    yield "facts.xlsx", write_workbook(base)
    yield "demo.docx", demo.memo_file()
    yield "demo.pptx", demo.deck_file()


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of a package, and of the packages within it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.namelist():
            part = package.read(entry)
            yield f"{name}/{entry}", part
            if part.startswith(b"PK"):
                yield from parts(f"{name}/{entry}", part)


def acts(name: str, part: bytes) -> Iterator[str]:
    """What in a part would do something by itself, or reach out."""
    yield from (found[0].decode(errors="replace") for found in ACTING.finditer(part))
    if name.endswith(".rels"):
        for tag in re.findall(rb"<Relationship\b[^>]*>", part):
            if b'TargetMode="External"' in tag:
                safe = re.search(rb'Target="(?:https?://|mailto:)', tag)
                if HYPERLINK not in tag or not safe:
                    yield tag.decode()
    if "/worksheets/" in name and re.search(rb"<f[ >]", part):
        yield "a formula"


def test_nothing_in_any_file_of_ours_acts_or_reaches_out() -> None:
    looked = set()
    for file, data in files():
        for name, part in parts(file, data):
            looked.add(name.rpartition(".")[2])
            assert list(acts(name, part)) == [], name
    assert {"xml", "rels", "xlsx"} <= looked, "workbooks of charts are looked into too"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a.docx/[Content_Types].xml", b'ContentType="application/vnd.ms-word.macroEnabled"'),
        ("a.docx/word/document.xml", b"<w:instrText> DDEAUTO c:\\x </w:instrText>"),
        ("a/x.rels", b'<Relationship Type="a/image" TargetMode="External" Target="https://x"/>'),
        ("a/x.rels", b'<Relationship Type="a/hyperlink" TargetMode="External" Target="file:x"/>'),
        ("a.xlsx/xl/worksheets/sheet1.xml", b"<c><f>1+1</f></c>"),
    ],
)  # fmt: skip
def test_what_acts_would_be_seen(name: str, part: bytes) -> None:
    assert list(acts(name, part))
