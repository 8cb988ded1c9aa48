"""The brand file: YAML → `Brand`, every problem at once with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.errors import BriefError
from briefgen.facts.lined import locate
from briefgen.facts.schema import RawEntry, validate
from briefgen.facts.yaml_reader import read_yaml
from briefgen.gate import read_text
from briefgen.gate.png import read_png
from briefgen.issues import Issue, has_errors, sort_issues
from briefgen.looks.brand import Brand, BrandFile, Logo, fonts_of, palette_of
from briefgen.looks.contrast import darken_to_pass


def load_brand(path: str | Path) -> tuple[Brand, tuple[Issue, ...]]:
    """The brand of a YAML file, and a warning for each colour that had to be darkened to be read.

    Raises `BriefError` with a line a problem, and `InputError` if the file or its logo cannot be
    used.
    """
    path = Path(path)
    data, issues = read_yaml(read_text(path), path.name)
    if has_errors(issues):
        raise BriefError("\n".join(str(issue) for issue in sort_issues(issues)))
    if data is None:
        return Brand(), ()
    file, problems = validate(BrandFile, RawEntry("brand", data, path.name, 1))
    if file is None:
        raise BriefError("\n".join(str(issue) for issue in sort_issues(problems)))
    palette, darkened = darken_to_pass(palette_of(file))
    brand = Brand(
        palette=palette,
        fonts=fonts_of(file),
        logo=_logo(file, path),
        paper=file.paper,
        styles=tuple(file.styles.items()),
        layouts=tuple(file.layouts.items()),
    )
    return brand, tuple(_placed(issue, data, path.name) for issue in darkened)


def _logo(file: BrandFile, path: Path) -> Logo | None:
    if file.logo is None:
        return None
    picture = read_png(path.parent / file.logo.file)
    return Logo(picture.data, picture.width, picture.height, file.logo.alt)


def _placed(issue: Issue, data: object, file: str) -> Issue:
    _, line = locate(data, ("palette", issue.subject), 1)
    return replace(issue, file=file, line=line)
