"""An organisation's own deck as the looks and the base of ours.

`read` is the whole of it on one screen; `layouts` says what the file offers, `choose` which layout
serves what, `zones` where there is room, `type` how titles are set, `colors` in what inks slides
are drawn, `parts` what stays of the package, `report` what a person is told.
"""

from briefgen.writers.powerpoint.template.read import DeckTemplate, read_deck_template
from briefgen.writers.powerpoint.template.report import DeckTemplateReport, LayoutReport

__all__ = ["DeckTemplate", "DeckTemplateReport", "LayoutReport", "read_deck_template"]
