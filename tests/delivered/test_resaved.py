"""What LibreOffice changes in a file that it only saves is nobody's edit."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from briefgen import Brief
from briefgen.delivered.audit import audit
from briefgen.delivered.read import read_delivered
from briefgen.generate import memo_bytes
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchors
from tests import demo, made, second


def _changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            if name == part:
                text = change(held.decode())
                assert text != held.decode(), f"{part} has nothing to change"
                held = text.encode()
            new.writestr(name, held)
    return out.getvalue()


def test_pages_counted_anew_beside_an_anchored_text_are_no_change_of_its_surroundings() -> None:
    brief = Brief.model_validate({"convention": "state", "shape": "one-page"})
    memo = made.memo_file(demo.facts(), brief)
    counted = _changed(
        memo, "word/footer1.xml", lambda xml: re.sub(r"(>)1(</w:t>)", r"\g<1>7\g<2>", xml)
    )
    assert audit([read_delivered(counted, "memo.docx")], demo.facts()).open == ()
    other = _changed(memo, "word/footer1.xml", lambda xml: xml.replace(">Page ", ">Sheet "))
    assert audit([read_delivered(other, "memo.docx")], demo.facts()).open != ()


def test_a_bookmark_that_ends_a_letter_early_in_a_cell_still_holds_its_text() -> None:
    brief = Brief(second_language=Language.JA, themes=("energy",))
    memo = memo_bytes(made.composed(demo.facts(), brief), anchors=Anchors.BOOKMARKS)
    ends = re.compile(r"(\w)(</w:t></w:r>)(<w:bookmarkEnd [^>]*>)(</w:p></w:tc>)")
    drifted = _changed(
        memo, "word/document.xml", lambda xml: ends.sub(r"\2\3<w:r><w:t>\1\2\4", xml)
    )
    assert audit([read_delivered(drifted, "memo.docx")], demo.facts()).open == ()


def test_a_chart_that_names_no_cells_is_not_held_against_a_workbook() -> None:
    brief = Brief(themes=("river",))
    memo = made.memo_file(second.facts(), brief)
    named = _changed(
        memo,
        "word/charts/chart1.xml",
        lambda xml: re.sub(r"<c:f>[^<]*!([^<]*)</c:f>", "<c:f>label 0</c:f>", xml),
    )
    assert audit([read_delivered(named, "memo.docx")], second.facts()).open == ()
