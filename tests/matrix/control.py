"""Two files that LibreOffice could have made itself, with nothing of ours in them.

Whatever a judge of PDFs has against these, it has against LibreOffice's export of any file. They
hold what ours hold: headings, a table with a header row, grounds and rules, notes with a link,
a running header; and on slides titles, texts, a table, drawn shapes and a footer.
"""

from __future__ import annotations

_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("presentation", "presentation"),
    )
)
_LINKS = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'office:version="1.3"'
)


def _document(kind: str, styles: str, automatic: str, masters: str, body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f"<office:document {_NAMESPACES} {_LINKS} "
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        "<office:meta><dc:title>Control</dc:title><dc:language>en-GB</dc:language></office:meta>"
        f"<office:styles>{styles}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body>{body}</office:body></office:document>"
    ).encode()


def _cells(*texts: str) -> str:
    return "".join(
        f'<table:table-cell table:style-name="ce" office:value-type="string"><text:p>{text}'
        "</text:p></table:table-cell>"
        for text in texts
    )


def control_memo() -> bytes:
    """A text document (.fodt) of a few pages."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        '<text:note-body><text:p text:style-name="Footnote">A note with a '
        '<text:a xlink:type="simple" xlink:href="https://example.org/">link</text:a>, and then '
        'another.</text:p><text:p text:style-name="Footnote">A second paragraph.</text:p>'
        "</text:note-body></text:note>"
    )
    plain = note.replace("</text:a>, and then another.", "</text:a>.").replace(
        '<text:p text:style-name="Footnote">A second paragraph.</text:p>', ""
    )
    rows = "".join(
        f"<table:table-row>{_cells(f'Row {n}' + note * (n % 9 == 0), 'held')}</table:table-row>"
        for n in range(60)
    )
    table = (
        '<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>'
        f"<table:table-header-rows><table:table-row>{_cells('Head', 'Other')}</table:table-row>"
        f"</table:table-header-rows>{rows}</table:table>"
    )
    text = f'<text:p text:style-name="Shaded">A paragraph with a ground.{note}{plain}</text:p>'
    contents = (
        '<text:table-of-content text:name="C"><text:table-of-content-source/>'
        '<text:index-body><text:p><text:a xlink:type="simple" xlink:href="#1.First|outline">First'
        "<text:tab/>1</text:a></text:p></text:index-body></text:table-of-content>"
    )
    body = (
        f'<office:text>{contents}<text:h text:outline-level="1" text:style-name="H1">First</text:h>'
        f'{text * 3}{table}<text:h text:outline-level="1" text:style-name="H1">Second</text:h>'
        f"{text * 40}</office:text>"
    )
    styles = (
        '<style:default-style style:family="paragraph"><style:text-properties '
        'fo:language="en" fo:country="GB"/></style:default-style>'
        '<style:style style:name="Footnote" style:family="paragraph" style:class="extra"/>'
        '<style:style style:name="H1" style:display-name="Heading 1" style:family="paragraph" '
        'style:default-outline-level="1"/>'
        '<style:style style:name="Shaded" style:family="paragraph"><style:paragraph-properties '
        'fo:background-color="#eeeeee" fo:border-bottom="1pt solid #000000"/></style:style>'
    )
    automatic = (
        '<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/></style:page-layout>'
        '<style:style style:name="ce" style:family="table-cell"><style:table-cell-properties '
        'fo:background-color="#dddddd" fo:border="0.5pt solid #000000"/></style:style>'
    )
    masters = (
        '<style:master-page style:name="Standard" style:page-layout-name="pm">'
        "<style:header><text:p>Facts as of 22 November 2026, edition of a running header that is a "
        "sentence</text:p></style:header></style:master-page>"
    )
    return _document("text", styles, automatic, masters, body)


def control_deck() -> bytes:
    """A presentation (.fodp) of four slides."""
    box = 'svg:x="{}cm" svg:y="{}cm" svg:width="{}cm" svg:height="{}cm"'
    frame = (
        f"<draw:frame {box.format(2, 4, 20, 2)}><draw:text-box><text:p>A text</text:p>"
        "</draw:text-box></draw:frame>"
    )
    drawn = (
        f'<draw:rect draw:style-name="gr" {box.format(2, 7, 3, 1)}/>'
        '<draw:line svg:x1="2cm" svg:y1="9cm" svg:x2="20cm" svg:y2="9cm"/>'
        f'<draw:g><draw:rect draw:style-name="gr" {box.format(8, 7, 3, 1)}/>'
        f"<draw:rect {box.format(12, 7, 3, 1)}><text:p>In a group</text:p></draw:rect></draw:g>"
    )
    ruled = "".join(
        f'<draw:line svg:x1="2cm" svg:y1="{y}cm" svg:x2="20cm" svg:y2="{y}cm"/>'
        f"<draw:frame {box.format(2, y, 4, 1)}><draw:text-box><text:p>Line {y}</text:p>"
        f"</draw:text-box></draw:frame><draw:frame {box.format(9, y, 4, 1)}><draw:text-box>"
        f"<text:p>Second {y}</text:p></draw:text-box></draw:frame>"
        for y in range(4, 10)
    ) + "".join(
        f'<draw:line svg:x1="{x}cm" svg:y1="4cm" svg:x2="{x}cm" svg:y2="10cm"/>'
        for x in (2, 8, 14, 20)
    )
    table = (
        f'<draw:frame {box.format(2, 10, 20, 2)}><table:table table:use-first-row-styles="true">'
        '<table:table-column table:number-columns-repeated="2"/><table:table-row>'
        "<table:table-cell><text:p>Head</text:p></table:table-cell><table:table-cell><text:p/>"
        "</table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>A</text:p>"
        "</table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell>"
        "</table:table-row></table:table></draw:frame>"
    )
    footer = (
        f"<draw:frame {box.format(2, 14.5, 20, 1)}><draw:text-box><text:p>Footer</text:p>"
        "</draw:text-box></draw:frame>"
    )
    pages = "".join(
        f'<draw:page draw:name="p{n}" draw:master-page-name="M">'
        f'<draw:frame presentation:class="title" {box.format(2, 1, 20, 2)}><draw:text-box><text:p>'
        f"Title {n}</text:p></draw:text-box></draw:frame>"
        f"{ruled if n == 3 else frame + drawn + table}{footer}</draw:page>"
        for n in range(1, 5)
    )
    automatic = (
        '<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="24cm" '
        'fo:page-height="16cm"/></style:page-layout>'
        '<style:style style:name="gr" style:family="graphic"><style:graphic-properties '
        'draw:fill="solid" draw:fill-color="#335577"/></style:style>'
    )
    masters = (
        '<style:master-page style:name="M" style:page-layout-name="pl">'
        f'<draw:rect draw:style-name="gr" {box.format(0, 0, 24, 0.5)}/></style:master-page>'
    )
    body = f"<office:presentation>{pages}</office:presentation>"
    return _document("presentation", "", automatic, masters, body)
