"""Decks in other organisations' templates: all of theirs stays but the slides, all of ours fits."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from briefgen import Brief, Deck
from briefgen.deck.fit import height_of
from briefgen.deck.lengths import Length
from briefgen.deck.model import GroupShape, LayoutRole, Shape, TextShape
from briefgen.deck.plan import plan_deck
from briefgen.errors import InputError
from briefgen.looks.contrast import check_palette
from briefgen.looks.metrics import on_slides
from briefgen.looks.model import Density, Looks, Zone
from briefgen.values.language import Language
from briefgen.writers.powerpoint import write_deck
from briefgen.writers.powerpoint.shapes import bounds
from briefgen.writers.powerpoint.template import DeckTemplate, read_deck_template
from briefgen.writers.powerpoint.template.zones import overlap
from tests import deck_templates, demo, made
from tests.deck_templates import DECK_TEMPLATES, PERSON, SAMPLE
from tests.made import whole as made_whole

NAMES = list(DECK_TEMPLATES)
POINT = 12_700  # EMU, for what rounding may add
_KEPT = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/", "ppt/tags/tag1.xml")


@cache
def template(name: str) -> DeckTemplate:
    return read_deck_template(DECK_TEMPLATES[name](), f"{name}.pptx")


@cache
def deck(name: str, density: Density = Density.READ, language: Language = Language.EN) -> Deck:
    brief = Brief(handling="Internal", language=language)
    return plan_deck(made.whole(demo.facts(), brief), template(name).looks, density)


@cache
def written(name: str) -> Mapping[str, bytes]:
    return parts(write_deck(deck(name), base=template(name).base))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def leaves(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from leaves(shape.shapes)
        else:
            yield shape


def zone(shape: Shape) -> Zone:
    box = bounds(shape)
    return Zone(x=box.x, y=box.y, w=box.w, h=box.h)


@pytest.mark.parametrize("name", NAMES)
def test_masters_layouts_themes_and_pictures_stay_to_the_byte(name: str) -> None:
    theirs, ours = parts(DECK_TEMPLATES[name]()), written(name)
    kept = [part for part in theirs if part.startswith(_KEPT)]
    assert kept
    assert all(ours[part] == theirs[part] for part in kept)
    if name == "night":
        assert ours["ppt/media/image1.png"] == theirs["ppt/media/image1.png"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_of_sample_slides_or_of_who_made_them(name: str) -> None:
    everything = b"".join(written(name).values()).decode("utf-8", "replace")
    assert SAMPLE not in everything
    assert PERSON not in everything
    assert not [part for part in written(name) if "comment" in part.lower()]


def test_media_of_sample_slides_go_with_them() -> None:
    assert "ppt/media/image1.png" in parts(DECK_TEMPLATES["classic"]())
    assert not [part for part in written("classic") if part.startswith("ppt/media/")]


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_referred_to_and_every_reference_leads_somewhere(name: str) -> None:
    held = written(name)
    reached = {"[Content_Types].xml", "_rels/.rels"}
    waiting = ["_rels/.rels"]
    while waiting:
        rels = waiting.pop()
        folder = Path(rels).parent.parent
        for found in re.findall(r"<Relationship [^>]*>", held[rels].decode()):
            if 'TargetMode="External"' in found:
                continue
            target = re.search(r'Target="([^"]*)"', found)
            assert target is not None
            part = _resolved(folder, target[1])
            assert part in held, (rels, part)
            own = str(Path(part).parent / "_rels" / f"{Path(part).name}.rels")
            if part not in reached and own in held:
                waiting.append(own)
                reached.add(own)
            reached.add(part)
    assert reached == set(held)


def _resolved(folder: Path, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    steps: list[str] = []
    for step in (*folder.parts, *target.split("/")):
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.every(2)
def test_all_text_fits_its_frame_in_the_templates_fonts(name: str, density: Density) -> None:
    looks = template(name).looks
    for slide in deck(name, density).slides:
        for shape in leaves(slide.shapes):
            if isinstance(shape, TextShape) and shape.paragraphs:
                heading = shape.paragraphs[0].style.heading_font
                metrics = looks.heading_metrics if heading else looks.metrics
                height = height_of(
                    shape.paragraphs, shape.box.w, inset=shape.inset, metrics=metrics
                )
                assert height <= shape.box.h + POINT, (slide.id, shape.name)


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_lies_off_the_slide_or_over_title_footer_and_pictures(
    name: str, density: Density
) -> None:
    looks = template(name).looks
    for slide in deck(name, density).slides:
        taken = _taken(name, slide.layout, looks)
        for shape in leaves(slide.shapes):
            where = zone(shape)
            assert where.x >= 0
            assert where.y >= 0
            assert where.right <= looks.width
            assert where.bottom <= looks.height
            title = isinstance(shape, TextShape) and shape.placeholder == "title"
            for label, other in taken.items():
                if not (title and label == "title"):
                    assert not overlap(_smaller(where), other), (slide.id, shape, label)


def _taken(name: str, role: LayoutRole, looks: Looks) -> dict[str, Zone]:
    zones = looks.zones
    standing: dict[str, dict[str, tuple[float, float, float, float]]] = {
        "night": {"crest": (11.6, 0.4, 1.1, 1.1)},
        "classic": {"band": (0, 0, 10, 0.25)},
        "bare": {"side": (0, 0, 0.35, 7.5), "ribbon": (9.9, 0, 2.4, 0.5)},
    }
    drawn = standing[name]
    emu = deck_templates.emu
    taken = {
        label: Zone(x=emu(x), y=emu(y), w=emu(w), h=emu(h)) for label, (x, y, w, h) in drawn.items()
    }
    if role is LayoutRole.COVER:
        return taken | {"title": zones.cover_title}
    return taken | {"title": zones.title, "footer": zones.footer, "number": zones.number}


def _smaller(where: Zone) -> Zone:
    return Zone(
        x=where.x + POINT,
        y=where.y + POINT,
        w=max(0, where.w - 2 * POINT),
        h=max(0, where.h - 2 * POINT),
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_slide_but_the_first_has_title_footer_and_number(name: str) -> None:
    held = written(name)
    for number, slide in enumerate(deck(name).slides, 1):
        root = etree.fromstring(held[f"ppt/slides/slide{number}.xml"])
        text = "".join(map(str, root.itertext()))
        assert slide.title in text
        assert re.search(rb'<p:ph type="(title|ctrTitle)"', held[f"ppt/slides/slide{number}.xml"])
        if number > 1:
            assert "Internal" in text
            assert root.findall(".//{*}fld[@type='slidenum']")


@pytest.mark.parametrize("name", NAMES)
def test_slides_are_written_in_colours_of_the_theme_or_of_its_ground(name: str) -> None:
    slides = b"".join(d for p, d in written(name).items() if p.startswith("ppt/slides/slide"))
    own = set(re.findall(rb'srgbClr val="(\w+)"', slides))
    assert own <= ({b"FBF6EA", b"333333"} if name == "bare" else set())


def test_the_properties_name_the_proportion_of_the_slides() -> None:
    assert b"On-screen Show (4:3)" in written("classic")["docProps/app.xml"]
    assert b"Widescreen" in written("night")["docProps/app.xml"]


def test_on_a_dark_master_text_is_light_and_the_tint_dark() -> None:
    looks = template("night").looks
    assert looks.palette.dark
    assert looks.palette.dk1 == "FFFFFF"
    assert not check_palette(looks.palette)
    slides = b"".join(d for p, d in written("night").items() if p.startswith("ppt/slides/slide"))
    assert b'<a:schemeClr val="tx1"/>' in slides
    assert b'<a:schemeClr val="accent1"><a:lumMod val="40000"/>' in slides


@pytest.mark.parametrize("name", NAMES)
def test_the_palette_of_every_layout_can_be_read(name: str) -> None:
    assert not check_palette(template(name).looks.palette)


def test_what_was_changed_estimated_or_guessed_is_told() -> None:
    told = {name: {issue.code for issue in template(name).report.issues} for name in NAMES}
    assert told["night"] == {"palette-darkened"}
    assert told["classic"] == {"palette-darkened", "font-estimated"}
    assert told["bare"] == {"palette-darkened", "font-estimated", "layout-unsure"}


def test_layouts_are_found_by_what_they_have() -> None:
    found = {
        name: {held.role: held.layout for held in template(name).report.layouts} for name in NAMES
    }
    assert found["night"] == {"cover": "Opening", "message": "Heading only"}
    assert found["classic"] == {"cover": "Title Slide", "message": "Title Only"}
    assert found["bare"] == {"cover": "A1", "message": "B2"}


def test_a_type_that_is_wrong_does_not_decide() -> None:
    wrong = _changed("night", "ppt/slideLayouts/slideLayout4.xml", b'type="secHead"', b'type="obj"')
    wrong = _changed_in(wrong, "ppt/slideLayouts/slideLayout1.xml", b' type="title"', b"")
    read = read_deck_template(wrong, "wrong.pptx")
    assert [held.layout for held in read.report.layouts] == ["Opening", "Heading only"]


def test_the_brand_names_layouts() -> None:
    chosen = (("message", "One column"), ("cover", "Divider"))
    read = read_deck_template(DECK_TEMPLATES["night"](), "night.pptx", chosen)
    assert {held.role: held.layout for held in read.report.layouts} == {
        "cover": "Divider",
        "message": "One column",
    }


def test_a_layout_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r"no layout “Nine”.*“Opening”"):
        read_deck_template(DECK_TEMPLATES["night"](), "night.pptx", (("cover", "Nine"),))


def test_a_layout_without_room_is_refused() -> None:
    small = _changed("bare", "ppt/slideMasters/slideMaster1.xml", b'cy="914400"', b'cy="5029200"')
    with pytest.raises(InputError, match=r"leaves .* for contents"):
        read_deck_template(small, "small.pptx", (("message", "B2"),))


def test_a_button_that_leads_to_a_sample_slide_stays_without_its_action() -> None:
    link = b'<p:cNvPr id="2" name="Title 1"><a:hlinkClick r:id="rIdTo" action="x"/></p:cNvPr>'
    data = parts(DECK_TEMPLATES["night"]())
    layout = "ppt/slideLayouts/slideLayout3.xml"
    data[layout] = data[layout].replace(b'<p:cNvPr id="2" name="Title 1"/>', link)
    rels = "ppt/slideLayouts/_rels/slideLayout3.xml.rels"
    to_slide = (
        b'<Relationship Id="rIdTo" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/slide" Target="../slides/slide1.xml"/></Relationships>'
    )
    data[rels] = data[rels].replace(b"</Relationships>", to_slide)
    base = read_deck_template(_sealed(data), "linked.pptx").base
    held = parts(write_deck(deck("night"), base=base))
    assert b"hlinkClick" not in held[layout]
    assert b"slide1" not in held[rels]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_deck_and_template_give_the_same_bytes(name: str) -> None:
    again = read_deck_template.__wrapped__(DECK_TEMPLATES[name](), f"{name}.pptx")
    one, other = (write_deck(deck(name), base=t.base) for t in (template(name), again))
    assert one == other


@pytest.mark.parametrize("language", [Language.VI, Language.JA])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.every(4)
def test_every_language_can_be_planned_in_every_template(name: str, language: Language) -> None:
    assert len(deck(name, Density.READ, language).slides) > 10


def test_a_deck_of_ours_can_be_a_template() -> None:
    made = write_deck(deck("night"), base=template("night").base)
    read = read_deck_template(made, "made.pptx")
    assert [held.layout for held in read.report.layouts] == ["Opening", "Heading only"]
    assert "custom XML" in read.report.dropped


_MACROS = b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
_OLE = (
    b'<Relationship Id="rIdOle" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/oleObject" Target="../embeddings/a.bin"/></Relationships>'
)
_REMOTE = _OLE.replace(b"oleObject", b"image").replace(
    b'"../embeddings/a.bin"', b'"http://example.org/a.png" TargetMode="External"'
)
_MASTER = "ppt/slideMasters/slideMaster1.xml"
_MASTER_RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
HOSTILE = {
    "macros": (
        *("[Content_Types].xml", b"vnd.openxmlformats-officedocument.presentationml."),
        *(b"presentation.main+xml", _MACROS, "carries macros"),
    ),
    "object": (_MASTER_RELS, b"", b"</Relationships>", _OLE, "an embedded object"),
    "remote": (_MASTER_RELS, b"", b"</Relationships>", _REMOTE, "outside the file"),
    "doctype": (_MASTER, b"", b"<p:sldMaster ", b"<!DOCTYPE x><p:sldMaster ", "DOCTYPE"),
    "torn": (_MASTER, b"", b"</p:sldMaster>", b"", "not well-formed"),
    "no layouts": (_MASTER, b"", b"sldLayoutIdLst", b"sldLayoutIdList", "no slide layout"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_must_not_come_in_is_refused_with_a_sentence(case: str) -> None:
    part, before, old, new, sentence = HOSTILE[case]
    data = _changed("night", part, before + old, new)
    started = time.perf_counter()
    with pytest.raises(InputError, match=sentence):
        read_deck_template(data, "hostile.pptx")
    assert time.perf_counter() - started < 2


def test_a_document_of_word_is_no_template_of_slides() -> None:
    from tests.templates import TEMPLATES

    with pytest.raises(InputError, match="a file of PowerPoint is due"):
        read_deck_template(TEMPLATES["crest"](), "crest.dotx")


def _changed(name: str, part: str, old: bytes, new: bytes) -> bytes:
    return _changed_in(DECK_TEMPLATES[name](), part, old, new)


def _changed_in(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    held = parts(data)
    assert old in held[part]
    held[part] = held[part].replace(old, new)
    return _sealed(held)


def _sealed(held: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_on_a_narrow_slide_all_figures_have_their_tile() -> None:
    slide = next(slide for slide in deck("classic").slides if slide.section == "key-figures")
    assert len([shape for shape in slide.shapes if isinstance(shape, GroupShape)]) == 4


def test_a_font_that_a_brand_brings_is_not_estimated() -> None:
    measured = (("rockwell", on_slides("Arial")),)
    read = read_deck_template(DECK_TEMPLATES["classic"](), "classic.potx", (), measured)
    assert read.report.estimated == ()
    assert read.looks.metrics == read.looks.heading_metrics == on_slides("Arial")


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.every(3)
def test_a_deck_of_full_length_can_be_planned_in_every_template(
    name: str, density: Density
) -> None:
    whole = made_whole(demo.facts(), Brief(handling="Internal"))
    planned = plan_deck(whole, template(name).looks, density, Length.FULL)
    assert len(planned.slides) > len(deck(name, density).slides)
