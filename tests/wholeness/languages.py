"""Every run of text says its language: screen readers choose their voice by it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wholeness.opened import OpenedMemo, quoted, w


def problems(memo: OpenedMemo) -> Iterator[str]:
    for story in memo.stories:
        for run in story.root.iter(w("r")):
            said = run.find(f"{w('rPr')}/{w('lang')}")
            shown = any((text.text or "").strip() for text in run.iter(w("t")))
            if shown and (said is None or not said.attrib):
                yield f"the run {quoted(run)} does not say its language"
