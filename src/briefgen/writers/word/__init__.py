"""The Word writer: a `Document` in, a memo out, in one pass of text.

`memo` names the parts of the file; `base` prepares what stands in every memo; `blocks` and the
modules it calls write the body, `inlines` the runs and their anchors, `notes` the footnotes,
`frame` what stands around the text. Raw XML is in `oxml` and `colors`, the one state in `ledger`.
"""

from briefgen.writers.word.memo import write_memo

__all__ = ["write_memo"]
