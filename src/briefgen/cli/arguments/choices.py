"""What may stand behind an option, by name.

Models say the same, and importing them would take ten times as long as help; tests/cli holds each
list here to its model.
"""

from __future__ import annotations

LANGUAGES = ("en", "vi", "ja")
ANCHORS = ("full", "bookmarks", "none")
COMPRESSIONS = ("zlib", "fast")
SCHEMAS = (
    *("partnership", "sources", "actors", "projects", "places", "themes", "glossary", "facts"),
    *("brief", "brand", "line"),
)
SCHEMA_SUFFIX = ".schema.json"
SOURCE_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")
SOURCE_TYPES = ("article", "article-newspaper", "report", "speech", "webpage", "document")

DPI, LEAST_DPI, MOST_DPI = 96, 24, 600
BACKUP = ".bak"
"""What is put behind the name of a file that a refresh replaces, for the copy that is kept."""
