"""``briefgen build``: facts and a brief in, a memo and a deck a language out.

Their names say the language: ``memo.vi.docx``, ``deck.en+ja.pptx``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.briefs.brief import Brief
from briefgen.cli.building import BuiltFile, Look, Order
from briefgen.cli.folder import require_room
from briefgen.cli.languages import languages_of
from briefgen.cli.outcome import Outcome, print_outcome
from briefgen.cli.report import show_issues
from briefgen.cli.template import Templates, templates
from briefgen.cli.voice import Step, Voice
from briefgen.delivered.beside import sidecar_path
from briefgen.disk import make_folder, write_together
from briefgen.facts.load import folder_of, read_facts
from briefgen.facts.model import FactBase
from briefgen.facts.translations import check_translations
from briefgen.generate import in_brand
from briefgen.issues import Issue, has_errors, warning
from briefgen.values.editions import Edition
from briefgen.values.language import Language

if TYPE_CHECKING:
    from briefgen.cli.packing import Packed
    from briefgen.facts.changes.model import Changes
    from briefgen.looks.brand import Brand


MOST_SHOWN = 10


def run(args: argparse.Namespace) -> int:
    """Builds and writes the files; 0 done, 1 the facts have errors. Nothing is half-written."""
    voice: Voice = args.voice
    require_room(args.out)
    if args.pdf or args.pages:
        from briefgen.preview import require_office

        require_office()
    with voice.stage(f"read {args.data}"):
        base, issues = read_facts(args.data)
    if base is None or has_errors(issues):
        return _refused([issue for issue in issues if has_errors([issue])], args)
    if args.pack:
        from briefgen.cli.packing import require_room_for_pack

        require_room_for_pack(base, args)
    brand, brand_issues = _brand(args.brand) if args.brand else (None, ())
    look = Look(_used(templates(args.template), args.only), brand)
    asked_for, brief_issues = _brief(args)
    brief = in_brand(asked_for, brand) or Brief()
    asked = args.lang or (Edition(brief.language, brief.second_language),)
    issues = (*issues, *_untranslated(base, brief, languages_of(asked)))
    with voice.stage("read templates and brand"):
        others = (
            *((issue, args.brief.parent) for issue in brief_issues),
            *((issue, args.brand.parent) for issue in brand_issues),
            *look.issues(),
        )
    if voice.verbose:
        for choice in look.choices():
            voice.detail(choice)
    if args.strict and (issues or others):
        return _refused(issues, args, others)
    changes = _since(args.since, base) if args.since else None
    order = Order(base, changes, brief, look, args)
    steps = len(asked) * ((1 if args.only else 2) + args.pack) + args.pack
    with voice.progress(steps) as step:
        made = list(order.files(tuple(asked), step))
        pack = _packed(base, made, args, step) if args.pack else None
    make_folder(args.out)
    files = {path: data for file in made for path, data in file.on_disk()}
    folder, filed = _written(files, pack, args)
    if args.json:
        told = [*(file.outcome() for file in made), *filed]
        print_outcome(told, (*(issue for issue, _ in others), *issues))
    else:
        _tell(made, others, issues, args)
        if folder:
            voice.done(f"{folder}: the evidence pack, {len(filed)} files")
    return 0


def _brand(file: Path) -> tuple[Brand, tuple[Issue, ...]]:
    from briefgen.briefs.load_brand import load_brand

    return load_brand(file)


def _read_brief(file: Path) -> tuple[Brief, tuple[Issue, ...]]:
    from briefgen.briefs.load import read_brief

    return read_brief(file)


def _since(earlier: Path, base: FactBase) -> Changes:
    from briefgen.delivered.compare import compare

    return compare(earlier, base)


def _packed(
    base: FactBase, made: Sequence[BuiltFile], args: argparse.Namespace, step: Step
) -> Packed:
    from briefgen.cli.packing import packed

    return packed(base, made, args, step)


def _written(
    files: Mapping[Path, bytes], pack: Packed | None, args: argparse.Namespace
) -> tuple[Path | None, list[Outcome]]:
    """Writes all of it; the folder of the pack, and the files in it."""
    if pack is None:
        write_together(files, inside=args.out)
        return None, []
    from briefgen.cli.packing import written

    return written(files, pack, args)


def _tell(
    made: Sequence[BuiltFile],
    others: Sequence[tuple[Issue, Path]],
    issues: Sequence[Issue],
    args: argparse.Namespace,
) -> None:
    """What was made, and what there is to know about it."""
    voice: Voice = args.voice
    for file in made:
        for line in file.left_out:
            if args.left_out:
                print(f"left out of the {file.kind}: {line}")
            else:
                voice.detail(f"left out of the {file.kind}: {line}")
        voice.done(f"{file.path}: {file.summary}")
        if file.sidecar:
            voice.done(f"{sidecar_path(file.path)}: its provenance")
        if file.pdf:
            voice.done(f"{file.path.with_suffix('.pdf')}: the same as PDF")
    if voice.quiet:
        return
    lying = args.data / "brief.yaml"
    if args.brief is None and lying.is_file():
        voice.remark(f"without {lying}; --brief {lying} builds with it")
    for issue, root in others:
        show_issues([issue], sys.stderr, root=root)
    if issues:
        lang = f" --lang {','.join(languages_of(args.lang))}" if args.lang else ""
        counted = "1 warning" if len(issues) == 1 else f"{len(issues)} warnings"
        listed = "it" if len(issues) == 1 else "them"
        voice.remark(f"{counted}; briefgen check {args.data}{lang} lists {listed}")


def _refused(
    issues: Sequence[Issue],
    args: argparse.Namespace,
    others: Sequence[tuple[Issue, Path]] = (),
) -> int:
    """Says why nothing was made; exit code 1."""
    if args.json:
        print_outcome((), (*(issue for issue, _ in others), *issues))
        return 1
    for issue, root in others:
        show_issues([issue], sys.stderr, root=root)
    show_issues(issues[:MOST_SHOWN], sys.stderr, root=folder_of(args.data))
    more = len(issues) - MOST_SHOWN
    tail = f"and {more} more; " if more > 0 else ""
    print(f"{tail}briefgen check {args.data} lists all", file=sys.stderr)
    return 1


def _untranslated(base: FactBase, brief: Brief, languages: tuple[Language, ...]) -> Iterator[Issue]:
    """What facts and brief lack in the languages that are built."""
    yield from check_translations(base, languages)
    for language in languages:
        for key, text in brief.in_language(language).said:
            if text.get(language) is None:
                message = f"the brief has no {language} text for {key}"
                hint = "a tag will stand before it; give the key a text a language"
                yield warning("not-translated", message, hint)


def _brief(args: argparse.Namespace) -> tuple[Brief, tuple[Issue, ...]]:
    """The brief as asked for, and what was left out of its texts."""
    brief, issues = _read_brief(args.brief) if args.brief else (Brief(), ())
    if args.theme:
        brief = brief.model_copy(update={"themes": tuple(args.theme)})
    return brief, issues


def _used(given: Templates, only: str | None) -> Templates:
    """The templates of the files that are made."""
    return Templates(
        memo=None if only == "deck" else given.memo, deck=None if only == "memo" else given.deck
    )
