"""Where the author's copies of the sources are."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.errors import InputError

BESIDE = "sources"
"""The folder in a fact base in which `briefgen source add` puts them."""


def sources_of(args: argparse.Namespace) -> Path:
    """The folder named, else the one in the fact base; InputError where there is neither."""
    if args.sources is not None:
        return Path(args.sources)
    beside = Path(args.data, BESIDE)
    if not beside.is_dir():
        raise InputError(
            f"there is no folder {beside} with your copies of the sources; name the folder that "
            "has them with --sources"
        )
    return beside
