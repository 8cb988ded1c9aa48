"""WordprocessingML as text: small functions, one construct each, no state.

Element order follows ECMA-376 part 1, section 17; widths are twentieths of a point ("dxa"), line
widths eighths of a point. Text is cleaned and escaped here, in `run` and `attribute`; what other
functions take is XML already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from briefgen.values.joiner import joined, unjoined
from briefgen.values.language import Language
from briefgen.writers.xml import attribute, clean, escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
)
NO_BREAK_SPACE = "\u00a0"
EM_SPACE = "\u2003"
EN_SPACE = "\u2002"
IDEOGRAPHIC_SPACE = "\u3000"

_BREAKS = re.compile("([\n\t])")
_START, _END = '<w:t xml:space="preserve">', "</w:t>"
_TEXT = re.compile(rf"{_START}([^<]*)")
_TEXT_OR_SIGN = re.compile(rf"{_START}([^<]*)|<w:(br|tab)/>")

# --- runs -----------------------------------------------------------------------------------------


def run(text: str, language: Language, style: str = "") -> str:
    """The text as one run, with its language and character style; "" for no text."""
    return worded(text, language, style).run if text else ""


class Worded(NamedTuple):
    """A text as a run, and as a reader of the file joins it."""

    run: str
    text: str


@lru_cache(maxsize=1 << 14)
def worded(text: str, language: Language, style: str) -> Worded:
    """The text as one run; there has to be one.

    Remembered, for half of the runs of a memo, and most of those of the next, were made before.
    """
    text = clean(text)
    made = f"<w:r>{run_properties(language, style)}{_run_text(text)}</w:r>"
    return Worded(made, unjoined(text))


@lru_cache(maxsize=256)
def run_properties(language: Language, style: str = "") -> str:
    """``w:rPr`` of a run: style and language only, since looks live in styles.

    17.3.2.20: ``w:val`` is the language of Latin characters, ``w:eastAsia`` that of East Asian
    ones. Latin words in Japanese text stay English, else LibreOffice breaks them within the word.
    The hint makes “ ” … and — take the East Asian font (17.3.2.26), not the Latin one.
    """
    r_style = f'<w:rStyle w:val="{style}"/>' if style else ""
    if language is Language.JA:
        lang = f'<w:lang w:val="{Language.EN.tag}" w:eastAsia="{language.tag}"/>'
        return f'<w:rPr>{r_style}<w:rFonts w:hint="eastAsia"/>{lang}</w:rPr>'
    return f'<w:rPr>{r_style}<w:lang w:val="{language.tag}"/></w:rPr>'


def sign(text: str, language: Language) -> str:
    """A sign (● ◆) as one run, in the East Asian font: Latin ones have few geometric shapes."""
    lang = f'<w:lang w:val="{language.tag}" w:eastAsia="{Language.JA.tag}"/>'
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{lang}</w:rPr>{_run_text(clean(text))}</w:r>'


def _run_text(text: str) -> str:
    """17.3.3: a line feed is ``w:br``, a tab ``w:tab``; either inside ``w:t`` would be a space."""
    text = escape(joined(text))
    if "\n" not in text and "\t" not in text:
        return f"{_START}{text}{_END}"
    signs = {"\n": "<w:br/>", "\t": "<w:tab/>", "": ""}
    return "".join(signs.get(piece, f"{_START}{piece}{_END}") for piece in _BREAKS.split(text))


def text_of(runs: str) -> str:
    """The text that the runs show, as a reader of the file joins it."""
    if "<w:br/>" in runs or "<w:tab/>" in runs:
        signs = {"": "", "br": "\n", "tab": "\t"}
        shown = "".join(text + signs[sign] for text, sign in _TEXT_OR_SIGN.findall(runs))
    else:
        shown = "".join(_TEXT.findall(runs))
    text = unjoined(shown)
    return unescape(text) if "&" in text else text


def tab(language: Language) -> str:
    """A run with a tab."""
    return f"<w:r>{run_properties(language)}<w:tab/></w:r>"


def line_break(language: Language, style: str = "") -> str:
    """A run with a line break; the style gives the height of an empty line."""
    return f"<w:r>{run_properties(language, style)}<w:br/></w:r>"


def field(instruction: str, cached: str, language: Language, style: str = "") -> str:
    """A complex field (17.16.18) with its cached result; never dirty, so that Word asks nothing."""
    result = run(cached, language, style)
    return field_start(instruction, language, style) + result + field_end(language, style)


def field_start(instruction: str, language: Language, style: str = "") -> str:
    """The runs before a complex field's cached result, which may go on over paragraphs."""
    properties = run_properties(language, style)
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(language: Language, style: str = "") -> str:
    """The run that ends a complex field."""
    return f'<w:r>{run_properties(language, style)}<w:fldChar w:fldCharType="end"/></w:r>'


def external_link_start(relationship: str) -> str:
    """What stands before the runs of a hyperlink to the target of a relationship (17.16.22)."""
    return f'<w:hyperlink r:id="{relationship}" w:history="1">'


LINK_END = "</w:hyperlink>"


def internal_link(bookmark_name: str, runs: str) -> str:
    """A hyperlink to a bookmark of the same document (17.16.22)."""
    return f'<w:hyperlink w:anchor="{bookmark_name}" w:history="1">{runs}</w:hyperlink>'


def footnote_reference(number: int, language: Language, style: str) -> str:
    """The mark of a footnote in the text (17.11.14)."""
    properties = run_properties(language, style)
    return f'<w:r>{properties}<w:footnoteReference w:id="{number}"/></w:r>'


def bookmark(name: str, number: int, content: str) -> str:
    """The content within a bookmark (17.13.6); Word hides one whose name begins with ``_``."""
    return bookmark_start(name, number) + content + bookmark_end(number)


def bookmark_start(name: str, number: int) -> str:
    """Where a bookmark begins."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def bookmark_end(number: int) -> str:
    """Where it ends."""
    return f'<w:bookmarkEnd w:id="{number}"/>'


def content_control_start(tag: str, number: int) -> str:
    """What stands before the runs in an inline content control (17.5.2.31), which none sees.

    Leaf and inline is the one kind whose tag LibreOffice keeps. It has no title: screen readers
    would speak it at every sentence.
    """
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{attribute(tag)}"/><w:id w:val="{number}"/>'
        '<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>'
    )


CONTENT_CONTROL_END = "</w:sdtContent></w:sdt>"


def gallery_control(gallery: str, number: int, paragraphs: str) -> str:
    """A block control around paragraphs that came from a gallery of Word's (17.5.2.12)."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w:docPartObj>'
        f'<w:docPartGallery w:val="{attribute(gallery)}"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraphs}</w:sdtContent></w:sdt>"
    )


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def chart(
    relationship: str, number: int, name: str, description: str, width: int, height: int
) -> str:
    """A run with a chart in line with the text (20.4.2.8), its size in EMU.

    The description is what screen readers say; the name is what Word's selection pane shows.
    """
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="{attribute(name)}" descr="{attribute(description)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/chart"><c:chart xmlns:c="{_DRAWING}/chart" '
        f'r:id="{relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


# --- paragraphs -----------------------------------------------------------------------------------


def paragraph(style: str, runs: str, *, keep: bool = False) -> str:
    """A paragraph in a style; ``keep`` where that does not keep with the next (17.3.1.15)."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs}</w:p>'


def placed_paragraph(style: str, runs: str, left: int, right: int) -> str:
    """A paragraph between indents of its own (17.3.1.12), to which its shading reaches."""
    indents = f'<w:ind w:left="{left}" w:right="{right}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{indents}</w:pPr>{runs}</w:p>'


def tabbed_paragraph(style: str, runs: str, centres: Iterable[int]) -> str:
    """A paragraph with tab stops that centre the text at those places (17.3.1.37)."""
    stops = "".join(f'<w:tab w:val="center" w:pos="{at}"/>' for at in centres)
    tabs = f"<w:tabs>{stops}</w:tabs>" if stops else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>{runs}</w:p>'


# --- tables ---------------------------------------------------------------------------------------


def table(
    style: str,
    widths: Iterable[int],
    rows: Iterable[str],
    *,
    indent: int = 0,
    header: bool = False,
    caption: str = "",
    description: str = "",
) -> str:
    """A table of fixed layout; ``caption`` and ``description`` are for screen readers.

    The row below a header row may break over pages: where just these two fit above the notes of a
    page and neither may break, LibreOffice 7.4 loses all rows that follow. Word keeps it whole by
    the styles of its paragraphs, which keep their lines together.
    """
    widths, rows = tuple(widths), list(rows)
    if header and len(rows) > 2:
        rows[1] = rows[1].replace(_WHOLE, "", 1)
    look = 'w:val="0020" w:firstRow="1"' if header else 'w:val="0000" w:firstRow="0"'
    told = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    told += f'<w:tblDescription w:val="{attribute(description)}"/>' if description else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {look} w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """A row that does not break over pages; a header row repeats on each (17.4.49)."""
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else _WHOLE
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell(width: int, paragraphs: str, properties: str = "") -> str:
    """A cell; ``paragraphs`` has to end in a paragraph (17.4.65)."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{paragraphs}</w:tc>'
    )


def cell_margins(
    *,
    top: int | None = None,
    left: int | None = None,
    bottom: int | None = None,
    right: int | None = None,
) -> str:
    """A cell's own margins where they differ from its table style's (17.4.42); "" for none."""
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    own = "".join(f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in sides if w is not None)
    return f"<w:tcMar>{own}</w:tcMar>" if own else ""


def cell_borders(edges: str) -> str:
    """A cell's own rules (17.4.66); they win over those of its table style."""
    return f"<w:tcBorders>{edges}</w:tcBorders>" if edges else ""
