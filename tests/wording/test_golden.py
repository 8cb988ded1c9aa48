"""The golden tables of worded values (see `tests.wording.tables`).

To add a value, write its first column and run ``BRIEFGEN_ACCEPT=1 pytest tests/wording``; read what
it wrote in all three languages before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.wording.tables import TABLES, written


@pytest.mark.parametrize("table", TABLES, ids=[table.stem for table in TABLES])
def test_values_are_worded_as_accepted(table: Path) -> None:
    made = written(table)
    if os.environ.get("BRIEFGEN_ACCEPT"):
        table.write_text(made, "utf-8", newline="\n")
    assert made == table.read_text("utf-8")
