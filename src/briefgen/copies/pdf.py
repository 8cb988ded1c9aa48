"""PDF: a paragraph a run of lines that belong together, in the order that PDFium gives the text.

A paragraph ends where the distance to the next line is larger than that between lines, where size
or column changes, and where a sentence ends and the next word would have fitted on its line. Lines
are joined with a space, Japanese ones without, also between Japanese and digits; a hyphen at the
end of a line goes where the next begins with a small letter. A paragraph that runs over the end of
a page is two. Left out, at the head and foot of a page: numbers of pages, and lines that more than
half of the pages have there. A table is what its lines are. Only the title is taken from what the
file says of itself: its author and dates are those of the file.

PDFium, since it reads the Vietnamese in PDFs of LibreOffice, whose letters are drawn in two pieces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double
from itertools import pairwise
from statistics import median, quantiles
from typing import Any

from briefgen.copies.model import Said, one_line, paragraphs_of
from briefgen.copies.said import own_title
from briefgen.errors import InputError
from briefgen.gate.pdf import check_pdf
from briefgen.records import dataclass

MAX_PAGES = 2_000

_EDGE = 0.09
"""The part of a page's height that is its head, and its foot."""

_LEADING = 0.5
"""How far apart two lines of a paragraph are at most, as a part of a line's height."""

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page|p\.|trang|ページ|頁)?\s*\d{1,4}\s*"
    r"(?:(?:of|/|on|trên)\s*\d{1,4})?\s*(?:ページ|頁)?[-–—\s]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。！？:：;][\"'”’)\]」』）]*$")
_WIDE = "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_SPACE_BY_WIDE = re.compile(
    f"(?<={_WIDE})[ \n]+(?={_WIDE})|(?<={_WIDE}) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?={_WIDE})"
)
_HYPHEN_AT_END = re.compile(r"([^\W_])[-\u2010]\n(\w)")
_SOFT_HYPHEN = re.compile("\u00ad\n?")
_JOINING = frozenset("\ufffe\x02")
"""What PDFium gives for a hyphen at the end of a line, which it joins to the next by itself."""

_ENDING = _JOINING | {"\n"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text: where it stands on its page, in points from the lower left corner.

    ``base`` is its baseline, ``height`` that of its highest character.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    at_edge: bool


def read(content: bytes, name: str) -> Said:
    """Its paragraphs; InputError where it is damaged, protected, or a scan without text."""
    check_pdf(content, name)
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MAX_PAGES:
                raise InputError(
                    f"{name} has more than {MAX_PAGES} pages; split it into several files"
                )
            pages = [list(_lines(document[at])) for at in range(len(document))]
            title = own_title(one_line(document.get_metadata_value("Title")))
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower() or "security" in str(problem).lower():
            raise InputError(f"{name} is protected by a password; save it without one") from None
        raise InputError(
            f"{name} is damaged ({problem}); open it and print it to PDF again"
        ) from None
    paragraphs = paragraphs_of(
        _joined(paragraph)
        for page in _without_running_lines(pages)
        for paragraph in _paragraphs(page)
    )
    if not paragraphs:
        raise InputError(f"{name} has no text in it, only pictures of pages; run OCR on it first")
    return Said(paragraphs, title=title)


# --- lines ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sign:
    """A character with its box (left, low, right, high) and its baseline."""

    text: str
    box: tuple[float, float, float, float]
    base: float


def _lines(page: Any) -> Iterator[_Line]:
    """The lines of a page in PDFium's order."""
    import pypdfium2.raw as pdfium

    _, page_low, _, page_high = page.get_bbox()
    edge = (page_high - page_low) * _EDGE
    text = page.get_textpage()
    held: list[_Sign] = []
    count = text.count_chars()
    for at in range(count + 1):
        character = chr(pdfium.FPDFText_GetUnicode(text, at)) if at < count else "\n"
        if character in _ENDING:
            if character in _JOINING:
                held.append(
                    _Sign("-", text.get_charbox(at, loose=True), held[-1].base if held else 0)
                )
            line = _line(held, page_low + edge, page_high - edge)
            held = []
            if line:
                yield line
        elif character != "\r":
            held.append(_sign(text, at, character))


def _sign(text: Any, at: int, character: str) -> _Sign:
    import pypdfium2.raw as pdfium

    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    return _Sign(character, text.get_charbox(at, loose=True), y.value)


def _line(held: Sequence[_Sign], foot: float, head: float) -> _Line | None:
    """The line of these characters; None if it says nothing."""
    drawn = [sign for sign in held if not sign.text.isspace()]
    if not drawn:
        return None
    # A character beyond the first plane comes in two halves.
    halves = "".join(sign.text for sign in held)
    text = halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    base = median(sign.base for sign in drawn)
    return _Line(
        text,
        left=min(sign.box[0] for sign in drawn),
        right=max(sign.box[2] for sign in drawn),
        base=base,
        height=max(sign.box[3] - sign.box[1] for sign in drawn),
        at_edge=base < foot or base > head,
    )


def _without_running_lines(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """The pages without the lines that they repeat at head and foot; figures in them may differ."""
    seen = Counter(key for page in pages for key in {_key(line) for line in page if line.at_edge})
    often = {key for key, number in seen.items() if number > max(1, len(pages) / 2)}
    for page in pages:
        yield [line for line in page if not (line.at_edge and _is_running(line, often))]


def _is_running(line: _Line, often: set[str]) -> bool:
    return _key(line) in often or _PAGE_NUMBER.fullmatch(one_line(line.text)) is not None


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "#", one_line(line.text))


# --- paragraphs -----------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines of a page in their paragraphs."""
    if not lines:
        return
    height = median(line.height for line in lines)
    usual = _usual_distance(lines, height)
    spaced = usual > _LEADING  # lines far apart throughout: paragraphs are no further apart
    for run in _runs(lines, height * (1 + max(_LEADING, usual * 1.25))):
        edge = max(line.right for line in run)
        paragraph = [run[0]]
        for line in run[1:]:
            before = paragraph[-1]
            ended = spaced or _SENTENCE_END.search(before.text.rstrip())
            if ended and before.right + _first_word(line) <= edge:
                yield paragraph
                paragraph = []
            paragraph.append(line)
        yield paragraph


def _runs(lines: Iterable[_Line], most: float) -> Iterator[list[_Line]]:
    """Lines below each other, of about one size, their baselines at most so far apart."""
    run: list[_Line] = []
    for line in lines:
        if run and not _follows(line, run[-1], most):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _follows(line: _Line, before: _Line, most: float) -> bool:
    small, large = sorted((line.height, before.height))
    return _is_below(line, before) and large <= 1.6 * small and before.base - line.base <= most


def _is_below(line: _Line, before: _Line) -> bool:
    """Whether it stands below the other, in the same column."""
    return line.base < before.base and line.left < before.right and before.left < line.right


def _usual_distance(lines: Sequence[_Line], height: float) -> float:
    """What is between most lines at least (the lowest quarter), as a part of their height."""
    found = [
        (before.base - line.base) / height - 1
        for before, line in pairwise(lines)
        if _is_below(line, before) and height
    ]
    return max(0.0, quantiles(found, n=4)[0]) if len(found) > 3 else 0.0


def _first_word(line: _Line) -> float:
    """About how wide the first word of a line is with a space; of Japanese, its first letters."""
    text = line.text.strip()
    word = text.split(" ", 1)[0]
    length = 3 if re.match(_WIDE, word) else len(word) + 1
    return (line.right - line.left) * min(1.0, length / len(text))


def _joined(lines: Iterable[_Line]) -> str:
    """The lines of a paragraph as one."""
    text = "\n".join(line.text.strip() for line in lines)
    text = _HYPHEN_AT_END.sub(_rejoined, _SOFT_HYPHEN.sub("", text))
    return _SPACE_BY_WIDE.sub("", text).replace("\n", " ")


def _rejoined(found: re.Match[str]) -> str:
    """The two letters beside a hyphen at the end of a line, without it where a word goes on."""
    goes_on = found[1].isalpha() and found[2].islower()
    return f"{found[1]}{'' if goes_on else '-'}{found[2]}"
