"""What an anchored text said when it was delivered, where anything still tells it.

Files carry digests of their texts and not the texts. A text is the delivered one if its digest is:
what the file shows, what the facts say now, and the words that values were printed as are tried.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.delivered.provenance import DeliveredOccurrence, Provenance
from briefgen.writers.anchors import text_digest


def old_text(
    held: DeliveredOccurrence,
    provenance: Provenance,
    shown: str,
    texts: Iterable[str],
) -> str:
    """The text as delivered, "" where nothing tells it; ``texts`` are what the facts say now."""
    values = (provenance.value_by_ref.get(ref) for ref in held.values)
    words = [word for value in values if value for word in value.words]
    tried = (shown, *texts, *words)
    return next((text for text in tried if text and text_digest(text) == held.text), "")
