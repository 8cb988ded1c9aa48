"""Our styles in a foreign template: its own by name or by the brand, else ours, fitted to its own.

An added style has its size and spacing scaled to the template's text, its colours follow the
template's theme, and it is based on the template's own default styles. What the template's default
paragraph does to running text (indents, justification, wide lines) is set back for small parts such
as cells and labels.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Literal

from lxml import etree

from briefgen.errors import InputError
from briefgen.looks.model import Slot
from briefgen.records import dataclass
from briefgen.writers.unzipped import template_parts
from briefgen.writers.word.colors import Ink, Inks
from briefgen.writers.word.styles import Style
from briefgen.writers.word.template.names import known_names
from briefgen.writers.word.template.xml import Element, number, on, parse, remove, val, w

How = Literal["brand", "name", "id", "added", "added to its own"]

_OUR_TEXT = 21  # half points: the size that the sizes of our styles were chosen for
_OUR_WIDTH = 9071  # the end of the line that our styles have tab stops for
_OFFICE_TEXT = 20  # 17.3.2.38: the size where nothing says one
_LEAST_SCALE, _MOST_SCALE = 0.85, 1.25
_PLAIN = "Briefing Plain"
# What needs stops of its own to line up: ours, based on the template's.
_LINED_UP = {
    Style.HEADER: "Briefing Header",
    Style.FOOTER: "Briefing Footer",
    Style.FOOTNOTE_TEXT: "Briefing Footnote",
}
_NOTE_NUMBER = 283  # 5 mm
_TEXT = (Style.BODY, Style.LEAD, Style.FACT)
_THEME_WORDS = {
    "text1": Slot.DK1,
    "background1": Slot.LT1,
    "text2": Slot.DK2,
    "background2": Slot.LT2,
    **{slot.value: slot for slot in Slot},
}
# 17.3.1.26: the order of what `_plain` sets back, and what sets it back.
_RESETS = (
    ("keepNext", '<w:keepNext xmlns:w="{w}" w:val="0"/>'),
    ("keepLines", '<w:keepLines xmlns:w="{w}" w:val="0"/>'),
    ("pageBreakBefore", '<w:pageBreakBefore xmlns:w="{w}" w:val="0"/>'),
    ("numPr", '<w:numPr xmlns:w="{w}"><w:numId w:val="0"/></w:numPr>'),
    ("spacing", '<w:spacing xmlns:w="{w}" w:before="0" w:after="0" w:line="240" '
     'w:lineRule="auto"/>'),
    ("ind", '<w:ind xmlns:w="{w}" w:left="0" w:right="0" w:firstLine="0"/>'),
    ("contextualSpacing", '<w:contextualSpacing xmlns:w="{w}" w:val="0"/>'),
    ("jc", '<w:jc xmlns:w="{w}" w:val="left"/>'),
)  # fmt: skip
_TOGGLES = ("b", "bCs", "i", "iCs", "caps", "smallCaps")


@dataclass(frozen=True, slots=True)
class StyleMatch:
    """What one of our styles became: a style of the template, and how it was found."""

    style: Style
    theirs: str
    how: How


@dataclass(slots=True)
class Styles:
    """The styles of a template while ours are mapped onto them and added."""

    file: str
    root: Element
    inks: Inks
    link: Ink
    column: int
    page: int
    bullet: str
    chosen: Mapping[str, str]
    ids: dict[str, str] = field(default_factory=dict)
    added: dict[str, How] = field(default_factory=dict)
    matches: list[StyleMatch] = field(default_factory=list)
    used_bullet: bool = False
    _by_id: dict[str, Element] = field(default_factory=dict)
    _by_name: dict[str, list[Element]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for style in self.all():
            self._remember(style)

    def add(self, style: Element) -> None:
        """Puts a style of ours, with its id and name, behind those that are there."""
        self.root.append(style)
        self._remember(style)

    def _remember(self, style: Element) -> None:
        identifier = val(style, "styleId")
        self._by_id.setdefault(identifier, style)
        self._taken.add(identifier.casefold())
        for name in _names(style):
            self._by_name.setdefault(name, []).append(style)

    # --- what the template has --------------------------------------------------------------------

    def all(self) -> Iterator[Element]:
        """Every style of the template, in order."""
        return iter(self.root.findall(w("style")))

    def by_id(self, identifier: str) -> Element | None:
        """The style of that id."""
        return self._by_id.get(identifier)

    def named(self, name: str, kind: str) -> Element | None:
        """The first style of that name or alias, in any case; ``kind`` "" for any."""
        held = self._by_name.get(name.casefold(), ())
        return next((style for style in held if kind in ("", val(style, "type"))), None)

    def has_name(self, name: str) -> bool:
        """Whether a style has that name or alias, in any case."""
        return name.casefold() in self._by_name

    def has_id(self, identifier: str) -> bool:
        """Whether a style has that id, in any case."""
        return identifier.casefold() in self._taken

    def default(self, kind: str) -> str:
        """The id of the default style of a kind; "" for none."""
        found = (s for s in self.all() if val(s, "type") == kind and on_default(s))
        return next((val(s, "styleId") for s in found), "")

    def effective(self, identifier: str, path: str) -> Element | None:
        """The element at a path like ``pPr/ind`` in a style, the styles it is based on, and the
        defaults of the document."""
        return next(self._inherited(identifier, path), None)

    def measure(self, identifier: str, path: str, attribute: str, default: int = 0) -> int:
        """A measure that may stand at different levels: each attribute inherits by itself."""
        held = (e for e in self._inherited(identifier, path) if e.get(w(attribute)) is not None)
        return number(next(held, None), attribute, default)

    def _inherited(self, identifier: str, path: str) -> Iterator[Element]:
        """The elements at a path, from the style's own to that of the document's defaults."""
        seen: set[str] = set()
        wanted = "/".join(w(step) for step in path.split("/"))
        while identifier and identifier not in seen:
            seen.add(identifier)
            style = self.by_id(identifier)
            if style is None:
                break
            found = style.find(wanted)
            if found is not None:
                yield found
            identifier = val(style.find(w("basedOn")))
        defaults = "rPrDefault" if path.startswith("rPr") else "pPrDefault"
        last = self.root.find(f"{w('docDefaults')}/{w(defaults)}/{wanted}")
        if last is not None:
            yield last

    def keeps_with_next(self, name: str) -> bool:
        """Whether the template's style for one of ours keeps with the next paragraph."""
        return on(self.effective(self.ids[name], "pPr/keepNext"))

    def cell_lead(self, name: str) -> int:
        """The left margin of cells in the table style of ours, as it is now in the template."""
        path = f"{w('tblPr')}/{w('tblCellMar')}/{w('left')}"
        style = self.by_id(self.ids[name])
        return number(None if style is None else style.find(path), "w")

    @property
    def scale(self) -> float:
        """How much larger the template's text is than ours."""
        body = self.ids.get(Style.BODY) or self.default("paragraph")
        size = self.measure(body, "rPr/sz", "val", _OFFICE_TEXT)
        return min(max(size / _OUR_TEXT, _LEAST_SCALE), _MOST_SCALE)


def on_default(style: Element) -> bool:
    """Whether the style is the default of its kind."""
    return val(style, "default") in ("1", "true", "on")


@lru_cache(maxsize=1)
def _our_styles() -> dict[str, bytes]:
    """Our own styles by name, each as text of its own."""
    root = parse(template_parts("memo")["word/styles.xml"], "the memo template", "styles.xml")
    return {val(s.find(w("name"))): etree.tostring(s) for s in root.findall(w("style"))}


def ours(name: str) -> Element:
    """A fresh copy of our own style of that name."""
    return etree.fromstring(_our_styles()[name])


@lru_cache(maxsize=1)
def _our_traits() -> dict[str, tuple[str, str, bool]]:
    """Of each of our own styles by name: its kind, its id, and whether Word has it built in."""
    made = {name: etree.fromstring(style) for name, style in _our_styles().items()}
    return {
        name: (val(style, "type"), val(style, "styleId"), val(style, "customStyle") == "")
        for name, style in made.items()
    }


def map_styles(styles: Styles) -> None:
    """Finds each of our styles in the template, and adds what it lacks.

    InputError where the brand names a style that is not there, or of another kind.
    """
    _check_chosen(styles)
    for style in Style:
        found = _found(styles, style.value)
        if found is not None and style not in _LINED_UP:
            element, how = found
            styles.ids[style.value] = val(element, "styleId")
            styles.matches.append(StyleMatch(style, val(element.find(w("name"))), how))
    mapped = set(styles.ids)
    for style in Style:
        if style.value not in mapped:
            added = styles.by_id(_ensured(styles, style.value))
            assert added is not None
            how = styles.added[style.value]
            styles.matches.append(StyleMatch(style, val(added.find(w("name"))), how))
    order = list(Style)
    styles.matches.sort(key=lambda match: order.index(match.style))


# --- finding --------------------------------------------------------------------------------------


def _check_chosen(styles: Styles) -> None:
    known = {style.value.casefold() for style in Style}
    for name, theirs in styles.chosen.items():
        if name.casefold() not in known:
            raise InputError(
                f"the brand maps the style “{name}”, which is none of briefgen's; "
                f"choose among {', '.join(style.value for style in Style)}"
            )
        found = _named(styles, (theirs,), "")
        if found is None:
            raise InputError(
                f"the brand maps “{name}” to “{theirs}”, but {styles.file} has no style of that "
                "name; briefgen template inspect lists its styles"
            )
        kind, given = _kind(name), val(found, "type")
        if kind != given:
            raise InputError(
                f"the brand maps “{name}”, a {kind} style, to “{theirs}”, which is a {given} style "
                f"in {styles.file}; choose a {kind} style"
            )


def _kind(name: str) -> str:
    return next(
        kind for known, (kind, *_) in _our_traits().items() if known.casefold() == name.casefold()
    )


def _found(styles: Styles, name: str) -> tuple[Element, How] | None:
    """The template's style for ours of that name, and what led to it."""
    kind, identifier, built_in = _our_traits()[name]
    chosen = {key.casefold(): theirs for key, theirs in styles.chosen.items()}.get(name.casefold())
    if chosen is not None:
        element = _named(styles, (chosen,), kind)
        assert element is not None, "checked before"
        return element, "brand"
    element = _named(styles, known_names(name), kind)
    if element is not None:
        return element, "name"
    if built_in:
        found = styles.by_id(identifier)
        if found is not None and val(found, "type") == kind:
            return found, "id"
    return None


def _named(styles: Styles, names: tuple[str, ...], kind: str) -> Element | None:
    """The first style with one of the names, or with it as an alias; ``kind`` "" for any."""
    found = (styles.named(name, kind) for name in names)
    return next((style for style in found if style is not None), None)


def _names(style: Element) -> frozenset[str]:
    return _folded(val(style.find(w("name"))), val(style.find(w("aliases"))))


@lru_cache(maxsize=2048)
def _folded(name: str, aliases: str) -> frozenset[str]:
    """A name and the aliases behind it, which commas part, as names are compared."""
    return frozenset(n.strip().casefold() for n in (name, *aliases.split(",")) if n.strip())


# --- adding ---------------------------------------------------------------------------------------


def _add(styles: Styles, name: str) -> How:
    """Adds our style of that name, after the styles that it is based on."""
    if name in _LINED_UP:
        return _add_lined_up(styles, Style(name))
    style = ours(name)
    _identify(styles, style, name)
    _base(styles, style)
    _link(styles, style)
    _scale(style, styles.scale)
    _color(styles, style)
    if name == Style.BODY:
        _as_body(styles, style)
    elif _on_body(name):
        _on_its_body(styles, style, name)
    _number(styles, style)
    _move_tabs(style, styles.column)
    styles.add(style)
    return "added"


def _identify(styles: Styles, style: Element, name: str, wanted: str = "") -> None:
    """An id and a name that no style of the template has."""
    shown = wanted or name
    if styles.has_name(shown):
        shown = f"Briefing {shown}"
        style.set(w("customStyle"), "1")
    while styles.has_name(shown):
        shown += " 2"
    found = style.find(w("name"))
    assert found is not None
    found.set(w("val"), shown)
    identifier = val(style, "styleId")
    while styles.has_id(identifier):
        identifier = f"Briefing{identifier}"
    style.set(w("styleId"), identifier)
    _drop(style, "default")
    styles.ids[name] = identifier


def _base(styles: Styles, style: Element) -> None:
    """Based on what ours is based on, as the template has it."""
    based = style.find(w("basedOn"))
    if based is None:
        return
    name = _name_of(val(based))
    if val(style, "type") == "table":
        target = styles.default("table")
    elif name == Style.BODY and val(style.find(w("name"))) != Style.BODY:
        target = _ensured(styles, name)
    elif name == "Normal":
        body = styles.ids.get(Style.BODY) == val(style, "styleId")
        target = styles.default("paragraph") if body else _plain(styles)
    else:
        target = _ensured(styles, name)
    if target:
        based.set(w("val"), target)
    else:
        style.remove(based)


def _name_of(identifier: str) -> str:
    """The name of our own style of that id."""
    return _our_names()[identifier]


@lru_cache(maxsize=1)
def _our_names() -> dict[str, str]:
    """The names of our own styles by id."""
    return {identifier: name for name, (_, identifier, _) in _our_traits().items()}


def _ensured(styles: Styles, name: str) -> str:
    """The id of one of our styles in the template; found or added if need be."""
    if name not in styles.ids:
        found = None if name in _LINED_UP else _found(styles, name)
        if found is not None:
            styles.ids[name] = val(found[0], "styleId")
        else:
            styles.added[name] = _add(styles, name)
    return styles.ids[name]


def _link(styles: Styles, style: Element) -> None:
    """What follows a paragraph: a style that is there already, or nothing said."""
    for element in style.findall(w("next")):
        name = _name_of(val(element))
        if name in styles.ids:
            element.set(w("val"), styles.ids[name])
        else:
            style.remove(element)


def _plain(styles: Styles) -> str:
    """The id of the added style that small parts are based on."""
    if _PLAIN in styles.ids:
        return styles.ids[_PLAIN]
    normal = styles.default("paragraph")
    style = ours("Normal")
    style.set(w("styleId"), "BriefingPlain")
    style.set(w("customStyle"), "1")
    _identify(styles, style, _PLAIN, _PLAIN)
    for child in style.findall(w("rPr")) + style.findall(w("qFormat")):
        style.remove(child)
    space = {"w": w("")[1:-1]}
    properties = etree.SubElement(style, w("pPr"))
    for name, reset in _RESETS:
        if name == "spacing" or styles.effective(normal, f"pPr/{name}") is not None:
            properties.append(etree.fromstring(reset.format(**space)))
    toggles = [t for t in _TOGGLES if on(styles.effective(normal, f"rPr/{t}"))]
    if toggles:
        run = etree.SubElement(style, w("rPr"))
        for toggle in toggles:
            etree.SubElement(run, w(toggle)).set(w("val"), "0")
    if normal:
        based = etree.Element(w("basedOn"))
        based.set(w("val"), normal)
        name_element = style.find(w("name"))
        assert name_element is not None
        name_element.addnext(based)
    styles.add(style)
    return styles.ids[_PLAIN]


def _scale(style: Element, scale: float) -> None:
    """Sizes and spacing scaled; exact lines become least lines, since faces differ in height."""
    for name in ("sz", "szCs"):
        for size in style.iter(w(name)):
            if size.getparent() is not None and size.getparent().tag == w("rPr"):  # type: ignore[union-attr]
                size.set(w("val"), str(round(number(size, "val") * scale)))
    for spacing in style.iter(w("spacing")):
        for attribute in ("before", "after", "line"):
            if spacing.get(w(attribute)) is None:
                continue
            if attribute == "line" and val(spacing, "lineRule") == "auto":
                continue
            spacing.set(w(attribute), str(round(number(spacing, attribute) * scale)))
        if val(spacing, "lineRule") == "exact":
            spacing.set(w("lineRule"), "atLeast")


def _color(styles: Styles, style: Element) -> None:
    """Theme colours as the template's theme has them, with its own hex."""
    for element in style.iter():
        if element.get(w("themeColor")) is not None:
            plain = "val" if element.tag == w("color") else "color"
            _recolor(styles, element, plain, "themeColor", "theme")
        if element.get(w("themeFill")) is not None:
            _recolor(styles, element, "fill", "themeFill", "themeFill")


def _recolor(styles: Styles, element: Element, plain: str, theme: str, lead: str) -> None:
    word = val(element, theme)
    if word == "hyperlink":
        ink = styles.link
    else:
        slot = Slot.TINT if element.get(w(f"{lead}Tint")) is not None else _THEME_WORDS[word]
        ink = styles.inks.by_slot[slot]
    element.set(w(plain), ink.hex)
    element.set(w(theme), ink.theme)
    for change, value in (("Tint", ink.tint), ("Shade", ink.shade)):
        _drop(element, lead + change)
        if value:
            element.set(w(lead + change), value)


def _on_body(name: str) -> bool:
    """Whether our style of that name is based on our body text, by one step or more."""
    based = val(ours(name).find(w("basedOn")))
    while based:
        parent = _name_of(based)
        if parent == Style.BODY:
            return True
        based = val(ours(parent).find(w("basedOn")))
    return False


def _as_body(styles: Styles, style: Element) -> None:
    """Body text is the template's default paragraph; a gap is added where it sets none at all."""
    properties = style.find(w("pPr"))
    if properties is not None:
        spacing = properties.find(w("spacing"))
        normal = styles.default("paragraph")
        apart = styles.measure(normal, "pPr/spacing", "after") or styles.measure(
            normal, "pPr/ind", "firstLine"
        )
        if spacing is None or apart:
            remove(properties)
        else:
            for attribute in ("line", "lineRule", "before"):
                _drop(spacing, attribute)


def _on_its_body(styles: Styles, style: Element, name: str) -> None:
    """The lines of the template's body text; its first-line indent only for running text."""
    properties = style.find(w("pPr"))
    spacing = None if properties is None else properties.find(w("spacing"))
    if spacing is not None:
        for attribute in ("line", "lineRule"):
            _drop(spacing, attribute)
    if name in _TEXT:
        return
    body = styles.ids[Style.BODY]
    if properties is None:
        properties = etree.Element(w("pPr"))
        run = style.find(w("rPr"))
        style.append(properties) if run is None else run.addprevious(properties)
    if name == Style.LIST_BULLET:
        _put(properties, "ind", left="283", hanging="283", firstLine=None)
    elif styles.effective(body, "pPr/ind") is not None:
        _put(properties, "ind", left="0", firstLine="0")
    if val(styles.effective(body, "pPr/jc")) not in ("", "left", "start"):
        _put(properties, "jc", val="left")


_ORDER = ("spacing", "ind", "contextualSpacing", "mirrorIndents", "jc", "outlineLvl")


def _put(properties: Element, name: str, **attributes: str | None) -> None:
    """A child of ``w:pPr`` at its place in the order of 17.3.1.26."""
    element = properties.find(w(name))
    if element is None:
        element = etree.Element(w(name))
        later = _ORDER[_ORDER.index(name) + 1 :]
        following = next((c for c in properties if c.tag in {w(n) for n in later}), None)
        if following is None:
            properties.append(element)
        else:
            following.addprevious(element)
    for attribute, value in attributes.items():
        if value is not None:
            element.set(w(attribute), value)


def _number(styles: Styles, style: Element) -> None:
    """A list style numbers with the definition that was added for it."""
    for element in style.iter(w("numId")):
        element.set(w("val"), styles.bullet)
        styles.used_bullet = True


def _add_lined_up(styles: Styles, style: Style) -> How:
    """Lines with a tab look as the template's own, with the one stop that our text tabs to."""
    found = _found(styles, style.value)
    if found is None:
        element = ours(style.value)
        _identify(styles, element, style.value)
        _base(styles, element)
        _scale(element, styles.scale)
        _color(styles, element)
        how: How = "added"
    else:
        element = copy.deepcopy(ours(style.value))
        element.set(w("styleId"), _LINED_UP[style].replace(" ", ""))
        element.set(w("customStyle"), "1")
        _identify(styles, element, style.value, _LINED_UP[style])
        own = val(found[0], "styleId")
        element.find(w("basedOn")).set(w("val"), own)  # type: ignore[union-attr]
        for properties in element.findall(w("rPr")) + element.findall(w("pPr")):
            element.remove(properties)
        properties = etree.SubElement(element, w("pPr"))
        stops = etree.SubElement(properties, w("tabs"))
        for stop in _inherited_tabs(styles, own):
            _tab(stops, "clear", stop)
        if style == Style.FOOTNOTE_TEXT:
            hang = str(round(_NOTE_NUMBER * styles.scale))
            _tab(stops, "left", int(hang))
            _put(properties, "ind", left=hang, right="0", hanging=hang)
        else:
            _tab(stops, "right", styles.page)
            _put(properties, "ind", left="0", right="0", firstLine="0")
        _put(properties, "jc", val="left")
        how = "added to its own"
    _move_tabs(element, styles.page)
    styles.add(element)
    return how


def _drop(element: Element, attribute: str) -> None:
    if element.get(w(attribute)) is not None:
        del element.attrib[w(attribute)]


def _move_tabs(style: Element, width: int) -> None:
    """Stops at the middle and the end of our line to those of the template's."""
    moved = {_OUR_WIDTH: width, _OUR_WIDTH // 2: width // 2}
    for tab in style.iter(w("tab")):
        position = number(tab, "pos")
        tab.set(w("pos"), str(moved.get(position, position)))


def _tab(stops: Element, kind: str, position: int) -> None:
    stop = etree.SubElement(stops, w("tab"))
    stop.set(w("val"), kind)
    stop.set(w("pos"), str(position))


def _inherited_tabs(styles: Styles, identifier: str) -> list[int]:
    """Where the style and those that it is based on have tab stops, but for the right margin."""
    found: set[int] = set()
    seen: set[str] = set()
    while identifier and identifier not in seen:
        seen.add(identifier)
        style = styles.by_id(identifier)
        if style is None:
            break
        found |= {number(tab, "pos") for tab in style.iter(w("tab")) if val(tab) != "clear"}
        identifier = val(style.find(w("basedOn")))
    return sorted(found - {styles.page})
