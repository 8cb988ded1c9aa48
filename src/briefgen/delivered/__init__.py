"""Files that came back: read, audited and refreshed.

`read_delivered` reads any .docx or .pptx into passages and charts, each with its place; `word_walk`
and `read_deck` find what stands in the parts. `read_memo` and `read_deck` are for whoever asks what
one of our own files has where. All see text inside content controls, which python-docx's text API
leaves out.
"""
