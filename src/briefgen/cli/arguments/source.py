"""What ``briefgen source`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.cli.arguments.choices import LANGUAGES, SOURCE_SUFFIXES, SOURCE_TYPES

EXAMPLES = (
    (
        "briefgen source add article.html data/viet-nam-japan --sources sources",
        "a copy among the others, an entry for it, and what is unread",
    ),
    (
        'briefgen source add note.txt data/viet-nam-japan --sources sources --short "Our note"',
        "what a file does not say of itself is given, or left for you to write",
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("action", choices=("add",), help="what to do with the source")
    known = ", ".join(suffix[1:] for suffix in SOURCE_SUFFIXES)
    parser.add_argument("file", type=Path, metavar="FILE", help=f"the document: {known}")
    parser.add_argument("data", type=Path, metavar="DATA", help="a folder of YAML files")
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        help="your copies of the sources, where FILE is put if it is not there; DATA/sources if "
        "there is such a folder, else the folder of FILE",
    )
    parser.add_argument("--id", metavar="ID", help="what evidence will call it by")
    parser.add_argument(
        "--lang", choices=LANGUAGES, metavar="CODE", help="its language: en, vi, ja"
    )
    parser.add_argument(
        "--type", choices=SOURCE_TYPES, metavar="TYPE", help=", ".join(SOURCE_TYPES)
    )
    for name, told in (
        ("description", "what it is, in your own words"),
        ("short", "the same in two or three words"),
        ("title", "the title that it prints"),
        ("author", "the author that it names"),
        ("container-title", "the newspaper, series or site that it names"),
        ("issued", "the date that it bears, in EDTF: 2025-04-28"),
        ("url", "where it can be had"),
    ):
        parser.add_argument(f"--{name}", metavar="TEXT", help=told)
