"""What a worker does: orders and parcels in, the bytes of files out.

It runs in a process or thread of any executor, perhaps on another machine; it writes nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Iterator, Mapping, Sequence

from briefgen.batch.garbage import seldom
from briefgen.batch.jobs import SUFFIX, Kind
from briefgen.batch.parcels import Content, Parcel, Shelf
from briefgen.briefs.brief import Brief
from briefgen.briefs.compose import compose
from briefgen.document.model import Document
from briefgen.errors import BriefgenError, BuildError
from briefgen.facts.changes.model import Changes
from briefgen.facts.model import FactBase
from briefgen.gate import HeldFile
from briefgen.generate import deck_bytes, memo_bytes, plan_document, shape_document
from briefgen.looks.brand import Brand
from briefgen.records import dataclass
from briefgen.version import __version__
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import Compression


@dataclass(frozen=True, slots=True)
class Order:
    """A job as a worker gets it: facts, brand and templates are digests of parcels, "" for none;
    so is what changed in the facts ``since`` an earlier edition.

    ``stem`` is what its files share; ``date`` that of SOURCE_DATE_EPOCH where the batch was begun,
    which a worker elsewhere does not see; ``version`` that of briefgen there.
    """

    job: str
    stem: str
    brief: Brief
    facts: str
    brand: str
    memo_template: str
    deck_template: str
    files: tuple[Kind, ...]
    anchors: Anchors
    compression: Compression = Compression.ZLIB
    since: str = ""
    date: dt.date | None = None
    version: str = __version__

    @property
    def digest(self) -> str:
        """SHA-256 (64 hex digits) of all that the bytes of its files depend on, and their names."""
        brief = self.brief.model_dump(mode="json", exclude_defaults=True)
        edition = (self.brief.language, self.brief.second_language)
        dressed = (self.brand, self.memo_template, self.deck_template)
        facts = (self.facts, self.since)
        said = (self.stem, brief, edition, facts, dressed, self.files, self.anchors)
        made_with = (self.version, str(self.date), self.compression)
        text = json.dumps((*said, *made_with), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def composition(self) -> tuple[object, ...]:
        """Equal for orders whose files say the same."""
        return self.facts, self.since, self.brief, self.date

    @property
    def parcels(self) -> tuple[str, ...]:
        """The digests of all that it needs."""
        dressed = (self.brand, self.memo_template, self.deck_template)
        named = (self.facts, self.since, *dressed)
        return tuple(digest for digest in named if digest)


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that a worker made; its path is relative to the folder of the batch."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """What became of an order: its files, or the reason why there are none; seconds of work."""

    job: str
    seconds: float
    files: tuple[MadeFile, ...] = ()
    reason: str = ""


def make(orders: Sequence[Order], parcels: Sequence[Parcel]) -> tuple[Made, ...]:
    """Each order made, in their order; one that cannot be made does not stop the others."""
    held = {parcel.digest: parcel for parcel in parcels}
    with seldom():
        return tuple(_made(order, held) for order in orders)


def _made(order: Order, parcels: Mapping[str, Parcel]) -> Made:
    start = time.perf_counter()
    files: tuple[MadeFile, ...] = ()
    reason = ""
    try:
        _require_version(order)
        opened = {digest: _SHELF.open(parcels[digest]) for digest in order.parcels}
        files = tuple(_files(order, opened))
    except BriefgenError as problem:
        reason = str(problem)
    except MemoryError:
        reason = "the worker has not enough memory for it; choose fewer themes, or give it more"
    except Exception as problem:  # a mistake of ours: the other jobs go on, this one is reported
        reason = f"briefgen failed ({type(problem).__name__}: {problem}); please report it"
    return Made(order.job, time.perf_counter() - start, files, reason)


def _require_version(order: Order) -> None:
    """BuildError on a worker with another briefgen: its files would be others."""
    if order.version != __version__:
        raise BuildError(
            f"the worker has briefgen {__version__}, and the batch was begun with {order.version}; "
            "install one version on all machines"
        )


def _files(order: Order, opened: Mapping[str, Content]) -> Iterator[MadeFile]:
    facts = opened[order.facts]
    assert isinstance(facts, FactBase)
    brand = opened[order.brand] if order.brand else None
    assert brand is None or isinstance(brand, Brand)
    changes = opened[order.since] if order.since else None
    assert changes is None or isinstance(changes, Changes)
    whole = _COMPOSED.whole(order, facts, changes)
    for kind in order.files:
        digest = order.memo_template if kind == "memo" else order.deck_template
        template = opened[digest] if digest else None
        assert template is None or isinstance(template, HeldFile)
        make = _memo if kind == "memo" else _deck
        data = make(whole, order, template, brand)
        yield MadeFile(order.stem + SUFFIX[kind], data)


def _memo(whole: Document, order: Order, template: HeldFile | None, brand: Brand | None) -> bytes:
    memo = shape_document(whole, order.brief, template=template, brand=brand)
    return memo_bytes(
        memo, anchors=order.anchors, compression=order.compression, template=template, brand=brand
    )


def _deck(whole: Document, order: Order, template: HeldFile | None, brand: Brand | None) -> bytes:
    deck = plan_document(whole, order.brief, template=template, brand=brand)
    return deck_bytes(
        deck, anchors=order.anchors, compression=order.compression, template=template, brand=brand
    )


class _Composed:
    """The last whole brief: rows that differ only in looks or kind of file share it."""

    def __init__(self) -> None:
        self._last: tuple[tuple[object, ...], Document] | None = None

    def whole(self, order: Order, facts: FactBase, changes: Changes | None) -> Document:
        """The brief composed, or as it was composed last time; its date as in `compose_brief`."""
        last, key = self._last, order.composition
        if last is not None and last[0] == key:
            return last[1]
        document = compose(facts, order.brief, changes)
        if order.date:
            document = document.model_copy(update={"date": order.date})
        self._last = key, document
        return document


_SHELF = Shelf()
_COMPOSED = _Composed()
"""What a worker process keeps between tasks; both are bounded."""
