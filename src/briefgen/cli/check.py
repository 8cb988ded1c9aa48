"""`briefgen check DATA [--strict] [--lang CODES] [--json]`"""

from __future__ import annotations

import argparse
import sys

from briefgen.cli.languages import languages_of
from briefgen.cli.report import exit_code, print_issues
from briefgen.facts.load import folder_of, read_facts
from briefgen.facts.translations import check_translations
from briefgen.issues import has_errors, sort_issues


def run(args: argparse.Namespace) -> int:
    """Print every issue of the base; 0 clean or warnings only, 1 errors."""
    with args.voice.stage(f"read {args.data}"):
        base, issues = read_facts(args.data)
    if base is not None and args.lang:
        issues = sort_issues([*issues, *check_translations(base, languages_of(args.lang))])
    told = [issue for issue in issues if has_errors([issue])] if args.voice.quiet else issues
    print_issues(told, sys.stdout, root=folder_of(args.data), as_json=args.json)
    if not issues and base is not None and not args.json:
        args.voice.done(f"{args.data}: {len(base.facts)} facts, nothing to report")
    return exit_code(issues, strict=args.strict)
