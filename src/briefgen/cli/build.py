"""``briefgen build``: facts and a brief in, a memo and a deck a language out.

Their names say the language: ``memo.vi.docx``, ``deck.en+ja.pptx``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.briefs.brief import Brief
from briefgen.briefs.load import load_brief
from briefgen.briefs.load_brand import load_brand
from briefgen.cli.languages import HELP, Edition, editions, languages_of
from briefgen.cli.template import Templates, templates
from briefgen.delivered.compare import compare
from briefgen.delivered.provenance import provenance_of, sidecar_bytes, sidecar_path
from briefgen.document.model import Document
from briefgen.errors import BuildError
from briefgen.facts.changes.model import Changes
from briefgen.facts.check import check_translations
from briefgen.facts.load import read_facts
from briefgen.facts.model import FactBase
from briefgen.generate import (
    compose_brief,
    deck_bytes,
    in_brand,
    measure_pages,
    memo_bytes,
    plan_document,
    read_powerpoint_template,
    read_word_template,
    shape_document,
)
from briefgen.issues import Issue, has_errors, warning
from briefgen.looks.brand import Brand
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import write_atomically

MOST_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("data", type=Path, metavar="DATA", help="the fact base: folder or .jsonl")
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), help="folder for the files (default: out)"
    )
    parser.add_argument("--brief", type=Path, metavar="FILE", help="the brief, a YAML file")
    parser.add_argument("--lang", type=editions, default=(), metavar="CODES", help=HELP)
    parser.add_argument(
        "--strict",
        action="store_true",
        help="build nothing if anything is warned of, a missing translation for one",
    )
    parser.add_argument("--only", choices=("memo", "deck"), help="make only one of the two files")
    parser.add_argument(
        "--theme", nargs="+", default=(), metavar="ID", help="only these themes, in this order"
    )
    parser.add_argument(
        "--anchors",
        choices=[str(anchors) for anchors in Anchors],
        default=str(Anchors.FULL),
        help="how much of the tie between text and fact stays in the file (default: full)",
    )
    parser.add_argument(
        "--sidecar",
        action="store_true",
        help="write the provenance of each file as JSON beside it, should a file be stripped",
    )
    parser.add_argument(
        "--pages",
        action="store_true",
        help="page numbers in the memo's contents list, as LibreOffice breaks its pages",
    )
    parser.add_argument(
        "--since",
        type=Path,
        metavar="OLD",
        help="open with what changed since this fact base, memo, deck or sidecar",
    )
    parser.add_argument(
        "--template",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="an organisation's own .docx or .dotx for the memo, .pptx or .potx for the deck",
    )
    parser.add_argument(
        "--brand",
        type=Path,
        metavar="FILE",
        help="fonts, colours, logo, styles and layouts, a YAML file",
    )
    parser.add_argument(
        "--left-out", action="store_true", help="list all that memo and deck leave out"
    )


def run(args: argparse.Namespace) -> int:
    """Builds and writes the files; 0 done, 1 the facts have errors. Nothing is half-written."""
    _require_room(args.out)
    base, issues = read_facts(args.data)
    if base is None or has_errors(issues):
        _show([issue for issue in issues if has_errors([issue])], args.data)
        return 1
    brand, brand_issues = load_brand(args.brand) if args.brand else (None, ())
    look = _Look(_used(templates(args.template), args.only), brand)
    brief = in_brand(_brief(args), brand) or Brief()
    asked = args.lang or (Edition(brief.language, brief.second_language),)
    issues = (*issues, *_untranslated(base, brief, languages_of(asked)))
    others = (*brand_issues, *look.issues())
    if args.strict and (issues or others):
        _show([*others, *issues], args.data)
        return 1
    changes = compare(args.since, base) if args.since else None
    made = [
        file
        for edition in asked
        for file in _made(base, changes, brief.in_language(*edition), look, str(edition), args)
    ]
    _make_folder(args.out)
    for file in made:
        write_atomically(file.path, file.data)
        print(f"{file.path}: {file.summary}")
        if file.sidecar:
            write_atomically(sidecar_path(file.path), file.sidecar)
            print(f"{sidecar_path(file.path)}: its provenance")
    for issue in others:
        print(issue, file=sys.stderr)
    if issues:
        lang = f" --lang {','.join(languages_of(asked))}" if args.lang else ""
        told = f"briefgen check {args.data}{lang} lists them"
        print(f"{len(issues)} warnings; {told}", file=sys.stderr)
    return 0


def _untranslated(base: FactBase, brief: Brief, languages: tuple[Language, ...]) -> Iterator[Issue]:
    """What facts and brief lack in the languages that are built."""
    yield from check_translations(base, languages)
    for language in languages:
        for key, text in brief.in_language(language).said:
            if text.get(language) is None:
                message = f"the brief has no {language} text for {key}"
                hint = "a tag will stand before it; give the key a text a language"
                yield warning("not-translated", message, hint)


def _brief(args: argparse.Namespace) -> Brief:
    brief = load_brief(args.brief) if args.brief else Brief()
    return brief.model_copy(update={"themes": tuple(args.theme)}) if args.theme else brief


def _used(given: Templates, only: str | None) -> Templates:
    """The templates of the files that are made."""
    return Templates(
        memo=None if only == "deck" else given.memo, deck=None if only == "memo" else given.deck
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What memo and deck are dressed in."""

    templates: Templates
    brand: Brand | None

    def issues(self) -> Iterator[Issue]:
        """What was found in the templates."""
        memo, deck = self.templates
        if memo is not None:
            yield from read_word_template(memo, self.brand).report.issues
        if deck is not None:
            yield from read_powerpoint_template(deck, self.brand).report.issues
        elif self.brand is not None:
            yield from self.brand.estimated()


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was made, and its sidecar (b"" where none was asked for)."""

    path: Path
    data: bytes
    summary: str
    sidecar: bytes = b""


def _made(
    base: FactBase,
    changes: Changes | None,
    brief: Brief,
    look: _Look,
    edition: str,
    args: argparse.Namespace,
) -> Iterator[_File]:
    """Each file of an edition with its bytes, all made before the first is written."""
    whole = compose_brief(base, brief, since=changes)
    if args.only != "deck":
        yield _memo(whole, brief, look, args.out / f"memo.{edition}.docx", args)
    if args.only != "memo":
        yield _deck(whole, brief, look, args.out / f"deck.{edition}.pptx", args)


def _memo(
    whole: Document, brief: Brief, look: _Look, path: Path, args: argparse.Namespace
) -> _File:
    template, brand = look.templates.memo, look.brand
    memo = shape_document(whole, brief, template=template, brand=brand)
    pages = None
    if args.pages:
        pages = measure_pages(memo, anchors=Anchors(args.anchors), template=template, brand=brand)

    def write(anchors: Anchors) -> bytes:
        return memo_bytes(memo, anchors=anchors, pages=pages, template=template, brand=brand)

    summary = (
        f"{len(memo.sections)} sections, {len(memo.notes)} notes, "
        f"{len(memo.left_out)} facts left out"
    )
    _tell("memo", memo.left_out, args)
    return _file(path, write, summary, args)


def _deck(
    whole: Document, brief: Brief, look: _Look, path: Path, args: argparse.Namespace
) -> _File:
    template, brand = look.templates.deck, look.brand
    deck = plan_document(whole, brief, template=template, brand=brand)

    def write(anchors: Anchors) -> bytes:
        return deck_bytes(deck, anchors=anchors, template=template, brand=brand)

    _tell("deck", deck.left_out, args)
    summary = f"{len(deck.slides)} slides, {len(deck.left_out)} things left out"
    return _file(path, write, summary, args)


def _file(
    path: Path, write: Callable[[Anchors], bytes], summary: str, args: argparse.Namespace
) -> _File:
    """The file as asked for; a sidecar holds what the file with all anchors would carry."""
    anchors = Anchors(args.anchors)
    data = write(anchors)
    if not args.sidecar:
        return _File(path, data, summary)
    provenance = provenance_of(data if anchors is Anchors.FULL else write(Anchors.FULL))
    assert provenance is not None, "a file with all anchors carries its provenance"
    return _File(path, data, summary, sidecar_bytes(provenance))


def _tell(file: str, left_out: tuple[str, ...], args: argparse.Namespace) -> None:
    if args.left_out:
        print("\n".join(f"left out of the {file}: {line}" for line in left_out))


def _require_room(folder: Path) -> None:
    """BuildError where a file stands in the folder's place, told before anything is composed."""
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if there.exists() and not there.is_dir():
        raise BuildError(
            f"the folder {folder} cannot be made: {there} is a file; choose another with -o"
        )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise BuildError(
            f"the folder {folder} cannot be made: {problem.strerror}; choose another with -o"
        ) from problem


def _show(issues: Sequence[Issue], data: Path) -> None:
    """The first issues, and how many more there are."""
    for issue in issues[:MOST_SHOWN]:
        print(issue, file=sys.stderr)
    more = len(issues) - MOST_SHOWN
    tail = f"and {more} more; " if more > 0 else ""
    print(f"{tail}briefgen check {data} lists all", file=sys.stderr)
