"""Where in the bytes of a part its texts stand: each piece cut out is the text it stands for."""

from __future__ import annotations

import pytest

from briefgen.delivered.locate import Located, locate
from briefgen.errors import InputError
from tests.delivered.hand import SPACES, control, paragraph, run


def part(body: str, newline: str = "\n") -> bytes:
    declared = '<?xml version="1.0" encoding="UTF-8"?>'
    text = f"{declared}\n<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return text.replace("\n", newline).encode()


def cut(data: bytes, located: Located) -> list[bytes]:
    return [data[piece.first : piece.last] for piece in located.pieces]


def test_text_entities_and_signs_are_cut_where_they_stand() -> None:
    data = part(paragraph(run("Việt &amp; 日本"), "<w:r><w:tab/><w:cr></w:cr></w:r>"))
    (found,) = locate(data)
    assert found.text == "Việt & 日本\t\n"
    assert cut(data, found) == [
        "Việt ".encode(),
        b"&amp;",
        " 日本".encode(),
        b"<w:tab/>",
        b"<w:cr></w:cr>",
    ]
    assert [piece.is_text for piece in found.pieces] == [True, True, True, False, False]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_end_of_a_line_within_a_text_is_cut_whole(newline: str) -> None:
    data = part(paragraph(run("a\nb")), newline)
    (found,) = locate(data)
    assert found.text == "a\nb"
    assert cut(data, found) == [b"a", newline.encode(), b"b"]


def test_what_no_paragraph_shows_has_no_piece() -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inner = sign.format("begin") + sign.format("separate") + run("hidden") + sign.format("end")
    outer = sign.format("begin") + inner + sign.format("separate") + run("5") + sign.format("end")
    prompt = control("o1", run("Click here"), "<w:showingPlcHdr/>")
    data = part(run("loose") + paragraph(run("a"), outer, prompt))
    (found,) = locate(data)
    assert found.text == "a5"
    assert cut(data, found) == [b"a", b"5"]


def test_a_text_that_is_not_composed_has_no_pieces() -> None:
    (found,) = locate(part(paragraph(run("e\u0301"))))
    assert found == Located("\u00e9")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "latin-1"])
def test_a_part_in_another_encoding_is_refused_with_a_sentence(encoding: str) -> None:
    text = part(paragraph(run("a"))).decode().replace("UTF-8", encoding.upper())
    lead = "\ufeff" if encoding == "utf-16-be" else ""
    with pytest.raises(
        InputError, match="not written in UTF-8, so that nothing can be put into it"
    ):
        locate((lead + text).encode(encoding))
