"""Remarks at the foot of a slide: what it leaves out, in the catalogue's words and own counts."""

from __future__ import annotations

from briefgen.deck.model import Box, SlideParagraph, TextShape
from briefgen.deck.plan.setting import Setting, inches
from briefgen.deck.plan.shapes import frame
from briefgen.document.build import filled
from briefgen.document.model import Inlines, Value
from briefgen.looks.model import Slot
from briefgen.wording.catalogue import catalogue

_ABOVE = inches(0.06)


def counted(key: str, setting: Setting, *, spelled: bool = False, **numbers: int) -> Inlines:
    """The label with the numbers in its fields, each recorded as a count of the plan's own.

    In a title they are ``spelled`` as the document spells those of its own.
    """
    opens = setting.labels[key].startswith("{")
    fields: dict[str, Inlines] = {
        name: (
            Value(
                text=_spelled(n, setting, opens=opens) if spelled else str(n),
                lang=setting.language,
                ref=f"count:{key}.{name}={n}",
            ),
        )
        for name, n in numbers.items()
    }
    return filled(setting.labels[key], setting.language, **fields)


def _spelled(number: int, setting: Setting, *, opens: bool) -> str:
    """A small number as a word, with a capital where it opens a sentence."""
    words = catalogue(setting.language)
    small = words.numbers.small
    text = small[number] if number < len(small) else str(number)
    return text[:1].upper() + text[1:] if opens and words.sentence_start_capital else text


def joined(*remarks: Inlines, setting: Setting) -> Inlines:
    """The sentences that there are, one behind the other."""
    space = setting.text(setting.labels["space"])
    found: Inlines = ()
    for remark in remarks:
        if remark:
            found = (*found, *space, *remark) if found else remark
    return found


def beside(text: Inlines, said: str, setting: Setting) -> Inlines:
    """The text, and a word or two behind it, apart by a dot."""
    before, rest = setting.labels["beside"].split("{text}")
    between, after = rest.split("{said}")
    head = setting.text(before) if before else ()
    return (*head, *text, *setting.text(between + said + after))


def flagged(text: Inlines, setting: Setting, *, check: bool) -> Inlines:
    """The text, and behind it that it is to be checked where it is: a caution never goes unsaid."""
    return beside(text, setting.labels["check-mark"], setting) if check else text


def foot(name: str, content: Inlines, setting: Setting, *, indent: int = 0) -> TextShape:
    """The remark at the foot of the body, as high as it needs, from ``indent`` (EMU) on."""
    body = setting.body
    text = _small(content, setting)
    height = setting.height_of((text,), body.w - indent)
    box = Box(x=body.x + indent, y=body.y + body.h - height, w=body.w - indent, h=height)
    return frame(name, box, (text,))


def above_foot(content: Inlines, setting: Setting, *, indent: int = 0) -> Box:
    """The body without the room that `foot` takes for the remark; all of it if there is none."""
    if not content:
        return setting.body
    taken = setting.height_of((_small(content, setting),), setting.body.w - indent) + _ABOVE
    return setting.body.model_copy(update={"h": setting.body.h - taken})


def _small(content: Inlines, setting: Setting) -> SlideParagraph:
    size = setting.steps(setting.type.sizes.small_label)[0]
    return setting.paragraph(content, size, color=Slot.ACCENT5, tight=True)
