"""`briefgen export DATA [--entries] [-o FILE]`"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from briefgen.briefs.words import words_of
from briefgen.disk import write_atomically
from briefgen.facts.export import export_facts
from briefgen.facts.jsonl_writer import write_jsonl
from briefgen.facts.load import load_facts
from briefgen.facts.model import FactBase


def run(args: argparse.Namespace) -> int:
    """Print or write one JSON object a line per fact or per entry; 0 when done."""
    base = load_facts(args.data)
    lines = write_jsonl(base) if args.entries else _resolved(base)
    if args.out is None:
        sys.stdout.writelines(lines)
    else:
        write_atomically(args.out, "".join(lines).encode())
        args.voice.remark(f"{args.out}: {len(base.facts)} facts")
    return 0


def _resolved(base: FactBase) -> Iterator[str]:
    facts = export_facts(base, words_of(base))
    return (json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts)
