"""Typed values: quantities, times, names, languages. No words of any language live here."""
