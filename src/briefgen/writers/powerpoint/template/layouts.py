"""The layouts of a foreign deck as found: their placeholders, and what else is drawn on them.

A placeholder that does not say where it stands has its place from the master's of its kind
(ECMA-376 part 1, 19.3.1.36).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from briefgen.errors import InputError
from briefgen.looks.model import Zone
from briefgen.records import dataclass
from briefgen.writers.foreign import Element, Foreign, resolve
from briefgen.writers.powerpoint.template.xml import (
    about,
    box_of,
    on,
    p,
    placeholder,
    shapes,
    text_of,
    whole,
)

TITLES = ("title", "ctrTitle")
FIELDS = ("ftr", "sldNum", "dt")
_OF_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_CONTENT = ("obj", "body", "tbl", "chart", "dgm", "media", "pic", "clipArt")
_MOST_LAYOUTS = 300
_GROUND = 0.6
"""A shape over so much of the slide is its ground: nothing can avoid it."""


@dataclass(frozen=True, slots=True)
class FoundPlaceholder:
    """A placeholder of a layout; ``element`` is the ``p:ph`` that a slide refers to it with."""

    kind: str
    index: str
    name: str
    prompt: str
    box: Zone
    element: str
    shape: Element = field(compare=False, repr=False)
    inherited: Element | None = field(compare=False, repr=False)

    @property
    def is_content(self) -> bool:
        """Whether slides put their matter there."""
        return self.kind in _CONTENT

    @property
    def area(self) -> int:
        """In square EMU."""
        return self.box.w * self.box.h


@dataclass(frozen=True, slots=True)
class FoundLayout:
    """A layout; ``drawn`` is where pictures, bars and texts of it and its master stand.

    ``grounds`` are shapes that most of the slide lies on, the topmost last.
    """

    part: str
    master: str
    name: str
    type: str
    placeholders: tuple[FoundPlaceholder, ...]
    drawn: tuple[Zone, ...]
    grounds: tuple[Element, ...] = field(compare=False, repr=False)
    root: Element = field(compare=False, repr=False)
    master_root: Element = field(compare=False, repr=False)

    def of_kind(self, *kinds: str) -> FoundPlaceholder | None:
        """The first placeholder of one of the kinds."""
        return next((found for found in self.placeholders if found.kind in kinds), None)

    @property
    def title(self) -> FoundPlaceholder | None:
        """Where a slide has its title."""
        return self.of_kind(*TITLES)

    def contents(self, least: float, slide: int) -> tuple[FoundPlaceholder, ...]:
        """The placeholders for matter that take up that share of the slide's area or more."""
        return tuple(f for f in self.placeholders if f.is_content and f.area >= least * slide)


@dataclass(frozen=True, slots=True)
class FoundDeck:
    """The slide's size in EMU, the layouts in the order of their masters, and the masters."""

    width: int
    height: int
    layouts: tuple[FoundLayout, ...]
    masters: tuple[str, ...]

    @property
    def area(self) -> int:
        """Of a slide, in square EMU."""
        return self.width * self.height


def find_layouts(foreign: Foreign, presentation: Element) -> FoundDeck:
    """What the deck offers; InputError where it has no layout, or slides of no usable size."""
    if presentation.tag != p("presentation"):
        raise InputError(
            f"{foreign.name} is damaged: {foreign.main} is no presentation; open it in PowerPoint, "
            "which may mend it, and save it again"
        )
    size = presentation.find(p("sldSz"))
    width, height = whole(size, "cx", 9_144_000), whole(size, "cy", 6_858_000)
    masters = _listed(foreign, foreign.main, presentation, "sldMasterIdLst", "slideMaster")
    layouts = tuple(
        _layout(foreign, part, master, foreign.tree(master), width * height)
        for master in masters
        for part in _layouts_of(foreign, master)[:_MOST_LAYOUTS]
    )
    if not layouts:
        raise InputError(f"{foreign.name} has no slide layout; open it in PowerPoint and add one")
    return FoundDeck(width, height, layouts, masters)


def _layouts_of(foreign: Foreign, master: str) -> tuple[str, ...]:
    return _listed(foreign, master, foreign.tree(master), "sldLayoutIdLst", "slideLayout")


def _listed(foreign: Foreign, part: str, root: Element, name: str, kind: str) -> tuple[str, ...]:
    """The parts that a list of ids names, in its order."""
    targets = {
        found.id: resolve(part, found.target)
        for found in foreign.relationships(part)
        if found.kind.endswith(f"/{kind}") and not found.external
    }
    ids = [
        str(value)
        for item in root.iterfind(f"{p(name)}/*")
        for key, value in item.attrib.items()
        if str(key).endswith("}id")
    ]
    return tuple(dict.fromkeys(targets[ident] for ident in ids if ident in targets))


def _layout(
    foreign: Foreign, part: str, master: str, master_root: Element, slide: int
) -> FoundLayout:
    root = foreign.tree(part)
    of_master = {
        str(ph.get("type", "obj")): shape
        for shape in shapes(master_root)
        if (ph := placeholder(shape)) is not None
    }
    drawn = [*_drawn(master_root), *_drawn(root)]
    if not on(root.get("showMasterSp"), True):
        drawn = [*_drawn(root)]
    grounds = [shape for shape, box in drawn if box.w * box.h >= _GROUND * slide]
    return FoundLayout(
        part=part,
        master=master,
        name=_name(root) or part.rpartition("/")[2],
        type=str(root.get("type", "")),
        placeholders=tuple(_placeholders(root, of_master)),
        drawn=tuple(box for _, box in drawn if box.w * box.h < _GROUND * slide),
        grounds=tuple(grounds),
        root=root,
        master_root=master_root,
    )


def _name(root: Element) -> str:
    found = root.find(p("cSld"))
    return "" if found is None else str(found.get("name", "")).strip()


def _drawn(root: Element) -> Iterator[tuple[Element, Zone]]:
    """The shapes that slides show: all but placeholders and what is hidden."""
    for shape in shapes(root):
        named = about(shape)
        if named is None or placeholder(shape) is not None or on(named.get("hidden"), False):
            continue
        box = box_of(shape)
        if box is not None:
            yield shape, box


def _placeholders(root: Element, of_master: dict[str, Element]) -> Iterator[FoundPlaceholder]:
    for shape in shapes(root):
        ph = placeholder(shape)
        if ph is None:
            continue
        kind = str(ph.get("type", "obj"))
        inherited = of_master.get(kind, of_master.get(_OF_MASTER.get(kind, "")))
        box = box_of(shape) or (box_of(inherited) if inherited is not None else None)
        if box is None:
            continue
        given = {key: ph.get(key) for key in ("type", "orient", "sz", "idx")}
        attributes = "".join(f' {key}="{value}"' for key, value in given.items() if value)
        named = about(shape)
        yield FoundPlaceholder(
            kind=kind,
            index=str(ph.get("idx", "0")),
            name="" if named is None else str(named.get("name", "")),
            prompt=text_of(shape),
            box=box,
            element=f"<p:ph{attributes}/>",
            shape=shape,
            inherited=inherited,
        )
