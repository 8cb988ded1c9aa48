"""Facts → workbook → facts: nothing is lost, only what was typed changes, errors have places."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.errors import FactsError, InputError
from briefgen.excel import bring_back, write_workbook
from briefgen.excel.cells import Places, base_of, book_of, plain, settled
from briefgen.excel.layout import languages_of, tables
from briefgen.excel.merge import as_typed
from briefgen.excel.read import read_workbook
from briefgen.excel.yaml_edit import edit_file
from briefgen.facts.load import load_facts
from briefgen.facts.model import Caution, Evidence, Fact, FactBase, Mode
from briefgen.facts.yaml_reader import read_yaml
from briefgen.values.language import Language, LocalText
from briefgen.values.status import Status
from tests.excel.workbooks import Edited, edited
from tests.facts.strategies import bases
from tests.laws import law
from tests.officetools import resave

ROOT = Path(__file__).parents[2]
NORTHLAND = ROOT / "examples" / "northland"
DEMO = ROOT / "data" / "viet-nam-japan"


@pytest.fixture(scope="module")
def northland() -> bytes:
    return write_workbook(load_facts(NORTHLAND))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(NORTHLAND, tmp_path / "northland"))


def day(*date: int) -> dt.datetime:
    """A day as Excel holds it: a time with no zone."""
    return dt.datetime(*date)  # type: ignore[arg-type]  # noqa: DTZ001


def texts(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def back(data: bytes, folder: Path) -> list[str]:
    """Brings a workbook back; the lines that are not as they were, new ones with +."""
    before = {name: text.decode().splitlines() for name, text in texts(folder).items()}
    file = folder.parent / "back.xlsx"
    file.write_bytes(data)
    bring_back(file, folder)
    lines: list[str] = []
    for name, text in texts(folder).items():
        old, new = before.get(name, []), text.decode().splitlines()
        lines += [f"- {line.strip()}" for line in old if line not in new]
        lines += [f"+ {line.strip()}" for line in new if line not in old]
    return lines


def problems(data: bytes, folder: Path) -> str:
    """What is wrong with a workbook; nothing may have been written."""
    before = texts(folder)
    file = folder.parent / "back.xlsx"
    file.write_bytes(data)
    with pytest.raises(FactsError) as refused:
        bring_back(file, folder)
    assert texts(folder) == before
    told = str(refused.value)
    assert not re.search(r"\.yaml|:\d+: |\ufffc", told), told
    return told


# --- laws -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [NORTHLAND, DEMO], ids=lambda path: path.name)
@pytest.mark.every(2)
def test_with_nothing_changed_every_file_stays_to_the_byte(data: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(data, tmp_path / "copy"))
    assert back(write_workbook(load_facts(data)), copy) == []
    assert texts(copy) == texts(data)


@pytest.mark.parametrize("data", [NORTHLAND, DEMO], ids=lambda path: path.name)
@pytest.mark.every(2)
def test_a_folder_made_of_a_workbook_holds_the_same_facts(data: Path, tmp_path: Path) -> None:
    base = load_facts(data)
    file = tmp_path / "facts.xlsx"
    file.write_bytes(write_workbook(base))
    assert bring_back(file, tmp_path / "new").made
    assert load_facts(tmp_path / "new") == base
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.xlsx", "new"]


def named_once(base: FactBase) -> bool:
    """Whether ids, and the names of a fact's values and dates, are their own, as the rules want."""
    groups: list[list[str]] = [[one.name for one in fact.values] for fact in base.facts]
    groups += [[one.name for one in fact.dates] for fact in base.facts]
    groups += [[one.id for one in held] for held in (base.facts, base.actors)]
    groups += [[one.id for one in held] for held in (base.sources, base.themes)]
    return all(len(set(names)) == len(names) for names in groups)


@given(bases())
@law(30)
def test_any_facts_that_the_model_holds_are_in_the_cells_in_full(base: FactBase) -> None:
    assume(named_once(base))
    found = tables(languages_of(base))
    read, issues = base_of(book_of(base, found), found, Places())
    assert read == base, issues


@given(bases())
@law(4)
def test_any_cells_are_in_the_workbook_in_full(base: FactBase) -> None:
    assume(named_once(base))
    typed = read_workbook(write_workbook(base), "facts.xlsx")
    assert not typed.issues
    held = as_typed(typed.book, typed.exported, typed.tables).book
    assert held == book_of(base, tables(languages_of(base)))


@given(st.data())
@law(25)
def test_whatever_changes_in_an_entry_is_what_its_file_then_says(data: st.DataObject) -> None:
    base = load_facts(NORTHLAND)
    changed = changed_at_random(base.facts[data.draw(st.integers(0, 4))], data)
    old, new = plain_fact(base.fact_by_id[changed.id]), plain_fact(changed)
    text = (NORTHLAND / "facts" / "economy.yaml").read_text("utf-8")
    written = edit_file(text, {changed.id: (old, new)}, frozenset())
    entries, issues = read_yaml(written, "")
    assert not issues
    assert isinstance(entries, list)
    read = [Fact.model_validate(entry) for entry in entries]
    own = [fact for fact in base.facts if fact.theme == "economy"]
    assert read == [changed if fact.id == changed.id else fact for fact in own]
    for before, after in zip(comments(text), comments(written), strict=True):
        assert before == after


def plain_fact(fact: Fact) -> dict[str, Any]:
    return plain(fact, tables(tuple(Language)))


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


words = st.text(
    st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="{}"), min_size=1
).filter(lambda text: text == settled(text) != "")


def changed_at_random(fact: Fact, data: st.DataObject) -> Fact:
    """The fact with texts, choices, flags and lists changed as a colleague might."""
    label = data.draw(st.builds(LocalText, en=words, vi=st.none() | words))
    evidence = Evidence(
        source="report",
        paragraph=data.draw(st.integers(1, 8)),
        mode=Mode.DOCUMENT,
        tokens=tuple(data.draw(st.lists(words, max_size=3))),
    )
    kept = fact.evidence[data.draw(st.integers(0, 1)) :]
    possible: dict[str, Any] = {
        "label": label,
        "short": None,
        "status": data.draw(st.sampled_from(Status)),
        "headline": True,
        "caution": Caution(reason=label),
        "evidence": (*kept, evidence),
        "also": ("people",),
        "values": tuple(
            value.model_copy(update={"name": f"{value.name}_x"}) if at == 1 else value
            for at, value in enumerate(fact.values)
        ),
        "series": None,
    }
    names = data.draw(st.lists(st.sampled_from(sorted(possible)), min_size=1, unique=True))
    return fact.model_copy(update={name: possible[name] for name in names})


# --- what colleagues do ---------------------------------------------------------------------------


def test_a_translation_that_was_mended_and_reviewed_changes_its_lines_only(
    northland: bytes, folder: Path
) -> None:
    def review(book: Edited) -> None:
        book.type("Facts", ("freight",), "label (vi)", "hàng qua cảng ")
        book.type("Facts", ("freight",), "review by (vi)", "Language service")
        book.type("Facts", ("freight",), "review on (vi)", day(2026, 12, 1))

    label = "en: freight by port in the year"
    assert back(edited(northland, review), folder) == [
        f"- label: {{{label}, vi: hàng hóa qua cảng trong năm, ja: 港別の年間貨物量}}",
        f"+ label: {{{label}, vi: hàng qua cảng, ja: 港別の年間貨物量}}",
        "+ review: {vi: {by: Language service, on: 2026-12-01}}",
    ]


FACTS = ("freight", "loans-and-grants", "funds-in-all", "power-mix", "wind-power")


def as_read(data: bytes, table: str, heading: str, keys: Sequence[tuple[str, ...]]) -> list[str]:
    """What the cells under a heading are read as, "" for empty ones."""
    typed = read_workbook(data, "facts.xlsx")
    assert not typed.issues
    return [settled(typed.book[table][key].get(heading, "")) for key in keys]


def typed_and_read(
    northland: bytes, sheet: str, table: str, heading: str, typed: Mapping[Any, Any]
) -> list[str]:
    """What cells are read as into which these values were typed."""
    book = Edited(northland)
    for key, value in typed.items():
        book.type(sheet, key, heading, value)
    return as_read(book.saved(), table, heading, list(typed))


def test_numbers_however_typed_are_the_number_that_was_meant(northland: bytes) -> None:
    cells = (19, 0.1, 3e12, "3e12", "19.50", " 19 ")
    typed = {("loans-and-grants", str(at)): cell for at, cell in enumerate(cells, start=1)}
    found = typed_and_read(northland, "Values", "fact.values", "value", typed)
    assert found == ["19", "0.1", "3000000000000", "3000000000000", "19.5", "19"]


def test_days_however_typed_are_the_day_that_was_meant(northland: bytes) -> None:
    cells = ("2024-07-01", " 2024-07-01 ", 45474, dt.date(2024, 7, 1), day(2024, 7, 1))
    typed = {(fact,): cell for fact, cell in zip(FACTS, cells, strict=True)}
    found = typed_and_read(northland, "Facts", "fact", "review on (en)", typed)
    assert found == ["2024-07-01"] * 5


def test_choices_and_flags_may_be_typed_in_words(northland: bytes) -> None:
    choices = {("freight",): "Under way", ("power-mix",): "UNDER-WAY ", ("wind-power",): "stated"}
    found = typed_and_read(northland, "Facts", "fact", "status", choices)
    assert found == ["under_way", "under_way", "stated"]
    flags = {
        (fact,): flag for fact, flag in zip(FACTS, (True, "Yes", "x", False, "no"), strict=True)
    }
    found = typed_and_read(northland, "Facts", "fact", "headline", flags)
    assert found == ["yes", "yes", "yes", "", ""]


def test_rows_sorted_otherwise_empty_rows_and_moved_columns_change_nothing(
    northland: bytes, folder: Path
) -> None:
    def shuffle(book: Edited) -> None:
        sheet = book.sheet("Series points")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        order = [rows[0], [], *reversed(rows[1:]), []]
        for number, row in enumerate(order, start=1):
            for column, value in enumerate([*row[5:], *row[:5]] if row else [], start=1):
                sheet.cell(number, column).value = value
        book.book.move_sheet("Facts", 5)

    assert back(edited(northland, shuffle), folder) == []


def test_rows_come_and_go(northland: bytes, folder: Path) -> None:
    def change(book: Edited) -> None:
        book.add(
            "Evidence", fact="freight", source="report", paragraph=5, mode="document", tokens="a\nb"
        )
        book.delete("Evidence", "loans-and-grants", "2")
        book.delete("Facts", "power-mix")

    lines = back(edited(northland, change), folder)
    assert "+ - {source: report, paragraph: 5, mode: document, tokens: [a, b]}" in lines
    assert "- - {source: report, paragraph: 6, mode: document, tokens: [15 billion yen]}" in lines
    base = load_facts(folder)
    assert "power-mix" not in base.fact_by_id
    text = (folder / "facts" / "economy.yaml").read_text("utf-8")
    assert "# Two points: slides show then and now" in text


def test_a_new_fact_stands_where_those_of_its_theme_are(northland: bytes, folder: Path) -> None:
    def add(book: Edited) -> None:
        book.add(
            "Facts", id="new-fact", kind="event", status="stated", theme="people",
            **{"statement_(en)": "= It was so.", "short_(en)": "So", "label_(en)": "Yes"},
        )  # fmt: skip
        at = book.row("Facts", "new-fact")
        book.cell("Facts", at, "statement (en)").data_type = "s"
        book.add("Evidence", fact="new-fact", source="report", paragraph="1", mode="document")

    back(edited(northland, add), folder)
    text = (folder / "facts" / "people.yaml").read_text("utf-8")
    assert text.startswith((NORTHLAND / "facts" / "people.yaml").read_text("utf-8"))
    assert "- id: new-fact\n" in text
    assert 'statement: {en: "= It was so."}' in text


def test_the_sheet_of_the_base_is_brought_back_too(northland: bytes, folder: Path) -> None:
    def change(book: Edited) -> None:
        book.of_base("as of", day(2024, 7, 1))
        book.type("Units", ("engineer",), "other (en)", "skilled engineers")

    assert back(edited(northland, change), folder) == [
        "- as_of: 2024-06-01",
        "- en: {one: engineer, other: engineers}",
        "+ as_of: 2024-07-01",
        "+ en: {one: engineer, other: skilled engineers}",
    ]


# --- facts that changed meanwhile -----------------------------------------------------------------


def change_file(folder: Path, old: str, new: str) -> None:
    path = folder / "facts" / "economy.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_of_an_old_workbook_only_what_was_typed_is_brought_back(
    northland: bytes, folder: Path
) -> None:
    change_file(folder, "Largest port: {largest} in {when}", "The largest port: {largest}, {when}")
    data = edited(
        northland,
        lambda book: book.type("Facts", ("freight",), "short (vi)", "Cảng {largest}, {when}"),
    )
    lines = back(data, folder)
    assert '+ vi: "Cảng {largest}, {when}"' in lines
    assert "The largest port: {largest}, {when}" in (folder / "facts/economy.yaml").read_text(
        "utf-8"
    )


FIRST_EVIDENCE = "    - {source: report, paragraph: 5, mode: document, tokens: [62.5 billion yen]}"
ONE_MORE = "    - {source: report, paragraph: 1, mode: document, tokens: [62.5 billion yen]}"


def test_an_old_workbook_in_which_nothing_was_typed_changes_nothing(
    northland: bytes, folder: Path
) -> None:
    change_file(folder, FIRST_EVIDENCE, f"{ONE_MORE}\n{FIRST_EVIDENCE}")
    change_file(folder, "- id: power-mix\n", "- id: power-by-origin\n")
    change_file(folder, "value: 18.5", "value: 19")
    assert back(northland, folder) == []


def test_where_both_sides_changed_one_thing_each_is_named_and_nothing_is_written(
    northland: bytes, folder: Path
) -> None:
    change_file(folder, FIRST_EVIDENCE, f"{ONE_MORE}\n{FIRST_EVIDENCE}")
    change_file(folder, "- id: power-mix\n", "- id: power-by-origin\n")
    change_file(folder, "value: 18.5", "value: 19")
    change_file(folder, "value: 900,", "value: 901,")

    def change(book: Edited) -> None:
        book.type("Evidence", ("loans-and-grants", "2"), "note (en)", "A note")
        book.type("Facts", ("power-mix",), "kind", "event")
        book.type("Values", ("freight", "1"), "value", 20)
        book.delete("Facts", "wind-power")
        book.add("Facts", id="power-by-origin", kind="event")

    told = problems(edited(northland, change), folder)
    for sentence in (
        # The second evidence is not what it was: the note may belong to another.
        "Evidence, row 4, column note (en): error: not-merged [loans-and-grants]",
        "Facts, row 5: error: not-merged [power-mix]: the facts no longer have this row",
        "Values, row 2, column value: error: not-merged [freight]: changed here to “20” and, since "
        "the export, in the facts to “19”",
        "[wind-power]: the sheet Facts has no row “wind-power”",
        "[power-by-origin]: the row was added here and, since the export, in the facts as well",
    ):
        assert sentence in told, told


def test_a_workbook_brought_back_twice_changes_nothing_the_second_time(
    northland: bytes, folder: Path
) -> None:
    data = edited(northland, lambda book: book.delete("Evidence", "loans-and-grants", "1"))
    assert back(data, folder) != []
    assert back(data, folder) == []


def test_a_workbook_that_lost_its_hidden_sheet_is_held_against_the_facts_as_they_are(
    northland: bytes, folder: Path
) -> None:
    def change(book: Edited) -> None:
        del book.book["_exported"]
        book.type("Facts", ("freight",), "kind", "event")

    assert back(edited(northland, change), folder) == ["+ kind: event"]


# --- what cannot be right -------------------------------------------------------------------------


def test_what_cannot_be_read_is_named_by_sheet_row_and_column_all_at_once(
    northland: bytes, folder: Path
) -> None:
    def change(book: Edited) -> None:
        book.type("Values", ("freight", "1"), "value", "=1+1")
        book.type("Values", ("loans-and-grants", "1"), "value", 0.45, "0%")
        book.type("Facts", ("freight",), "when date", day(2024, 5, 1), "mmm yy")
        book.type("Facts", ("wind-power",), "when date", 45413)
        book.add("Facts", id="freight", kind="event")
        book.add("Facts", kind="event")
        book.put("Themes", 1, 3, "nmae (vi)")
        book.rename("Evidence", "Evidences")
        book.sheet("Sources").merge_cells("B2:B3")
        book.put("Dates", 2, 2, "first")

    told = problems(edited(northland, change), folder)
    for sentence in (
        "Values, row 2, column value: error: not-readable: a formula stands here",
        "Values, row 3, column value: error: not-readable: a percentage of Excel",
        "Facts, row 2, column when date: error: not-readable: Excel made a date (2024-05-01)",
        "Facts, row 6, column when date: error: not-readable: Excel made a date (2024-05-01)",
        "Facts, row 8, column id: error: duplicate-id: “freight” stands twice, first in row 2",
        "Facts, row 9, column id: error: missing-key: the cell is empty",
        "Themes, column nmae (vi): error: not-readable: the column is not known — is it",
        "Themes, column name (vi): error: not-readable: the column is missing",
        "Evidence: error: not-readable: the sheet is missing — is it the one now",
        "Sources, B2:B3: error: not-readable: cells are merged",
        "Dates, row 2, column no.: error: not-valid: “first” is no number",
    ):
        assert sentence in told, told


def test_what_cannot_be_right_is_named_by_sheet_row_and_column_all_at_once(
    northland: bytes, folder: Path
) -> None:
    def change(book: Edited) -> None:
        book.type("Facts", ("freight",), "status", "stetd")
        book.type("Values", ("funds-in-all", "2"), "name", "all21")
        book.type("Values", ("wind-power", "1"), "value", "a lot")
        book.type("Facts", ("power-mix",), "theme", "ecomony")
        book.type("Evidence", ("engineers-trained", "1"), "source", None)
        book.add("Evidence", fact="nobody", source="report", paragraph=1, mode="document")

    told = problems(edited(northland, change), folder)
    for sentence in (
        "Facts, row 2, column status: error: unknown-value [freight]: status: “stetd” is not known "
        "— did you mean “stated”?",
        "Values, row 10, column name: error: duplicate-key [funds-in-all]",
        "Values, row 13, column value: error: wrong-type [wind-power]",
        "Facts, row 5, column theme: error: unknown-id [power-mix]: there is no theme “ecomony”",
        "Evidence, row 8: error: missing-key [engineers-trained]",
        "Evidence, row 10, column fact: error: not-merged [nobody]: the sheet Facts has no row",
    ):
        assert sentence in told, told


def test_the_sheet_of_the_base_tells_its_rows(northland: bytes, folder: Path) -> None:
    told = problems(edited(northland, lambda book: book.of_base("as of", "soon")), folder)
    assert "Partnership, row as of: error: wrong-type [northland-southland]" in told


def test_a_sheet_of_someones_own_is_left_alone_and_named(northland: bytes, folder: Path) -> None:
    file = folder.parent / "back.xlsx"
    file.write_bytes(edited(northland, lambda book: book.book.create_sheet("My notes")))
    result = bring_back(file, folder)
    assert [issue.file for issue in result.warnings] == ["My notes"]
    assert result.changes == ()


def test_what_is_no_workbook_is_refused_before_it_is_read(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "back.xlsx"
    file.write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(InputError, match=r"back\.xlsx is damaged"):
        bring_back(file, folder)
    file.write_bytes(b"plain text")
    with pytest.raises(InputError, match=r"save it as \.xlsx"):
        bring_back(file, folder)


def test_a_dry_run_says_what_would_change_and_writes_nothing(
    northland: bytes, folder: Path
) -> None:
    before = texts(folder)
    file = folder.parent / "back.xlsx"
    file.write_bytes(edited(northland, lambda b: b.type("Facts", ("freight",), "kind", "event")))
    result = bring_back(file, folder, dry_run=True)
    assert [(c.sheet, c.how, c.columns) for c in result.changes] == [
        ("Facts", "changed", ("kind",))
    ]
    assert result.files == ("facts/economy.yaml",)
    assert texts(folder) == before
    assert bring_back(file, folder.parent / "new", dry_run=True).made
    assert not (folder.parent / "new").exists()


@pytest.mark.office
def test_a_workbook_that_libreoffice_saved_changes_nothing(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(DEMO, tmp_path / "copy"))
    file = tmp_path / "facts.xlsx"
    file.write_bytes(write_workbook(load_facts(DEMO)))
    assert back(resave(file).read_bytes(), copy) == []
    assert texts(copy) == texts(DEMO)


def with_first_string(data: bytes, item: str) -> bytes:
    """The workbook with the first text of the sheet Facts written as some application writes it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/sharedStrings.xml"
    plain = f"<si><t>{STATEMENT}</t></si>".encode()
    assert parts[name].count(plain) == 1
    parts[name] = parts[name].replace(plain, item.encode())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for part, held in parts.items():
            package.writestr(part, held)
    return stream.getvalue()


STATEMENT = "Four ports of {@northland} handled freight in {when}, the largest {largest}."


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (f"<r><t>{STATEMENT[:9]}</t></r><r><rPr><b/></rPr><t>{STATEMENT[9:]}</t></r>", STATEMENT),
        (f"<t>{STATEMENT}</t><rPh sb='0' eb='1'><t>フォア</t></rPh>", STATEMENT),
        (f"<t xml:space='preserve'>{STATEMENT}_x000D_\n</t>", STATEMENT),
        ("<t>Four._x000D_\nEnd.</t>", "Four.\nEnd."),
        ("<t>_x005F_xABCD_</t>", "_xABCD_"),
    ],
)
@pytest.mark.every(2)
def test_texts_are_read_as_applications_write_them(item: str, text: str, northland: bytes) -> None:
    data = with_first_string(northland, f"<si>{item}</si>")
    assert as_read(data, "fact", "statement (en)", [("freight",)]) == [text]
