"""Facts to Excel and back: a colleague reviews a translation and mends a number.

The invented base of examples/northland goes out as a workbook; what is typed there comes back
into a copy of it, out/excel/facts. Needs `pip install "briefgen[excel]"`.
"""

import shutil
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from briefgen import load_facts
from briefgen.excel import bring_back, write_workbook

ROOT = Path(__file__).resolve().parent.parent
NORTHLAND = ROOT / "examples" / "northland"
OUT = ROOT / "out" / "excel"


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    facts = Path(shutil.copytree(NORTHLAND, OUT / "facts"))
    workbook = OUT / "facts.xlsx"
    workbook.write_bytes(write_workbook(load_facts(facts)))
    print(f"{workbook}: a sheet for each kind of record")

    # A colleague opens it in Excel, types into four cells and saves it.
    book = load_workbook(workbook)
    type_into(book["Facts"], ["freight"], "short (vi)", "Cảng lớn nhất: {largest}, {when}")
    type_into(book["Facts"], ["freight"], "review by (vi)", "Language service")
    type_into(book["Facts"], ["freight"], "review on (vi)", "2026-12-01")
    type_into(book["Values"], ["freight", "1"], "value", 19.5)
    book.save(workbook)

    # Back into the facts: only what was typed changes, and nothing if any of it cannot be right.
    result = bring_back(workbook, facts)
    told = "; ".join(f"{change.where}: {', '.join(change.columns)}" for change in result.changes)
    print(f"{workbook}: typed into {told}")
    for file in result.files:
        before, after = ((folder / file).read_text("utf-8") for folder in (NORTHLAND, facts))
        new = set(after.splitlines()) - set(before.splitlines())
        print(f"{facts / file}: {len(new)} of {len(after.splitlines())} lines changed")


def type_into(sheet: Worksheet, key: list[str], heading: str, value: str | float) -> None:
    """Type into the cell under a heading, in the row that begins with the key."""
    column = [cell.value for cell in sheet[1]].index(heading) + 1
    for number, row in enumerate(sheet.iter_rows(min_row=2), start=2):
        if [cell.value for cell in row[: len(key)]] == key:
            sheet.cell(number, column).value = value


if __name__ == "__main__":
    main()
