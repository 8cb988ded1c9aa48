"""Every outside byte passes here first: bounded reads, and files that are what they say.

`files`, whose names stand here too, reads text, bytes and lines; `package` opens Office files,
`xml` and `relationships` look into their parts, `acting` at what acts in them; `png` reads
pictures, `text` cleans what is said, `markup` bounds pages and Markdown. What may not come in is an
`InputError`: what, where, and what to do.
"""

from briefgen.gate.files import (
    MAX_LINE_BYTES,
    MAX_TEXT_BYTES,
    HeldFile,
    decode,
    hold,
    list_folder,
    read_at_most,
    read_bytes,
    read_lines,
    read_text,
    require_file,
    require_folder,
    require_path,
)

__all__ = [
    "MAX_LINE_BYTES",
    "MAX_TEXT_BYTES",
    "HeldFile",
    "decode",
    "hold",
    "list_folder",
    "read_at_most",
    "read_bytes",
    "read_lines",
    "read_text",
    "require_file",
    "require_folder",
    "require_path",
]
