"""Texts and bytes damaged by seed: by byte, by word, by line and by what they hold.

YAML, JSON and JSON Lines are also changed in what they say: values dropped, repeated, exchanged,
nested and made odd, so that what comes out is well formed.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

import yaml

from tests.fuzz.odd import ODD, odd, short

_TOKENS = (
    *(value.encode() for value in ODD),
    *(
        b"\0",
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xa8",
        b"\r",
        b"\x85",
    ),
    *(b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ", b"? ", b"---\n", b"...\n", b"| \n"),
    *(b"- ", b": ", b"\t", b"[" * 300, b"{" * 300, b'"', b"'", b"#", b"%"),
    *(b"<b>" * 300, b"<!--", b"<![CDATA[", b"]]>", b"&#0;", b"&#x110000;", b"&amp;", b"<p ", b"</"),
    *(b"``", b"> " * 60, b"|---|\n", b"[a](javascript:b)", b"![](", b"* " * 300, b"\\", b"$"),
    *(b"\n\n", b"stream\n", b"endobj", b"/Kids [2 0 R]", b"<<" * 200, b"1 0 obj", b"xref"),
)
_WORD = re.compile(rb"(\W+)")
_ODD_VALUES: tuple[object, ...] = (
    *(None, True, False, 0, -1, 7, 1.5, 10**30, -0.0, 1e300, [], {}, [[]], {"a": 1}, [None]),
    *(dt.date(2024, 2, 29), {"en": ""}, {"en": None}, {"en": "a", "xx": "b"}, [1, "a", {}], ""),
)


def damaged_bytes(random: Random, data: bytes) -> tuple[bytes, str]:
    """The bytes after one change, and what it was."""
    return random.choice(_BYTE_CHANGES)(random, data)


def damaged_text(random: Random, data: bytes, suffix: str) -> tuple[bytes, tuple[str, ...]]:
    """The text of a file with that suffix after one change or a few, and what they were."""
    done = []
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        by_value = _READERS.get(suffix) if random.random() < 0.7 else None
        changed = by_value(random, data) if by_value else None
        data, how = changed or damaged_bytes(random, data)
        done.append(how)
    return data, tuple(done)


# --- bytes ----------------------------------------------------------------------------------------


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 2, 8, 64, 1000)))


def _flip(random: Random, data: bytes) -> tuple[bytes, str]:
    if not data:
        return b"\1", "one byte"
    at = random.randrange(len(data))
    held = bytearray(data)
    held[at] ^= 1 << random.randrange(8)
    return bytes(held), f"flip a bit of byte {at}"


def _cut(random: Random, data: bytes) -> tuple[bytes, str]:
    start, end = _span(random, data)
    return data[:start] + data[end:], f"cut bytes {start}-{end}"


def _again(random: Random, data: bytes) -> tuple[bytes, str]:
    start, end = _span(random, data)
    times = random.choice((1, 1, 20, 2000)) if end - start < 100 else 1
    return data[:end] + data[start:end] * times + data[end:], f"repeat {start}-{end} {times} times"


def _insert(random: Random, data: bytes) -> tuple[bytes, str]:
    at, token = random.randrange(len(data) + 1), random.choice(_TOKENS)
    return data[:at] + token + data[at:], f"insert {short(token)} at {at}"


def _end(random: Random, data: bytes) -> tuple[bytes, str]:
    at = random.randrange(len(data) + 1)
    return data[:at], f"end at {at}"


def _swap_lines(random: Random, data: bytes) -> tuple[bytes, str]:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines), f"swap lines {one} and {other}"


def _drop_line(random: Random, data: bytes) -> tuple[bytes, str]:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    del lines[at]
    return b"\n".join(lines), f"drop line {at}"


def _indent_line(random: Random, data: bytes) -> tuple[bytes, str]:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((lines[at].lstrip(), b"  " + lines[at], b"\t" + lines[at]))
    return b"\n".join(lines), f"indent line {at} otherwise"


def _odd_word(random: Random, data: bytes) -> tuple[bytes, str]:
    words = _WORD.split(data)
    at, token = random.randrange(len(words)), random.choice(_TOKENS)
    words[at] = token
    return b"".join(words), f"word {at} {short(token)}"


def _swap_words(random: Random, data: bytes) -> tuple[bytes, str]:
    words = _WORD.split(data)
    one, other = random.randrange(len(words)), random.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return b"".join(words), f"swap words {one} and {other}"


def _encode(random: Random, data: bytes) -> tuple[bytes, str]:
    how = random.choice(("utf-16", "utf-16-be", "utf-8-sig", "cp1258", "shift-jis", "utf-7"))
    return data.decode("utf-8", "replace").encode(how, "replace"), f"in {how}"


def _line_ends(random: Random, data: bytes) -> tuple[bytes, str]:
    end = random.choice((b"\r\n", b"\r", b"\xe2\x80\xa8", b"\n\n", b""))
    return data.replace(b"\n", end), f"lines end in {end!r}"


_BYTE_CHANGES: tuple[Callable[[Random, bytes], tuple[bytes, str]], ...] = (
    _flip,
    _flip,
    _cut,
    _again,
    _insert,
    _insert,
    _end,
    _swap_lines,
    _drop_line,
    _indent_line,
    _odd_word,
    _odd_word,
    _swap_words,
    _encode,
    _line_ends,
)


# --- values ---------------------------------------------------------------------------------------

Spot = tuple[Any, Any]
"""A list or map, and the index or key of a value in it."""


def _spots(tree: object) -> Iterator[Spot]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield tree, key
            yield from _spots(value)
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield tree, at
            yield from _spots(value)


def _changed(random: Random, tree: Any) -> str:
    """What was changed in the tree."""
    spots = list(_spots(tree))
    if not spots:
        return "change nothing"
    holder, key = random.choice(spots)
    named = f"“{key}”" if isinstance(key, str) else f"item {key}"
    match random.randrange(9):
        case 0:
            del holder[key]
            return f"drop {named}"
        case 1:
            value = odd(random)
            holder[key] = value
            return f"{named} {short(value)}"
        case 2 | 3:
            odd_value = deepcopy(random.choice(_ODD_VALUES))
            holder[key] = odd_value
            return f"{named} {short(odd_value)}"
        case 4:
            other, place = random.choice(spots)
            holder[key], other[place] = deepcopy(other[place]), deepcopy(holder[key])
            return f"swap {named} and {place}"
        case 5:
            same = [(h, k) for h, k in spots if k == key and isinstance(k, str)]
            other, place = random.choice(same or spots)
            holder[key] = deepcopy(other[place])
            return f"{named} as elsewhere"
        case 6:
            levels = random.choice((1, 5, 90, 120))
            for _ in range(levels):
                holder[key] = random.choice(([holder[key]], {"en": holder[key]}))
            return f"nest {named} {levels} deep"
        case 7 if isinstance(holder, list):
            times = random.choice((1, 2, 200))
            holder.extend(deepcopy(holder[key]) for _ in range(times))
            return f"repeat {named} {times} times"
        case _ if isinstance(holder, dict):
            other, place = random.choice(spots)
            new = place if isinstance(place, str) else odd(random)
            holder[new] = holder.pop(key)
            return f"rename {named} to {short(new)}"
    text = holder[key] if isinstance(holder[key], str) else odd(random)
    holder[key] = text * random.choice((2, 50, 500))
    return f"lengthen {named}"


def _yaml(random: Random, data: bytes) -> tuple[bytes, str] | None:
    try:
        tree = [yaml.safe_load(data)]
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None  # damaged by what was done before
    how = _changed(random, tree)
    top = tree[0] if tree else None
    try:
        return yaml.safe_dump(top, allow_unicode=True, sort_keys=False).encode(), how
    except (yaml.YAMLError, UnicodeEncodeError, TypeError):
        return None


def _json(random: Random, data: bytes) -> tuple[bytes, str] | None:
    try:
        tree = [json.loads(data)]
    except (ValueError, RecursionError):
        return None
    how = _changed(random, tree)
    return json.dumps(tree[0] if tree else None, ensure_ascii=False, default=str).encode(), how


def _json_lines(random: Random, data: bytes) -> tuple[bytes, str] | None:
    lines = data.splitlines()
    if not lines:
        return None
    at = random.randrange(len(lines))
    changed = _json(random, lines[at])
    if changed is None:
        return None
    lines[at] = changed[0]
    return b"\n".join(lines), f"line {at + 1}: {changed[1]}"


_READERS: dict[str, Callable[[Random, bytes], tuple[bytes, str] | None]] = {
    ".yaml": _yaml,
    ".json": _json,
    ".jsonl": _json_lines,
}
