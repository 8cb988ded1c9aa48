"""Files that came back: read, audited and refreshed.

`read_memo` and `read_deck` see what the office suites show, text inside content controls included,
which python-docx's text API leaves out.
"""
