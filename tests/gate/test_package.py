"""The gate for Office files: every hostile file is refused with a sentence, quickly and in little
memory; what passes is whole; damage of any kind is told and never a traceback."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.errors import InputError
from briefgen.gate.bounds import RETURNED
from briefgen.gate.package import open_package, read_package
from briefgen.writers.package import seal
from tests.demo import deck_file, memo_file
from tests.gate.hostile import HOSTILE, field, sound
from tests.laws import law
from tests.templates import TEMPLATES, crest, two_columns

_MEASURED = """
import json, os, sys, time
from pathlib import Path
from briefgen.errors import InputError
from briefgen.gate.package import read_package
for line in sys.stdin:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        continue
    start = time.process_time()
    told = ""
    try:
        read_package(Path(json.loads(line)), "word")
    except InputError as refused:
        told = str(refused)
    seconds = time.process_time() - start
    (peak,) = (x.split() for x in Path("/proc/self/status").open() if x.startswith("VmHWM"))
    print(json.dumps([told, seconds, int(peak[1]) / 1024]), flush=True)
    os._exit(0)
"""


@pytest.fixture(scope="module")
def measure() -> Iterator[Callable[[Path], tuple[str, float, float]]]:
    """Reads a file in a process of its own: what it is told, CPU seconds and megabytes at most."""
    command = [sys.executable, "-c", _MEASURED]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        asked, answers = parent.stdin, parent.stdout
        assert asked is not None
        assert answers is not None

        def measured(path: Path) -> tuple[str, float, float]:
            print(json.dumps(str(path)), file=asked, flush=True)
            told, seconds, megabytes = json.loads(answers.readline())
            return told, seconds, megabytes

        yield measured
        asked.close()


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.every(3)
def test_a_hostile_file_is_refused_within_two_seconds_and_200_mb(
    case: str, tmp_path: Path, measure: Callable[[Path], tuple[str, float, float]]
) -> None:
    make, words = HOSTILE[case]
    path = tmp_path / "given.docx"
    path.write_bytes(make())
    told, seconds, megabytes = measure(path)
    assert re.search(words, told), told
    assert "given.docx" in told
    assert "\n" not in told
    assert seconds < 2
    assert megabytes < 200


@pytest.mark.parametrize("make", TEMPLATES.values(), ids=TEMPLATES)
def test_a_sound_file_comes_in_whole(make: Callable[[], bytes]) -> None:
    package = open_package(make(), "template", "word")
    assert package.main == "word/document.xml"
    assert package.format == ("dotx" if make is crest else "docx")
    assert {"[Content_Types].xml", "_rels/.rels", package.main} <= package.parts.keys()


def test_our_own_files_come_in_where_they_are_due() -> None:
    assert open_package(memo_file(), "memo", "word").format == "docx"
    assert open_package(deck_file(), "deck", "powerpoint").format == "pptx"
    with pytest.raises(InputError, match=r"deck is a \.pptx; a file of Word is due"):
        open_package(deck_file(), "deck", "word")
    with pytest.raises(InputError, match=r"memo is a \.docx; a file of PowerPoint is due"):
        open_package(memo_file(), "memo", "powerpoint")


def test_the_parts_are_those_of_the_zip() -> None:
    assert open_package(two_columns(), "t", "word").parts == sound()


def test_a_file_that_is_too_large_or_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with pytest.raises(InputError, match="does not exist"):
        read_package(path, "word")
    with path.open("wb") as file:
        file.truncate(33 * 10**6)
    with pytest.raises(InputError, match="larger than 32 MB"):
        read_package(path, "word")


def comes_in_or_is_refused(data: bytes) -> None:
    try:
        package = open_package(data, "t", "word")
    except InputError:
        return
    assert package.main in package.parts


@law(80)
@given(st.integers(0, len(two_columns())))
@example(0)
def test_a_file_cut_short_is_never_a_traceback(length: int) -> None:
    comes_in_or_is_refused(two_columns()[:length])


@law(150)
@given(
    st.lists(
        st.tuples(st.integers(0, len(two_columns()) - 1), st.integers(0, 255)),
        min_size=1,
        max_size=8,
    )
)
def test_a_file_with_bytes_changed_is_never_a_traceback(changes: list[tuple[int, int]]) -> None:
    data = bytearray(two_columns())
    for at, byte in changes:
        data[at] = byte
    comes_in_or_is_refused(bytes(data))


@law(80)
@given(st.integers(1, 900), st.integers(0, 255))
def test_a_directory_with_a_byte_changed_is_never_a_traceback(back: int, byte: int) -> None:
    data = bytearray(two_columns())
    data[-back] = byte
    comes_in_or_is_refused(bytes(data))


@given(st.binary(max_size=300))
def test_any_bytes_are_never_a_traceback(data: bytes) -> None:
    with pytest.raises(InputError):
        open_package(data, "t", "word")


@pytest.mark.parametrize(
    "instruction",
    [
        'HYPERLINK "https://example.org/?a=b" \\o "a: tip"',
        'HYPERLINK \\l "_Toc1"',
        "PAGE",
        "= 1 + 2",
        'TOC \\o "1-3" \\h',
        " ",
    ],
)
def test_a_field_that_does_nothing_but_show_comes_in(instruction: str) -> None:
    text = instruction.replace('"', "&quot;")
    assert open_package(field(text), "t", "word").main == "word/document.xml"


def test_what_people_paste_from_the_web_may_stand_in_a_file_that_is_only_read() -> None:
    pasted = field("INCLUDEPICTURE &quot;https://example.org/a.png&quot;")
    assert open_package(pasted, "t", "word", RETURNED).main == "word/document.xml"
    with pytest.raises(InputError, match="starts another program"):
        open_package(field("DDE cmd"), "t", "word", RETURNED)


def test_a_refused_file_of_the_largest_size_is_never_unpacked_as_a_whole() -> None:
    """Thirty pictures of a megabyte before a part that is refused: none of them is kept."""
    noise = random.Random(1).randbytes(10**6)
    pictures = {f"word/media/{n}.bin": noise[n:] for n in range(30)}
    data = seal({**sound(), **pictures, "word/z.xml": b"<a>"}, dt.date(2020, 1, 1))
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="not well-formed"):
            open_package(data, "t", "word", RETURNED)
        assert tracemalloc.get_traced_memory()[1] < len(data) + 8 * 10**6
    finally:
        tracemalloc.stop()
