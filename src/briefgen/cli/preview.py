"""`briefgen preview FILE… [-o DIR] [--dpi N] [--pdf-only] [--json]`"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.cli.folder import require_room
from briefgen.cli.outcome import Outcome, outcome, print_outcome
from briefgen.cli.voice import Voice
from briefgen.disk import make_folder, write_together
from briefgen.errors import BuildError
from briefgen.gate.bounds import RETURNED
from briefgen.gate.files import read_at_most
from briefgen.gate.package import open_package
from briefgen.preview import (
    Picture,
    contact_sheet,
    page_pictures,
    pdf_of,
    require_office,
    require_pictures,
)
from briefgen.preview.names import made_names
from briefgen.records import dataclass

SHEET = "contact-sheet.png"

_BOUNDS = replace(RETURNED, outside=False)
"""As files that come back; but LibreOffice would fetch what a file refers to."""


def run(args: argparse.Namespace) -> int:
    """Makes PDFs, pictures and the contact sheet; 0 done. Nothing is written before all are made.

    BuildError where LibreOffice or a package is missing, or a file has no PDF.
    """
    voice: Voice = args.voice
    require_room(args.out)
    require_office()
    if not args.pdf_only:
        require_pictures()
    packages = [_opened(file) for file in args.files]
    made: list[_Made] = []
    with voice.progress(len(args.files)) as step:
        for file, name, (data, kind) in zip(
            args.files, made_names(args.files), packages, strict=True
        ):
            step(file.name)
            with voice.stage(f"LibreOffice opens {file.name}"):
                pdf = converted(file.name, data, kind)
            with voice.stage(f"draw the pages of {file.name}"):
                pages = () if args.pdf_only else tuple(page_pictures(pdf, args.dpi))
            made.append(_Made(file, name, pdf, pages))
        sheet = b""
        if not args.pdf_only:
            step(SHEET)
            sheet = contact_sheet([(_called(one.source, args.files), one.pages) for one in made])
    make_folder(args.out)
    written = list(_files(made, sheet, args.out))
    write_together({Path(str(told["path"])): data for told, data in written}, inside=args.out)
    _remark_older(args.out, made, voice)
    if args.json:
        print_outcome([told for told, _ in written], ())
        return 0
    for one in made:
        voice.done(f"{args.out / one.name}.pdf: {_counted(one.pages)}")
    if sheet:
        voice.done(f"{args.out / SHEET}: all pages")
    return 0


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of a file: its PDF, and the pictures of its pages."""

    source: Path
    name: str
    pdf: bytes
    pages: tuple[Picture, ...]

    def page_name(self, picture: Picture) -> str:
        """``memo.en-03.png``: as many digits as the last page has."""
        return f"{self.name}-{picture.number:0{len(str(len(self.pages)))}}.png"


def converted(name: str, data: bytes, kind: str) -> bytes:
    """The PDF of a file of that format; BuildError names the file."""
    try:
        return pdf_of(data, "docx" if kind in ("docx", "dotx") else "pptx")
    except BuildError as problem:
        raise BuildError(f"{name}: {problem}") from problem


def _opened(file: Path) -> tuple[bytes, str]:
    """The file and its format; InputError where it is none, or what LibreOffice may not open."""
    data = read_at_most(file, _BOUNDS.packed, _BOUNDS.advice)
    return data, open_package(data, file.name, "word or powerpoint", _BOUNDS).format


def _called(file: Path, files: Sequence[Path]) -> str:
    """The file's name, with its folder where two have one name."""
    return file.name if [other.name for other in files].count(file.name) == 1 else file.as_posix()


def _files(made: Sequence[_Made], sheet: bytes, folder: Path) -> Iterator[tuple[Outcome, bytes]]:
    for one in made:
        of = {"of": one.source.as_posix()}
        yield outcome(folder / f"{one.name}.pdf", one.pdf, "pdf") | of, one.pdf
        for picture in one.pages:
            path = folder / one.page_name(picture)
            page = {"page": picture.number}
            yield outcome(path, picture.data, "page") | of | page, picture.data
    if sheet:
        yield outcome(folder / SHEET, sheet, "sheet"), sheet


def _counted(pages: Sequence[Picture]) -> str:
    if not pages:
        return "its pages"
    return "1 page" if len(pages) == 1 else f"{len(pages)} pages"


def _remark_older(folder: Path, made: Sequence[_Made], voice: Voice) -> None:
    """Says which pictures are of pages that these files had and have no more."""
    for one in made:
        written = {one.page_name(picture) for picture in one.pages}
        for path in sorted(folder.glob("*.png")):
            number = path.stem.removeprefix(f"{one.name}-")
            known = number != path.stem and number.isdecimal()
            if written and known and path.name not in written:
                voice.remark(f"{path}: of an earlier preview; the file has no such page now")
