"""Decks before two deck linters that are not ours."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefgen import Brief
from tests import demo
from tests.made import deck_file

OVERSET_SAYS = {
    "OVS203": "ninety words a slide at most, of boards, tables, sources and footers too; the words "
    "of message slides have limits of their own (tests/deck/test_plan.py)",
    "OVS002": "takes a footer’s words for the same words in a table above it; where each "
    "glyph stands is checked by order of drawing (tests/deck/test_rendered_decks.py)",
}
"""Rules of overset that our decks break, and why."""

BRIEFS = {
    "read": lambda: Brief.model_validate({"length": "full"}),
    "present": lambda: Brief.model_validate({"length": "full", "density": "present"}),
    "vi": lambda: Brief.model_validate({"length": "full", "language": "vi"}),
    "ja+en": lambda: Brief.model_validate({"language": "ja", "second_language": "en"}),
}


@pytest.fixture(scope="module", params=BRIEFS)
def deck(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judged") / f"{request.param}.pptx"
    path.write_bytes(deck_file(demo.facts(), BRIEFS[request.param]()))
    return path


def told(*command: str | Path) -> Any:
    """What the linter says, as JSON; RuntimeError where it did not run."""
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    if not run.stdout.strip():
        raise RuntimeError(f"{command[0]} said nothing: {run.stderr}")
    return json.loads(run.stdout)


@pytest.mark.every(2)
def test_ooxml_integrity_finds_nothing(deck: Path) -> None:
    found = told(sys.executable, "-m", "ooxml_integrity", "check", "--json", "--no-config", deck)
    assert [file["findings"] for file in found["files"]] == [[]]


@pytest.mark.office
@pytest.mark.parametrize("deck", ["read", "ja+en"], indirect=True)
def test_overset_finds_nothing_but_what_is_listed_with_its_reason(deck: Path) -> None:
    program = Path(sys.executable).with_name("overset")
    (found,) = told(program, "--format", "json", deck)
    assert found["rendered"]
    others = [f for f in found["findings"] if f["code"] not in OVERSET_SAYS]
    assert others == []


@pytest.mark.parametrize("deck", ["read"], indirect=True)
def test_ooxml_integrity_sees_text_that_its_box_cannot_hold(deck: Path, tmp_path: Path) -> None:
    from pptx import Presentation
    from pptx.util import Pt

    opened = Presentation(str(deck))
    title = opened.slides[1].shapes.title
    assert title is not None
    title.height = Pt(5)
    opened.save(str(tmp_path / "low.pptx"))
    found = told(
        *(sys.executable, "-m", "ooxml_integrity", "check", "--json", "--no-config"),
        tmp_path / "low.pptx",
    )
    assert found["files"][0]["findings"]
