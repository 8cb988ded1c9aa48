"""The brand file: YAML → `Brand`, every problem at once with its line."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from math import ceil
from pathlib import Path

from briefgen.errors import BriefError
from briefgen.facts.lined import locate
from briefgen.facts.schema import RawEntry, validate
from briefgen.facts.yaml_reader import read_yaml
from briefgen.gate import read_text
from briefgen.gate.font import FontFile, read_font
from briefgen.gate.png import read_png
from briefgen.issues import Issue, has_errors, sort_issues, warning
from briefgen.looks.brand import Brand, BrandFile, Logo, fonts_of, palette_of
from briefgen.looks.contrast import darken_to_pass
from briefgen.looks.metrics import CALIBRI, FontMetrics, FontTable

BOLDER = 1.15
"""How much wider than its regular a bold is taken to be, where its file is not given."""


def load_brand(path: str | Path) -> tuple[Brand, tuple[Issue, ...]]:
    r"""The brand of a YAML file, and warnings: of each colour that had to be darkened to be read,
    and of whatever was left out of its texts and its logo.

    Raises `BriefError` with a line a problem, and `InputError` if the file, its logo or
    its font cannot be used.

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
    logo, cleaned = _logo(file, path)
    palette, darkened = darken_to_pass(palette_of(file))
    brand = Brand(
        palette=palette,
        fonts=fonts_of(file),
        logo=logo,
        paper=file.paper,
        styles=tuple(file.styles.items()),
        layouts=tuple(file.layouts.items()),
        metrics=_metrics(file, path),
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


def _logo(file: BrandFile, path: Path) -> tuple[Logo | None, tuple[Issue, ...]]:
    """The logo, and a warning of what was taken out of it."""
    if file.logo is None:
        return None, ()
    picture = read_png(path.parent / file.logo.file)
    cleaned: tuple[Issue, ...] = ()
    if picture.dropped:
        message = f"{', '.join(picture.dropped)} was taken out of {file.logo.file}"
        hint = "nothing to do; save the picture without it to be rid of this line"
        cleaned = (warning("picture-cleaned", message, hint, file=path.name),)
    logo = Logo(picture.data, picture.width, picture.height, file.logo.alt)
    return logo, cleaned


def _metrics(file: BrandFile, path: Path) -> FontMetrics | None:
    """The metrics of the font files; where there is none of the bold, it is estimated."""
    if file.fonts.file is None:
        return None
    regular = read_font(path.parent / file.fonts.file)
    bold = read_font(path.parent / file.fonts.bold_file) if file.fonts.bold_file else None
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
