"""What ``briefgen new`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.cli.arguments.choices import LANGUAGES

EXAMPLES = (
    ("briefgen new my-facts", "a first fact base to change into your own"),
    ("briefgen new du-kien --lang vi", "the same in Vietnamese, comments included"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="a folder that is not there yet, or empty"
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=LANGUAGES[0],
        metavar="CODE",
        help="the language of its facts and comments: " + ", ".join(LANGUAGES),
    )
