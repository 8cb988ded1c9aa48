"""An organisation's .docx or .dotx, read once: the base of memos in it, and what was found.

What stays: styles, theme, fonts, page, headers and footers with their pictures, custom XML, and the
text around ``{{ memo }}``. What does not: other text, comments, notes, the history of changes, and
whatever says who made the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from lxml import etree

from briefgen.errors import InputError
from briefgen.gate.package import open_package
from briefgen.gate.relationships import OFFICE, Relationship
from briefgen.issues import Issue, warning
from briefgen.records import dataclass
from briefgen.writers.anchors import PROVENANCE_NAMESPACE
from briefgen.writers.foreign import (
    Foreign,
    content_types,
    free_name,
    open_foreign,
    reached,
    resolve,
)
from briefgen.writers.package import deflate
from briefgen.writers.theme import theme_colors, theme_fonts
from briefgen.writers.unzipped import template_parts
from briefgen.writers.word.base import CORE_PROPERTIES, DOCUMENT, FOOTNOTES, Base, Pieces
from briefgen.writers.word.cell_type import read_cell_faces
from briefgen.writers.word.holes import PLACEHOLDERS
from briefgen.writers.word.styles import LEADING, Style
from briefgen.writers.word.template import xml
from briefgen.writers.word.template.body import Place, find_place, read_page
from briefgen.writers.word.template.placeholders import Placeholders
from briefgen.writers.word.template.report import TemplateReport
from briefgen.writers.word.template.running import Running, prepare_running
from briefgen.writers.word.template.settings import (
    add_list,
    compatibility_mode,
    even_pages_differ,
    fit_section,
    fit_settings,
    free_list,
    new_settings,
    new_theme,
)
from briefgen.writers.word.template.styles import Styles, map_styles
from briefgen.writers.word.template.theme import foreign_inks
from briefgen.writers.word.template.xml import RELATIONSHIPS, Element, val, w
from briefgen.writers.xml import DECLARATION, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_TYPES}wordprocessingml."
_RELATED = (f"{{{RELATIONSHIPS}}}", "{urn:schemas-microsoft-com:office:office}relid")
_STRUCTURE = ("styles", "settings", "theme", "numbering", "fontTable")
_ELSEWHERE = {
    "comments": "comments",
    "commentsExtended": "comments",
    "footnotes": "its footnotes",
    "endnotes": "its endnotes",
    "glossaryDocument": "building blocks",
    "people": "names of commenters",
}
_TABLES_BY_EDGE = 15  # the mode from which the indent of a table is that of its edge
_SELF_MADE = ("word/charts/", "word/embeddings/")


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read: what memos start from, and what was found."""

    base: Base
    report: TemplateReport


@lru_cache(maxsize=8)
def read_template(data: bytes, name: str, chosen: tuple[tuple[str, str], ...] = ()) -> Template:
    """The template of these bytes; prepared once for the same bytes and choices.

    ``chosen`` are pairs of a style of ours and the template's style to use for it. InputError says
    what keeps the file from being used: as `briefgen.gate.open_package`, or where ``{{ memo }}``
    stands in a place that cannot be filled.
    """
    foreign = open_foreign(open_package(data, name, "word"))
    root = foreign.tree(foreign.main)
    place = find_place(root, name)
    page = read_page(place.section, name)
    settings = _tree_or(foreign, "settings", new_settings())
    even, mode = even_pages_differ(settings), compatibility_mode(settings)
    dropped = fit_settings(settings)
    for section in place.sections:
        fit_section(section)
    colors, fonts, theme = _theme(foreign)
    inks, link, darkened = foreign_inks(colors)
    numbering = _tree(foreign, "numbering")
    styles = Styles(
        file=name,
        root=_tree_or(foreign, "styles", etree.Element(w("styles"), nsmap={"w": xml.WORD})),
        inks=inks,
        link=link,
        column=page.column,
        page=page.text,
        bullet=free_list(numbering),
        chosen=MappingProxyType(dict(chosen)),
    )
    map_styles(styles)
    if styles.used_bullet:
        numbering = add_list(numbering, styles.ids[Style.LIST_BULLET])
    targets = {
        r.id: resolve(foreign.main, r.target)
        for r in foreign.relationships(foreign.main)
        if not r.external
    }
    running = prepare_running(foreign, place.sections, targets, even=even)
    text = _Text(foreign, place)
    made = {
        "styles": xml.part(styles.root),
        "settings": xml.part(settings),
        **({"numbering": xml.part(numbering)} if numbering is not None else {}),
        **({"theme": new_theme()} if theme is None else {}),
    }
    package = _Package(foreign, made, running, text)
    base = Base(
        static=MappingProxyType({part: deflate(data) for part, data in package.static.items()}),
        content_types=package.content_types(),
        relationships=package.relationships(),
        section=text.section(),
        text_width=page.column,
        styles=MappingProxyType({style: styles.ids[style] for style in Style}),
        palette=inks,
        cells=read_cell_faces(styles.root, theme, styles.ids).cell_type(),
        namespaces=text.declared,
        before=text.before,
        after=text.after,
        running=MappingProxyType(dict(running.pieces)),
        free_item=package.free_item,
        callout_lead=styles.cell_lead(Style.CALLOUT) if mode < _TABLES_BY_EDGE else 0,
        loose=frozenset(style for style in LEADING if not styles.keeps_with_next(style)),
    )
    report = TemplateReport(
        file=name,
        format=foreign.package.format,
        page=page,
        mode=mode,
        fonts=fonts if theme is not None else _default_fonts(styles.root),
        marked=place.marked,
        placeholders=tuple(dict.fromkeys(text.holes.found)),
        running=running.parts,
        styles=tuple(styles.matches),
        headings=_unmapped_headings(styles),
        dropped=_dropped(foreign, place, dropped),
        issues=(*_unknown(name, (*text.holes.unknown, *running.unknown)), *_told(name, darkened)),
    )
    return Template(base, report)


def _tree(foreign: Foreign, kind: str) -> Element | None:
    part = foreign.of_kind(kind)
    return foreign.tree(part) if part else None


def _tree_or(foreign: Foreign, kind: str, otherwise: Element) -> Element:
    found = _tree(foreign, kind)
    return otherwise if found is None else found


# --- the text -------------------------------------------------------------------------------------


class _Text:
    """What stays of the template's own text, with ids of relationships that are free for it."""

    def __init__(self, foreign: Foreign, place: Place) -> None:
        self.place = place
        self.holes = Placeholders()
        self.used: dict[str, Relationship] = {}
        self.ids: dict[str, str] = {}
        known = {r.id: r for r in foreign.relationships(foreign.main)}
        for element in (*place.before, *place.after):
            self._relate(element, known, foreign.name)
            self.holes.open(element)
        self.declared = xml.namespaces((place.last.getroottree().getroot(),))

    @property
    def before(self) -> Pieces:
        """What stands before the memo."""
        return self._pieces(self.place.before)

    @property
    def after(self) -> Pieces:
        """What stands after it."""
        return self._pieces(self.place.after)

    def section(self) -> str:
        """The last section's properties."""
        return xml.text(self.place.last, self.declared)

    def _pieces(self, elements: Iterable[Element]) -> Pieces:
        return self.holes.pieces("".join(xml.text(e, self.declared) for e in elements))

    def _relate(self, element: Element, known: Mapping[str, Relationship], name: str) -> None:
        for child in element.iter():
            if child.tag in (w("headerReference"), w("footerReference")):
                continue
            for key, identifier in child.attrib.items():
                if not str(key).startswith(_RELATED):
                    continue
                found = known.get(str(identifier))
                if found is None:
                    raise InputError(
                        f"{name} is damaged: its text refers to “{identifier!s}”, "
                        "which is missing; open it in Word, which may mend it, and save it again"
                    )
                fresh = f"rIdTemplate{len(self.used)}"
                self.used[fresh] = found
                child.set(key, fresh)


# --- the package ----------------------------------------------------------------------------------


class _Package:
    """The parts that stand in every memo, and how the text refers to them."""

    def __init__(
        self, foreign: Foreign, made: Mapping[str, bytes], running: Running, text: _Text
    ) -> None:
        self._foreign = foreign
        self._running = running
        self._text = text
        self._structure = {kind: foreign.of_kind(kind) for kind in _STRUCTURE}
        for kind in made:
            if not self._structure[kind]:
                folder = "word/theme/theme{}.xml" if kind == "theme" else f"word/{kind}{{}}.xml"
                self._structure[kind] = free_name(foreign.package.parts, folder)
        self._custom = [
            resolve(foreign.main, r.target)
            for r in foreign.relationships(foreign.main)
            if r.kind.endswith("/customXml") and not self._is_provenance(r)
        ]
        kept = reached(foreign, self._seeds())
        kept |= {self._structure[kind]: data for kind, data in made.items()}
        for part in running.pieces:
            kept.pop(part, None)
        if any(part.startswith(_SELF_MADE) for part in kept):
            raise InputError(
                f"{foreign.name} has a chart or an embedded file around {{{{ memo }}}} or in a "
                "header; put a picture of it there instead"
            )
        self.static = kept | {
            name: template_parts("memo")[name] for name in ("_rels/.rels", "docProps/app.xml")
        }

    def _is_provenance(self, relationship: Relationship) -> bool:
        """Whether the template was a memo itself: what it says of its facts is not ours."""
        part = resolve(self._foreign.main, relationship.target)
        root = self._foreign.tree(part)
        return etree.QName(root).namespace == PROVENANCE_NAMESPACE

    def _seeds(self) -> list[str]:
        main = self._foreign.main
        linked = [r for r in self._text.used.values() if not r.external]
        return [
            *filter(None, self._structure.values()),
            *(resolve(main, r.target) for r in linked),
            *self._running.pieces,
            *self._custom,
        ]

    @property
    def free_item(self) -> int:
        """The first number that no item of custom XML has."""
        taken = {
            int(found[1])
            for part in self.static
            if (found := re.fullmatch(r"customXml/item(?:Props)?(\d+)\.xml", part, re.IGNORECASE))
        }
        return max(taken, default=0) + 1

    def relationships(self) -> str:
        """The relationships of the text; sections get the ids of their headers and footers."""
        lines: list[str] = []
        ids: dict[str, str] = {}
        for kind, part in self._structure.items():
            if part:
                lines.append(_line(f"rIdBase{len(lines)}", f"{OFFICE}/{kind}", f"/{part}"))
        for part in self._custom:
            lines.append(_line(f"rIdBase{len(lines)}", f"{OFFICE}/customXml", f"/{part}"))
        lines.append(_line(f"rIdBase{len(lines)}", f"{OFFICE}/footnotes", f"/{FOOTNOTES}"))
        for story in self._running.parts:
            ids[story.part] = f"rIdBase{len(lines)}"
            lines.append(_line(ids[story.part], f"{OFFICE}/{story.kind}", f"/{story.part}"))
        for identifier, found in self._text.used.items():
            target = found.target
            if not found.external and not found.kind.endswith("/hyperlink"):
                target = f"/{resolve(self._foreign.main, target)}"
            lines.append(_line(identifier, found.kind, target, external=found.external))
        for section in self._text.place.sections:
            for reference in section:
                key = f"{{{RELATIONSHIPS}}}id"
                if reference.get(key) in ids:
                    reference.set(key, ids[str(reference.get(key))])
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{"".join(lines)}</Relationships>'

    def content_types(self) -> str:
        """The content types of all parts that a memo has without anchors."""
        types = {
            part: self._foreign.type_of(part)
            for part in (*self.static, *self._running.pieces)
            if not part.endswith(".rels")
        }
        for kind, part in self._structure.items():
            if part:
                types[part] = f"{_TYPES}theme+xml" if kind == "theme" else f"{_WORD}{kind}+xml"
        for story in self._running.parts:
            types[story.part] = f"{_WORD}{story.kind}+xml"
        types |= {
            DOCUMENT: f"{_WORD}document.main+xml",
            FOOTNOTES: f"{_WORD}footnotes+xml",
            CORE_PROPERTIES: "application/vnd.openxmlformats-package.core-properties+xml",
            "docProps/app.xml": f"{_TYPES}extended-properties+xml",
        }
        return content_types((part, kind) for part, kind in types.items() if kind)


def _line(identifier: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationship Id="{identifier}" Type="{attribute(kind)}" '
        f'Target="{attribute(target)}"{mode}/>'
    )


# --- what was found -------------------------------------------------------------------------------


def _theme(foreign: Foreign) -> tuple[dict[str, str], tuple[str, str], Element | None]:
    theme = _tree(foreign, "theme")
    if theme is None:
        ours = xml.parse(new_theme(), "the memo template", "theme1.xml")
        return theme_colors(ours), ("", ""), None
    return theme_colors(theme), theme_fonts(theme), theme


def _default_fonts(styles: Element) -> tuple[str, str]:
    fonts = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
    return val(fonts, "ascii"), val(fonts, "ascii")


def _unmapped_headings(styles: Styles) -> tuple[str, ...]:
    """The template's styles that head something, but are none of ours."""
    used = set(styles.ids.values())
    return tuple(
        val(style.find(w("name")))
        for style in styles.all()
        if val(style, "type") == "paragraph"
        and val(style, "styleId") not in used
        and style.find(f"{w('pPr')}/{w('outlineLvl')}") is not None
        and val(style.find(f"{w('pPr')}/{w('outlineLvl')}")) != "9"
    )


def _dropped(foreign: Foreign, place: Place, settings: tuple[str, ...]) -> tuple[str, ...]:
    kinds = [r.kind.rpartition("/")[2] for r in foreign.relationships(foreign.main)]
    parts = [_ELSEWHERE[kind] for kind in kinds if kind in _ELSEWHERE]
    text = () if place.marked else ("its text",)
    return tuple(dict.fromkeys((*text, *parts, *(f"the setting {name}" for name in settings))))


def _told(name: str, darkened: tuple[Issue, ...]) -> tuple[Issue, ...]:
    hint = "the template keeps its colour; what briefgen adds uses the darker shade"
    return tuple(replace(issue, hint=hint, file=name) for issue in darkened)


def _unknown(name: str, placeholders: tuple[str, ...]) -> tuple[Issue, ...]:
    return tuple(
        warning(
            "unknown-placeholder",
            f"{{{{ {found} }}}} is none that briefgen fills, and stays as it is",
            f"choose among memo, {', '.join(PLACEHOLDERS)}",
            file=name,
        )
        for found in dict.fromkeys(placeholders)
    )
