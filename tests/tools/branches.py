"""Branch coverage of the packages whose every branch matters: ``python -m tests.tools.branches``.

Runs the tests that concern them under coverage.py (pyproject.toml says what is measured) and prints
a package a line the share of branches taken and coverage.py's own figure, of lines and branches.
With the path of coverage.py's JSON it runs nothing and prints what that says.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.demo import ROOT

PACKAGES = ("facts", "wording", "document", "deck", "delivered")
TESTS = (
    *(f"tests/{name}" for name in (*PACKAGES, "briefs", "refresh")),
    *(f"tests/cli/test_{name}_command.py" for name in ("audit", "compare", "facts", "source")),
    "tests/test_notice.py",
)
_FOUND = ROOT / "out" / "coverage" / "coverage.json"


def main() -> int:
    """0; that of the tests where one fails."""
    found = Path(sys.argv[1]) if sys.argv[1:] else _FOUND
    if not sys.argv[1:]:
        found.parent.mkdir(parents=True, exist_ok=True)
        bare = "not office and not node and not network"
        tests = _coverage("run", "-m", "pytest", *TESTS, "-m", bare, "-n", "0")
        if tests or _coverage("combine") or _coverage("json", "-o", str(found)):
            return tests or 1
    files = json.loads(found.read_text("utf-8"))["files"]
    for package in PACKAGES:
        print(line(package, _totals(package, files)))
    return 0


def line(package: str, totals: Mapping[str, int]) -> str:
    """What is said of a package.

    >>> line("deck", Counter(num_branches=40, covered_branches=38, num_statements=10,
    ...      covered_lines=10))
    'deck       38 of 40 branches (95.0 %), 96.0 % with lines'
    """
    branches, taken = totals["num_branches"], totals["covered_branches"]
    both = (taken + totals["covered_lines"]) / (branches + totals["num_statements"])
    share, shown = 100 * taken / branches, f"{package:10} {taken} of {branches} branches"
    return f"{shown} ({share:.1f} %), {100 * both:.1f} % with lines"


def _totals(package: str, files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for path, found in files.items():
        if f"briefgen/{package}/" in Path(path).as_posix():
            totals.update({k: v for k, v in found["summary"].items() if isinstance(v, int)})
    return totals


def _coverage(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
