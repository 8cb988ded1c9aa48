"""Parts: each has a content type and is referred to, each reference leads somewhere; no prompts."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, R, value, w

# Found by their kind alone; all others are named by an id in the text of the part.
_BY_KIND = (
    *("styles", "settings", "numbering", "theme", "fontTable", "footnotes", "endnotes", "comments"),
    *("webSettings", "customXml", "customXmlProps", "officeDocument", "core-properties"),
    *("extended-properties", "custom-properties", "glossaryDocument", "thumbnail", "people"),
    *("chartStyle", "chartColorStyle", "commentsExtended", "commentsIds", "stylesWithEffects"),
)


def problems(memo: OpenedMemo) -> Iterator[str]:
    for name in memo.parts:
        if name != "[Content_Types].xml" and not memo.kinds.get(name):
            yield f"{name} has no content type"
    for name in memo.kinds.keys() - memo.parts.keys():
        yield f"[Content_Types].xml names {name}, which is not there"
    yield from _unreferenced(memo)
    for part in _xml(memo):
        yield from _references(memo, part)
        for element in memo.tree(part).iter():
            if element.tag == w("updateFields"):
                yield f"{part} asks Word to update fields, which asks the reader"
            if value(element, "dirty") not in ("", "0", "false"):
                yield f"{part} has a dirty field, of which Word asks the reader"


def _xml(memo: OpenedMemo) -> list[str]:
    return [n for n in memo.parts if n.endswith(".xml") and n != "[Content_Types].xml"]


def _unreferenced(memo: OpenedMemo) -> Iterator[str]:
    reached, waiting = {""}, [""]
    while waiting:
        part = waiting.pop()
        for relation in memo.relations(part):
            if relation.external or relation.target in reached:
                continue
            if relation.target not in memo.parts:
                yield f"{part or 'the package'} refers to {relation.target}, which is not there"
                continue
            reached.add(relation.target)
            waiting.append(relation.target)
    for name in memo.parts:
        if name != "[Content_Types].xml" and not name.endswith(".rels") and name not in reached:
            yield f"nothing refers to {name}"


def _references(memo: OpenedMemo, part: str) -> Iterator[str]:
    relations = memo.relations(part)
    known = {relation.id for relation in relations}
    if len(known) != len(relations):
        yield f"two relationships of {part} have one id"
    used = {
        target
        for element in memo.tree(part).iter()
        for name, target in element.attrib.items()
        if name.startswith(R) and target
    }
    for lost in sorted(used - known):
        yield f"{part} uses the relationship {lost}, which it does not have"
    for relation in relations:
        if relation.id not in used and not relation.kind.endswith(_BY_KIND):
            yield f"{part} has the relationship {relation.id} and does not use it"
