"""What ``briefgen template`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

EXAMPLES = (
    ("briefgen template inspect letterhead.docx", ""),
    ("briefgen template inspect slides.potx --brand brand.yaml", ""),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("action", choices=("inspect",), help="what to do with the template")
    parser.add_argument("file", type=Path, metavar="FILE", help="a .docx, .dotx, .pptx or .potx")
    parser.add_argument(
        "--brand", type=Path, metavar="FILE", help="a brand file that maps styles or layouts"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
