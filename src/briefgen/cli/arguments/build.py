"""What ``briefgen build`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.cli.arguments.shared import EDITIONS, add_delivery, editions

EXAMPLES = (
    ("briefgen build data/viet-nam-japan -o out", ""),
    ("briefgen build data/viet-nam-japan --brief brief.yaml --lang en,vi,en+ja", "in languages"),
    ("briefgen build data/viet-nam-japan --theme energy --only memo", "one memo on one theme"),
    (
        "briefgen build data/viet-nam-japan --template letterhead.docx --brand brand.yaml",
        "in your own template and colours",
    ),
    ("briefgen build data/viet-nam-japan --pdf", "PDFs beside them"),
    ("briefgen build data/viet-nam-japan --pack", "a folder to file, for whoever has to check"),
    ("briefgen build data/viet-nam-japan --since march.jsonl", "what changed comes first"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("data", type=Path, metavar="DATA", help="the fact base: folder or .jsonl")
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), help="folder for the files (default: out)"
    )
    parser.add_argument("--brief", type=Path, metavar="FILE", help="the brief, a YAML file")
    parser.add_argument("--lang", type=editions, default=(), metavar="CODES", help=EDITIONS)
    parser.add_argument(
        "--strict",
        action="store_true",
        help="build nothing if anything is warned of, a missing translation for one",
    )
    parser.add_argument("--only", choices=("memo", "deck"), help="make only one of the two files")
    parser.add_argument(
        "--theme", nargs="+", default=(), metavar="ID", help="only these themes, in this order"
    )
    add_delivery(parser)
    _add_companions(parser)
    parser.add_argument(
        "--since",
        type=Path,
        metavar="OLD",
        help="open with what changed since this fact base, memo, deck or sidecar",
    )
    parser.add_argument(
        "--template",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="an organisation's own .docx or .dotx for the memo, .pptx or .potx for the deck",
    )
    parser.add_argument(
        "--brand",
        type=Path,
        metavar="FILE",
        help="fonts, colours, logo, styles and layouts, a YAML file",
    )
    parser.add_argument(
        "--left-out", action="store_true", help="list all that memo and deck leave out"
    )
    parser.add_argument(
        "--json", action="store_true", help="print what was made, or why nothing was, as JSON"
    )


def _add_companions(parser: argparse.ArgumentParser) -> None:
    """What is made beside the files, or needs LibreOffice."""
    parser.add_argument(
        "--sidecar",
        action="store_true",
        help="write the provenance of each file as JSON beside it, should a file be stripped",
    )
    parser.add_argument(
        "--pages",
        action="store_true",
        help="page numbers in the memo's contents list, as LibreOffice breaks its pages",
    )
    parser.add_argument(
        "--pdf", action="store_true", help="a PDF beside each file, as LibreOffice makes it"
    )
    parser.add_argument(
        "--pack",
        action="store_true",
        help="an evidence pack too: files, register of facts (.xlsx), audit, manifest, SHA-256",
    )
