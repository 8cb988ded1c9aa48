"""Native charts for both writers: a `Chart` in, a chart part and its workbook out.

`part` writes the DrawingML, `workbook` the cells behind it, `sheet` says what stands where in both,
so that the numbers that Office shows, those it edits and those of the facts are the same.
"""

from briefgen.writers.charts.part import CHART_CONTENT_TYPE, chart_part
from briefgen.writers.charts.workbook import WORKBOOK_CONTENT_TYPE, chart_workbook

__all__ = ["CHART_CONTENT_TYPE", "WORKBOOK_CONTENT_TYPE", "chart_part", "chart_workbook"]
