"""A YAML file with some entries changed: all else stays to the byte, comments included.

The text is parsed to events, which know where each scalar begins and ends. Changes are pieces of
new text for stretches of the old: a scalar, a whole line that goes or comes, or a record in braces.
The loader refuses anchors, tags and documents of several parts, so none of them can be met here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from briefgen.excel import yaml_text
from briefgen.records import dataclass

# A blank line before an entry or the comments above it.
_PARTED = re.compile(r"\n\r?\n(?:#[^\n]*\n)*- ")


class UneditableError(Exception):
    """The file writes an entry in a way that this module does not follow; write it anew."""


class Splice(NamedTuple):
    """New text for the stretch from ``start`` to ``end``; nothing is lost where both are one."""

    start: int
    end: int
    text: str


@dataclass
class Leaf:
    """A scalar; ``style`` is its quotation mark or the sign of a block, None for a plain one."""

    start: int
    end: int
    value: str
    style: str | None


@dataclass
class Map:
    """A map; ``keys`` are its keys with their scalars and values."""

    start: int
    end: int
    flow: bool
    keys: dict[str, tuple[Leaf, Node]]


@dataclass
class Items:
    """A list."""

    start: int
    end: int
    flow: bool
    items: list[Node]


Node = Leaf | Map | Items


# --- where things stand ---------------------------------------------------------------------------


def parse(text: str) -> Node:
    """The one document in a text that the loader accepts."""
    events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
    for event in events:
        if isinstance(event, NodeEvent):
            return _node(event, events, text)
    raise UneditableError


def _node(event: Event, events: Iterator[Event], text: str) -> Node:
    assert event.start_mark is not None
    assert event.end_mark is not None
    start, end = event.start_mark.index, event.end_mark.index
    match event:
        case ScalarEvent():
            # A block scalar ends behind its last line and the blank lines after it.
            end = start + len(text[start:end].rstrip()) if event.style in ("|", ">") else end
            return Leaf(start, end, event.value, event.style or None)
        case MappingStartEvent():
            keys: dict[str, tuple[Leaf, Node]] = {}
            for key in events:
                if isinstance(key, MappingEndEvent):
                    break
                name = _node(key, events, text)
                value = _node(next(events), events, text)
                if not isinstance(name, Leaf) or name.value in keys:
                    raise UneditableError
                keys[name.value] = (name, value)
            last = max((value.end for _, value in keys.values()), default=end)
            flow = bool(event.flow_style)
            return Map(start, _end(key) if flow else last, flow, keys)
        case SequenceStartEvent():
            items: list[Node] = []
            for inner in events:
                if isinstance(inner, SequenceEndEvent):
                    break
                items.append(_node(inner, events, text))
            last = max((item.end for item in items), default=end)
            flow = bool(event.flow_style)
            return Items(start, _end(inner) if flow else last, flow, items)
    raise UneditableError


def _end(event: Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.index


# --- entries of a file ----------------------------------------------------------------------------


def edit_file(
    text: str,
    changed: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]],
    removed: frozenset[str],
    *,
    anew: bool = False,
) -> str:
    """The text of a list of entries, some changed (then, now, by id), some removed.

    ``anew`` writes the changed entries from nothing, which loses their comments. Raises
    `UneditableError` where the file cannot be followed.
    """
    editor = _Editor(text)
    root = parse(editor.text)
    if isinstance(root, Map):
        (old, new) = next(iter(changed.values()))
        editor.change(root, old, new)
        return editor.edited()
    if not isinstance(root, Items) or root.flow:
        raise UneditableError
    for node in root.items:
        if not isinstance(node, Map) or "id" not in node.keys:
            raise UneditableError
        ident = getattr(node.keys["id"][1], "value", "")
        if ident in removed:
            editor.remove_entry(node)
        elif ident in changed:
            old, new = changed[ident]
            if anew:
                indent = editor.column(node.start)
                editor.rewrite(node, node.start, yaml_text.block(new, indent).lstrip())
            else:
                editor.change(node, old, new)
    return _or_no_entries(editor.edited(), editor.newline)


def _or_no_entries(text: str, newline: str) -> str:
    """A file whose last entry went says so: one of mere comments would hold nothing."""
    try:
        parse(text)
    except UneditableError:
        return f"{text}[]{newline}"
    return text


def with_entries(text: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The text with entries added at its end, parted by blank lines where the file's own are."""
    end = "\r\n" if "\r\n" in text else "\n"
    root = parse(text) if text else None
    if isinstance(root, Items) and not root.items:
        text = text[: root.start] + text[root.end :].lstrip()
    if text and not text.endswith("\n"):
        text += end
    parted = _PARTED.search(text) is not None
    for data in entries:
        gap = end if parted and text else ""
        text += gap + yaml_text.entry(data).replace("\n", end)
    return text


class _Editor:
    """Collects splices of one text."""

    def __init__(self, text: str) -> None:
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.text = text if text.endswith("\n") else text + self.newline
        self.splices: list[Splice] = []

    def edited(self) -> str:
        """The text with every splice made."""
        return _spliced(self.text, 0, len(self.text), self.splices)

    def line(self, at: int) -> int:
        """Where the line of that place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the next line begins."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def column(self, at: int) -> int:
        """How far from the start of its line."""
        return at - self.line(at)

    def replace(self, start: int, end: int, text: str) -> None:
        self.splices.append(Splice(start, end, text.replace("\n", self.newline)))

    def remove_lines(self, start: int, end: int) -> None:
        self.splices.append(Splice(start, self.line_end(end), ""))

    def remove_entry(self, node: Node) -> None:
        """Remove an entry of the file, and one of the blank lines around it."""
        start, end = self.line(node.start), self.line_end(node.end)
        blank = self.newline
        if self.text.startswith(blank, end) and (
            not start or self.text[:start].endswith(blank * 2)
        ):
            end += len(blank)
        self.splices.append(Splice(start, end, ""))

    def rewrite(self, node: Node, start: int, text: str) -> None:
        """Write the stretch from ``start`` to the node's end anew; its comments go above it."""
        line = self.line(start)
        before = self.text[line:start]
        room = before[: len(before) - len(before.lstrip())]
        for comment in _comments(self.text, node):
            self.replace(line, line, f"{room}{comment}\n")
        self.replace(start, node.end, text)

    def insert_line(self, at: int, text: str) -> None:
        """A line of its own behind that of the place."""
        self.replace(self.line_end(at), self.line_end(at), text + "\n")

    # --- one value ---

    def change(self, node: Node, old: Any, new: Any) -> None:
        """Make of a node that says ``old`` one that says ``new``."""
        if old == new:
            return
        if isinstance(node, Map) and isinstance(old, Mapping) and isinstance(new, Mapping):
            self._change_map(node, old, new)
        elif isinstance(node, Items) and isinstance(old, list) and isinstance(new, list):
            self._change_items(node, old, new)
        elif isinstance(node, Leaf) and not isinstance(new, Mapping | list):
            plain = node.style is None or isinstance(new, bool | int)
            text = yaml_text.scalar(new) if plain else yaml_text.quoted(str(new))
            self.replace(node.start, node.end, text)
        else:
            raise UneditableError

    def _change_map(self, node: Map, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        if any(key not in node.keys for key in old) or not set(node.keys) & set(new):
            raise UneditableError
        # A key at its default may stand in the file and not in the data: it is left alone.
        gone = [key for key in old if key not in new]
        come = [key for key in new if key not in node.keys]
        if node.flow and (gone or come):
            self._rebuild_map(node, old, new, frozenset(gone))
            return
        for key, held in new.items():
            if key in node.keys:
                self._change_pair(node, key, old.get(key), held)
        for key in gone:
            self._remove_pair(node, key)
        order = list(new)
        for key in come:
            before = [one for one in order[: order.index(key)] if one in node.keys]
            self._insert_pair(node, key, new[key], before, gone)

    def _change_pair(self, node: Map, key: str, old: Any, new: Any) -> None:
        """A value in place, or the whole pair where its shape changes."""
        name, value = node.keys[key]
        mark = len(self.splices)
        try:
            if old is None:
                raise UneditableError
            self.change(value, old, new)
        except UneditableError:
            del self.splices[mark:]
            if node.flow:
                self.rewrite(value, value.start, yaml_text.flow(new))
            else:
                text = yaml_text.pair(key, new, self.column(name.start))
                self.rewrite(value, name.start, text)

    def _remove_pair(self, node: Map, key: str) -> None:
        name, value = node.keys[key]
        start = self.line(name.start)
        if self.text[start : name.start].isspace() or start == name.start:
            self.remove_lines(start, value.end)
            return
        # The first key stands behind a dash: the next one takes its place, comments between stay.
        later = [other for other, _ in node.keys.values() if other.start > value.end]
        if later and "#" not in self.text[value.end : later[0].start]:
            self.replace(name.start, later[0].start, "")
        else:
            self.replace(name.start, value.end, "")

    def _insert_pair(
        self, node: Map, key: str, held: Any, before: Sequence[str], gone: Sequence[str]
    ) -> None:
        names = [name for name, _ in node.keys.values()]
        indent = self.column(names[0].start)
        text = yaml_text.pair(key, held, indent)
        if before:
            # Behind all that the model puts before it, in whatever order the file has them.
            self.insert_line(max(node.keys[one][1].end for one in before), " " * indent + text)
        elif next(iter(node.keys)) in gone:
            raise UneditableError
        else:
            self.replace(names[0].start, names[0].start, f"{text}\n{' ' * indent}")

    def _change_items(self, node: Items, old: list[Any], new: list[Any]) -> None:
        if len(node.items) != len(old):
            raise UneditableError
        steps = _steps(old, new)
        if node.flow and any(tag != "change" for tag, _, _ in steps):
            self._rebuild_items(node, old, new, steps)
            return
        last: Node | None = None
        for tag, at, to in steps:
            if tag == "change":
                self._change_item(node.items[at], old[at], new[to], flow=node.flow)
                last = node.items[at]
            elif tag == "remove":
                dash = self.text.rfind("-", 0, node.items[at].start)
                if self.text[self.line(dash) : dash].strip():
                    raise UneditableError
                self.remove_lines(self.line(dash), node.items[at].end)
            else:
                self._insert_item(node, new[to], last)

    def _change_item(self, node: Node, old: Any, new: Any, *, flow: bool) -> None:
        mark = len(self.splices)
        try:
            self.change(node, old, new)
        except UneditableError:
            del self.splices[mark:]
            held = yaml_text.flow(new) if flow else yaml_text.item(new, self.column(node.start))
            self.rewrite(node, node.start, held)

    def _insert_item(self, node: Items, held: Any, last: Node | None) -> None:
        indent = self.column(node.start)
        text = f"{' ' * indent}- {yaml_text.item(held, indent + 2)}"
        if last is not None:
            self.insert_line(last.end, text)
        else:
            start = self.line(node.start)
            if self.text[start : node.start].strip():
                raise UneditableError
            self.replace(start, start, text + "\n")

    # --- records in braces ---

    def _rebuild_map(
        self, node: Map, old: Mapping[str, Any], new: Mapping[str, Any], gone: frozenset[str]
    ) -> None:
        kept = {
            key: self._inner(name.start, value.end, value, old.get(key), new.get(key))
            for key, (name, value) in node.keys.items()
            if key not in gone
        }
        order = [*kept]
        for key in new:
            if key not in kept:
                kept[key] = f"{yaml_text.scalar(key)}: {yaml_text.flow(new[key])}"
                before = [one for one in list(new)[: list(new).index(key)] if one in order]
                order.insert(order.index(before[-1]) + 1 if before else 0, key)
        spans = [(name.start, value.end) for name, value in node.keys.values()]
        self._braces(node, spans, [kept[key] for key in order], "{}")

    def _rebuild_items(
        self, node: Items, old: list[Any], new: list[Any], steps: Sequence[tuple[str, int, int]]
    ) -> None:
        held: list[str] = []
        for tag, at, to in steps:
            if tag == "change":
                item = node.items[at]
                held.append(self._inner(item.start, item.end, item, old[at], new[to]))
            elif tag == "insert":
                held.append(yaml_text.flow(new[to]))
        self._braces(node, [(item.start, item.end) for item in node.items], held, "[]")

    def _inner(self, start: int, end: int, node: Node, old: Any, new: Any) -> str:
        """The text of a stretch in braces with the node within it changed."""
        mark = len(self.splices)
        if old is not None or new is not None:
            self._change_item(node, old, new, flow=True)
        own = self.splices[mark:]
        del self.splices[mark:]
        return _spliced(self.text, start, end, own)

    def _braces(
        self, node: Map | Items, spans: Sequence[tuple[int, int]], held: Sequence[str], marks: str
    ) -> None:
        """The record written again; comments between its parts cannot be placed, so none may be."""
        places = [node.start + 1, *(place for span in spans for place in span), node.end - 1]
        gaps = [self.text[a:b] for a, b in zip(places[::2], places[1::2], strict=True)]
        if any("#" in gap for gap in gaps):
            raise UneditableError
        self.replace(node.start, node.end, marks[0] + ", ".join(held) + marks[1])


def _comments(text: str, node: Node) -> Iterator[str]:
    """The comments between the scalars of a node."""
    leaves = list(_leaves(node))
    places = [node.start, *(place for leaf in leaves for place in (leaf.start, leaf.end)), node.end]
    for start, end in zip(places[::2], places[1::2], strict=True):
        for line in text[start:end].splitlines():
            _, mark, comment = line.partition("#")
            if mark:
                yield f"#{comment}"


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case Leaf():
            yield node
        case Map():
            for name, value in node.keys.values():
                yield name
                yield from _leaves(value)
        case Items():
            for item in node.items:
                yield from _leaves(item)


def _steps(old: list[Any], new: list[Any]) -> list[tuple[str, int, int]]:
    """What becomes of each item: ("change", its old and new place), ("remove" …), ("insert" …)."""
    steps: list[tuple[str, int, int]] = []
    matcher = SequenceMatcher(None, [repr(held) for held in old], [repr(held) for held in new])
    for _, a, b, c, d in matcher.get_opcodes():
        both = min(b - a, d - c)
        steps += [("change", a + step, c + step) for step in range(both)]
        steps += [("remove", at, d) for at in range(a + both, b)]
        steps += [("insert", b, to) for to in range(c + both, d)]
    return steps


def _spliced(text: str, start: int, end: int, splices: Sequence[Splice]) -> str:
    """The stretch of the text with the splices made, those at one place in their order."""
    made: list[str] = []
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < start:
            raise UneditableError
        made += (text[start : splice.start], splice.text)
        start = splice.end
    return "".join((*made, text[start:end]))
