"""Whether results are kept, for whatever runs in between; and the key of a result."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefgen.cache.folder import cache_folder
from briefgen.cache.store import Store
from briefgen.version import __version__

_STORE: ContextVar[Store | None] = ContextVar("_STORE", default=None)
_LAST: ContextVar[list[Callable[[Store], None]] | None] = ContextVar("_LAST", default=None)


@contextmanager
def caching(folder: Path | None = None) -> Iterator[None]:
    """Within it, results are kept in the folder, or in `cache_folder` where none is named.

    >>> from pathlib import Path
    >>> from briefgen import load_facts
    >>> from briefgen.cache import caching
    >>> with caching(Path("kept").absolute()):
    ...     facts = load_facts("examples/northland")
    ...     facts == load_facts("examples/northland")
    True
    """
    chosen = folder if folder is not None else cache_folder()
    store = Store(chosen) if chosen else None
    last: list[Callable[[Store], None]] = []
    tokens = _STORE.set(store), _LAST.set(last)
    try:
        yield
    finally:
        if store is not None:
            for keep in last:
                keep(store)
        _STORE.reset(tokens[0])
        _LAST.reset(tokens[1])


def at_the_end(keep: Callable[[Store], None]) -> None:
    """Have the store given to that function when the `caching` under way ends."""
    last = _LAST.get()
    if last is not None:
        last.append(keep)


def store_in_use() -> Store | None:
    """The store of the `caching` that is under way; None where nothing is kept."""
    return _STORE.get()


def key_of(pieces: Iterable[bytes], packages: tuple[str, ...] = ()) -> str:
    """The digest of what a result is made from, and of the program that makes it.

    The program is the files of these packages of ours, and the first file of those of others: what
    a release or an edit of them changes is not found again. None of them is imported for it.
    """
    digest = hashlib.sha256(_program(packages))
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()


def kept(kind: str, key: str, make: Callable[[], bytes]) -> bytes:
    """What is kept under the key; else what is made, and kept where results are."""
    store = store_in_use()
    found = store.get(kind, key) if store else None
    if found is None:
        found = make()
        if store:
            store.put(kind, key, found)
    return found


@cache
def _program(packages: tuple[str, ...]) -> bytes:
    """Names, sizes and times of the packages' files, and their version."""
    told = [__version__]
    for name in packages:
        for path in _files(name):
            found = path.stat()
            told.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return "\n".join(told).encode()


def _files(name: str) -> list[Path]:
    """All files of one of our packages; of another, or of a module, the one that names it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return []
    origin = Path(spec.origin)
    if not name.startswith("briefgen.") or origin.name != "__init__.py":
        return [origin] if origin.exists() else []
    found = sorted(origin.parent.rglob("*"))
    return [path for path in found if path.suffix in (".py", ".yaml", ".json")]
