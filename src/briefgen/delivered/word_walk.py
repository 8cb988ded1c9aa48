"""A walk over one part of a Word file: every paragraph, prompt, alternative text and drawn chart.

In come the bytes of the part, checked by the gate; out go `Walked` items in the order in which they
end, so that a text box stands before the paragraph that it hangs on. Nothing is looked up here:
styles, parts and languages are another's business. The walk is iterative, so that nesting costs
nothing, and follows ECMA-376 part 1, section 17: deleted and moved-away text does not count,
inserted text does, fields count as their results, alternatives (part 3) count once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from enum import Enum
from xml.parsers import expat

from briefgen.delivered.joined import Joined
from briefgen.delivered.model import Carrier, Computed, Span
from briefgen.delivered.word_pages import PageCount
from briefgen.errors import InputError
from briefgen.gate.numbers import natural_number
from briefgen.records import dataclass

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W16 = "http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "urn:schemas-microsoft-com:vml}"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_CHART_EX = "http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"

_BOOKMARK_LEAD = "_bf_"
# LibreOffice loads footnotes twice and saves their bookmarks under the second name.
_COPY = re.compile(r"(?:_Copy_\d+)+$")
_MOST_OPEN = 64
"""How many controls, bookmarks or fields count at once; where more are open, ends are lost."""

_LONGEST_NAME = 100  # of a field's instruction only the first word is wanted

_Begin = Callable[[dict[str, str]], None]

_CHANGES = ("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "numbering")
# What a change replaced (17.13.5) is no longer there, be it text or properties.
_TEXT_GONE = frozenset({f"{_W}del", f"{_W}moveFrom"})
_GONE = _TEXT_GONE | {f"{_W}{name}Change" for name in _CHANGES}
# 17.3.3: what stands in a run instead of text, and the character that it is read as.
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}cr": "\n",
    f"{_A}br": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_TEXTS = frozenset({f"{_W}t", f"{_A}t", f"{_M}t"})
_PARAGRAPHS = frozenset({f"{_W}p", f"{_A}p"})
_HOLDING = frozenset({f"{_W}p", f"{_W}tbl", f"{_W}sdt"})
_RUNS = frozenset({f"{_W}r", f"{_A}r", f"{_A}fld", f"{_M}r"})
_NOTES = frozenset({f"{_W}footnote", f"{_W}endnote", f"{_W}comment"})
_SHAPES = ("shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "group")
_DRAWN = (
    f"{_WP}docPr",
    "http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape}cNvPr",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}cNvPr",
)
_OFF = frozenset({"0", "false", "off"})


class Kind(Enum):
    """What a walked item is: ``LINK`` leads to a chart or diagram in a part of its own."""

    TEXT = "text"
    PROMPT = "prompt"
    ALTERNATIVE = "alternative"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Walked:
    """An item of a part.

    ``style`` is the id of a paragraph's style and ``level`` the outline level that it states itself
    (1 is the highest); ``cell`` counts tables, rows and columns of the part from 0; ``note`` is the
    id of the note or comment that holds it, ``cites`` the footnotes that it marks and ``marks`` all
    notes and comments; ``tags`` is what stands in runs of the styles asked for; ``boxed`` says that
    it stands in a text box. ``page`` is the one that it begins on, if `WordWalk.paged` says that
    pages are known. Of a link, ``text`` is the relationship's id.
    """

    kind: Kind
    text: str
    spans: tuple[Span, ...] = ()
    computed: tuple[Computed, ...] = ()
    style: str = ""
    level: int | None = None
    cell: tuple[int, int, int] | None = None
    note: int | None = None
    cites: tuple[int, ...] = ()
    marks: tuple[tuple[str, int], ...] = ()
    tags: str = ""
    boxed: bool = False
    shape: str = ""
    tracked: bool = False
    page: int = 0


class _Opened:
    """A carrier or a field that has begun and not ended.

    Of a control, ``prompt`` says that it shows its prompt; of a field, ``result`` that its
    instruction is over, which stands in the paragraph ``home`` (17.16.18).
    """

    __slots__ = ("carrier", "home", "name", "prompt", "result")

    def __init__(self, carrier: Carrier | None, name: str = "") -> None:
        self.carrier = carrier
        self.name = name
        self.prompt = False
        self.result = False
        self.home: WalkedParagraph | None = None


@dataclass(slots=True)
class WalkedParagraph:
    """A paragraph being read; ``starts`` are the places where what is open began in it."""

    container: int
    cell: tuple[int, int, int] | None
    note: int | None
    boxed: bool
    shape: str
    text: Joined = field(default_factory=Joined)
    prompt: Joined = field(default_factory=Joined)
    starts: dict[_Opened, int] = field(default_factory=dict)
    style: str = ""
    level: int | None = None
    cites: list[int] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    runs: int = 0
    tracked: bool = False
    mark_gone: bool = False
    page: int = 0


class WordWalk:
    """One walk over one part, as expat calls it; made once a part.

    ``tag_styles`` are ids of character styles whose text is wanted apart, ``prompt_styles`` those
    that prompts of controls are set in.
    """

    def __init__(
        self,
        tag_styles: frozenset[str] = frozenset(),
        prompt_styles: frozenset[str] = frozenset(),
    ) -> None:
        self._tag_styles, self._prompt_styles = tag_styles, prompt_styles
        self._done: list[Walked] = []
        self._open: list[WalkedParagraph] = []
        self._carried: WalkedParagraph | None = None
        self._controls: list[_Opened] = []
        self._prompts = 0
        self._bookmarks: dict[str, _Opened] = {}
        self._fields: list[_Opened] = []
        self._containers = [0]
        self._container_count = 0
        self._boxes = 0
        self._cells: list[list[int]] = []
        self._tables = -1
        self._lost: list[bool] = []
        self._in_mark = self._in_row = 0
        self._note: int | None = None
        self._shapes = [""]
        self._described = ""
        self._alternatives: list[bool] = []
        self._gone = self._in_text = self._in_instruction = 0
        self._tagging = self._prompting = False
        self._pages = PageCount()
        self._begins = self._all_begins()
        self._ends = self._all_ends()

    @property
    def paged(self) -> bool:
        """Whether the part says where its pages began when it was last laid out."""
        return self._pages.known

    def read(self, part: bytes) -> list[Walked]:
        """The items of the part, each where it ends.

        InputError where it declares a document type; ExpatError where it is no XML.
        """
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(part, True)
        self._flush()
        done, self._done = self._done, []  # the walk holds itself, by its handlers
        return done

    def _all_begins(self) -> dict[str, _Begin]:
        word: dict[str, _Begin] = {
            "pStyle": self._begin_paragraph_style,
            "outlineLvl": self._begin_level,
            "pageBreakBefore": self._begin_page_before,
            "lastRenderedPageBreak": lambda _: self._turn(self._pages.rendered),
            "pPr": lambda _: self._within(mark=1),
            "rStyle": self._begin_run_style,
            "rt": self._begin_paragraph,
            "sdt": self._begin_control,
            "tag": self._begin_tag,
            "showingPlcHdr": self._begin_prompt,
            "bookmarkStart": self._begin_bookmark,
            "bookmarkEnd": self._end_bookmark,
            "fldChar": self._field_sign,
            "instrText": lambda _: self._instruct(1),
            "fldSimple": self._begin_simple_field,
            "footnoteReference": lambda a: self._cite("footnote", a),
            "endnoteReference": lambda a: self._cite("endnote", a),
            "commentReference": lambda a: self._cite("comment", a),
            "ins": lambda _: self._track(),
            "moveTo": lambda _: self._track(),
            "tbl": self._begin_table,
            "tr": self._begin_row,
            "trPr": lambda _: self._within(row=1),
            "tc": self._begin_cell,
            "cellDel": lambda _: self._lose_cell(),
            "tblCaption": lambda a: self._describe(a.get(f"{_W}val", "")),
            "tblDescription": lambda a: self._describe(a.get(f"{_W}val", "")),
            "txbxContent": self._begin_box,
            "drawing": lambda _: self._shapes.append(""),
            "pict": lambda _: self._shapes.append(""),
        }
        return {
            **{f"{_W}{name}": begin for name, begin in word.items()},
            **{name: self._sign(sign) for name, sign in _SIGNS.items()},
            f"{_W}br": self._begin_break,
            **dict.fromkeys(_TEXTS, self._begin_text),
            **dict.fromkeys(_PARAGRAPHS, self._begin_paragraph),
            **dict.fromkeys(_RUNS, self._begin_run),
            **dict.fromkeys(_NOTES, self._begin_note),
            **dict.fromkeys(_DRAWN, self._begin_drawn),
            **dict.fromkeys((f"{_V}{name}" for name in _SHAPES), self._begin_vml),
            **dict.fromkeys((_CHART, _CHART_EX), lambda a: self._link(a.get(f"{_R}id", ""))),
            _DIAGRAM: lambda a: self._link(a.get(f"{_R}dm", "")),
            f"{_W}sym": lambda a: self._symbol(a.get(f"{_W}char", "")),
            f"{_W16}symEx": lambda a: self._symbol(a.get(f"{_W16}char", "")),
            f"{_V}textpath": lambda a: self._apart(Kind.TEXT, a.get("string", "")),
            f"{_MC}AlternateContent": lambda _: self._alternatives.append(False),
        }

    def _all_ends(self) -> dict[str, Callable[[], None]]:
        word: dict[str, Callable[[], None]] = {
            "pPr": lambda: self._within(mark=-1),
            "trPr": lambda: self._within(row=-1),
            "rt": self._end_paragraph,
            "sdt": self._end_control,
            "instrText": lambda: self._instruct(-1),
            "fldSimple": self._end_field,
            "tbl": self._end_table,
            "tr": self._end_row,
            "tc": self._end_cell,
            "txbxContent": self._end_box,
            "drawing": self._end_drawing,
            "pict": self._end_drawing,
        }
        return {
            **{f"{_W}{name}": end for name, end in word.items()},
            **dict.fromkeys(_PARAGRAPHS, self._end_paragraph),
            **dict.fromkeys(_TEXTS, self._end_text),
            **dict.fromkeys(_RUNS, self._end_run),
            **dict.fromkeys(_NOTES, self._end_note),
            f"{_MC}AlternateContent": self._end_alternatives,
        }

    # --- what counts ---

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._gone:
            self._gone += 1
        elif name in _GONE:
            self._lose(name)
        elif (
            (name.startswith(_MC) and self._passed_over(name))
            # 17.11.10: a note that has a type is a separator, which says nothing.
            or (name in _NOTES and attributes.get(f"{_W}type", "normal") != "normal")
            or (name in _HOLDING and self._lost and self._lost[-1])
        ):
            self._gone = 1
        else:
            begin = self._begins.get(name)
            if begin is not None:
                begin(attributes)

    def _end(self, name: str) -> None:
        if self._gone:
            self._gone -= 1
            return
        end = self._ends.get(name)
        if end is not None:
            end()

    def _lose(self, name: str) -> None:
        """Passes over what a change replaced, and notes what else it took away.

        As a property of a paragraph's mark it joins the paragraph to the next (17.13.5.15), as one
        of a row it takes the row (17.13.5.12).
        """
        self._gone = 1
        if name not in _TEXT_GONE:
            return
        self._track()
        if self._in_row:
            self._lose_row()
        elif self._in_mark and self._open:
            self._open[-1].mark_gone = True

    def _within(self, mark: int = 0, row: int = 0) -> None:
        self._in_mark += mark
        self._in_row += row

    def _passed_over(self, name: str) -> bool:
        """Whether this is an alternative to one that was read."""
        if name not in (f"{_MC}Choice", f"{_MC}Fallback") or not self._alternatives:
            return False
        taken, self._alternatives[-1] = self._alternatives[-1], True
        return taken

    def _end_alternatives(self) -> None:
        self._alternatives.pop()

    def _track(self) -> None:
        if self._open:
            self._open[-1].tracked = True

    # --- paragraphs ---

    def _begin_paragraph(self, _: dict[str, str]) -> None:
        container = self._containers[-1]
        carried, self._carried = self._carried, None
        if carried is not None and carried.container == container:
            carried.style, carried.level, carried.mark_gone = "", None, False
            self._open.append(carried)
            return
        if carried is not None:
            self._finish(carried)
        paragraph = WalkedParagraph(
            container, self._place(), self._note, self._boxes > 0, self._shapes[-1]
        )
        for opened in self._opened():
            paragraph.starts[opened] = 0
        self._open.append(paragraph)

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        if paragraph.mark_gone and not self._open:
            self._carried = paragraph
        else:
            self._finish(paragraph)

    def _flush(self) -> None:
        if self._carried is not None:
            self._finish(self._carried)

    def _finish(self, paragraph: WalkedParagraph) -> None:
        for opened in self._opened():
            self._mark(paragraph, opened)
        if paragraph.prompt.length:
            self._emit(paragraph, Kind.PROMPT, paragraph.prompt)
        self._emit(paragraph, Kind.TEXT, paragraph.text)

    def _emit(self, paragraph: WalkedParagraph, kind: Kind, joined: Joined) -> None:
        text, stretches = joined.read()
        spans: list[Span] = []
        computed: list[Computed] = []
        for mark, start, end in stretches:
            assert isinstance(mark, _Opened)
            if mark.carrier is not None:
                spans.append(Span(mark.carrier, mark.name, start, end))
            else:
                computed.append(Computed(mark.name, start, end))
        self._done.append(
            Walked(
                kind,
                text,
                tuple(spans),
                tuple(computed),
                paragraph.style,
                paragraph.level,
                paragraph.cell,
                paragraph.note,
                tuple(paragraph.cites),
                tuple(paragraph.marks),
                "".join(paragraph.tags),
                paragraph.boxed,
                paragraph.shape,
                paragraph.tracked,
                paragraph.page or self._pages.page,
            )
        )

    def _apart(self, kind: Kind, text: str) -> None:
        """An item that is no paragraph, where the walk is."""
        if text.strip():
            joined = Joined()
            joined.add(text)
            boxed = kind is Kind.TEXT
            place = self._place()
            held = WalkedParagraph(0, place, self._note, boxed, self._shapes[-1], joined)
            self._emit(held, kind, joined)

    def _place(self) -> tuple[int, int, int] | None:
        # Words about a table stand before its first row, in the cell that holds it, if any does.
        for table, row, column in reversed(self._cells[-2:]):
            if row >= 0 and column >= 0:
                return table, row, column
        return None

    def _begin_paragraph_style(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].style = attributes.get(f"{_W}val", "")

    def _begin_level(self, attributes: dict[str, str]) -> None:
        level = natural_number(attributes.get(f"{_W}val"))
        # 17.3.1.20: levels count from 0, and 9 is none.
        if self._open and level is not None:
            self._open[-1].level = level + 1 if level < 9 else None

    # --- pages ---

    def _turn(self, turned: Callable[[], None]) -> None:
        """A page begins; a text box is on one page, whatever stands in it."""
        if not self._boxes:
            turned()

    def _begin_page_before(self, attributes: dict[str, str]) -> None:
        if attributes.get(f"{_W}val", "1") not in _OFF:
            self._turn(self._pages.asked_before)

    def _begin_break(self, attributes: dict[str, str]) -> None:
        """A break of the line, or of the page as well (17.3.3.1)."""
        if self._open:
            self._add("\n")
        if attributes.get(f"{_W}type") == "page":
            self._turn(self._pages.asked)

    # --- what marks texts ---

    def _opened(self) -> Iterator[_Opened]:
        yield from self._controls[-_MOST_OPEN:]
        yield from self._bookmarks.values()
        yield from self._fields[-_MOST_OPEN:]

    def _begin(self, opened: _Opened) -> None:
        if self._open:
            self._open[-1].starts[opened] = self._open[-1].text.length

    def _mark(self, paragraph: WalkedParagraph, opened: _Opened) -> None:
        start = paragraph.starts.pop(opened, None)
        if start is not None and opened.name and (opened.carrier or opened.result):
            paragraph.text.mark(opened, start)

    def _close(self, opened: _Opened) -> None:
        paragraph = self._open[-1] if self._open else self._carried
        if paragraph is not None:
            self._mark(paragraph, opened)

    def _begin_control(self, _: dict[str, str]) -> None:
        self._controls.append(_Opened(Carrier.TAG))
        self._begin(self._controls[-1])

    def _begin_tag(self, attributes: dict[str, str]) -> None:
        if self._controls:
            self._controls[-1].name = attributes.get(f"{_W}val", "")

    def _begin_prompt(self, attributes: dict[str, str]) -> None:
        if self._controls and attributes.get(f"{_W}val", "1") not in _OFF:
            self._prompts += not self._controls[-1].prompt
            self._controls[-1].prompt = True

    def _end_control(self) -> None:
        control = self._controls.pop()
        self._prompts -= control.prompt
        self._close(control)

    def _begin_bookmark(self, attributes: dict[str, str]) -> None:
        name = attributes.get(f"{_W}name", "")
        if name.startswith(_BOOKMARK_LEAD) and len(self._bookmarks) < _MOST_OPEN:
            opened = _Opened(Carrier.BOOKMARK, _COPY.sub("", name))
            self._bookmarks[attributes.get(f"{_W}id", "")] = opened
            self._begin(opened)

    def _end_bookmark(self, attributes: dict[str, str]) -> None:
        bookmark = self._bookmarks.pop(attributes.get(f"{_W}id", ""), None)
        if bookmark is not None:
            self._close(bookmark)

    # --- fields ---

    def _field_sign(self, attributes: dict[str, str]) -> None:
        kind = attributes.get(f"{_W}fldCharType")
        if kind == "begin":
            opened = _Opened(None)
            opened.home = self._open[-1] if self._open else None
            self._fields.append(opened)
        elif kind == "separate" and self._fields:
            self._show(self._fields[-1])
        elif kind == "end":
            self._end_field()

    def _show(self, opened: _Opened) -> None:
        """The instruction is over, and its first word is what the field is called."""
        opened.name = (opened.name.split() or ["?"])[0].upper()
        opened.result = True
        self._begin(opened)

    def _begin_simple_field(self, attributes: dict[str, str]) -> None:
        self._fields.append(_Opened(None, attributes.get(f"{_W}instr", "")))
        self._show(self._fields[-1])

    def _end_field(self) -> None:
        if self._fields:
            self._close(self._fields.pop())

    def _instruct(self, step: int) -> None:
        self._in_instruction += step

    def _in_hidden_result(self) -> bool:
        """Whether what is read is the result of a field within an instruction.

        Only within the paragraph that the instruction begins in: a field that was never given an
        end must not swallow the rest of the file.
        """
        here = self._open[-1]
        held = self._fields[-_MOST_OPEN:]
        return held[-1].result and any(not f.result and f.home is here for f in held)

    # --- notes, tables, boxes ---

    def _cite(self, kind: str, attributes: dict[str, str]) -> None:
        if self._open:
            number = _number(attributes.get(f"{_W}id", ""))
            self._open[-1].marks.append((kind, number))
            if kind == "footnote":
                self._open[-1].cites.append(number)

    def _begin_note(self, attributes: dict[str, str]) -> None:
        self._note = _number(attributes.get(f"{_W}id", ""))
        self._enter()

    def _end_note(self) -> None:
        self._note = None
        self._containers.pop()

    def _enter(self) -> None:
        self._container_count += 1
        self._containers.append(self._container_count)

    def _begin_table(self, _: dict[str, str]) -> None:
        self._tables += 1
        self._cells.append([self._tables, -1, -1])

    def _end_table(self) -> None:
        self._cells.pop()

    def _begin_row(self, _: dict[str, str]) -> None:
        self._lost.append(False)
        self._pages.begin_row()
        if self._cells:
            self._cells[-1][1:] = [self._cells[-1][1] + 1, -1]

    def _end_row(self) -> None:
        self._lost.pop()
        self._pages.end_row()

    def _lose_row(self) -> None:
        if self._lost:
            self._lost[-1] = True

    def _begin_cell(self, _: dict[str, str]) -> None:
        self._lost.append(bool(self._lost) and self._lost[-1])
        self._enter()
        self._pages.begin_cell()
        if self._cells:
            self._cells[-1][2] += 1

    def _lose_cell(self) -> None:
        if self._lost:
            self._lost[-1] = True

    def _end_cell(self) -> None:
        self._lost.pop()
        self._pages.end_cell()
        self._containers.pop()

    def _begin_box(self, _: dict[str, str]) -> None:
        self._boxes += 1
        self._enter()

    def _end_box(self) -> None:
        self._boxes -= 1
        self._containers.pop()

    # --- drawings ---

    def _begin_drawn(self, attributes: dict[str, str]) -> None:
        self._shapes[-1] = attributes.get("name", "") or self._shapes[-1]
        for name in ("title", "descr"):
            self._describe(attributes.get(name, ""))

    def _begin_vml(self, attributes: dict[str, str]) -> None:
        self._describe(attributes.get("alt", ""))

    def _end_drawing(self) -> None:
        self._pages.shown()
        self._shapes.pop()
        self._described = ""

    def _describe(self, text: str) -> None:
        """An alternative text; a drawing often has it twice, on its frame and its picture."""
        if text != self._described:
            self._described = text
            self._apart(Kind.ALTERNATIVE, text)

    def _link(self, relationship: str) -> None:
        self._apart(Kind.LINK, relationship)

    # --- text ---

    def _begin_run(self, _: dict[str, str]) -> None:
        if self._open:
            self._open[-1].runs += 1

    def _end_run(self) -> None:
        self._tagging = self._prompting = False
        if self._open:
            self._open[-1].runs -= 1

    def _begin_run_style(self, attributes: dict[str, str]) -> None:
        if self._open and self._open[-1].runs:
            style = attributes.get(f"{_W}val", "")
            self._tagging = style in self._tag_styles
            self._prompting = bool(self._controls) and style in self._prompt_styles

    def _begin_text(self, _: dict[str, str]) -> None:
        self._in_text += 1

    def _end_text(self) -> None:
        self._in_text -= 1

    def _sign(self, sign: str) -> _Begin:
        def begin(_: dict[str, str]) -> None:
            # The same elements stand in properties, where they are no text.
            if self._open and (self._open[-1].runs or sign == "\n"):
                self._add(sign)

        return begin

    def _symbol(self, code: str) -> None:
        """A character by its code (17.3.3.30)."""
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if not "\ud800" <= character <= "\udfff":
            self._add(character)

    def _characters(self, text: str) -> None:
        if self._gone:
            return
        if self._in_text:
            self._add(text)
        elif self._in_instruction and self._fields:
            opened = self._fields[-1]
            if not opened.result and len(opened.name) < _LONGEST_NAME:
                opened.name += text

    def _add(self, text: str) -> None:
        if not self._open or (self._fields and self._in_hidden_result()):
            return
        paragraph = self._open[-1]
        if text.strip():
            self._pages.shown()
            paragraph.page = paragraph.page or self._pages.page
        if self._prompts or self._prompting:
            paragraph.prompt.add(text)
            return
        paragraph.text.add(text)
        if self._tagging:
            paragraph.tags.append(text)


def refuse_document_type(*_: object) -> None:
    """What expat calls where a document type is declared: none is, in what Office writes."""
    raise InputError("a part of the file declares a document type, which no Office file does")


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
