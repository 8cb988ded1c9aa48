"""XML from outside: well formed, no document type, not nested or packed to do harm.

Comes in: the bytes of a part, in pieces. Goes out: nothing, or an `InputError` that names the part.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

from briefgen.errors import InputError
from briefgen.gate.acting import ACTING, SVG, Acting
from briefgen.gate.bounds import TEMPLATE, Bounds
from briefgen.gate.files import MB

MAX_TOKEN = 2 * MB
"""Bytes of one tag, comment or instruction: the parser holds it whole, with all its attributes."""

_STEP = 1 << 16


class XmlBudget:
    """Checks the parts of one file; what they may hold counts for all of them together."""

    def __init__(self, file: str, bounds: Bounds = TEMPLATE) -> None:
        self._file = file
        self._bounds = bounds
        self._elements = 0
        self._bytes = 0

    def check(self, part: str, pieces: Iterable[bytes]) -> None:
        """Nothing, if the part is XML that may come in; InputError otherwise."""
        where = f"{self._file}: {part}"
        try:
            _Parsed(self, part, where).feed(pieces)
        except expat.ExpatError as problem:
            raise InputError(
                f"{self._file} is damaged: {part} is not well-formed XML ({problem}); "
                "open it in Office and save it again"
            ) from None
        except (ValueError, LookupError) as problem:  # an encoding that Python does not have
            raise InputError(
                f"{where} cannot be read: {problem}; open it in Office and save it again"
            ) from None

    @property
    def bounds(self) -> Bounds:
        """What is too much."""
        return self._bounds

    def count_bytes(self, size: int) -> None:
        """InputError where all parts together have too many."""
        self._bytes += size
        if self._bytes > self._bounds.xml:
            raise InputError(
                f"{self._file} has more than {self._bounds.xml // MB} MB of XML; "
                f"{self._bounds.advice}"
            )

    def count_element(self, part: str) -> None:
        """The same of elements."""
        self._elements += 1
        if self._elements > self._bounds.elements:
            raise InputError(
                f"{self._file} has more than {self._bounds.elements} XML elements, up to and "
                f"with {part}; {self._bounds.what} needs a fraction of that: {self._bounds.advice}"
            )


class _Parsed:
    """One part on its way through the parser."""

    def __init__(self, budget: XmlBudget, part: str, where: str) -> None:
        self._budget = budget
        self._part = part
        self._where = where
        self._depth = 0
        self._acting = Acting(where, outside=budget.bounds.outside)
        self._most = budget.bounds.depth
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, pieces: Iterable[bytes]) -> None:
        """In steps, so that a tag without an end is noticed while it is small."""
        fed = 0
        for piece in pieces:
            self._budget.count_bytes(len(piece))
            view = memoryview(piece)
            for start in range(0, len(piece), _STEP):
                step = bytes(view[start : start + _STEP])
                self._parser.Parse(step, False)
                fed += len(step)
                if fed - max(self._parser.CurrentByteIndex, 0) > MAX_TOKEN:
                    raise InputError(
                        f"{self._where} has a tag or comment of more than {MAX_TOKEN // MB} MB; "
                        "take out what Office did not put there"
                    )
        self._parser.Parse(b"", True)
        self._acting.finish()

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.count_element(self._part)
        self._depth += 1
        if self._depth > self._most:
            raise InputError(
                f"{self._where} nests its elements deeper than {self._most} levels; no document "
                "of Office does; make the file anew"
            )
        if name in ACTING or name.startswith(SVG):
            self._acting.open(name, attributes)
            if self._acting.listens:
                self._parser.CharacterDataHandler = self._acting.text

    def _close(self, name: str) -> None:
        self._depth -= 1
        if self._acting.listens:
            self._acting.close(name)
            self._parser.CharacterDataHandler = None

    def _doctype(self, *_: object) -> None:
        raise InputError(
            f"{self._where} declares a document type (DOCTYPE), which no Office file may; "
            "get the file from whoever made it, saved by Office"
        )
