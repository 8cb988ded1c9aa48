"""Options that several commands have."""

from __future__ import annotations

import argparse

from briefgen.cli.arguments.choices import ANCHORS, COMPRESSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefgen.values.editions import Edition

EDITIONS = "languages, each its own files: en, vi, ja; two joined by + for a bilingual edition"


def editions(text: str) -> tuple[Edition, ...]:
    """``en,vi,en+ja`` taken apart, each once; ArgumentTypeError says what is no language."""
    from briefgen.values.editions import read_edition

    try:
        return tuple(dict.fromkeys(read_edition(part.strip()) for part in text.split(",")))
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None


def add_sources(parser: argparse.ArgumentParser) -> None:
    """``--sources``."""
    parser.add_argument(
        "--sources", metavar="DIR", help="your copies of the sources (default: DATA/sources)"
    )


def add_delivery(parser: argparse.ArgumentParser) -> None:
    """``--anchors`` and ``--compression``, by their values."""
    parser.add_argument(
        "--anchors",
        choices=ANCHORS,
        default=ANCHORS[0],
        help="how much of the tie between text and fact stays in a file (default: full)",
    )
    parser.add_argument(
        "--compression",
        choices=COMPRESSIONS,
        default=COMPRESSIONS[0],
        help="fast: less time, files a tenth larger (needs briefgen[fast]; default: zlib)",
    )
