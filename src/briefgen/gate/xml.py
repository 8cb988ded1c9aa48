"""XML from outside: well formed, no document type, not nested or packed to do harm.

Comes in: the bytes of a part. Goes out: nothing, or an `InputError` that names the part.
"""

from __future__ import annotations

from functools import partial
from xml.parsers import expat

from briefgen.errors import InputError
from briefgen.gate.bounds import TEMPLATE, Bounds

MAX_TOKEN = 2 * 10**6
"""Bytes of one tag, comment or instruction: the parser holds it whole, with all its attributes."""

_STEP = 1 << 16


class XmlBudget:
    """Checks the parts of one file; what they may hold counts for all of them together."""

    def __init__(self, file: str, bounds: Bounds = TEMPLATE) -> None:
        self._file = file
        self._bounds = bounds
        self._elements = 0
        self._depth = 0

    def check(self, part: str, data: bytes) -> None:
        """Nothing, if the part is XML that may come in; InputError otherwise."""
        self._depth = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = partial(self._open, part)
        parser.EndElementHandler = self._close
        parser.StartDoctypeDeclHandler = lambda *_: self._doctype(part)
        try:
            self._feed(parser, part, data)
        except expat.ExpatError as problem:
            raise InputError(
                f"{self._file} is damaged: {part} is not well-formed XML ({problem}); "
                "open it in Office and save it again"
            ) from None
        except (ValueError, LookupError) as problem:  # an encoding that Python does not have
            raise InputError(
                f"{self._file}: {part} cannot be read: {problem}; "
                "open it in Office and save it again"
            ) from None

    def _feed(self, parser: expat.XMLParserType, part: str, data: bytes) -> None:
        """In steps, so that a tag without an end is noticed while it is small."""
        view = memoryview(data)
        for start in range(0, len(data), _STEP):
            parser.Parse(bytes(view[start : start + _STEP]), False)
            if start + _STEP - max(parser.CurrentByteIndex, 0) > MAX_TOKEN:
                raise InputError(
                    f"{self._file}: {part} has a tag or comment of more than {MAX_TOKEN // 10**6} "
                    "MB; take out what Office did not put there"
                )
        parser.Parse(b"", True)

    def _open(self, part: str, _name: str, _attributes: object) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > self._bounds.depth:
            raise InputError(
                f"{self._file}: {part} nests its elements deeper than {self._bounds.depth} "
                "levels; no document of Office does; make the file anew"
            )
        if self._elements > self._bounds.elements:
            raise InputError(
                f"{self._file} has more than {self._bounds.elements} XML elements, up to and "
                f"with {part}; {self._bounds.what} needs a fraction of that: {self._bounds.advice}"
            )

    def _close(self, _name: str) -> None:
        self._depth -= 1

    def _doctype(self, part: str) -> None:
        raise InputError(
            f"{self._file}: {part} declares a document type (DOCTYPE), which no Office file may; "
            "get the file from whoever made it, saved by Office"
        )
