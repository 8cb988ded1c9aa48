"""A small clean fact base and the one source it rests on, to be spoilt one line at a time."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefgen.facts.load import read_facts
from briefgen.issues import Issue

SOURCE = """\
Mina Holm, minister of Northland, met Taro Sora of the Harbour Authority in Porton on 4 May 2024.

“The bridge is the heart of our plan,” Mina Holm said.
She added that around 250 engineers from 3 towns would be trained on Monday.
The Harbour Authority will lend up to 3,000 billion yen, half of all, for ports such as Porton.
Mina Holm asked Southland for 40–50 MW of wind power by 2045.
"""

FILES = {
    "partnership.yaml": """\
id: north-south
name: {en: "{@pair} partnership"}
as_of: 2024-06-01
languages: [en]
sides:
  - {id: northland, country: NN, names: {en: {full: Northland, adjective: Northern}}}
  - {id: southland, country: SS, names: {en: {full: Southland}}}
style: {pair: [northland, southland]}
units:
  - {id: engineer, en: {one: engineer, other: engineers}}
""",
    "sources.yaml": f"""\
- id: press
  type: article
  description: {{en: Report on the meeting}}
  short: {{en: Report}}
  language: en
  file: press.txt
  sha256: {hashlib.sha256(SOURCE.encode()).hexdigest()}
  paragraphs: 5
""",
    "actors.yaml": """\
- id: holm
  kind: person
  side: northland
  names: {en: {full: Mina Holm, family: Holm, given: Mina}}
  capacity: {en: "minister of {@northland}"}
- id: sora
  kind: person
  side: southland
  member_of: authority
  names: {en: {full: Taro Sora}}
  capacity: {en: "member of {@authority}"}
- id: authority
  kind: organisation
  side: southland
  names: {en: {full: Harbour Authority, short: HA}}
""",
    "projects.yaml": """\
- id: bridge
  theme: transport
  sides: [northland, southland]
  names: {en: {full: Line 1 bridge}}
  aliases: [{name: The bridge, source: press}]
""",
    "places.yaml": """\
- {id: porton, names: {en: {full: Porton}}}
""",
    "themes.yaml": """\
- id: transport
  name: {en: Transport}
  order: 1
  takeaway:
    text: {en: "{@bridge} is agreed"}
    short: {en: Agreed}
    rests_on: [bridge-agreed]
- {id: energy, name: {en: Energy}, order: 2}
""",
    "facts/energy.yaml": """\
- id: wind-ask
  kind: ask
  status: called_for
  theme: energy
  statement: {en: "{@holm} asked {@southland} for {power} of wind power {when}."}
  short: {en: "Asked: {power} of wind {when}"}
  values:
    power: {unit: MW, bound: range, min: 40, max: 50}
  when: {edtf: "[..2045]", closing: by}
  key_figure: power
  actors:
    - {actor: holm, role: asker}
    - {actor: southland, role: provider}
  evidence:
    - {source: press, paragraph: 5, mode: reported, speaker: holm, tokens: [40–50 MW, "2045"]}
""",
    "facts/transport.yaml": """\
- id: bridge-agreed
  former_ids: [bridge-plan]
  kind: project
  status: agreed
  theme: transport
  also: [energy]
  headline: true
  statement: {en: "{@holm} and {@sora} agreed on {@bridge} in {@porton} on {when}."}
  short: {en: "{@bridge} agreed"}
  when: {edtf: 2024-05-04}
  actors:
    - {actor: holm, role: party}
    - {actor: sora, role: party}
  places: [porton]
  project: bridge
  evidence:
    - {source: press, paragraph: 1, mode: document, tokens: [4 May 2024, met Taro Sora]}
- id: bridge-heart
  kind: statement
  status: stated
  theme: transport
  statement: {en: "For {@holm}, it is “the heart of our plan”."}
  short: {en: "“the heart of our plan”"}
  evidence:
    - source: press
      paragraph: 2
      mode: quoted
      speaker: holm
      quote: The bridge is the heart of our plan
- id: engineers
  kind: figure
  status: expected
  theme: transport
  statement: {en: "{engineers} are to be trained on {when}, {@holm} added."}
  short: {en: "{engineers} to be trained"}
  values:
    engineers: {unit: engineer, bound: approximate, value: 250, printed: around}
  when: {edtf: 2024-05-06, resolved_from: {printed: Monday, basis: {en: The Monday after it}}}
  part_of: bridge-agreed
  evidence:
    - {source: press, paragraph: 3, mode: carried_over, speaker: holm, tokens: [around 250]}
- id: loan
  kind: offer
  status: pledged
  theme: transport
  statement: {en: "{@authority} will lend {loan}, {share} of the total."}
  short: {en: "A loan of {loan}, {share} of the total"}
  values:
    loan: {unit: JPY, bound: up_to, value: 3e12, printed: up to}
    share: {unit: share, bound: share, value: 0.5}
  actors: [{actor: authority, role: provider}]
  open_list: true
  answers: [wind-ask]
  tensions: [{fact: wind-ask, note: {en: A loan is not power}}]
  evidence:
    - {source: press, paragraph: 4, mode: document, tokens: ["3,000 billion yen", such as Porton]}
""",
}


def write_base(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """The clean base as files in the folder; a change replaces a file, None leaves it out."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
    return folder


def write_sources(folder: Path, text: str = SOURCE) -> Path:
    """The source as a file in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "press.txt").write_bytes(text.encode())
    return folder


def spoilt(folder: Path, name: str, old: str, new: str) -> tuple[Issue, ...]:
    """The issues of the clean base after one replacement in one file."""
    assert FILES[name].count(old) >= 1, f"{old!r} does not stand in {name}"
    write_base(folder, {name: FILES[name].replace(old, new, 1)})
    return read_facts(folder)[1]


def line_of(name: str, text: str) -> int:
    """The 1-based line of the clean file on which the text stands first."""
    before, found, _ = FILES[name].partition(text)
    assert found
    return before.count("\n") + 1


def stands(issues: tuple[Issue, ...], code: str, place: str) -> bool:
    """Whether there is exactly one issue of that code, at that ``file:line``."""
    found = [f"{issue.file}:{issue.line}" for issue in issues if issue.code == code]
    assert found == [place], f"{code} at {found}, not {place}; all: {[str(i) for i in issues]}"
    return True
