"""`briefgen template inspect FILE [--brand FILE] [--json]`"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.briefs.load_brand import load_brand
from briefgen.cli.report import exit_code
from briefgen.errors import InputError
from briefgen.generate import read_word_template

if TYPE_CHECKING:
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("action", choices=("inspect",), help="what to do with the template")
    parser.add_argument("file", type=Path, metavar="FILE", help="a .docx or .dotx")
    parser.add_argument("--brand", type=Path, metavar="FILE", help="a brand file that maps styles")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    """Print what was found; 0, since what is missing is added. InputError for what is refused."""
    path = word_template([args.file])
    assert path is not None
    brand, issues = load_brand(args.brand) if args.brand else (None, ())
    report = read_word_template(path, brand).report
    if args.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(report)))
        for issue in (*issues, *report.issues):
            print(issue)
    return exit_code((*issues, *report.issues))


def word_template(given: Sequence[Path]) -> Path | None:
    """The one template for the memo; InputError for two of them, or for one of slides."""
    for path in given:
        if path.suffix.lower() in _SLIDES:
            raise InputError(
                f"{path} is a template of slides, which briefgen does not take yet; the deck is "
                "built in the house looks: leave this --template out"
            )
    if len(given) > 1:
        raise InputError(
            f"{' and '.join(map(str, given))} are both for the memo; give one --template per format"
        )
    return given[0] if given else None


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
