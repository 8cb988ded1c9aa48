"""Where a line may break: UAX #14 through uniseg, asked as seldom as can be.

uniseg takes some fifty microseconds a character. Its answer depends on the characters' classes
alone, and in some places it can be told at sight. So text is first cut at such places, and of the
chunks between only the *shape* is looked up: any word as one letter, any number as one digit, any
opening bracket as the same one. Shapes are few and are remembered, by the next run too, which most
often needs no uniseg.

Told at sight, with no say in the breaks around them, are the places

* after spaces that stand between a word or closing punctuation and a word or opening punctuation
  (LB18; neither LB14, an opening bracket before the spaces, nor LB15 to LB17 apply);
* between ideographs, kana and their punctuation, and between those and Latin words (LB31);
* after a line feed (LB5), which the rules behind it do not tell from the start of a text.

That the outcome is uniseg's own is a law that the tests check.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain

from briefgen.cache import Answers
from briefgen.deck.fit.measure import has_wide
from briefgen.values.joiner import unbroken

# Letters of class AL: ASCII and the accented Latin letters, Vietnamese among them. Not ª and º,
# nor the multiplication and division signs, which are of class AI.
LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
DIGITS = "0-9"

# Class ID: kana without the small ones and the length mark (class CJ), unified ideographs.
IDEOGRAPHS = (
    "\u3042\u3044\u3046\u3048\u304a-\u3062\u3064-\u3082\u3084\u3086\u3088-\u308d\u308f-\u3094"
    "\u30a2\u30a4\u30a6\u30a8\u30aa-\u30c2\u30c4-\u30e2\u30e4\u30e6\u30e8-\u30ed\u30ef-\u30f4"
    "\u3400-\u4dbf\u4e00-\u9fff"
)
# Classes CL, NS and CJ: closing punctuation, small kana, length mark, middle dot.
_WIDE_CLOSING = "、。」』）】》〉〕ー・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
_WIDE_OPENING = "「『（【《〈〔"

_WORD = LETTERS + DIGITS
_BEFORE_SPACE = r",.;:!?)\]%’”'\"–—\-/·…→¶§&+=*$€`|@#<>"
_AFTER_SPACE = r"(\[“‘'\"–\-·…→¶§&+=*$€`@#<>"
_BEHIND_SPACES = rf"(?<=[{_WORD}{_BEFORE_SPACE}] )(?=[{_WORD}{_AFTER_SPACE}])|(?<=\n)"
_CUT = re.compile(_BEHIND_SPACES)


@cache
def _wide_cut() -> re.Pattern[str]:
    """`_CUT` for text with East Asian in it: compiling so many characters takes milliseconds."""
    return re.compile(
        rf"{_BEHIND_SPACES}"
        rf"|(?<=[{IDEOGRAPHS}{_WIDE_CLOSING}])(?=[{IDEOGRAPHS}{_WIDE_OPENING}{_WORD}])"
        rf"|(?<=[{_WORD}])(?=[{IDEOGRAPHS}{_WIDE_OPENING}])"
    )


_URL = re.compile(r"(?:https?://|www\.)[!-~]+")
_RUN = re.compile(r"a+|0+|.", re.DOTALL)


def break_units(text: str) -> list[str]:
    """The text cut at every place where a line may end; joined again, it is the text.

    A unit keeps the spaces behind it; one that ends in a line feed ends its line. No-break spaces
    hold their neighbours together (LB12). A web address is one unit, whatever UAX #14 says, and a
    range is not parted at its dash, for writers put joiners there.
    """
    cut = _wide_cut() if has_wide(text) else _CUT
    units = list(chain.from_iterable(map(_units_of_chunk, cut.split(text))))
    if "://" in text or "www." in text:
        units = whole(units, (match.span() for match in _URL.finditer(text)))
    ranges = unbroken(text)
    return whole(units, ranges) if ranges else units


@lru_cache(maxsize=1 << 16)
def _units_of_chunk(chunk: str) -> tuple[str, ...]:
    """The chunk's units, found from its shape."""
    if chunk.isascii() and chunk.rstrip(" ").isalnum():
        return (chunk,)  # letters and digits hold together (LB23, LB25, LB28)
    runs = _RUN.findall(chunk.translate(_SHAPES))
    shape = "".join([run[0] for run in runs])
    lengths = _LENGTHS.of(_SHAPES.named(shape), lambda _name: _lengths_of_units(shape))
    if len(lengths) < 2:
        return (chunk,) if chunk else ()
    units: list[str] = []
    done, offset = 0, 0
    for length in lengths:
        end = offset + sum(len(run) for run in runs[done : done + length])
        units.append(chunk[offset:end])
        done, offset = done + length, end
    return tuple(units)


def _lengths_of_units(shape: str) -> list[int]:
    from uniseg.linebreak import line_break_units

    return [len(unit) for unit in line_break_units(shape)]


_PROGRAM = ("briefgen.deck.fit.breaks", "uniseg", "unicodedata2")
_UNICODE = (unicodedata.unidata_version.encode(),)
_LENGTHS = Answers[list[int]]("line-breaks", _PROGRAM, _UNICODE)
_CLASSES = Answers[str]("line-break-classes", _PROGRAM, _UNICODE)


class _Shapes(dict[int, str]):
    """A table for `str.translate`: each character's stand-in, found when first asked for.

    Characters share one if they agree in every property that the rules of UAX #14 look at.
    """

    def __init__(self) -> None:
        super().__init__()
        self._stand_ins: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def __missing__(self, code: int) -> str:
        if not self._stand_ins:  # not when this is imported: nothing is kept yet
            for char in "a0一":
                self._stand_in_of(char)
        self[code] = stand_in = self._stand_in_of(chr(code))
        return stand_in

    def _stand_in_of(self, char: str) -> str:
        properties = _properties(char)
        self._names[char] = properties
        return self._stand_ins.setdefault(properties, char)

    def named(self, shape: str) -> str:
        """The shape by its characters' properties: stand-ins are others in another run."""
        return "".join([self._names[char] for char in shape])


def _properties(char: str) -> str:
    """Line break class, category, East Asian width and pictograph; two characters have a say.

    Of categories only those that a rule names: it is one to all whether a letter is a capital.
    """
    category = unicodedata.category(char)
    told = [
        _CLASSES.of(char, _class_of),
        category if category in _CATEGORIES else "",
        "wide" if unicodedata.east_asian_width(char) in "FWH" else "",
        char if char in "\u2010\u25cc" else "",
    ]
    return f"{' '.join(filter(None, told))};"


def _class_of(char: str) -> str:
    """Its line break class, and whether it is a pictograph."""
    from uniseg.emoji import extended_pictographic
    from uniseg.linebreak import line_break

    return f"{line_break(char).value}{' pictograph' if extended_pictographic(char) else ''}"


_CATEGORIES = frozenset({"Pi", "Pf", "Mn", "Mc", "Cn"})  # LB1, LB15, LB19, LB30b

_SHAPES = _Shapes()


def whole(units: Iterable[str], spans: Iterable[tuple[int, int]]) -> list[str]:
    """The units, joined where a span of their text (start and end) runs over them."""
    inside = list(spans)
    joined: list[str] = []
    offset = 0
    for unit in units:
        if any(start < offset < end for start, end in inside):
            joined[-1] += unit
        else:
            joined.append(unit)
        offset += len(unit)
    return joined


@lru_cache(maxsize=1 << 12)
def graphemes(text: str) -> tuple[str, ...]:
    """The text cut into what a reader takes for single characters (UAX #29)."""
    if text.isascii() and "\r\n" not in text:
        return tuple(text)  # GB3 and GB999; a word of 70,000 letters took seconds
    from uniseg.graphemecluster import grapheme_clusters

    return tuple(grapheme_clusters(text))
