"""`briefgen schema [NAME] [-o DIR]`"""

from __future__ import annotations

import argparse
import sys

from briefgen.disk import make_folder, write_together
from briefgen.schemas import SCHEMAS, SUFFIX, schema_text
from briefgen.schemas.words import WORDS


def run(args: argparse.Namespace) -> int:
    """List, print or write schemas; 0 when done."""
    if args.out is not None:
        make_folder(args.out)
        names = [args.name] if args.name else SCHEMAS
        files = {args.out / f"{name}{SUFFIX}": schema_text(name).encode() for name in names}
        write_together(files, inside=args.out)
        for path in files:
            args.voice.done(str(path))
    elif args.name:
        sys.stdout.write(schema_text(args.name))
    else:
        width = max(map(len, SCHEMAS))
        for name in SCHEMAS:
            print(f"{name:{width}}  {WORDS.files[name]}")
    return 0
