"""What plays by itself or at a click on a master or layout: sounds, films, animations of them.

ECMA-376 part 1: media of shapes 20.1.3, sounds of links 20.1.2.2.32, of transitions 19.3.1.41,
animations 19.5. A deck that people hand on neither sounds nor moves by itself, so they are taken
out; the picture that a film shows before it plays stays where it is.
"""

from __future__ import annotations

from collections.abc import Collection

from briefgen.gate.relationships import Relationship
from briefgen.writers.foreign import Element
from briefgen.writers.powerpoint.template.xml import RELATIONSHIPS, a, p

_KINDS = frozenset({"audio", "video", "media"})
_PLAYED = frozenset(
    map(a, ("audioCd", "wavAudioFile", "audioFile", "videoFile", "quickTimeFile", "snd"))
)
_STARTED = frozenset(map(p, ("audio", "video", "cmd")))
_PLAYS = "ppaction://media"


def plays(found: Relationship) -> bool:
    """Whether a part refers to a sound or a film."""
    return found.kind.rpartition("/")[2] in _KINDS


def silence(root: Element, cut: Collection[str]) -> bool:
    """Takes out all that plays, and what refers to the media of these ids; whether there was any.

    An animation that starts one goes as a whole: what is left of it might wait for a sound.
    """
    found = [element for element in root.iter() if _is_played(element, cut)]
    found += [timing for timing in root.iter(p("timing")) if any(True for _ in _started(timing))]
    for element in found:
        _take_out(element)
    return bool(found)


def _is_played(element: Element, cut: Collection[str]) -> bool:
    if element.tag in _PLAYED or element.tag == p("sndAc"):
        return True
    if element.tag in (a("hlinkClick"), a("hlinkHover")):
        return str(element.get("action", "")).lower().startswith(_PLAYS)
    return any(
        str(name).startswith(f"{{{RELATIONSHIPS}}}") and value in cut
        for name, value in element.attrib.items()
    )


def _started(timing: Element) -> list[Element]:
    return [element for element in timing.iter() if element.tag in _STARTED]


def _take_out(element: Element) -> None:
    """The element goes, and what holds nothing else: an extension, a list of them."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag in (p("ext"), p("extLst"), a("ext"), a("extLst")) and len(parent) == 0:
        _take_out(parent)
