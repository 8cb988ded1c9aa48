"""What a plan has made and measured so far, so that it does so once."""

from __future__ import annotations

from dataclasses import field

from briefgen.deck.fit import Texts
from briefgen.deck.model import SlideParagraph, TextStyle
from briefgen.document.model import Inlines
from briefgen.looks.metrics import FontMetrics
from briefgen.records import dataclass
from briefgen.values.language import Language

_MOST_KEPT = 1 << 12


@dataclass(slots=True)
class Memory:
    """One plan's, of one document in one looks; nothing that stands in it changes an answer."""

    texts: dict[FontMetrics, Texts] = field(default_factory=dict)
    styles: dict[object, TextStyle] = field(default_factory=dict)
    paragraphs: dict[object, SlideParagraph] = field(default_factory=dict)
    words: dict[tuple[str, Language], Inlines] = field(default_factory=dict)

    def texts_in(self, metrics: FontMetrics) -> Texts:
        """The texts measured in that pair of fonts."""
        if metrics not in self.texts:
            self.texts[metrics] = Texts(metrics)
        return self.texts[metrics]

    def keep(self, key: object, paragraph: SlideParagraph) -> None:
        """Remembers the paragraph; when there are too many, all are forgotten."""
        if len(self.paragraphs) >= _MOST_KEPT:
            self.paragraphs.clear()
        self.paragraphs[key] = paragraph
