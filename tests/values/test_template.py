"""Templates, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.values.template import (
    PAIR,
    Literal,
    NameHole,
    TemplatePiece,
    ValueHole,
    parse_template,
)


def test_holes_and_words_come_apart_in_order() -> None:
    assert parse_template("{@pair}: {n:number} of {@t-and-t:short} {when}.") == (
        NameHole(PAIR),
        Literal(": "),
        ValueHole("n", "number"),
        Literal(" of "),
        NameHole("t-and-t", "short"),
        Literal(" "),
        ValueHole("when"),
        Literal("."),
    )


def test_doubled_braces_are_braces() -> None:
    assert parse_template("{{{x}}} }}{{") == (
        Literal("{"),
        ValueHole("x"),
        Literal("} }{"),
    )


def test_no_text_has_no_pieces() -> None:
    assert parse_template("") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a {b", "never closed near “a {b”"),
        ("a b}", "never opened"),
        ("{{ } {x", "never opened near “{{ } {x”"),
        ("{}", "“{}” is not a hole"),
        ("{A}", "in lower case"),
        ("{ a }", "without spaces"),
        ("{@}", "is not a hole"),
        ("{a:}", "is not a hole"),
        ("{@a:Full}", "is not a hole"),
        ("{a\nb}", "is not a hole"),
    ],
)
def test_a_broken_template_is_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"brace|hole") as caught:
        parse_template(text)
    assert said in str(caught.value)


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(Literal)
forms = st.sampled_from(["full", "number", "with-capacity"])
holes = st.builds(ValueHole, st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True), forms)
names = st.builds(NameHole, st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True), forms)


def printed(piece: TemplatePiece) -> str:
    match piece:
        case Literal(text):
            return text.replace("{", "{{").replace("}", "}}")
        case ValueHole(name, form):
            return f"{{{name}:{form}}}"
        case NameHole(ident, form):
            return f"{{@{ident}:{form}}}"


@given(st.lists(words | holes | names))
def test_pieces_survive_printing(pieces: list[TemplatePiece]) -> None:
    text = "".join(map(printed, pieces))
    assert "".join(map(printed, parse_template(text))) == text


@given(st.text(alphabet="{}@:ab- "))
def test_every_text_is_pieces_or_a_sentence(text: str) -> None:
    try:
        pieces = parse_template(text)
    except ValueError:
        return
    assert all(piece.text for piece in pieces if isinstance(piece, Literal))
