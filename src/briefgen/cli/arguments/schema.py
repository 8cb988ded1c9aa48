"""What ``briefgen schema`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.cli.arguments.choices import SCHEMA_SUFFIX, SCHEMAS

EXAMPLES = (
    ("briefgen schema -o .schemas", "all of them into a folder, for files to link to"),
    ("briefgen schema facts", "one of them"),
    ("briefgen schema", "which there are"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "name", nargs="?", choices=SCHEMAS, metavar="NAME", help=f"one of {', '.join(SCHEMAS)}"
    )
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="DIR",
        help=f"write NAME{SCHEMA_SUFFIX} into DIR, or all of them",
    )
