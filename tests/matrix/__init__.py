"""The matrix: memos and decks in which each two values of what a file may be meet, and its judges.

`cases` says which files, `files` makes them once for all processes of a test run, `judged` asks the
programs of others what they have against them.
"""
