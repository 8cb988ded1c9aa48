"""Comparing two editions: the laws, and what each kind of change is told as."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given

from briefgen.facts.changes.compare import compare_snapshots
from briefgen.facts.changes.figures import figure_change
from briefgen.facts.changes.model import Changes, Direction, FactChange, FigureChange, Respect
from briefgen.facts.changes.snapshot import Edition, FactState, Figure, Mention, Snapshot
from briefgen.facts.changes.words import difference_words, figure_words
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity, Scope
from briefgen.values.status import Status
from briefgen.values.when import When
from briefgen.wording.catalogue import catalogue
from tests.facts.strategies_changes import snapshots
from tests.laws import law

# --- laws -----------------------------------------------------------------------------------------


@law(15)
@given(snapshots())
def test_an_edition_compared_with_itself_is_all_unchanged(held: Snapshot) -> None:
    changes = compare_snapshots(held, held)
    assert not changes
    assert changes.unchanged == tuple(fact.id for fact in held.facts)
    assert (changes.not_before, changes.not_after) == ((), ())


@law(15)
@given(snapshots(), snapshots())
def test_every_fact_stands_in_exactly_one_list(old: Snapshot, new: Snapshot) -> None:
    changes = compare_snapshots(old, new)
    later = [f.id for f in changes.changed]
    later += [f.id for f in (*changes.added, *changes.not_before)]
    assert Counter([*later, *changes.unchanged]) == Counter(new.by_id.keys())
    earlier = [f.before.id for f in changes.changed]
    earlier += [f.id for f in (*changes.withdrawn, *changes.not_after)]
    kept = len(changes.unchanged)
    assert len(earlier) + kept == len(old.facts)
    assert set(earlier) <= old.by_id.keys()


@law(15)
@given(snapshots(), snapshots())
def test_compared_the_other_way_round_everything_is_mirrored(old: Snapshot, new: Snapshot) -> None:
    there, back = compare_snapshots(old, new), compare_snapshots(new, old)
    assert (back.added, back.withdrawn) == (there.withdrawn, there.added)
    assert (back.not_before, back.not_after) == (there.not_after, there.not_before)
    assert len(back.unchanged) == len(there.unchanged)
    mirrored = sorted((_mirrored(fact) for fact in there.changed), key=lambda f: f.id)
    assert mirrored == [_sorted(f) for f in sorted(back.changed, key=lambda f: f.id)]


@law(15)
@given(snapshots(), snapshots())
def test_changes_print_as_json_and_read_back_equal(old: Snapshot, new: Snapshot) -> None:
    changes = compare_snapshots(old, new)
    assert Changes.model_validate_json(changes.model_dump_json()) == changes


@law(15)
@given(snapshots(kinds=("base",)), snapshots(kinds=("memo", "deck")))
def test_what_a_file_does_not_show_is_neither_new_nor_withdrawn(
    base: Snapshot, file: Snapshot
) -> None:
    assert not compare_snapshots(file, base).added
    assert not compare_snapshots(base, file).withdrawn


def test_of_two_former_names_that_meet_the_later_edition_s_counts() -> None:
    def edition(year: int, **former: str) -> Snapshot:
        about = Edition(kind="base", partnership="p", as_of=dt.date(year, 1, 1), digest="")
        facts = (
            FactState(
                mention=Mention(id=ident, status=Status.STATED),
                digest="",
                former_ids=(name,) if name else (),
            )
            for ident, name in former.items()
        )
        return Snapshot(edition=about, facts=tuple(facts))

    old, new = edition(2023, alpha="beta"), edition(2024, gamma="alpha", beta="")
    there, back = compare_snapshots(old, new), compare_snapshots(new, old)
    assert there.unchanged == ("gamma",)
    assert [mention.id for mention in there.added] == ["beta"]
    assert back.unchanged == ("alpha",)
    assert [mention.id for mention in back.withdrawn] == ["beta"]


_MIRROR = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}


def _mirrored(fact: FactChange) -> FactChange:
    status, sources = fact.status, fact.sources
    turned = fact.model_copy(
        update={
            "before": fact.after,
            "after": fact.before,
            "figures": tuple(_turned(figure) for figure in fact.figures),
            "status": status
            and status.model_copy(
                update={
                    "old": status.new,
                    "new": status.old,
                    "direction": _MIRROR.get(status.direction, status.direction),
                }
            ),
            "sources": sources
            and sources.model_copy(update={"old": sources.new, "new": sources.old}),
        }
    )
    return _sorted(turned)


def _turned(figure: FigureChange) -> FigureChange:
    less = figure.difference and figure.difference.model_copy(
        update={"value": -(figure.difference.value or Decimal(0))}
    )
    return figure.model_copy(update={"old": figure.new, "new": figure.old, "difference": less})


def _sorted(fact: FactChange) -> FactChange:
    """The change with its figures by name, and without percentages, which have another basis."""
    plain = (figure.model_copy(update={"percent": None}) for figure in fact.figures)
    return fact.model_copy(update={"figures": tuple(sorted(plain, key=lambda f: f.value))})


# --- figures --------------------------------------------------------------------------------------


def yen(value: int | str, bound: Bound = Bound.EXACT, **more: object) -> Figure:
    return Figure(
        quantity=Quantity.model_validate({"unit": "JPY", "bound": bound, "value": value, **more})
    )


def changed(old: Figure | None, new: Figure | None) -> FigureChange:
    change = figure_change("amount", old, new)
    assert change is not None
    return change


def test_a_larger_amount_has_a_difference_in_its_own_unit_and_in_percent() -> None:
    change = changed(yen(250), yen(300))
    assert change.respects == (Respect.AMOUNT,)
    assert change.difference == Quantity(unit="JPY", value=Decimal(50))
    assert change.percent == Quantity(unit="%", value=Decimal(20))


def test_the_difference_of_approximate_numbers_is_approximate() -> None:
    change = changed(yen(250, Bound.APPROXIMATE), yen(300))
    assert change.respects == (Respect.AMOUNT, Respect.QUALIFIER)
    assert change.difference == Quantity(unit="JPY", value=Decimal(50), bound=Bound.APPROXIMATE)


def test_it_keeps_the_word_that_the_sources_print_for_it_if_they_print_one() -> None:
    around = yen(250, Bound.APPROXIMATE, printed="around")
    about = yen(300, Bound.APPROXIMATE, printed="about")
    told = [changed(yen(200), around), changed(around, yen(200)), changed(around, about)]
    assert [c.difference and c.difference.printed for c in told] == ["around", "around", None]


def test_a_percentage_that_was_rounded_says_so() -> None:
    change = changed(yen(300), yen(310))
    assert change.percent == Quantity(unit="%", value=Decimal("3.3"), bound=Bound.APPROXIMATE)


@pytest.mark.parametrize(
    ("old", "new", "respects"),
    [
        (yen(100, Bound.MORE_THAN), yen(120, Bound.MORE_THAN), (Respect.AMOUNT,)),
        (yen(100), yen(120, Bound.UP_TO), (Respect.AMOUNT, Respect.QUALIFIER)),
        (yen(100), yen(100, Bound.APPROXIMATE), (Respect.QUALIFIER,)),
        (yen(100, printed="about"), yen(100, printed="around"), (Respect.QUALIFIER,)),
        (yen(100), yen(120, scope=Scope.PER_YEAR), (Respect.AMOUNT, Respect.SCOPE)),
        (yen(100), yen(100, unit="USD"), (Respect.UNIT,)),
        (yen(100), Figure(when=When(edtf="2025")), (Respect.KIND,)),
        (yen(100), None, (Respect.KIND,)),
        (Figure(when=When(edtf="2025")), Figure(when=When(edtf="2026")), (Respect.TIME,)),
    ],
)
def test_what_is_no_plain_difference_says_in_which_respect_it_differs_and_claims_no_number(
    old: Figure, new: Figure | None, respects: tuple[Respect, ...]
) -> None:
    change = changed(old, new)
    assert change.respects == respects
    assert change.difference is None
    assert change.percent is None


def test_other_words_for_the_same_value_are_no_change() -> None:
    assert figure_change("amount", yen(5), yen(5).model_copy(update={"words": {"en": "5"}})) is None


def test_a_difference_that_no_quantity_can_hold_is_not_given() -> None:
    assert changed(yen(-(10**18)), yen(10**18)).difference is None


def test_percentages_differ_in_points_and_not_in_percent() -> None:
    forty, fifty = (
        Figure(quantity=Quantity(unit="%", value=Decimal(number))) for number in (40, 50)
    )
    assert changed(forty, fifty).difference == Quantity(unit="%", value=Decimal(10))
    assert changed(forty, fifty).percent is None


# --- the rest -------------------------------------------------------------------------------------


def edition(*facts: FactState, kind: str = "base") -> Snapshot:
    held = {"kind": kind, "partnership": "p", "as_of": dt.date(2025, 4, 30), "digest": "d"}
    return Snapshot(edition=Edition.model_validate(held), facts=facts)


def state(ident: str = "metro", status: Status = Status.PLEDGED, **more: object) -> FactState:
    held = {"mention": Mention(id=ident, status=status), "digest": "d", **more}
    return FactState.model_validate(held)


def only(changes: Changes) -> FactChange:
    assert len(changes.changed) == 1
    return changes.changed[0]


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        (Status.PLEDGED, Status.COMPLETED, Direction.UP),
        (Status.UNDER_WAY, Status.AGREED, Direction.DOWN),
        (Status.AGREED, Status.DECIDED, Direction.DOWN),
        (Status.TARGET, Status.OPERATIONAL, Direction.ASIDE),
        (Status.STATED, Status.HISTORICAL, Direction.ASIDE),
    ],
)
def test_a_status_moves_up_or_down_the_ladder_or_aside(
    old: Status, new: Status, direction: Direction
) -> None:
    move = only(compare_snapshots(edition(state(status=old)), edition(state(status=new)))).status
    assert move is not None
    assert (move.old, move.new, move.direction) == (old, new, direction)


def test_a_fact_under_its_former_id_is_the_same_fact_and_has_another_id() -> None:
    known = {"kind": "k"}
    new = state("metro-line-1", former_ids=("metro",), details=known)
    changes = compare_snapshots(edition(state(details=known)), edition(new))
    assert (changes.added, changes.withdrawn) == ((), ())
    assert only(changes).details == ("id",)


def test_between_fact_bases_the_other_fields_that_differ_are_named() -> None:
    old = state(details={"caution": "a", "theme": "t"})
    new = state(details={"caution": "b", "theme": "t"}, digest="e")
    assert only(compare_snapshots(edition(old), edition(new))).details == ("caution",)


def test_of_a_file_another_digest_alone_says_that_something_else_changed() -> None:
    change = only(compare_snapshots(edition(state(), kind="memo"), edition(state(digest="e"))))
    assert change.otherwise
    assert change.details == ()


def test_a_figure_that_the_file_does_not_print_is_known_to_have_changed_by_its_digest() -> None:
    old = state(figures_digest="a" * 16)
    new = state(figures_digest="b" * 16, figures={"cost": yen(5)}, digest="e")
    change = only(compare_snapshots(edition(old, kind="deck"), edition(new)))
    assert change.other_figures
    assert change.figures == ()
    assert not change.otherwise


def test_a_derived_figure_changes_though_its_own_fact_does_not() -> None:
    known = {"kind": "k"}
    old, new = (state(figures={"share": yen(n)}, details=known) for n in (5, 6))
    assert only(compare_snapshots(edition(old), edition(new))).figures[0].value == "share"


def test_readers_of_one_language_see_the_other_words_of_that_language_alone() -> None:
    english, both = ({Language.EN: e, Language.VI: "v"} for e in ("e", "f"))
    changes = compare_snapshots(edition(state(words=english)), edition(state(words=both)))
    assert only(changes.in_languages([Language.EN])).reworded == (Language.EN,)
    unseen = changes.in_languages([Language.VI, Language.JA])
    assert (unseen.changed, unseen.unchanged) == ((), ("metro",))


def test_a_figure_whose_unit_nobody_words_is_given_as_it_was_printed() -> None:
    words = catalogue(Language.EN)
    three = Quantity(unit="widget", value=Decimal(3))
    printed = Figure(quantity=three, words={Language.EN: "three widgets"})
    assert figure_words(printed, words) == "three widgets"
    assert figure_words(Figure(quantity=three), words) == "3 widget"
    assert difference_words(FigureChange(value="n", new=printed), words) == ""
