"""The document: what a brief says, typed and frozen, before memo and deck part."""
