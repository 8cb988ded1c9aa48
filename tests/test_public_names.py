"""Every public name: its example runs, its hints are complete, an editor finds it."""

from __future__ import annotations

import ast
import doctest
import inspect
import typing
from pathlib import Path
from types import FunctionType

import pytest

import briefgen
from briefgen.refresh import refresh
from tests import consumer
from tests.demo import ROOT

NAMES = sorted(set(briefgen.__all__) - {"__version__"})
PUBLIC: dict[str, object] = {name: getattr(briefgen, name) for name in NAMES} | {"refresh": refresh}


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.every(3)
def test_every_public_name_has_an_example_that_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a folder with the examples of a clone in it, where what they write does no harm."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    found = doctest.DocTestFinder(recurse=False).find(PUBLIC[name], name, globs={})
    examples = [example for test in found for example in test.examples]
    assert examples, f"{name} has no example in its docstring"
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    for test in found:
        runner.run(test, out=said.append)
    assert not said, "".join(said)


def _hints(thing: object) -> dict[str, object]:
    """What the signature says of each argument and of what comes back."""
    assert isinstance(thing, FunctionType)
    signature = inspect.signature(thing)
    held = {name: part.annotation for name, part in signature.parameters.items()}
    return held | {"return": signature.return_annotation}


@pytest.mark.parametrize("name", [n for n, thing in PUBLIC.items() if inspect.isfunction(thing)])
def test_a_public_function_says_what_each_argument_is_and_what_comes_back(name: str) -> None:
    for argument, hint in _hints(PUBLIC[name]).items():
        assert hint is not inspect.Signature.empty, argument
        assert "Any" not in str(hint), argument


def _public_methods(thing: type) -> typing.Iterator[tuple[str, FunctionType]]:
    for name, held in vars(thing).items():
        function = held.fget if isinstance(held, property) else held
        if not name.startswith("_") and inspect.isfunction(function):
            yield name, function


@pytest.mark.parametrize("name", [n for n, thing in PUBLIC.items() if inspect.isclass(thing)])
def test_a_public_method_says_what_it_is_for_and_gives(name: str) -> None:
    thing = PUBLIC[name]
    assert isinstance(thing, type)
    if not issubclass(thing, Exception):
        for method, function in _public_methods(thing):
            assert function.__doc__, method
            assert "Any" not in str(inspect.signature(function).return_annotation), method


def test_editors_complete_the_names_that_are_imported_when_first_used() -> None:
    """The block for type checkers, the homes of the names and ``__all__`` say the same."""
    tree = ast.parse(Path(briefgen.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == briefgen._HOME_OF
    assert set(seen) == set(NAMES)
    assert set(dir(briefgen)) == set(briefgen.__all__)
    assert (Path(briefgen.__file__).parent / "py.typed").is_file()


def test_a_program_that_uses_the_public_names_does_what_its_types_say(tmp_path: Path) -> None:
    """`mypy --strict` checks `tests/consumer.py` with the other tests; here it runs."""
    (tmp_path / "brief.yaml").write_text("to: The Minister\n", "utf-8")
    (tmp_path / "brand.yaml").write_text("paper: Letter\n", "utf-8")
    facts = consumer.read(ROOT / "examples" / "northland")
    memo, deck = consumer.make(facts, tmp_path)
    for path in (memo, deck):
        assert consumer.take_back(path, facts) == path.read_bytes()
    brief, brand = consumer.settings(tmp_path)
    assert (brief.to, brand.paper) == ("The Minister", "Letter")
