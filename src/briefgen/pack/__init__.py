"""The evidence pack: what a reviewer files beside a brief, so that every sentence can be checked.

One folder: the files as built, for each edition the register of all facts as a workbook, the audit
of the files as a page, ``manifest.json`` (inputs, outputs, versions, options) and ``SHA256SUMS``.
In come built files and the facts; nothing here composes or words anything anew.
"""

from briefgen.pack.folder import require_free, whole_pack, write_pack
from briefgen.pack.manifest import Input, Manifest, Output, folder_name
from briefgen.pack.places import stated_in
from briefgen.pack.register import register_workbook

__all__ = [
    "Input",
    "Manifest",
    "Output",
    "folder_name",
    "register_workbook",
    "require_free",
    "stated_in",
    "whole_pack",
    "write_pack",
]
