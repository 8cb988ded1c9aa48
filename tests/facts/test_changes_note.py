"""The note of changes: what its lines say where the facts are known, and where only a file is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from briefgen.facts.changes.compare import compare_snapshots
from briefgen.facts.changes.note import changes_note
from briefgen.facts.changes.snapshot import Edition, FactState, Figure, Mention, Snapshot
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.status import Status

EN, VI, JA = Language.EN, Language.VI, Language.JA


def edition(*facts: FactState, kind: str = "base") -> Snapshot:
    held = {"kind": kind, "partnership": "p", "as_of": dt.date(2025, 4, 30), "digest": "d" * 64}
    return Snapshot(edition=Edition.model_validate(held), facts=facts)


def quantity(value: int, unit: str = "JPY", bound: Bound = Bound.EXACT) -> Figure:
    return Figure(quantity=Quantity(unit=unit, bound=bound, value=Decimal(value)))


def fact(figure: Figure, status: Status = Status.PLEDGED, digest: str = "d") -> FactState:
    mention = Mention(id="loan", status=status, name={EN: "Loan", VI: "Khoản vay", JA: "借款"})
    return FactState(mention=mention, digest=digest, figures={"sum": figure}, details={"kind": "k"})


def note(old: Snapshot, new: Snapshot, language: Language = EN) -> list[str]:
    """The lines of the note that name a fact."""
    lines = changes_note(compare_snapshots(old, new), language)
    return [line.strip() for line in lines if "[" in line]


def test_money_is_said_by_how_much_it_went_up_in_each_language() -> None:
    old, new = edition(fact(quantity(2 * 10**12))), edition(fact(quantity(3 * 10**12)))
    assert note(old, new) == [
        "Loan: 2 trillion yen → 3 trillion yen; up 1 trillion (50%) [loan.sum]"
    ]
    assert "tăng 1.000 tỷ (50%)" in note(old, new, VI)[0]
    assert "1兆増（50%）" in note(old, new, JA)[0]


def test_percentages_go_down_by_points() -> None:
    old, new = edition(fact(quantity(45, "%"))), edition(fact(quantity(40, "%")))
    assert note(old, new) == ["Loan: 45% → 40%; down 5 percentage points [loan.sum]"]


def test_a_limit_is_told_then_and_now_and_no_difference_is_claimed() -> None:
    old, new = (edition(fact(quantity(n, bound=Bound.MORE_THAN))) for n in (80, 100))
    assert note(old, new) == [
        "Loan: more than 80 yen → more than 100 yen; amount changed [loan.sum]"
    ]


def test_a_status_is_told_with_an_arrow_up_or_down() -> None:
    low, high = (edition(fact(quantity(1), status)) for status in (Status.PLEDGED, Status.AGREED))
    assert note(low, high) == ["Loan: Pledged → Agreed ↑ [loan]"]
    assert note(high, low) == ["Loan: Agreed → Pledged ↓ [loan]"]


def test_a_fact_that_only_files_tell_of_is_named_by_its_id() -> None:
    bare = FactState(mention=Mention(id="loan", status=Status.PLEDGED), digest="d")
    memo, other = edition(bare, kind="memo"), edition(kind="memo")
    assert note(memo, other) == ["(Pledged) [loan]"]
    heads = list(changes_note(compare_snapshots(memo, other), EN))
    assert any("perhaps withdrawn" in line for line in heads)
