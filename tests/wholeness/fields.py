"""Fields: begun, parted and ended in order, and results that are right before Word computes them.

The results of SEQ, REF, NOTEREF, PAGEREF and TOC are computed here again from the text and compared
with what the file shows. Page numbers are only approximate, so there a number is enough. A field
that nobody checks, or one that prints the clock, is a problem too.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.wholeness.headings import heading_level
from tests.wholeness.opened import OpenedMemo, Story, paragraph_style, text_of, value, w

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_PAGE_OF_ENTRY = re.compile(r"\t\d*$")
_NUMBER = re.compile(r"[1-9]\d*")


@dataclass
class Field:
    """A complex field: its instruction, the text of its result, and where it stands."""

    story: Story
    begin: ET.Element
    instruction: str = ""
    result: str = ""
    separated: bool = False
    entries: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The instruction in pieces: the field's name, its arguments, its switches."""
        return [quoted or bare for quoted, bare in _PIECE.findall(self.instruction)]

    @property
    def kind(self) -> str:
        return self.words[0].upper() if self.words else ""

    def __str__(self) -> str:
        return f"the field {{{' '.join(self.words)}}} of {self.story.part}"


def problems(memo: OpenedMemo) -> Iterator[str]:
    found: list[Field] = []
    for story in memo.stories:
        fields, unbalanced = read_fields(story)
        found += fields
        yield from unbalanced
        for simple in story.root.iter(w("fldSimple")):
            found.append(_simple(story, simple))
    expected = _Expected(memo)
    for one in found:
        yield from expected.problems(one)


def read_fields(story: Story) -> tuple[list[Field], list[str]]:
    """The complex fields of a story in the order of their ends, and what is unbalanced.

    Fields nest: a nested field's result is part of the outer one's.
    """
    open_fields: list[Field] = []
    done: list[Field] = []
    wrong: list[str] = []
    for element in story.root.iter():
        if element.tag == w("fldChar"):
            kind = value(element, "fldCharType")
            if kind == "begin":
                open_fields.append(Field(story, element))
            elif not open_fields or (kind == "separate" and open_fields[-1].separated):
                wrong.append(f"a field has its {kind} where none is due, in {story.part}")
            elif kind == "separate":
                open_fields[-1].separated = True
            else:
                done.append(open_fields.pop())
        elif element.tag == w("instrText") and open_fields:
            open_fields[-1].instruction += element.text or ""
        elif element.tag == w("p"):
            for one in open_fields:
                one.entries.append("")
        elif element.tag in (w("t"), w("tab"), w("br")):
            _show(open_fields, element)
    wrong += [f"{one} does not end" for one in open_fields]
    return done, wrong


def _show(open_fields: list[Field], element: ET.Element) -> None:
    """Adds what the element shows to the results of all fields in whose result it stands."""
    if element.tag == w("tab") and element.get(w("val")) is not None:
        return
    sign = _sign(element)
    if all(one.separated for one in open_fields):
        for one in open_fields:
            one.result += sign
            if one.entries:
                one.entries[-1] += sign
            else:
                one.entries.append(sign)


def _simple(story: Story, element: ET.Element) -> Field:
    return Field(story, element, value(element, "instr"), text_of(element), separated=True)


class _Expected:
    """What the fields of a memo should show, computed from its text."""

    def __init__(self, memo: OpenedMemo) -> None:
        self.memo = memo
        self.counted: dict[str, int] = {}
        marks = [m for s in memo.stories for m in s.root.iter(w("footnoteReference"))]
        self.note_numbers = {value(mark, "id"): at for at, mark in enumerate(marks, 1)}
        self.bookmarks: dict[str, tuple[list[ET.Element], int]] = {}
        for story in memo.stories:
            elements = list(story.root.iter())
            for at, element in enumerate(elements):
                if element.tag == _START:
                    self.bookmarks[value(element, "name").lower()] = elements, at

    def problems(self, one: Field) -> Iterator[str]:
        match one.kind:
            case "SEQ":
                yield from self._compare(one, self._sequence(one))
            case "REF":
                yield from self._compare(one, self._shown(one))
            case "NOTEREF":
                yield from self._compare(one, self._note(one))
            case "PAGEREF":
                if self._target(one) is None:
                    yield f"{one} refers to a bookmark that is not there"
                yield from _page(one)
            case "PAGE" | "NUMPAGES" | "SECTIONPAGES":
                yield from _page(one)
            case "TOC":
                yield from self._contents(one)
            case "HYPERLINK":
                pass
            case "DATE" | "TIME" | "CREATEDATE" | "SAVEDATE" | "PRINTDATE":
                yield f"{one} prints the clock"
            case _:
                yield f"{one} is of a kind whose result nobody checks"

    def _compare(self, one: Field, expected: str | None) -> Iterator[str]:
        if expected is None:
            yield f"{one} refers to a bookmark that is not there"
        elif one.result != expected:
            yield f"{one} shows “{one.result}”, not “{expected}”"

    def _sequence(self, one: Field) -> str:
        """17.16.5.56: counts up by name; ``\\r`` starts anew, ``\\c`` repeats."""
        name, switches = one.words[1], one.words[2:]
        if r"\r" in switches:
            self.counted[name] = int(switches[switches.index(r"\r") + 1])
        elif r"\c" not in switches:
            self.counted[name] = self.counted.get(name, 0) + 1
        return str(self.counted[name])

    def _target(self, one: Field) -> tuple[list[ET.Element], int] | None:
        """The elements of the story that has the bookmark, and where among them it starts."""
        return self.bookmarks.get(one.words[1].lower()) if len(one.words) > 1 else None

    def _shown(self, one: Field) -> str | None:
        target = self._target(one)
        return None if target is None else "".join(map(_sign, _within(*target)))

    def _note(self, one: Field) -> str | None:
        target = self._target(one)
        marks = [] if target is None else [e for e in _within(*target) if e.tag == _MARK]
        return str(self.note_numbers[value(marks[0], "id")]) if marks else None

    def _contents(self, one: Field) -> Iterator[str]:
        """The entries of a contents list are the headings of its levels, in their order."""
        levels = one.words[one.words.index(r"\o") + 1] if r"\o" in one.words else "1-9"
        first, _, last = levels.partition("-")
        headings = []
        for paragraph in self.memo.body.root.iter(w("p")):
            level = heading_level(self.memo, paragraph_style(paragraph))
            if int(first) <= level <= int(last or first):
                headings.append(" ".join(text_of(paragraph).split()))
        headings = [heading for heading in headings if heading]
        # 17.16.5.68: \n leaves page numbers out, so there is none to take off.
        numbered = r"\n" not in one.words
        shown = (_PAGE_OF_ENTRY.sub("", e) if numbered else e for e in one.entries)
        entries = [" ".join(entry.split()) for entry in shown]
        entries = [entry for entry in entries if entry]
        if entries != headings:
            lost = [heading for heading in headings if heading not in entries]
            yield f"{one} lists {len(entries)} of {len(headings)} headings; it lacks {lost}"


_MARK = w("footnoteReference")
_START, _END = w("bookmarkStart"), w("bookmarkEnd")


def _page(one: Field) -> Iterator[str]:
    if not _NUMBER.fullmatch(one.result):
        yield f"{one} shows “{one.result}”, which is no page number"


def _within(elements: list[ET.Element], start: int) -> Iterator[ET.Element]:
    """The elements between a bookmark's start and its end; not what a field hides there."""
    depth, ident = 0, value(elements[start], "id")
    for at in range(start + 1, len(elements)):
        element = elements[at]
        if element.tag == _END and value(element, "id") == ident:
            return
        depth += {"begin": 1, "separate": -1}.get(value(element, "fldCharType"), 0)
        if not depth:
            yield element


def _sign(element: ET.Element) -> str:
    if element.tag == w("t"):
        return element.text or ""
    return "\t" if element.tag == w("tab") else "\n" if element.tag == w("br") else ""
