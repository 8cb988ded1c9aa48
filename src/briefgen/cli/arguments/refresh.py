"""What ``briefgen refresh`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.cli.arguments.choices import BACKUP

EXAMPLES = (
    ("briefgen refresh out/memo.en.docx --facts data/viet-nam-japan -o new.docx", ""),
    (
        "briefgen refresh out/memo.en.docx --facts data/viet-nam-japan -o new.docx --tracked",
        "as tracked changes, to accept or reject in Word",
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a memo or deck that came back")
    parser.add_argument("--facts", required=True, metavar="DATA", help="the fact base as it is now")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", type=Path, metavar="NEW", help="where the new file goes")
    where.add_argument(
        "--in-place",
        action="store_true",
        help=f"replace FILE itself, once it is kept as FILE{BACKUP}",
    )
    parser.add_argument(
        "--sidecar",
        type=Path,
        metavar="FILE",
        help="what build --sidecar wrote beside it (default: the one that lies beside it)",
    )
    parser.add_argument(
        "--tracked", action="store_true", help="in a memo, as tracked changes to accept or reject"
    )
    parser.add_argument(
        "--author", default="briefgen", help="who the tracked changes are by (default: briefgen)"
    )
    parser.add_argument("--json", action="store_true", help="print what was done and left as JSON")
