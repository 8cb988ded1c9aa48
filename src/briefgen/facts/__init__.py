"""The fact base: its model, loading, checking, and the comparison with its sources."""
