"""Jobs files: a brief a row, in three formats, every problem at once with its line."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from briefgen import BriefError, InputError, Job, Language, load_jobs
from briefgen.batch.jobs import JobRow
from briefgen.batch.rows import read_rows
from briefgen.briefs.brief import Brief, Shape
from briefgen.facts.lined import LinedMap
from briefgen.facts.schema import RawEntry
from tests.demo import ROOT

CSV = """\
facts,name,lang,files,themes,from,date,title.en,title.vi,purpose.text,purpose.rests_on,parts.sources
base,asia/one,"en, en+ja",memo,"people,economy",Desk,2025-04-28,One,Một,Why,"a,b",no

base,two,,,,,,,,,,
"""
YAML = """\
- facts: base
  name: asia/one
  lang: [en, en+ja]
  files: memo
  themes: [people, economy]
  from: Desk
  date: 2025-04-28
  title: {en: One, vi: Một}
  purpose: {text: Why, rests_on: [a, b]}
  parts: {sources: no}
- {facts: base, name: two}
"""
LINES = [
    {
        "facts": "base",
        "name": "asia/one",
        "lang": "en,en+ja",
        "files": ["memo"],
        "themes": ["people", "economy"],
        "from": "Desk",
        "date": "2025-04-28",
        "title": {"en": "One", "vi": "Một"},
        "purpose": {"text": "Why", "rests_on": ["a", "b"]},
        "parts": {"sources": False},
    },
    {"facts": "base", "name": "two"},
]
JSON_LINES = "\n".join(json.dumps(line) for line in LINES)


def jobs_of(folder: Path, name: str, text: str) -> tuple[Job, ...]:
    (folder / name).write_bytes(text.encode())
    return load_jobs(folder / name)


def problems(folder: Path, name: str, text: str) -> list[str]:
    with pytest.raises(BriefError) as refused:
        jobs_of(folder, name, text)
    assert refused.value.root == folder
    return [f"{issue.line}: {issue.message}" for issue in refused.value.issues]


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("jobs.csv", CSV, (2, 2, 4)),
        ("jobs.tsv", CSV.replace(",", "\t").replace('"en\t en+ja"', "en,en+ja"), None),
        ("jobs.yaml", YAML, (1, 1, 11)),
        ("jobs.jsonl", JSON_LINES, (1, 1, 2)),
    ],
)
def test_the_three_formats_say_the_same(
    name: str, text: str, lines: tuple[int, ...] | None, tmp_path: Path
) -> None:
    if name == "jobs.tsv":  # its lists keep their commas
        text = text.replace('"people\teconomy"', "people,economy").replace('"a\tb"', "a,b")
    jobs = jobs_of(tmp_path, name, text)
    assert [job.ident for job in jobs] == ["asia/one.en.docx", "asia/one.en+ja.docx", "two.en"]
    one, both, two = jobs
    assert one.facts == tmp_path / "base"
    assert one.brief.themes == ("people", "economy")
    assert (one.brief.sender, one.brief.date) == ("Desk", dt.date(2025, 4, 28))
    assert one.brief.purpose is not None
    assert (one.brief.purpose.text, one.brief.purpose.rests_on) == ("Why", ("a", "b"))
    assert one.brief.parts.sources is False
    assert dict(one.brief.said)["title"].get(Language.VI) == "Một"
    assert both.brief.second_language is Language.JA
    assert two.brief == Brief()
    assert two.outputs == ("two.en.docx", "two.en.pptx")
    if lines:
        assert tuple(job.place.line for job in jobs if job.place) == lines


def test_a_csv_with_semicolons_and_a_byte_order_mark_is_read_as_spreadsheets_save_it(
    tmp_path: Path,
) -> None:
    text = '\ufefffacts;name;to;judgement\r\nbase;one;"The Minister; in person";Two\r\n'
    (job,) = jobs_of(tmp_path, "jobs.csv", text)
    assert job.brief.to == "The Minister; in person"
    assert job.brief.judgement is not None
    assert job.brief.judgement.text == "Two"


def test_a_cell_may_hold_lines_and_the_next_row_still_knows_its_own(tmp_path: Path) -> None:
    text = 'facts,name,purpose\nbase,one,"First.\nSecond."\nbase,two,\n'
    one, two = jobs_of(tmp_path, "jobs.csv", text)
    assert one.brief.purpose is not None
    assert one.brief.purpose.text == "First.\nSecond."
    assert one.place is not None
    assert two.place is not None
    assert (one.place.line, two.place.line) == (2, 4)


def test_the_row_stands_over_its_brief_file_and_paths_begin_at_the_jobs_file(
    tmp_path: Path,
) -> None:
    desk = tmp_path / "desk"
    (desk / "briefs").mkdir(parents=True)
    (desk / "briefs/common.yaml").write_text(
        "to: The Ambassador\nshape: one-page\nlanguage: ja\nparts: {sources: no, glossary: yes}\n",
        "utf-8",
    )
    text = (
        "facts,name,brief,to,second_language,parts.sources,brand,memo_template,deck_template\n"
        "../base,one,briefs/common.yaml,The Minister,en,yes,brand.yaml,a.docx,b.pptx\n"
    )
    (job,) = jobs_of(desk, "jobs.csv", text)
    assert job.brief.to == "The Minister"
    assert job.brief.shape is Shape.ONE_PAGE
    assert (job.brief.parts.sources, job.brief.parts.glossary) == (True, True)
    assert job.edition == "ja+en"
    assert job.facts == desk / "../base"
    assert job.brand == desk / "brand.yaml"
    assert (job.memo_template, job.deck_template) == (desk / "a.docx", desk / "b.pptx")


def test_all_problems_of_all_rows_are_told_at_once_with_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("shap: full\npaper: A5\n", "utf-8")
    text = (
        "facts,name,lang,files,shape,brief\n"
        "base,one,xx,,,\n"
        "base,two,,mem,fll,\n"
        "base,three,,,,broken.yaml\n"
        "base,four,,,,nowhere.yaml\n"
        "base,,,,,\n"
        "base,five,,,,,,too many\n"
    )
    told = problems(tmp_path, "jobs.csv", text)
    assert len(told) == 7
    for (line, said), problem in zip(
        (
            (2, "lang 1: “xx” is none of the languages"),
            (3, "files 1: “mem” is not known"),
            (3, "shape: “fll” is not known"),
            (4, "the brief cannot be used: broken.yaml:1: error: unknown-key: shap"),
            (5, "nowhere.yaml does not exist"),
            (6, "name: is missing"),
            (7, "the row has 8 cells, and there are 6 headings"),
        ),
        told,
        strict=True,
    ):
        assert problem.startswith(f"{line}: "), problem
        assert said in problem
    assert "(and 1 more)" in told[3]


def test_a_key_of_a_yaml_row_is_told_with_its_own_line(tmp_path: Path) -> None:
    text = "- facts: base\n  name: one\n  parts: {sorces: no}\n  second_language: en\n"
    assert problems(tmp_path, "jobs.yaml", text)[0].startswith("3: parts › sorces")
    sound = text.replace("sorces", "sources")
    assert problems(tmp_path, "jobs.yaml", sound) == [
        "4: second_language is the language itself; choose another"
    ]


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("facts,name,thmes", "1: “thmes” is not a column that may stand here"),
        ("facts,name,to,to", "1: the column “to” stands twice"),
        ("facts,name,,to", "1: column 3 has no heading"),
        ("facts,name,parts.nothing", "1: “parts.nothing” is not a column"),
        ("facts,name,themes.en", "1: “themes.en” is not a column"),
    ],
)
def test_a_wrong_heading_is_told_once_and_not_for_each_row(
    headings: str, told: str, tmp_path: Path
) -> None:
    (problem,) = problems(tmp_path, "jobs.csv", f"{headings}\nbase,one,x,y\nbase,two,x,y\n")
    assert problem.startswith(told)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("jobs.csv", "", "there are no jobs"),
        ("jobs.csv", "facts,name\n", "there are no jobs"),
        ("jobs.csv", 'facts,name\nbase,"one\n', "not CSV"),
        ("jobs.yaml", "facts: base\n", "has to be a list of jobs"),
        ("jobs.yaml", "- [\n", "not YAML"),
        ("jobs.yaml", "- one\n", "expected keys and values"),
        ("jobs.jsonl", "{\n", "not JSON"),
        ("jobs.jsonl", "[]\n", "the line holds no object"),
        ("jobs.jsonl", '{"facts": "a", "facts": "b"}', "stands twice"),
    ],
)
def test_a_file_that_holds_no_jobs_is_a_sentence(
    name: str, text: str, told: str, tmp_path: Path
) -> None:
    (problem,) = problems(tmp_path, name, text)
    assert told in problem


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"give a .csv, .jsonl or .yaml file"):
        jobs_of(tmp_path, "jobs.xlsx", "PK")
    with pytest.raises(InputError, match="does not exist"):
        load_jobs(tmp_path / "nowhere.csv")


def test_every_key_of_a_row_has_a_column_and_every_switch_of_a_part(tmp_path: Path) -> None:
    names = [info.alias or name for name, info in JobRow.model_fields.items()]
    flat = [name for name in names if name not in ("parts", "slides")]
    headings = [*flat, "parts.register", "slides.timeline", "recommendation.text.ja", "subject.vi"]
    path = tmp_path / "jobs.csv"
    path.write_text(",".join(headings) + "\n" + ",".join("x" for _ in headings) + "\n", "utf-8")
    (row,) = read_rows(path, JobRow)
    assert isinstance(row, RawEntry)
    assert isinstance(row.data, LinedMap)
    assert set(row.data) == set(names)


def test_the_readme_s_table_is_a_jobs_file(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.partition("<!-- jobs -->\n```csv\n")[2].partition("```")[0]
    (tmp_path / "common.yaml").write_text("shape: full\n", "utf-8")
    jobs = jobs_of(tmp_path, "jobs.csv", table)
    assert [job.outputs[0] for job in jobs] == [
        "minister/asia.en.docx",
        "minister/asia.vi.docx",
        "minister/asia.en+ja.docx",
        "desk/energy.ja.docx",
    ]
    columns = re.findall(r"`(\w+)`", readme.partition("| column |")[2].partition("every key")[0])
    own = set(JobRow.model_fields) - set(Brief.model_fields)
    assert own <= set(columns)
