"""What the fact rules say, to the letter: the golden sentences in ``sentences/``.

A case is a line with # that says what is wrong, then what is changed in the clean base of
`tests.facts.sample` (a file, after ``-`` what stands there, after ``+`` what takes its place; with
no ``-`` it is added at the end), then after ``=`` every issue that the base then has. To add one,
write all but the last, run ``BRIEFGEN_ACCEPT=1 pytest tests/facts/test_sentences.py``, and read
what it wrote before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from briefgen.facts.load import read_facts
from tests.facts.sample import FILES, write_base

FOLDER = Path(__file__).parent / "sentences"
CASES = [
    pytest.param(path, case, id=f"{path.stem}: {case.splitlines()[0][2:]}")
    for path in sorted(FOLDER.glob("*.txt"))
    for case in path.read_text("utf-8").rstrip("\n").split("\n\n")
]


@pytest.mark.parametrize(("path", "case"), CASES)
def test_what_is_wrong_is_said_in_these_words(tmp_path: Path, path: Path, case: str) -> None:
    asked = [line for line in case.split("\n") if not line.startswith("= ")]
    issues = read_facts(write_base(tmp_path, dict(_changed(asked[1:]))))[1]
    said = "\n".join([*asked, *(f"= {issue}" for issue in issues)])
    if os.environ.get("BRIEFGEN_ACCEPT"):
        text = path.read_text("utf-8").replace(case, said)
        path.write_text(text, "utf-8", newline="\n")
    assert said == case


def _changed(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The files of the base that the lines change, as they then are."""
    files: dict[str, str] = {}
    name = ""
    for mark, group in groupby(lines, key=lambda line: line[:2] if line[0] in "-+" else ""):
        block = list(group)
        if not mark:
            name, old = block[-1], ""
            files.setdefault(name, FILES.get(name, ""))
            continue
        text = "\n".join(line[2:] for line in block)
        if mark == "- ":
            old = text
            assert old in files[name], f"{old!r} does not stand in {name}"
        elif old:
            files[name], old = files[name].replace(old, text, 1), ""
        else:
            files[name] += text + "\n"
    yield from files.items()
