"""An organisation's own Word file as the base of memos.

`read` is the whole of it on one screen; `body` finds the place of the memo and the page, `styles`
maps ours onto theirs and adds what is missing, `theme` turns their colours into ours, `running`
and `placeholders` open headers, footers and text, `settings` fits settings and lists, `parts` and
`xml` are the package and its trees, `report` what a person is told.
"""

from briefgen.writers.word.template.read import Template, read_template
from briefgen.writers.word.template.report import TemplateReport

__all__ = ["Template", "TemplateReport", "read_template"]
