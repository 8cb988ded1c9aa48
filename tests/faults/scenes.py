"""Commands at work on files that were there before: what faults are tried on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from briefgen import load_facts, run_batch
from briefgen.cli import main
from briefgen.excel import write_workbook
from tests.batch.sample import memos
from tests.excel.workbooks import edited
from tests.facts.sample import FILES, write_base

_ENERGY = "facts/energy.yaml"
OLD, NEW = "The Minister", "The Ambassador"


@dataclass(frozen=True, slots=True)
class Scene:
    """A command that changes files in ``folder / "work"``, with what it needs beside it.

    ``before`` makes the work folder as it was, ``run`` is the command; its exit code has to be 0.
    """

    name: str
    before: Callable[[Path], None]
    run: Callable[[Path], int]


def _built(folder: Path, to: str, *options: str) -> int:
    base, brief = folder / "base", folder / f"{to[4]}.yaml"
    if not base.exists():
        write_base(base)
    if not brief.exists():
        brief.write_text(f"to: {to}\n", "utf-8")
    words = ("build", str(base), "-o", str(folder / "work"), "--only", "memo", *options)
    return main(["--quiet", *words, "--brief", str(brief)])


def _building(*options: str) -> tuple[Callable[[Path], None], Callable[[Path], int]]:
    def before(folder: Path) -> None:
        assert _built(folder, OLD, *options) == 0

    return before, lambda folder: _built(folder, NEW, *options)


def _batch(folder: Path, subject: str) -> int:
    """Two jobs; a third name is made in the second state only."""
    names = [f"on {subject}"] if subject == "old" else [f"on {subject}", "third"]
    jobs = [*memos(names)]
    jobs = [job.model_copy(update={"name": name}) for job, name in zip(jobs, "ab", strict=False)]
    with ThreadPoolExecutor(1) as threads:
        result = run_batch(jobs, folder / "work", executor=threads)
    return len(result.failed)


def _before_batch(folder: Path) -> None:
    assert _batch(folder, "old") == 0


def _before_import(folder: Path) -> None:
    """A base of facts, and a workbook in which two of its files are changed."""
    base = load_facts(write_base(folder / "work"))
    data = write_workbook(base, "facts.xlsx")
    changed = edited(
        data,
        lambda book: [
            book.type("Themes", (base.themes[0].id,), "name (en)", "A new name"),
            book.type("Actors", (base.actors[0].id,), "capacity (en)", "of a new capacity"),
        ],
    )
    (folder / "facts.xlsx").write_bytes(changed)


def _import(folder: Path) -> int:
    return main(
        ["--quiet", "facts", "from-excel", str(folder / "facts.xlsx"), str(folder / "work")]
    )


def _before_refresh(folder: Path) -> None:
    """A memo with its sidecar, and a base that has moved on."""
    assert _built(folder, OLD, "--sidecar") == 0
    if not (folder / "now").exists():
        write_base(folder / "now", {_ENERGY: FILES[_ENERGY].replace("min: 40", "min: 45")})


def _refresh(folder: Path) -> int:
    file, now = folder / "work" / "memo.en.docx", folder / "now"
    return main(["--quiet", "refresh", str(file), "--facts", str(now), "--in-place"])


SCENES = (
    Scene("build", *_building("--sidecar")),
    Scene("pack", *_building("--pack")),
    Scene("batch", _before_batch, lambda folder: _batch(folder, "new")),
    Scene("import", _before_import, _import),
    Scene("refresh", _before_refresh, _refresh),
)


def held(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path; what says how long something took is left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("manifest.jsonl", ".manifest.lock")
    }
