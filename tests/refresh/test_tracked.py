"""Refreshing as tracked changes: rejected they give the old text back, accepted the new."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from briefgen.delivered.audit import audit
from briefgen.delivered.model import Area, DeliveredFile
from briefgen.delivered.read import read_delivered
from briefgen.errors import InputError
from briefgen.refresh import refresh
from briefgen.writers.anchors import text_digest
from tests import demo
from tests.officetools import edit_in_office, validate
from tests.refresh.test_refresh import delivered, later, members, texts

NAMES = ["page", "en", "vi", "ja"]
_DELETED = re.compile(rb"<w:del [^>]*>(.*?)</w:del>", re.DOTALL)
_INSERTED = re.compile(rb"<w:ins [^>]*>.*?</w:ins>", re.DOTALL)


def proposed(name: str) -> bytes:
    return refresh(delivered("memo", name), later(), author="Desk officer").data


def rejected(data: bytes) -> bytes:
    """The memo as a person rejects every change, done on the XML as the standard has it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in members(data).items():
            if name.startswith("word/") and name.endswith(".xml"):
                part = _DELETED.sub(rb"\1", _INSERTED.sub(b"", part))
                part = part.replace(b"w:delText", b"w:t")
            package.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.every(2)
def test_changes_are_proposed_with_author_and_the_date_of_the_facts(name: str) -> None:
    document = members(proposed(name))["word/document.xml"].decode()
    signs = re.findall(r'<w:(?:ins|del) w:id="(\d+)" w:author="([^"]+)" w:date="([^"]+)"', document)
    assert len(signs) > 2
    assert {author for _, author, _ in signs} == {"Desk officer"}
    assert {date for *_, date in signs} == {f"{demo.facts().as_of.isoformat()}T00:00:00Z"}
    assert len({number for number, *_ in signs}) == len(signs)


def printed(file: DeliveredFile) -> list[str]:
    return [p.text for p in file.passages if p.where.area is not Area.ALT_TEXT]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.every(4)
def test_read_as_accepted_it_says_what_a_plain_refresh_says(name: str) -> None:
    """But for alternative texts, in which nothing can be tracked: they stay as delivered."""
    plain = read_delivered(refresh(delivered("memo", name), later()).data)
    assert printed(read_delivered(proposed(name))) == printed(plain)
    assert audit([read_delivered(proposed(name))], later()).open == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.every(2)
def test_read_as_rejected_it_says_what_was_delivered(name: str) -> None:
    assert texts(read_delivered(rejected(proposed(name)))) == texts(
        read_delivered(delivered("memo", name))
    )


def test_a_deck_has_no_tracked_changes() -> None:
    with pytest.raises(InputError, match="no tracked changes"):
        refresh(delivered("deck"), later(), author="Desk officer")


@pytest.mark.office
@pytest.mark.parametrize("name", ["page", "ja"])
@pytest.mark.parametrize(
    ("command", "kept"), [("AcceptAllTrackedChanges", "new"), ("RejectAllTrackedChanges", "old")]
)
def test_libreoffice_accepts_and_rejects_them(
    name: str, command: str, kept: str, tmp_path: Path
) -> None:
    source = tmp_path / "memo.docx"
    source.write_bytes(proposed(name))
    target, _ = edit_in_office(source, [["dispatch", command]])
    plain = refresh(delivered("memo", name), later()).data
    expected = plain if kept == "new" else delivered("memo", name)
    assert b"<w:ins " not in members(target.read_bytes())["word/document.xml"]
    shown = [text_digest(text) for text in texts(read_delivered(target.read_bytes()))]
    for passage in read_delivered(expected).passages:
        # It saves no alternative texts of tables, and counts pages anew.
        if passage.where.area in (Area.BODY, Area.FOOTNOTE) and not passage.computed:
            assert text_digest(passage.text) in shown, passage.text


@pytest.mark.node
@pytest.mark.parametrize("name", ["page", "en", "ja"])
def test_a_memo_with_proposed_changes_is_valid(name: str, tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(proposed(name))
    assert validate(path) == []


@pytest.mark.node
@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_a_refreshed_file_is_valid(kind: str, tmp_path: Path) -> None:
    path = tmp_path / ("memo.docx" if kind == "memo" else "deck.pptx")
    path.write_bytes(refresh(delivered(kind, "en"), later()).data)
    assert validate(path) == []
