"""The brand file: YAML → `Brand`, every problem at once with its line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import TypeVar

from briefgen.errors import BriefError, InputError
from briefgen.facts.lined import locate
from briefgen.facts.schema import RawEntry, validate
from briefgen.facts.yaml_reader import read_yaml
from briefgen.gate import read_text
from briefgen.gate.font import FontFile, read_font
from briefgen.gate.png import read_png
from briefgen.issues import Issue, error, has_errors, sort_issues, warning
from briefgen.looks.brand import Brand, BrandFile, Logo, fonts_of, palette_of
from briefgen.looks.contrast import darken_to_pass
from briefgen.looks.metrics import CALIBRI, FontMetrics, FontTable

T = TypeVar("T")

BOLDER = 1.15
"""How much wider than its regular a bold is taken to be, where its file is not given."""


def load_brand(path: str | Path) -> tuple[Brand, tuple[Issue, ...]]:
    r"""The brand of a YAML file, and warnings: of each colour that had to be darkened to be read,
    and of whatever was left out of its texts and its logo.

    Raises `BriefError` with a line a problem, in the file or in the logo and fonts that it names,
    and `InputError` if the file itself cannot be read.

    Colours are six hexadecimal digits, RRGGBB.

    >>> from pathlib import Path
    >>> from briefgen import load_brand
    >>> _ = Path("brand.yaml").write_text('palette: {dk2: "5B1222", accent1: "9C2A3C"}\n', "utf-8")
    >>> brand, issues = load_brand("brand.yaml")
    >>> str(brand.palette.dk2), issues
    ('5B1222', ())
    """
    path = Path(path)
    data, issues = read_yaml(read_text(path), path.name)
    if has_errors(issues):
        raise BriefError.of(sort_issues(issues), path.parent)
    if data is None:
        return Brand(), issues
    file, problems = validate(BrandFile, RawEntry("brand", data, path.name, 1))
    if file is None:
        raise BriefError.of(sort_issues(problems), path.parent)
    named = _Named(path, data)
    logo, cleaned = _logo(file, named)
    metrics = _metrics(file, named)
    if named.problems:
        raise BriefError.of(sort_issues(named.problems), path.parent)
    palette, darkened = darken_to_pass(palette_of(file))
    brand = Brand(
        palette=palette,
        fonts=fonts_of(file),
        logo=logo,
        paper=file.paper,
        styles=tuple(file.styles.items()),
        layouts=tuple(file.layouts.items()),
        metrics=metrics,
    )
    return brand, (*issues, *cleaned, *(_placed(issue, data, path.name) for issue in darkened))


def brand_files(path: str | Path) -> tuple[Path, ...]:
    """The brand file that `load_brand` took, and the files that it names: logo and fonts."""
    path = Path(path)
    data, _ = read_yaml(read_text(path), path.name)
    file, _ = validate(BrandFile, RawEntry("brand", {} if data is None else data, path.name, 1))
    if file is None:
        return (path,)
    named = (file.logo.file if file.logo else None, file.fonts.file, file.fonts.bold_file)
    return (path, *(path.parent / name for name in named if name))


class _Named:
    """Reads the files that a brand file names; ``problems`` are of those that cannot be used."""

    def __init__(self, path: Path, data: object) -> None:
        self.path = path
        self.problems: list[Issue] = []
        self._data = data

    def read(self, reader: Callable[[Path], T], name: str | None, *key: str) -> T | None:
        """The file that stands at the key; None where there is none, or none to be used."""
        if name is None:
            return None
        try:
            return reader(self.path.parent / name)
        except InputError as problem:
            _, line = locate(self._data, key, 1)
            message = f"{' › '.join(key)}: {problem}"
            self.problems.append(error("brand-file", message, file=self.path.name, line=line))
            return None


def _logo(file: BrandFile, named: _Named) -> tuple[Logo | None, tuple[Issue, ...]]:
    """The logo, and a warning of what was taken out of it."""
    picture = named.read(read_png, file.logo.file, "logo", "file") if file.logo else None
    if file.logo is None or picture is None:
        return None, ()
    cleaned: tuple[Issue, ...] = ()
    if picture.dropped:
        message = f"{', '.join(picture.dropped)} was taken out of {file.logo.file}"
        hint = "nothing to do; save the picture without it to be rid of this line"
        cleaned = (warning("picture-cleaned", message, hint, file=named.path.name),)
    logo = Logo(picture.data, picture.width, picture.height, file.logo.alt)
    return logo, cleaned


def _metrics(file: BrandFile, named: _Named) -> FontMetrics | None:
    """The metrics of the font files; where there is none of the bold, it is estimated."""
    regular = named.read(read_font, file.fonts.file, "fonts", "file")
    bold = named.read(read_font, file.fonts.bold_file, "fonts", "bold_file")
    if regular is None:
        return None
    lines = [font.line / font.units_per_em for font in (regular, bold) if font]
    return FontMetrics(
        regular=_table(regular),
        bold=_table(bold) if bold else _table(regular, BOLDER),
        line=max(CALIBRI.line, *lines),
    )


def _table(font: FontFile, stretch: float = 1.0) -> FontTable:
    widths = tuple((code, ceil(width * stretch)) for code, width in font.widths)
    digest = hashlib.sha256(repr((font.units_per_em, widths)).encode()).hexdigest()
    return FontTable(digest, font.units_per_em, widths)


def _placed(issue: Issue, data: object, file: str) -> Issue:
    _, line = locate(data, ("palette", issue.subject), 1)
    return replace(issue, file=file, line=line)
