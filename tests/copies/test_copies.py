"""Copies of sources in every format: the same paragraphs, what the file says, what is refused."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefgen.copies import SUFFIXES, Copy, LeftOut, read_copy
from briefgen.errors import InputError
from briefgen.gate import pdf
from tests.copies.made import docx_of, lines_at, pdf_of, saved
from tests.officetools import render

TEXTS = (
    "The bridge is open.",
    "Ông Nguyễn Văn A nói rằng cầu đã thông xe.",
    "橋は2025年に開通した。",
)
"""One sentence a language; each is a paragraph."""


def copy_of(tmp_path: Path, name: str, content: bytes | str) -> Copy:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_copy(path)


def paragraphs(tmp_path: Path, name: str, content: bytes | str) -> list[str]:
    return list(copy_of(tmp_path, name, content).said.paragraphs)


MADE: dict[str, bytes] = {
    ".txt": "\n\n".join(TEXTS).encode(),
    ".md": "\n\n".join(TEXTS).encode(),
    ".html": "".join(f"<p>{text}</p>" for text in TEXTS).encode(),
    ".docx": docx_of(*TEXTS),
    ".pdf": pdf_of([[(72, 700 - 60 * at, text) for at, text in enumerate(TEXTS)]]),
}


@pytest.mark.parametrize("suffix", MADE)
def test_the_same_text_has_the_same_paragraphs_in_every_format(suffix: str, tmp_path: Path) -> None:
    assert paragraphs(tmp_path, f"copy{suffix}", MADE[suffix]) == list(TEXTS)


@pytest.mark.parametrize("suffix", MADE)
def test_paragraphs_are_in_nfc_whatever_the_file_has(suffix: str, tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", TEXTS[1])
    made = {
        ".docx": docx_of(apart),
        ".pdf": pdf_of([[(72, 700, apart)]]),
        ".html": f"<p>{apart}</p>".encode(),
    }.get(suffix, apart.encode())
    assert paragraphs(tmp_path, f"copy{suffix}", made) == [TEXTS[1]]


def test_every_suffix_has_a_format_that_is_tried_here() -> None:
    assert {".txt", ".md", ".html", ".docx", ".pdf"} <= set(SUFFIXES)
    assert set(SUFFIXES) - set(MADE) == {".markdown", ".htm", ".xhtml"}


# --- text -----------------------------------------------------------------------------------------


def test_a_paragraph_of_a_text_file_is_a_non_empty_line_as_it_stands(tmp_path: Path) -> None:
    text = "\ufeffone  two\r\n \r\n\tthree\x0cfour\rfive\n"
    assert paragraphs(tmp_path, "a.txt", text) == ["one  two", "three\x0cfour", "five"]


def test_a_suffix_that_is_not_known_is_read_as_text(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, "notes", "one\ntwo\n") == ["one", "two"]


# --- Markdown -------------------------------------------------------------------------------------

MARKDOWN = """\
---
title: "The harbour"
author: A. Sample
date: 2025/4/8 10:00
---
# The *harbour*

First line
of a [paragraph](https://example.org) with `code`.

- an item
- another

| year | ships |
|------|-------|
| 2024 | 12 |

```
a = 1
b = 2
```

<div>left out</div>
"""


def test_markdown_is_read_block_by_block_and_a_row_is_a_paragraph(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "a.md", MARKDOWN)
    assert list(copy.said.paragraphs) == [
        "The harbour",
        "First line of a paragraph with code.",
        "an item",
        "another",
        "year | ships",
        "2024 | 12",
        "a = 1 b = 2",
    ]
    assert (copy.said.title, copy.said.author, copy.said.issued) == (
        "The harbour",
        "A. Sample",
        "2025-04-08",
    )


def test_the_only_heading_of_level_one_is_the_title_of_markdown(tmp_path: Path) -> None:
    assert copy_of(tmp_path, "a.md", "# One\n\ntext\n").said.title == "One"
    assert copy_of(tmp_path, "b.md", "# One\n\n# Two\n").said.title == ""


# --- HTML -----------------------------------------------------------------------------------------

PAGE = """\
<!DOCTYPE html><html lang="en-GB"><head><title>Harbour | Site</title>
<meta property="og:title" content="Harbour opens"><meta name="author" content="A. Sample">
<meta property="og:site_name" content="Example Daily">
<meta property="article:published_time" content="2025-04-08T10:00:00+07:00">
<link rel="canonical" href="https://example.org/harbour">
<style>p {color: red}</style></head><body>
<header>Site name</header><nav><ul><li>Home</li></ul></nav>
<main><article><header><h1>Harbour opens</h1></header>
<p>The <b>harbour</b> opened
   on 8&nbsp;April.<!-- a remark --></p>
<div>A line<br>goes on.<br><br>Another begins.</div>
<table><thead><tr><th>Year<th>Ships</tr></thead>
<tr><td>2024</td><td><p>12</p></td></tr></table>
<table><tr><td>unclosed<td>cells<tr><td>unclosed row</table>
<ul><li>one<li>two</ul><p hidden>hidden</p><aside>Read also</aside>
<script>var x = 1;</script></article></main><footer>© Example</footer></body></html>
"""


def test_the_main_text_of_a_page_is_read_without_what_stands_around_it(tmp_path: Path) -> None:
    said = copy_of(tmp_path, "a.html", PAGE).said
    assert list(said.paragraphs) == [
        "Harbour opens",
        "The harbour opened on 8\N{NO-BREAK SPACE}April.",
        "A line goes on.",
        "Another begins.",
        "Year | Ships",
        "2024 | 12",
        "unclosed | cells",
        "unclosed row",
        "one",
        "two",
    ]
    assert said.title == "Harbour opens"
    assert said.author == "A. Sample"
    assert said.container_title == "Example Daily"
    assert said.issued == "2025-04-08"
    assert said.url == "https://example.org/harbour"
    assert said.language == "en-GB"


def test_a_page_says_nothing_that_it_does_not_say(tmp_path: Path) -> None:
    said = copy_of(tmp_path, "a.html", "<title>Site</title><p>text</p>").said
    assert (said.title, said.author, said.issued, said.url, said.language) == ("",) * 5


@pytest.mark.parametrize(("declared", "codec"), [("Shift_JIS", "cp932"), ("utf-8", "utf-8")])
def test_a_page_is_read_in_the_encoding_that_it_declares(
    declared: str, codec: str, tmp_path: Path
) -> None:
    page = f'<meta charset="{declared}"><p>①橋は開通した。</p>'
    assert paragraphs(tmp_path, "a.html", page.encode(codec)) == ["①橋は開通した。"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<div id=app></div><script>go()</script>", "has no text in it"),
        ('<meta charset="utf-8"><p>é'.encode("cp1252"), "is not UTF-8"),
        (b'<meta charset="shift_jis"><p>\x81\x20', "says that it is in shift_jis, and is not"),
        (b'<meta charset="nonsense"><p>a', "says that it is in nonsense, and is not"),
        (b"<div>" * 3_000 + b"text", "too many levels"),
    ],
)
def test_a_page_that_cannot_be_read_is_told_in_a_sentence(
    content: bytes, told: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=told):
        copy_of(tmp_path, "a.html", content)


# --- Word -----------------------------------------------------------------------------------------


def test_tables_tracked_changes_and_text_boxes_of_word_are_read_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Running header"
    document.add_heading("Heading", 1)
    paragraph = document.add_paragraph("Before ")
    w = nsdecls("w")
    for xml in (
        f'<w:ins {w} w:id="1" w:author="a"><w:r><w:t>inserted</w:t></w:r></w:ins>',
        f'<w:del {w} w:id="2" w:author="a"><w:r><w:delText>deleted</w:delText></w:r></w:del>',
        f"<w:hyperlink {w}><w:r><w:tab/><w:t>link</w:t></w:r></w:hyperlink>",
        f"<w:r {w}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>",
    ):
        paragraph._p.append(parse_xml(xml))
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Year", "Ships", "2024", "12"), strict=True):
        cell.text = text
    table.cell(1, 1).add_paragraph("and more")
    document.add_paragraph("After")
    assert paragraphs(tmp_path, "a.docx", saved(document)) == [
        "Heading",
        "Before inserted link",
        "in a box",
        "Year | Ships",
        "2024 | 12 and more",
        "After",
    ]


@pytest.mark.parametrize(
    ("title", "taken"),
    [("The harbour", "The harbour"), ("Microsoft Word - a.doc", ""), ("a.doc", "")],
)
def test_a_title_of_word_is_taken_and_what_a_program_put_there_is_not(
    title: str, taken: str, tmp_path: Path
) -> None:
    said = copy_of(tmp_path, "a.docx", docx_of("text", title=title)).said
    assert (said.title, said.author, said.issued) == (taken, "", "")


def _with_part(data: bytes, part: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (docx_of(), "has no text in it"),
        (b"PK\3\4 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "Office 97-2003"),
        (_with_part(docx_of("a"), "word/document.xml", b" " * 400_000_000), "a.docx"),
        (
            _with_part(docx_of("a"), "word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
            "document type",
        ),
    ],
    ids=["empty", "damaged", "old", "bomb", "doctype"],
)
def test_a_word_file_that_may_not_come_in_is_told_in_a_sentence(
    content: bytes, told: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=told):
        copy_of(tmp_path, "a.docx", content)


# --- PDF ------------------------------------------------------------------------------------------


def test_lines_of_a_pdf_are_joined_to_paragraphs(tmp_path: Path) -> None:
    page = [
        *lines_at(72, 700, "The enlarge-", "ment of the", "harbour cost", "3,000 yen."),
        *lines_at(72, 600, "橋は2025年に開", "通した。港も"),
        *lines_at(72, 500, "Cầu đã", "thông xe."),
    ]
    assert paragraphs(tmp_path, "a.pdf", pdf_of([page])) == [
        "The enlargement of the harbour cost 3,000 yen.",
        "橋は2025年に開通した。港も",
        "Cầu đã thông xe.",
    ]


LONG = ("The harbour of the town was", "enlarged last year. Ships of", "any size may enter it.")


def test_a_paragraph_of_a_pdf_ends_where_the_next_word_would_have_fitted(tmp_path: Path) -> None:
    page = lines_at(72, 700, *LONG[:2], "size enter.", "Then ships came and more of", "them.")
    assert paragraphs(tmp_path, "a.pdf", pdf_of([page])) == [
        "The harbour of the town was enlarged last year. Ships of size enter.",
        "Then ships came and more of them.",
    ]


def test_lines_far_apart_throughout_are_joined_too(tmp_path: Path) -> None:
    texts = (*LONG, "A second one", "*".join("abcdefghijklmn"), "ends so.")
    page = [(72.0, 700.0 - 24 * at, text) for at, text in enumerate(texts)]
    assert paragraphs(tmp_path, "a.pdf", pdf_of([page])) == [
        " ".join(LONG),
        "A second one a*b*c*d*e*f*g*h*i*j*k*l*m*n ends so.",
    ]


def test_two_columns_of_a_pdf_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = [
        *lines_at(72, 700, *(f"left line {word}" for word in ("one", "two", "three"))),
        *lines_at(330, 700, *(f"right line {word}" for word in ("one", "two", "three"))),
    ]
    assert paragraphs(tmp_path, "a.pdf", pdf_of([page])) == [
        "left line one left line two left line three",
        "right line one right line two right line three",
    ]


def test_running_lines_and_page_numbers_of_a_pdf_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            (72, 810, f"Example Daily, page {number} of 3"),
            (72, 700, f"Text of page {word}."),
            (72, 500, str(number)),  # a number in the text is no page number
            (290, 30, f"- {number} -"),
        ]
        for number, word in enumerate(("one", "two", "three"), start=1)
    ]
    pages[1].append((72, 60, "A note at the foot."))
    assert paragraphs(tmp_path, "a.pdf", pdf_of(pages)) == [
        "Text of page one.",
        "1",
        "Text of page two.",
        "2",
        "A note at the foot.",
        "Text of page three.",
        "3",
    ]


def test_the_title_that_a_pdf_says_it_has_is_taken(tmp_path: Path) -> None:
    assert copy_of(tmp_path, "a.pdf", pdf_of([[(72, 700, "a")]], "Cảng")).said.title == "Cảng"


def _encrypted() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf_of([[(72, 700, "secret")]]))))
    writer.encrypt("password", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (pdf_of([[]]), "no text in it, only pictures of pages; run OCR"),
        (b"%PDF-1.7\nnothing more", "its end is missing"),
        (b"GIF89a", "is not a PDF"),
        (b"%PDF-1.7\n1 0 obj << >> endobj\nstartxref\n9\n%%EOF\n", "is damaged"),
        (_encrypted(), "protected by a password"),
    ],
    ids=["scan", "cut", "other", "broken", "encrypted"],
)
def test_a_pdf_that_cannot_be_read_is_told_in_a_sentence(
    content: bytes, told: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=told):
        copy_of(tmp_path, "a.pdf", content)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_pdf_that_is_packed_to_do_harm_is_refused_before_it_is_read(
    layers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MAX_UNPACKED", 4 * 10**6)
    packed = zlib.compress(bytes(4 * 10**6 + 1))
    for _ in range(layers - 1):
        packed = zlib.compress(packed)
    bomb = b"%PDF-1.7\n1 0 obj\nstream\n" + packed + b"\nendstream\nstartxref\n0\n%%EOF\n"
    with pytest.raises(InputError, match="more than 4 MB when it is unpacked"):
        pdf.check_pdf(bomb, "bomb.pdf")


@pytest.mark.office
def test_a_pdf_that_libreoffice_made_has_the_paragraphs_of_its_document(tmp_path: Path) -> None:
    long = "The harbour of the town was enlarged in the year before the last. " * 6
    source = tmp_path / "a.docx"
    source.write_bytes(docx_of(TEXTS[0], long, TEXTS[1], TEXTS[2], title="The harbour"))
    copy = read_copy(render(source))
    assert list(copy.said.paragraphs) == [TEXTS[0], long.strip(), TEXTS[1], TEXTS[2]]
    assert copy.said.title == "The harbour"


# --- what is not installed ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "package"), [(".html", "bs4"), (".md", "markdown_it"), (".pdf", "pypdfium2")]
)
def test_a_package_that_is_missing_is_named_with_what_to_run(
    suffix: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match=r"pip install \"briefgen\[sources\]\""):
        copy_of(tmp_path, f"a{suffix}", MADE[suffix])


def test_the_libraries_are_imported_only_for_their_formats(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one\n")
    code = (
        "import sys, pathlib; from briefgen.copies import read_copy; "
        f"read_copy(pathlib.Path({str(tmp_path / 'a.txt')!r})); "
        "print([n for n in ('bs4', 'markdown_it', 'pypdfium2', 'docx') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- signs that turn letters about ----------------------------------------------------------------

TURNED = "The bridge cost \u202e052\u202c million."
CLEAN = "The bridge cost 052 million."
HIDING: dict[str, tuple[bytes, int]] = {
    ".txt": (f"{TEXTS[0]}\n\n{TURNED}\n".encode(), 3),
    ".md": (f"# {TEXTS[0]}\n\n{TURNED}\n".encode(), 3),
    ".html": (f"<p>{TEXTS[0]}</p>\n<p>{TURNED}</p>".encode(), 2),
    ".docx": (docx_of(TEXTS[0], TURNED), 0),
    ".pdf": (
        pdf_of([[(72, 700 - 60 * at, text) for at, text in enumerate((TEXTS[0], TURNED))]]),
        0,
    ),
}
"""Copies whose second paragraph turns a number about, and the line that it stands in."""


@pytest.mark.parametrize("suffix", HIDING)
def test_signs_that_turn_letters_about_are_left_out_and_named(suffix: str, tmp_path: Path) -> None:
    content, line = HIDING[suffix]
    copy = copy_of(tmp_path, f"copy{suffix}", content)
    assert copy.said.paragraphs == (TEXTS[0], CLEAN)
    assert copy.left_out == (LeftOut(2, ("U+202E", "U+202C"), line),)


def test_what_a_file_says_of_itself_loses_them_too(tmp_path: Path) -> None:
    page = (
        "<html><head><meta name=author content='A \u202eB'></head><body><p>Text.</p></body></html>"
    )
    copy = copy_of(tmp_path, "copy.html", page)
    assert copy.said.author == "A B"
    assert [(held.paragraph, held.line) for held in copy.left_out] == [(0, 0)]
    assert "what the file says of itself" in copy.left_out[0].warning("copy.html").message


def test_a_paragraph_of_such_signs_alone_keeps_its_number(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "copy.txt", f"{TEXTS[0]}\n\u202a\u202c\n{TEXTS[2]}\n")
    assert copy.said.paragraphs == (TEXTS[0], "", TEXTS[2])
    assert [held.paragraph for held in copy.left_out] == [2]


def test_of_a_sign_that_is_written_as_an_entity_the_line_is_not_known(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "copy.html", "<p>One</p>\n<p>1&#x202E;2</p>")
    assert copy.left_out == (LeftOut(2, ("U+202E",), 0),)
