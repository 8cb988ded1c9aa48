"""Pages of PDFs as pictures, the contact sheet, and the names of what is made."""

from __future__ import annotations

import io
import sys
import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from briefgen.errors import BuildError
from briefgen.preview import Picture, contact_sheet, page_pictures
from briefgen.preview.names import made_names
from briefgen.preview.sheet import _fitting


def pdf(*sizes: tuple[int, int]) -> bytes:
    """A PDF of pages of so many points, each of a colour of its own."""
    first, *rest = (
        Image.new("RGB", size, (40 * at, 255 - 40 * at, 0)) for at, size in enumerate(sizes)
    )
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=72)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_each_page_is_a_png_of_so_many_dots_per_inch() -> None:
    pictures = list(page_pictures(pdf((144, 72), (72, 144)), 50))
    assert [(p.number, p.width, p.height) for p in pictures] == [(1, 100, 50), (2, 50, 100)]
    for picture in pictures:
        image = opened(picture.data)
        assert (image.format, image.size) == ("PNG", (picture.width, picture.height))
        assert image.info == {}
    assert opened(pictures[1].data).getpixel((20, 20)) == pytest.approx((40, 215, 0), abs=3)


def test_the_same_pdf_gives_the_same_pictures_and_sheet() -> None:
    data = pdf((200, 100), (100, 200))
    once, again = (tuple(page_pictures(data)) for _ in range(2))
    assert once == again
    assert contact_sheet([("a.docx", once)]) == contact_sheet([("a.docx", again)])


def test_what_is_no_pdf_and_a_page_too_large_are_sentences() -> None:
    with pytest.raises(BuildError, match="the PDF cannot be read"):
        list(page_pictures(b"%PDF-1.7 nothing"))
    with pytest.raises(BuildError, match=r"page 1 would have 8333 × 8333 dots; .*--dpi"):
        list(page_pictures(pdf((1000, 1000)), 600))


@pytest.mark.parametrize("package", ["pypdfium2", "PIL"])
def test_a_package_that_is_missing_is_a_sentence(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(BuildError, match=r'pip install "briefgen\[preview\]"'):
        list(page_pictures(b""))


def plain(number: int, width: int, height: int, colour: tuple[int, int, int]) -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return Picture(number, out.getvalue(), width, height)


def test_the_sheet_shows_every_page_and_begins_a_row_with_each_file() -> None:
    red, green = (220, 0, 0), (0, 160, 0)
    memo = [plain(at, 200, 280, red) for at in range(1, 4)]
    deck = [plain(at, 320, 180, green) for at in range(1, 3)]
    sheet = opened(contact_sheet([("memo.docx", memo), ("deck.pptx", deck)]))
    rows = [
        [sheet.getpixel((x, y)) for x in range(60, sheet.width, 364)]
        for y in (60, sheet.height - 120)
    ]
    assert rows[0] == [red, red, red]
    assert rows[1][:2] == [green, green]
    assert rows[1][2] not in (red, green)


def test_hundreds_of_pages_make_a_sheet_that_can_be_opened() -> None:
    page = plain(1, 40, 60, (0, 0, 0))
    sheet = opened(contact_sheet([("a.docx", [page] * 300)]))
    assert sheet.width <= 4_500
    assert sheet.width * sheet.height < 40_000_000


def test_a_caption_that_is_too_wide_keeps_the_number_and_one_of_no_font_is_legible() -> None:
    text, font = _fitting(f"{'x' * 200} · 17", 300)
    assert text.startswith("...")
    assert text.endswith("x · 17")
    assert font.getlength(text) <= 300
    text, _ = _fitting("\U000e1234.docx · 2", 300)
    assert text == "?.docx · 2"


def names(*paths: str) -> tuple[str, ...]:
    return made_names([PurePosixPath(path) for path in paths])


def test_names_are_stems_until_two_would_be_the_same() -> None:
    assert names("out/memo.en.docx", "deck.en.pptx") == ("memo.en", "deck.en")
    assert names("memo.docx", "memo.pptx") == ("memo-docx", "memo-pptx")
    assert names("a/Memo.docx", "b/memo.docx") == ("Memo-docx", "memo-docx_2")
    assert names("bản ghi.docx", "議事録.pptx") == ("bản ghi", "議事録")
    assert names("nul.docx", "a:b*.docx", "-x.docx") == ("_nul", "a_b_", "_x")


@given(st.lists(st.text(min_size=1).filter(lambda s: "/" not in s and "\0" not in s), max_size=6))
def test_no_two_files_have_one_name_on_any_system(stems: list[str]) -> None:
    made = names(*(f"{stem}.docx" for stem in stems))
    assert len({unicodedata.normalize("NFC", name).casefold() for name in made}) == len(stems)
    assert all(name.strip(" .") and not set(name) & set('/\\:*?"<>|\n\t\0') for name in made)
