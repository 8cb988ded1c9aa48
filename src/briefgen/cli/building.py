"""The files of a build, one after the other, all made before the first is written."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.briefs.brief import Brief
from briefgen.cli.outcome import Outcome, outcome
from briefgen.cli.template import Templates, inspect_template
from briefgen.cli.voice import Step, Voice
from briefgen.delivered.beside import sidecar_path
from briefgen.document.model import Document
from briefgen.facts.model import FactBase
from briefgen.generate import (
    compose_brief,
    deck_bytes,
    measure_pages,
    memo_bytes,
    plan_document,
    read_powerpoint_template,
    read_word_template,
    shape_document,
)
from briefgen.issues import Issue
from briefgen.records import dataclass
from briefgen.values.editions import Edition
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import Compression

if TYPE_CHECKING:
    from briefgen.delivered.provenance import Provenance
    from briefgen.facts.changes.model import Changes
    from briefgen.looks.brand import Brand


@dataclass(frozen=True, slots=True)
class Look:
    """What memo and deck are dressed in."""

    templates: Templates
    brand: Brand | None

    def issues(self) -> Iterator[tuple[Issue, Path]]:
        """What was found in the templates, each with the folder of the file that it is about."""
        memo, deck = self.templates
        if memo is not None:
            for issue in read_word_template(memo, self.brand).report.issues:
                yield issue, memo.parent
        if deck is not None:
            for issue in read_powerpoint_template(deck, self.brand).report.issues:
                yield issue, deck.parent
        elif self.brand is not None:
            for issue in self.brand.estimated():
                yield issue, Path()

    def choices(self) -> Iterator[str]:
        """What ``template inspect`` says of each template."""
        for template in self.templates:
            if template is not None:
                yield from inspect_template(template, self.brand).lines


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file that was made, from which whole brief, and what goes beside it (b"": nothing)."""

    path: Path
    data: bytes
    kind: str
    edition: str
    summary: str
    left_out: tuple[str, ...]
    whole: Document
    provenance: Provenance | None = None
    sidecar: bytes = b""
    pdf: bytes = b""

    def on_disk(self) -> Iterator[tuple[Path, bytes]]:
        """The file and what goes beside it."""
        yield self.path, self.data
        if self.sidecar:
            yield sidecar_path(self.path), self.sidecar
        if self.pdf:
            yield self.path.with_suffix(".pdf"), self.pdf

    def outcome(self) -> Outcome:
        """The file in the JSON of ``build``."""
        sidecar = str(sidecar_path(self.path)) if self.sidecar else None
        return outcome(self.path, self.data, self.kind, self.edition) | {
            "left_out": list(self.left_out),
            "sidecar": sidecar,
            "pdf": str(self.path.with_suffix(".pdf")) if self.pdf else None,
        }


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: facts and brief, in which looks, and the options of ``build``."""

    base: FactBase
    changes: Changes | None
    brief: Brief
    look: Look
    options: argparse.Namespace

    def files(self, editions: tuple[Edition, ...], step: Step) -> Iterator[BuiltFile]:
        """Memo and deck of each edition, ``step`` being told what comes next."""
        voice: Voice = self.options.voice
        for edition in editions:
            brief = self.brief.in_language(*edition)
            with voice.stage(f"compose {edition}"):
                whole = compose_brief(self.base, brief, since=self.changes)
            for kind, make in (("memo", self._memo), ("deck", self._deck)):
                if self.options.only in (None, kind):
                    step(f"{kind}.{edition}")
                    with voice.stage(f"make {kind}.{edition}"):
                        file = make(whole, brief, str(edition))
                    if self.options.pdf:
                        from briefgen.cli.preview import converted

                        with voice.stage(f"LibreOffice opens {file.path.name}"):
                            pdf = converted(file.path.name, file.data, file.path.suffix[1:])
                        file = replace(file, pdf=pdf)
                    yield file

    def _memo(self, whole: Document, brief: Brief, edition: str) -> BuiltFile:
        template, brand = self.look.templates.memo, self.look.brand
        anchors = Anchors(self.options.anchors)
        memo = shape_document(whole, brief, template=template, brand=brand)
        pages = None
        if self.options.pages:
            pages = measure_pages(memo, anchors=anchors, template=template, brand=brand)

        def write(anchors: Anchors) -> bytes:
            return memo_bytes(
                memo,
                anchors=anchors,
                pages=pages,
                template=template,
                brand=brand,
                compression=Compression(self.options.compression),
            )

        data = write(anchors)
        provenance = self._provenance(data, write)
        return BuiltFile(
            path=self.options.out / f"memo.{edition}.docx",
            data=data,
            kind="memo",
            edition=edition,
            summary=f"{len(memo.sections)} sections, {len(memo.notes)} notes, "
            f"{len(memo.left_out)} facts left out",
            left_out=memo.left_out,
            whole=whole,
            provenance=provenance,
            sidecar=self._sidecar(provenance),
        )

    def _deck(self, whole: Document, brief: Brief, edition: str) -> BuiltFile:
        template, brand = self.look.templates.deck, self.look.brand
        deck = plan_document(whole, brief, template=template, brand=brand)

        def write(anchors: Anchors) -> bytes:
            return deck_bytes(
                deck,
                anchors=anchors,
                template=template,
                brand=brand,
                compression=Compression(self.options.compression),
            )

        data = write(Anchors(self.options.anchors))
        provenance = self._provenance(data, write)
        return BuiltFile(
            path=self.options.out / f"deck.{edition}.pptx",
            data=data,
            kind="deck",
            edition=edition,
            summary=f"{len(deck.slides)} slides, {len(deck.left_out)} things left out",
            left_out=deck.left_out,
            whole=whole,
            provenance=provenance,
            sidecar=self._sidecar(provenance),
        )

    def _provenance(self, data: bytes, write: Callable[[Anchors], bytes]) -> Provenance | None:
        """What the file with all anchors would carry, where a sidecar or a pack is asked for."""
        if not (self.options.sidecar or self.options.pack):
            return None
        from briefgen.delivered.provenance import provenance_of

        whole = Anchors(self.options.anchors) is Anchors.FULL
        provenance = provenance_of(data if whole else write(Anchors.FULL))
        assert provenance is not None, "a file with all anchors carries its provenance"
        return provenance

    def _sidecar(self, provenance: Provenance | None) -> bytes:
        if provenance is None or not self.options.sidecar:
            return b""
        from briefgen.delivered.provenance import sidecar_bytes

        return sidecar_bytes(provenance)
