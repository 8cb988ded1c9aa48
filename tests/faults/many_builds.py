"""Builds into one folder, round after round: ``python -m tests.faults.many_builds``.

Arguments: the facts, the brief, the folder of the packs, how many rounds.
"""

from __future__ import annotations

import sys

from briefgen.cli import main

if __name__ == "__main__":
    facts, brief, out, rounds = sys.argv[1:]
    words = ["--quiet", "build", facts, "--brief", brief, "-o", out, "--only", "memo", "--pack"]
    sys.stdin.readline()  # both begin when both are ready
    sys.exit(max(main(words) for _ in range(int(rounds))))
