"""A memo's parts as XML trees."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(name: str) -> str:
    """The name in the WordprocessingML namespace, as ElementTree spells it."""
    return _W + name


def parts(memo: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(memo)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(memo: bytes, name: str = "word/document.xml") -> ET.Element:
    return ET.fromstring(parts(memo)[name])


def stories(memo: bytes) -> Iterator[ET.Element]:
    """The parts that hold text: body, footnotes, header, footers."""
    for name, data in parts(memo).items():
        if name.startswith(("word/document", "word/foot", "word/header")) and name[-4:] == ".xml":
            yield ET.fromstring(data)


def values(root: ET.Element, element: str, attribute: str) -> list[str]:
    return [str(found.get(w(attribute))) for found in root.iter(w(element))]


def fields(root: ET.Element) -> list[tuple[str, str]]:
    """The complex fields of a part as they end: instruction and cached result, text of inner fields
    included; asserts that they balance. Only a contents list goes on over paragraphs."""
    found: list[tuple[str, str]] = []
    opened: list[list[str]] = []
    for paragraph in root.iter(w("p")):
        for element in paragraph.iter():
            if element.tag == w("fldChar"):
                _field_sign(str(element.get(w("fldCharType"))), opened, found)
            elif element.tag == w("instrText"):
                assert opened[-1][0] == "begin", "an instruction outside its field"
                opened[-1][1] += element.text or ""
            elif element.tag == w("t"):
                for field in opened:
                    field[2] += element.text or ""
        over = [field[1].split()[0] for field in opened]
        assert over in ([], ["TOC"]), "a field that does not end in its paragraph"
    assert not opened, "a field that does not end"
    return found


def _field_sign(sign: str, opened: list[list[str]], found: list[tuple[str, str]]) -> None:
    if sign == "begin":
        opened.append(["begin", "", ""])
        return
    expected = {"begin": "separate", "separate": "end"}[opened[-1][0]]
    assert sign == expected, f"field {sign} where {expected} is due"
    opened[-1][0] = sign
    if sign == "end":
        _, instruction, result = opened.pop()
        found.append((instruction.strip(), result))


def text_width(memo: bytes) -> int:
    """The width between the margins, in twentieths of a point."""
    page, margins = (next(tree(memo).iter(w(name))) for name in ("pgSz", "pgMar"))
    return int(str(page.get(w("w")))) - sum(int(str(margins.get(w(s)))) for s in ("left", "right"))
