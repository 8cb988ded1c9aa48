"""On which page of a Word file something stands, by the marks that its last layout left.

Word writes ``w:lastRenderedPageBreak`` (ECMA-376 part 1, 17.3.3.13) where a page began when it last
laid the file out; a page that was asked for (17.3.3.1, 17.3.1.23) begins with one as well, mostly.
LibreOffice 7.4 writes none. Without any, no page is known.
"""

from __future__ import annotations

from briefgen.records import dataclass


@dataclass(slots=True)
class _Row:
    """A table's row: its cells begin on one page, and it ends with the longest of them."""

    start: int
    last: int
    empty: bool = True


class PageCount:
    """Counts pages along a walk; ``page`` is the one it is on, from 1.

    ``known`` says whether the file has any mark of its layout.
    """

    def __init__(self) -> None:
        self.page, self.known = 1, False
        self._asked = False
        self._empty = True
        self._rows: list[_Row] = []

    def rendered(self) -> None:
        """A page began here; it may be the one that was asked for just before."""
        self.known = True
        if not self._asked:
            self.page += 1
        self._asked = False
        # A row that moved to the next page whole says so in its first cell only.
        if self._rows and self._rows[-1].empty:
            self._rows[-1].start = self.page

    def asked(self) -> None:
        """A new page is asked for."""
        self.page += 1
        self._asked = True

    def asked_before(self) -> None:
        """A paragraph asks to begin a page; the first of the file begins one anyway."""
        if not self._empty:
            self.asked()

    def shown(self) -> None:
        """Something stands on the page."""
        self._asked = self._empty = False
        if self._rows:
            self._rows[-1].empty = False

    def begin_row(self) -> None:
        """A row begins."""
        self._rows.append(_Row(self.page, self.page))

    def begin_cell(self) -> None:
        """A cell begins where its row does."""
        if self._rows:
            self.page = self._rows[-1].start

    def end_cell(self) -> None:
        """A cell ends, maybe on a later page than its row began on."""
        if self._rows:
            self._rows[-1].last = max(self._rows[-1].last, self.page)

    def end_row(self) -> None:
        """A row ends with the last of its cells."""
        if self._rows:
            self.page = max(self._rows.pop().last, self.page)
