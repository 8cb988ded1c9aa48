"""The evidence pack: what is in it, that it can be checked, and that it is whole or not there."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import socket
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from getpass import getuser
from pathlib import Path

import pytest

from briefgen import Brief, compose_brief, load_facts
from briefgen.briefs.words import Words
from briefgen.cli import main
from briefgen.errors import BuildError
from briefgen.facts.load import base_files
from briefgen.pack import Manifest, Output, register_workbook, write_pack
from briefgen.values.language import Language
from tests.demo import DATA, ROOT
from tests.facts.sample import FILES, write_base

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EVIL = '=HYPERLINK("http://example.org","x") @SUM(A) http://example.org'


def pack_of(out: Path) -> Path:
    (pack,) = out.glob("pack-*")
    return pack


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample base, and in ``out`` what `build --pack` made of it."""
    desk = tmp_path_factory.mktemp("desk")
    write_base(desk / "base")
    (desk / "brief.yaml").write_text("to: The Ambassador\nhandling: R&D only\n", "utf-8")
    words = ["build", str(desk / "base"), "-o", str(desk / "out"), "--pack"]
    assert main([*words, "--brief", str(desk / "brief.yaml"), "--lang", "en,en+ja"]) == 0
    return desk


def test_the_pack_holds_files_registers_audit_manifest_and_sums(desk: Path) -> None:
    pack = pack_of(desk / "out")
    assert re.fullmatch(r"pack-north-south-2024-06-01-[0-9a-f]{8}", pack.name)
    assert sorted(path.name for path in pack.iterdir()) == [
        *("SHA256SUMS", "audit.html", "deck.en+ja.pptx", "deck.en.pptx", "manifest.json"),
        *("memo.en+ja.docx", "memo.en.docx", "register.en+ja.xlsx", "register.en.xlsx"),
    ]
    for name in ("memo.en.docx", "deck.en.pptx"):
        assert (pack / name).read_bytes() == (desk / "out" / name).read_bytes()
    assert "Nothing asks for anything" in (pack / "audit.html").read_text("utf-8")


def test_the_manifest_names_every_input_and_output_with_its_digest(desk: Path) -> None:
    pack = pack_of(desk / "out")
    told = json.loads((pack / "manifest.json").read_text("utf-8"))
    assert told["edition"] == load_facts(desk / "base").edition
    by_role: dict[str, list[str]] = {}
    for entry in told["inputs"]:
        by_role.setdefault(entry["role"], []).append(entry["path"])
        root = desk / "base" if entry["role"] == "facts" else desk
        data = (root / entry["path"]).read_bytes()
        assert (entry["size"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert by_role == {"facts": sorted(FILES, key=lambda n: ("/" in n, n)), "brief": ["brief.yaml"]}
    for entry in told["outputs"]:
        data = (pack / entry["path"]).read_bytes()
        assert (entry["size"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert {entry["path"] for entry in told["outputs"]} | {"manifest.json", "SHA256SUMS"} == {
        path.name for path in pack.iterdir()
    }
    assert {"briefgen", "python", "XlsxWriter"} <= told["versions"].keys()
    assert told["options"]["editions"] == ["en", "en+ja"]


def test_nothing_in_the_pack_tells_of_machine_person_or_hour(desk: Path) -> None:
    pack = pack_of(desk / "out")
    traces = [str(desk), str(Path.home()), socket.gethostname()]
    traces += [getuser()] if len(getuser()) > 5 else []
    text = (pack / "manifest.json").read_text("utf-8")
    for path in pack.glob("register*"):
        with zipfile.ZipFile(path) as archive:
            text += "".join(archive.read(name).decode() for name in archive.namelist())
    assert [trace for trace in traces if trace in text] == []
    stamps = set(re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text))
    assert stamps == {"2024-06-01T00:00:00Z"}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="GNU coreutils are not here")
def test_the_sums_are_checked_by_sha256sum(desk: Path) -> None:
    pack = pack_of(desk / "out")
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=pack,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.count(": OK\n") == len(list(pack.iterdir())) - 1


def test_the_same_input_gives_the_same_pack_and_takes_its_own_place(
    desk: Path, tmp_path: Path
) -> None:
    words = ["build", str(desk / "base"), "-o", str(tmp_path), "--pack", "--only", "memo"]
    assert main(words) == 0
    first = {path.name: path.read_bytes() for path in pack_of(tmp_path).iterdir()}
    assert main(words) == 0
    assert {path.name: path.read_bytes() for path in pack_of(tmp_path).iterdir()} == first
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "memo.en.docx",
        pack_of(tmp_path).name,
    ]


@pytest.mark.parametrize("spoil", ["note.txt", "manifest.json", "SHA256SUMS", "folder"])
def test_a_pack_in_which_somebody_worked_is_not_replaced(
    spoil: str, desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", str(desk / "base"), "-o", str(tmp_path), "--pack", "--only", "memo"]
    assert main(words) == 0
    pack = pack_of(tmp_path)
    if spoil == "folder":
        (pack / spoil).mkdir()
    else:
        (pack / spoil).write_text("a reviewer's own words")
    (tmp_path / "memo.en.docx").unlink()
    assert main(words) == 2
    assert "something in it was changed or added; move it away" in capsys.readouterr().err
    assert (pack / spoil).exists()
    assert not (tmp_path / "memo.en.docx").exists()


def manifest(**given: object) -> Manifest:
    return Manifest.model_validate(
        {
            "partnership": "p",
            "as_of": "2024-06-01",
            "date": "2024-06-01",
            "edition": "0" * 64,
            "versions": {},
            "options": {},
            "inputs": (),
            "outputs": (),
            **given,
        }
    )


def test_a_pack_that_cannot_be_written_leaves_the_old_one_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(tmp_path, manifest(), {"a": b"1"})
    before = {path.name: path.read_bytes() for path in pack.iterdir()}

    def full(path: Path, data: bytes) -> None:
        if path.name == "b":
            raise OSError(28, "No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr("briefgen.disk.write._write", full)
    with pytest.raises(BuildError, match=r"cannot write .*pack.*: No space left on device"):
        write_pack(tmp_path, manifest(), {"a": b"2", "b": b"3"})
    assert {path.name: path.read_bytes() for path in pack.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == [pack.name]


def test_outputs_and_manifest_come_back_from_json_as_they_were() -> None:
    one = manifest(outputs=(Output.of("memo.en.docx", "memo", "en", b"x"),))
    assert Manifest.model_validate_json(one.as_bytes()) == one


def test_the_files_of_a_base_are_those_that_are_read(tmp_path: Path) -> None:
    write_base(tmp_path, {"facts/.hidden.yaml": "", "notes.yaml": "", "facts/x.yml": ""})
    assert [f.relative_to(tmp_path).as_posix() for f in base_files(tmp_path)] == sorted(
        FILES, key=lambda name: ("/" in name, name)
    )


# --- the register ---------------------------------------------------------------------------------


def cells(data: bytes, sheet: int = 1) -> list[list[str]]:
    """The text of each cell, row by row; every cell has to be text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = [
            "".join(text.text or "" for text in item.iter(f"{MAIN}t"))
            for item in ET.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        page = ET.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    rows = []
    for row in page.iter(f"{MAIN}row"):
        assert all(cell.get("t") == "s" for cell in row)
        rows.append([shared[int(cell.findtext(f"{MAIN}v", ""))] for cell in row])
    return rows


def register(base: Path, language: Language = Language.EN, **brief: str) -> bytes:
    facts = load_facts(base)
    document = compose_brief(facts, Brief(**brief).in_language(language, None))
    return register_workbook(Words(facts), document, {"loan": "memo.en.docx: Transport"})


def test_each_row_is_a_fact_and_a_place_of_evidence_with_all_that_is_known_of_it(
    tmp_path: Path,
) -> None:
    title, edition, head, *rows = cells(register(write_base(tmp_path)))
    assert title == ["Register of facts · Northland–Southland partnership"]
    assert edition[0].startswith("Facts as of 1 June 2024, edition ")
    by_id = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    assert list(by_id) == ["wind-ask", "bridge-agreed", "bridge-heart", "engineers", "loan"]
    assert by_id["engineers"] == {
        "No.": "4",
        "Id": "engineers",
        "Theme": "Transport",
        "Fact": "Around 250 engineers are to be trained on 6 May 2024†, Mina Holm added.",
        "Status": "Expected",
        "Values": "around 250 engineers",
        "Qualifier": "around",
        "Speaker": "Mina Holm",
        "Capacity as at the source": "minister of Northland",
        "Mode": "carried over, not itself attributed",
        "Source": "Report",
        "Paragraph": "3",
        "Quotation": "",
        "Cautions and remarks": "“Monday” read as 6 May 2024: The Monday after it.",
        "Stated in": "not in these files",
    }
    assert by_id["bridge-heart"]["Quotation"] == "“The bridge is the heart of our plan”"
    assert by_id["loan"]["Values"] == "up to 3 trillion yen\nhalf"
    assert by_id["loan"]["Qualifier"].splitlines()[0] == "up to 3 trillion yen: up to"
    assert by_id["loan"]["Stated in"] == "memo.en.docx: Transport"


def test_the_numbers_of_a_series_stand_each_with_its_line_and_its_place() -> None:
    _, _, _, *rows = cells(register(ROOT / "examples" / "northland"))
    values = {row[1]: row[5].split("\n") for row in rows}
    assert values["loans-and-grants"][0] == "Loans, 2021: 40 billion yen"
    assert "Grants, 2023: 15 billion yen" in values["loans-and-grants"]
    assert values["freight"][0] == "Harbour Point: 18.5 Mt"
    assert len(values["engineers-trained"]) == 8
    qualifiers = {row[1]: row[6].split("\n") for row in rows}
    assert qualifiers["engineers-trained"] == [
        "Southland, 2023: more than",
        "Northland, 2022: around",
    ]
    keys = [(row[1], *row[7:13]) for row in rows]
    assert len(set(keys)) == len(keys)


def test_the_second_sheet_names_the_copies_of_the_sources(tmp_path: Path) -> None:
    *_, row = cells(register(write_base(tmp_path)), sheet=2)
    source = load_facts(tmp_path).sources[0]
    assert row[:2] == ["[1]", "press"]
    assert row[3:] == ["press.txt", "5", source.sha256]


def test_text_that_looks_like_a_formula_or_a_link_stays_text(tmp_path: Path) -> None:
    energy = FILES["facts/energy.yaml"].replace(
        'short: {en: "Asked: ', f"caution: {{reason: {{en: '{EVIL}'}}}}\n  short: {{en: \"Asked: "
    )
    data = register(write_base(tmp_path, {"facts/energy.yaml": energy}))
    assert f"To be checked: {EVIL}" in [row[13] for row in cells(data)[3:]]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pages = b"".join(archive.read(n) for n in archive.namelist() if "sheet" in n)
        assert not [name for name in archive.namelist() if "externalLink" in name]
    assert b"<f>" not in pages
    assert b"hyperlink" not in pages.lower()


def test_a_fact_with_a_value_that_begins_with_a_sign_stays_text(tmp_path: Path) -> None:
    for sign in "=+-@":
        energy = FILES["facts/energy.yaml"].replace(
            'statement: {en: "', f'statement: {{en: "{sign}'
        )
        data = register(write_base(tmp_path, {"facts/energy.yaml": energy}))
        assert any(row[3].startswith(sign) for row in cells(data)[3:])


def test_the_register_is_set_up_to_be_read_filtered_and_printed(tmp_path: Path) -> None:
    data = register(write_base(tmp_path), handling="R&D only")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        page = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        book = archive.read("xl/workbook.xml").decode()
    pane = page.find(f".//{MAIN}pane")
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("xSplit"), pane.get("state")) == ("3", "2", "frozen")
    held = page.find(f"{MAIN}autoFilter")
    assert held is not None
    assert held.get("ref") == "A3:O8"
    setup = page.find(f"{MAIN}pageSetup")
    assert setup is not None
    assert (setup.get("paperSize"), setup.get("orientation")) == ("8", "landscape")
    assert setup.get("fitToHeight") == "0"
    assert page.findtext(f".//{MAIN}oddHeader") == "&RR&&D only"
    assert page.findtext(f".//{MAIN}oddFooter") == "&RPage &P of &N"
    assert "$1:$3" in book


@pytest.mark.parametrize("language", Language)
@pytest.mark.every(3)
def test_the_register_of_the_demo_is_in_the_language_of_its_edition(language: Language) -> None:
    facts = load_facts(DATA)
    document = compose_brief(facts, Brief().in_language(language, None))
    data = register_workbook(Words(facts), document, {})
    assert data == register_workbook(Words(facts), document, {})
    _, _, head, *rows = cells(data)
    assert len({row[1] for row in rows}) == len(facts.facts)
    assert len(head) == 15
    english = {"Id", "Theme", "Values", "Stated in"} & set(head)
    assert len(english) == (4 if language is Language.EN else 0)


def test_a_text_longer_than_a_cell_is_a_sentence(tmp_path: Path) -> None:
    facts = load_facts(write_base(tmp_path))
    document = compose_brief(facts)
    with pytest.raises(BuildError, match="is longer than a cell of the register"):
        register_workbook(Words(facts), document, {"loan": "x" * 40_000})


def test_the_register_says_where_memo_and_deck_state_each_fact(desk: Path) -> None:
    pack = pack_of(desk / "out")
    _, _, head, *rows = cells((pack / "register.en.xlsx").read_bytes())
    places = {row[1]: row[head.index("Stated in")].split("\n") for row in rows}
    memo, deck = places["bridge-agreed"]
    assert memo.startswith("memo.en.docx: Bottom line; ")
    assert re.fullmatch(r"deck\.en\.pptx: slides? \d+(, \d+)*(; speaker notes .*)?", deck)


def test_what_is_in_the_pack_is_in_the_json_of_build_too(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", str(desk / "base"), "-o", str(tmp_path), "--pack", "--only", "memo"]
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["files"]
    pack = pack_of(tmp_path)
    filed = [Path(file["path"]) for file in told if file.get("pack") == pack.as_posix()]
    assert sorted(filed) == sorted(pack.iterdir())
    for file in told:
        assert file["sha256"] == hashlib.sha256(Path(file["path"]).read_bytes()).hexdigest()


def test_a_pack_of_files_without_anchors_says_where_they_state_each_fact_too(
    desk: Path, tmp_path: Path
) -> None:
    words = ["build", str(desk / "base"), "-o", str(tmp_path), "--pack", "--anchors", "none"]
    assert main([*words, "--only", "memo"]) == 0
    _, _, head, *rows = cells((pack_of(tmp_path) / "register.en.xlsx").read_bytes())
    told = {row[1]: row[head.index("Stated in")] for row in rows}
    assert told["bridge-agreed"].startswith("memo.en.docx: ")
