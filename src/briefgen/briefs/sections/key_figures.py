"""Key figures: figure, qualifier, unit, what it is, source; never one that carries a caution."""

from __future__ import annotations

from briefgen.briefs.items import figure_of, may_be_large
from briefgen.briefs.writing import Writing
from briefgen.document.model import KeyFigures, Section, SectionRole
from briefgen.facts.model import Fact

MOST = 6


def key_figures_section(writing: Writing) -> Section | None:
    """Up to six figures that their facts offer, headline facts first."""
    facts = key_figure_facts(writing)
    figures = tuple(figure_of(fact, writing) for fact in facts[:MOST])
    if not figures:
        return None
    idents = tuple(figure.fact for figure in figures)
    key = "key-figures-message" if len(figures) > 1 else "key-figures-message-one"
    fields = {"n": len(figures)} if len(figures) > 1 else {}
    unlike = len(figures) > 1
    strip = KeyFigures(
        figures=figures,
        remark=writing.build.label("key-figures-remark") if unlike else (),
        facts=idents,
    )
    return Section(
        id="key-figures",
        role=SectionRole.KEY_FIGURES,
        title=writing.build.label("key-figures"),
        message=writing.build.label(key, **fields),
        blocks=(strip,),
        facts=idents,
        lang=writing.language,
    )


def key_figure_facts(writing: Writing) -> list[Fact]:
    """Every chosen fact with a key figure and no caution, headline facts first."""
    offered = [f for f in writing.selection.facts if may_be_large(f)]
    return sorted(offered, key=lambda fact: not fact.headline)
