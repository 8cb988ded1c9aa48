"""Valid entries of every kind, and what a hand that slips makes of them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from briefgen.briefs.brief import Brief
from briefgen.facts.load import MODELS
from briefgen.facts.yaml_reader import read_yaml
from briefgen.looks.brand import BrandFile
from tests.demo import ROOT
from tests.facts.sample import FILES

ENTRY_SCHEMAS: dict[str, type[BaseModel]] = {
    "partnership": MODELS["partnership"],
    "sources": MODELS["source"],
    "actors": MODELS["actor"],
    "projects": MODELS["project"],
    "places": MODELS["place"],
    "themes": MODELS["theme"],
    "glossary": MODELS["term"],
    "facts": MODELS["fact"],
    "brief": Brief,
    "brand": BrandFile,
}
"""Each schema of a file that people write, with the model of its entries."""

RICH = """\
- id: everything
  former_ids: [before]
  kind: figure
  status: stated
  theme: energy
  also: [transport]
  statement: {en: "{a}"}
  short: {en: s}
  label: {ja: l}
  values:
    a: {value: 3e12, unit: JPY, bound: approximate, scope: each, printed: around}
    b: {derived: {operation: sum, inputs: [x.a, x.b]}}
    c:
      quantity: {unit: MW, bound: range, min: 1, max: 2.5}
      choice: {en: why}
      rivals:
        - quantity: {unit: MW, bound: vague, vague: many}
          evidence: {source: s, paragraph: 2, mode: document}
  when: {edtf: 2024, fiscal: true, country: JP}
  dates:
    d: {edtf: 1996/.., opening: since, duration: {unit: year, value: 3}}
    e: {edtf: 2024-05-06, part: late, resolved_from: {printed: Monday, basis: {en: b}}}
  key_figure: a
  actors: [{actor: japan, role: provider}]
  places: [p]
  project: q
  evidence:
    - {source: s, paragraph: 1, mode: quoted, speaker: t, quote: q, tokens: [18.5, "2019"],
       capacity: {en: c}, note: {vi: n}}
  open_list: true
  headline: false
  caution: {reason: {en: r}}
  tensions: [{fact: f, note: {en: n}}]
  answers: [f]
  part_of: f
  waiver: {digits: [7], reason: r}
  series:
    form: bar
    whole: null
    lines:
      - name: {en: n}
        points:
          - {category: {en: a}, value: a}
          - {category: {en: b}, quantity: {value: 2, unit: JPY}}
  review: {fact: none, en: {by: me, on: 2025-04-28}, vi: null}
- id: listed
  kind: event
  status: under_way
  theme: t
  statement: {en: s}
  values: [{name: a, quantity: {value: 1, unit: engineer}}]
  dates: [{name: d, when: {edtf: 2024}}]
  series:
    form: line
    lines: [{points: [{when: {edtf: 2023}, value: a}, {when: {edtf: 2024}, value: b}]}]
  evidence: [{source: s, paragraph: 1, mode: document}]
"""
BRIEF = """\
to: {en: The Ambassador, ja: 大使}
from: Desk
date: 2025-04-28
subject: 7
language: vi
second_language: en
themes: [energy]
length: short
shape: one-page
convention: vn
density: present
paper: Letter
parts: {register: true, risks: no}
slides: {timeline: false}
purpose: To prepare.
judgement: {en: a, vi: b}
recommendation: {text: {en: a}, rests_on: [f]}
"""
BRAND = """\
fonts: {latin: Cambria, east_asian: Yu Mincho, file: a.ttf, bold_file: b.ttf}
palette: {dk1: 173650, accent1: "#17365C"}
logo: {file: crest.png, alt: Crest}
paper: A4
styles: {Heading 1: Kop}
layouts: {cover: Opening}
"""


def read(text: str) -> Any:
    """The data of a YAML text as our reader gives them."""
    data, issues = read_yaml(text, "file.yaml")
    assert not issues
    return plain(data)


def plain(data: Any) -> Any:
    """The same data without their lines."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    return [plain(item) for item in data] if isinstance(data, list) else data


def entries() -> Iterator[tuple[str, Any]]:
    """Valid entries, each with the name of its schema."""
    yield from (("facts", fact) for fact in read(RICH))
    yield "brief", read(BRIEF)
    yield "brand", read(BRAND)
    for file, text in FILES.items():
        data = read(text)
        schema = "facts" if file.startswith("facts/") else Path(file).stem
        yield from ((schema, entry) for entry in (data if isinstance(data, list) else [data]))
    demo = ROOT / "data" / "viet-nam-japan"
    for name in ("sources", "glossary"):
        yield from ((name, entry) for entry in read((demo / f"{name}.yaml").read_text("utf-8")))


WRONG: tuple[Any, ...] = (
    None, True, "", " ", "word", "Two Words", "17", "0", "-3", "2.5", "3e12", "yes", "2025-04-28",
    "2025-13-01", "a\tb", "x" * 90, [], ["a"], [[]], {}, {"en": "a"}, {"none": "such"},
)  # fmt: skip
"""What may stand at a key by mistake, as our YAML reader gives it."""


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of every value in the data, the whole of them last."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*path, key))
    yield path


SLIPS = len(WRONG) + 2


def slipped(data: Any, path: tuple[str | int, ...], slip: int) -> Any:
    """The entry with something wrong at that place, without it, or with something unknown there."""
    if slip < len(WRONG):
        return _with(data, path, lambda held, key: held.__setitem__(key, WRONG[slip]))
    if slip == len(WRONG):
        return _with(data, path, lambda held, key: held.__delitem__(key))
    inner = data
    for step in path:
        inner = inner[step]
    if isinstance(inner, dict):
        return _with(data, (*path, "unknown_key"), lambda held, key: held.__setitem__(key, "x"))
    more = [*inner, {}] if isinstance(inner, list) else [inner]
    return _with(data, path, lambda held, key: held.__setitem__(key, more))


def _with(data: Any, path: tuple[str | int, ...], change: Any) -> Any:
    whole = {"": copy.deepcopy(data)}
    held: Any = whole
    steps = ("", *path)
    for step in steps[:-1]:
        held = held[step]
    change(held, steps[-1])
    return whole[""]


_RULES = frozenset({"value_error", "assertion_error", "decimal_max_digits"})
"""Errors of rules between keys and of the inner form of a text, which a schema leaves to check."""


def verdict(model: type[BaseModel], data: Any) -> bool | None:
    """True if the model accepts it, False if its shape is wrong, None if it breaks a rule only."""
    try:
        model.model_validate(data)
    except ValidationError as problem:
        details = problem.errors()
        inner = {held["loc"][:end] for held in details for end in range(len(held["loc"]))}
        # A list is also called too short when its only item is the one that is wrong.
        kinds = {h["type"] for h in details if h["type"] != "too_short" or h["loc"] not in inner}
        return None if kinds <= _RULES else False
    return True
