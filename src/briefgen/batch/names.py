"""Names of files that are safe and unique on Windows, macOS and Linux alike.

What Windows cannot hold: "Naming Files, Paths, and Namespaces" (Microsoft Learn). APFS and NTFS
take names for equal that differ in case or in Unicode normalization only. A name is refused and
never changed, so that whoever wrote the row finds the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefgen.gate.names import is_device

MAX_NAME = 255
"""Bytes of one file name in UTF-8: what ext4, XFS, APFS and NTFS all hold."""

MAX_PATH = 200
"""Characters of a file below the folder of a batch: Windows' 260 leave 60 for the folder."""

_REFUSED = frozenset('<>:"|?*\\')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def name_problem(name: str, outputs: Iterable[str] = ()) -> str:
    """What keeps a name, folders in it parted by ``/``, from being safe; "" where nothing does.

    ``outputs`` are the files that are named after it: their length counts.
    """
    for part in name.split("/"):
        problem = _part_problem(part)
        if problem:
            return problem
    for path in outputs:
        if len(path) > MAX_PATH:
            return f"its file would have {len(path)} characters; {MAX_PATH} is the most"
        longest = max(len(part.encode()) for part in path.split("/"))
        if longest > MAX_NAME:
            return f"a part of it would have {longest} bytes as a file; {MAX_NAME} is the most"
    return ""


def _part_problem(part: str) -> str:
    if not part:
        return "there is nothing before or behind a “/”; paths begin in the folder of the batch"
    if part in (".", ".."):
        return f"“{part}” leads to another folder"
    for sign in part:
        if sign in _REFUSED:
            return f"“{sign}” cannot stand in a file name on Windows"
        if unicodedata.category(sign) in _UNSEEN:
            return f"it holds U+{ord(sign):04X}, which nobody sees"
    if part[0] == ".":
        return "a name that begins with a dot is hidden on macOS and Linux"
    if part[-1] in ". " or part[0] == " ":
        return "Windows drops a space or dot at the end of a name, people miss a space before it"
    if is_device(part):
        return f"“{part.partition('.')[0]}” is the name of a device on Windows"
    return ""


def folded(path: str) -> str:
    """The path as a file system sees it that heeds neither case nor normalization."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def collisions(paths: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Of files that cannot stand side by side, the places of the later and of the earlier one.

    Two are one where they differ in case or normalization only; and a file is in the way of one
    that lies in a folder of its name.
    """
    files: dict[str, int] = {}
    folders: dict[str, int] = {}
    for place, path in enumerate(paths):
        key = folded(path)
        above = [key[:end] for end, sign in enumerate(key) if sign == "/"]
        earlier = [files[held] for held in (key, *above) if held in files]
        earlier += [folders[key]] if key in folders else []
        if earlier:
            yield place, min(earlier)
        files.setdefault(key, place)
        for folder in above:
            folders.setdefault(folder, place)
