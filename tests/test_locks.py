"""The lock files: all that pyproject.toml asks for, in the versions it allows, with hashes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.demo import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RENEW = "renew the lock files as README.md says under Development"
_ENTRY = re.compile(r"^(?P<pin>\S.*?)(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})*)$", re.M)


def pinned(name: str) -> dict[str, set[Version]]:
    """The versions of each package in a lock file: more than one where systems differ."""
    text = (ROOT / name).read_text("utf-8")
    found: dict[str, set[Version]] = {}
    for entry in _ENTRY.finditer(text):
        if entry["pin"].startswith("#"):
            continue
        assert entry["hashes"], f"{entry['pin']} in {name} has no hash; {RENEW}"
        requirement = Requirement(entry["pin"])
        (only,) = requirement.specifier
        assert only.operator == "==", entry["pin"]
        found.setdefault(canonicalize_name(requirement.name), set()).add(Version(only.version))
    return found


def asked(extra: str) -> Iterator[Requirement]:
    """What the project asks for with that extra ("": without any); extras of its own unfolded."""
    lines = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    for requirement in map(Requirement, lines):
        if requirement.name == PROJECT["name"]:
            for other in sorted(requirement.extras):
                yield from asked(other)
        else:
            yield requirement


@pytest.mark.parametrize(
    ("name", "extras"), [("requirements.lock", [""]), ("requirements-dev.lock", ["", "dev"])]
)
def test_each_dependency_is_locked_within_its_range(name: str, extras: list[str]) -> None:
    locked = pinned(name)
    wanted = [requirement for extra in extras for requirement in asked(extra)]
    assert len(wanted) >= 9
    for requirement in wanted:
        versions = locked.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not in {name}; {RENEW}"
        for version in versions:
            assert version in requirement.specifier, f"{requirement} is {version} in {name}"


def test_the_two_lock_files_agree() -> None:
    everything = pinned("requirements-dev.lock")
    for package, versions in pinned("requirements.lock").items():
        assert versions == everything[package], f"{package} differs; {RENEW}"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links)\b", text, re.M)


def test_the_readme_s_commands_install_what_is_locked_and_nothing_else() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for mark, name in (("demo", "requirements.lock"), ("tests", "requirements-dev.lock")):
        command = readme.partition(f"<!-- {mark} -->")[2].split("```")[1]
        assert f"pip install -q --require-hashes -r {name} &&" in command
        assert "pip install -q --no-deps " in command
