"""The command line: arguments in, sentences and exit codes out; it decides nothing itself.

Exit codes: 0 clean or warnings only; 1 errors in the content, or warnings under ``--strict``;
2 cannot go on.
"""

from briefgen.cli.main import main

__all__ = ["main"]
