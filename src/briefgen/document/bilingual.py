"""One document in two languages: the second beneath each statement of the first.

Both are composed from the same facts by the same brief, so that what says the same stands at the
same place: sections, tables and rows have one id in both, items one fact, and the rest one order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeVar

from briefgen.document.model import (
    Chart,
    Citation,
    Document,
    Emphasis,
    FactItem,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    Parallel,
    Reference,
    Row,
    Section,
    Statement,
    StatusMark,
    Strong,
    Text,
    TypedValue,
    Value,
)
from briefgen.document.walk import plain_text
from briefgen.values.node import Node, field_types
from briefgen.wording.catalogue import catalogue

N = TypeVar("N", bound=Node)

_BESIDE = frozenset({"title", "caption", "label", "left_head", "right_head", "others_head"})
"""Fields whose second language stands behind the first: headings, captions, labels."""

_NOT_IN_A_MEMO: dict[type[Node], frozenset[str]] = {
    Section: frozenset({"message"}),
    Heading: frozenset({"message"}),
    FactItem: frozenset({"figure", "quotation", "undertaken"}),
    Row: frozenset({"standing", "link"}),
    Chart: frozenset({"source", "change"}),
}
"""What only a deck shows, and source lines, which name the same sources in any language."""

_INLINES = (Text, Strong, Emphasis, Link, Value, Citation, Reference, Statement, Parallel)


def set_beneath(document: Document) -> Document:
    """The document with its second language in it, as a memo prints it; itself without one."""
    second = document.second
    if second is None:
        return document
    sections = tuple(
        _joined(one, other) if other else one
        for one, other in _pairs(document.sections, second.sections)
    )
    return document.model_copy(
        update={
            "sections": sections,
            "parallel_title": second.title,
            "parallel_short_title": second.short_title,
            "notice": _beneath(document.notice, second.notice, "beside"),
            "occurrences": (*document.occurrences, *second.occurrences),
            "values": all_words(document.values, second.values),
            "second": None,
        }
    )


def _joined(one: N, other: N) -> N:
    """The node with the texts of its counterpart beneath its own."""
    if isinstance(one, Figure) and isinstance(other, Figure):
        return _joined_figure(one, other)  # type: ignore[return-value]  # N is Figure here
    if isinstance(one, StatusMark) and isinstance(other, StatusMark):
        word = Text(text=other.label, lang=other.lang)
        return one.model_copy(update={"parallel": word})
    skipped = _NOT_IN_A_MEMO.get(type(one), frozenset())
    updates = {}
    for name in field_types(type(one)):
        old = getattr(one, name)
        if name in skipped or not isinstance(old, tuple | Node):
            continue
        beside = name in _BESIDE or (isinstance(one, Heading) and name == "content")
        new = _value(old, getattr(other, name), "beside" if beside else "beneath")
        if new is not old:
            updates[name] = new
    return one.model_copy(update=updates) if updates else one


def _joined_figure(one: Figure, other: Figure) -> Figure:
    """A key figure whose label has the second language, the figure itself included."""
    words = (Text(text=other.full, lang=other.lang),)
    space = (Text(text=catalogue(other.lang).colon, lang=other.lang),)
    return one.model_copy(
        update={"label": _beneath(one.label, (*words, *space, *other.label), "beneath")}
    )


def _value(old: object, other: object, place: Literal["beneath", "beside"]) -> object:
    if isinstance(old, Node):
        same = isinstance(other, Node) and type(old) is type(other)
        return _joined(old, other) if same else old  # type: ignore[type-var]  # of one type
    if not isinstance(old, tuple) or not isinstance(other, tuple) or not old:
        return old
    if isinstance(old[0], _INLINES):
        return _beneath(old, other, place)
    if isinstance(old[0], Node):
        made = tuple(_joined(a, b) if b else a for a, b in _pairs(old, other))
    elif isinstance(old[0], tuple) and len(old) == len(other):
        made = tuple(_value(a, b, place) for a, b in zip(old, other, strict=True))
    else:
        return old
    return old if all(new is was for new, was in zip(made, old, strict=True)) else made


def _pairs(ones: Sequence[N], others: Sequence[N]) -> Iterator[tuple[N, N | None]]:
    """Each node with its counterpart: of the same kind and id, where as many have it in both."""
    here, there = _by_key(ones), _by_key(others)
    taken: dict[tuple[object, ...], int] = {}
    for one in ones:
        key = _key(one)
        number = taken[key] = taken.get(key, -1) + 1
        alike = there.get(key, ())
        yield one, alike[number] if len(alike) == len(here[key]) else None


def _by_key(nodes: Sequence[N]) -> dict[tuple[object, ...], list[N]]:
    found: dict[tuple[object, ...], list[N]] = {}
    for node in nodes:
        found.setdefault(_key(node), []).append(node)
    return found


def _key(node: Node) -> tuple[object, ...]:
    """What makes two nodes counterparts: the kind, and an id or fact where the node has one."""
    held = getattr(node, "item", None) or getattr(node, "ask", None) or node
    return (type(node), getattr(held, "id", ""), getattr(held, "fact", ""))


def _beneath(one: Inlines, other: Inlines, place: Literal["beneath", "beside"]) -> Inlines:
    """The inlines, and behind them the other's words, unless these say nothing more."""
    words = tuple(_words(other))
    said = plain_text(words).strip()
    if not said or said == plain_text(one).strip():
        return one
    return (*one, Parallel(place=place, children=_untranslated(words)))


def _words(inlines: Inlines) -> Iterator[Inline]:
    """The words alone: marks, links and weight stand in the first language already."""
    for inline in inlines:
        match inline:
            case Strong() | Emphasis() | Link():
                yield from _words(inline.children)
            case Reference():
                yield Text(text=inline.text, lang=inline.lang)
            case Citation() | Parallel():
                pass
            case _:
                yield inline


def _untranslated(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words; where they are no translation, the tag that says so and not the text again."""
    first = words[0].children[0] if isinstance(words[0], Statement) and words[0].children else None
    if isinstance(first, Text) and first.text == catalogue(first.lang).missing:
        return (Text(text=first.text.strip(), lang=first.lang),)
    return words


def all_words(
    ones: tuple[TypedValue, ...], others: tuple[TypedValue, ...]
) -> tuple[TypedValue, ...]:
    """The values of both documents, each once, with the words of both."""
    found = {value.ref: value for value in ones}
    for value in others:
        held = found.setdefault(value.ref, value)
        words = tuple(dict.fromkeys((*held.words, *value.words)))
        found[value.ref] = held.model_copy(update={"words": words})
    return tuple(found.values())
