"""The deck writer: a planned `Deck` to the bytes of a .pptx file, which is drawn and not decided.

`write` puts the parts together in order; `base` is the prepared template; `slides`, `shapes`,
`tables`, `notes` and `text` write what a part holds; `oxml` has the small pieces of XML they share.
"""

from briefgen.writers.anchors import Anchors
from briefgen.writers.powerpoint.write import write_deck

__all__ = ["Anchors", "write_deck"]
