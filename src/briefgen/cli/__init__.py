"""The command line: arguments in, sentences and exit codes out; it decides nothing itself.

Exit codes, the same for every command: 0 done, warnings or not; 1 the content has problems (facts
with errors, or warnings under ``--strict``; findings of an audit; what a refresh left for a person;
for ``compare``, as for diff, that something changed); 2 cannot go on, wrong usage included; 130
interrupted.
"""

from briefgen.cli.main import main

__all__ = ["main"]
