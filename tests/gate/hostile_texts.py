"""Texts that ask for more than a reader has, each with its kind, its name and a word of the answer.

Sizes are as small as shows it: without bounds each takes minutes, or gigabytes.
"""

from __future__ import annotations

from collections.abc import Callable

MB = 10**6
Case = tuple[str, str, Callable[[], bytes], str]


def _many(lead: bytes, unit: bytes, size: int, tail: bytes = b"") -> Callable[[], bytes]:
    return lambda: lead + unit * (size // len(unit)) + tail


def _keys(size: int) -> bytes:
    return b"".join(b"k%x: 1\n" % number for number in range(size // 11))


def _repeated_late() -> bytes:
    return b"{" + b",".join(b'"%x":1' % n for n in range(40_000)) + b',"z":1,"z":2}'


def _attributes() -> bytes:
    tag = b"<p " + b"".join(b"a%x=1 " % number for number in range(5_000)) + b">x"
    return tag * 100


_YAML = "facts/a.yaml"
TEXTS: dict[str, Case] = {
    "yaml: a long list": ("facts", _YAML, _many(b"", b"- a\n", 19 * MB), "lines and items"),
    "yaml: empty maps": ("facts", _YAML, _many(b"[", b"{},", 19 * MB, b"]"), "lines and items"),
    "yaml: a million keys": ("brief", "a.yaml", lambda: _keys(19 * MB), "lines and items"),
    "yaml: keys again": ("brief", "a.yaml", _many(b"", b"k: 1\n", MB), "stands twice"),
    "yaml: lists of one": ("facts", _YAML, _many(b"", b"- {}\n", MB), "150000 lists"),
    "yaml: one entry": ("facts", _YAML, _many(b"- [", b"a,", MB // 2, b"]"), "20000 values"),
    "yaml: wrong entries": ("facts", _YAML, _many(b"", b"- [a]\n", MB // 2), "more than 1000"),
    "yaml: small maps": (
        "facts", _YAML, _many(b"", b"- a: 1\n  b: 2\n  c: 3\n", 3 * MB // 2), "more than 1000"
    ),
    "yaml: deep": ("brand", "a.yaml", _many(b"", b"[", MB), "levels of nesting"),
    "yaml: laughs": ("brief", "a.yaml", lambda: b"a: &a [x]\nb: [*a,*a]\n", "aliases"),
    "yaml: tag": ("brief", "a.yaml", lambda: b"to: !!python/name:os.system x", "tag"),
    "yaml: control": ("brief", "a.yaml", lambda: b"to: a\0", "character"),
    "yaml: long number": ("brief", "a.yaml", _many(b"length: ", b"9", MB), "not known"),
    "yaml: jobs": ("jobs", "a.yaml", _many(b"", b"- a\n", 19 * MB), "lines and items"),
    "json: deep": ("facts", "a.jsonl", _many(b"", b"[", MB), "levels of nesting"),
    "json: deep maps": ("facts", "a.jsonl", _many(b"", b'{"a":', MB // 5), "levels of nesting"),
    "json: key again, late": ("facts", "a.jsonl", _repeated_late, "stands twice"),
    "json: long number": ("facts", "a.jsonl", _many(b'{"id":', b"9", MB, b"}"), "not JSON"),
    "json: no number": ("facts", "a.jsonl", lambda: b'{"id":NaN}', "not a number"),
    "json: one line": ("facts", "a.jsonl", _many(b'"', b"9", 9 * MB), "longer than"),
    "json: one entry": (
        "facts", "a.jsonl", _many(b'{"type":"fact","evidence":[', b"{},", 900_000, b"{}]}"),
        "more than 50000 values",
    ),
    "json: many errors": (
        "facts", "a.jsonl",
        _many(b'{"type":"fact","evidence":[', b"{},", 60_000, b"{}]}"), "things are wrong",
    ),
    "json: wrong lines": ("facts", "a.jsonl", _many(b"", b"{}\n", 9 * MB), "more than 1000"),
    "json: blank lines": ("facts", "a.jsonl", _many(b"", b"\n", 9 * MB), "only blank lines"),
    "json: jobs": ("jobs", "a.jsonl", _many(b"", b"{}\n", 9 * MB), "more than 1000"),
    "csv: headings": ("jobs", "a.csv", _many(b"", b"facts,", MB // 2), "1000 are the most"),
    "csv: one row": ("jobs", "a.csv", _many(b"facts,name\n", b",", 9 * MB), "longer than"),
    "csv: many rows": ("jobs", "a.csv", _many(b"facts\n", b"a\n", MB), "more than 1000"),
    "csv: empty rows": ("jobs", "a.csv", _many(b"facts\n", b'"\n"\n', MB), "empty rows"),
    "csv: no heading": ("jobs", "a.csv", _many(b"", b"\r", 9 * MB), "empty rows"),
    "csv: open quote": ("jobs", "a.csv", _many(b'facts\n"', b"a", 9 * MB), "quotation mark"),
    "html: tags": ("copy", "a.html", _many(b"", b"<b>x", 19 * MB), "tags"),
    "html: deep": ("copy", "a.html", _many(b"", b"<i>", 60_000), "levels of elements"),
    "html: comments": ("copy", "a.html", _many(b"<!--a-->", b"<!--", 190_000), "nobody closed"),
    "html: no end": ("copy", "a.html", _many(b"<p>", b"<!x", 100_000), "nobody closed"),
    "html: one tag": ("copy", "a.html", _many(b"<p ", b"a=1 ", MB, b">"), "nobody closed"),
    "html: attributes": ("copy", "a.html", _attributes, "too much in them"),
    "html: entities": ("copy", "a.html", _many(b"", b"&#1", MB), "too much in them"),
    "markdown: brackets": ("copy", "a.md", _many(b"", b"[", MB), "signs"),
    "markdown: quotes": ("copy", "a.md", _many(b"", b"> ", 1_000), "in a row"),
    "markdown: stars": ("copy", "a.md", _many(b"", b"*a ", MB), "signs"),
    "markdown: lines": ("copy", "a.md", _many(b"", b"- a\n", MB), "20000 lines"),
    "text: lines": ("copy", "a.txt", _many(b"", b"a\n", 19 * MB), "100000 lines"),
    "text: size": ("copy", "a.txt", _many(b"", b"a", 21 * MB), "larger than 20 MB"),
    "pdf: streams": (
        "copy", "a.pdf", _many(b"%PDF-1.7\n", b"stream\n", 9 * MB, b"\nstartxref\n%%EOF"), "streams"
    ),
    "sidecar: deep": ("sidecar", "a.json", _many(b"", b"[", 7 * MB), "no sidecar"),
    "sidecar: many facts": (
        "sidecar", "a.json", _many(b'{"facts":{', b'"a":1,', 7 * MB, b'"b":1}}'), "more than any"
    ),
    "sidecar: size": ("sidecar", "a.json", _many(b"", b" ", 9 * MB), "too large"),
}  # fmt: skip
