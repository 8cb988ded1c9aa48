"""What ``briefgen preview`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.cli.arguments.choices import DPI, LEAST_DPI, MOST_DPI

EXAMPLES = (
    ("briefgen preview out/memo.en.docx out/deck.en.pptx -o preview", ""),
    ("briefgen preview out/deck.en.pptx --pdf-only", "no pictures"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="memos and decks, .docx or .pptx"
    )
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("preview"), metavar="DIR",
        help="folder for PDFs and pictures (default: preview)",
    )  # fmt: skip
    parser.add_argument(
        "--dpi", type=_dots, default=DPI, metavar="N", help=f"dots per inch (default: {DPI})"
    )
    parser.add_argument("--pdf-only", action="store_true", help="make the PDFs and no pictures")
    parser.add_argument("--json", action="store_true", help="print what was made as JSON")


def _dots(text: str) -> int:
    if not text.isdecimal() or not LEAST_DPI <= int(text) <= MOST_DPI:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no number of dots per inch from {LEAST_DPI} to {MOST_DPI}"
        )
    return int(text)
