"""Two builds into one folder at once: each file whole, each pack of one build."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from briefgen.cli import main
from briefgen.disk.names import exchange
from tests.demo import ROOT
from tests.facts.sample import write_base
from tests.faults.scenes import held

ROUNDS = 5


def pack_in(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith("pack-")}


def test_two_builds_into_one_folder_at_once_do_not_corrupt_each_other(tmp_path: Path) -> None:
    base, out = write_base(tmp_path / "base"), tmp_path / "out"
    wanted: list[dict[str, bytes]] = []
    briefs = []
    for to in ("The Minister", "The Ambassador"):
        brief = tmp_path / f"{to[4]}.yaml"
        brief.write_text(f"to: {to}\n", "utf-8")
        words = ["--quiet", "build", str(base), "--brief", str(brief), "--only", "memo", "--pack"]
        assert main([*words, "-o", str(tmp_path / to)]) == 0
        wanted.append(held(tmp_path / to))
        briefs.append(brief)
    (name,) = (path.name for path in (tmp_path / "The Minister").glob("pack-*"))

    running = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.faults.many_builds"),
                *(str(base), str(brief), str(out), str(ROUNDS)),
            ],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for brief in briefs
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("now\n")
        process.stdin.flush()
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    in_one_step = exchange(tmp_path / "one", tmp_path / "other")
    seen = 0
    while any(process.poll() is None for process in running):
        memo = out / "memo.en.docx"
        if memo.exists():  # a reader never meets half a file, nor a pack of which a part is missing
            assert memo.read_bytes() in [files["memo.en.docx"] for files in wanted]
            if in_one_step and seen:
                assert (out / name / "SHA256SUMS").is_file()
            seen += (out / name).exists()
        time.sleep(0.005)
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0, said
    found = held(out)
    assert found.keys() == wanted[0].keys(), "nothing else is left"
    assert pack_in(found) in [pack_in(files) for files in wanted]
    assert found["memo.en.docx"] in [files["memo.en.docx"] for files in wanted]
    assert seen
