"""Word files as Word, Google Docs and python-docx write them."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt, RGBColor

from tests.templates import DOCX, DOTX, package, paragraph, rels, style

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MC = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'mc:Ignorable="w14 w15 w16se"'
)
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = (
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" '
    'w:footer="708" w:gutter="0"/>'
)
SECTION = f'<w:sectPr>{A4}{MARGINS}<w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>'

_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
    'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">'
    '<w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/>'
    '<w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/>'
    '<w:lsdException w:name="heading 2" w:semiHidden="1" w:uiPriority="9" w:unhideWhenUsed="1" '
    'w:qFormat="1"/><w:lsdException w:name="Placeholder Text" w:semiHidden="1"/></w:latentStyles>'
)


def _styles(*styles: str, fonts: str = "", language: str = "en-US") -> str:
    fonts = fonts or (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    )
    return (
        f'{_XML}<w:styles xmlns:w="{_W}" {_MC}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}" w:eastAsia="en-US" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" '
        f'w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>{_LATENT}'
        f"{''.join(styles)}</w:styles>"
    )


def _defaults(normal: str, font: str, table: str) -> str:
    return (
        style("paragraph", normal, "Normal", default=True)
        + style("character", font, "Default Paragraph Font", default=True)
        + style("table", table, "Normal Table", default=True)
    )


def _headings(ids: tuple[str, str], names: tuple[str, str], color: str, normal: str) -> str:
    return "".join(
        style(
            *("paragraph", ident, name),
            based_on=normal,
            paragraph_properties=f'<w:keepNext/><w:keepLines/><w:spacing w:before="{360 - 120 * n}"'
            f' w:after="80"/><w:outlineLvl w:val="{n}"/>',
            run_properties=f'<w:color w:val="{color}"/><w:sz w:val="{40 - 8 * n}"/>',
        )
        for n, (ident, name) in enumerate(zip(ids, names, strict=True))
    )


def _english(color: str = "2F5496") -> str:
    return _defaults("Normal", "DefaultParagraphFont", "TableNormal") + _headings(
        ("Heading1", "Heading2"), ("heading 1", "heading 2"), color, "Normal"
    )


def _settings(inner: str) -> str:
    return (
        f'{_XML}<w:settings xmlns:w="{_W}" {_MC}><w:zoom w:percent="100"/>{inner}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:rsids><w:rsidRoot w:val="00A77427"/><w:rsid w:val="00A77427"/></w:rsids></w:settings>'
    )


def _file(
    body: str, styles: str, settings: str = "", *, main: str = DOCX, **more: str | bytes
) -> bytes:
    parts: dict[str, str | bytes] = {
        "rId1 styles.xml": styles,
        "rId2 settings.xml": _settings(settings),
    }
    return package(body, parts | more, main=main)


# --- as Word writes them --------------------------------------------------------------------------


def rsids() -> bytes:
    """Marks of revisions on paragraphs and runs, of proofing, and of where the cursor was."""
    body = (
        '<w:p w:rsidR="00A77427" w:rsidRDefault="00A77427"><w:pPr><w:pStyle w:val="Heading1"/>'
        '</w:pPr><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B1"><w:t>Sample</w:t></w:r>'
        '<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        f'<w:bookmarkEnd w:id="0"/></w:p>{SECTION}'
    )
    return _file(body.replace("00B1", "00B10000"), _styles(_english()))


def german() -> bytes:
    """A German Word's: ids Standard, berschrift1, as Word makes them, and German names by hand."""
    styles = _defaults("Standard", "Absatz-Standardschriftart", "NormaleTabelle") + _headings(
        ("berschrift1", "berschrift2"), ("heading 1", "heading 2"), "1F4E79", "Standard"
    )
    return _file(paragraph("Muster", "berschrift1") + SECTION, _styles(styles, language="de-DE"))


def german_names() -> bytes:
    """Another program's: custom styles with German names, no built-in ones."""
    styles = _defaults("Standard", "Schrift", "Tabelle") + _headings(
        ("U1", "U2"), ("Überschrift 1", "Überschrift 2"), "7B2C2C", "Standard"
    )
    return _file(paragraph("Muster", "U1") + SECTION, _styles(styles, language="de-DE"))


def japanese() -> bytes:
    """A Japanese Word's: ids are numbers, names Japanese, East Asian fonts in full."""
    fonts = (
        '<w:rFonts w:ascii="Times New Roman" w:eastAsia="ＭＳ 明朝" w:hAnsi="Times New Roman" '
        'w:cs="Times New Roman"/>'
    )
    styles = _defaults("a", "a0", "a1") + _headings(
        ("1", "2"), ("見出し 1", "見出し 2"), "0B3D2E", "a"
    )
    grid = f'<w:sectPr>{A4}{MARGINS}<w:docGrid w:type="lines" w:linePitch="360"/></w:sectPr>'
    settings = '<w:characterSpacingControl w:val="compressPunctuation"/>'
    return _file(
        paragraph("見本", "1") + grid, _styles(styles, fonts=fonts, language="en-US"), settings
    )


def numbered() -> bytes:
    """Headings 1, 1.1 by a list that is linked to their styles."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{n + 1}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="432" w:hanging="432"/></w:pPr></w:lvl>'
        for n, text in enumerate(("%1", "%1.%2"))
    )
    numbering = (
        f'{_XML}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    headings = "".join(
        style(
            *("paragraph", f"Heading{n}", f"heading {n}"),
            based_on="Normal",
            paragraph_properties=f'<w:keepNext/><w:numPr><w:ilvl w:val="{n - 1}"/>'
            f'<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{n - 1}"/>',
            run_properties="<w:b/>",
        )
        for n in (1, 2)
    )
    styles = _defaults("Normal", "DefaultParagraphFont", "TableNormal") + headings
    body = paragraph("Sample", "Heading1") + SECTION
    return _file(body, _styles(styles), **{"rId3 numbering.xml": numbering})


def alternate_content() -> bytes:
    """A drawn box in mc:AlternateContent, with its picture for older programs, before the memo."""
    choice = (
        '<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="1800000" cy="360000"/><wp:docPr id="7" name="Box" descr="A box"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1800000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>House words</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice>"
    )
    body = (
        f"<w:p {_MC}><w:r><mc:AlternateContent>{choice}<mc:Fallback><w:t>House words</w:t>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>" + paragraph("{{ memo }}") + SECTION
    )
    return _file(body, _styles(_english("833C0B")))


def tracked() -> bytes:
    """A template that somebody corrected with tracked changes, in text that stays."""
    by = 'w:author="Someone Private" w:date="2020-01-01T00:00:00Z"'
    body = (
        f'<w:p><w:pPr><w:rPr><w:ins w:id="1" {by}/></w:rPr></w:pPr><w:ins w:id="2" {by}><w:r><w:t>'
        f'House words</w:t></w:r></w:ins><w:del w:id="3" {by}><w:r><w:delText>old words'
        "</w:delText></w:r></w:del></w:p>" + paragraph("{{ memo }}") + SECTION
    )
    return _file(body, _styles(_english()), "<w:trackRevisions/>")


def protected() -> bytes:
    """Protected against all but filling in forms."""
    settings = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    return _file(paragraph("Sample") + SECTION, _styles(_english()), settings)


def dotx_with_form() -> bytes:
    """A .dotx with a content control of its own around words that stay, and a date to choose."""
    body = (
        '<w:sdt><w:sdtPr><w:alias w:val="Unit"/><w:tag w:val="unit"/><w:id w:val="42"/>'
        f"</w:sdtPr><w:sdtContent>{paragraph('House words')}</w:sdtContent></w:sdt>"
        + paragraph("{{ memo }}")
        + SECTION
    )
    return _file(body, _styles(_english("375623")), main=DOTX)


def landscape() -> bytes:
    """Landscape Letter with a gutter."""
    section = (
        '<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="1440" '
        'w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" '
        'w:gutter="360"/></w:sectPr>'
    )
    return _file(paragraph("Sample") + section, _styles(_english("44546A")))


def hidden_styles() -> bytes:
    """Headings that are hidden until used, in upper case and right to left numbering of ids."""
    heading = style("paragraph", "Heading1", "Heading 1", based_on="Normal").replace(
        '<w:basedOn w:val="Normal"/>',
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="9"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:caps/></w:rPr>',
    )
    styles = _defaults("Normal", "DefaultParagraphFont", "TableNormal") + heading
    return _file(paragraph("Sample", "Heading1") + SECTION, _styles(styles))


def glossary() -> bytes:
    """Building blocks in a glossary part, and a customer's custom XML, as Word's own templates."""
    data = _file(paragraph("Sample") + SECTION, _styles(_english()), main=DOTX)
    inner = (
        f'{_XML}<w:glossaryDocument xmlns:w="{_W}"><w:docParts><w:docPart><w:docPartPr>'
        '<w:name w:val="Block"/><w:category><w:name w:val="General"/><w:gallery w:val="autoTxt"/>'
        f"</w:category></w:docPartPr><w:docPartBody>{paragraph('Block of words')}"
        "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"
    return _with_part(data, "word/glossary/document.xml", inner, kind, "glossaryDocument")


def _with_part(data: bytes, name: str, content: str, kind: str, relation: str) -> bytes:
    """The package with one part more, related to its document."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            held = old.read(part).decode()
            if part == "[Content_Types].xml":
                more = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
                held = held.replace("</Types>", more)
            if part == "word/_rels/document.xml.rels":
                target = name.removeprefix("word/")
                more = (
                    '<Relationship Id="rIdMore" Type="http://schemas.openxmlformats.org/'
                    f'officeDocument/2006/relationships/{relation}" Target="{target}"/>'
                )
                held = held.replace("</Relationships>", f"{more}</Relationships>")
            new.writestr(part, held)
        new.writestr(name, content)
    return out.getvalue()


def remote_template() -> bytes:
    """Attached to a template on a server, as Word does by itself in offices: it is let go."""
    data = _file(paragraph("Sample") + SECTION, _styles(_english()))
    relation = (
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/attachedTemplate" Target="file:///S:/house.dotm" TargetMode="External"/>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            held = old.read(part).decode()
            if part == "word/settings.xml":
                held = held.replace(
                    "<w:compat>",
                    '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
                    '2006/relationships" r:id="rId1"/><w:compat>',
                )
            new.writestr(part, held)
        new.writestr("word/_rels/settings.xml.rels", rels(relation))
    return out.getvalue()


def envelope() -> bytes:
    """A page that is too narrow for a memo."""
    section = (
        '<w:sectPr><w:pgSz w:w="6236" w:h="12472"/><w:pgMar w:top="567" w:right="2268" '
        'w:bottom="567" w:left="2268" w:header="300" w:footer="300" w:gutter="0"/></w:sectPr>'
    )
    return _file(paragraph("Sample") + section, _styles(_english()))


# --- as Google Docs writes them -------------------------------------------------------------------


def _google_styles() -> str:
    arial = '<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/>'
    normal = (
        '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="normal"/>'
        "</w:style>"
    )
    table = '<w:style w:type="table" w:styleId="TableNormal" w:default="1">'
    table += '<w:name w:val="Table Normal"/></w:style>'
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext w:val="1"/>'
        f'<w:keepLines w:val="1"/><w:spacing w:before="{480 - 80 * n}" w:after="120"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{48 - 8 * n}"/></w:rPr></w:style>'
        for n in (1, 2, 3)
    )
    title = (
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn '
        'w:val="Normal"/><w:rPr><w:sz w:val="52"/></w:rPr></w:style>'
    )
    return (
        f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{arial}'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{normal}{table}{headings}{title}</w:styles>"
    )


def google_docs() -> bytes:
    """No theme, no table styles, fonts on every run, a section that knows no header."""
    run = (
        '<w:p><w:pPr><w:rPr/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Roboto" w:hAnsi="Roboto" '
        'w:cs="Roboto" w:eastAsia="Roboto"/><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">'
        "Sample</w:t></w:r></w:p>"
    )
    section = (
        '<w:sectPr><w:pgSz w:h="15840" w:w="12240" w:orient="portrait"/><w:pgMar w:bottom="1440" '
        'w:top="1440" w:left="1440" w:right="1440" w:header="720" w:footer="720"/>'
        '<w:pgNumType w:start="1"/></w:sectPr>'
    )
    return _file(run + section, _google_styles())


def google_docs_letterhead() -> bytes:
    """Its letterhead: words in a header, an empty first page, the memo by its mark."""
    header = f'{_XML}<w:hdr xmlns:w="{_W}">{paragraph("House words")}</w:hdr>'
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:h="16834" '
        'w:w="11909" w:orient="portrait"/><w:pgMar w:bottom="1440" w:top="1440" w:left="1440" '
        'w:right="1440" w:header="720" w:footer="720"/></w:sectPr>'
    )
    body = paragraph("{{ memo }}") + section
    return _file(body, _google_styles(), **{"rId7 header1.xml": header})


# --- as python-docx writes them -------------------------------------------------------------------


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def python_docx() -> bytes:
    """Its own template as it comes."""
    document = docx.Document()
    document.add_heading("Sample", 1)
    return _saved(document)


def python_docx_styled() -> bytes:
    """Its template with a font, a colour, A4 and a footer of one's own."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Verdana"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x1F)
    document.styles["Normal"].font.size = Pt(10)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.footer.paragraphs[0].text = "House words"
    return _saved(document)


def python_docx_landscape() -> bytes:
    """Landscape, with another first page and a mark for the memo between words of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "House words"
    document.add_paragraph("{{ memo }}")
    document.add_paragraph("Cleared by:")
    return _saved(document)
