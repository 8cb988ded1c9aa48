"""Key figures: figure, qualifier, unit, what it is, source; never one that carries a caution."""

from __future__ import annotations

from briefgen.briefs.words import Form
from briefgen.briefs.writing import Writing
from briefgen.document.model import Figure, KeyFigures, Section, SectionRole
from briefgen.facts.model import Fact
from briefgen.values.quantity import Quantity
from briefgen.wording.quantities import word_quantity

MOST = 6


def key_figures_section(writing: Writing) -> Section | None:
    """Up to six figures that their facts offer, headline facts first."""
    facts = key_figure_facts(writing)
    figures = tuple(_figure(fact, writing) for fact in facts[:MOST])
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
    offered = [f for f in writing.selection.facts if f.key_figure and f.caution is None]
    return sorted(offered, key=lambda fact: not fact.headline)


def _figure(fact: Fact, writing: Writing) -> Figure:
    name = fact.key_figure or ""
    quantity = writing.words.values(fact)[name]
    assert isinstance(quantity, Quantity)
    words = word_quantity(quantity, writing.catalogue, writing.words.lexicon.unit)
    ref = f"{fact.id}.{name}"
    for text in (words.figure, words.full):
        writing.build.value(ref, quantity, text)
    label = writing.statement(Form.LABEL, fact)
    return Figure(
        fact=fact.id,
        ref=ref,
        occurrence=label.occurrence,
        qualifier=words.qualifier,
        figure=words.figure,
        unit=words.unit,
        full=words.full,
        lang=writing.language,
        label=(label,),
        citation=writing.mark_only((fact,)),
    )
