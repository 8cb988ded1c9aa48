"""All recipes by name, with what a memo or deck made in each has to show."""

from __future__ import annotations

from functools import partial

from tests import deck_templates, templates
from tests.foreign import Recipe, slides, word
from tests.foreign.programs import by_node, by_office

_ENGLISH = ("heading 1", "heading 2")
_OFFICE = ("Title Slide", "Title Only")
_HOUSE = ("House words",)

WORD: dict[str, Recipe] = {
    "newsletter": Recipe(templates.two_columns, ".docx", styles=_ENGLISH),
    "ministry": Recipe(templates.crest, ".dotx", styles=("heading 1",), keeps=("MINISTRY",)),
    "vietnamese office": Recipe(templates.vietnamese, ".docx", styles=("caption",)),
    "word rsids": Recipe(word.rsids, ".docx", styles=_ENGLISH),
    "word german": Recipe(word.german, ".docx", styles=_ENGLISH, keeps=("berschrift1",)),
    "german names": Recipe(word.german_names, ".docx", styles=("Überschrift 1", "Überschrift 2")),
    "word japanese": Recipe(word.japanese, ".docx", styles=("見出し 1", "見出し 2")),
    "word numbered": Recipe(word.numbered, ".docx", styles=_ENGLISH, keeps=("%1.%2",)),
    "word drawn box": Recipe(word.alternate_content, ".docx", styles=_ENGLISH, keeps=_HOUSE),
    "word tracked": Recipe(word.tracked, ".docx", styles=_ENGLISH, keeps=_HOUSE),
    "word protected": Recipe(word.protected, ".docx", styles=_ENGLISH),
    "word form": Recipe(word.dotx_with_form, ".dotx", styles=_ENGLISH, keeps=_HOUSE),
    "word landscape": Recipe(word.landscape, ".docx", styles=_ENGLISH),
    "word hidden styles": Recipe(word.hidden_styles, ".docx", styles=("Heading 1",)),
    "word building blocks": Recipe(word.glossary, ".dotx", styles=_ENGLISH),
    "word remote template": Recipe(word.remote_template, ".docx", refused="remote template"),
    "word envelope": Recipe(word.envelope, ".docx", refused="40 mm are the least"),
    "google docs": Recipe(word.google_docs, ".docx", styles=_ENGLISH),
    "google letterhead": Recipe(
        word.google_docs_letterhead, ".docx", styles=_ENGLISH, keeps=_HOUSE
    ),
    "python-docx": Recipe(word.python_docx, ".docx", styles=_ENGLISH),
    "python-docx styled": Recipe(
        word.python_docx_styled, ".docx", styles=_ENGLISH, keeps=("Verdana", *_HOUSE)
    ),
    "python-docx landscape": Recipe(
        word.python_docx_landscape, ".docx", styles=_ENGLISH, keeps=("Cleared by:", *_HOUSE)
    ),
    "writer": Recipe(partial(by_office, "writer docx"), ".docx", "office", ("Heading 1",)),
    "writer template": Recipe(partial(by_office, "writer dotx"), ".dotx", "office", ("Heading 1",)),
    "docx": Recipe(partial(by_node, "docx plain"), ".docx", "node", ("Heading 1", "Heading 2")),
    "docx styled": Recipe(
        partial(by_node, "docx styled"), ".docx", "node", ("Heading 1", "Heading 2"), _HOUSE
    ),
    "docx marked": Recipe(
        partial(by_node, "docx marked"), ".docx", "node", ("Heading 1", "Heading 2"), _HOUSE
    ),
}
SLIDES: dict[str, Recipe] = {
    "night": Recipe(deck_templates.night, ".pptx", layouts=("Opening", "Heading only")),
    "classic": Recipe(deck_templates.classic, ".potx", layouts=_OFFICE),
    "bare": Recipe(deck_templates.bare, ".pptx", layouts=("A1", "B2")),
    "python-pptx": Recipe(slides.python_pptx, ".pptx", layouts=_OFFICE),
    "python-pptx wide": Recipe(slides.python_pptx_wide, ".pptx", layouts=_OFFICE),
    "python-pptx samples": Recipe(slides.python_pptx_samples, ".pptx", layouts=_OFFICE),
    "portrait": Recipe(slides.portrait, ".pptx", layouts=_OFFICE),
    "sections": Recipe(slides.sections, ".pptx", layouts=_OFFICE),
    "embedded fonts": Recipe(
        slides.embedded_fonts, ".pptx", layouts=("Opening", "Heading only"), keeps=("House Sans",)
    ),
    "pictured layouts": Recipe(
        slides.pictured_layouts, ".pptx", layouts=("Opening", "Heading only"), keeps=('"Mark"',)
    ),
    "german": Recipe(slides.german, ".pptx", layouts=("Titelfolie", "Nur Titel")),
    "no titles": Recipe(slides.no_titles, ".pptx", layouts=_OFFICE),
    "two masters": Recipe(slides.two_masters, ".pptx", layouts=("Opening", "Heading only")),
    "no notes master": Recipe(slides.no_notes_master, ".pptx", layouts=_OFFICE),
    "google slides": Recipe(slides.google_slides, ".pptx", layouts=("TITLE", "TITLE_ONLY")),
    "impress": Recipe(partial(by_office, "impress pptx"), ".pptx", "office", layouts=_OFFICE),
    "impress template": Recipe(
        partial(by_office, "impress potx"), ".potx", "office", layouts=_OFFICE
    ),
    "pptxgenjs": Recipe(
        partial(by_node, "pptxgenjs plain"), ".pptx", "node", layouts=("DEFAULT", "DEFAULT")
    ),
    "pptxgenjs master": Recipe(
        partial(by_node, "pptxgenjs master"),
        *(".pptx", "node"),
        layouts=("HOUSE COVER", "HOUSE PAGE"),
    ),
    "pptxgenjs 4:3": Recipe(
        partial(by_node, "pptxgenjs 4x3"), ".pptx", "node", layouts=("HOUSE", "HOUSE")
    ),
}
