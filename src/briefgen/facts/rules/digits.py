"""The rule on loose digits: a number in a text is a typed value, or part of a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefgen.facts.model import Fact
from briefgen.facts.rules.quotations import quoted_spans, squeeze
from briefgen.facts.rules.view import Text, View, Where
from briefgen.issues import Issue

# \d is every decimal digit of Unicode, full-width and Arabic-Indic ones too. Vulgar fractions,
# Roman numeral signs and circled numbers are numbers as well; superscripts (m²) and subscripts
# (CO₂) belong to a word.
_SIGNS = "\u00bc-\u00be\u2150-\u2188\u2460-\u249b\u2776-\u2793"
# Kanji numerals are words in ordinary text (一部); with a magnitude they are figures (三千億).
_KANJI = "[〇零一二三四五六七八九十百千]+[万億兆]"
_NUMBER = re.compile(rf"[\d{_SIGNS}](?:[\d{_SIGNS}]|[.,:/~～–-](?=\d))*|{_KANJI}")


def no_loose_digits(view: View) -> Iterator[Issue]:
    """No digits in the text of any language (design.md, Facts), whatever script they are in.

    What stands in a name, in a quotation of the fact's own evidence, or in a waiver with its reason
    is not loose; a glossary explains names.
    """
    for text in view.texts:
        if text.where.kind == "term" or not _NUMBER.search(text.literal):
            continue
        loose = list(dict.fromkeys(loose_digits(text, _quotes(view, text))))
        if loose:
            yield view.error(
                "loose-digits",
                text.where,
                f"the digits {', '.join(f'“{digits}”' for digits in loose)} stand in the text",
                "make it a typed value with a hole, name it with {@id}, "
                "or let the fact waive it with a reason",
            )


def loose_digits(text: Text, quotes: Iterable[str]) -> Iterator[str]:
    """The numbers in a text outside holes, verbatim quotations and waived digits."""
    literal = text.literal
    if not _NUMBER.search(literal):
        return
    for start, end in quoted_spans(literal):
        if any(squeeze(literal[start:end]) in quote for quote in quotes):
            literal = literal[:start] + " " * (end - start) + literal[end:]
    if text.fact and text.fact.waiver:
        for waived in text.fact.waiver.digits:
            literal = _pattern(waived).sub(" ", literal)
    yield from (found[0] for found in _NUMBER.finditer(literal))


def _quotes(view: View, text: Text) -> list[str]:
    """The verbatim words that the text may repeat: its fact's, or those of a takeaway's facts."""
    facts: list[Fact] = [text.fact] if text.fact else []
    if text.where.kind == "theme":
        theme = view.base.theme_by_id.get(text.where.ident)
        rests_on = theme.takeaway.rests_on if theme and theme.takeaway else ()
        known = (view.base.fact_by_id.get(ident) for ident in rests_on)
        facts = [fact for fact in known if fact is not None]
    return [squeeze(e.quote) for fact in facts for e in fact.evidence if e.quote]


def _pattern(waived: str) -> re.Pattern[str]:
    """The waived digits as a whole number: a waived 2 does not let 2030 pass."""
    return re.compile(rf"(?<!\d){re.escape(waived)}(?!\d)")


def waivers_are_needed(view: View) -> Iterator[Issue]:
    """What a waiver names stands in a text of its fact."""
    own: dict[str, list[str]] = defaultdict(list)
    for text in view.texts:
        if text.fact:
            own[text.fact.id].append(text.literal)
    for fact in view.base.facts:
        for digits in fact.waiver.digits if fact.waiver else ():
            if not any(_pattern(digits).search(literal) for literal in own[fact.id]):
                where = Where("fact", fact.id).at("waiver")
                message = f"the waived “{digits}” stands in no text of the fact"
                yield view.warning("unused-waiver", where, message, "remove it from the waiver")
