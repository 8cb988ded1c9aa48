"""Facts as a workbook for people who work in Excel, and back into their files.

`write_workbook` makes the workbook of a base; `bring_back` brings what was changed on it into a
folder of facts, or makes a folder of it; `unread_changes` says whether there is anything to bring
back. Reading needs the extra ``excel`` (openpyxl).
"""

from briefgen.excel.folder import BroughtBack, bring_back, unread_changes
from briefgen.excel.merge import RowChange
from briefgen.excel.write import write_workbook

__all__ = ["BroughtBack", "RowChange", "bring_back", "unread_changes", "write_workbook"]
