"""The foreign templates of these tests are what they say: valid files, unlike ours."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.officetools import validate
from tests.templates import PERSON, TEMPLATES


@pytest.mark.node
@pytest.mark.parametrize("make", TEMPLATES.values(), ids=TEMPLATES)
def test_each_template_is_valid_by_itself(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "template.docx"
    path.write_bytes(make())
    assert validate(path) == []


@pytest.mark.parametrize("name", ["two_columns", "vietnamese"])
def test_each_template_carries_a_persons_name(name: str) -> None:
    assert docx.Document(io.BytesIO(TEMPLATES[name]())).core_properties.author == PERSON
