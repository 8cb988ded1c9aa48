"""Files that other programs made, as templates: recipes, by the program that is followed.

`word` and `slides` follow Word, PowerPoint and Google part by part and run python-docx and
python-pptx; `programs` runs LibreOffice and npm's libraries. `recipes` names them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """A file of another program, and what a brief made in it has to show.

    ``needs`` is the mark of the tests that run that program; ``styles`` are names of its own styles
    that text of ours has to take, ``keeps`` words of its own that have to stay; ``layouts`` are
    those that cover and messages take. ``refused`` is why it cannot be used, as a pattern.
    """

    make: Callable[[], bytes]
    suffix: str
    needs: str = ""
    styles: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    layouts: tuple[str, str] | None = None
    refused: str = ""
