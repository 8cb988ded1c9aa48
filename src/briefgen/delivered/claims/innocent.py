"""Numbers that claim nothing: list numbers, pages, marks, addresses, hours, telephone numbers.

Comes in: a folded text. Goes out: the stretches that hold no claims. Rules are of form and of the
word beside a number, never of single numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from briefgen.values.language import Language
from briefgen.wording.cldr import currencies

_N = r"\d{1,3}(?:[.-]\d{1,3})*(?![\d])"
_MORE = (
    r"(?:(?: ?, ?| and | & | và |、|・)\d{1,3}(?:-\d{1,3})?"
    r"(?![\d.,]\d|\d| ?%| (?!(?:and|và) \d)[^\W\d]))*"
)
_EVERYWHERE = (
    # At the head: 1. (2) a) 3.2 Title
    r"^\(?(?:\d{1,3}|[ivxl]{1,5}|[a-zA-Z])\)",
    r"^\d{1,3}(?:\.\d{1,2})*\.(?= ?[^\d\s]| *$)",
    r"^\d{1,2}(?:\.\d{1,2})+(?= [^\W\d_a-z][^\W\d_]{3})",
    # The whole text a page of pages.
    r"^\d{1,4} ?/ ?\d{1,4}$",
    # Marks of sources and notes: [1] [2, 3] ¶4, 6-7
    r"\[\d{1,3}(?:[,;-] ?\d{1,3})*\]",
    r"¶+ ?\d{1,4}(?:(?:-|, ?)\d{1,4}(?![\d.,]\d|\d| ?%))*",
    # Addresses of the network and of the post, telephones, hours, digests.
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\S+",
    r"〒 ?\d{3}-?\d{4}",
    r"(?<=[A-Za-z] )\d{3}-\d{4}$",
    r"(?<![\d.,/-])(?!(?:19|20)\d\d-\d\d?-\d\d?(?!\d))\d{1,4}(?:-\d{1,4}){2,}(?![\d.,]\d|\d)",
    r"\+\d{1,3}[ .()-]*\d[\d .()-]{5,}\d",
    r"\(0\d{1,4}\) ?\d{2,4}[ -]?\d{3,4}",
    r"(?<![\d.,])0\d{1,4}(?: \d{3,4}){2,}",
    r"(?i:\b(?:tel|phone|fax|mobile|call|điện thoại|đt|hotline)\b|電話|ファクス)[^\d]{0,8}"
    r"[\d+(][\d .()-]{5,}\d",
    r"(?<![\d.,])\d{1,2}[:h]\d{2}(?::\d{2})?(?!\d)(?: ?(?:[ap]\.?m\b\.?|GMT|UTC))?",
    r"(?<![\d.,])\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.m\.?|[ap]m\b)",
    r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d[0-9a-f]*\d)[0-9a-f]{7,64}\b",
    # Names made of letters and digits: COVID-19, G7, 5G, CO2.
    r"(?<![\w.,])\d[GDK]\b",
    r"\b[a-z]{2,}(?:-[a-z0-9]+)+-\d[\w-]*",
    # Laws: 30/2020/NĐ-CP, 57-NQ/TW
    r"(?<![\d/.,])\d{1,4}/(?:19|20)\d\d(?:/[^\W\d_][\w-]*(?:/[\w-]+)*)",
    r"(?<![\d/.,])\d{1,4}(?:/\d{4})?[-/](?:NĐ|NQ|QĐ|TT|CT|ND|QD|TTg|QH|UBTVQH)\w*(?:[-/]\w+)*",
)  # fmt: skip
_IN: dict[Language, tuple[str, ...]] = {
    Language.EN: (
        rf"(?i:\b(?:pages?|pp?\.|slides?|tables?|figures?|figs?\.|charts?|sections?|sec\.|chapters?|"
        rf"annex(?:es)?|appendix|appendices|(?:foot|end)?notes?|no\.|nos\.|paragraphs?|paras?\.?|"
        rf"articles?|arts?\.|clauses?|box|boxes|rooms?|floor|lines?|phases?|version|item|sources?|"
        rf"row|column|steps?|question) )\(?{_N}\)?{_MORE}(?: of \d{{1,4}}| ?/ ?\d{{1,4}})?",
        r"§+ ?\d[\d.]*",
        r"(?:Decree|Decision|Law|Circular|Resolution|Directive|Act|Regulation|ISO|Agenda)"
        r"(?: [Nn]os?\.)? \d[\w./-]*",
        # A number that was said before: the two, these three (`briefgen.facts.mentions`).
        r"(?i:\b(?:the|these|those|both) )(?:two|three|four|five|six|seven|eight|nine|ten)\b"
        r"(?![ -]?(?:years?|months?|decades?|per ?cent|hundred|thousand|[mb]illion|trillion)\b)",
    ),
    Language.VI: (
        rf"(?i:\b(?:trang|bảng|hình|biểu đồ|mục|chương|điều|khoản|phụ lục|chú thích|ghi chú|đoạn|"
        rf"nguồn|số|phòng|tầng|tuyến|slide|câu hỏi|cột|hàng|dòng) )\(?{_N}\)?{_MORE}"
        rf"(?:(?: ?/ ?| trên )\d{{1,4}})?(?! ?(?:năm|%)| \d)",
        r"(?i:\b(?:luật|nghị định|quyết định|nghị quyết|thông tư|chỉ thị)(?: số)?) \d[\w./-]*",
        r"(?i:\b(?:lúc|vào|từ|đến|tới|hồi|trước|sau) )\d{1,2} giờ(?: \d{1,2}(?: phút)?)?",
        r"(?<![\d.,])\d{1,2} giờ \d{1,2}",
        r"(?i:\b(?:cả )?hai (?:bên|nước|quốc gia|phía|chiều|dân tộc|chính phủ)\b)",
    ),
    Language.JA: (
        r"(?<![発代公一-龥])(?:表|図|注\)?|脚注|別紙|付録|資料|出典|例|項目|スライド|章) ?\d{1,3}"
        r"(?:[,、]\d{1,3}(?!\d))*(?!\d|[.,]\d|年|月|%)",
        r"第 ?[\d一二三四五六七八九十]+(?:[,、・-]\d+)*"
        r"(?:条|章|節|項|段落|号|版|頁|部|回|次|期|世代)",
        r"\d{1,4}(?: ?[/-] ?\d{1,4})?(?:ページ|頁|号線|号室|号|階|番地|丁目|番線|番(?!目))",
        r"(?:午前|午後|朝|夜)?\d{1,2}時(?!間)(?:半|\d{1,2}分)?",
        r"[二三四五]国間|両国|二者|[一二三四五六七八九十]つ|二人",
    ),
}
_DESIGNATOR = re.compile(r"(?<![\w.,])([A-Z][A-Za-z]{0,11})-?\d+[A-Za-z]?(?![\d.,%]\d|\d|%)")
_ADDRESS = re.compile(
    r"(?<![\w.,/-])\d{1,4}[A-Za-z]?,?(?: [^\W\d_a-zà-ỹ][^\W\d_]*){1,4}, ?[^\W\d_a-zà-ỹ]"
)


def innocent(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches of a folded text that hold no claims; a line may mix its languages."""
    for pattern in _compiled():
        yield from (found.span() for found in pattern.finditer(folded))
    for found in _DESIGNATOR.finditer(folded):
        # An amount of money is one: USD100, and JPY 100 anyway.
        if found[1] not in _currencies():
            yield found.span()


def addresses(folded: str) -> Iterator[tuple[int, int]]:
    """The house numbers of addresses: 36 Liễu Giai, Ba Đình. A date or a unit speaks against it."""
    yield from (found.span() for found in _ADDRESS.finditer(folded))


def is_axis(folded: str) -> bool:
    """Whether the text is nothing but numbers in even steps: the ticks of an axis."""
    ticks = folded.split()
    if len(ticks) < 3 or not all(tick.isdecimal() for tick in ticks):
        return False
    numbers = [int(tick) for tick in ticks]
    return len({after - before for before, after in pairwise(numbers)}) == 1


@lru_cache(maxsize=1)
def _compiled() -> tuple[re.Pattern[str], ...]:
    own = (pattern for patterns in _IN.values() for pattern in patterns)
    return tuple(map(re.compile, (*_EVERYWHERE, *own)))


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return currencies() | {"US", "FY"}
