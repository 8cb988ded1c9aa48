"""Facts as a workbook for people who work in Excel, and back into their files.

`write_workbook` makes the workbook of a base; `bring_back` brings what was changed on it into a
folder of facts, or makes a folder of it. Reading needs the extra ``excel`` (openpyxl).
"""

from briefgen.excel.folder import BroughtBack, bring_back
from briefgen.excel.merge import RowChange
from briefgen.excel.write import write_workbook

__all__ = ["BroughtBack", "RowChange", "bring_back", "write_workbook"]
