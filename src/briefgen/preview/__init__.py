"""What a reader sees: files opened in LibreOffice, outside the promise of same input, same bytes.

Running another program belongs to no writer and to no command, so it has a place of its own.
"""

from briefgen.preview.office import pdf_of
from briefgen.preview.pages import find_pages

__all__ = ["find_pages", "pdf_of"]
