"""What is run on a damaged file: each command that reads such a file, as a user runs it."""

from __future__ import annotations

import shutil
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefgen.batch.jobs import load_jobs
from briefgen.cli import main
from briefgen.errors import BriefgenError
from briefgen.issues import CleanedWarning
from tests.fuzz.samples import World


@dataclass(frozen=True, slots=True)
class Trial:
    """A command by the name of what it tries.

    ``run`` takes the world, the damaged file and the folder in which both it and what is made
    stand, and gives the exit code; ``beside`` puts there what the command needs. ``makes`` are the
    files that it may leave where the exit code is ``made_at`` or less.
    """

    name: str
    run: Callable[[World, Path, Path], int]
    makes: tuple[str, ...] = ()
    beside: Callable[[World, Path, Path], None] = lambda *_: None
    made_at: int = 0


def _audit(world: World, file: Path, _: Path) -> int:
    return main(["audit", str(file), "--facts", str(world.later)])


def _refresh(world: World, file: Path, folder: Path) -> int:
    return main(["refresh", str(file), "--facts", str(world.later), "-o", str(folder / "new")])


def _tracked(world: World, file: Path, folder: Path) -> int:
    words = ["refresh", str(file), "--facts", str(world.later), "--tracked"]
    return main([*words, "-o", str(folder / "new")])


def _compare(world: World, file: Path, _: Path) -> int:
    return main(["compare", str(file), str(world.later)])


def _inspect(_: World, file: Path, __: Path) -> int:
    return main(["template", "inspect", str(file)])


def _build(*options: str) -> Callable[[World, Path, Path], int]:
    def run(world: World, file: Path, folder: Path) -> int:
        kind = "memo" if file.suffix in (".docx", ".dotx") else "deck"
        words = ["build", str(world.facts), "--only", kind, "--template", str(file), *options]
        return main([*words, "-o", str(folder / "out")])

    return run


def _short(_: World, __: Path, folder: Path) -> None:
    (folder / "brief.yaml").write_text("shape: one-page\nlength: short\n", "utf-8")


def _one_page(world: World, file: Path, folder: Path) -> int:
    return _build("--brief", str(folder / "brief.yaml"))(world, file, folder)


def _facts_beside(world: World, _: Path, folder: Path) -> None:
    shutil.copytree(world.facts, folder / "base")


def _source(_: World, file: Path, folder: Path) -> int:
    return main(["source", "add", str(file), str(folder / "base"), "--lang", "en"])


def _from_excel(_: World, file: Path, folder: Path) -> int:
    return main(["facts", "from-excel", str(file), str(folder / "base")])


def _memo_beside(world: World, _: Path, folder: Path) -> None:
    shutil.copy(world.root / "memo.docx", folder)


def _sidecar(world: World, file: Path, folder: Path) -> int:
    words = ["refresh", str(folder / "memo.docx"), "--facts", str(world.later)]
    return main([*words, "--sidecar", str(file), "-o", str(folder / "new")])


def _in_facts(world: World, file: Path, folder: Path) -> None:
    """The damaged file stands in the place of its own, which it is named after."""
    _put_into(world.facts, file, folder)


def _in_starter(world: World, file: Path, folder: Path) -> None:
    _put_into(world.starter, file, folder)


def _put_into(base: Path, file: Path, folder: Path) -> None:
    shutil.copytree(base, folder / "base", ignore=shutil.ignore_patterns(".schemas"))
    shutil.copy(file, folder / "base" / file.relative_to(folder))


def _on_facts(command: str) -> Callable[[World, Path, Path], int]:
    """A command on the base, or on the file where that is all of it."""

    def run(_: World, file: Path, folder: Path) -> int:
        base = str(file if file.suffix == ".jsonl" else folder / "base")
        match command:
            case "build":
                return main(["build", base, "-o", str(folder / "out")])
            case "excel":
                return main(["facts", "to-excel", base, str(folder / "made.xlsx")])
            case "export":
                return main(["export", base, "-o", str(folder / "new")])
            case _:
                return main([command, base])

    return run


def _brief(world: World, file: Path, folder: Path) -> int:
    words = ["build", str(world.facts), "--brief", str(file)]
    return main([*words, "-o", str(folder / "out")])


def _rest_of_brand(world: World, file: Path, folder: Path) -> None:
    """The other files of a brand, sound."""
    for name in ("crest.png", "carlito.ttf"):
        if name != file.name:
            shutil.copy(world.root / name, folder)
    if file.suffix != ".yaml":
        (folder / "brand.yaml").write_text(
            "fonts: {latin: Carlito, file: carlito.ttf}\nlogo: {file: crest.png, alt: Crest}\n"
        )


def _brand(world: World, _: Path, folder: Path) -> int:
    words = ["build", str(world.facts), "--brand", str(folder / "brand.yaml")]
    return main([*words, "-o", str(folder / "out")])


def _facts_named(world: World, _: Path, folder: Path) -> None:
    shutil.copytree(world.facts, folder / "facts")


def _jobs(_: World, file: Path, __: Path) -> int:
    """The table is read and nothing is made of it: workers are other processes."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CleanedWarning)
            load_jobs(file)
    except BriefgenError as problem:
        print(f"briefgen: error: {problem}", file=sys.stderr)
        return 2
    return 0


_BUILT = ("out",)
_NEW = ("new",)
_LEFT = 1  # a refresh that leaves something to a person says so with its exit code
_WORD = (
    Trial("build", _build(), _BUILT),
    Trial("one page", _one_page, _BUILT, _short),
    Trial("inspect", _inspect),
)
_POWERPOINT = (Trial("build", _build(), _BUILT), Trial("inspect", _inspect))
_DELIVERED = (
    Trial("refresh", _refresh, _NEW, made_at=_LEFT),
    Trial("audit", _audit),
    Trial("compare", _compare),
)
_SOURCE = Trial("source", _source, ("base/sources",), _facts_beside)
_ON_FACTS = {"check": (), "build": _BUILT, "excel": ("made.xlsx",), "export": _NEW}
_BRAND = (Trial("build", _brand, _BUILT, _rest_of_brand),)

TRIALS: dict[str, tuple[Trial, ...]] = {
    "delivered word": (
        *_DELIVERED,
        Trial("tracked", _tracked, _NEW, made_at=_LEFT),
        Trial("build", _build(), _BUILT),
        _SOURCE,
    ),
    "delivered powerpoint": (*_DELIVERED, Trial("build", _build(), _BUILT)),
    "template word": _WORD,
    "template powerpoint": _POWERPOINT,
    "workbook": (Trial("from-excel", _from_excel, ("base",), _facts_beside),),
    "source": (_SOURCE,),
    "sidecar": (Trial("refresh", _sidecar, _NEW, _memo_beside, _LEFT),),
    "facts": tuple(Trial(name, _on_facts(name), _ON_FACTS[name], _in_facts) for name in _ON_FACTS),
    "starter": tuple(
        Trial(name, _on_facts(name), _ON_FACTS[name], _in_starter) for name in _ON_FACTS
    ),
    "lines": tuple(Trial(name, _on_facts(name), _ON_FACTS[name]) for name in _ON_FACTS),
    "brief": (Trial("build", _brief, _BUILT),),
    "brand": _BRAND,
    "logo": _BRAND,
    "font": _BRAND,
    "jobs": (Trial("jobs", _jobs, (), _facts_named),),
}
"""By the kind of file."""
