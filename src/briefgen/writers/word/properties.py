"""The core properties of a memo: title, author as given, the document's own date, its language."""

from __future__ import annotations

from briefgen.document.model import Document
from briefgen.document.walk import plain_text
from briefgen.writers.xml import DECLARATION, content

_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_properties_part(document: Document) -> bytes:
    """The part ``docProps/core.xml`` (ECMA-376 part 2, 8).

    The author is the memo's From field if its author filled it in, else empty: never the name of
    the user or machine that built the file. The time is midnight UTC of the document's date.
    """
    author = content(_author(document))
    title = content(plain_text(document.title))
    moment = f"{document.date.isoformat()}T00:00:00Z"
    return (
        f"{DECLARATION}<cp:coreProperties {_NAMESPACES}>"
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{document.language.tag}</dc:language></cp:coreProperties>"
    ).encode()


def _author(document: Document) -> str:
    fields = {field.key: field for field in document.header if not field.missing}
    return plain_text(fields["from"].content) if "from" in fields else ""
