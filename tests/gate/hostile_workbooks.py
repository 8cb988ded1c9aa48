"""Workbooks of facts that a reader would walk through for hours, and those that act."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from briefgen.excel.write import write_workbook
from briefgen.writers.package import seal
from tests.demo import facts

Case = tuple[str, str, Callable[[], bytes], str]
_SHEET = "xl/worksheets/sheet2.xml"


@cache
def sound() -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(sealed())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(old: str, new: str, part: str = _SHEET) -> bytes:
    text = sound()[part].decode()
    assert old in text
    return seal({**sound(), part: text.replace(old, new, 1).encode()}, dt.date(2020, 1, 1))


def _end(added: str) -> Callable[[], bytes]:
    return lambda: changed("</sheetData>", f"{added}</sheetData>")


_MERGED = '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
_LINKED = '</sheetData><hyperlinks><hyperlink ref="$A$1:$XFD$1048576" location="A1"/></hyperlinks>'
WORKBOOKS: dict[str, Case] = {
    "excel: the last cell": (
        "excel", "a.xlsx", _end('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "cells"
    ),
    "excel: the last cell, unsaid": (
        "excel", "a.xlsx", _end('<row r="1048575"/><row>' + "<c/>" * 400 + "</row>"), "cells"
    ),
    "excel: all merged": ("excel", "a.xlsx", lambda: changed("</sheetData>", _MERGED), "joins"),
    "excel: all linked": ("excel", "a.xlsx", lambda: changed("</sheetData>", _LINKED), "joins"),
    "excel: a formula": (
        "excel", "a.xlsx", _end('<row r="90"><c r="A90"><f>cmd|"/C calc"!A0</f></c></row>'),
        "a formula stands here",
    ),
    "excel: a wide formula": (
        "excel", "a.xlsx",
        _end('<row r="90"><c r="A90"><f t="array" ref="A1:XFD1048576">1</f></c></row>'), "joins",
    ),
    "excel: dde": (
        "excel", "a.xlsx",
        lambda: seal(
            {
                **sound(),
                "xl/externalLinks/externalLink1.xml": (
                    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
                    b'main"><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'
                ),
            },
            dt.date(2020, 1, 1),
        ),
        "DDE",
    ),
}  # fmt: skip


@cache
def sealed() -> bytes:
    return write_workbook(facts())
