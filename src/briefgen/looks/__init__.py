"""Looks: what a template or brand offers, as data; no document and no fact is known here."""
