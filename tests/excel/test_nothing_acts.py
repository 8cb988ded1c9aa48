"""A workbook of facts is text: nothing in it acts, whatever the facts say."""

from __future__ import annotations

import io
import re
import zipfile

from briefgen.excel.write import write_workbook
from briefgen.values.language import LocalText
from tests.demo import facts

_HOSTILE = (
    *('=HYPERLINK("http://x.org","y")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "{=1+1}"),
    *("=cmd|' /C calc'!A1", "http://x.org/", "mailto:a@x.org", "internal:'Facts'!A1", "12"),
)


def test_no_text_of_a_fact_becomes_a_formula_or_a_link() -> None:
    base = facts()
    told = tuple(
        fact.model_copy(update={"short": LocalText(en=_HOSTILE[at % len(_HOSTILE)])})
        for at, fact in enumerate(base.facts)
    )
    with zipfile.ZipFile(
        io.BytesIO(write_workbook(base.model_copy(update={"facts": told})))
    ) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    for name, text in parts.items():
        assert "TargetMode" not in text, name
        assert re.search(r"<f[ >]", text) is None, name
        assert "ddeLink" not in text, name
    links = re.findall(r"<hyperlink [^>]*>", "".join(parts.values()))
    assert links, "the first sheet leads to the others"
    assert all("r:id" not in link for link in links)
    assert sum(link.count("location=\"'") for link in links) == len(links)
    strings = parts["xl/sharedStrings.xml"]
    assert all(
        text.strip().replace("'", "&apos;")[:4] in strings.replace("'", "&apos;")
        for text in _HOSTILE
    )
