"""Locales and time zones of the system have no say: the same bytes under each of them.

Turkish has two letters i, so that “I”.lower() of C is not what a program expects; Japanese in EUC
has two bytes a character and no UTF-8 anywhere; C has ASCII alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tests.demo import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows names its locales otherwise")

LOCALES = {"C": "", "tr_TR.ISO-8859-9": "tr_TR", "ja_JP.EUC-JP": "ja_JP"}
"""Each with what it is made from; C is there always."""

ZONES = ("America/St_Johns", "Europe/Istanbul", "Asia/Tokyo")

CHILD = """
import locale, sys
wanted, facts, out = sys.argv[1:]
held = locale.setlocale(locale.LC_ALL, "")
assert held == wanted == locale.setlocale(locale.LC_ALL), held
assert sys.flags.utf8_mode == 0, "UTF-8 mode would hide the locale"
from briefgen.cli import main
options = ["--only", "memo", "--pack", "--lang", "ja+en"]
code = main(["-q", "build", facts, "-o", out, *options])
assert locale.setlocale(locale.LC_ALL) == wanted, "the locale is not ours to change"
sys.exit(code)
"""


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the locales, made from glibc's own descriptions."""
    folder = tmp_path_factory.mktemp("locales")
    localedef = shutil.which("localedef")
    if localedef is None:
        _missing("localedef is not installed (glibc's libc-bin)")
    for name, source in LOCALES.items():
        if source:
            charmap = name.partition(".")[2]
            run = subprocess.run(
                [localedef, "-i", source, "-f", charmap, str(folder / name)],
                capture_output=True,
                text=True,
                check=False,
            )
            if run.returncode > 1:  # 1: made, with warnings
                _missing(f"{name} cannot be made; install the package locales: {run.stderr}")
    return folder


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"required in CI: {reason}")
    pytest.skip(reason)


def test_under_each_locale_and_zone_the_files_have_the_same_bytes(
    locales: Path, tmp_path: Path
) -> None:
    facts = ROOT / "examples" / "northland"
    built: dict[str, dict[str, bytes]] = {}
    for (name, source), zone in zip(LOCALES.items(), ZONES, strict=True):
        out = tmp_path / name
        ours = {"LC_ALL": name, "LANG": name, "TZ": zone, "PYTHONUTF8": "0"}
        if source:
            ours["LOCPATH"] = str(locales)
        # Python would make UTF-8 of the C locale (PEP 538), and then it were not C.
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        run = subprocess.run(
            [sys.executable, "-c", CHILD, name, str(facts), str(out)],
            env={**kept, **ours, "PYTHONCOERCECLOCALE": "0"},
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode(errors="replace")
        built[name] = {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in sorted(out.rglob("*"))
            if path.is_file()
        }
    first = built["C"]
    assert len(first) >= 5
    for name, files in built.items():
        assert files.keys() == first.keys()
        differing = [file for file in files if files[file] != first[file]]
        assert not differing, f"{differing} differ under {name}"
