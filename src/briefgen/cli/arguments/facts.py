"""What ``briefgen facts`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

EXAMPLES = (
    ("briefgen facts to-excel data/viet-nam-japan facts.xlsx", "for colleagues who work in Excel"),
    ("briefgen facts from-excel facts.xlsx data/viet-nam-japan --dry-run", "what they changed"),
    ("briefgen facts from-excel facts.xlsx data/viet-nam-japan", ""),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "action",
        choices=("to-excel", "from-excel"),
        help="make a workbook, a sheet for each kind of record; or bring back what was changed in "
        "it, and nothing else",
    )
    parser.add_argument(
        "source", type=Path, metavar="FROM", help="the facts; or the workbook that came back"
    )
    parser.add_argument(
        "target",
        type=Path,
        metavar="TO",
        help="the workbook to write; or the folder of the facts, which is made where it is not",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="with from-excel: say what would change"
    )
