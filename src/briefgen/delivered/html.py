"""An audit's report as one HTML page: no network, no script from elsewhere, and it prints well.

Without its script the page shows every finding; the script hides what asks nothing of anyone and
lets a reader choose by status and by file.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefgen.delivered.html_look import SCRIPT, STYLE
from briefgen.delivered.marked import marked
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

_WRONG = frozenset(
    {State.CONTRADICTS, State.CONFLICT, State.WITHDRAWN, State.DISAGREES, State.MISPLACED}
    | {State.STALE, State.REMOVED, State.EMPTIED, State.CHART}
)
"""States in which the file says what the facts do not, or says it no longer."""


def report_html(report: Report) -> str:
    """The page: what was audited, how many of each status, and every finding by file."""
    files = ", ".join(report.files)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
        f"<title>Audit of {escape(files)}</title><style>{STYLE}</style></head><body>"
        f"<header><h1>Audit of {escape(files)}</h1>"
        f'<p class="verdict">{_verdict(report)}</p>'
        f'<p class="quiet">Held against the facts of edition <code>{escape(report.edition[:12])}'
        "</code>. Texts are held against their facts by digest and by wording; numbers and dates "
        "outside them by value, and their context is not checked.</p>"
        + "".join(f'<p class="remark">{escape(remark)}.</p>' for remark in report.remarks)
        + _filter(report)
        + "</header><main>"
        + "".join(_file(number, name, report) for number, name in enumerate(report.files))
        + _meanings(report)
        + f"</main><script>{SCRIPT}</script></body></html>\n"
    )


def _verdict(report: Report) -> str:
    number = len(report.open)
    if not number:
        return "Nothing asks for anything: every text looked at stands as delivered and holds."
    things = "One finding asks" if number == 1 else f"{number:,} findings ask"
    return f"{things} for a decision; {len(report.findings) - number:,} are well."


def _filter(report: Report) -> str:
    """The counts, which the script makes a filter of."""
    states = "".join(
        _chip("state", state, state, number, state not in WELL)
        for state, number in report.counts().items()
    )
    numbers = [sum(f.file == name for f in report.open) for name in report.files]
    files = "".join(
        _chip("file", str(at), name, numbers[at], True) for at, name in enumerate(report.files)
    )
    several = (
        f"{_fieldset('Open findings by file', files)}"
        if len(report.files) > 1
        else (f"<div hidden>{files}</div>")
    )
    return (
        f"<form>{_fieldset('Findings by status', states)}{several}"
        '<p class="with-script"><button type="button" value="open">Only what is open</button>'
        '<button type="button" value="all">Everything</button>'
        '<span id="shown" class="quiet" role="status"></span></p></form>'
    )


def _fieldset(legend: str, chips: str) -> str:
    return f'<fieldset><legend>{legend}</legend><ul class="chips">{chips}</ul></fieldset>'


def _chip(name: str, value: str, label: str, number: int, is_open: bool) -> str:
    checked = " checked" if is_open else ""
    return (
        f'<li><label><input type="checkbox" name="{name}" value="{escape(value)}" '
        f'data-open="{int(is_open)}"{checked}>{escape(label)} <b>{number:,}</b></label></li>'
    )


def _file(number: int, name: str, report: Report) -> str:
    found = [finding for finding in report.findings if finding.file == name]
    if not found:
        return ""
    open_ones = sum(finding.state not in WELL for finding in found)
    return (
        f'<section data-file="{number}"><h2>{escape(name)}'
        f"<small>{open_ones:,} of {len(found):,} ask for a decision</small></h2>"
        '<table><thead><tr><th scope="col">Status</th><th scope="col">Place and fact</th>'
        '<th scope="col">In the file</th><th scope="col">The facts now</th></tr></thead>'
        f"<tbody>{''.join(_row(number, finding) for finding in found)}</tbody></table></section>"
    )


def _row(number: int, found: Finding) -> str:
    tone = "well" if found.state in WELL else "wrong" if found.state in _WRONG else "look"
    facts = " ".join(f"<code>{escape(fact)}</code>" for fact in found.facts)
    by = f"found by {escape(found.found_by)}" if found.found_by else ""
    place = escape(found.place) if found.place else '<span class="none">nowhere</span>'
    return (
        f'<tr data-state="{escape(found.state)}" data-file="{number}" class="{tone}">'
        f'<td><span class="status">{escape(found.state)}</span>'
        f"{_paragraph(by, 'quiet')}</td><td>{place}{_paragraph(facts, '')}</td>"
        f'<td data-head="In the file">{_here(found)}</td>'
        f'<td data-head="The facts now">{"".join(_there(found))}</td></tr>'
    )


def _paragraph(inner: str, kind: str) -> str:
    return f'<p class="{kind}">{inner}</p>' if inner else ""


def _here(found: Finding) -> str:
    """What the file shows, with the words that are not in what it is held against."""
    against = found.new or found.old
    if found.elsewhere:
        against = found.elsewhere[0].shown
    shown = f"<p>{marked(found.shown, against, 'here')}</p>" if found.shown else _NOTHING
    note = escape(found.note[:1].upper() + found.note[1:])
    return shown + _paragraph(note and f"{note}.", "quiet")


def _there(found: Finding) -> Iterator[str]:
    """What the facts say now, what was delivered where that is neither, and other files."""
    if found.state in WELL or (found.new and found.new == found.shown):
        yield '<p class="none">the same words</p>'
    elif found.new:
        yield f"<p>{marked(found.new, found.shown, 'now')}</p>"
    elif not found.elsewhere:
        yield _NOTHING
    if found.old and found.old not in (found.shown, found.new):
        text = marked(found.old, found.shown, "now")
        yield f'<p><span class="label">As delivered</span>{text}</p>'
    for other in found.elsewhere:
        where = escape(", ".join(filter(None, (other.file, other.place))))
        text = marked(other.shown, found.shown, "now")
        yield f'<p><span class="label">{where}</span>{text}</p>'


_NOTHING = '<p class="none">–</p>'


def _meanings(report: Report) -> str:
    """What each status in the report means."""
    items = "".join(
        f"<dt>{escape(state)}</dt><dd>{escape(MEANINGS[state])}</dd>" for state in report.counts()
    )
    return f"<section><h2>What the words mean</h2><dl>{items}</dl></section>" if items else ""
