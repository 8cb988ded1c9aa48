"""Values that nobody expects, for whatever holds a text or a number."""

from __future__ import annotations

from random import Random

ODD = (
    "",
    " ",
    "0",
    "1",
    "-1",
    "00",
    "+7",
    "1.5",
    "1e308",
    "1e999",
    "NaN",
    "-Infinity",
    "2147483647",
    "2147483648",
    "-2147483649",
    "99999999999999999999",
    "9" * 5000,
    "0x10",
    "FFFFFF",
    "GGGGGG",
    "true",
    "none",
    "auto",
    "12pt",
    "50%",
    "٣",
    "½",
    "²",
    "rId1",
    "rId99999",
    "Normal",
    "Heading1",
    "en-US",
    "ja",
    "../../etc/passwd",
    "/",
    "\\\\host\\share",
    "javascript:alert(1)",
    "=1+1",
    "2024-02-30",
    "0000-00-00",
    "9999-12-31T23:59:59Z",
    "{{ memo }}",
    "{@northland}",
    "{0.__class__}",
    "%s%n",
    "\u202eabc",
    "\u200b",
    "e\u0301" * 40,
    "👩‍👩‍👧‍👦",
    "日本語",
    "a b",
    "x" * 70_000,
    "word " * 20_000,
    "<&>\"'",
)


def odd(random: Random) -> str:
    """One of them."""
    return random.choice(ODD)


def short(value: object) -> str:
    """A value as the name of what was done can print it."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:36]}…{len(text)}"
