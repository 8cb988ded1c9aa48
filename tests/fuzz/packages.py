"""Office files damaged as programs, transports and people damage them; by seed, each with a name.

Parts are dropped, duplicated, swapped and cut; in their XML elements are dropped, repeated, moved,
nested and renamed, attributes dropped, exchanged and made odd. What comes out may still be sound.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from random import Random

from lxml import etree

from tests.fuzz.odd import odd, short
from tests.fuzz.texts import damaged_bytes

_SINCE = (2020, 1, 1, 0, 0, 0)
_HOW_MANY = (1, 1, 1, 1, 2, 3)
_REPEATS = (1, 1, 1, 3, 300, 3000)
_MOST = 4_000_000  # characters that nesting adds
_LEVELS = (1, 3, 40, 150, 190, 300, 3000, 12_000)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file that was sound once; ``done`` says what was done to it, in order."""

    data: bytes
    done: tuple[str, ...]


Part = tuple[str, bytes]
Parts = list[Part]
Element = etree._Element


def mutants(seed: object, package: bytes) -> Iterator[Mutant]:
    """One damaged file after the other; the same for the same seed."""
    for number in count():
        yield mutant(Random(f"{seed} {number}"), package)


def mutant(random: Random, package: bytes) -> Mutant:
    """The file, damaged once or a few times."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    done = []
    for _ in range(random.choice(_HOW_MANY)):
        change = random.choices(_CHANGES, _WEIGHTS)[0]
        done.append(change(parts, random))
    data = _zipped(parts)
    if random.random() < 0.05:
        data, how = damaged_bytes(random, data)
        done.append(f"zip: {how}")
    return Mutant(data, tuple(done))


def _zipped(parts: Parts) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two parts of one name are what is wanted
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, _SINCE), data, zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()


# --- parts ----------------------------------------------------------------------------------------


def _drop(parts: Parts, random: Random) -> str:
    at = random.randrange(len(parts))
    name, _ = parts.pop(at)
    parts.extend([] if parts else [("a.xml", b"<a/>")])
    return f"drop {name}"


def _duplicate(parts: Parts, random: Random) -> str:
    name, data = random.choice(parts)
    stem, dot, ending = name.rpartition(".")
    twin = random.choice((name, f"{stem}9{dot}{ending}", name.upper(), f"a/{name}"))
    parts.append((twin, data))
    return f"duplicate {name} as {twin}"


def _swap(parts: Parts, random: Random) -> str:
    one, other = random.randrange(len(parts)), random.randrange(len(parts))
    (first, a), (second, b) = parts[one], parts[other]
    parts[one], parts[other] = (first, b), (second, a)
    return f"swap {first} and {second}"


def _truncate(parts: Parts, random: Random) -> str:
    at = _part(parts, random)
    name, data = parts[at]
    left = random.choice((0, len(data) // 2, random.randrange(len(data) + 1)))
    parts[at] = name, data[:left]
    return f"truncate {name} to {left}"


def _bytes(parts: Parts, random: Random) -> str:
    at = _part(parts, random)
    name, data = parts[at]
    data, how = damaged_bytes(random, data)
    parts[at] = name, data
    return f"{name}: {how}"


def _rename(parts: Parts, random: Random) -> str:
    at = _part(parts, random)
    name, data = parts[at]
    new = random.choice((f"x{name}", name.replace("1", "2"), f"{name}/a", name.lower(), "a"))
    parts[at] = new, data
    return f"rename {name} to {new}"


def _reorder(parts: Parts, random: Random) -> str:
    random.shuffle(parts)
    return "shuffle the parts"


def _part(parts: Parts, random: Random, ending: tuple[str, ...] = ("",)) -> int:
    """One of them, large ones oftener than small ones."""
    found = [at for at, (name, _) in enumerate(parts) if name.lower().endswith(ending)]
    found = found or list(range(len(parts)))
    return random.choices(found, [len(parts[at][1]) ** 0.4 + 1 for at in found])[0]


# --- XML ------------------------------------------------------------------------------------------


def _xml(parts: Parts, random: Random) -> str:
    """A few changes in one part, most often one."""
    at = _part(parts, random, (".xml", ".rels"))
    name, data = parts[at]
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):  # damaged by what was done before
        return _bytes(parts, random)
    done = []
    for _ in range(random.choice((1, 1, 1, 2, 8))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        change = random.choice(_XML_CHANGES)
        done.append(change(elements, random))
    parts[at] = name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"{name}: {', '.join(done)}"


def _named(element: Element) -> str:
    tag = str(element.tag)
    return f"{element.prefix or ''}:{tag.rpartition('}')[2]}"


def _below(elements: list[Element], random: Random) -> Element:
    """Any but the root, where there is another."""
    return random.choice(elements[1:] or elements)


def _drop_element(elements: list[Element], random: Random) -> str:
    element = _below(elements, random)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    return f"drop {_named(element)}"


def _repeat_element(elements: list[Element], random: Random) -> str:
    element, times = _below(elements, random), random.choice(_REPEATS)
    parent = element.getparent()
    size = sum(1 for _ in element.iter())
    times = min(times, max(1, 100_000 // size))
    if parent is not None:
        at = parent.index(element)
        for _ in range(times):
            parent.insert(at, deepcopy(element))
    return f"repeat {_named(element)} {times} times"


def _swap_elements(elements: list[Element], random: Random) -> str:
    one, other = _below(elements, random), _below(elements, random)
    above, beside = one.getparent(), other.getparent()
    if above is None or beside is None or one is other:
        return "swap nothing"
    if other in one.iterancestors() or one in other.iterancestors():
        return "swap nothing"
    first, second = deepcopy(one), deepcopy(other)
    above.replace(one, second)
    beside.replace(other, first)
    return f"swap {_named(one)} and {_named(other)}"


def _move_element(elements: list[Element], random: Random) -> str:
    element, into = _below(elements, random), random.choice(elements)
    if element is not into and element not in into.iterancestors():
        into.append(element)
    return f"move {_named(element)} into {_named(into)}"


def _nest_element(elements: list[Element], random: Random) -> str:
    element, levels = random.choice(elements), random.choice(_LEVELS)
    size = len(element.tag) + sum(len(k) + len(v) for k, v in element.attrib.items())
    levels = min(levels, _MOST // size)
    inner = element
    held = list(element)
    for _ in range(levels):
        inner = etree.SubElement(inner, element.tag)
        inner.attrib.update(element.attrib)
    for child in held:
        inner.append(child)
    return f"nest {_named(element)} {levels} deep"


def _empty_element(elements: list[Element], random: Random) -> str:
    element = random.choice(elements)
    for child in list(element):
        element.remove(child)
    return f"empty {_named(element)}"


def _rename_element(elements: list[Element], random: Random) -> str:
    element, as_other = random.choice(elements), random.choice(elements)
    said = f"rename {_named(element)} to {_named(as_other)}"
    element.tag = as_other.tag
    return said


def _other_namespace(elements: list[Element], random: Random) -> str:
    element = random.choice(elements)
    said = f"{_named(element)} in another namespace"
    element.tag = f"{{urn:x}}{str(element.tag).rpartition('}')[2]}"
    return said


def _odd_text(elements: list[Element], random: Random) -> str:
    element, value = random.choice(elements), odd(random)
    element.text = value
    return f"text of {_named(element)} {short(value)}"


def _with_attributes(elements: list[Element], random: Random) -> Element:
    return random.choice([element for element in elements if element.attrib] or elements)


def _attribute(element: Element, random: Random) -> str:
    return random.choice(list(map(str, element.attrib)) or ["id"])


def _drop_attribute(elements: list[Element], random: Random) -> str:
    element = _with_attributes(elements, random)
    name = _attribute(element, random)
    if name in element.attrib:
        del element.attrib[name]
    return f"drop {name.rpartition('}')[2]} of {_named(element)}"


def _odd_attribute(elements: list[Element], random: Random) -> str:
    element, value = _with_attributes(elements, random), odd(random)
    name = _attribute(element, random)
    element.set(name, value)
    return f"{name.rpartition('}')[2]} of {_named(element)} {short(value)}"


def _borrowed_attribute(elements: list[Element], random: Random) -> str:
    """The value that the same attribute has elsewhere: circles, and two of one identity."""
    element = _with_attributes(elements, random)
    name = _attribute(element, random)
    value = str(random.choice([e.get(name) for e in elements if e.get(name) is not None] or ["1"]))
    element.set(name, value)
    return f"{name.rpartition('}')[2]} of {_named(element)} {short(value)} as another"


_XML_CHANGES: tuple[Callable[[list[Element], Random], str], ...] = (
    _drop_element,
    _drop_element,
    _repeat_element,
    _swap_elements,
    _move_element,
    _nest_element,
    _empty_element,
    _rename_element,
    _other_namespace,
    _odd_text,
    _drop_attribute,
    _drop_attribute,
    _odd_attribute,
    _odd_attribute,
    _odd_attribute,
    _borrowed_attribute,
    _borrowed_attribute,
)
_CHANGES: tuple[Callable[[Parts, Random], str], ...] = (
    _drop,
    _duplicate,
    _swap,
    _truncate,
    _bytes,
    _rename,
    _reorder,
    _xml,
)
_WEIGHTS = (3, 1, 3, 1, 1, 2, 0.3, 22)
