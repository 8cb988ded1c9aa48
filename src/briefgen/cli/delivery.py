"""What both ``build`` and ``batch`` ask of the files themselves: their anchors, their packing."""

from __future__ import annotations

import argparse

from briefgen.writers.anchors import Anchors
from briefgen.writers.package import Compression


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--anchors`` and ``--compression``, by their values."""
    parser.add_argument(
        "--anchors",
        choices=[str(anchors) for anchors in Anchors],
        default=str(Anchors.FULL),
        help="how much of the tie between text and fact stays in a file (default: full)",
    )
    parser.add_argument(
        "--compression",
        choices=[str(compression) for compression in Compression],
        default=str(Compression.ZLIB),
        help="fast: less time, files a tenth larger (needs briefgen[fast]; default: zlib)",
    )
