"""A convention's page and type, set into the parts of our own template before memos are made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from briefgen.writers.word.conventions import Convention, Margins, Setting, Type

if TYPE_CHECKING:
    from lxml import etree

STYLES = "word/styles.xml"
_DOCUMENT = "word/document.xml"
_THEME = "word/theme/theme1.xml"
_FONT_TABLE = "word/fontTable.xml"

Paper = Literal["A4", "Letter"]
_PAGES: Mapping[Paper, tuple[int, int]] = {"A4": (11906, 16838), "Letter": (12240, 15840)}

# What the template's own styles are written for; a tab at the end of the text moves with it.
_LATIN, _EAST_ASIAN = "Calibri", "Meiryo"
_TEXT_WIDTH = 9071

# 17.18.97: the slots whose colour a convention of black type drops. White on fills and links stay.
_INKS = frozenset({"text1", "text2", "accent1", "accent2", "accent3", "accent5"})
_BLACK = "000000"
_FONTS = {
    "Times New Roman": ("02020603050405020304", "00", "roman", "variable"),
    "MS Mincho": ("02020609040205080304", "80", "modern", "fixed"),
}


def typeset(parts: Mapping[str, bytes], convention: Convention, paper: Paper) -> dict[str, bytes]:
    """The parts of the template with the convention's page and type; all others as they are."""
    made = dict(parts)
    made[_DOCUMENT] = _on_page(parts[_DOCUMENT], convention.margins, paper)
    styles = _tabs_moved(parts[STYLES], text_width(convention, paper))
    if convention.type is None:
        made[STYLES] = styles
        return made
    made[STYLES] = _styles_set(styles, convention.type)
    made[_THEME] = _faces_set(parts[_THEME], convention.type)
    made[_FONT_TABLE] = _font_table(parts[_FONT_TABLE], convention.type)
    return made


def text_width(convention: Convention, paper: Paper) -> int:
    """The width between the margins, in twentieths of a point."""
    return _PAGES[paper][0] - convention.margins.left - convention.margins.right


def _on_page(body: bytes, margins: Margins, paper: Paper) -> bytes:
    width, height = _PAGES[paper]
    text = re.sub(r"<w:pgSz [^>]*/>", f'<w:pgSz w:w="{width}" w:h="{height}"/>', body.decode())
    return re.sub(
        r"<w:pgMar [^>]*/>",
        f'<w:pgMar w:top="{margins.top}" w:right="{margins.right}" w:bottom="{margins.bottom}" '
        f'w:left="{margins.left}" w:header="{margins.header}" w:footer="{margins.footer}" '
        'w:gutter="0"/>',
        text,
    ).encode()


def _tabs_moved(styles: bytes, width: int) -> bytes:
    """The styles with their tabs at the middle and the end of the text where these are now."""
    for old, new in ((_TEXT_WIDTH, width), (_TEXT_WIDTH // 2, width // 2)):
        styles = styles.replace(f'w:pos="{old}"/>'.encode(), f'w:pos="{new}"/>'.encode())
    return styles


def _faces_set(part: bytes, type_: Type) -> bytes:
    part = part.replace(f'"{_LATIN}"'.encode(), f'"{type_.latin}"'.encode())
    return part.replace(f'"{_EAST_ASIAN}"'.encode(), f'"{type_.east_asian}"'.encode())


def _font_table(part: bytes, type_: Type) -> bytes:
    """The fonts that the styles name (17.8.3.10), for programs that have to replace them."""
    fonts = "".join(map(_font, (type_.latin, type_.east_asian)))
    return re.sub(r"<w:font .*</w:font>", fonts, part.decode(), flags=re.DOTALL).encode()


def _font(name: str) -> str:
    panose, charset, family, pitch = _FONTS[name]
    return (
        f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
    )


# --- styles ---------------------------------------------------------------------------------------

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The order of what styles of our template hold (17.7.4.17, 17.3.1.26, 17.3.2.28).
_IN_STYLE = ("qFormat", "pPr", "rPr", "tblPr", "tcPr", "tblStylePr")
_IN_PARAGRAPH = (
    "keepNext keepLines widowControl numPr pBdr shd tabs spacing ind jc outlineLvl".split()
)
_IN_RUN = "rFonts b bCs i iCs caps color sz szCs bdr shd vertAlign lang".split()


def _styles_set(styles: bytes, type_: Type) -> bytes:
    """The style sheet in the convention's type: sizes, leading with them, black, single styles."""
    from lxml import etree  # only for conventions that prescribe a type

    sheet = etree.fromstring(_faces_set(styles, type_))
    by_id = {str(style.get(f"{_W}styleId")): style for style in sheet.iterfind(f"{_W}style")}
    # Leading first: it follows from the sizes as they were, inherited ones too.
    for name, style in by_id.items():
        size = _size(style, by_id, sheet)
        own = type_.styles[name].size if name in type_.styles else None
        _lead(style, (own or type_.sizes.get(size, size)) / size)
    for found in (*sheet.iter(f"{_W}sz"), *sheet.iter(f"{_W}szCs")):
        size = int(found.get(f"{_W}val", "0"))
        found.set(f"{_W}val", str(type_.sizes.get(size, size)))
    for color in sheet.iter(f"{_W}color"):
        if color.get(f"{_W}themeColor") in _INKS:
            color.attrib.clear()
            color.set(f"{_W}val", _BLACK)
    for name, setting in type_.styles.items():
        _apply(by_id[name], setting)
    return bytes(etree.tostring(sheet, encoding="UTF-8", xml_declaration=True, standalone=True))


def _size(style: etree._Element, by_id: Mapping[str, etree._Element], sheet: etree._Element) -> int:
    """The size of the style's text in half points: its own, its base's, or the document's."""
    own = style.find(f"{_W}rPr/{_W}sz")
    if own is not None:
        return int(own.get(f"{_W}val", "0"))
    base = style.find(f"{_W}basedOn")
    if base is not None:
        return _size(by_id[str(base.get(f"{_W}val"))], by_id, sheet)
    default = sheet.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}sz")
    assert default is not None
    return int(default.get(f"{_W}val", "0"))


def _lead(style: etree._Element, factor: float) -> None:
    """Leading in points grows with its text; leading in lines (17.3.1.33, auto) does by itself."""
    spacing = style.find(f"{_W}pPr/{_W}spacing")
    if spacing is not None and spacing.get(f"{_W}lineRule") == "exact":
        spacing.set(f"{_W}line", str(round(int(spacing.get(f"{_W}line", "0")) * factor)))


def _apply(style: etree._Element, setting: Setting) -> None:
    if setting.align is not None:
        _put(_put(style, "pPr", _IN_STYLE), "jc", _IN_PARAGRAPH).set(f"{_W}val", setting.align)
    if setting.first_line is not None:
        indent = _put(_put(style, "pPr", _IN_STYLE), "ind", _IN_PARAGRAPH)
        indent.set(f"{_W}firstLine", str(setting.first_line))
    if setting.capitals:
        _put(_put(style, "rPr", _IN_STYLE), "caps", _IN_RUN)
    if setting.size is not None:
        for name in ("sz", "szCs"):
            size = _put(_put(style, "rPr", _IN_STYLE), name, _IN_RUN)
            size.set(f"{_W}val", str(setting.size))


def _put(parent: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child of that name, made in its place where there is none."""
    found = parent.find(f"{_W}{name}")
    if found is None:
        found = parent.makeelement(f"{_W}{name}", {}, None)
        later = {f"{_W}{after}" for after in order[order.index(name) + 1 :]}
        at = next((i for i, child in enumerate(parent) if child.tag in later), len(parent))
        parent.insert(at, found)
    return found
