"""The settings and list definitions of a template, fitted to a memo."""

from __future__ import annotations

import math
from collections.abc import Mapping

from lxml import etree

from briefgen.writers.unzipped import template_parts
from briefgen.writers.word.lengths import twips
from briefgen.writers.word.template.xml import Element, number, on, parse, remove, val, w

# Settings that act, that belong to the file which the template was made from, or that would have
# Word ask on opening (17.15.1). Nothing of them shows on a page.
_DROPPED = (
    *("writeProtection", "documentProtection", "attachedTemplate", "linkStyles", "mailMerge"),
    *("trackRevisions", "updateFields", "saveThroughXslt", "docVars", "rsids", "endnotePr"),
    *("attachedSchema", "forceUpgrade", "removePersonalInformation"),
)
_AFTER_NOTES = (
    *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang"),
    *("clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures"),
    *("forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults"),
    *("doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)
_RESERVED_NOTES = ("-1", "0")

# CT_Compat (17.15.3) is a sequence; these stand before doNotExpandShiftReturn in it.
_BEFORE_RETURN = (
    *("useSingleBorderforContiguousCells", "wpJustification", "noTabHangInd", "noLeading"),
    *("spaceForUL", "noColumnBalance", "balanceSingleByteDoubleByteWidth", "noExtraLineSpacing"),
    *("doNotLeaveBackslashAlone", "ulTrailSpace"),
)


def fit_settings(root: Element) -> tuple[str, ...]:
    """Takes out what a memo must not have, and lists the reserved notes; what was taken out."""
    dropped = tuple(name for name in _DROPPED if root.find(w(name)) is not None)
    for name in _DROPPED:
        for found in root.findall(w(name)):
            remove(found)
    notes = root.find(w("footnotePr"))
    if notes is None:
        notes = etree.Element(w("footnotePr"))
        _place(root, notes)
    for child in tuple(notes):
        # Numbers have to run through, from 1: the memo's references say them.
        if child.tag in (w("footnote"), w("numStart"), w("numRestart")):
            notes.remove(child)
    for identifier in _RESERVED_NOTES:
        etree.SubElement(notes, w("footnote")).set(w("id"), identifier)
    _leave_short_lines(root, notes)
    return dropped


def _leave_short_lines(root: Element, notes: Element) -> None:
    """Justified text is not stretched before a line break, which parts two languages (17.15.3)."""
    compat = root.find(w("compat"))
    if compat is None:
        compat = etree.Element(w("compat"))
        end = root.find(w("endnotePr"))
        (notes if end is None else end).addnext(compat)
    if compat.find(w("doNotExpandShiftReturn")) is None:
        earlier = {w(name) for name in _BEFORE_RETURN}
        at = sum(child.tag in earlier for child in compat)
        compat.insert(at, etree.Element(w("doNotExpandShiftReturn")))


def _place(root: Element, notes: Element) -> None:
    word = w("").rpartition("}")[0] + "}"
    later = {w(name) for name in _AFTER_NOTES}
    for child in root:
        if not isinstance(child.tag, str):
            continue
        if child.tag in later or not child.tag.startswith(word):
            child.addprevious(notes)
            return
    root.append(notes)


_PAGE: Mapping[str, Mapping[str, int]] = {
    "pgSz": {"w": 12_240, "h": 15_840},
    "pgMar": dict.fromkeys(("top", "right", "bottom", "left"), 1_440)
    | dict.fromkeys(("header", "footer"), 720)
    | {"gutter": 0},
    "cols": {"num": 1, "space": 720},
    "col": {"w": 0, "space": 0},
}
"""The lengths of a page and what stands for one that is none, in twentieths of a point."""


def fit_section(section: Element) -> None:
    """Notes are numbered through in every section too, and none of it is protected.

    What nobody can read of the page is said as `read_page` takes it, since Word opens no such file.
    """
    for name, said in _PAGE.items():
        for found in section.iter(w(name)):
            for attribute, otherwise in said.items():
                written = found.get(w(attribute))
                if written is not None and math.isnan(twips(str(written), math.nan)):
                    found.set(w(attribute), str(otherwise))
    for name in ("footnotePr", "endnotePr", "formProt", "printerSettings"):
        for found in section.findall(w(name)):
            remove(found)


def even_pages_differ(root: Element) -> bool:
    """Whether even pages have headers and footers of their own."""
    return on(root.find(w("evenAndOddHeaders")))


def compatibility_mode(root: Element) -> int:
    """The version of Word that the template lays out like: 15 from Word 2013 on, else lower."""
    for found in root.iter(w("compatSetting")):
        if val(found, "name") == "compatibilityMode":
            return number(found, "val", 12)
    return 12


def new_settings() -> Element:
    """Settings for a template that has none: ours."""
    return _ours("word/settings.xml")


def new_theme() -> bytes:
    """A theme for a template that has none: ours."""
    return template_parts("memo")["word/theme/theme1.xml"]


# --- lists ----------------------------------------------------------------------------------------


def free_list(root: Element | None) -> str:
    """The number of the list that `add_list` would add."""
    taken = [] if root is None else [number(n, "numId") for n in root.findall(w("num"))]
    return str(max(taken, default=0) + 1)


def add_list(root: Element | None, style: str) -> Element:
    """The definitions with our bullet added, for the style of that id."""
    added = _ours("word/numbering.xml")
    definition, instance = added.find(w("abstractNum")), added.find(w("num"))
    assert definition is not None
    assert instance is not None
    for level in definition.iter(w("lvl")):
        for link in level.findall(w("pStyle")):
            link.set(w("val"), style)
        for fonts in tuple(level.iter(w("rFonts"))):
            remove(fonts)
    if root is None:
        return added
    instance.set(w("numId"), free_list(root))
    taken = [number(a, "abstractNumId") for a in root.findall(w("abstractNum"))]
    identifier = str(max(taken, default=-1) + 1)
    definition.set(w("abstractNumId"), identifier)
    leads = instance.find(w("abstractNumId"))
    assert leads is not None
    leads.set(w("val"), identifier)
    # 17.9.20: definitions come before the lists that use them.
    definitions = root.findall(w("abstractNum"))
    if definitions:
        definitions[-1].addnext(definition)
    else:
        first = root.find(w("num"))
        root.append(definition) if first is None else first.addprevious(definition)
    lists = root.findall(w("num"))
    (lists[-1] if lists else definition).addnext(instance)
    return root


def _ours(part: str) -> Element:
    return parse(template_parts("memo")[part], "the memo template", part)
