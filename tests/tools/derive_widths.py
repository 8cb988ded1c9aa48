"""Derives the advance-width tables in ``briefgen/looks/metrics`` from fonts under the OFL.

Run ``python tests/tools/derive_widths.py`` after a change of font; it needs fontTools, the package
rinoh-typeface-carlito, and Debian's fonts-liberation. A test compares the tables with the fonts.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

import briefgen.looks.metrics

STYLES = ("Regular", "Bold")
_FONTS = Path("/usr/share/fonts/truetype")
# The newest version where several are installed: browsers bring an older one along.
LIBERATION = next(
    (p for p in sorted(_FONTS.glob("liberation*"), reverse=True) if any(p.glob("*Serif*"))),
    Path("/usr/share/fonts/truetype/liberation"),
)
# The package's folder is all that is needed: it reads its fonts where it is imported.
_CARLITO = find_spec("rinoh_typeface_carlito")
assert _CARLITO is not None
assert _CARLITO.origin is not None
FAMILIES = {
    "carlito": (Path(_CARLITO.origin).parent, "Carlito"),
    "liberation-serif": (LIBERATION, "LiberationSerif"),
    "liberation-sans": (LIBERATION, "LiberationSans"),
}
"""The folder and the file names of each family, by the name of its tables."""

TABLES = Path(briefgen.looks.metrics.__file__).parent


def font_path(style: str, family: str = "carlito") -> Path:
    """Where the font of that style is."""
    folder, name = FAMILIES[family]
    return folder / f"{name}-{style}.ttf"


def advance_widths(font: TTFont) -> dict[int, int]:
    """The advance width of each printable code point of the font, in font units."""
    cmap = sorted(font.getBestCmap().items())
    return {code: font["hmtx"][name][0] for code, name in cmap if code >= 0x20}


def table_text(style: str, family: str = "carlito") -> str:
    """The table of that style as JSON: one line a run of neighbouring code points."""
    font = TTFont(font_path(style, family))
    head = {
        "font": font["name"].getBestFullName(),
        "version": font["name"].getDebugName(5),
        "license": f"SIL Open Font License 1.1; see LICENSE-{family.split('-')[0].title()}.txt",
        "units_per_em": font["head"].unitsPerEm,
    }
    fields = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    rows = ",\n".join("    " + json.dumps(run) for run in _runs(advance_widths(font)))
    fields.append(f'  "runs": [\n{rows}\n  ]')
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _runs(widths: dict[int, int]) -> list[list[int]]:
    """Runs of neighbouring code points: the first code point, then a width for each."""
    runs: list[list[int]] = []
    following = -1
    for code, width in widths.items():
        if code != following:
            runs.append([code])
        runs[-1].append(width)
        following = code + 1
    return runs


def main() -> None:
    """Writes all tables and says where."""
    for family in FAMILIES:
        for style in STYLES:
            path = TABLES / f"{family}-{style.lower()}.json"
            path.write_text(table_text(style, family), encoding="utf-8", newline="\n")
            print(path)


if __name__ == "__main__":
    main()
