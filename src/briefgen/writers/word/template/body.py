"""The text of a template: where the memo goes, what stays around it, and the page it stands on."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from briefgen.errors import InputError
from briefgen.records import dataclass
from briefgen.writers.word.template.xml import (
    Element,
    ancestors,
    number,
    on,
    remove,
    val,
    w,
    within,
)

MEMO = re.compile(r"\{\{\s*memo\s*\}\}", re.IGNORECASE)

_DELETED = ("del", "moveFrom")
_INSERTED = ("ins", "moveTo")
_MARKS = (
    *("commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
    *("tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
)
_NOTES = {"footnoteReference": "a footnote", "endnoteReference": "an endnote"}
_CONTROL_IDS = 1 << 29  # above what our own controls count to
_BOOKMARK_IDS = 1 << 29
_OUR_BOOKMARKS = ("_bf_", "_ref", "_toc")


@dataclass(frozen=True, slots=True)
class Page:
    """The page that the memo stands on, in twentieths of a point.

    ``text`` is the width between the margins, ``column`` that of the narrowest column.
    """

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    columns: int
    column: int

    @property
    def text(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Place:
    """What stays of a template's text: before and after the memo, and the section that ends it.

    ``section`` is the ``w:sectPr`` of the memo's own text, ``sections`` are all that stay with it,
    in order. ``marked`` says that the template has a paragraph ``{{ memo }}``.
    """

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    last: Element
    section: Element
    sections: tuple[Element, ...]
    marked: bool


def text_of(paragraph: Element) -> str:
    """The text of a paragraph, but for what stands in boxes within it."""
    return "".join(piece.text or "" for piece in own_texts(paragraph))


def own_texts(paragraph: Element) -> Iterator[Element]:
    """The ``w:t`` of a paragraph, but for those of paragraphs within it."""
    for piece in within(paragraph, "t"):
        nearest = next(a for a in ancestors(piece) if a.tag == w("p"))
        if nearest is paragraph:
            yield piece


def find_place(root: Element, name: str) -> Place:
    """Where the memo goes; InputError where the template says it in a way that cannot be done."""
    body = root.find(w("body"))
    if body is None:
        raise InputError(f"{name} is damaged: it has no body; open it in Word and save it again")
    last = body.find(w("sectPr"))
    if last is None:
        last = etree.SubElement(body, w("sectPr"))
    marks = [p for p in within(body, "p") if MEMO.search(text_of(p))]
    if not marks:
        whole = _whole_section(body, last)
        return Place((), (), whole, whole, (whole,), marked=False)
    mark = _the_mark(marks, body, name)
    children = [child for child in body if child is not last]
    at = children.index(mark)
    before, after = children[:at], children[at + 1 :]
    ended = mark.find(f"{w('pPr')}/{w('sectPr')}")
    if ended is not None:
        after.insert(0, _break(ended))
    for element in (*before, *after):
        clean(element)
        _check_kept(element, name)
    before, after = [e for e in before if _stays(e)], [e for e in after if _stays(e)]
    _renumber((*before, *after))
    later = [s for e in after for s in within(e, "sectPr")]
    earlier = [s for e in before for s in within(e, "sectPr")]
    return Place(
        tuple(before),
        tuple(after),
        last,
        (*later, last)[0],
        (*earlier, *later, last),
        marked=True,
    )


def _whole_section(body: Element, last: Element) -> Element:
    """The last section as it shows: with the headers that it takes over from those before it."""
    own = {(ref.tag, val(ref, "type")) for ref in last if _is_reference(ref)}
    taken: dict[tuple[str, str], Element] = {}
    for section in within(body, "sectPr"):
        if section is not last:
            taken |= {(str(r.tag), val(r, "type")): r for r in section if _is_reference(r)}
    missing = [ref for key, ref in taken.items() if key not in own]
    for ref in reversed(missing):
        last.insert(0, copy.deepcopy(ref))
    return last


def _is_reference(element: Element) -> bool:
    return element.tag in (w("headerReference"), w("footerReference"))


def _the_mark(marks: list[Element], body: Element, name: str) -> Element:
    if len(marks) > 1:
        raise InputError(f"{name} says {{{{ memo }}}} {len(marks)} times; say it once")
    (mark,) = marks
    if mark.getparent() is not body:
        raise InputError(
            f"{name} says {{{{ memo }}}} within a table, a text box or a content control; "
            "give it a paragraph of its own in the text"
        )
    if not MEMO.fullmatch(text_of(mark).strip()):
        raise InputError(
            f"{name} says {{{{ memo }}}} within a sentence; give it a paragraph of its own"
        )
    return mark


def _break(section: Element) -> Element:
    """An empty paragraph that ends a section."""
    paragraph = etree.Element(w("p"))
    etree.SubElement(paragraph, w("pPr")).append(copy.deepcopy(section))
    return paragraph


# --- what stays -----------------------------------------------------------------------------------


def clean(element: Element) -> None:
    """Takes out comments and the history of changes, as if all changes had been accepted."""
    for row in within(element, "tr"):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            remove(row)
    for name in _DELETED:
        for gone in within(element, name):
            remove(gone)
    for name in _INSERTED:
        for kept in within(element, name):
            _unwrap(kept)
    for name in _MARKS:
        for mark in within(element, name):
            remove(mark)
    for mark in within(element, "commentReference"):
        run = mark.getparent()
        remove(run if run is not None and run.tag == w("r") else mark)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    for child in tuple(element):
        element.addprevious(child)
    parent.remove(element)


def _check_kept(element: Element, name: str) -> None:
    for mark, what in _NOTES.items():
        if next(within(element, mark), None) is not None:
            raise InputError(
                f"{name} has {what} in the text around {{{{ memo }}}}, which would be numbered "
                "with the memo's own; take it out"
            )


def _stays(element: Element) -> bool:
    """Marks that begin or end in the text that was replaced have lost their other half."""
    return element.tag in (w("p"), w("tbl"), w("sdt"), w("customXml"))


def _renumber(kept: Iterable[Element]) -> None:
    """Ids out of the way of the memo's own; bookmarks only where something leads to them."""
    kept = tuple(kept)
    used = " ".join(
        [i.text or "" for e in kept for i in within(e, "instrText")]
        + [val(f, "instr") for e in kept for f in within(e, "fldSimple")]
        + [val(link, "anchor") for e in kept for link in within(e, "hyperlink")]
    )
    starts = [s for e in kept for s in within(e, "bookmarkStart")]
    ends = {val(s, "id"): s for e in kept for s in within(e, "bookmarkEnd")}
    for at, start in enumerate(starts):
        end, title = ends.pop(val(start, "id"), None), val(start, "name")
        ours = title.casefold().startswith(_OUR_BOOKMARKS)
        if end is None or ours or title not in used:
            for half in (start, end):
                if half is not None:
                    remove(half)
        else:
            start.set(w("id"), str(_BOOKMARK_IDS + at))
            end.set(w("id"), str(_BOOKMARK_IDS + at))
    for end in ends.values():
        remove(end)
    controls = [i for e in kept for p in within(e, "sdtPr") for i in p.findall(w("id"))]
    for at, identifier in enumerate(controls):
        identifier.set(w("val"), str(_CONTROL_IDS + at))


# --- pages ----------------------------------------------------------------------------------------


def read_page(section: Element, name: str) -> Page:
    """The page of a section; InputError where it leaves no room for a text."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    gutter = number(margins, "gutter")
    sides = {side: abs(number(margins, side, 1440)) for side in ("top", "right", "bottom", "left")}
    width, height = number(size, "w", 12240), number(size, "h", 15840)
    text = width - sides["left"] - gutter - sides["right"]
    columns, column = _columns(section.find(w("cols")), text)
    if column < 2_268:
        raise InputError(
            f"{name} leaves {column * 127 // 7200} mm for a line of the memo, and 40 mm are the "
            "least; give {{ memo }} wider columns or smaller margins"
        )
    sides["left"] += gutter
    return Page(width, height, **sides, columns=columns, column=column)


def _columns(cols: Element | None, text: int) -> tuple[int, int]:
    """How many columns there are, and the width of the narrowest (17.6.4)."""
    count = max(number(cols, "num", 1), 1)
    own = [] if cols is None else [number(c, "w") for c in cols.findall(w("col"))]
    equal = cols is None or not own or on_or_absent(cols, "equalWidth")
    if not equal and len(own) > 1:
        return len(own), min(own)
    space = number(cols, "space", 720)
    return count, (text - (count - 1) * space) // count


def on_or_absent(element: Element, attribute: str) -> bool:
    """Whether a switch that is on by default is on."""
    return val(element, attribute, "1") not in ("0", "false", "off")


def has_first_page(section: Element) -> bool:
    """Whether the first page of the section has a header and a footer of its own."""
    return on(section.find(w("titlePg")))
