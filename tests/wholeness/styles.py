"""Every style that is named is defined, and is of the kind that it is named as."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, value, w

_NAMED_BY = {
    "pStyle": "paragraph",
    "rStyle": "character",
    "tblStyle": "table",
    "basedOn": "",
    "next": "paragraph",
    "link": "",
}
_WHERE = (".main+xml", "notes+xml", ".header+xml", ".footer+xml", ".styles+xml", ".numbering+xml")


def problems(memo: OpenedMemo) -> Iterator[str]:
    told: set[str] = set()
    for part in memo.parts_of_kind(*_WHERE):
        for element in memo.tree(part).iter():
            name = element.tag.removeprefix(w(""))
            if name not in _NAMED_BY or name == element.tag:
                continue
            style, kind = value(element), _NAMED_BY[name]
            found = memo.styles.get(style)
            if found is None:
                told.add(f"{part} names the style “{style}”, which is not defined")
            elif kind and value(found, "type") != kind:
                told.add(f"{part} takes the style “{style}” for one of kind {kind}")
    yield from sorted(told)
    names = [value(style.find(w("name"))).lower() for style in memo.styles.values()]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"two styles have the name “{name}”"
