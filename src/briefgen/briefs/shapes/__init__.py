"""Shapes of a memo: how much of the composed brief it carries, and what it therefore leaves out.

In comes the Document of the whole brief, out goes the Document of one memo: fewer parts, fewer
facts a theme, its notes numbered anew, and a line in ``left_out`` for each fact it does not state.
"""

from briefgen.briefs.shapes.shape import shape_memo

__all__ = ["shape_memo"]
