"""The walk over what a memo prints: in the order in which it is read."""

from __future__ import annotations

from briefgen.document.model import Citation, FactItem, Inlines, Pair, Pairs, StatusMark, Text
from briefgen.document.walk import memo_inlines, plain_text
from briefgen.values.language import Language
from briefgen.values.status import Status

EN = Language.EN
AGREED = StatusMark(status=Status.AGREED, group=Status.AGREED.group, label="agreed", lang=EN)


def words(text: str) -> Inlines:
    return (Text(text=text, lang=EN),)


def item(name: str) -> FactItem:
    return FactItem(
        fact=name,
        status=AGREED,
        statement=words(name),
        short=(),
        citation=Citation(facts=(name,), mark="[1] ¶1", lang=EN),
        remark=words(f"check {name}"),
    )


def test_asks_and_offers_are_read_with_their_remarks_and_below_their_heads() -> None:
    block = Pairs(
        left_head=words("Asks"),
        right_head=words("Offers"),
        rows=(Pair(ask=item("lone")), Pair(ask=item("ask"), offers=(item("offer"),))),
        unmatched=words("No offer"),
        others_head=words("Other offers"),
        others=(item("other"),),
        remark=words("As stated"),
    )
    assert [plain_text(inlines) for inlines in memo_inlines(block)] == [
        *("Asks", "Offers", "ask", "check ask", "offer", "check offer"),
        *("Asks", "No offer", "lone", "check lone"),
        *("Other offers", "other", "check other", "As stated"),
    ]
