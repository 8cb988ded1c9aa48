"""A copy of a source → its entry in sources.yaml, and the file with the entry behind the others.

The entry says of the document what the file itself says and nothing else. What the document is has
to be said by a person: until then a text that begins with TODO stands there, which `check` names.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Mapping

from briefgen.copies import Copy
from briefgen.errors import InputError
from briefgen.facts.lined import LinedList
from briefgen.facts.model import Source
from briefgen.facts.rules.texts import PLACEHOLDER
from briefgen.facts.schema import RawEntry, validate
from briefgen.facts.yaml_reader import read_yaml
from briefgen.issues import has_errors
from briefgen.values.language import Language

_KANA = re.compile("[\u3041-\u30ff]")
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|that|with|for)\b", re.IGNORECASE)
_NO_ID = re.compile(r"[^a-z0-9]+")
_SURE = 0.02
"""The share of letters, or of words, that only one of our languages has."""


def guess_language(copy: Copy) -> Language | None:
    """The language that the file says it is in, else the one that its letters are of; or None."""
    said = copy.said.language.lower().replace("_", "-").partition("-")[0]
    if said in set(Language):
        return Language(said)
    text = "\n".join(copy.said.paragraphs)
    letters = sum(map(str.isalpha, text)) or 1
    if len(_KANA.findall(text)) / letters > _SURE:
        return Language.JA
    if len(_VIETNAMESE.findall(text)) / letters > _SURE:
        return Language.VI
    if len(_ENGLISH.findall(text)) / (len(text.split()) or 1) > _SURE:
        return Language.EN
    return None


def free_id(stem: str, taken: Collection[str]) -> str:
    """An id from the name of a file: lower-case ASCII words, with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", stem.replace("đ", "d").replace("Đ", "D"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    ident = _NO_ID.sub("-", ascii_only).strip("-")[:60].strip("-") or "source"
    number = 1
    while (found := ident if number == 1 else f"{ident}-{number}") in taken:
        number += 1
    return found


def source_entry(
    copy: Copy,
    ident: str,
    file: str,
    *,
    language: Language,
    own: Language,
    given: Mapping[str, str],
) -> dict[str, object]:
    """The entry: what the file says of itself, and over it what was ``given``, by key.

    ``own`` is the language of the base, in which ``description`` and ``short`` are written.
    """
    said = copy.said
    entry: dict[str, object] = {
        "id": ident,
        "type": given.get("type") or "document",
        "description": {
            str(own): given.get("description") or f"{PLACEHOLDER}: what the document is"
        },
        "short": {str(own): given.get("short") or PLACEHOLDER},
        "language": str(language),
        "file": file,
        "sha256": copy.sha256,
        "paragraphs": str(len(said.paragraphs)),
    }
    for key in ("title", "author", "container_title", "url"):
        held = given.get(key) or getattr(said, key)
        if held:
            entry[key] = held
    issued = given.get("issued") or said.issued
    if issued:
        entry["issued"] = {"edtf": issued}
    return entry


def with_entry(text: str, entry: Mapping[str, object], file: str = "sources.yaml") -> str:
    """The text of the file with the entry behind the others, every other character as it was.

    Raises `InputError` where the entry is no source, or the file is written so that nothing can
    stand behind its last entry.
    """
    new, issues = validate(Source, RawEntry("source", dict(entry), file, 0))
    if new is None:
        raise InputError("; ".join(issue.message for issue in issues))
    before, _ = read_yaml(text, file)
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else end
    made = text + gap + end + end.join(_lines(entry, _indent(text, before))) + end
    after, broken = read_yaml(made, file)
    if has_errors(broken) or not isinstance(before, LinedList) or after != [*before, dict(entry)]:
        raise InputError(
            f"nothing can be added behind the last entry of {file}; write it as a list whose "
            "entries begin with “- id: …”, a key a line"
        )
    return made


def _indent(text: str, before: object) -> str:
    """What stands before the hyphens of the list."""
    if not isinstance(before, LinedList) or not before.lines:
        return ""
    line = text.splitlines()[before.lines[-1] - 1]
    return line[: len(line) - len(line.lstrip())]


def _lines(entry: Mapping[str, object], indent: str) -> list[str]:
    return [
        f"{indent}{'- ' if at == 0 else '  '}{key}: {_written(value)}"
        for at, (key, value) in enumerate(entry.items())
    ]


_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _written(value: object) -> str:
    """The value as YAML, in one line; a text that YAML might take for something else is quoted."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_written(held)}" for key, held in value.items()) + "}"
    text = str(value)
    if _BARE.fullmatch(text) and read_yaml(text, "")[0] == text:
        return text
    return json.dumps(text, ensure_ascii=False)  # YAML's double-quoted style holds JSON's strings
