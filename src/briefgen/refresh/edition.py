"""The line that says which edition of the facts a file states, worded for another edition."""

from __future__ import annotations

from typing import get_args

from briefgen.briefs.compose import EDITION_DIGITS
from briefgen.delivered.provenance import Provenance
from briefgen.facts.model import FactBase
from briefgen.values.language import Language
from briefgen.wording.catalogue import DateStyle, catalogue
from briefgen.wording.times import word_date


def edition_line(line: str, then: Provenance, now: FactBase, language: Language) -> str:
    """The line with the edition and the date of the facts as they are, in the order it has them."""
    line = line.replace(then.edition[:EDITION_DIGITS], now.edition[:EDITION_DIGITS])
    words = catalogue(language)
    old, new = then.as_of, now.as_of
    for style in get_args(DateStyle):
        worded = word_date(old.year, old.month, old.day, words, style)
        if worded in line:
            return line.replace(worded, word_date(new.year, new.month, new.day, words, style))
    return line
