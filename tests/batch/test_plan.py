"""The plan: everything is looked at before the first file, and what is alike is side by side."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen import (
    Brief,
    BriefError,
    Changes,
    FactBase,
    FactsError,
    Job,
    generate_memo,
    load_brand,
    load_facts,
)
from briefgen.batch.parcels import Parcel, Shelf, brand_digest, pack
from briefgen.batch.plan import Plan, plan_batch
from briefgen.batch.run import tasks
from briefgen.facts.jsonl_writer import write_jsonl
from briefgen.gate import HeldFile
from briefgen.writers.anchors import Anchors
from tests.batch.sample import NORTHLAND, memo
from tests.deck_templates import DECK_TEMPLATES
from tests.facts.sample import FILES, write_base
from tests.synthetic import make_base
from tests.templates import TEMPLATES

ENERGY = "facts/energy.yaml"
BROKEN: dict[str, str | None] = {ENERGY: FILES[ENERGY].replace("kind: ask", "kind: aks")}


def refused(*jobs: Job, out: Path = Path("out")) -> list[str]:
    with pytest.raises(BriefError) as problem:
        plan_batch(jobs, out)
    return [issue.message for issue in problem.value.issues]


def planned(*jobs: Job, out: Path = Path("out")) -> Plan:
    return plan_batch(jobs, out)


def test_every_job_is_looked_at_and_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("no zip", "utf-8")
    (tmp_path / "brand.yaml").write_text("papr: A4\n", "utf-8")
    told = refused(
        memo("a", themes=("peple",), pin=("nothing",)),
        memo("b").model_copy(update={"memo_template": tmp_path / "letter.docx"}),
        memo("c").model_copy(update={"brand": tmp_path / "brand.yaml"}),
        memo("nul"),
        memo("A"),
        Job(name="d", facts=tmp_path / "nowhere"),
        Job(name="e", facts=tmp_path / "nowhere"),
    )
    expected = (
        "themes names “peple”, which this fact base does not have; did you mean “people”?",
        "pin names “nothing”",
        "the template of the memo cannot be used: letter.docx",
        "the brand cannot be used: brand.yaml:1: error: unknown-key: papr",
        "“nul” cannot name files",
        "cannot stand beside “a.en.docx”",
        "does not exist; check the spelling and the current folder (used by 1 more job)",
    )
    assert len(told) == len(expected)
    for said in expected:
        assert any(said in message for message in told), said


def test_facts_with_errors_are_an_error_of_the_facts(tmp_path: Path) -> None:
    base = write_base(tmp_path, BROKEN)
    with pytest.raises(FactsError) as problem:
        plan_batch([Job(name="a", facts=base), Job(name="b", facts=base)], tmp_path / "out")
    (issue,) = problem.value.issues
    assert "have an error (used by 1 more job), the first: facts/energy.yaml:" in issue.message
    assert issue.hint == f"briefgen check {base} lists them with their lines"


def test_no_file_of_the_batch_takes_the_place_of_a_template(tmp_path: Path) -> None:
    template = tmp_path / "letter.en.docx"
    template.write_bytes(TEMPLATES["crest"]())
    job = memo("letter").model_copy(update={"memo_template": template})
    assert refused(job, out=tmp_path) == [
        "the file “letter.en.docx” is a template that the batch reads"
    ]
    assert planned(job, out=tmp_path / "out").orders


def test_what_changed_since_an_earlier_edition_is_worked_out_once_and_travels_by_digest(
    tmp_path: Path,
) -> None:
    earlier = tmp_path / "before.jsonl"
    earlier.write_text("".join(write_jsonl(fewer_facts())), "utf-8")
    first, second = (memo(n).model_copy(update={"since": earlier}) for n in "ab")
    plan = planned(first, second, memo("c"))
    assert len(plan.parcels) == 2
    one, two, none = plan.orders
    assert one.since == two.since != none.since == ""
    assert one.composition != none.composition
    changes = Shelf().open(plan.parcels[one.since])
    assert isinstance(changes, Changes)
    assert [mention.id for mention in changes.added] == ["freight"]


def test_an_earlier_edition_that_is_none_is_told_with_its_row(tmp_path: Path) -> None:
    later = fewer_facts(as_of=dt.date(2099, 1, 1))
    (tmp_path / "later.jsonl").write_text("".join(write_jsonl(later)), "utf-8")
    (tmp_path / "other.jsonl").write_text("".join(write_jsonl(make_base(3))), "utf-8")
    names = ("nowhere", "later.jsonl", "other.jsonl")
    jobs = [memo(f"j{n}").model_copy(update={"since": tmp_path / n}) for n in names]
    told = refused(*jobs)
    assert len(told) == 3
    assert all(message.startswith("the earlier edition cannot be used: ") for message in told)
    for said in ("does not exist", "which is later", "compare two editions of one partnership"):
        assert any(said in message for message in told), said


def test_no_file_of_the_batch_takes_the_place_of_the_earlier_edition_that_it_reads(
    tmp_path: Path,
) -> None:
    generate_memo(load_facts(NORTHLAND), tmp_path / "letter.en.docx")
    job = memo("letter").model_copy(update={"since": tmp_path / "letter.en.docx"})
    assert refused(job, out=tmp_path) == [
        "the file “letter.en.docx” is an earlier edition that the batch reads"
    ]
    assert planned(job, out=tmp_path / "out").orders


def fewer_facts(**partnership: object) -> FactBase:
    """Northland without its first fact."""
    facts = load_facts(NORTHLAND)
    held = facts.partnership.model_copy(update=partnership)
    return facts.model_copy(update={"facts": facts.facts[1:], "partnership": held})


def test_a_base_a_brand_and_a_template_are_packed_once_and_travel_by_digest(
    tmp_path: Path,
) -> None:
    (tmp_path / "brand.yaml").write_text("paper: Letter\n", "utf-8")
    (tmp_path / "a.docx").write_bytes(TEMPLATES["two_columns"]())
    (tmp_path / "b.pptx").write_bytes(DECK_TEMPLATES["classic"]())
    job = Job(
        name="a",
        facts=NORTHLAND,
        brand=tmp_path / "brand.yaml",
        memo_template=tmp_path / "a.docx",
        deck_template=tmp_path / "b.pptx",
    )
    plan = planned(job, memo("b"), memo("c", subject="Other"))
    assert len(plan.parcels) == 4
    assert [len(order.parcels) for order in plan.orders] == [4, 1, 1]
    assert plan.orders[0].brief.paper == "Letter"
    opened = Shelf().open(plan.parcels[plan.orders[0].memo_template])
    assert opened == HeldFile("a.docx", (tmp_path / "a.docx").read_bytes())


def test_a_shelf_opens_a_parcel_once_and_keeps_the_last_few() -> None:
    parcels = [pack(f"{number}", make_base(number)) for number in range(5, 9)]
    shelf = Shelf(bases=2)
    first = shelf.open(parcels[0])
    assert shelf.open(Parcel("5", b"not looked at")) is first
    shelf.open(parcels[1])
    shelf.open(parcels[2])
    assert shelf.open(parcels[0]) is not first
    assert shelf.open(parcels[0]) == first


def test_jobs_of_one_base_and_one_brief_are_side_by_side_and_go_in_one_task(
    tmp_path: Path,
) -> None:
    other = write_base(tmp_path)
    deck = memo("a").model_copy(update={"files": ("deck",)})
    jobs = [memo("a"), Job(name="x", facts=other), memo("b", subject="B"), deck]
    orders = planned(*jobs).orders
    assert [order.job for order in orders] == ["a.en.docx", "a.en.pptx", "b.en.docx", "x.en"]
    assert [len(task) for task in tasks(orders, 1)] == [2, 1, 1]
    assert [len(task) for task in tasks(orders, 16)] == [4]
    alike = [replace(orders[0], job=f"{number}") for number in range(10)]
    assert [len(task) for task in tasks(alike, 1)] == [4, 4, 2]


def test_the_digest_of_a_job_is_over_all_that_its_files_depend_on_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = memo("a")
    (first,) = planned(job).orders
    assert planned(job.model_copy(update={"place": None})).orders[0].digest == first.digest
    other = memo("a", subject="Other"), memo("a", language="vi"), memo("b")
    (tmp_path / "a.docx").write_bytes(TEMPLATES["two_columns"]())
    (tmp_path / "brand.yaml").write_text("paper: A4\n", "utf-8")
    dressed = (
        job.model_copy(update={"memo_template": tmp_path / "a.docx"}),
        job.model_copy(update={"brand": tmp_path / "brand.yaml"}),
        job.model_copy(update={"facts": write_base(tmp_path / "base"), "brief": Brief()}),
    )
    digests = {planned(changed).orders[0].digest for changed in (*other, *dressed)}
    digests |= {replace(first, since="0" * 64).digest}
    digests |= {replace(first, version="0").digest, replace(first, anchors=Anchors.NONE).digest}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    digests.add(planned(job).orders[0].digest)
    assert len(digests - {first.digest}) == 10


def test_the_digest_of_a_brand_changes_with_its_colours(tmp_path: Path) -> None:
    path = tmp_path / "brand.yaml"
    path.write_text('palette: {dk2: "5B1222"}\n', "utf-8")
    first = brand_digest(path)
    assert brand_digest(path) == first
    assert load_brand(path)[0].palette.dk2
    path.write_text('palette: {dk2: "5B1223"}\n', "utf-8")
    assert brand_digest(path) != first


def test_warnings_are_counted_by_base(tmp_path: Path) -> None:
    short = '  short: {en: "{@bridge} agreed"}\n'
    transport = FILES["facts/transport.yaml"].replace(short, "")
    base = write_base(tmp_path, {"facts/transport.yaml": transport})
    plan = planned(Job(name="a", facts=base), memo("b"))
    assert dict(plan.warned) == {base: 1}
