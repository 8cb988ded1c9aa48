"""Files and folders on disk: the old ones or the new ones, whole, whatever happens in between.

The only place that writes. What is new is made in a staging folder beside its target, reaches the
disk, and takes its name by a rename, which a file system does wholly or not at all.
"""

from briefgen.disk.staging import tidy
from briefgen.disk.write import (
    make_folder,
    require_inside,
    write_atomically,
    write_folder,
    write_together,
)

__all__ = [
    "make_folder",
    "require_inside",
    "tidy",
    "write_atomically",
    "write_folder",
    "write_together",
]
