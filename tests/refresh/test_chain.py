"""The whole way: built, handed over, edited in LibreOffice, facts change, audited, refreshed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.delivered.audit import audit
from briefgen.delivered.model import Area, DeliveredFile
from briefgen.delivered.read import read_delivered
from briefgen.delivered.report import State
from briefgen.refresh import refresh
from tests.officetools import edit_in_office
from tests.pairs import zip_cycle
from tests.refresh.test_refresh import delivered, later

pytestmark = pytest.mark.office

WORDS = {
    "en": ("numerous MoUs", "many MoUs"),
    "vi": ("nhiều biên bản ghi nhớ", "rất nhiều biên bản ghi nhớ"),
    "ja": ("多数の覚書", "非常に多くの覚書"),
}
NOTE = {"en": "Call the embassy.", "vi": "Gọi đại sứ quán.", "ja": "大使館に電話する。"}


def shown(file: DeliveredFile) -> list[str]:
    return [p.text for p in file.passages if p.where.area is not Area.LAYOUT]


@pytest.mark.parametrize(("kind", "name"), zip_cycle(["memo", "deck"], sorted(WORDS)))
def test_nothing_that_people_made_is_lost_and_nothing_stays_stale(
    kind: str, name: str, tmp_path: Path
) -> None:
    source = tmp_path / ("memo.docx" if kind == "memo" else "deck.pptx")
    source.write_bytes(delivered(kind, name))
    old, new = WORDS[name]
    edits = [["replace", old, new]]
    if kind == "memo":
        edits.append(["insert", new, NOTE[name]])
    target, done = edit_in_office(source, edits)
    assert all(done)
    came_back = target.read_bytes()

    before = audit([read_delivered(came_back)], later()).counts()
    assert before[State.STALE] > 1
    assert before[State.EDITED] > 0

    made = refresh(came_back, later())
    assert made.left == ()
    after = audit([read_delivered(made.data)], later())
    assert State.STALE not in after.counts()
    assert after.counts()[State.EDITED] == before[State.EDITED]
    assert refresh(made.data, later()).data == made.data

    stale = {finding.shown for finding in made.done}
    for one, other in zip(
        shown(read_delivered(came_back)), shown(read_delivered(made.data)), strict=True
    ):
        assert one == other or any(words in one for words in stale)
    assert any(new in text for text in shown(read_delivered(made.data)))
    if kind == "memo":
        assert NOTE[name] in shown(read_delivered(made.data))
