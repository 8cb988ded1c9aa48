"""What ``briefgen audit`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

EXAMPLES = (
    ("briefgen audit out/memo.en.docx --facts data/viet-nam-japan", ""),
    (
        "briefgen audit out/memo.en.docx out/deck.en.pptx --facts data/viet-nam-japan "
        "--html audit.html",
        "files that belong together, and a page for a reviewer",
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="memos and decks that came back"
    )
    parser.add_argument("--facts", required=True, metavar="DATA", help="the fact base as it is now")
    parser.add_argument(
        "--sidecar",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="what build --sidecar wrote beside a file, where its provenance was taken out; "
        "one for each file, in their order (default: the one that lies beside it)",
    )
    parser.add_argument(
        "--html", type=Path, metavar="OUT", help="write the report as one page for a browser too"
    )
    parser.add_argument("--json", action="store_true", help="print the whole report as JSON")
