"""`briefgen verify DATA [--sources DIR] [--json]`"""

from __future__ import annotations

import argparse
import sys

from briefgen.cli.copies import sources_of
from briefgen.cli.report import exit_code, print_issues
from briefgen.facts.evidence import verify_evidence
from briefgen.facts.load import folder_of, load_facts


def run(args: argparse.Namespace) -> int:
    """Print whatever the copies do not bear out; 1 if there are errors among it, else 0."""
    with args.voice.stage(f"read {args.data}"):
        base = load_facts(args.data)
    sources = sources_of(args)
    with args.voice.stage(f"hold against {sources}"):
        issues = verify_evidence(base, sources)
    print_issues(issues, sys.stdout, root=folder_of(args.data), as_json=args.json)
    if not issues and not args.json:
        evidence = sum(len(fact.cited) for fact in base.facts)
        args.voice.done(
            f"{args.data}: {len(base.facts)} facts with {evidence} pieces of evidence stand in "
            f"{len(base.sources)} sources"
        )
    return exit_code(issues)
