"""A fact base in English that rests on a Vietnamese and a Japanese source."""

from __future__ import annotations

import hashlib
from pathlib import Path

VI = """\
Thủ tướng Nguyễn Văn An gặp ông Tanaka Taro tại Hà Nội ngày 28/4/2025.
Nhật Bản đã cung cấp hơn 100 tỷ yên trong năm 2023 và khoảng 3 nghìn tỷ yên từ năm 1992.
Khoảng hai trăm năm mươi kỹ sư được đào tạo trong quý II/2025, tăng 12,5%.
“Cây cầu là trái tim của kế hoạch”, Thủ tướng Nguyễn Văn An nói.
Một nửa vốn, tức 1,25 tỷ USD, dành cho 3.000–4.000 MW điện gió, sau 2 năm rưỡi chuẩn bị.
"""
JA = """\
田中太郎理事長は令和７年４月２８日、ハノイでグエン・ヴァン・アン首相と会談した。
円借款は２０２３年に１，０００億円超、累計で約３兆５，０００億円に上る。
技術者は約二百五十人、企業は2,000社以上が参加し、全体の三分の二を占める。
田中太郎理事長は「橋は計画の中心だ。３，０００億円を投じる」と述べた。
風力は３，０００～４，０００ＭＷで、半数は2045年までに稼働する。赤字は前年比△2.5%であった。
"""

FILES = {
    "partnership.yaml": """\
id: viet-nam-japan
name: {en: "{@pair}"}
as_of: 2025-06-01
languages: [en]
sides:
  - id: viet-nam
    country: VN
    names: {en: {full: Viet Nam}, vi: {full: Việt Nam}, ja: {full: ベトナム}}
  - {id: japan, country: JP, names: {en: {full: Japan}, vi: {full: Nhật Bản}, ja: {full: 日本}}}
style: {pair: [viet-nam, japan]}
units:
  - id: engineer
    en: {one: engineer, other: engineers}
    vi: {one: kỹ sư, other: kỹ sư}
    ja: {one: 技術者, other: 技術者, counter: 人}
""",
    "sources.yaml": """\
- id: vi
  type: article
  description: {en: A Vietnamese report}
  short: {en: Report}
  language: vi
  file: vi.txt
  sha256: {sha_vi}
  paragraphs: 5
- id: ja
  type: article
  description: {en: A Japanese report}
  short: {en: Report}
  language: ja
  file: ja.txt
  sha256: {sha_ja}
  paragraphs: 5
""",
    "actors.yaml": """\
- id: an
  kind: person
  side: viet-nam
  names:
    en: {full: Nguyen Van An}
    vi: {full: Nguyễn Văn An}
    ja: {full: グエン・ヴァン・アン}
- id: tanaka
  kind: person
  side: japan
  names:
    en: {full: Tanaka Taro}
    vi: {full: Tanaka Taro}
    ja: {full: 田中太郎}
""",
    "places.yaml": """\
- {id: ha-noi, names: {en: {full: Ha Noi}, vi: {full: Hà Nội}, ja: {full: ハノイ}}}
""",
    "themes.yaml": """\
- {id: all, name: {en: All}, order: 1}
""",
    "facts/all.yaml": """\
- id: meeting
  kind: event
  status: historical
  theme: all
  statement: {en: "{@an} met {@tanaka} in {@ha-noi} on {when}."}
  when: {edtf: 2025-04-28}
  actors: [{actor: an, role: party}, {actor: tanaka, role: party}]
  places: [ha-noi]
  evidence:
    - {source: vi, paragraph: 1, mode: document, tokens: [ngày 28/4/2025, Thủ tướng]}
    - {source: ja, paragraph: 1, mode: document, tokens: [令和7年4月28日]}
- id: loans
  kind: figure
  status: stated
  theme: all
  statement: {en: "{@japan} gave {recent} in {year}, {total_vi} or {total_ja} {since}."}
  values:
    recent: {value: 1e11, unit: JPY, bound: more_than, printed: hơn}
    total_vi: {value: 3e12, unit: JPY, bound: approximate, printed: khoảng}
    total_ja: {value: 3.5e12, unit: JPY, bound: approximate, printed: 約}
  dates: {year: {edtf: 2023}, since: {edtf: 1992/.., opening: since}}
  evidence:
    - {source: vi, paragraph: 2, mode: document, tokens: [3 nghìn tỷ yên]}
    - {source: ja, paragraph: 2, mode: document, tokens: ["1,000億円超"]}
- id: engineers
  kind: figure
  status: stated
  theme: all
  statement: {en: "{engineers} were trained {when}, {rise} more; {firms} are {part} of all."}
  values:
    engineers: {value: 250, unit: engineer, bound: approximate}
    rise: {value: 12.5, unit: "%"}
    firms: {value: 2000, unit: company, bound: at_least}
    part: {value: 0.6667, unit: share, bound: share}
  when: {edtf: 2025-34}
  evidence:
    - {source: vi, paragraph: 3, mode: document, tokens: ["12,5%"]}
    - {source: ja, paragraph: 3, mode: document, tokens: [二百五十人]}
- id: heart
  kind: statement
  status: stated
  theme: all
  statement: {en: "{@an} named a bridge, and {@tanaka} {sum} for it."}
  values: {sum: {value: 3e11, unit: JPY}}
  evidence:
    - source: vi
      paragraph: 4
      mode: quoted
      speaker: an
      quote: Cây cầu là trái tim của kế hoạch
      tokens: [Thủ tướng]
    - source: ja
      paragraph: 4
      mode: quoted
      speaker: tanaka
      quote: 橋は計画の中心だ。3,000億円を投じる
- id: wind
  kind: figure
  status: expected
  theme: all
  statement: {en: "{half} and {sum} for {power} {by}, after {time}; a deficit of {deficit}."}
  values:
    half: {value: 0.5, unit: share, bound: share}
    sum: {value: 1.25e9, unit: USD}
    power: {min: 3000, max: 4000, unit: MW, bound: range}
    time: {value: 2.5, unit: year}
    deficit: {value: -2.5, unit: "%"}
  dates: {by: {edtf: "[..2045]", closing: by}}
  evidence:
    - {source: vi, paragraph: 5, mode: document, tokens: [3.000–4.000 MW]}
    - {source: ja, paragraph: 5, mode: document, tokens: ["3,000～4,000MW"]}
""",
}


def write_base(folder: Path, old: str = "", new: str = "", vi: str = VI, ja: str = JA) -> Path:
    """The base as files, its sources beside it in ``sources``; one replacement in its facts."""
    shas = {"sha_vi": vi, "sha_ja": ja}
    for name, text in FILES.items():
        path = folder / "base" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name == "sources.yaml":
            for key, source in shas.items():
                text = text.replace(f"{{{key}}}", hashlib.sha256(source.encode()).hexdigest())
        if name.startswith("facts/"):
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "vi.txt").write_bytes(vi.encode())
    (folder / "sources" / "ja.txt").write_bytes(ja.encode())
    return folder
