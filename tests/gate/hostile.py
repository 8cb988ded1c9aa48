"""Files that must not come in, each with a word of the sentence that refuses it."""

from __future__ import annotations

import datetime as dt
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache

from briefgen.writers.package import Deflated, archived, deflate
from tests.templates import two_columns

GB = 1 << 30
_SINCE = dt.date(2020, 1, 1)
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@cache
def sound() -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(two_columns())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def seal(parts: Mapping[str, bytes | Deflated], since: dt.date) -> bytes:
    """The parts as our writers would seal them, did they not refuse what our readers refuse."""
    packed = {n: p if isinstance(p, Deflated) else deflate(p) for n, p in parts.items()}
    return archived(packed, since)


def changed(name: str, old: str, new: str) -> bytes:
    text = sound()[name].decode()
    assert old in text
    return seal({**sound(), name: text.replace(old, new, 1).encode()}, _SINCE)


def with_part(name: str, data: bytes | Deflated) -> bytes:
    return seal({**sound(), name: data}, _SINCE)


def related(kind: str, target: str, *, external: bool, part: str = "word/document.xml") -> bytes:
    """The sound file with one more relationship."""
    folder, _, file = part.rpartition("/")
    mode = ' TargetMode="External"' if external else ""
    name = f"{folder}/_rels/{file}.rels"
    added = f'<Relationship Id="rId99" Type="{_R}/{kind}" Target="{target}"{mode}/></Relationships>'
    if name in sound():
        return changed(name, "</Relationships>", added)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return with_part(name, f'<Relationships xmlns="{space}">{added}'.encode())


def zeros(size: int) -> Deflated:
    """So many zero bytes, packed a thousandfold, without ever being unpacked here."""
    block = 1 << 24
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    once = packer.compress(bytes(block)) + packer.flush(zlib.Z_FULL_FLUSH)
    return Deflated(once * (size // block) + b"\x03\x00", size, 0)


def lying(size: int) -> Deflated:
    """The same, but the directory says that it is small."""
    return Deflated(zeros(size).stream, 1_000, 0)


def flat_bomb() -> bytes:
    """A hundred parts of a megabyte each, which by itself none of them forbids."""
    part = deflate(bytes(10**6))
    return seal({**sound(), **{f"word/media/{n}.bin": part for n in range(100)}}, _SINCE)


def nested_bomb() -> bytes:
    """Zips in zips, each some forty times larger than packed."""
    inner = seal({"a": bytes(range(256)) * 150 * 40}, _SINCE)
    for _ in range(3):
        inner = seal({f"{n}.zip": inner + bytes(n) for n in range(40)}, _SINCE)
    return with_part("word/media/a.zip", inner)


def overlapping() -> bytes:
    """A thousand directory entries that all lead to the same packed megabyte."""
    data = seal({"a.bin": bytes(10**6)}, _SINCE)
    end = data.rfind(b"PK\5\6")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    entry = data[start:end]
    many = b"".join(entry[:46] + b"%05d" % n for n in range(1_000))
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1_000, 1_000, len(many), start, 0)
    return data[:start] + many + tail


def many_parts() -> bytes:
    return seal({**sound(), **{f"word/media/{n}.bin": b"" for n in range(2_500)}}, _SINCE)


def long_directory() -> bytes:
    return seal(
        {**sound(), **{f"word/media/{'x' * 200}{n}.bin": b"" for n in range(9_000)}}, _SINCE
    )


def twice() -> bytes:
    out = io.BytesIO(two_columns())
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("word/styles.xml", "<again/>")
    return out.getvalue()


def encrypted() -> bytes:
    data = bytearray(two_columns())
    at = data.find(b"PK\1\2")
    data[at + 8] |= 1
    return bytes(data)


def flipped_inside() -> bytes:
    """One byte of a stored part changed: only its CRC can tell."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sound().items():
            archive.writestr(name, data)
    return out.getvalue().replace(b"Sample text", b"Sbmple text")


def other_method() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in sound().items():
            archive.writestr(name, data)
    return out.getvalue()


def zip64() -> bytes:
    data = two_columns()
    end = data.rfind(b"PK\5\6")
    return data[:end] + b"PK\6\7" + bytes(16) + data[end:]


def before_it() -> bytes:
    """A file that is a page for browsers too; the directory is corrected to fit."""
    lead = b"<html><script>alert(1)</script></html>"
    data = bytearray(lead + two_columns())
    end = data.rfind(b"PK\5\6")
    at = int.from_bytes(data[end + 16 : end + 20], "little") + len(lead)
    data[end + 16 : end + 20] = at.to_bytes(4, "little")
    while data[at : at + 4] == b"PK\1\2":
        offset = int.from_bytes(data[at + 42 : at + 46], "little") + len(lead)
        data[at + 42 : at + 46] = offset.to_bytes(4, "little")
        at += 46 + sum(struct.unpack_from("<3H", data, at + 28))
    return bytes(data)


def in_header(old: bytes, new: bytes, field: int) -> bytes:
    """The header of the first part says something else than the directory does."""
    data = bytearray(two_columns())
    assert data[field : field + len(old)] == old or not old
    data[field : field + len(new)] = new
    return bytes(data)


def field(*pieces: str) -> bytes:
    """A document with a complex field, its instruction in so many runs."""
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces
    )
    return _body(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _body(runs: str) -> bytes:
    return changed("word/document.xml", "<w:body>", f"<w:body><w:p>{runs}</w:p>")


_MADE_OF_ANOTHER = (
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68 68'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>AUTO calc'
)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


def svg(inner: str) -> bytes:
    return with_part("word/media/a.svg", _SVG.format(inner).encode())


def embedded(parts: Mapping[str, bytes]) -> bytes:
    return with_part("word/embeddings/a.xlsx", seal(parts, _SINCE))


def shape(attributes: str) -> bytes:
    space = "urn:schemas-microsoft-com:vml"
    return _body(f'<w:r><w:pict><v:shape xmlns:v="{space}" {attributes}/></w:pict></w:r>')


def xml(text: str, encoding: str = "utf-8") -> bytes:
    return with_part("word/styles.xml", text.encode(encoding))


def _typed(kind: str) -> bytes:
    return changed(
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        kind,
    )


_LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
_DOCTYPE = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "text": (lambda: b"To whom it may concern", "not an Office file"),
    "pdf": (lambda: b"%PDF-1.7\n" + bytes(1_000), "not an Office file"),
    "old doc": (lambda: _OLE + bytes(5_000), "Office 97-2003"),
    "password": (
        lambda: _OLE + bytes(900) + "EncryptedPackage".encode("utf-16-le") + bytes(900),
        "password",
    ),
    "truncated": (lambda: two_columns()[:-300], "damaged"),
    "only its head": (lambda: two_columns()[:500], "damaged"),
    "crc": (flipped_inside, "damaged"),
    "other packing": (other_method, "Office does not use"),
    "encrypted part": (encrypted, "encrypted"),
    "zip64": (zip64, "more parts than a template"),
    "long directory": (long_directory, "more parts than a template"),
    "many parts": (many_parts, "2000 are allowed"),
    "bomb of 3 GB": (lambda: with_part("word/media/a.bin", zeros(3 * GB)), "zip bomb"),
    "bomb as document": (lambda: with_part("word/document.xml", zeros(3 * GB)), "zip bomb"),
    "bomb that lies": (lambda: with_part("word/media/a.bin", lying(GB)), "damaged"),
    "flat bomb": (flat_bomb, "unpack to 100 MB"),
    "nested bomb": (nested_bomb, "archive within it|zip bomb"),
    "overlapping": (overlapping, "unpack to 1000 MB"),
    "two of a name": (twice, "two parts of one name"),
    "two but for case": (lambda: with_part("word/STYLES.xml", b"<a/>"), "two parts of one name"),
    "parent folder": (lambda: with_part("../../evil.xml", b"<a/>"), "leads out"),
    "absolute": (lambda: with_part("/etc/evil.xml", b"<a/>"), "leads out"),
    "drive": (lambda: with_part("C:/evil.xml", b"<a/>"), "leads out"),
    "backslash": (lambda: with_part("word\\evil.xml", b"<a/>"), "leads out"),
    "doctype": (lambda: xml(_DOCTYPE.format("UTF-8")), "DOCTYPE"),
    "doctype in UTF-16": (lambda: xml(_DOCTYPE.format("UTF-16"), "utf-16"), "DOCTYPE"),
    "doctype, big-endian": (
        lambda: xml("\ufeff" + _DOCTYPE.format("UTF-16"), "utf-16-be"),
        "DOCTYPE",
    ),
    "entities": (lambda: xml(_LAUGHS), "DOCTYPE"),
    "doctype in a picture": (
        lambda: with_part("word/media/a.svg", _LAUGHS.encode()),
        "DOCTYPE",
    ),
    "not XML": (lambda: xml("<a><b></a>"), "not well-formed"),
    "two roots": (lambda: xml("<a/><b/>"), "not well-formed"),
    "null bytes": (lambda: xml("<a>\0</a>"), "not well-formed"),
    "unknown encoding": (lambda: xml('<?xml version="1.0" encoding="klingon"?><a/>'), "styles"),
    "deep": (lambda: xml("<a>" * 100_000 + "</a>" * 100_000), "deeper than"),
    "many elements": (lambda: xml("<a>" + "<b/>" * 4_000_000 + "</a>"), "zip bomb|XML elements"),
    "many elements, packed badly": (
        lambda: xml("<a>" + "".join(f"<b{n:x}/>" for n in range(300_000)) + "</a>"),
        "XML elements",
    ),
    "many attributes": (
        lambda: xml("<a " + " ".join(f'b{n:x}=""' for n in range(500_000)) + "/>"),
        "tag or comment",
    ),
    "long comment": (
        lambda: xml("<a><!--" + "".join(f"{n:x}" for n in range(700_000)) + "--></a>"),
        "tag or comment",
    ),
    "behind another file": (before_it, "two different files"),
    "before another file": (lambda: two_columns() + b"%PDF-1.7", "two different files"),
    "other name in its header": (lambda: in_header(b"[", b"]", 30), "not what its directory says"),
    "other size in its header": (lambda: in_header(b"", b"\1\0\0\0", 22), "not what its directory"),
    "other packing in its header": (lambda: in_header(b"\x08", b"\0", 8), "not what its directory"),
    "null in a name": (lambda: with_part("word/a\0.xml", b"<a/>"), "leads out"),
    "turned name": (lambda: with_part("word/a\u202elmx.xml", b"<a/>"), "leads out"),
    "parent folder in signs": (lambda: with_part("word/%2e%2e/%2e%2e/a", b"a"), "leads out"),
    "two but for signs": (lambda: with_part("word/%73tyles.xml", b"<a/>"), "two parts of one name"),
    "two types of a part": (
        lambda: changed(
            "[Content_Types].xml",
            "</Types>",
            '<Override PartName="/word/document.xml" ContentType="text/xml"/></Types>',
        ),
        "two things",
    ),
    "dde": (lambda: field("DDEAUTO c:\\windows\\system32\\cmd.exe"), "another program"),
    "dde in pieces": (lambda: field(" d", "D", "e", " cmd"), "another program"),
    "field made by a field": (lambda: field(_MADE_OF_ANOTHER), "another field makes"),
    "simple field": (
        lambda: _body('<w:fldSimple w:instr=" DDE cmd calc "/>'),
        "another program",
    ),
    "included text": (lambda: field("INCLUDETEXT", " \\\\host\\a.doc"), "another file"),
    "included picture": (
        lambda: field('INCLUDEPICTURE "http://x.org/a.png" \\d'),
        "from elsewhere",
    ),
    "macro button": (lambda: field("MACROBUTTON Run click"), "runs a macro"),
    "script in a field": (lambda: field('HYPERLINK "javascript:alert(1)"'), "has a link to"),
    "share in a field": (lambda: field('HYPERLINK \\l "a" "\\\\host\\a"'), "has a link to"),
    "form field with a macro": (
        lambda: _body(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="Run"/></w:ffData>'
            "</w:fldChar></w:r>"
        ),
        "runs a macro",
    ),
    "link of a shape": (lambda: shape('href="file:///c:/a.exe"'), "has a link to"),
    "script in a drawing": (lambda: svg("<script>alert(1)</script>"), "a script in it"),
    "event in a drawing": (lambda: svg('<rect onclick="alert(1)"/>'), "a script in it"),
    "picture in a drawing": (lambda: svg('<image x:href="http://x.org/a.png"/>'), "takes in"),
    "action of a drawing": (
        lambda: _body(
            '<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'action="ppaction://program"/>'
        ),
        "starts a program",
    ),
    "add-in": (lambda: related("webextension", "styles.xml", external=False), "an add-in"),
    "no workbook within": (lambda: embedded({"a": b"a"}), "no Office file"),
    "macros in a workbook within": (
        lambda: embedded({"xl/vbaProject.bin": _OLE + bytes(100)}),
        "a macro within it",
    ),
    "docm": (
        lambda: _typed("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macros",
    ),
    "macro project": (
        lambda: changed(
            "[Content_Types].xml",
            "</Types>",
            '<Override PartName="/word/v.bin" '
            'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        "macros",
    ),
    "hidden macro project": (lambda: with_part("word/v.bin", _OLE + bytes(100)), "macro"),
    "macro relationship": (lambda: related("vbaProject", "styles.xml", external=False), "macro"),
    "ActiveX": (lambda: related("control", "styles.xml", external=False), "ActiveX"),
    "embedded object": (lambda: related("oleObject", "styles.xml", external=False), "embedded"),
    "foreign document": (lambda: related("aFChunk", "styles.xml", external=False), "foreign"),
    "remote template": (
        lambda: related(
            "attachedTemplate",
            "https://example.org/t.dotm",
            external=True,
            part="word/settings.xml",
        ),
        "remote template",
    ),
    "remote picture": (
        lambda: related("image", "https://example.org/a.png", external=True),
        "outside the file",
    ),
    "script link": (lambda: related("hyperlink", "javascript:alert(1)", external=True), "link to"),
    "file link": (lambda: related("hyperlink", "file:///c:/a.exe", external=True), "link to"),
    "share link": (lambda: related("hyperlink", "\\\\host\\share", external=True), "link to"),
    "missing part": (lambda: related("image", "media/gone.png", external=False), "missing"),
    "no content types": (
        lambda: seal({k: v for k, v in sound().items() if k != "[Content_Types].xml"}, _SINCE),
        "no Office file",
    ),
    "no root": (
        lambda: seal({k: v for k, v in sound().items() if k != "_rels/.rels"}, _SINCE),
        "no Office file",
    ),
    "no document": (
        lambda: seal({k: v for k, v in sound().items() if k != "word/document.xml"}, _SINCE),
        "missing",
    ),
    "slides": (lambda: _typed(_PRESENTATION), "a file of Word is due"),
    "workbook": (lambda: _typed(_WORKBOOK), r"is a \.xlsx; a file of Word is due"),
    "strict": (
        lambda: changed(
            "_rels/.rels",
            f"{_R}/officeDocument",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
        ),
        "Strict",
    ),
}
