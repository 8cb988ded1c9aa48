"""`briefgen template inspect FILE [--brand FILE] [--json]`"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.cli.deck_template import deck_lines
from briefgen.cli.report import exit_code, show_issues
from briefgen.errors import InputError
from briefgen.generate import read_powerpoint_template, read_word_template
from briefgen.issues import Issue

if TYPE_CHECKING:
    from briefgen.looks.brand import Brand
    from briefgen.writers.word.template import TemplateReport

_SLIDES = frozenset({".pptx", ".potx", ".ppt", ".pot", ".pptm", ".potm"})
_TWIPS_PER_MM = 1440 / 25.4
_ADDED = {
    "running header": "a line is added: short title and handling",
    "header handling": "a line is added: handling",
    "running footer": "lines are added: handling, page number and edition",
    "footer handling": "lines are added: handling and edition",
    "footer page": "a line is added: page number",
    "": "nothing is added",
}


def run(args: argparse.Namespace) -> int:
    """Print what was found; 0, since what is missing is added. InputError for what is refused."""
    from briefgen.briefs.load_brand import load_brand

    brand, issues = load_brand(args.brand) if args.brand else (None, ())
    inspected = inspect_template(args.file, brand)
    if args.json:
        print(json.dumps(inspected.plain, ensure_ascii=False, indent=2))
    else:
        print("\n".join(inspected.lines))
        if args.brand:
            show_issues(issues, sys.stdout, root=args.brand.parent)
        show_issues(inspected.issues, sys.stdout, root=args.file.parent)
    return exit_code((*issues, *inspected.issues))


class Inspected(NamedTuple):
    """What was found in a template: its issues, what it says in words, and as a JSON object."""

    issues: tuple[Issue, ...]
    lines: tuple[str, ...]
    plain: dict[str, Any]


def inspect_template(file: Path, brand: Brand | None) -> Inspected:
    """The report on the template; InputError says why it cannot be used."""
    if is_for_deck(file):
        slides = read_powerpoint_template(file, brand).report
        return Inspected(slides.issues, tuple(deck_lines(slides)), slides.as_json())
    memo = read_word_template(file, brand).report
    return Inspected(memo.issues, tuple(_lines(memo)), memo.as_json())


def is_for_deck(path: Path) -> bool:
    """Whether the file is one of slides, by its name; what it is, the gate finds out."""
    return path.suffix.lower() in _SLIDES


class Templates(NamedTuple):
    """The templates that a build was given, one per format."""

    memo: Path | None = None
    deck: Path | None = None


def templates(given: Sequence[Path]) -> Templates:
    """The template of each format; InputError for two of one."""
    memo = [path for path in given if not is_for_deck(path)]
    deck = [path for path in given if is_for_deck(path)]
    for paths, what in ((memo, "memo"), (deck, "deck")):
        if len(paths) > 1:
            both = " and ".join(map(str, paths))
            raise InputError(f"{both} are both for the {what}; give one --template per format")
    return Templates(memo[0] if memo else None, deck[0] if deck else None)


def _lines(report: TemplateReport) -> Iterator[str]:
    page = report.page
    size = f"{_mm(page.width)} × {_mm(page.height)} mm"
    margins = ", ".join(
        f"{side} {_mm(getattr(page, side))}" for side in ("top", "right", "bottom", "left")
    )
    columns = "one column" if page.columns == 1 else f"{page.columns} columns"
    yield f"{report.file}: .{report.format}, lays out like mode {report.mode}"
    yield f"page: {size}; margins {margins} mm; {columns} of {_mm(page.column)} mm"
    yield f"fonts: headings {report.fonts[0] or 'not named'}, text {report.fonts[1] or 'not named'}"
    yield (
        "text: the memo stands where it says {{ memo }}; what is around it stays"
        if report.marked
        else "text: left out, the memo stands instead (say {{ memo }} to keep what is around it)"
    )
    if report.placeholders:
        yield f"placeholders in the text: {', '.join(report.placeholders)}"
    for part in report.running:
        own = "its own" if part.own else "missing, made"
        filled = f"; fills {', '.join(part.placeholders)}" if part.placeholders else ""
        pages = " and ".join(part.variants)
        yield f"{part.kind} ({pages} pages): {own}{filled}; {_ADDED[part.added]}"
    yield from _styles(report)
    if report.dropped:
        yield f"not carried over: {', '.join(report.dropped)}"


def _styles(report: TemplateReport) -> Iterator[str]:
    yield "styles:"
    for match in report.styles:
        if match.how != "added":
            yield f"  {match.style} → {match.theirs} ({_HOW[match.how]})"
    missing = [str(match.style) for match in report.styles if match.how == "added"]
    if missing:
        yield f"  missing, added in the template's looks: {', '.join(missing)}"
    if report.headings:
        yield (
            f"  its own headings that nothing is mapped to: {', '.join(report.headings)}; "
            "map them in a brand file: styles: {heading 1: …}"
        )


_HOW = {
    "brand": "by the brand",
    "name": "by name",
    "id": "by id",
    "added to its own": "added, based on its own",
}


def _mm(twips: int) -> int:
    return round(twips / _TWIPS_PER_MM)
