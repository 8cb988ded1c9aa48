"""Work that is kept between runs: parsed facts, prepared templates, and answers (`Answers`).

A kept result is found under a digest of everything that it was made from, so that it is never out
of date; without it the same is made again. The command line keeps results (``--no-cache`` turns it
off); in Python nothing is kept unless asked for::

    from briefgen.cache import caching

    with caching():
        facts = load_facts("data/viet-nam-japan")
"""

from briefgen.cache.answers import Answers
from briefgen.cache.folder import cache_folder
from briefgen.cache.store import Store
from briefgen.cache.use import caching, kept, key_of, store_in_use

__all__ = ["Answers", "Store", "cache_folder", "caching", "kept", "key_of", "store_in_use"]
