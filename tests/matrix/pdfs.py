"""What two judges of accessible PDFs say of a memo or deck, and what is said of it without reason.

A rule that a file made by LibreOffice alone breaks too (`control`) is LibreOffice's to keep. Of any
other finding it has to be proved, finding by finding, that the file gives no cause for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import outloud
import pdfua
from lxml import etree

from briefgen.delivered.model import Area, DeliveredFile, Passage
from briefgen.delivered.read import read_delivered
from tests.tagtree import Tagged, read_tags, tables_without_headers
from tests.writers.word.package import parts, w

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_DRAWN = {"Figure", "Chart"}


@dataclass(frozen=True)
class Told:
    """A finding of either judge: its rule, how often, where (page from 1, or 0), and of what."""

    rule: str
    count: int
    page: int
    text: str


def told(pdf: Path) -> list[Told]:
    """What outloud and pdfua find in the PDF."""
    heard = outloud.check(str(pdf))
    assert heard.error is None
    found = [Told(f.rule, f.count, f.page or 0, str(f.evidence or "")) for f in heard.findings]
    for other in pdfua.validate(str(pdf)).findings:
        found.append(Told(other.rule_id, 1, other.location.page or 0, ""))
    return found


@dataclass(frozen=True)
class Printed:
    """A memo and its PDF. ``forms`` are the first words of tables that need no header row."""

    data: bytes
    pdf: Path
    forms: frozenset[str]

    @cached_property
    def file(self) -> DeliveredFile:
        return read_delivered(self.data, "memo.docx")

    @cached_property
    def _tags(self) -> list[Tagged]:
        return read_tags(self.pdf)

    @cached_property
    def _bare(self) -> list[tuple[int, str]]:
        return tables_without_headers(self.pdf)

    @cached_property
    def in_order(self) -> bool:
        """Whether a screen reader reads all of the body, once and in its order.

        The labels that a chart draws are read besides, some as if they stood in the text.
        """
        tags = (t for t in self._tags if not t.is_note and not _DRAWN & {*t.within})
        heard = "".join(letters(tag.text) for tag in tags)
        shown = "".join(letters(p.text) for p in self._at(Area.BODY))
        for chart in self.file.charts:
            labels = "".join(map(letters, chart.shown.places))
            heard = heard.replace(labels, "", 1) if labels and heard != shown else heard
        return heard == shown

    def _at(self, *areas: Area) -> list[Passage]:
        return [p for p in self.file.passages if p.where.area in areas]

    def are_forms(self, _: Told) -> bool:
        """Whether each table without a header row has one column, or labels beside its cells."""
        return all(columns == 1 or first in self.forms for columns, first in self._bare)

    def are_charts(self, found: Told) -> bool:
        """Whether they are charts, which LibreOffice prints without the memo's alternative text."""
        root = etree.fromstring(parts(self.data)["word/document.xml"])
        charts = [d for d in root.iter(w("drawing")) if d.find(f".//{_C}chart") is not None]
        named = [d for d in charts if next(d.iter(f"{_WP}docPr")).get("descr")]
        return len(named) == len(charts) > 0 and found.count <= len(charts)

    def runs_on_pages(self, found: Told) -> bool:
        """Whether all its words are of headers, footers and header rows: read once, not on each
        page."""
        heads = [p for p in self._at(Area.BODY) if p.where.cell and p.where.cell.row == 0]
        running = [*self._at(Area.HEADER, Area.FOOTER), *heads]
        known = {word for p in running for word in _words(p.text)}
        whole = "".join(letters(p.text) for p in running)
        return all(
            _words(line) <= known or letters(line)[:12] in whole for line in found.text.split(";")
        )

    def is_text_of_its_own(self, found: Told) -> bool:
        """Whether it is no running line: what notes and cells say again is read in its order."""
        said = letters(found.text)[:20]
        running = self._at(Area.HEADER, Area.FOOTER)
        return self.in_order and not any(said in letters(p.text) for p in running if said)

    def is_in_a_table(self, found: Told) -> bool:
        """Whether what stands in the ruled grid is tagged as a table after all."""
        tags = (tag for tag in self._tags if "Table" in tag.within)
        return _words(found.text) <= {word for tag in tags for word in _words(tag.text)}

    def is_read(self, _: Told) -> bool:
        return self.in_order


PROOFS: dict[str, Callable[[Printed, Told], bool]] = {
    "TAG-002": Printed.runs_on_pages,
    "TAG-020": Printed.is_read,
    "TBL-001": Printed.are_forms,
    "UA-15-003": Printed.are_forms,
    "TBL-014": Printed.is_in_a_table,
    "FIG-001": Printed.are_charts,
    "UA-13-004": Printed.are_charts,
    "UA-01-003": Printed.are_charts,
    "NOTE-003": Printed.is_read,
    "PAG-001": Printed.is_text_of_its_own,
    "LNK-003": Printed.is_read,
    "ORD-001": Printed.is_read,
}
"""By the rule what has to be true of a memo that a judge has this against without reason."""


def against_memo(memo: Printed, of_libreoffice: frozenset[str]) -> Iterator[str]:
    """What the judges have against the PDF that the memo gives cause for."""
    for found in told(memo.pdf):
        if found.rule in of_libreoffice:
            continue
        if found.rule not in PROOFS or not PROOFS[found.rule](memo, found):
            yield f"{found.rule} on page {found.page}, {found.count} times: {found.text[:80]}"


def against_deck(pdf: Path, charts: int, of_libreoffice: frozenset[str]) -> Iterator[str]:
    """The same of slides; LibreOffice leaves pictures of charts without any tag."""
    for found in told(pdf):
        if found.rule in of_libreoffice or (found.rule == "UA-01-003" and charts):
            continue
        yield f"{found.rule} on page {found.page}, {found.count} times: {found.text[:80]}"


def letters(text: str) -> str:
    """Letters alone: bullets and the numbers of notes are printed, and no text of the memo's.

    In small letters: a style may show capitals.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalpha())


def _words(text: str) -> set[str]:
    return {word for piece in text.split() if (word := letters(piece))}


# --- no heading is left behind --------------------------------------------------------------------

# By the names that our styles have; headings are known by their type.
_LEADING = ("Status Lead", "Section Lead", "Caption", "caption", "Callout Label")


def left_behind(tags: list[Tagged]) -> Iterator[str]:
    """The headings and leads that are the last on their page, notes apart."""
    pages: dict[int, Tagged] = {}
    for tagged in tags:
        if tagged.text.strip() and not tagged.is_note:
            pages[tagged.page] = tagged
    for page, last in sorted(pages.items()):
        if last.tag in _LEADING or re.fullmatch("H[1-6]", last.kind):
            yield f"page {page}: {last.text}"
