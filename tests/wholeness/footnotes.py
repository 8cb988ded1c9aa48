"""Footnotes: their ids in the order of their marks, each cited once, each mark with its note."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, quoted, value, w

_RESERVED = ("separator", "continuationSeparator")


def problems(memo: OpenedMemo) -> Iterator[str]:
    marks = [value(m, "id") for s in memo.stories for m in s.root.iter(w("footnoteReference"))]
    notes = [n for s in memo.stories for n in s.root.iter(w("footnote"))]
    kinds = [value(note, "type") for note in notes]
    ids = [value(n, "id") for n in notes if value(n, "type") not in _RESERVED]
    if marks and not all(kinds.count(kind) == 1 for kind in _RESERVED):
        yield "the footnotes lack their separators"
    if list(map(int, marks)) != sorted(map(int, marks)):
        yield f"footnotes are cited in the order {' '.join(marks)}, not in that of their ids"
    if len(set(ids)) != len(ids):
        yield "two footnotes have one id"
    for lost in sorted(set(marks) - set(ids)):
        yield f"a mark cites footnote {lost}, which is not there"
    for uncited in sorted(set(ids) - set(marks)):
        yield f"nothing cites footnote {uncited}"
    for twice in sorted({mark for mark in marks if marks.count(mark) > 1}):
        yield f"footnote {twice} has two marks: the second has to be a NOTEREF field"
    for note in notes:
        if not value(note, "type") and next(note.iter(w("footnoteRef")), None) is None:
            yield f"footnote {quoted(note)} does not show its number"
