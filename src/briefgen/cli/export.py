"""`briefgen export DATA [-o FILE]`"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from briefgen.briefs.words import words_of
from briefgen.facts.export import export_facts
from briefgen.facts.load import load_facts
from briefgen.writers.package import write_atomically

EXAMPLES = (
    ("briefgen export data/viet-nam-japan", ""),
    ("briefgen export data/viet-nam-japan -o facts.jsonl", ""),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("data", metavar="DATA", help="a folder of YAML files, or a .jsonl file")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help="write to FILE, not stdout")


def run(args: argparse.Namespace) -> int:
    """Print or write one JSON object a line per fact; 0 when done."""
    base = load_facts(args.data)
    facts = export_facts(base, words_of(base))
    lines = (json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts)
    if args.out is None:
        sys.stdout.writelines(lines)
    else:
        write_atomically(args.out, "".join(lines).encode())
        args.voice.remark(f"{args.out}: {len(base.facts)} facts")
    return 0
