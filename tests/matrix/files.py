"""The files of the matrix, each made once a test run, with what is to be found in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from briefgen import Deck, Document
from briefgen.delivered.match import match
from briefgen.delivered.model import Area
from briefgen.delivered.read import read_delivered
from briefgen.generate import deck_bytes, memo_bytes, plan_document, shape_document
from briefgen.writers.anchors import Anchors
from briefgen.writers.powerpoint.template import read_deck_template
from tests import made
from tests.matrix.cases import FACTS, Case
from tests.matrix.control import control_deck, control_memo
from tests.matrix.once import once
from tests.officetools import render, resave
from tests.writers.word.package import tree, w

RUNNING = (Area.HEADER, Area.FOOTER)
_CONTROLS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "memo": (".fodt", control_memo),
    "deck": (".fodp", control_deck),
}


@dataclass(frozen=True)
class Statement:
    """A text that is tied to facts, and the part of the file it stands in."""

    text: str
    area: Area


# --- what is made ---------------------------------------------------------------------------------


def path_of(case: Case) -> Path:
    """The case's file."""
    return _home(case) / f"file{case.suffix}"


def statements(case: Case) -> list[Statement]:
    """The texts of the file that are tied to facts, whether the file itself says so or not."""
    told = json.loads((_home(case) / "statements").read_text("utf-8"))
    return [Statement(text, Area(area)) for text, area in told]


def planned(case: Case) -> Deck:
    """The deck that was written."""
    return Deck.model_validate_json((_home(case) / "deck").read_text("utf-8"))


def wordless(case: Case) -> bytes:
    """A memo in the same template that says nothing; empty where there is no template."""
    path = _home(case) / "wordless"
    return path.read_bytes() if path.exists() else b""


def forms(case: Case) -> frozenset[str]:
    """The first words of tables that have labels beside their cells: ours, and the template's."""
    held = {*json.loads((_home(case) / "labels").read_text("utf-8"))}
    memo = wordless(case)
    for table in tree(memo).iter(w("tbl")) if memo else ():
        cell = next(table.iter(w("tc")))
        held.add("".join(text.text or "" for text in cell.iter(w("t"))))
    return frozenset(held)


def estimated_fonts(case: Case) -> tuple[str, ...]:
    """The fonts of a deck's template whose widths are not known."""
    look = case.dress()
    if look.template is None or case.kind == "memo":
        return ()
    return read_deck_template(look.template, f"{case.look}{look.suffix}").report.estimated


def printed(case: Case) -> Path:
    """The PDF that LibreOffice makes of the file, tagged as PDF/UA asks."""
    return _printed(f"matrix-pdf-{case.name}", case.suffix, path_of(case).read_bytes)


def control(kind: str) -> Path:
    """The same of a file that has nothing of ours."""
    suffix, make = _CONTROLS[kind]
    return _printed(f"matrix-control-{kind}", suffix, make)


def saved(case: Case) -> Path:
    """The file as LibreOffice saves it."""

    def fill(folder: Path) -> None:
        shutil.copyfile(path_of(case), folder / f"file{case.suffix}")
        resave(folder / f"file{case.suffix}")

    return once(f"matrix-saved-{case.name}", fill) / "saved" / f"file{case.suffix}"


def _printed(name: str, suffix: str, make: Callable[[], bytes]) -> Path:
    def fill(folder: Path) -> None:
        source = folder / f"file{suffix}"
        source.write_bytes(make())
        render(source, accessible=True)

    return once(name, fill) / "file.pdf"


# --- how it is made -------------------------------------------------------------------------------


def _home(case: Case) -> Path:
    make = _make_memo if case.kind == "memo" else _make_deck
    return once(f"matrix-{case.name}", lambda folder: make(case, _template(case, folder), folder))


def _template(case: Case, folder: Path) -> Path | None:
    look = case.dress()
    if look.template is None:
        return None
    path = folder / f"template{look.suffix}"
    path.write_bytes(look.template)
    return path


def _make_memo(case: Case, template: Path | None, folder: Path) -> None:
    brand, brief = case.dress().brand, case.brief()
    whole = made.whole(FACTS[case.facts].load(), brief)
    document = shape_document(whole, brief, template=template, brand=brand)

    def written(document: Document, anchors: Anchors) -> bytes:
        return memo_bytes(document, anchors=anchors, template=template, brand=brand)

    data = written(document, case.anchors)
    (folder / "file.docx").write_bytes(data)
    _tell(case, folder, written(document, Anchors.FULL))
    labels = [field.label for field in document.header]
    (folder / "labels").write_text(json.dumps(labels), "utf-8")
    if template is not None:
        nothing = document.model_copy(update={"sections": (), "notes": ()})
        (folder / "wordless").write_bytes(written(nothing, case.anchors))


def _make_deck(case: Case, template: Path | None, folder: Path) -> None:
    brand, brief = case.dress().brand, case.brief()
    whole = made.whole(FACTS[case.facts].load(), brief)
    deck = plan_document(whole, brief, template=template, brand=brand)
    (folder / "deck").write_text(deck.model_dump_json(), "utf-8")
    data = deck_bytes(deck, anchors=case.anchors, template=template, brand=brand)
    (folder / "file.pptx").write_bytes(data)
    _tell(case, folder, deck_bytes(deck, anchors=Anchors.FULL, template=template, brand=brand))


def _tell(case: Case, folder: Path, anchored: bytes) -> None:
    told = sorted({(held.text, held.area.value) for held in _stated(anchored, case.suffix)})
    (folder / "statements").write_text(json.dumps(told), "utf-8")


def _stated(data: bytes, suffix: str) -> Iterable[Statement]:
    """What the anchors of a file name; AssertionError where one is missing."""
    file = read_delivered(data, f"file{suffix}")
    assert file.provenance is not None
    matched = match(file, file.provenance)
    assert not matched.missing
    for found in matched.found:
        passage = file.passages[found.passage]
        yield Statement(passage.text[found.start : found.end], passage.where.area)
