"""What a reader sees: files opened in LibreOffice, outside the promise of same input, same bytes.

Running another program belongs to no writer and to no command, so it has a place of its own.
"""

from briefgen.preview.office import office_version, pdf_of, require_office
from briefgen.preview.pages import find_pages
from briefgen.preview.pictures import Picture, page_pictures, require_pictures
from briefgen.preview.sheet import contact_sheet

__all__ = [
    "Picture",
    "contact_sheet",
    "find_pages",
    "office_version",
    "page_pictures",
    "pdf_of",
    "require_office",
    "require_pictures",
]
