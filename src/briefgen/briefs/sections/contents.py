"""The contents list, behind what a reader in a hurry needs and before the themes."""

from __future__ import annotations

from briefgen.briefs.writing import Writing
from briefgen.document.model import Contents, Section, SectionRole


def contents_section(writing: Writing) -> Section:
    """The sections and the headings in them."""
    title = writing.build.label("contents")
    return Section(
        id="contents",
        role=SectionRole.CONTENTS,
        title=title,
        message=title,
        blocks=(Contents(levels=2),),
        lang=writing.language,
    )
