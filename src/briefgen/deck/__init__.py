"""The deck: slides as pure data, planned from a document and fitted to real metrics."""
