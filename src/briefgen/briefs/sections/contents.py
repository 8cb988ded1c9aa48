"""The contents list, behind what a reader in a hurry needs and before the themes."""

from __future__ import annotations

from briefgen.briefs.brief import Shape
from briefgen.briefs.writing import Writing
from briefgen.document.model import Contents, Section, SectionRole


def contents_section(writing: Writing) -> Section | None:
    """Sections and the headings in them; None on a one-page memo, unless its brief wants it."""
    brief = writing.brief
    wanted = brief.parts.contents
    if wanted is False or (wanted is None and brief.shape is Shape.ONE_PAGE):
        return None
    title = writing.build.label("contents")
    return Section(
        id="contents",
        role=SectionRole.CONTENTS,
        title=title,
        message=title,
        blocks=(Contents(levels=2),),
        lang=writing.language,
    )
