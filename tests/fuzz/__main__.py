"""``python -m tests.fuzz``: see the package."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count

from tests.fuzz.cases import SETS, Case
from tests.fuzz.runner import Worker


def main() -> int:
    """Try cases, print what is broken; 1 if anything is."""
    args = _arguments()
    began, broken, codes = time.monotonic(), 0, Counter[str]()
    with Worker() as worker:
        for verdict in map(worker.tried, _cases(args, began)):
            codes[verdict.ended.partition(" ")[0]] += 1
            if args.verbose or args.only is not None:
                print(f"{verdict.done}\n  {verdict.ended}", flush=True)
            if verdict.broken:
                broken += 1
                print(verdict, flush=True)
    ends = ", ".join(f"{number} ended with {code or 'a signal'}" for code, number in codes.items())
    print(
        f"{codes.total()} cases in {time.monotonic() - began:.0f} s: {ends}; {broken} broke the law"
    )
    return int(bool(broken))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--among", choices=SETS, default="all", help="which files")
    parser.add_argument("--count", type=int, default=0, help="so many cases")
    parser.add_argument("--seconds", type=float, default=0, help="or as many as there is time for")
    parser.add_argument("--start", type=int, default=0, help="the number of the first")
    parser.add_argument("--only", type=int, help="one again, by its number")
    parser.add_argument("--verbose", action="store_true", help="say how each ended")
    return parser.parse_args()


def _cases(args: argparse.Namespace, began: float) -> Iterator[Case]:
    if args.only is not None:
        yield Case(args.seed, args.only, args.among)
        return
    for number in count(args.start):
        done = number - args.start
        if (args.count and done >= args.count) or (
            args.seconds and time.monotonic() - began > args.seconds
        ):
            return
        yield Case(args.seed, number, args.among)


if __name__ == "__main__":
    sys.exit(main())
