"""What makes a memo whole and no validator sees: a module a family of checks.

Each module has ``problems(memo)``, which yields a sentence for each thing that is wrong, saying
where by the text that stands there. `problems` here asks them all. The Open XML SDK checks what the
schemas say; these check what Word, LibreOffice and screen readers need beyond them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from tests.wholeness import (
    bookmarks,
    charts,
    controls,
    fields,
    footnotes,
    formatting,
    headings,
    languages,
    pictures,
    relations,
    styles,
    tables,
)
from tests.wholeness.opened import OpenedMemo, open_memo

Check = Callable[[OpenedMemo], Iterator[str]]

CHECKS: dict[str, Check] = {
    "bookmarks": bookmarks.problems,
    "charts": charts.problems,
    "controls": controls.problems,
    "fields": fields.problems,
    "footnotes": footnotes.problems,
    "formatting": formatting.problems,
    "headings": headings.problems,
    "languages": languages.problems,
    "pictures": pictures.problems,
    "relations": relations.problems,
    "styles": styles.problems,
    "tables": tables.problems,
}


def problems(data: bytes, *, but: Collection[str] = (), template: bytes = b"") -> list[str]:
    """All that is wrong with the memo, apart from the families in ``but``.

    What is wrong with an organisation's template already is not the memo's fault: a sentence that
    ``template``, a memo in it with nothing to say, gives too is left out.
    """
    assert set(but) <= CHECKS.keys()
    own = set(problems(template, but=but)) if template else set()
    memo = open_memo(data)
    asked = (check for name, check in CHECKS.items() if name not in but)
    return [problem for check in asked for problem in check(memo) if problem not in own]
