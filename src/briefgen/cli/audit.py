"""`briefgen audit FILE… --facts DATA [--sidecar FILE] [--json] [--html FILE]`"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.cli.voice import Voice
from briefgen.delivered.audit import audit
from briefgen.delivered.beside import sidecar_path
from briefgen.delivered.html import report_html
from briefgen.delivered.provenance import Provenance, sidecar_at
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import Finding, Report
from briefgen.disk import write_atomically
from briefgen.facts.load import load_facts
from briefgen.facts.model import FactBase

LONGEST = 160
"""Characters of a text that a line of the report shows."""


def run(args: argparse.Namespace) -> int:
    """Print what no longer holds; 0 all well, 1 findings."""
    voice: Voice = args.voice
    with voice.stage(f"read {args.facts}"):
        base = load_facts(args.facts)
    report = _report(args, base)
    if args.html:
        write_atomically(args.html, report_html(report).encode())
    if args.json:
        print(report.model_dump_json(indent=2, by_alias=True))
    else:
        _print(report, voice)
    return int(bool(report.open))


def _report(args: argparse.Namespace, base: FactBase) -> Report:
    voice: Voice = args.voice
    sidecars = _sidecars(args.files, args.sidecar)
    files = []
    with voice.progress(len(args.files) + 1) as step:
        for path, name, given in zip(args.files, _names(args.files), sidecars, strict=True):
            step(f"read {name}")
            with voice.stage(f"read {name}"):
                files.append(read_delivered(path, name, given, beside=_beside(path)))
        step("hold against the facts")
        with voice.stage("hold against the facts"):
            return audit(files, base)


def _names(files: Sequence[Path]) -> list[str]:
    """What the report calls each file: by its name, with its folder where two have one name."""
    names = Counter(path.name for path in files)
    return [path.name if names[path.name] == 1 else path.as_posix() for path in files]


def _sidecars(files: Sequence[Path], given: Sequence[Path]) -> list[Provenance | None]:
    """What is given for each file, in their order."""
    return [sidecar_at(given[at]) if at < len(given) else None for at in range(len(files))]


def _beside(file: Path) -> Provenance | None:
    """What lies beside the file."""
    path = sidecar_path(file)
    return sidecar_at(path) if path.is_file() else None


def _print(report: Report, voice: Voice) -> None:
    for finding in report.open:
        print(finding_line(finding))
        for line in _elsewhere(finding):
            print(line)
    for remark in report.remarks:
        voice.remark(remark)
    counts = ", ".join(f"{number} {state}" for state, number in report.counts().items())
    voice.done(f"{', '.join(report.files)}: {counts or 'nothing anchored, nothing found'}")


def finding_line(finding: Finding) -> str:
    """``memo.docx: “Energy”, paragraph 3: stale [loans-total]: “…” → “…” (note)``"""
    place = f"{finding.place}: " if finding.place else ""
    facts = f" [{', '.join(finding.facts)}]" if finding.facts else ""
    shown = f": “{_cut(finding.shown)}”" if finding.shown else ""
    new = f" → “{_cut(finding.new)}”" if finding.new and finding.new != finding.shown else ""
    note = f" ({finding.note})" if finding.note else ""
    return f"{finding.file}: {place}{finding.state}{facts}{shown}{new}{note}"


def _elsewhere(finding: Finding) -> Iterator[str]:
    """``  deck.pptx: slide 4, “Trade”: “…” (“3 GW” in one, “4 GW” in the other)``"""
    for other in finding.elsewhere:
        place = f"{other.place}: " if other.place else ""
        yield f"  {other.file}: {place}“{_cut(other.shown)}” ({other.note})"


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
