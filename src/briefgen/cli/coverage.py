"""`briefgen coverage DATA [--sources DIR] [--json]`"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from briefgen.cli.copies import sources_of
from briefgen.facts.coverage import ParagraphCoverage, coverage
from briefgen.facts.load import load_facts


def run(args: argparse.Namespace) -> int:
    """Print what no fact covers yet; 0, since a gap is for the author to judge."""
    paragraphs = coverage(load_facts(args.data), sources_of(args))
    if args.json:
        rows = [paragraph.as_json() for paragraph in paragraphs]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print_coverage(paragraphs)
    return 0


def print_coverage(paragraphs: Sequence[ParagraphCoverage]) -> None:
    """Print what no fact covers of these paragraphs, a line each, and how much that is."""
    for paragraph in paragraphs:
        said = [] if paragraph.facts else ["no fact cites this paragraph"]
        if paragraph.gaps:
            said.append(", ".join(f"{gap.kind} “{gap.text}”" for gap in paragraph.gaps))
        if paragraph.left_out:
            said.append(f"{', '.join(paragraph.left_out)} left out: it can hide what stands there")
        if said:
            print(f"{paragraph.source} ¶{paragraph.paragraph}: {'; '.join(said)}")
    gaps = sum(len(paragraph.gaps) for paragraph in paragraphs)
    cited = sum(bool(paragraph.facts) for paragraph in paragraphs)
    print(f"{cited} of {len(paragraphs)} paragraphs cited; {gaps} mentions not covered")
