"""Records behave as the standard library's dataclasses; each is held against its twin there."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from briefgen import records


@records.dataclass(frozen=True, slots=True)
class Point:
    """A record of ours, which pickle finds by its name."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    """The same by the standard library."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False, repr=False)


def test_a_record_is_made_compared_printed_and_taken_apart_as_its_twin() -> None:
    point, twin = Point(1, seen=7), Twin(1, seen=7)
    assert [getattr(point, f.name) for f in fields(point)] == [1, 2, [], 7]
    assert repr(point) == repr(twin).replace("Twin", "Point")
    assert point == Point(1, seen=8)
    assert point != Point(1, y=3)
    assert dataclasses.asdict(point) == dataclasses.asdict(twin)
    assert Point.__match_args__ == Twin.__match_args__
    assert Point.__slots__ == Twin.__slots__
    assert str(inspect.signature(Point)).startswith("(x: 'int', y: 'int' = 2, names: ")


def test_each_record_gets_a_list_of_its_own() -> None:
    Point(1).names.append("one")
    assert Point(1).names == []


def test_a_record_that_is_replaced_keeps_its_other_values() -> None:
    assert replace(Point(1, seen=7), y=5) == Point(1, 5)
    assert replace(Point(1, seen=7), y=5).seen == 7


def test_a_record_comes_back_from_a_pickle_before_another_was_made() -> None:
    there = pickle.dumps(Point(1, 3, ["a"], 4))
    assert [getattr(pickle.loads(there), f.name) for f in fields(Point)] == [1, 3, ["a"], 4]


@pytest.mark.parametrize("words", [(), (1, 2, [], 0, 5)])
def test_missing_and_superfluous_values_are_refused(words: tuple[int, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Point(*words)  # type: ignore[arg-type]


def test_a_frozen_record_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del point.x


def test_equal_frozen_records_have_one_hash_and_others_have_none() -> None:
    @records.dataclass(frozen=True)
    class Name:
        text: str

    @records.dataclass
    class Counted:
        number: int = 0

    assert len({Name("a"), Name("a"), Name("b")}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Counted())
    counted = Counted()
    counted.number += 1
    assert counted == Counted(1)


def test_what_a_class_writes_itself_is_kept() -> None:
    @records.dataclass(slots=True, eq=False)
    class Own:
        number: int
        double: int = field(init=False)

        def __post_init__(self) -> None:
            self.double = 2 * self.number

        def __repr__(self) -> str:
            return f"own {self.double}"

    assert repr(Own(2)) == "own 4"
    assert Own(2) != Own(2)


def test_a_record_that_inherits_takes_the_fields_of_its_base_first() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Base:
        first: int

    @records.dataclass(frozen=True, slots=True)
    class Longer(Base):
        second: int = 0

    assert repr(Longer(1)).endswith("Longer(first=1, second=0)")
    assert Longer(1) == Longer(1, 0)
    assert Longer(1) != Base(1)


def test_methods_are_compiled_when_the_first_record_is_made_and_never_again() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Late:
        number: int

    assert isinstance(vars(Late)["__init__"], records.LazyInitialiser)
    Late(1)
    made = vars(Late)["__init__"]
    Late(2)
    assert inspect.isfunction(made)
    assert vars(Late)["__init__"] is made
