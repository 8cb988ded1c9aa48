"""`briefgen source add FILE DATA [--sources DIR] [--id ID] [--lang CODE] …`"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefgen.cli.coverage import print_coverage
from briefgen.cli.report import show_issues
from briefgen.copies import SUFFIXES, Copy, is_known, read_copy
from briefgen.disk import require_inside, write_together
from briefgen.errors import InputError
from briefgen.facts.coverage import coverage
from briefgen.facts.load import load_facts
from briefgen.facts.model import FactBase
from briefgen.facts.new_source import free_id, guess_language, source_entry, with_entry
from briefgen.gate import decode, read_bytes, require_file, require_folder
from briefgen.values.language import Language

_GIVEN = ("type", "description", "short", "title", "author", "container_title", "issued", "url")


def run(args: argparse.Namespace) -> int:
    """Add the entry, or say that it is there already; then what is unread. 0 when done."""
    require_folder(args.data)
    require_file(args.file)
    if not is_known(args.file):
        known = ", ".join(SUFFIXES)
        raise InputError(f"{args.file.name} is none of {known}; save it as one of them")
    base = load_facts(args.data)
    copy = read_copy(args.file)
    show_issues([held.warning(str(args.file)) for held in copy.left_out], sys.stderr)
    sources = _folder_of_sources(args)
    known_as = next((held for held in base.sources if held.sha256 == copy.sha256), None)
    if known_as is not None:
        place = base.origin("source", known_as.id)
        where = f" ({place.file}:{place.line})" if place else ""
        args.voice.done(f"{args.file.name} is there already, as “{known_as.id}”{where}")
        _show_unread(base, known_as.id, sources)
        return 0
    ident = _add(args, base, copy, sources)
    _show_unread(load_facts(args.data), ident, sources)
    return 0


def _add(args: argparse.Namespace, base: FactBase, copy: Copy, sources: Path) -> str:
    """Put the copy into its folder and the entry into sources.yaml; the entry's id."""
    taken = {source.id for source in base.sources}
    if args.id in taken:
        raise InputError(f"there is a source “{args.id}” already; give another --id")
    language = Language(args.lang) if args.lang else guess_language(copy)
    if language is None:
        raise InputError(f"{args.file.name} is in no language that was recognised; give --lang")
    given = {key: getattr(args, key) or "" for key in _GIVEN}
    inside, name = _name_inside(args.file, sources)
    entry = source_entry(
        copy,
        args.id or free_id(args.file.stem, taken),
        name,
        language=language,
        own=base.partnership.languages[0],
        given=given | {"type": given["type"] or _type_of(args.file)},
    )
    path = args.data / "sources.yaml"
    old = read_bytes(path)
    new = with_entry(decode(old, path), entry)
    if not inside:
        require_inside(sources / name, sources)
        _require_free(sources / name, copy.content)
    # A byte order mark is no part of the decoded text, and stays.
    mark = old[:3] if old.startswith(b"\xef\xbb\xbf") else b""
    copied = {} if inside else {sources / name: copy.content}
    write_together({**copied, path: mark + new.encode()})
    args.voice.done(f"{path}: “{entry['id']}” added, {len(copy.said.paragraphs)} paragraphs")
    guessed = "" if args.lang else " (if that is not so, correct it)"
    args.voice.done(f"  language: {language}{guessed}")
    for key in ("title", "author", "container_title", "issued", "url"):
        if getattr(copy.said, key) and not given[key]:
            args.voice.done(f"  {key}: {getattr(copy.said, key)} (says the file: check it)")
    missing = [key for key in ("description", "short") if not given[key]]
    if missing:
        args.voice.done(f"  to write in your own words: {', '.join(missing)}")
    return str(entry["id"])


def _folder_of_sources(args: argparse.Namespace) -> Path:
    if args.sources is not None:
        require_folder(args.sources)
        return Path(args.sources)
    held = Path(args.data) / "sources"
    return held if held.is_dir() else Path(args.file).parent


def _name_inside(file: Path, sources: Path) -> tuple[bool, str]:
    """Whether the file is in the folder of sources, and its name there."""
    whole, folder = file.resolve(), sources.resolve()
    if whole.is_relative_to(folder):
        return True, whole.relative_to(folder).as_posix()
    return False, file.name


def _require_free(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() != content:
        raise InputError(f"there is another {path}; rename the new file, or name other --sources")


def _type_of(file: Path) -> str:
    """What the format itself says that it is."""
    return "webpage" if file.suffix.lower() in (".html", ".htm", ".xhtml") else "document"


def _show_unread(base: FactBase, ident: str, sources: Path) -> None:
    source = next(source for source in base.sources if source.id == ident)
    only = base.model_copy(update={"sources": (source,)})
    print_coverage(coverage(only, sources))
