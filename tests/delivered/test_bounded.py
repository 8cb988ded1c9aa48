"""The largest files that the gate lets in are read, audited and refreshed in 500 MB of memory."""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from briefgen import Brief, load_facts
from briefgen.delivered import outside
from briefgen.delivered import parts as parts_of_a_file
from briefgen.delivered.audit import audit
from briefgen.delivered.provenance import MAX_PART
from briefgen.delivered.read import read_delivered
from briefgen.delivered.read_chart import read_chart_cache
from briefgen.delivered.report import State
from briefgen.errors import InputError
from briefgen.gate.bounds import RETURNED
from tests.delivered.hand import paragraph, run, word_file
from tests.demo import ROOT
from tests.made import deck_file, memo_file

NORTHLAND = ROOT / "examples" / "northland"
MOST = 500  # megabytes
_FREE = RETURNED.elements - 60_000  # what a memo or deck of the example has of its own
_CHILD = """
import sys
from pathlib import Path
from briefgen.cli import main

Path("/proc/self/clear_refs").write_text("5")
code = main(sys.argv[1:])
(peak,) = (x.split() for x in Path("/proc/self/status").open() if x.startswith("VmHWM"))
print(code, int(peak[1]) // 1024, file=sys.stderr)
"""


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sealed(held: dict[str, bytes], *, stored: Iterable[str] = ()) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in held.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, compress_type=how)
    return stream.getvalue()


@cache
def delivered(kind: str) -> bytes:
    brief = Brief.model_validate({"shape": "full", "length": "full"})
    make = memo_file if kind == "docx" else deck_file
    return make(load_facts(NORTHLAND), brief)


def many_paragraphs() -> bytes:
    """A memo in which somebody wrote as many short paragraphs with numbers as may come in."""
    held = parts(delivered("docx"))
    text = held["word/document.xml"]
    at = text.rindex(b"<w:sectPr")
    written = b"".join(
        b"<w:p><w:r><w:t>%d a%d</w:t></w:r></w:p>" % (n % 977, n) for n in range(_FREE // 3)
    )
    held["word/document.xml"] = text[:at] + written + text[at:]
    return sealed(held)


def one_full_slide() -> bytes:
    """The same on one slide."""
    held = parts(delivered("pptx"))
    slide = "ppt/slides/slide2.xml"
    at = held[slide].rindex(b"</p:txBody>")
    written = b"".join(
        b"<a:p><a:r><a:t>%d a%d</a:t></a:r></a:p>" % (n % 977, n) for n in range(_FREE // 3)
    )
    held[slide] = held[slide][:at] + written + held[slide][at:]
    return sealed(held)


def many_pictures() -> bytes:
    """A memo with 220 MB of pictures, 110 of them packed."""
    held = parts(delivered("docx"))
    noise = os.urandom(55_000_000)
    held |= {"word/media/a.png": noise, "word/media/b.png": noise[::-1]}
    held["word/media/c.png"] = b"".join(noise[n : n + 1000] + bytes(99_000) for n in range(1100))
    types = "[Content_Types].xml"
    more = b'<Default Extension="png" ContentType="image/png"/><Override'
    held[types] = held[types].replace(b"<Override", more, 1)
    return sealed(held, stored=("word/media/a.png", "word/media/b.png"))


def long_provenance(size: int = MAX_PART) -> bytes:
    """A memo whose provenance names as many texts as fit into so many bytes."""
    held = parts(delivered("docx"))
    part = next(name for name in held if b"<provenance" in held[name][:2000])
    (first, *_) = re.findall(rb"<occurrence [^>]*/>", held[part])
    more = size // len(first) - held[part].count(b"<occurrence ") - 2_000
    written = b"".join(re.sub(rb'id="[^"]*"', b'id="x%d"' % n, first, count=1) for n in range(more))
    held[part] = held[part].replace(b"</occurrences>", written + b"</occurrences>")
    assert len(held[part]) > 0.9 * size
    return sealed(held)


LARGE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "paragraphs": ("memo.docx", many_paragraphs),
    "slide": ("deck.pptx", one_full_slide),
    "pictures": ("memo.docx", many_pictures),
    "provenance": ("memo.docx", long_provenance),
}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts after a change, so that a refresh has something to do."""
    folder = tmp_path_factory.mktemp("later")
    for file in sorted(NORTHLAND.rglob("*.yaml")):
        to = folder / file.relative_to(NORTHLAND)
        to.parent.mkdir(exist_ok=True)
        text = file.read_text("utf-8")
        to.write_text(re.sub(r"\b18\.5\b", "19.25", text).replace(" in ", " within "), "utf-8")
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
@pytest.mark.parametrize("command", ["audit", "refresh"])
@pytest.mark.parametrize("case", LARGE)
@pytest.mark.every(8)
def test_the_largest_file_of_its_kind_takes_half_a_gigabyte_at_most(
    case: str, command: str, later: Path, tmp_path: Path
) -> None:
    name, make = LARGE[case]
    path = tmp_path / name
    path.write_bytes(make())
    words = [command, str(path), "--facts", str(later)]
    words += ["--json"] if command == "audit" else ["-o", str(tmp_path / f"new-{name}")]
    child = [sys.executable, "-c", _CHILD, "--quiet", *words]
    ended = subprocess.run(child, capture_output=True, text=True, check=False, timeout=300)
    code, megabytes = map(int, ended.stderr.split("\n")[-2].split())
    assert code in (0, 1), ended.stderr[-500:]
    assert megabytes < MOST
    if command == "audit":
        assert json.loads(ended.stdout)["findings"]


def test_a_provenance_that_is_larger_is_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="holds more than any of ours; use the sidecar"):
        read_delivered(long_provenance(MAX_PART + 4_000_000), "memo.docx")


# --- what is bounded by itself --------------------------------------------------------------------


def test_of_more_numbers_than_are_judged_a_finding_says_where_it_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outside, "MOST_CLAIMS", 3)
    written = (paragraph(run(f"They sent {n} ships.")) for n in (11, 12, 13, 14, 15))
    data = word_file("".join(written))
    found = audit([read_delivered(data, "theirs.docx")], load_facts(NORTHLAND)).findings
    assert [held.shown for held in found] == ["11 ships", "12 ships", "13 ships", ""]
    assert "more than 3 numbers and dates stand outside anchors" in found[-1].note
    assert found[-1].state is State.UNSOURCED


@pytest.mark.parametrize(
    ("bound", "sentence"),
    [
        ("_MOST_POINTS", "its charts name more than 5 points"),
        ("_MOST_CELLS", "the workbooks of its charts hold more than 5 cells"),
    ],
)
def test_charts_of_more_than_anybody_looks_at_are_refused(
    bound: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts_of_a_file, bound, 5)
    for kind in ("docx", "pptx"):
        with pytest.raises(InputError, match=f"it: {sentence}"):
            read_delivered(delivered(kind), "it")


def test_a_chart_that_counts_points_which_it_has_not_is_refused() -> None:
    series = (
        '<c:ser><c:val><c:numRef><c:f>Data!$B$2</c:f><c:numCache><c:ptCount val="100000"/>'
        "</c:numCache></c:numRef></c:val></c:ser>"
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    with pytest.raises(InputError, match="a chart draws more than"):
        read_chart_cache(f'<c:chart xmlns:c="{space}">{series * 3}</c:chart>'.encode())


def test_the_texts_of_a_slide_that_holds_too_much_are_left(
    later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_of_it = importlib.import_module("briefgen.refresh.refresh")
    monkeypatch.setattr(run_of_it, "_MOST_TAGS", 10)
    made = run_of_it.refresh(delivered("pptx"), load_facts(later), name="deck.pptx")
    assert "its slide holds more than can be measured; rebuild" in {f.note for f in made.left}
    slide = "ppt/slides/slide2.xml"
    assert parts(made.data)[slide] == parts(delivered("pptx"))[slide]
