"""The sound files that are damaged, and the folders that commands need beside them.

A world is a folder made once: two small fact bases, the first as it is and in a later edition.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import rinoh_typeface_carlito

from briefgen import Brief, load_facts
from briefgen.delivered.provenance import provenance_of, sidecar_bytes
from briefgen.excel import write_workbook
from briefgen.facts.jsonl_writer import write_jsonl
from briefgen.starter import write_starter
from briefgen.values.language import Language
from tests import deck_templates, templates
from tests.copies.made import docx_of, lines_at, pdf_of
from tests.demo import ROOT
from tests.made import deck_file, memo_file

NORTHLAND = ROOT / "examples" / "northland"


@dataclass(frozen=True, slots=True)
class World:
    """Where commands find what they read and nobody damages."""

    root: Path

    @property
    def facts(self) -> Path:
        """The facts that memo, deck and workbook were made of."""
        return self.root / "facts"

    @property
    def later(self) -> Path:
        """The same facts some months on: figures and words changed."""
        return self.root / "later"

    @property
    def starter(self) -> Path:
        """A base with records of every kind."""
        return self.root / "starter"


def make_world(root: Path) -> World:
    """The folder, filled."""
    world = World(root)
    shutil.copytree(NORTHLAND, world.facts)
    shutil.copytree(NORTHLAND, world.later)
    economy = world.later / "facts" / "economy.yaml"
    economy.write_text(re.sub(r"\b18\.5\b", "19.25", economy.read_text("utf-8")), "utf-8")
    people = world.later / "facts" / "people.yaml"
    people.write_text(people.read_text("utf-8").replace(" in ", " within "), "utf-8")
    write_starter(world.starter, Language("en"))
    (root / "memo.docx").write_bytes(_memo())
    (root / "crest.png").write_bytes(templates.png(40, 30))
    shutil.copy(_FONT, root / "carlito.ttf")
    return world


@dataclass(frozen=True, slots=True)
class Sample:
    """A sound file: its name, what it is to the trials, and its bytes when first asked for."""

    name: str
    kind: str
    make: Callable[[], bytes] = field(compare=False)


@cache
def _memo() -> bytes:
    return memo_file(load_facts(NORTHLAND))


@cache
def _deck() -> bytes:
    return deck_file(load_facts(NORTHLAND))


@cache
def _page() -> bytes:
    both = Brief.model_validate({"shape": "one-page", "length": "short", "second_language": "ja"})
    return memo_file(load_facts(NORTHLAND), both)


def _sidecar() -> bytes:
    held = provenance_of(_memo())
    assert held is not None
    return sidecar_bytes(held)


def _copy_of(name: str) -> Callable[[], bytes]:
    return lambda: (NORTHLAND / name).read_bytes()


def _starter(name: str) -> Callable[[], bytes]:
    return lambda: (ROOT / "src" / "briefgen" / "starter" / "en" / name).read_bytes()


_FONT = Path(rinoh_typeface_carlito.__file__).parent / "Carlito-Regular.ttf"
_WORDS = (
    "The report says that four ports handled 18.5 Mt of freight in 2023.",
    "“Talks went on until 3 March 2024,” the minister said; 62.5 billion yen were lent.",
    "Việt Nam và Nhật Bản ký kết 12 dự án. 日本は2024年3月に三件の事業に合意した。",
)
_HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ports</title>
<meta name="author" content="A. Person">
<meta property="article:published_time" content="2024-05-01">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ports",
"datePublished": "2024-05-01"}</script><style>p {color: red}</style></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ports</h1><p>One&nbsp;port, <b>two</b> ports.</p>
<table><tr><th>Port</th><th>Mt</th></tr><tr><td rowspan="2">North</td><td>18.5</td></tr></table>
<ul><li>First <ul><li>inner 12%</li></ul></li></ul><!-- a remark --><p>On 3 March 2024 it opened.
<br>Then &#8220;more&#8221;.</p></article></body></html>
"""
_MARKDOWN = """---
title: Ports
date: 2024-05-01
---
# Ports

Four *ports* handled **18.5 Mt** [in 2023](https://example.org "a").

> Talks went on until 3 March 2024.

- one
  - two 12%

| Port | Mt |
|---|---:|
| North | 18.5 |

```text
code
```
"""
_BRIEF = """\
language: en
second_language: ja
to: The Minister
from: The Desk
subject: Ports and people
date: 2024-05-01
themes: [economy, people]
shape: standard
length: short
convention: vn
paper: A4
parts: {contents: true}
slides: {timeline: true, risks: false}
purpose: To prepare the call.
recommendation:
  text: {en: Ask for the terms of the loan., ja: 融資条件を尋ねる。}
  rests_on: [freight]
"""
_BRAND = """\
fonts: {latin: Carlito, east_asian: Yu Mincho, file: carlito.ttf}
palette: {dk2: "5B1222", accent1: "9C2A3C", lt2: "F4EFE6"}
logo: {file: crest.png, alt: Crest of the Ministry of Examples}
paper: Letter
"""
_JOBS = """\
facts,name,lang,themes,files,to,shape,length,memo_template,brand
facts,minister/overview,"en,vi,ja",,memo,The Minister,one-page,,,
facts,desk/people,en+ja,people,"memo,deck",,,short,,
facts,desk/economy,vi,economy,deck,,,short,,
"""
_JSON_JOBS = """\
{"facts": "facts", "name": "a", "lang": ["en", "vi"], "themes": ["people"], "files": ["memo"]}
{"facts": "facts", "name": "b/c", "lang": "en+ja", "parts": {"contents": false}, "length": "short"}
"""


def _lines() -> bytes:
    return "".join(write_jsonl(load_facts(NORTHLAND))).encode()


PACKAGES = (
    Sample("memo.docx", "delivered word", _memo),
    Sample("deck.pptx", "delivered powerpoint", _deck),
    Sample("columns.docx", "template word", templates.two_columns),
    Sample("night.pptx", "template powerpoint", deck_templates.night),
    Sample("facts.xlsx", "workbook", lambda: write_workbook(load_facts(NORTHLAND), "facts.xlsx")),
    Sample("page.docx", "delivered word", _page),
    Sample("crest.dotx", "template word", templates.crest),
    Sample("classic.potx", "template powerpoint", deck_templates.classic),
    Sample("vietnamese.docx", "template word", templates.vietnamese),
    Sample("bare.pptx", "template powerpoint", deck_templates.bare),
    Sample("copy.docx", "source", lambda: docx_of(*_WORDS, title="Ports")),
)
"""What is a package."""

TEXTS = (
    Sample("facts/economy.yaml", "facts", _copy_of("facts/economy.yaml")),
    Sample("facts/people.yaml", "facts", _copy_of("facts/people.yaml")),
    Sample("partnership.yaml", "facts", _copy_of("partnership.yaml")),
    Sample("sources.yaml", "facts", _copy_of("sources.yaml")),
    Sample("themes.yaml", "starter", _starter("themes.yaml")),
    Sample("actors.yaml", "starter", _starter("actors.yaml")),
    Sample("projects.yaml", "starter", _starter("projects.yaml")),
    Sample("places.yaml", "starter", _starter("places.yaml")),
    Sample("facts/transport.yaml", "starter", _starter("facts/transport.yaml")),
    Sample("facts.jsonl", "lines", _lines),
    Sample("brief.yaml", "brief", _BRIEF.encode),
    Sample("brand.yaml", "brand", _BRAND.encode),
    Sample("crest.png", "logo", lambda: templates.png(40, 30)),
    Sample("carlito.ttf", "font", _FONT.read_bytes),
    Sample("jobs.csv", "jobs", _JOBS.encode),
    Sample("jobs.jsonl", "jobs", _JSON_JOBS.encode),
    Sample("memo.docx.provenance.json", "sidecar", _sidecar),
    Sample("copy.html", "source", _HTML.encode),
    Sample("copy.md", "source", _MARKDOWN.encode),
    Sample("copy.txt", "source", "\n".join(_WORDS).encode),
    Sample("copy.pdf", "source", lambda: pdf_of([lines_at(50, 700, *_WORDS)] * 2, "Ports")),
)
"""What is text, or a few bytes of another kind."""
