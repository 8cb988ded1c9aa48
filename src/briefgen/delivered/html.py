"""An audit's report as one HTML page: no network, no script from elsewhere, and it prints well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefgen.delivered.report import WELL, Finding, Report, State

MEANINGS = {
    State.OK: "stands as delivered, and the facts still say so",
    State.STALE: "stands as delivered; the fact has changed since",
    State.REWORDED: "stands as delivered; the same fact is worded otherwise now",
    State.EDITED: "changed by hand",
    State.CONFLICT: "changed by hand, and the fact has changed too",
    State.REMOVED: "delivered, and no longer in the file",
    State.EMPTIED: "its place is there and holds no text",
    State.COPIED: "stands once more than it was delivered",
    State.WITHDRAWN: "the fact behind it is gone",
    State.SURROUNDINGS: "the text stands; words beside it in its paragraph have changed",
    State.MISPLACED: "stands under a status or theme that no longer fits: rebuild",
    State.UNKNOWN: "carries a mark of ours that this file was not delivered with",
    State.SAME: "a number or date outside any anchor that some fact has; context not checked",
    State.CONTRADICTS: "another number, unit or date than the fact that is spoken of",
    State.UNSOURCED: "a number or date that no fact has",
    State.CHART: "a chart and its workbook differ",
    State.DISAGREES: "another of the files shows the same fact otherwise",
}
"""What each state means, in one line."""

_STYLE = """
:root{color-scheme:light;--ink:#1c2733;--quiet:#56626f;--rule:#d5dbe1;--tint:#f1f4f7;--blue:#17365c}
*{box-sizing:border-box}body{margin:0 auto;max-width:72rem;padding:2rem;color:var(--ink);
font:16px/1.5 Calibri,Carlito,"Noto Sans",Meiryo,"Noto Sans CJK JP",sans-serif}
h1{color:var(--blue);font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}
h2{color:var(--blue);font-size:1.2rem;margin:2rem 0 .5rem}
p{margin:.25rem 0}.quiet{color:var(--quiet)}code{font-size:.9em}
fieldset{border:1px solid var(--rule);margin:1.5rem 0;padding:.75rem 1rem}
legend{padding:0 .5rem;font-weight:600}label{display:block;margin:.15rem 0}
label b{display:inline-block;min-width:11rem}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:.5rem .6rem .5rem 0;
border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
th{color:var(--quiet);border-bottom:2px solid var(--blue);font-size:.9rem}
th:nth-child(1){width:11rem}th:nth-child(2){width:13rem}
.state{font-weight:600}.old{background:var(--tint);padding:.1rem .3rem}
tr[hidden],section[hidden]{display:none}
@media print{body{padding:0;max-width:none;font-size:10pt}fieldset{display:none}
tr{break-inside:avoid}thead{display:table-header-group}}
"""

_SCRIPT = """
const boxes=[...document.querySelectorAll('input[data-state]')];
function show(){const on=new Set(boxes.filter(b=>b.checked).map(b=>b.dataset.state));
for(const row of document.querySelectorAll('tr[data-state]'))row.hidden=!on.has(row.dataset.state);
for(const part of document.querySelectorAll('section'))
part.hidden=![...part.querySelectorAll('tr[data-state]')].some(row=>!row.hidden);}
for(const box of boxes)box.addEventListener('change',show);show();
"""


def report_html(report: Report) -> str:
    """The page: what was audited, how many of each state, and every finding by file.

    Findings that ask nothing of anyone are there and hidden until their state is ticked.
    """
    counts = report.counts()
    title = f"Audit of {', '.join(report.files)}"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(title)}</h1>"
        f"<p>{_verdict(report)}</p>"
        f'<p class="quiet">Facts of edition <code>{escape(report.edition[:12])}</code>. '
        "A text is held against its fact by digest and by wording; numbers and dates outside "
        "any anchor by value.</p>"
        + "".join(f"<p>{escape(remark)}.</p>" for remark in report.remarks)
        + _filter(counts)
        + "".join(_file(name, report) for name in report.files)
        + f"<script>{_SCRIPT}</script></body></html>\n"
    )


def _verdict(report: Report) -> str:
    number = len(report.open)
    if not number:
        return "Nothing asks for anything: every text looked at stands as delivered and holds."
    things = "One thing asks" if number == 1 else f"{number} things ask"
    return f"<b>{things} for a decision.</b>"


def _filter(counts: dict[State, int]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" data-state="{escape(state)}"'
        f"{'' if state in WELL else ' checked'}> <b>{escape(state)} ({number})</b>"
        f"{escape(MEANINGS[state])}</label>"
        for state, number in counts.items()
    )
    return f"<fieldset><legend>Show</legend>{boxes}</fieldset>" if boxes else ""


def _file(name: str, report: Report) -> str:
    rows = "".join(_rows(found for found in report.findings if found.file == name))
    head = "<thead><tr><th>State</th><th>Place</th><th>In the file</th><th>Now</th></tr></thead>"
    return (
        f"<section><h2>{escape(name)}</h2><table>{head}<tbody>{rows}</tbody></table></section>"
        if rows
        else ""
    )


def _rows(findings: Iterator[Finding]) -> Iterator[str]:
    for found in findings:
        facts = " ".join(f"<code>{escape(fact)}</code>" for fact in found.facts)
        by = f"found by {escape(found.found_by)}" if found.found_by else ""
        note = f'<p class="quiet">{escape(found.note)}</p>' if found.note else ""
        new = found.new or found.old
        yield (
            f'<tr data-state="{escape(found.state)}">'
            f'<td><span class="state">{escape(found.state)}</span><p class="quiet">{facts}</p></td>'
            f'<td>{escape(found.place) or "–"}<p class="quiet">{by}</p></td>'
            f'<td><span class="old">{_lines(found.shown)}</span>{note}</td>'
            f"<td>{_lines(new) if new != found.shown else 'the same'}</td></tr>"
        )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>") or "–"
