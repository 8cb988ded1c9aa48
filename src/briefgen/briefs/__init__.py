"""Briefs: which facts a document says, and in which order."""
