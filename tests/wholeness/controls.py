"""Content controls: ids that no other has, tags that Word takes, nothing nested."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, quoted, value, w

_LONGEST_TAG = 64
_ROOM = 2**31


def problems(memo: OpenedMemo) -> Iterator[str]:
    ids: set[str] = set()
    for story in memo.stories:
        for control in story.root.iter(w("sdt")):
            properties = control.find(w("sdtPr"))
            if properties is None:
                continue
            number = value(properties.find(w("id")))
            tag = value(properties.find(w("tag")))
            if number in ids and number:
                yield f"the control {quoted(control)} has the id {number}, which another has too"
            if number and not -_ROOM <= int(number) < _ROOM:
                yield f"the control {quoted(control)} has the id {number}, beyond 32 bits"
            if len(tag) > _LONGEST_TAG:
                yield f"the tag “{tag}” is longer than the {_LONGEST_TAG} characters Word takes"
            if tag and next(control.iter(w("footnoteReference")), None) is not None:
                yield f"the control “{tag}” holds a footnote: LibreOffice drops such a control"
            ids.add(number)
