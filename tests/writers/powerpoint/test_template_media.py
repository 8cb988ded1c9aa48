"""Sounds and films on masters and layouts of a template: taken out, and said."""

from __future__ import annotations

import io
import re
import wave
import zipfile
from functools import cache
from pathlib import Path

import pptx
import pytest

from briefgen import Brief
from briefgen.cli import main
from briefgen.deck.plan import plan_deck
from briefgen.errors import InputError
from briefgen.gate.package import open_package
from briefgen.writers.powerpoint import write_deck
from briefgen.writers.powerpoint.template import DeckTemplate, read_deck_template
from tests import deck_templates, demo, made, templates
from tests.officetools import validate

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
MASTER = "ppt/slideMasters/slideMaster1.xml"
OPENING, CONTENT, DIVIDER = (f"ppt/slideLayouts/slideLayout{n}.xml" for n in (1, 2, 4))
SOUND, FILM = "ppt/media/hymn.wav", "ppt/media/parade.mp4"


def sound() -> bytes:
    """A tenth of a second of silence."""
    held = io.BytesIO()
    with wave.open(held, "wb") as made_file:
        made_file.setnchannels(1)
        made_file.setsampwidth(1)
        made_file.setframerate(8000)
        made_file.writeframes(b"\x80" * 800)
    return held.getvalue()


def played(number: int, kind: str, link: str, media: str) -> str:
    """A picture that plays, as PowerPoint writes it: its poster, the file, and the file again."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Hymn" descr="Flag">'
        '<a:hlinkClick r:id="" action="ppaction://media"/></p:cNvPr><p:cNvPicPr/>'
        f'<p:nvPr><a:{kind} r:link="{link}"/><p:extLst>'
        '<p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}">'
        f'<p14:media xmlns:p14="{_P14}" r:embed="{media}"/></p:ext></p:extLst></p:nvPr></p:nvPicPr>'
        '<p:blipFill><a:blip r:embed="rIdPoster"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        '<p:spPr><a:xfrm><a:off x="11430000" y="6000000"/><a:ext cx="300000" cy="300000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


TRANSITION = (
    '<p:transition spd="slow"><p:fade/><p:sndAc><p:stSnd>'
    '<p:snd r:embed="rIdSound" name="hymn.wav"/></p:stSnd></p:sndAc></p:transition>'
)
TIMING = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
    '<p:childTnLst><p:audio><p:cMediaNode vol="80000"><p:cTn id="2" fill="hold"><p:stCondLst>'
    '<p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="21"/></p:tgtEl>'
    "</p:cMediaNode></p:audio></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)
CLICKED = (
    '<p:cNvPr id="2" name="Title 1"><a:hlinkClick r:id="" action="ppaction://noaction">'
    '<a:snd r:embed="rIdSound" name="hymn.wav"/></a:hlinkClick></p:cNvPr>'
)


def related(*lines: tuple[str, str, str]) -> str:
    written = "".join(
        f'<Relationship Id="{ident}" Type="{kind}" Target="../media/{target}"/>'
        for ident, kind, target in lines
    )
    return f"{written}</Relationships>"


def with_media() -> bytes:
    """`night` with a hymn on its master, a film and a sounding change on layouts, and a click."""
    held = parts(deck_templates.night())
    audio = ("rIdSound", f"{_R}/audio", "hymn.wav")
    poster = ("rIdPoster", f"{_R}/image", "image1.png")
    added = {
        MASTER: ("</p:spTree>", played(20, "audioFile", "rIdSound", "rIdAgain")),
        OPENING: ("</p:spTree>", played(21, "videoFile", "rIdFilm", "rIdAgain")),
    }
    for part, (before, text) in added.items():
        held[part] = held[part].replace(before.encode(), f"{text}{before}".encode())
    end = b"</p:sldLayout>"
    held[OPENING] = held[OPENING].replace(end, TIMING.encode() + end)
    held[CONTENT] = held[CONTENT].replace(end, TRANSITION.encode() + end)
    held[DIVIDER] = held[DIVIDER].replace(b'<p:cNvPr id="2" name="Title 1"/>', CLICKED.encode())
    for part, lines in {
        MASTER: (audio, ("rIdAgain", _MEDIA, "hymn.wav"), poster),
        OPENING: (
            ("rIdFilm", f"{_R}/video", "parade.mp4"),
            ("rIdAgain", _MEDIA, "parade.mp4"),
            poster,
        ),
        CONTENT: (audio,),
        DIVIDER: (audio,),
    }.items():
        folder, _, file = part.rpartition("/")
        own = f"{folder}/_rels/{file}.rels"
        held[own] = held[own].replace(b"</Relationships>", related(*lines).encode())
    held[SOUND], held[FILM] = sound(), b"\0\0\0\x18ftypmp42" + b"\0" * 64
    types = "[Content_Types].xml"
    held[types] = held[types].replace(
        b"<Override",
        b'<Default Extension="wav" ContentType="audio/x-wav"/>'
        b'<Default Extension="mp4" ContentType="video/mp4"/><Override',
        1,
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def template() -> DeckTemplate:
    return read_deck_template(with_media(), "anthem.pptx")


@cache
def deck() -> bytes:
    whole = made.whole(demo.facts(), Brief())
    return write_deck(plan_deck(whole, template().looks), base=template().base)


def test_nothing_that_plays_comes_into_a_deck() -> None:
    made_parts = parts(deck())
    assert not [name for name in made_parts if name.endswith((".wav", ".mp4"))]
    everything = b"".join(made_parts.values()).decode("utf-8", "replace")
    for word in ("hymn.wav", "parade.mp4", "audioFile", "videoFile", "p14:media", "<p:audio"):
        assert word not in everything
    assert not re.search(r"p:snd|a:snd|p:timing|ppaction://media", everything)
    assert "rIdSound" not in everything
    assert "audio/x-wav" not in everything


def test_pictures_changes_and_links_stay_without_their_sound() -> None:
    held = parts(deck())
    assert (
        held[MASTER].count(b"<p:pic>")
        == parts(deck_templates.night())[MASTER].count(b"<p:pic>") + 1
    )
    assert b"<p:fade/></p:transition>" in held[CONTENT]
    assert b'action="ppaction://noaction"' in held[DIVIDER]
    assert b"extLst" not in held[MASTER]


def test_layouts_without_media_stay_to_the_byte() -> None:
    plain = "ppt/slideLayouts/slideLayout3.xml"
    assert parts(deck())[plain] == parts(with_media())[plain]


def test_it_is_said_on_which_layouts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (told,) = [issue for issue in template().report.issues if issue.code == "media-dropped"]
    assert told.message == (
        "sounds, films and animations that start them were taken out of a slide master, "
        "the layout “Opening”, the layout “One column”, the layout “Divider”"
    )
    assert "what plays" in template().report.dropped
    path = tmp_path / "anthem.pptx"
    path.write_bytes(with_media())
    northland = str(demo.ROOT / "examples" / "northland")
    words = ["build", northland, "--only", "deck", "--template", str(path), "-o", str(tmp_path)]
    assert main(words) == 0
    assert "anthem.pptx: warning: media-dropped" in capsys.readouterr().err


def test_the_deck_opens_in_another_library_and_shows_its_slides() -> None:
    shown = pptx.Presentation(io.BytesIO(deck()))
    assert len(shown.slides) > 10


@pytest.mark.node
def test_the_open_xml_sdk_has_nothing_against_it(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck())
    assert validate(path) == []


def test_a_film_from_the_web_in_a_template_of_word_is_refused() -> None:
    film = (
        '<wp15:webVideoPr xmlns:wp15="http://schemas.microsoft.com/office/word/2012/'
        'wordprocessingDrawing" embeddedHtml="&lt;iframe src=&quot;https://example.org&quot;/&gt;"/>'
    )
    held = parts(templates.TEMPLATES["crest"]())
    text = held["word/document.xml"]
    held["word/document.xml"] = text.replace(b"</w:body>", film.encode() + b"</w:body>")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    with pytest.raises(InputError, match="a film that is shown from the web; take it out"):
        open_package(stream.getvalue(), "film.dotx", "word")
