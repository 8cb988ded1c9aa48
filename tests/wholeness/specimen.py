"""A memo with all that the checks look at: for the sample, a contents list, a picture, a chart."""

from __future__ import annotations

import re
from functools import cache

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from briefgen.values.language import Language
from briefgen.writers.word import oxml, write_memo
from tests.templates import png
from tests.wholeness.headings import heading_level
from tests.wholeness.opened import open_memo, paragraph_style, text_of, w
from tests.writers.word.sample import sample_document

DOCUMENT = "word/document.xml"
_RELS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPENXML = "application/vnd.openxmlformats-officedocument"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture" xmlns:c="{_DRAWING}/chart" '
)
_TEXT_WIDTH = 5_400_000  # English Metric Units; a little less than the sample's column


@cache
def specimen() -> dict[str, bytes]:
    """The parts of a whole memo, by name."""
    memo = open_memo(write_memo(sample_document()))
    parts = dict(memo.parts)
    document = parts[DOCUMENT].decode()
    first_table = str(re.findall(r'w:name="(_Ref_[^"]*)"/><w:r>', document)[-1])
    added = _contents(document) + oxml.paragraph(
        "BodyText",
        oxml.run("See ", Language.EN)
        + oxml.field(rf"REF {first_table} \h", "Table 1", Language.EN)
        + _run(_picture())
        + _run(_chart()),
    )
    document = document.replace("<w:sectPr", added + "<w:sectPr", 1)
    parts[DOCUMENT] = document.replace("<w:document ", f"<w:document {_SPACES}", 1).encode()
    parts["word/media/crest.png"] = png(4, 4)
    chart, workbook = _drawn()
    parts["word/charts/chart1.xml"] = chart
    parts["word/embeddings/chart1.xlsx"] = workbook
    parts["word/charts/_rels/chart1.xml.rels"] = _relationships(
        ("rId1", "package", "../embeddings/chart1.xlsx")
    )
    parts[_RELS] = _with(
        parts[_RELS],
        _relationship("rIdPicture", "image", "media/crest.png")
        + _relationship("rIdChart", "chart", "charts/chart1.xml"),
    )
    parts[_TYPES] = _with(
        parts[_TYPES],
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="xlsx" ContentType="{_OPENXML}.spreadsheetml.sheet"/>'
        '<Override PartName="/word/charts/chart1.xml" '
        f'ContentType="{_OPENXML}.drawingml.chart+xml"/>',
    )
    return parts


def _run(drawing: str) -> str:
    return f"<w:r>{oxml.run_properties(Language.EN)}{drawing}</w:r>"


def _with(part: bytes, added: str) -> bytes:
    """The part with more before its last end tag."""
    before, end, after = part.decode().rpartition("</")
    return f"{before}{added}{end}{after}".encode()


def _relationship(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relationships(*told: tuple[str, str, str]) -> bytes:
    inner = "".join(_relationship(*one) for one in told)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def _contents(document: str) -> str:
    """A finished contents list: one outer field over paragraphs, a page number in each."""
    memo = open_memo(write_memo(sample_document()))
    found = [p for p in memo.body.root.iter(w("p")) if heading_level(memo, paragraph_style(p))]
    target = str(re.findall(r'w:name="(_Ref_[^"]*)"', document)[0])
    entries = []
    for at, heading in enumerate(found):
        runs = oxml.run(" ".join(text_of(heading).split()), Language.EN) + oxml.tab(Language.EN)
        runs += oxml.field(rf"PAGEREF {target} \h", "2", Language.EN)
        if at == 0:
            runs = _mark("begin", r'TOC \o "1-3" \h \z \u') + _mark("separate") + runs
        if at == len(found) - 1:
            runs += _mark("end")
        entries.append(oxml.paragraph("BodyText", runs))
    return "".join(entries)


def _mark(kind: str, instruction: str = "") -> str:
    mark = f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    return mark + (f"<w:r><w:instrText> {instruction} </w:instrText></w:r>" if instruction else "")


def _inline(number: int, name: str, told: str, graphic: str) -> str:
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_TEXT_WIDTH}" cy="1000000"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{told}"/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing>"
    )


def _picture() -> str:
    graphic = (
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill>'
        "<pic:spPr/></pic:pic></a:graphicData>"
    )
    return _inline(1, "Crest", "The crest of the ministry", graphic)


def _chart() -> str:
    graphic = f'<a:graphicData uri="{_DRAWING}/chart"><c:chart r:id="rIdChart"/></a:graphicData>'
    return _inline(2, "Chart 1", "ODA by year: 2021 90, 2022 120", graphic)


def _drawn() -> tuple[bytes, bytes]:
    """A chart part and its workbook, as python-pptx makes them, its axis ids made positive."""
    data = CategoryChartData(number_format="0")
    data.categories = ["2021", "2022"]
    data.add_series("ODA", (90, 120))
    xml = ChartXmlWriter(XL_CHART_TYPE.COLUMN_CLUSTERED, data).xml
    for at, number in enumerate(sorted(set(re.findall(r'<c:axId val="(-\d+)"', xml))), 1):
        xml = xml.replace(f'val="{number}"', f'val="{at}"')
    external = f'<c:externalData xmlns:r="{_OFFICE}" r:id="rId1"/></c:chartSpace>'
    return xml.replace("</c:chartSpace>", external).encode(), CategoryWorkbookWriter(data).xlsx_blob
