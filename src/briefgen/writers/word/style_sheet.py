"""A style sheet as it takes effect: sizes, spacing and indents with what they are based on.

ECMA-376 part 1, 17.7.2 (style hierarchy) and 17.7.5 (document defaults). Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.records import dataclass
from briefgen.writers.word.lengths import half_points, twips

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LIST_INDENT = 14.2  # points, 5 mm: where a style takes its indent from a list


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is set; ``line`` is points for the rules exact and atLeast, else 240ths."""

    size: float
    bold: bool
    before: float
    after: float
    line: float
    rule: str
    left: float
    right: float


class StyleSheet:
    """The styles of one file, resolved when first asked for."""

    def __init__(self, styles: Mapping[str, Any], defaults: Any, theme: Any) -> None:
        self._styles = styles
        self._defaults = defaults
        self._theme = theme
        self.font = self.font_of("")
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[tuple[str, ParagraphStyle], tuple[float, bool, bool]] = {}

    def paragraph(self, ident: str) -> ParagraphStyle:
        """The paragraph style of that id; the default one where there is none."""
        if ident not in self._paragraphs:
            self._paragraphs[ident] = self._resolved(ident)
        return self._paragraphs[ident]

    def run(self, ident: str, within: ParagraphStyle) -> tuple[float, bool, bool]:
        """Size, weight, and whether raised, of runs in the character style within a paragraph.

        Bold is a toggle (17.7.3): set in both, it is off.
        """
        key = (ident, within)
        if key not in self._runs:
            chain = list(self._chain(ident, "character")) if ident else []
            size = _last(chain, "rPr/sz", "val")
            bold = _last(chain, "rPr/b", "val", absent="1")
            raised = _last(chain, "rPr/vertAlign", "val") == "superscript"
            weight = within.bold != (bold not in (None, "0", "false"))
            self._runs[key] = (_points(size, within.size), weight, raised)
        return self._runs[key]

    def font_of(self, ident: str) -> str:
        """The Latin font of the paragraph style of that id; "" where nothing names one.

        A theme's font beats a named one beside it (17.3.2.26).
        """
        for style in reversed(list(self._chain(ident, "paragraph"))):
            fonts = style.find(f"{_W}rPr/{_W}rFonts")
            named = "" if fonts is None else _font_named(fonts, self._theme)
            if named:
                return named
        return ""

    def table(self, ident: str) -> Mapping[str, float]:
        """The cell margins of the table style, by side."""
        margins: dict[str, float] = {}
        for style in self._chain(ident, "table"):
            for side in style.iterfind(f"{_W}tblPr/{_W}tblCellMar/*"):
                name = side.tag.removeprefix(_W)
                name = {"start": "left", "end": "right"}.get(name, name)
                margins[name] = twips(side.get(f"{_W}w")) / 20
        return margins

    def _resolved(self, ident: str) -> ParagraphStyle:
        chain = list(self._chain(ident, "paragraph"))

        def points(path: str, name: str) -> float:
            return twips(_last(chain, path, name)) / 20

        rule = _last(chain, "pPr/spacing", "lineRule") or "auto"
        line = (twips(_last(chain, "pPr/spacing", "line")) or 240) / 20
        bold = _last(chain, "rPr/b", "val", absent="1")
        indent = "pPr/ind"
        listed = _LIST_INDENT if _last(chain, "pPr/numPr/numId", "val") else 0.0
        return ParagraphStyle(
            size=_points(_last(chain, "rPr/sz", "val"), 10.0),
            bold=bold not in (None, "0", "false"),
            before=points("pPr/spacing", "before"),
            after=points("pPr/spacing", "after"),
            line=line,
            rule=rule,
            left=points(indent, "left") or points(indent, "start") or listed,
            right=points(indent, "right") or points(indent, "end"),
        )

    def _chain(self, ident: str, kind: str) -> Iterator[Any]:
        """The defaults, then the style from what it is based on down to itself."""
        own: list[Any] = []
        known: set[str] = set()
        current = ident or self._default(kind)
        while current in self._styles and current not in known:
            known.add(current)
            own.append(self._styles[current])
            current = _value(own[-1], "basedOn", "val") or ""
        if self._defaults is not None and kind == "paragraph":
            yield from self._defaults
        yield from reversed(own)

    def _default(self, kind: str) -> str:
        for ident, style in self._styles.items():
            if style.get(f"{_W}type") == kind and style.get(f"{_W}default") in ("1", "true"):
                return ident
        return ""


def read_style_sheet(styles: Any, theme: Any = None) -> StyleSheet:
    """The style sheet in the root of ``word/styles.xml``; ``theme`` is the root of the theme."""
    found = {style.get(f"{_W}styleId"): style for style in styles.iterfind(f"{_W}style")}
    defaults = styles.find(f"{_W}docDefaults")
    halves = [] if defaults is None else list(defaults)
    return StyleSheet(found, halves, theme)


def _font_named(fonts: Any, theme: Any) -> str:
    """The Latin font of a ``w:rFonts``: the theme's where it names that, else its own."""
    named = fonts.get(f"{_W}asciiTheme")
    if named and theme is not None:
        which = "majorFont" if named.startswith("major") else "minorFont"
        found = theme.find(f".//{_A}{which}/{_A}latin")
        if found is not None:
            return str(found.get("typeface"))
    return fonts.get(f"{_W}ascii") or ""


def _points(size: str | None, otherwise: float) -> float:
    """A size of type in points; no type is set smaller than one point or larger than 1638."""
    found = half_points(size) / 2
    return found if 1.0 <= found <= 1638.0 else otherwise


def _last(chain: list[Any], path: str, name: str, *, absent: str | None = None) -> str | None:
    """The value that the last style of the chain has which has one; ``absent`` if it is bare."""
    for style in reversed(chain):
        value = _value(style, path, name, absent)
        if value is not None:
            return value
    return None


def _value(style: Any, path: str, name: str, absent: str | None = None) -> str | None:
    steps = "/".join(f"{_W}{step}" for step in path.split("/"))
    found = style.find(steps)
    if found is None:
        return None
    value = found.get(f"{_W}{name}")
    return absent if value is None else str(value)
