"""Golden cases: a document as JSON in, the XML of its body and footnotes out, as readable text.

What another template changes of that XML is told as a diff. Each folder under ``golden`` says in
its WHY.md how Word behaves and what the case holds on to. To accept a change, look
at the rendered page first, then run with ``ACCEPT_GOLDEN=1``.
"""

from __future__ import annotations

import difflib
import io
import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from briefgen.document.model import Document
from briefgen.document.outline import PageNumbers
from briefgen.writers.word import write_memo
from tests.templates import TEMPLATES
from tests.wholeness import problems
from tests.writers.word.package import parts, tree, w
from tests.writers.word.test_template import template

_GOLDEN = Path(__file__).parent / "golden"
# Cases are pieces of documents: their headings begin at any level.
_OF_THE_AUTHOR = ("headings",)
# Style ids and names in Vietnamese, another page: as little like ours as a template can be.
_FOREIGN = "vietnamese"
CASES = sorted(folder for folder in _GOLDEN.iterdir() if folder.is_dir())

_PREFIXES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_golden_document_gives_its_xml(case: Path) -> None:
    document, pages = golden(case.name)
    memo = write_memo(document, pages=pages)
    assert problems(memo, but=_OF_THE_AUTHOR) == []
    _compare(case / "expected.xml", readable(memo))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_golden_document_gives_its_xml_in_a_foreign_template(case: Path) -> None:
    """What the template changes, as the lines that differ: its style ids, its widths."""
    document, pages = golden(case.name)
    memo = write_memo(document, base=template(_FOREIGN).base, pages=pages)
    assert problems(memo, but=_OF_THE_AUTHOR, template=TEMPLATES[_FOREIGN]()) == []
    ours = readable(write_memo(document, pages=pages)).splitlines(keepends=True)
    lines = difflib.unified_diff(ours, readable(memo).splitlines(keepends=True), n=0)
    _compare(case / "foreign.diff", "".join(list(lines)[2:]))


def _compare(expected: Path, actual: str) -> None:
    if os.environ.get("ACCEPT_GOLDEN") == "1":
        expected.write_text(actual, encoding="utf-8")
    wanted = expected.read_text(encoding="utf-8")
    difference = difflib.unified_diff(wanted.splitlines(), actual.splitlines(), lineterm="", n=2)
    assert wanted == actual, "\n".join(difference)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_golden_case_says_why(case: Path) -> None:
    assert (case / "WHY.md").read_text(encoding="utf-8").startswith("# ")


def golden(name: str) -> tuple[Document, PageNumbers | None]:
    """The case's document, and the pages for its contents list, if ``pages.json`` has any."""
    case = _GOLDEN / name
    document = Document.model_validate_json((case / "document.json").read_bytes())
    path = case / "pages.json"
    if not path.exists():
        return document, None
    page = json.loads(path.read_bytes())
    return document, PageNumbers(page=page, total=max(page.values()))


def readable(memo: bytes) -> str:
    """The body after the title, the footnotes and the charts, an element a line."""
    body = tree(memo).find(w("body"))
    assert body is not None
    shown = ET.Element("memo")
    # The first paragraph is the title; the last element is the section, which is the template's.
    shown.extend(list(body)[1:-1])
    notes = [n for n in tree(memo, "word/footnotes.xml") if n.get(w("type")) is None]
    shown.extend(notes)
    charts = [name for name in sorted(parts(memo)) if name.startswith("word/charts/chart")]
    shown.extend(tree(memo, name) for name in charts)
    for prefix, uri in _PREFIXES.items():
        ET.register_namespace(prefix, uri)
    ET.indent(shown)
    stream = io.StringIO()
    ET.ElementTree(shown).write(stream, encoding="unicode")
    return stream.getvalue() + "\n"
