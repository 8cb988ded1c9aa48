"""The package of a foreign deck without its slides: the parts that stay, and those that list them.

Masters, layouts, themes and all that they refer to stay byte for byte, but for what plays
(`media`). Slides go, with their notes, comments and whatever is used by nothing else, for only what
is referred to is taken over.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from briefgen.gate.relationships import OFFICE, Relationship, relationships_name
from briefgen.records import dataclass
from briefgen.writers.foreign import Element, Foreign, content_types, free_name, parse, resolve
from briefgen.writers.powerpoint.inks import THEME_NAMES, Inks
from briefgen.writers.powerpoint.template.media import plays, silence
from briefgen.writers.powerpoint.template.xml import DRAWING, PRESENTATION, RELATIONSHIPS, a, p, r
from briefgen.writers.unzipped import template_parts
from briefgen.writers.xml import DECLARATION, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument."
_SLIDES = f"{_TYPES}presentationml."
_MAIN = f"{_SLIDES}presentation.main+xml"
_OURS = "ppt/notesMasters/notesMaster1.xml"
_OURS_THEME = "ppt/theme/theme2.xml"
_KEPT = ("slideMaster", "notesMaster", "handoutMaster", "theme", "font")
_NOT_FOLLOWED = frozenset({"slide", "notesSlide", "comments"})
_GONE = (
    *("sldIdLst", "custShowLst", "photoAlbum", "custDataLst", "modifyVerifier", "extLst"),
    "smartTags",
)
_MAY_PLAY = re.compile(
    rb"<(?:[\w.-]+:)?(?:audioCd|wavAudioFile|audioFile|videoFile|quickTimeFile|snd|sndAc|timing|media)\b"
    rb"|ppaction://media",
    re.IGNORECASE,
)
"""Most parts hold nothing of the kind, and are not parsed."""

_COLOR = re.compile(r'<a:schemeClr val="(\w+)"/>')
_STYLE = re.compile(r"<a:tblStyle .*</a:tblStyle>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parts:
    """What every deck in the template starts from; names are those of the zip.

    ``silenced`` are the parts that something was taken out of that plays.
    """

    static: Mapping[str, bytes]
    content_types: str
    presentation: str
    relationships: str
    notes_master: str
    free_tag: int
    silenced: tuple[str, ...]


def keep_parts(
    foreign: Foreign, presentation: Element, table_styles: str, slide: tuple[int, int]
) -> Parts:
    """The parts that stay, with ``table_styles`` for those of tables; the presentation is changed.

    ``slide`` is the width and height of a slide in EMU, for a file that does not say them.

    Where the file has no notes master, ours is added.
    """
    related = [found for found in foreign.relationships(foreign.main) if _stays(found)]
    kept, silenced = _reached(foreign, [resolve(foreign.main, found.target) for found in related])
    types = {part: foreign.type_of(part) for part in kept if not part.endswith(".rels")}
    ids = {found.id: (found.kind, resolve(foreign.main, found.target)) for found in related}
    to_notes = next((old for old, held in ids.items() if held[0].endswith("/notesMaster")), "")
    if not to_notes:
        to_notes = "ourNotes"
        ids[to_notes] = (f"{OFFICE}/notesMaster", _add_notes_master(kept, types))
    house = template_parts("deck")
    props = free_name(kept, "ppt/presProps{}.xml")
    styles = free_name(kept, "ppt/tableStyles{}.xml")
    kept |= {props: house["ppt/presProps.xml"], styles: table_styles.encode()}
    kept |= {"_rels/.rels": house["_rels/.rels"]}
    types |= {props: f"{_SLIDES}presProps+xml", styles: f"{_SLIDES}tableStyles+xml"}
    ids |= {
        "ourProps": (f"{OFFICE}/presProps", props),
        "ourStyles": (f"{OFFICE}/tableStyles", styles),
    }
    fresh = {old: f"rId{number}" for number, old in enumerate(ids, 1)}
    lines = "".join(
        f'<Relationship Id="{fresh[old]}" Type="{attribute(kind)}" Target="/{attribute(part)}"/>'
        for old, (kind, part) in ids.items()
    )
    return Parts(
        static=kept,
        content_types=content_types((*types.items(), *_written())),
        presentation=_presentation(presentation, fresh, fresh[to_notes], slide),
        relationships=f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>',
        notes_master=ids[to_notes][1],
        free_tag=_free_number(kept, r"ppt/tags/tag(\d+)\.xml"),
        silenced=silenced,
    )


def _stays(found: Relationship) -> bool:
    return not found.external and found.kind.rpartition("/")[2] in _KEPT


def _written() -> Iterator[tuple[str, str]]:
    """The parts that the writer adds to every deck, which it gives no types of its own."""
    yield "ppt/presentation.xml", _MAIN
    yield "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"
    yield "docProps/app.xml", f"{_TYPES}extended-properties+xml"


def _reached(foreign: Foreign, seeds: Iterable[str]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The seeds and all that they refer to, and which of them were silenced.

    References to slides are cut, and so is what plays.
    """
    kept: dict[str, bytes] = {}
    silenced: list[str] = []
    waiting = list(seeds)
    while waiting:
        part = waiting.pop()
        if part in kept or part not in foreign.package.parts:
            continue
        kept[part] = foreign.package.parts[part]
        found = foreign.relationships(part)
        followed = [one for one in found if _is_followed(one)]
        own = relationships_name(part)
        if _MAY_PLAY.search(kept[part]):
            root = foreign.tree(part)
            if silence(root, {one.id for one in found if plays(one)}):
                silenced.append(part)
                kept[part] = _serialised(root)
        if len(followed) < len(found):
            cut = {one.id for one in found} - {one.id for one in followed}
            kept[part] = _without_links(parse(kept[part], foreign.name, part), cut)
            kept[own] = _relationships(followed)
        elif own in foreign.package.parts:
            kept[own] = foreign.package.parts[own]
        waiting += [resolve(part, one.target) for one in followed if not one.external]
    return kept, tuple(silenced)


def _is_followed(found: Relationship) -> bool:
    return found.kind.rpartition("/")[2] not in _NOT_FOLLOWED and not plays(found)


def _without_links(root: Element, cut: set[str]) -> bytes:
    """The part without what leads to slides that are gone: buttons stay, their action goes."""
    for element in list(root.iter(a("hlinkClick"), a("hlinkHover"))):
        parent = element.getparent()
        if element.get(r("id")) in cut and parent is not None:
            parent.remove(element)
    return _serialised(root)


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _relationships(found: Iterable[Relationship]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{attribute(one.id)}" Type="{attribute(one.kind)}" '
        f'Target="{attribute(one.target)}"{_MODE[one.external]}/>'
        for one in found
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>'.encode()


_MODE = {True: ' TargetMode="External"', False: ""}


def _add_notes_master(kept: dict[str, bytes], types: dict[str, str]) -> str:
    """Our notes master and its theme, under names that are free; the master's name."""
    house = template_parts("deck")
    master = free_name(kept, "ppt/notesMasters/notesMaster{}.xml")
    theme = free_name(kept, "ppt/theme/theme{}.xml")
    kept[master], kept[theme] = house[_OURS], house[_OURS_THEME]
    target = f"../theme/{posixpath.basename(theme)}"
    to_theme = Relationship("rId1", f"{OFFICE}/theme", target, external=False)
    kept[relationships_name(master)] = _relationships([to_theme])
    types[master] = f"{_SLIDES}notesMaster+xml"
    types[theme] = f"{_TYPES}theme+xml"
    return master


def _free_number(parts: Iterable[str], pattern: str) -> int:
    taken = [int(found[1]) for part in parts if (found := re.fullmatch(pattern, part))]
    return max(taken, default=0) + 1


# --- the presentation -----------------------------------------------------------------------------


def _presentation(
    root: Element, fresh: Mapping[str, str], notes: str, slide: tuple[int, int]
) -> str:
    """The presentation part without its slides, its references by their new ids."""
    root = _spelled(root)
    for name in _GONE:
        for element in root.findall(p(name)):
            root.remove(element)
    if root.get("firstSlideNum") is not None:
        del root.attrib["firstSlideNum"]
    for element in list(root.iter()):
        ident = element.get(r("id"))
        if ident is None:
            continue
        if str(ident) in fresh:
            element.set(r("id"), fresh[str(ident)])
        elif (parent := element.getparent()) is not None:
            parent.remove(element)
    listed = root.find(p("notesMasterIdLst"))
    if listed is None:
        listed = etree.Element(p("notesMasterIdLst"))
        etree.SubElement(listed, p("notesMasterId")).set(r("id"), notes)
        masters = root.find(p("sldMasterIdLst"))
        assert masters is not None, "find_layouts has asked for layouts"
        masters.addnext(listed)
    handouts = root.find(p("handoutMasterIdLst"))
    _sized(root, listed if handouts is None else handouts, slide)
    _plain_text_boxes(root)
    etree.cleanup_namespaces(root, top_nsmap={"a": DRAWING, "r": RELATIONSHIPS, "p": PRESENTATION})
    return DECLARATION + etree.tostring(root, encoding="unicode")


def _spelled(root: Element) -> Element:
    """The same with the prefix ``p``, by which the writer finds its places in the text."""
    if root.prefix == "p":
        return root
    spaces = {name: space for name, space in root.nsmap.items() if name and name != "p"}
    spelled = etree.Element(root.tag, nsmap=spaces | {"p": PRESENTATION})
    spelled.attrib.update(root.attrib)
    spelled.extend(list(root))
    return spelled


def _sized(root: Element, before: Element, slide: tuple[int, int]) -> None:
    """Adds the sizes that a file does not say, behind the lists of masters (19.2.1.26)."""
    for name, width, height in (("sldSz", *slide), ("notesSz", 6_858_000, 9_144_000)):
        size = root.find(p(name))
        if size is None:
            size = etree.Element(p(name), cx=str(width), cy=str(height))
            before.addnext(size)
        before = size


_BEHIND_TEXT_STYLE = frozenset(p(name) for name in ("modifyVerifier", "extLst"))
"""What stands behind ``defaultTextStyle`` in a presentation (19.2.1.26)."""


def _plain_text_boxes(root: Element) -> None:
    """Text boxes are set in the theme's body font, without spacing of their own (21.1.2.3.2)."""
    style = root.find(p("defaultTextStyle"))
    if style is None:
        style = etree.Element(p("defaultTextStyle"))
        behind = sum(child.tag in _BEHIND_TEXT_STYLE for child in root)
        root.insert(len(root) - behind, style)
    level = style.find(a("lvl1pPr"))
    if level is None:
        level = etree.Element(a("lvl1pPr"))
        first = style.find(a("defPPr"))
        style.insert(0, level) if first is None else first.addnext(level)
    for name in ("lnSpc", "spcBef", "spcAft"):
        for element in level.findall(a(name)):
            level.remove(element)
    run = level.find(a("defRPr"))
    if run is None:
        run = etree.SubElement(level, a("defRPr"))
    for name in ("latin", "ea", "cs"):
        for element in run.findall(a(name)):
            run.remove(element)
    at = max((n + 1 for n, child in enumerate(run) if child.tag in _BEFORE_FONTS), default=0)
    for number, name in enumerate(("latin", "ea", "cs")):
        face = etree.Element(a(name))
        face.set("typeface", f"+mn-{'lt' if name == 'latin' else name}")
        run.insert(at + number, face)


_BEFORE_FONTS = frozenset(
    map(
        a,
        "ln noFill solidFill gradFill blipFill pattFill grpFill effectLst effectDag highlight "
        "uLnTx uLn uFillTx uFill".split(),
    )
)


# --- the style of tables --------------------------------------------------------------------------


def table_styles(theirs: bytes | None, inks: Inks) -> str:
    """Their table styles with ours among them, in the inks; ours alone where they have none."""
    house = template_parts("deck")["ppt/tableStyles.xml"].decode()
    found = _STYLE.search(house)
    assert found is not None, "our own template"
    slots = {name: slot for slot, name in THEME_NAMES.items()}
    ours = _COLOR.sub(lambda color: inks.color(slots[color[1]]), found[0])
    if theirs is None:
        return house.replace(found[0], ours)
    root = etree.fromstring(theirs)
    root.append(etree.fromstring(f'<x xmlns:a="{DRAWING}">{ours}</x>')[0])
    etree.cleanup_namespaces(root, top_nsmap={"a": DRAWING})
    return DECLARATION + etree.tostring(root, encoding="unicode")
