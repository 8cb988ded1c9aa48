"""The words of what is drawn from data that is no text, no table and no chart with a cache."""

from __future__ import annotations

from briefgen.delivered.parts import Parts
from briefgen.delivered.texts import A, clean, drawn_paragraph


def drawn_texts(parts: Parts, part: str) -> list[str]:
    """The paragraphs of a diagram, or the words of a chart of the newer kind, which has no cache.

    ISO/IEC 29500 part 1, 21.4 (diagrams); [MS-ODRAWXML] 2.24.3 (charts).
    """
    texts = []
    for element in parts.xml(part).iter():
        name = element.tag.rpartition("}")[2]
        if element.tag == f"{A}p":
            texts.append(drawn_paragraph(element).read()[0])
        elif name in ("pt", "v") and "chartex" in element.tag and element.text:
            texts.append(clean(element.text))
    return [text for text in texts if text.strip()]
