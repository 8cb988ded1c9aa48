"""Three organisations' PowerPoint templates, unlike ours and unlike each other, as files in memory.

`night` is 16:9 and dark by its map of colours: light text on bg1 → dk1, a centred title, a crest at
the top right of every slide, titles in Arial. `classic` is a .potx of 4:3 with the layouts and the
names that Office gives them, a band at the top, a face whose widths are not known, and sample
slides with a picture, notes and a comment. `bare` is 16:9, its layouts say no type, none has a
footer, a number or a subtitle; the ground is a plain colour that its map does not know, and the
title stands at the left of a bar.
"""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Mapping
from functools import cache

from briefgen.writers.package import seal

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SLIDES = f"{_OFFICE}.presentationml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = f'xmlns:a="{_A}" xmlns:r="{_R}" xmlns:p="{_P}"'
_SINCE = dt.date(2020, 1, 1)
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'

PERSON = "Someone Private"
SAMPLE = "Sample words of the template"

_TYPES = {
    "slideMasters": f"{_SLIDES}.slideMaster+xml",
    "slideLayouts": f"{_SLIDES}.slideLayout+xml",
    "slides": f"{_SLIDES}.slide+xml",
    "notesSlides": f"{_SLIDES}.notesSlide+xml",
    "notesMasters": f"{_SLIDES}.notesMaster+xml",
    "comments": f"{_SLIDES}.comments+xml",
    "theme": f"{_OFFICE}.theme+xml",
    "tags": f"{_SLIDES}.tags+xml",
}


def emu(inches: float) -> int:
    """A length in EMU."""
    return round(inches * 914_400)


# --- shapes ---------------------------------------------------------------------------------------


def _xfrm(box: tuple[float, float, float, float] | None) -> str:
    if box is None:
        return ""
    x, y, w, h = map(emu, box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def placeholder(
    number: int,
    name: str,
    ph: str,
    box: tuple[float, float, float, float] | None = None,
    *,
    level: str = "",
    body: str = "",
    text: str = "Click to edit",
) -> str:
    """A placeholder; ``level`` is the inside of its first level's properties."""
    styled = f"<a:lstStyle>{level}</a:lstStyle>" if level else "<a:lstStyle/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr><p:ph {ph}/>'
        f"</p:nvPr></p:nvSpPr><p:spPr>{_xfrm(box)}</p:spPr><p:txBody><a:bodyPr {body}/>{styled}"
        f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def bar(number: int, name: str, box: tuple[float, float, float, float], color: str) -> str:
    """A plain rectangle."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{color}'
        "</a:solidFill></p:spPr></p:sp>"
    )


def picture(number: int, box: tuple[float, float, float, float], ident: str) -> str:
    """A picture with alternative text."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Crest" descr="Crest"/><p:cNvPicPr/>'
        f'<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{ident}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></p:blipFill><p:spPr>{_xfrm(box)}<a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></p:spPr></p:pic>"
    )


def theme_color(name: str) -> str:
    """A colour of the theme."""
    return f'<a:schemeClr val="{name}"/>'


def level(
    size: int, color: str = "", *, align: str = "l", face: str = "+mn-lt", extra: str = ""
) -> str:
    """The properties of the first level of a text."""
    fill = f"<a:solidFill>{color}</a:solidFill>" if color else ""
    return (
        f'<a:lvl1pPr algn="{align}"><a:defRPr sz="{size * 100}"{extra}>{fill}'
        f'<a:latin typeface="{face}"/></a:defRPr></a:lvl1pPr>'
    )


def png(width: int, height: int, color: tuple[int, int, int]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(color) * width) * height
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", zlib.compress(rows, 9)),
            chunk(b"IEND", b""),
        )
    )


# --- parts ----------------------------------------------------------------------------------------


def _theme(colors: str, heading: str, text: str) -> str:
    slots = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{color}"/></a:{slot}>'
        for slot, color in zip(slots.split(), colors.split(), strict=True)
    )
    fonts = "".join(
        f'<a:{part}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{part}Font>"
        for part, face in (("major", heading), ("minor", text))
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
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


def _master(
    shapes: str, title: str, body: str, layouts: int, *, color_map: str, ground: str
) -> str:
    ids = "".join(
        f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(layouts)
    )
    return (
        f"{_XML}<p:sldMaster {_SPACES}><p:cSld>{ground}<p:spTree>{_TREE}{shapes}</p:spTree>"
        f"</p:cSld><p:clrMap {_quoted(color_map)}/>"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{level(18)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


_ACCENTS = " ".join(f"accent{n}=accent{n}" for n in range(1, 7)) + " hlink=hlink folHlink=folHlink"
LIGHT_MAP = f"bg1=lt1 tx1=dk1 bg2=lt2 tx2=dk2 {_ACCENTS}"
DARK_MAP = f"bg1=dk1 tx1=lt1 bg2=dk2 tx2=lt2 {_ACCENTS}"


def _ground(color: str) -> str:
    return (
        f"<p:bg><p:bgPr><a:solidFill>{color}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
        if color
        else ""
    )


def _layout(name: str, shapes: str, kind: str = "", ground: str = "") -> str:
    typed = f' type="{kind}"' if kind else ""
    return (
        f'{_XML}<p:sldLayout {_SPACES}{typed} preserve="1"><p:cSld name="{name}">{ground}<p:spTree>'
        f"{_TREE}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        "</p:sldLayout>"
    )


def _slide(shapes: str) -> str:
    return (
        f"{_XML}<p:sld {_SPACES}><p:cSld><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


# --- the package ----------------------------------------------------------------------------------


def rels(lines: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part: kind and target by id."""
    written = "".join(
        f'<Relationship Id="{ident}" Type="{_R}/{kind}" Target="{target}"/>'
        for ident, (kind, target) in lines.items()
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def package(
    size: tuple[float, float],
    parts: Mapping[str, str | bytes],
    related: Mapping[str, Mapping[str, tuple[str, str]]],
    *,
    slides: int = 0,
    template: bool = False,
    extra: str = "",
) -> bytes:
    """A .pptx or .potx: parts by name, and their relationships by the part that has them."""
    main = f"{_SLIDES}.{'template' if template else 'presentation'}.main+xml"
    listed = {"rId1": ("slideMaster", "slideMasters/slideMaster1.xml")}
    listed |= {f"rId{n + 2}": ("slide", f"slides/slide{n + 1}.xml") for n in range(slides)}
    listed |= related.get("ppt/presentation.xml", {})
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="rId{n + 2}"/>' for n in range(slides))
    notes = ""
    if "rId20" in listed:
        notes = '<p:notesMasterIdLst><p:notesMasterId r:id="rId20"/></p:notesMasterIdLst>'
    slide_list = f"<p:sldIdLst>{ids}</p:sldIdLst>" if ids else ""
    width, height = map(emu, size)
    presentation = (
        f"{_XML}<p:presentation {_SPACES}><p:sldMasterIdLst>"
        f'<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>{notes}{slide_list}'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>{extra}'
        "</p:presentation>"
    )
    core = (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{PERSON}</dc:creator>'
        f"<cp:lastModifiedBy>{PERSON}</cp:lastModifiedBy></cp:coreProperties>"
    )
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES[name.split("/")[1]]}"/>'
        for name in parts
        if name.endswith(".xml") and name.split("/")[1] in _TYPES
    )
    texts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/ppt/presentation.xml" ContentType="{main}"/>'
        '<Override PartName="/docProps/core.xml" ContentType="'
        f'application/vnd.openxmlformats-package.core-properties+xml"/>{types}'
        f"{_AUTHORS[slides > 1]}"
        "</Types>",
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="ppt/presentation.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": core,
        "ppt/presentation.xml": presentation,
        "ppt/_rels/presentation.xml.rels": rels(listed),
        **parts,
    }
    for part, lines in related.items():
        if part != "ppt/presentation.xml":
            folder, _, file = part.rpartition("/")
            texts[f"{folder}/_rels/{file}.rels"] = rels(lines)
    return seal({n: d if isinstance(d, bytes) else d.encode() for n, d in texts.items()}, _SINCE)


_AUTHORS = {
    False: "",
    True: '<Override PartName="/ppt/commentAuthors.xml" '
    f'ContentType="{_SLIDES}.commentAuthors+xml"/>',
}


def _masters(
    layouts: int, more: Mapping[str, tuple[str, str]] | None = None
) -> dict[str, dict[str, tuple[str, str]]]:
    """The relationships of a master and of its layouts."""
    listed = {
        f"rId{n + 1}": ("slideLayout", f"../slideLayouts/slideLayout{n + 1}.xml")
        for n in range(layouts)
    }
    listed["rIdTheme"] = ("theme", "../theme/theme1.xml")
    found = {"ppt/slideMasters/slideMaster1.xml": {**listed, **(more or {})}}
    for n in range(layouts):
        found[f"ppt/slideLayouts/slideLayout{n + 1}.xml"] = {
            "rId1": ("slideMaster", "../slideMasters/slideMaster1.xml")
        }
    return found


# --- night ----------------------------------------------------------------------------------------


@cache
def night() -> bytes:
    """Dark, 16:9: dk1 is the ground by the map of colours; a crest at the top right."""
    title = level(36, theme_color("tx1"), face="+mj-lt")
    body = level(20, theme_color("tx1"))
    shapes = (
        placeholder(2, "Title", 'type="title"', (0.6, 0.45, 10.2, 1.1), body='anchor="ctr"')
        + placeholder(3, "Text", 'type="body" idx="1"', (0.6, 1.75, 12.1, 4.75))
        + placeholder(4, "Footer", 'type="ftr" sz="quarter" idx="3"', (0.6, 6.95, 8, 0.3))
        + placeholder(5, "Number", 'type="sldNum" sz="quarter" idx="4"', (11.5, 6.95, 1.2, 0.3))
        + picture(6, (11.6, 0.4, 1.1, 1.1), "rIdCrest")
        + bar(7, "Line", (0.6, 6.8, 12.1, 0.02), theme_color("accent1"))
    )
    master = _master(shapes, title, body, 4, color_map=DARK_MAP, ground=_ground(theme_color("bg1")))
    head = placeholder(2, "Title 1", 'type="title"')
    foot = placeholder(8, "Footer 7", 'type="ftr" sz="quarter" idx="11"') + placeholder(
        9, "Number 8", 'type="sldNum" sz="quarter" idx="12"'
    )
    cover = placeholder(
        2,
        "Title 1",
        'type="ctrTitle"',
        (0.6, 1.6, 10.4, 1.5),
        body='anchor="b"',
        level=level(44, face="+mj-lt"),
    ) + placeholder(
        3, "Subtitle 2", 'type="subTitle" idx="1"', (0.6, 3.2, 10.4, 0.9), level=level(20)
    )
    parts: dict[str, str | bytes] = {
        "ppt/theme/theme1.xml": _theme(
            "0E1A2B FFFFFF 1B2C44 DCE6F2 3FA7D6 EE6352 F2A65A 59CD90 7D8CA3 B8C4D6 7FC8F8 B8A9E0",
            "Arial",
            "Calibri",
        ),
        "ppt/slideMasters/slideMaster1.xml": master,
        "ppt/slideLayouts/slideLayout1.xml": _layout("Opening", cover, "title"),
        "ppt/slideLayouts/slideLayout2.xml": _layout(
            "One column", head + placeholder(3, "Content 2", 'idx="1"') + foot, "obj"
        ),
        "ppt/slideLayouts/slideLayout3.xml": _layout("Heading only", head + foot, "titleOnly"),
        "ppt/slideLayouts/slideLayout4.xml": _layout(
            "Divider", placeholder(2, "Title 1", 'type="title"', (0.6, 3, 9, 1.5)), "secHead"
        ),
        "ppt/media/image1.png": png(64, 64, (238, 99, 82)),
        "ppt/slides/slide1.xml": _slide(placeholder(2, "Title 1", 'type="ctrTitle"', text=SAMPLE)),
    }
    related = _masters(4, {"rIdCrest": ("image", "../media/image1.png")})
    related["ppt/slides/slide1.xml"] = {"rId1": ("slideLayout", "../slideLayouts/slideLayout1.xml")}
    return package((13.333, 7.5), parts, related, slides=1)


# --- classic --------------------------------------------------------------------------------------


@cache
def classic() -> bytes:
    """A .potx of 4:3 with the layouts of Office, a band, and sample slides with all they have."""
    title = level(40, theme_color("tx2"), align="ctr", face="+mj-lt")
    body = level(28, theme_color("tx1"))
    shapes = (
        bar(7, "Band", (0, 0, 10, 0.25), theme_color("accent1"))
        + placeholder(2, "Title", 'type="title"', (0.5, 0.35, 9, 1.15), body='anchor="ctr"')
        + placeholder(3, "Text", 'type="body" idx="1"', (0.5, 1.75, 9, 4.95))
        + placeholder(4, "Date", 'type="dt" sz="half" idx="2"', (0.5, 6.95, 2.33, 0.4))
        + placeholder(5, "Footer", 'type="ftr" sz="quarter" idx="3"', (3.42, 6.95, 3.17, 0.4))
        + placeholder(6, "Number", 'type="sldNum" sz="quarter" idx="4"', (7.17, 6.95, 2.33, 0.4))
    )
    master = _master(
        shapes, title, body, 4, color_map=LIGHT_MAP, ground=_ground(theme_color("bg1"))
    )
    head = placeholder(2, "Title 1", 'type="title"')
    foot = (
        placeholder(7, "Date 6", 'type="dt" sz="half" idx="10"')
        + placeholder(8, "Footer 7", 'type="ftr" sz="quarter" idx="11"', level=level(12))
        + placeholder(9, "Number 8", 'type="sldNum" sz="quarter" idx="12"', level=level(12))
    )
    cover = (
        placeholder(2, "Title 1", 'type="ctrTitle"', (0.75, 2.33, 8.5, 1.6))
        + placeholder(
            3,
            "Subtitle 2",
            'type="subTitle" idx="1"',
            (1.5, 4.25, 7, 1.92),
            level=level(32, theme_color("tx1"), align="ctr"),
        )
        + foot
    )
    half = placeholder(3, "Left", 'sz="half" idx="1"', (0.5, 1.75, 4.42, 4.95)) + placeholder(
        4, "Right", 'sz="half" idx="2"', (5.08, 1.75, 4.42, 4.95)
    )
    parts: dict[str, str | bytes] = {
        "ppt/theme/theme1.xml": _theme(
            "000000 FFFFFF 1F497D EEECE1 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080",
            "Rockwell",
            "Rockwell",
        ),
        "ppt/slideMasters/slideMaster1.xml": master,
        "ppt/slideLayouts/slideLayout1.xml": _layout("Title Slide", cover, "title"),
        "ppt/slideLayouts/slideLayout2.xml": _layout(
            "Title and Content", head + placeholder(3, "Content 2", 'idx="1"') + foot, "obj"
        ),
        "ppt/slideLayouts/slideLayout3.xml": _layout("Two Content", head + half + foot, "twoObj"),
        "ppt/slideLayouts/slideLayout4.xml": _layout("Title Only", head + foot, "titleOnly"),
        "ppt/media/image1.png": png(40, 30, (79, 129, 189)),
        "ppt/notesMasters/notesMaster1.xml": _XML
        + f"<p:notesMaster {_SPACES}><p:cSld><p:spTree>{_TREE}"
        + placeholder(2, "Image", 'type="sldImg" idx="2"', (0.8, 1, 5, 3.75))
        + placeholder(3, "Notes", 'type="body" sz="quarter" idx="3"', (0.8, 5, 5.9, 4))
        + f"</p:spTree></p:cSld><p:clrMap {_quoted(LIGHT_MAP)}/></p:notesMaster>",
        "ppt/theme/theme2.xml": _theme(
            "000000 FFFFFF 1F497D EEECE1 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080",
            "Calibri",
            "Calibri",
        ),
        "ppt/notesSlides/notesSlide1.xml": f"{_XML}<p:notes {_SPACES}><p:cSld><p:spTree>{_TREE}"
        + placeholder(3, "Notes", 'type="body" idx="1"', text=f"{SAMPLE}: notes")
        + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        "ppt/comments/comment1.xml": f'{_XML}<p:cmLst {_SPACES}><p:cm authorId="0" '
        f'dt="2020-01-01T00:00:00.000" idx="1"><p:pos x="10" y="10"/><p:text>{SAMPLE}</p:text>'
        "</p:cm></p:cmLst>",
        "ppt/commentAuthors.xml": f'{_XML}<p:cmAuthorLst {_SPACES}><p:cmAuthor id="0" '
        f'name="{PERSON}" initials="SP" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>',
        "ppt/slides/slide1.xml": _slide(placeholder(2, "Title 1", 'type="ctrTitle"', text=SAMPLE)),
        "ppt/slides/slide2.xml": _slide(
            placeholder(2, "Title 1", 'type="title"', text=SAMPLE)
            + picture(3, (1, 2, 4, 3), "rIdPicture")
        ),
    }
    related = _masters(4)
    related["ppt/presentation.xml"] = {
        "rId20": ("notesMaster", "notesMasters/notesMaster1.xml"),
        "rId21": ("commentAuthors", "commentAuthors.xml"),
    }
    related["ppt/notesMasters/notesMaster1.xml"] = {"rId1": ("theme", "../theme/theme2.xml")}
    related["ppt/notesSlides/notesSlide1.xml"] = {
        "rId1": ("notesMaster", "../notesMasters/notesMaster1.xml"),
        "rId2": ("slide", "../slides/slide2.xml"),
    }
    related["ppt/slides/slide1.xml"] = {"rId1": ("slideLayout", "../slideLayouts/slideLayout1.xml")}
    related["ppt/slides/slide2.xml"] = {
        "rId1": ("slideLayout", "../slideLayouts/slideLayout2.xml"),
        "rIdPicture": ("image", "../media/image1.png"),
        "rId3": ("notesSlide", "../notesSlides/notesSlide1.xml"),
        "rId4": ("comments", "../comments/comment1.xml"),
    }
    return package((10, 7.5), parts, related, slides=2, template=True)


def _quoted(color_map: str) -> str:
    return " ".join('{}="{}"'.format(*pair.split("=")) for pair in color_map.split())


# --- bare -----------------------------------------------------------------------------------------


@cache
def bare() -> bytes:
    """No types, no footer, no number, no subtitle; a ground that the map of colours has not."""
    title = level(30, '<a:srgbClr val="2B2B2B"/>', face="Georgia", extra=' b="1"')
    body = level(18, '<a:srgbClr val="333333"/>')
    shapes = (
        bar(7, "Side", (0, 0, 0.35, 7.5), theme_color("accent2"))
        + placeholder(2, "Headline", 'type="title"', (0.8, 0.9, 11.6, 1.0))
        + bar(8, "Ribbon", (9.9, 0, 2.4, 0.5), theme_color("accent1"))
    )
    master = _master(
        shapes, title, body, 4, color_map=LIGHT_MAP, ground=_ground('<a:srgbClr val="FBF6EA"/>')
    )
    head = placeholder(2, "Headline 1", 'type="title"')
    left = placeholder(3, "Words 1", 'type="body" sz="half" idx="14"', (0.8, 2.1, 5.6, 4.4))
    cover = placeholder(
        2, "Headline 1", 'type="title"', (0.8, 2.2, 9.5, 1.2), level=level(40, face="Georgia")
    )
    parts: dict[str, str | bytes] = {
        "ppt/theme/theme1.xml": _theme(
            "222222 FFFFFF 6B4F2A F3E9D2 E0A100 B5651D 8DB255 3C7A89 D9C27E EFE6CF 8A5A00 7A6A55",
            "Georgia",
            "Arial",
        ),
        "ppt/slideMasters/slideMaster1.xml": master,
        "ppt/slideLayouts/slideLayout1.xml": _layout("A1", cover),
        "ppt/slideLayouts/slideLayout2.xml": _layout(
            "B1",
            head
            + left
            + placeholder(4, "Words 2", 'type="body" sz="half" idx="15"', (6.8, 2.1, 5.6, 4.4)),
        ),
        "ppt/slideLayouts/slideLayout3.xml": _layout("B2", head),
        "ppt/slideLayouts/slideLayout4.xml": _layout("C1", ""),
        "ppt/tags/tag1.xml": f'{_XML}<p:tagLst {_SPACES}><p:tag name="OWN" val="1"/></p:tagLst>',
    }
    related = _masters(4)
    related["ppt/slideLayouts/slideLayout3.xml"]["rIdTag"] = ("tags", "../tags/tag1.xml")
    return package((13.333, 7.5), parts, related)


DECK_TEMPLATES = {"night": night, "classic": classic, "bare": bare}
SUFFIXES = {"night": ".pptx", "classic": ".potx", "bare": ".pptx"}
