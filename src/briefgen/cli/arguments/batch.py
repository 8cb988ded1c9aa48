"""What ``briefgen batch`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefgen.cli.arguments.shared import add_delivery

EXAMPLES = (
    ("briefgen batch jobs.csv -o out", ""),
    ("briefgen batch jobs.csv -o out --workers 2", "on two processors; again: what is missing"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "jobs", type=Path, metavar="JOBS", help="a brief a row: .csv, .jsonl or .yaml"
    )
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), help="folder for the files (default: out)"
    )
    who = parser.add_mutually_exclusive_group()
    who.add_argument(
        "--workers", type=_count, metavar="N", help="processes (default: as many as processors)"
    )
    who.add_argument("--dask", metavar="ADDRESS", help="the scheduler of a Dask cluster")
    add_delivery(parser)
    parser.add_argument("--json", action="store_true", help="print what was made as JSON")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes from 1 on")
    return int(text)
