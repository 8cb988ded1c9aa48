"""Nodes found by their kind, and changed: as a walk over every field would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from briefgen.document.model import (
    Cell,
    Citation,
    FactItem,
    Figure,
    Pair,
    Row,
    Statement,
    StatusMark,
    Table,
    Text,
    Value,
)
from briefgen.document.rewrite import nodes, rewritten
from briefgen.values.node import Node
from tests import demo


def every(held: Any) -> Iterator[Node]:
    if isinstance(held, tuple):
        for part in held:
            yield from every(part)
    elif isinstance(held, Node):
        yield held
        for field in fields(held):  # type: ignore[arg-type]
            yield from every(getattr(held, field.name))


@pytest.mark.parametrize(
    "kinds",
    [(FactItem,), (Pair,), (Citation,), (Statement, Figure, Value), (Row, Cell), (Text,), (Node,)],
    ids=lambda kinds: "-".join(kind.__name__ for kind in kinds),
)
def test_nodes_of_a_kind_are_all_those_that_the_fields_hold(kinds: tuple[type[Node], ...]) -> None:
    found = list(nodes(demo.document(), *kinds))
    asked = [node for node in every(demo.document()) if isinstance(node, kinds)]
    assert found
    assert [id(node) for node in found] == [id(node) for node in asked]


def test_only_what_holds_a_changed_node_is_made_anew() -> None:
    whole = demo.document()
    table = next(table for table in nodes(whole, Table) if next(nodes(table, StatusMark), None))
    marks = {id(mark) for mark in nodes(table, StatusMark)}

    def shouted(mark: StatusMark) -> StatusMark:
        if id(mark) not in marks:
            return mark
        return mark.model_copy(update={"label": mark.label.upper()})

    made = rewritten(table, StatusMark, shouted)
    assert [m.label for m in nodes(made, StatusMark)] == [
        m.label.upper() for m in nodes(table, StatusMark)
    ]
    assert all(new is old for new, old in zip(made.columns, table.columns, strict=True))
    assert rewritten(table, StatusMark, lambda mark: mark) is table


def test_what_is_within_is_changed_before_what_holds_it() -> None:
    statement = next(s for s in nodes(demo.document(), Statement) if len(s.children) > 1)
    order: list[str] = []

    def seen(node: Node) -> Node:
        order.append(type(node).__name__)
        return node

    assert rewritten(statement, Node, seen) is statement
    assert order[-1] == "Statement"
    assert len(order) == len(list(every(statement)))
