"""The colours of a foreign layout as inks for our slots: readable, and still its theme's own.

A slot is a role: DK1 is text, LT1 its ground. Which theme colours play them is found from what is
drawn: the layout's ground as its master, its map of colours and its theme have it, and the text
that can be read on it. Secondary text and hairlines follow text and ground; other themes have
bright colours where ours has greys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.issues import Issue
from briefgen.looks.contrast import READABLE, contrast, darken_to_pass, luminance
from briefgen.looks.hls import hex_of, hls_of
from briefgen.looks.model import (
    DARK_TINT_LUM_MOD,
    TINT_LUM_MOD,
    TINT_LUM_OFF,
    Palette,
    Slot,
    Zone,
)
from briefgen.records import dataclass
from briefgen.writers.foreign import Element
from briefgen.writers.powerpoint.inks import Inks
from briefgen.writers.powerpoint.template.layouts import FoundLayout
from briefgen.writers.powerpoint.template.xml import a, box_of, p, whole

_NAMES = ("bg1", "tx1", "bg2", "tx2")
_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_CLEAR = 7.0  # the contrast of text with a second ground that is taken as the template has it
_HALF = 0.18  # the luminance between light and dark
_SOLID_STYLE = 1001  # the first of a theme's fills for grounds, plain in all that Office makes
_PRESET = {"white": "FFFFFF", "black": "000000"}


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour as DrawingML says it, and as six hexadecimal digits."""

    base: str
    value: str
    hex: str
    changes: tuple[tuple[str, int], ...] = ()

    @property
    def xml(self) -> str:
        """The element (20.1.2.3)."""
        changes = "".join(f'<a:{name} val="{value}"/>' for name, value in self.changes)
        if not changes:
            return f'<a:{self.base} val="{self.value}"/>'
        return f'<a:{self.base} val="{self.value}">{changes}</a:{self.base}>'

    def moved(self, mod: float, off: float = 0.0) -> Tone:
        """The tone with its lightness L as L·mod + off (20.1.2.3.20, 20.1.2.3.21)."""
        hue, lightness, saturation = hls_of(self.hex)
        changed = [("lumMod", round(mod * 100_000))]
        changed += [("lumOff", round(off * 100_000))] if off else []
        return Tone(
            self.base,
            self.value,
            hex_of(hue, lightness * mod + off, saturation),
            (*self.changes, *changed),
        )

    def towards(self, wanted: str) -> Tone:
        """The tone with the lightness of another colour."""
        before, after = hls_of(self.hex)[1], hls_of(wanted)[1]
        if after < before:
            return self.moved(after / before)
        if after > before:
            mod = (1 - after) / (1 - before)
            return self.moved(mod, 1 - mod)
        return self


class Scheme:
    """The colours of a theme by the names that shapes use, through a map of colours."""

    def __init__(self, theme: Mapping[str, str], color_map: Mapping[str, str]) -> None:
        self._theme = theme
        self._map = {**_MAP, **color_map}

    def named(self, name: str) -> Tone | None:
        """The tone of that name; None for one that no theme has."""
        found = self._theme.get(self._map.get(name, name))
        return None if found is None else Tone("schemeClr", name, found)

    def tone(self, color: Element | None) -> Tone | None:
        """The tone of a colour element; None where it cannot be told."""
        if color is None or not isinstance(color.tag, str):
            return None
        kind, value = color.tag.rpartition("}")[2], str(color.get("val", ""))
        known: Tone | None = None
        if kind == "schemeClr":
            known = self.named(value)
        elif kind == "srgbClr" and _is_hex(value):
            known = Tone("srgbClr", value.upper(), value.upper())
        elif kind == "sysClr" and _is_hex(str(color.get("lastClr", ""))):
            known = Tone("srgbClr", str(color.get("lastClr")).upper(), str(color.get("lastClr")))
        elif kind == "prstClr" and value in _PRESET:
            known = Tone("srgbClr", _PRESET[value], _PRESET[value])
        return None if known is None else _changed(known, color)

    def filled(self, properties: Element | None) -> Tone | None:
        """The tone of a plain fill within the element."""
        found = None if properties is None else properties.find(a("solidFill"))
        return None if found is None else self.tone(next(iter(found), None))


def _is_hex(value: str) -> bool:
    return len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)


def _changed(tone: Tone, color: Element) -> Tone:
    """With what its children do to its lightness; other changes are left out."""
    for child in color:
        name = str(child.tag).rpartition("}")[2]
        amount = whole(child, "val", 100_000) / 100_000
        if name in ("lumMod", "shade"):
            tone = tone.moved(min(amount, 1.0) if name == "shade" else amount)
        elif name == "lumOff":
            tone = tone.moved(1.0, amount)
        elif name == "tint":
            tone = tone.moved(amount, 1 - amount)
    return tone


def scheme_of(layout: FoundLayout, theme: Mapping[str, str]) -> tuple[Scheme, str]:
    """The colours of the layout, and the ``p:clrMapOvr`` that its slides need."""
    own = layout.master_root.find(p("clrMap"))
    mapped = {str(key): str(value) for key, value in own.attrib.items()} if own is not None else {}
    override = layout.root.find(f"{p('clrMapOvr')}/{a('overrideClrMapping')}")
    if override is None:
        return Scheme(theme, mapped), "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    changed = {str(key): str(value) for key, value in override.attrib.items()}
    mapped |= changed
    told = "".join(f' {key}="{value}"' for key, value in changed.items())
    return (
        Scheme(theme, mapped),
        f"<p:clrMapOvr><a:overrideClrMapping{told}/></p:clrMapOvr>",
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """What text of a layout stands on; ``sure`` unless it had to be guessed."""

    tone: Tone
    sure: bool
    why: str = ""


def ground_of(layout: FoundLayout, scheme: Scheme, body: Zone) -> Ground:
    """The ground below that part of the layout's slides."""
    for shape in reversed(layout.grounds):
        box = box_of(shape)
        if box is None or not _covers(box, body):
            continue
        tone = scheme.filled(shape.find(p("spPr")))
        if tone is not None:
            return Ground(tone, sure=True)
        if shape.tag == p("pic"):
            return _guessed(layout, scheme, "a picture")
    for root in (layout.root, layout.master_root):
        found = root.find(f"{p('cSld')}/{p('bg')}")
        if found is not None:
            return _background(found, layout, scheme)
    return Ground(_named(scheme, "bg1"), sure=True)


def _covers(box: Zone, body: Zone) -> bool:
    return (
        box.x <= body.x + body.w // 2 <= box.right and box.y <= body.y + body.h // 2 <= box.bottom
    )


def _background(found: Element, layout: FoundLayout, scheme: Scheme) -> Ground:
    reference = found.find(p("bgRef"))
    if reference is not None:
        tone = scheme.tone(next(iter(reference), None))
        if tone is None:
            return _guessed(layout, scheme, "a fill of the theme")
        plain = whole(reference, "idx") == _SOLID_STYLE
        return Ground(tone, sure=plain, why="" if plain else "its ground is a pattern of the theme")
    properties = found.find(p("bgPr"))
    tone = scheme.filled(properties)
    if tone is not None:
        return Ground(tone, sure=True)
    stop = (
        None if properties is None else properties.find(f"{a('gradFill')}/{a('gsLst')}/{a('gs')}")
    )
    tone = None if stop is None else scheme.tone(next(iter(stop), None))
    if tone is not None:
        return Ground(tone, sure=False, why="its ground runs from one colour to another")
    return _guessed(layout, scheme, "a picture")


def _guessed(layout: FoundLayout, scheme: Scheme, what: str) -> Ground:
    """A ground that cannot be read off: light where the text of the master is dark, else dark."""
    text = master_text(layout, scheme) or _named(scheme, "tx1")
    tones = [_named(scheme, name) for name in _NAMES]
    tone = max(tones, key=lambda tone: contrast(tone.hex, text.hex))
    shade = "dark" if luminance(tone.hex) < _HALF else "light"
    return Ground(tone, sure=False, why=f"its ground is {what}, taken for {shade}")


def master_text(layout: FoundLayout, scheme: Scheme) -> Tone | None:
    """The colour of body text on the layout's master, where it says one."""
    path = f"{p('txStyles')}/{p('bodyStyle')}/{a('lvl1pPr')}/{a('defRPr')}"
    return scheme.filled(layout.master_root.find(path))


def _named(scheme: Scheme, name: str) -> Tone:
    found = scheme.named(name)
    return Tone("srgbClr", "000000", "000000") if found is None else found


@dataclass(frozen=True, slots=True)
class Colors:
    """The inks of a layout, the colours that they are, and what had to be changed."""

    inks: Inks
    palette: Palette
    ground: Ground
    issues: tuple[Issue, ...]


def colors_of(layout: FoundLayout, scheme: Scheme, body: Zone) -> Colors:
    """What the slides of the layout are drawn in."""
    ground = ground_of(layout, scheme, body)
    tones = _roles(ground.tone, _text(layout, scheme, ground.tone), scheme)
    given = Palette.model_validate({slot.value: tone.hex for slot, tone in tones.items()})
    fit, issues = darken_to_pass(given)
    held = {
        slot: tone.towards(fit.hex(slot))
        for slot, tone in tones.items()
        if given.hex(slot) != fit.hex(slot)
    }
    tones |= held
    accent = tones[Slot.ACCENT1]
    tones[Slot.TINT] = (
        accent.moved(DARK_TINT_LUM_MOD) if fit.dark else accent.moved(TINT_LUM_MOD, TINT_LUM_OFF)
    )
    inks = Inks({slot: tone.xml for slot, tone in tones.items()}, dark=fit.dark)
    return Colors(inks, fit, ground, issues)


def _text(layout: FoundLayout, scheme: Scheme, ground: Tone) -> Tone:
    """The text that can be read on the ground, the master's own first."""
    own = master_text(layout, scheme)
    among = [*([own] if own else []), *(_named(scheme, name) for name in ("tx1", "bg1", "tx2"))]
    for tone in among:
        if contrast(tone.hex, ground.hex) >= READABLE:
            return tone
    return max(among, key=lambda tone: contrast(tone.hex, ground.hex))


def _roles(ground: Tone, text: Tone, scheme: Scheme) -> dict[Slot, Tone]:
    dark = luminance(ground.hex) < luminance(text.hex)
    accents = {
        slot: _named(scheme, slot.value)
        for slot in (Slot.ACCENT1, Slot.ACCENT2, Slot.ACCENT3, Slot.ACCENT4)
    }
    return {
        Slot.DK1: text,
        Slot.LT1: ground,
        Slot.DK2: _strong(ground, text, [_named(scheme, "tx2"), _named(scheme, "bg2")]),
        Slot.LT2: _second_ground(ground, text, _named(scheme, "bg2"), dark),
        **accents,
        Slot.ACCENT5: text.moved(0.75) if dark else text.moved(0.75, 0.25),
        Slot.ACCENT6: ground.moved(0.65, 0.35) if dark else ground.moved(0.75),
    }


def _strong(ground: Tone, text: Tone, among: Iterable[Tone]) -> Tone:
    """What titles and figures are set in: the second text colour, if it can be read."""
    return next((tone for tone in among if contrast(tone.hex, ground.hex) >= READABLE), text)


def _second_ground(ground: Tone, text: Tone, second: Tone, dark: bool) -> Tone:
    """The ground of tiles and callouts: the theme's second, if it is one for the same text."""
    apart = second.hex != ground.hex
    if apart and contrast(text.hex, second.hex) >= _CLEAR and contrast(second.hex, ground.hex) < 2:
        return second
    return ground.moved(0.9, 0.1) if dark else ground.moved(0.95)
