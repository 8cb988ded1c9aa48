"""Writers: a `Document` to a memo, a planned `Deck` to a deck; both as the bytes of one file.

Writers know nothing of facts: give one a document read from JSON and it works. `package` seals the
parts of either file, `anchors` makes the part that ties its texts to facts.
"""
