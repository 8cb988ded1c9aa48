"""No input takes more than two seconds or 200 MB before it is refused, in a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gate.hostile_texts import TEXTS
from tests.gate.hostile_workbooks import WORKBOOKS

_CHILD = """
import json, os, re, sys, time
from pathlib import Path
import briefgen.copies.html, briefgen.copies.markdown, briefgen.copies.pdf, briefgen.copies.text
import bs4, markdown_it, openpyxl, pypdfium2
from briefgen.batch.jobs import load_jobs
from briefgen.briefs.load import load_brief
from briefgen.briefs.load_brand import load_brand
from briefgen.copies import read_copy
from briefgen.delivered.provenance import read_sidecar
from briefgen.errors import BriefgenError, InputError
from briefgen.excel.read import read_workbook
from briefgen.facts.load import load_facts

def sheet(path):
    found = read_workbook(path.read_bytes(), path.name)
    if found.issues:
        raise InputError(str(found.issues[0]))

READ = {
    "facts": load_facts, "brief": load_brief, "brand": load_brand, "jobs": load_jobs,
    "copy": read_copy, "sidecar": lambda path: read_sidecar(path.read_bytes()), "excel": sheet,
}
for line in sys.stdin:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        continue
    kind, path = json.loads(line)
    Path("/proc/self/clear_refs").write_text("5")  # the peak is this child's own
    start = time.process_time()
    told = ""
    try:
        READ[kind](Path(path))
    except BriefgenError as refused:
        told = str(refused)
    except BaseException as broken:
        told = f"TRACEBACK {type(broken).__name__}"
    seconds = time.process_time() - start
    (peak,) = (x.split() for x in Path("/proc/self/status").open() if x.startswith("VmHWM"))
    print(json.dumps([told, seconds, int(peak[1]) / 1024]), flush=True)
    os._exit(0)
"""

CASES = TEXTS | WORKBOOKS
Measure = Callable[[str, Path], tuple[str, float, float]]


@pytest.fixture(scope="module")
def measure() -> Iterator[Measure]:
    """Reads a file in a process of its own: what it is told, CPU seconds and megabytes at most."""
    with subprocess.Popen(
        [sys.executable, "-c", _CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        asked, answers = parent.stdin, parent.stdout
        assert asked is not None
        assert answers is not None

        def measured(kind: str, path: Path) -> tuple[str, float, float]:
            print(json.dumps([kind, str(path)]), file=asked, flush=True)
            told, seconds, megabytes = json.loads(answers.readline())
            return told, seconds, megabytes

        yield measured
        asked.close()


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
@pytest.mark.parametrize("case", CASES)
def test_a_hostile_input_is_refused_in_a_sentence_within_bounds(
    case: str, tmp_path: Path, measure: Measure
) -> None:
    kind, name, make, words = CASES[case]
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(make())
    told, seconds, megabytes = measure(kind, tmp_path if name.startswith("facts/") else path)
    assert words in told, told[:500]
    assert seconds < 2
    assert megabytes < 200
