"""The small pieces of DrawingML and PresentationML that every part of a deck is made of.

Functions return text; section numbers are those of ECMA-376 part 1.
"""

from __future__ import annotations

from briefgen.deck.model import Box, Inset
from briefgen.values.language import Language
from briefgen.writers.xml import attribute

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

TREE_ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What opens a shape tree (19.3.1.45); its id is 1, so that shapes count from 2."""

MASTER_COLORS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
"""A slide takes its colours through its master's map (19.3.1.7)."""

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def transform(box: Box, flip: str = "") -> str:
    """Where a shape stands, in EMU (20.1.7.6)."""
    return f"<a:xfrm{flip}>{corner(box)}</a:xfrm>"


def corner(box: Box) -> str:
    """The position and the extent, as every kind of transform holds them."""
    return f'<a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.w}" cy="{box.h}"/>'


def non_visual(ident: int, name: str, alt: str = "", *, decorative: bool = False) -> str:
    """A shape's id, name and alternative text (19.3.1.12)."""
    described = f' descr="{attribute(alt)}"' if alt else ""
    head = f'<p:cNvPr id="{ident}" name="{attribute(name)}"{described}'
    return f"{head}>{_DECORATIVE}</p:cNvPr>" if decorative else f"{head}/>"


def insets(inset: Inset) -> str:
    """The insets of a text frame as attributes of ``a:bodyPr`` (21.1.2.1.1)."""
    return f'lIns="{inset.left}" tIns="{inset.top}" rIns="{inset.right}" bIns="{inset.bottom}"'


def language(lang: Language) -> str:
    """The language of a run as attributes.

    ``altLang`` says what Latin letters within Japanese text are, as PowerPoint writes it.
    """
    alternative = ' altLang="en-GB"' if lang is Language.JA else ""
    return f'lang="{lang.tag}"{alternative}'
