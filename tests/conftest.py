"""What all tests share: nothing but a garbage collector that is called less often.

Facts, documents and decks are large trees without cycles; looking for cycles in them takes a
seventh of the suite's time.
"""

from __future__ import annotations

import gc

gc.set_threshold(200_000, 20, 100)
