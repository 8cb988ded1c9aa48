"""Three organisations' Word templates, unlike ours and unlike each other, as files in memory.

`two_columns` is a newsletter on Letter paper: two columns, serif theme fonts, headings of its own,
other headers on even pages. `crest` is a .dotx of a ministry: wide margins, a crest in the header
of the first page, a reference table before ``{{ memo }}`` and a signature table after it.
`vietnamese` has Vietnamese style ids and names, Times New Roman, the margins of Decree 30/2020, no
theme and no numbering; `VIETNAMESE_BRAND` maps the styles that only a person can map.
"""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Mapping
from functools import cache

from briefgen.writers.package import seal

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}"'
_SINCE = dt.date(2020, 1, 1)

_KINDS = {
    "styles": f"{_TYPES}.wordprocessingml.styles+xml",
    "settings": f"{_TYPES}.wordprocessingml.settings+xml",
    "numbering": f"{_TYPES}.wordprocessingml.numbering+xml",
    "theme": f"{_TYPES}.theme+xml",
    "header": f"{_TYPES}.wordprocessingml.header+xml",
    "footer": f"{_TYPES}.wordprocessingml.footer+xml",
    "footnotes": f"{_TYPES}.wordprocessingml.footnotes+xml",
    "comments": f"{_TYPES}.wordprocessingml.comments+xml",
    "image": "",
}
DOCX = f"{_TYPES}.wordprocessingml.document.main+xml"
DOTX = f"{_TYPES}.wordprocessingml.template.main+xml"

PERSON = "Someone Private"
"""Whose name stands in the properties of every one of these files, and in none of ours."""

VIETNAMESE_BRAND = """\
styles:
  heading 1: Tiêu đề 1
  heading 2: Tiêu đề 2
  Body Text: Đoạn văn
"""

# --- WordprocessingML by the handful --------------------------------------------------------------


def paragraph(text: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph of one run; ``|`` in the text begins another run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in text.split("|") if piece
    )
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def table(widths: tuple[int, ...], *rows: tuple[str, ...]) -> str:
    """A table with thin rules, a paragraph a cell."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    drawn = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(text)}</w:tc>'
            for width, text in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>"
    )


def style(
    kind: str,
    identifier: str,
    name: str,
    *,
    based_on: str = "",
    paragraph_properties: str = "",
    run_properties: str = "",
    default: bool = False,
    custom: bool = False,
    aliases: str = "",
) -> str:
    """One ``w:style``."""
    marks = ' w:default="1"' if default else ""
    marks += ' w:customStyle="1"' if custom else ""
    body = f'<w:name w:val="{name}"/>'
    body += f'<w:aliases w:val="{aliases}"/>' if aliases else ""
    body += f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    body += f"<w:pPr>{paragraph_properties}</w:pPr>" if paragraph_properties else ""
    body += f"<w:rPr>{run_properties}</w:rPr>" if run_properties else ""
    return f'<w:style w:type="{kind}"{marks} w:styleId="{identifier}">{body}</w:style>'


def _styles(defaults: str, *styles: str) -> str:
    return (
        f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr>'
        f"</w:rPrDefault><w:pPrDefault/></w:docDefaults>{''.join(styles)}</w:styles>"
    )


def _field(instruction: str, cached: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{cached}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _story(kind: str, content: str) -> str:
    return f"{_XML}<w:{kind} {_SPACES}>{content}</w:{kind}>"


def _settings(inner: str = "", mode: int = 15) -> str:
    return (
        f'{_XML}<w:settings xmlns:w="{_W}"><w:zoom w:percent="90"/>{inner}'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" '
        f'w:uri="http://schemas.microsoft.com/office/word" w:val="{mode}"/></w:compat></w:settings>'
    )


def _theme(latin: str, heading: str, colors: Mapping[str, str]) -> str:
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{color}"/></a:{slot}>' for slot, color in colors.items()
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    fonts = "".join(
        f'<a:{part}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{part}Font>"
        for part, face in (("major", heading), ("minor", latin))
    )
    outlines = "".join(f'<a:ln w="{w}">{solid}</a:ln>' for w in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{_XML}<a:theme xmlns:a="{_A}" name="Own"><a:themeElements>'
        f'<a:clrScheme name="Own">{scheme}</a:clrScheme><a:fontScheme name="Own">{fonts}'
        f'</a:fontScheme><a:fmtScheme name="Own"><a:fillStyleLst>{solid * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{outlines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )


def _colors(colors: str) -> dict[str, str]:
    slots = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
    return dict(zip(slots.split(), colors.split(), strict=True))


# --- the package ----------------------------------------------------------------------------------


def package(
    body: str,
    parts: Mapping[str, str | bytes],
    *,
    main: str = DOCX,
    relationships: Mapping[str, str] | None = None,
) -> bytes:
    """A .docx or .dotx of the body and its parts.

    ``parts`` are named by the id of their relationship and their file: ``rId1 styles.xml``;
    ``relationships`` are more relationships parts, by name.
    """
    related, types, files = "", "", {}
    for key, data in parts.items():
        identifier, _, file = key.partition(" ")
        kind = _kind(file)
        related += f'<Relationship Id="{identifier}" Type="{_R}/{kind}" Target="{file}"/>'
        if _KINDS[kind]:
            types += f'<Override PartName="/word/{file}" ContentType="{_KINDS[kind]}"/>'
        files[f"word/{file}"] = data
    core = (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{PERSON}</dc:creator>'
        f"<cp:lastModifiedBy>{PERSON}</cp:lastModifiedBy></cp:coreProperties>"
    )
    texts = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_PACKAGE_RELS}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        '<Override PartName="/docProps/core.xml" ContentType="'
        f'application/vnd.openxmlformats-package.core-properties+xml"/>{types}</Types>',
        "_rels/.rels": rels(
            f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
        ),
        "docProps/core.xml": core,
        "word/document.xml": f"{_XML}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": rels(related),
        **files,
        **(relationships or {}),
    }
    return seal({n: d if isinstance(d, bytes) else d.encode() for n, d in texts.items()}, _SINCE)


_PACKAGE_RELS = "application/vnd.openxmlformats-package.relationships+xml"


def _kind(file: str) -> str:
    if file.startswith("media/"):
        return "image"
    return file.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")


def rels(relationships: str) -> str:
    """A relationships part."""
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relationships}</Relationships>'


# --- two columns ----------------------------------------------------------------------------------

_GREENS = _colors(
    "000000 FFFFFF 3B4A2F EFEBDD 7A9A4E C0652A B8A04A 5E7F8C 9DB67C 8C6B4A 2F6F8F 7A5A8A"
)
_BULLETS = (
    f'{_XML}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="7">'
    '<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="»"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)


@cache
def two_columns() -> bytes:
    """A newsletter: Letter, two columns, Georgia, small-capital headings, even pages apart."""
    minor = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    major = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
    ruled = (
        '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="3B4A2F" '
        'w:themeColor="text2"/></w:pBdr>'
    )
    colored = '<w:color w:val="3B4A2F" w:themeColor="text2"/>'
    styles = _styles(
        f'{minor}<w:sz w:val="20"/><w:lang w:val="en-US"/>',
        style(
            *("paragraph", "Normal", "Normal"),
            default=True,
            paragraph_properties='<w:spacing w:after="100" w:line="252" w:lineRule="auto"/>'
            '<w:jc w:val="both"/>',
        ),
        style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True),
        style("table", "TableNormal", "Normal Table", default=True),
        style(
            *("paragraph", "Heading1", "heading 1"),
            based_on="Normal",
            paragraph_properties=f'<w:keepNext/>{ruled}<w:spacing w:before="280" w:after="100"/>'
            '<w:jc w:val="left"/><w:outlineLvl w:val="0"/>',
            run_properties=f'{major}<w:smallCaps/>{colored}<w:sz w:val="28"/>',
        ),
        style(
            *("paragraph", "Heading2", "heading 2"),
            based_on="Normal",
            paragraph_properties='<w:keepNext/><w:spacing w:before="180" w:after="60"/>'
            '<w:jc w:val="left"/><w:outlineLvl w:val="1"/>',
            run_properties=f"{major}<w:i/>{colored}",
        ),
        style(
            *("paragraph", "ListBullet", "List Bullet"),
            based_on="Normal",
            paragraph_properties='<w:numPr><w:numId w:val="3"/></w:numPr>',
        ),
        style(
            *("paragraph", "Title", "Title"),
            based_on="Normal",
            paragraph_properties='<w:jc w:val="left"/>',
            run_properties=f'{major}{colored}<w:sz w:val="40"/>',
        ),
        style(
            *("paragraph", "Header", "header"),
            based_on="Normal",
            paragraph_properties='<w:tabs><w:tab w:val="center" w:pos="4680"/>'
            '<w:tab w:val="right" w:pos="9360"/></w:tabs><w:spacing w:after="0"/>',
            run_properties='<w:sz w:val="17"/>',
        ),
        style(
            *("paragraph", "Footer", "footer"),
            based_on="Header",
            paragraph_properties='<w:jc w:val="center"/>',
        ),
    )
    page = f"<w:p><w:pPr><w:pStyle w:val='Footer'/></w:pPr>{_field('PAGE', '3')}</w:p>"
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1300" w:right="1080" w:bottom="1200" w:left="1080" w:header="600" '
        'w:footer="560" w:gutter="0"/><w:cols w:num="2" w:sep="1" w:space="432"/></w:sectPr>'
    )
    body = paragraph("Sample heading", "Heading1") + paragraph("Sample text of the newsletter.")
    return package(
        body + section,
        {
            "rId1 styles.xml": styles,
            "rId2 settings.xml": _settings("<w:evenAndOddHeaders/>"),
            "rId3 theme/theme1.xml": _theme("Georgia", "Georgia", _GREENS),
            "rId4 numbering.xml": _BULLETS,
            "rId5 header1.xml": _story("hdr", paragraph("The Quarterly Newsletter", "Header")),
            "rId6 footer1.xml": _story("ftr", page),
        },
    )


# --- crest ----------------------------------------------------------------------------------------

_REDS = _colors(
    "222222 FFFFFF 5B1222 F6F0E8 9C2A3C B58B2B 8F5A00 37605B 6B6460 D9CFC4 9C2A3C 6B6460"
)


def png(width: int, height: int, *, text: bytes = b"") -> bytes:
    """A crest: a gold shield with a red chief, as an RGB PNG; ``text`` goes into a tEXt chunk."""
    red, gold, white = b"\x9c\x2a\x3c", b"\xb5\x8b\x2b", b"\xff\xff\xff"
    rows = b""
    for y in range(height):
        half = width / 2 * min(1.0, 1.6 * (1 - y / height))
        color = red if y < height * 0.3 else gold
        inside = (color if abs(x + 0.5 - width / 2) <= half else white for x in range(width))
        rows += b"\0" + b"".join(inside)
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    told = chunk(b"tEXt", b"Comment\0" + text) if text else b""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", header), told, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _picture(relationship: str, width: int, height: int, told: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="Crest" descr="{told}"/>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="Crest"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


@cache
def crest() -> bytes:
    """A ministry's .dotx: crest on the first page, placeholders, a table before and after."""
    styles = _styles(
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="MS Gothic" w:cs="Arial"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="fr-FR" w:eastAsia="ja-JP"/>',
        style(
            *("paragraph", "Normal", "Normal"),
            default=True,
            paragraph_properties='<w:spacing w:after="160" w:line="276" w:lineRule="auto"/>',
        ),
        style("character", "Policepardfaut", "Default Paragraph Font", default=True),
        style("table", "TableauNormal", "Normal Table", default=True),
        style(
            *("paragraph", "Titre1", "heading 1"),
            based_on="Normal",
            paragraph_properties='<w:keepNext/><w:spacing w:before="360" w:after="120"/>'
            '<w:outlineLvl w:val="0"/>',
            run_properties='<w:b/><w:color w:val="9C2A3C" w:themeColor="accent1"/>'
            '<w:sz w:val="28"/>',
        ),
        style("paragraph", "Corpsdetexte", "Body Text", based_on="Normal"),
        style(
            *("paragraph", "Notedebasdepage", "footnote text"),
            based_on="Normal",
            paragraph_properties='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
            run_properties='<w:sz w:val="18"/>',
        ),
        # Clashes on purpose: an id and a name of ours that mean something else here.
        style("paragraph", "Cell", "Prison", based_on="Normal", custom=True),
        style("paragraph", "Lien", "Hyperlink", based_on="Normal", custom=True),
    )
    ministry = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    first_header = (
        f"<w:p>{ministry}{_picture('rId1', 720_000, 864_000, 'Crest of the ministry')}</w:p>"
        f"<w:p>{ministry}<w:r><w:t>MINISTRY OF EXAMPLES</w:t></w:r></w:p>"
    )
    header = paragraph("{{ ti|tle }} · {{|reference|}}") + paragraph()
    footer = (
        paragraph("{{ handling }}")
        + f"<w:p>{_field('PAGE', '2')}<w:r><w:t>/</w:t></w:r>{_field('NUMPAGES', '9')}</w:p>"
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        '<w:footerReference w:type="first" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2552" w:right="1985" w:bottom="1985" w:left="2268" w:header="850" '
        'w:footer="850" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    body = (
        table(
            (3000, 4653),
            ("Our reference", "{{ reference }}"),
            ("Date", "{{ da|te }}"),
            ("Handling", "{{ handling }}"),
        )
        + paragraph()
        + paragraph("{{ |memo| }}")
        + table((3826, 3827), ("Drafted: {{ from }}", "Cleared:"))
        + paragraph()
    )
    return package(
        body + section,
        {
            "rId1 styles.xml": styles,
            "rId2 settings.xml": _settings(mode=14),
            "rId3 theme/theme1.xml": _theme("Arial", "Arial", _REDS),
            "rId4 header1.xml": _story("hdr", header),
            "rId5 header2.xml": _story("hdr", first_header),
            "rId6 footer1.xml": _story("ftr", footer),
            "rId7 footer2.xml": _story("ftr", paragraph("1 Example Street, Example City")),
            "rId8 media/crest.png": png(100, 120),
        },
        main=DOTX,
        relationships={
            "word/_rels/header2.xml.rels": rels(
                f'<Relationship Id="rId1" Type="{_R}/image" Target="media/crest.png"/>'
            )
        },
    )


# --- Vietnamese -----------------------------------------------------------------------------------


@cache
def vietnamese() -> bytes:
    """An office's template: Vietnamese style ids, headings of its own making, Times New Roman."""
    styles = _styles(
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="MS Mincho" '
        'w:cs="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/>',
        style(
            *("paragraph", "Binhthng", "Normal"),
            default=True,
            paragraph_properties='<w:spacing w:before="60" w:after="60" w:line="360" '
            'w:lineRule="auto"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>',
        ),
        style("character", "Phngmcinhcuaoanvn", "Default Paragraph Font", default=True),
        style("table", "BangThngthng", "Normal Table", default=True),
        style(
            *("paragraph", "Tiu1", "Tiêu đề 1"),
            based_on="Binhthng",
            custom=True,
            paragraph_properties='<w:keepNext/><w:spacing w:before="240"/><w:ind w:firstLine="0"/>'
            '<w:jc w:val="left"/><w:outlineLvl w:val="0"/>',
            run_properties='<w:b/><w:caps/><w:sz w:val="26"/>',
        ),
        style(
            *("paragraph", "Tiu2", "Tiêu đề 2"),
            based_on="Tiu1",
            custom=True,
            paragraph_properties='<w:outlineLvl w:val="1"/>',
            run_properties='<w:caps w:val="0"/>',
        ),
        style("paragraph", "onvn", "Đoạn văn", based_on="Binhthng", custom=True),
        style(
            *("paragraph", "utrang", "header"),
            based_on="Binhthng",
            paragraph_properties='<w:spacing w:before="0" w:after="0" w:line="240" '
            'w:lineRule="auto"/><w:ind w:firstLine="0"/>',
            run_properties='<w:sz w:val="24"/>',
        ),
        style("paragraph", "Chntrang", "footer", based_on="utrang"),
        style(
            *("paragraph", "Chuthich", "caption"),
            based_on="Binhthng",
            paragraph_properties='<w:ind w:firstLine="0"/><w:jc w:val="center"/>',
            run_properties='<w:b/><w:i/><w:sz w:val="24"/>',
        ),
        style(
            *("paragraph", "VnbanCcchu", "footnote text"),
            based_on="Binhthng",
            paragraph_properties='<w:spacing w:before="0" w:after="0" w:line="240" '
            'w:lineRule="auto"/><w:ind w:firstLine="0"/>',
            run_properties='<w:sz w:val="20"/>',
        ),
        style(
            *("character", "ThamchiuCcchu", "footnote reference"),
            run_properties='<w:vertAlign w:val="superscript"/>',
        ),
        style("character", "Manh", "Strong", run_properties="<w:b/>", aliases="Mạnh,In đậm"),
    )
    centred = '<w:pPr><w:pStyle w:val="utrang"/><w:jc w:val="center"/></w:pPr>'
    page = f"<w:p>{centred}{_field('PAGE', '2')}</w:p>"
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" '
        'w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    note = (
        f'{_XML}<w:footnotes xmlns:w="{_W}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
        "</w:r></w:p></w:footnote>"
        f'<w:footnote w:id="1">{paragraph("Ghi chú cũ", "VnbanCcchu")}</w:footnote></w:footnotes>'
    )
    comment = (
        f'{_XML}<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="{PERSON}">'
        f"{paragraph('Bình luận')}</w:comment></w:comments>"
    )
    noted = (
        '<w:p><w:pPr><w:pStyle w:val="onvn"/></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:t>'
        'Nội dung văn bản mẫu</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    return package(
        paragraph("Chương mẫu", "Tiu1") + noted + section,
        {
            "rId1 styles.xml": styles,
            "rId2 settings.xml": _settings(
                '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
            ),
            "rId3 footnotes.xml": note,
            "rId4 header1.xml": _story("hdr", page),
            "rId5 comments.xml": comment,
        },
    )


TEMPLATES = {"two_columns": two_columns, "crest": crest, "vietnamese": vietnamese}
"""The three by name, for tests that run with each."""
