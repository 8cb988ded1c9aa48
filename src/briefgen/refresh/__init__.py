"""Delivered files brought up to date in place: only the bytes of what has changed are replaced.

Stage: after `delivered`, which reads and judges the file. In come its bytes and the facts, out go
new bytes and a report of what was done and what is left for a person.
"""

from briefgen.refresh.refresh import Refreshed, refresh

__all__ = ["Refreshed", "refresh"]
