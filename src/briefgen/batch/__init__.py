"""Many briefs at a time: rows of a jobs file in, memos and decks out, on any executor.

``jobs`` and ``rows`` read what is to be made; ``names`` and ``plan`` check all of it and say what a
worker gets; ``work`` is what a worker does, with what ``parcels`` bring; ``crew``, ``processes``
and ``dask`` are who does it; ``run`` is the loop, which writes the files, and a line of
``manifest`` for each job.
"""
