"""Decks as PowerPoint, Google Slides and python-pptx write them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pptx
from pptx.presentation import Presentation
from pptx.util import Inches

from tests.deck_templates import classic, night, png

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PRESENTATION = "ppt/presentation.xml"
_RELS = "ppt/_rels/presentation.xml.rels"
_TYPES = "[Content_Types].xml"


def _saved(deck: Presentation) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _edited(
    data: bytes,
    changes: Mapping[str, Callable[[str], str]],
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """The package with the texts of some parts changed, by a pattern of their names, and others
    added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            for pattern, change in changes.items():
                if name == pattern or re.fullmatch(pattern, name):
                    held = change(held.decode()).encode()
            new.writestr(name, held)
        for name, held in (more or {}).items():
            new.writestr(name, held)
    return out.getvalue()


def _wide() -> Presentation:
    """A deck of python-pptx with sample slides of three of its layouts."""
    deck = pptx.Presentation()
    for index in (0, 1, 5):
        slide = deck.slides.add_slide(deck.slide_layouts[index])
        title = slide.shapes.title
        assert title is not None
        title.text = "Sample words of the template"
    return deck


# --- as python-pptx writes them -------------------------------------------------------------------


def python_pptx() -> bytes:
    """Its own template as it comes: 4:3, eleven layouts."""
    return _saved(pptx.Presentation())


def python_pptx_wide() -> bytes:
    """Made wide by setting the slide's size alone, which leaves the layouts where they were."""
    deck = _wide()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    return _saved(deck)


def python_pptx_samples() -> bytes:
    """With sample slides, notes, a table and a chart, none of which is a template's."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    deck = _wide()
    held = CategoryChartData()
    held.categories = ["a", "b"]
    held.add_series("s", (1, 2))
    place = (Inches(1), Inches(2), Inches(4), Inches(3))
    deck.slides[1].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, held)
    deck.slides[2].shapes.add_table(2, 2, *place)
    frame = deck.slides[0].notes_slide.notes_text_frame
    assert frame is not None
    frame.text = "Sample words of the template"
    return _saved(deck)


def portrait() -> bytes:
    """Portrait slides, whose layouts stand where a wide slide would have them."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(7.5), Inches(13.333)
    return _saved(deck)


# --- as PowerPoint writes them --------------------------------------------------------------------


def sections() -> bytes:
    """Slides in sections, which are to go with the slides."""
    found = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section '
        'name="Sample words" id="{6F9619FF-8B86-D011-B42D-00CF4FC964FF}"><p14:sldIdLst>'
        '<p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section></p14:sectionLst>'
        "</p:ext></p:extLst></p:presentation>"
    )

    def listed(text: str) -> str:
        return re.sub(r"<p:extLst>.*</p:extLst>", "", text, flags=re.DOTALL).replace(
            "</p:presentation>", found
        )

    return _edited(_saved(_wide()), {_PRESENTATION: listed})


def embedded_fonts() -> bytes:
    """A font that the file brings along, in PowerPoint's own wrapping."""
    relation = f'<Relationship Id="rIdFont" Type="{_REL}/font" Target="fonts/font1.fntdata"/>'
    fonts = (
        '<p:embeddedFontLst><p:embeddedFont><p:font typeface="House Sans"/>'
        '<p:regular r:id="rIdFont"/></p:embeddedFont></p:embeddedFontLst>'
    )
    kind = '<Default Extension="fntdata" ContentType="application/x-fontdata"/>'
    return _edited(
        night(),
        {
            _PRESENTATION: lambda t: re.sub(r"(<p:notesSz [^>]*/>)", rf"\1{fonts}", t),
            _RELS: lambda t: t.replace("</Relationships>", f"{relation}</Relationships>"),
            _TYPES: lambda t: t.replace("<Default ", f"{kind}<Default ", 1),
        },
        {"ppt/fonts/font1.fntdata": b"\x00" * 64},
    )


def pictured_layouts() -> bytes:
    """A picture on the layout of message slides, at the foot."""
    picture = (
        '<p:pic><p:nvPicPr><p:cNvPr id="90" name="Mark" descr="Mark"/><p:cNvPicPr/><p:nvPr/>'
        '</p:nvPicPr><p:blipFill><a:blip r:embed="rIdMark"/><a:stretch><a:fillRect/></a:stretch>'
        '</p:blipFill><p:spPr><a:xfrm><a:off x="304800" y="6350000"/><a:ext cx="304800" '
        'cy="304800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    relation = f'<Relationship Id="rIdMark" Type="{_REL}/image" Target="../media/mark.png"/>'
    return _edited(
        night(),
        {
            "ppt/slideLayouts/slideLayout3.xml": lambda t: t.replace(
                "</p:spTree>", f"{picture}</p:spTree>"
            ),
            "ppt/slideLayouts/_rels/slideLayout3.xml.rels": lambda t: t.replace(
                "</Relationships>", f"{relation}</Relationships>"
            ),
        },
        {"ppt/media/mark.png": png(32, 32, (63, 167, 214))},
    )


_GERMAN = {
    "Title Slide": "Titelfolie",
    "Title and Content": "Titel und Inhalt",
    "Section Header": "Abschnittsüberschrift",
    "Two Content": "Zwei Inhalte",
    "Comparison": "Vergleich",
    "Title Only": "Nur Titel",
    "Blank": "Leer",
}


def german() -> bytes:
    """Layouts with German names and without types."""

    def named(text: str) -> str:
        for english, own in _GERMAN.items():
            text = text.replace(f'<p:cSld name="{english}">', f'<p:cSld name="{own}">')
        return re.sub(r"(<p:sldLayout [^>]*?) type=\"\w+\"", r"\1", text, count=1)

    return _edited(python_pptx(), {r"ppt/slideLayouts/slideLayout\d+\.xml": named})


def no_titles() -> bytes:
    """No layout has a title, nor has the master: ours are text boxes."""

    def bare(text: str) -> str:
        title = r'<p:sp>(?:(?!</p:sp>).)*<p:ph type="(?:ctrT|t)itle"/>.*?</p:sp>'
        return re.sub(title, "", text, flags=re.DOTALL)

    return _edited(
        python_pptx(), {r"ppt/slide(Layouts|Masters)/slide(Layout|Master)\d+\.xml": bare}
    )


def two_masters() -> bytes:
    """A second master with layouts of its own, as pasting slides of others leaves behind."""
    data = night()
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for number in range(1, 5):
            layout = package.read(f"ppt/slideLayouts/slideLayout{number}.xml")
            parts[f"ppt/slideLayouts/slideLayout{number + 4}.xml"] = layout
            parts[f"ppt/slideLayouts/_rels/slideLayout{number + 4}.xml.rels"] = package.read(
                f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"
            ).replace(b"slideMaster1", b"slideMaster2")
        master = package.read("ppt/slideMasters/slideMaster1.xml").decode()
        for number in range(4):
            master = master.replace(str(2147483649 + number), str(2147483660 + number))
        parts["ppt/slideMasters/slideMaster2.xml"] = master.encode()
        rels = package.read("ppt/slideMasters/_rels/slideMaster1.xml.rels").decode()
        rels = re.sub(r"slideLayout(\d)", lambda m: f"slideLayout{int(m[1]) + 4}.", rels)
        rels = rels.replace("..xml", ".xml").replace("theme1", "theme2")
        parts["ppt/slideMasters/_rels/slideMaster2.xml.rels"] = rels.encode()
        parts["ppt/theme/theme2.xml"] = package.read("ppt/theme/theme1.xml")
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'{"theme" if "theme" in name else "presentationml." + name.split("/")[1][:-1]}+xml"/>'
        for name in parts
        if name.endswith(".xml")
    )
    relation = (
        f'<Relationship Id="rId90" Type="{_REL}/slideMaster" '
        'Target="slideMasters/slideMaster2.xml"/>'
    )
    ident = '<p:sldMasterId id="2147483659" r:id="rId90"/></p:sldMasterIdLst>'
    return _edited(
        data,
        {
            _PRESENTATION: lambda t: t.replace("</p:sldMasterIdLst>", ident),
            _RELS: lambda t: t.replace("</Relationships>", f"{relation}</Relationships>"),
            _TYPES: lambda t: t.replace("</Types>", f"{kinds}</Types>"),
        },
        parts,
    )


def no_notes_master() -> bytes:
    """4:3 with no master for notes, though its slides once had notes."""

    def without(text: str) -> str:
        return re.sub(r"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", "", text)

    def unrelated(text: str) -> str:
        return re.sub(r'<Relationship Id="rId20"[^>]*/>', "", text)

    return _edited(classic(), {_PRESENTATION: without, _RELS: unrelated})


# --- as Google Slides writes them -----------------------------------------------------------------


_GOOGLE = {
    "Title Slide": "TITLE",
    "Title and Content": "TITLE_AND_BODY",
    "Section Header": "SECTION_HEADER",
    "Two Content": "TITLE_AND_TWO_COLUMNS",
    "Title Only": "TITLE_ONLY",
    "Content with Caption": "ONE_COLUMN_TEXT",
    "Picture with Caption": "MAIN_POINT",
    "Comparison": "CAPTION_ONLY",
    "Blank": "BLANK",
}


def google_slides() -> bytes:
    """Its names for layouts, Arial on every level, slide numbers but no footer, 16:9 at 10 in."""

    def google(text: str) -> str:
        for office, own in _GOOGLE.items():
            text = text.replace(f'<p:cSld name="{office}">', f'<p:cSld name="{own}">')
        text = re.sub(
            r'<p:sp><p:nvSpPr><p:cNvPr [^>]*/>(?:(?!</p:sp>).)*type="(?:dt|ftr)".*?</p:sp>',
            "",
            text,
            flags=re.DOTALL,
        )
        return text.replace("+mj-lt", "Arial").replace("+mn-lt", "Arial")

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(7.5)
    return _edited(
        _saved(deck), {r"ppt/slide(Layouts|Masters)/slide(Layout|Master)\d+\.xml": google}
    )
