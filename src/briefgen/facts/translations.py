"""What a base lacks in languages that it does not name as its own."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.facts.model import FactBase
from briefgen.issues import Issue, sort_issues
from briefgen.values.language import Language


def check_translations(facts: FactBase, languages: Iterable[Language]) -> tuple[Issue, ...]:
    """The texts that the base lacks in some of these languages, sorted; all are warnings.

    Those that the base names as its own (`Partnership.languages`) are in `check_facts` already.
    """
    others = [held for held in languages if held not in facts.partnership.languages]
    if not others:
        return ()
    from briefgen.facts.rules.texts import untranslated
    from briefgen.facts.rules.view import View

    return sort_issues(untranslated(View(facts), others))
