"""``build --pack``: built files into an evidence pack."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from briefgen.briefs.load_brand import brand_files
from briefgen.briefs.words import words_of
from briefgen.cli.building import BuiltFile
from briefgen.cli.outcome import Outcome, outcome
from briefgen.cli.voice import Step, Voice
from briefgen.delivered.audit import audit
from briefgen.delivered.beside import sidecar_path
from briefgen.delivered.compare import FILES
from briefgen.delivered.html import report_html
from briefgen.delivered.model import DeliveredFile
from briefgen.delivered.read import read_delivered
from briefgen.disk import write_together
from briefgen.facts.load import base_files, folder_of
from briefgen.facts.model import FactBase
from briefgen.gate.bounds import RETURNED
from briefgen.gate.files import read_at_most
from briefgen.pack import (
    Input,
    Manifest,
    Output,
    folder_name,
    register_workbook,
    require_free,
    stated_in,
    whole_pack,
)
from briefgen.pack.manifest import MANIFEST, SUMS, Role
from briefgen.preview import office_version
from briefgen.wording.catalogue import catalogue

LIBRARIES = (
    *("pydantic", "PyYAML", "Babel", "python-docx", "python-pptx", "lxml", "XlsxWriter"),
    *("uniseg", "budoux"),
)
"""What takes part in a build."""

_AUDIT = "audit.html"

Packed = tuple[Manifest, Mapping[str, bytes]]


def require_room_for_pack(base: FactBase, args: argparse.Namespace) -> None:
    """BuildError where something else stands in the pack's place, told before anything is made."""
    require_free(args.out / folder_name(base.partnership.id, base.as_of, base.edition))


def packed(
    base: FactBase, made: Sequence[BuiltFile], args: argparse.Namespace, step: Step
) -> Packed:
    """The pack of what was built: its manifest, and its files by name."""
    voice: Voice = args.voice
    step(_AUDIT)
    with voice.stage("audit what was built"):
        read = {file.path.name: _read(file) for file in made}
        report = audit(tuple(read.values()), base)
    held: dict[str, tuple[Output, bytes]] = {}

    def take(name: str, kind: Any, edition: str | None, data: bytes) -> None:
        held[name] = (Output.of(name, kind, edition, data), data)

    for file in made:
        take(file.path.name, file.kind, file.edition, file.data)
        if file.pdf:
            take(file.path.with_suffix(".pdf").name, "pdf", file.edition, file.pdf)
        if file.sidecar:
            take(sidecar_path(file.path).name, "provenance", file.edition, file.sidecar)
    for edition in dict.fromkeys(file.edition for file in made):
        step(f"register.{edition}")
        with voice.stage(f"make register.{edition}"):
            files = [file for file in made if file.edition == edition]
            data = _register(base, files, [read[file.path.name] for file in files])
        take(f"register.{edition}.xlsx", "register", edition, data)
    take(_AUDIT, "audit", None, report_html(report).encode())
    manifest = Manifest(
        partnership=base.partnership.id,
        as_of=base.as_of,
        edition=base.edition,
        date=made[0].whole.date,
        versions=_versions(args),
        options=_options(made, args),
        inputs=tuple(_inputs(args)),
        outputs=tuple(told for told, _ in held.values()),
    )
    return manifest, {name: data for name, (_, data) in held.items()}


def written(
    files: Mapping[Path, bytes], pack: Packed, args: argparse.Namespace
) -> tuple[Path, list[Outcome]]:
    """Writes files and pack; the pack's folder, and what is in it in the JSON of ``build``."""
    manifest, packed = pack
    folder = args.out / manifest.folder
    require_free(folder)
    whole = whole_pack(manifest, packed)
    write_together(files, {folder: whole}, inside=args.out)
    told = [
        outcome(folder / held.path, whole[held.path], held.kind, held.edition)
        for held in manifest.outputs
    ]
    for name, kind in ((MANIFEST, "manifest"), (SUMS, "sums")):
        told.append(outcome(folder / name, whole[name], kind))
    return folder, [held | {"pack": folder.as_posix()} for held in told]


def _read(file: BuiltFile) -> DeliveredFile:
    return read_delivered(file.data, file.path.name, file.provenance)


def _register(base: FactBase, made: Sequence[BuiltFile], read: Sequence[DeliveredFile]) -> bytes:
    document = made[0].whole
    words = catalogue(document.language, base.partnership.style.spelling)
    return register_workbook(words_of(base), document, stated_in(read, words))


def _versions(args: argparse.Namespace) -> dict[str, str]:
    found = {"briefgen": version("briefgen"), "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    if args.pdf or args.pages:
        found["LibreOffice"] = office_version()
    return found


def _options(made: Sequence[BuiltFile], args: argparse.Namespace) -> dict[str, Any]:
    return {
        "editions": list(dict.fromkeys(file.edition for file in made)),
        "only": args.only,
        "themes": list(args.theme),
        "anchors": args.anchors,
        "compression": args.compression,
        **{key: getattr(args, key) for key in ("strict", "sidecar", "pages", "pdf")},
    }


def _inputs(args: argparse.Namespace) -> Iterator[Input]:
    yield from _base("facts", args.data)
    if args.brief:
        yield _input("brief", args.brief)
    if args.brand:
        first, *named = brand_files(args.brand)
        yield _input("brand", first)
        yield from (_input("brand file", file) for file in named)
    yield from (_input("template", file) for file in args.template)
    if args.since and args.since.suffix.lower() in FILES:
        yield _input("since", args.since)
    elif args.since:
        yield from _base("since", args.since)


def _base(role: Role, path: Path) -> Iterator[Input]:
    root = folder_of(path)
    for file in base_files(path):
        yield _input(role, file, file.relative_to(root).as_posix())


def _input(role: Role, path: Path, name: str = "") -> Input:
    return Input.of(role, name or path.name, read_at_most(path, RETURNED.packed))
