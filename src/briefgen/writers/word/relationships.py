"""The relationships that a part of a memo adds, its external hyperlinks above all."""

from __future__ import annotations

from dataclasses import field

from briefgen.errors import BuildError
from briefgen.gate.acting import LINK_SCHEMES, link_scheme
from briefgen.records import dataclass
from briefgen.writers.xml import DECLARATION, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationship(identifier: str, kind: str, target: str, *, external: bool = False) -> str:
    """One relationship (ECMA-376 part 2, 6.5.3); ``kind`` is the last word of its type."""
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" '
        f'Target="{attribute(target)}"{mode}/>'
    )


def relationships_part(relationships: str) -> bytes:
    """A part that holds these relationships and nothing else."""
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{relationships}</Relationships>'
    ).encode()


@dataclass(slots=True)
class Links:
    """The external links of one part; a URL that comes twice is one relationship."""

    _ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, url: str) -> str:
        """The relationship's id for the URL; BuildError for anything but http, https, mailto."""
        if link_scheme(url) not in LINK_SCHEMES:
            raise BuildError(f"the link {url!r} is not http, https or mailto; correct its source")
        return self._ids.setdefault(url, f"rIdLink{len(self._ids) + 1}")

    def __bool__(self) -> bool:
        return bool(self._ids)

    def relationships(self) -> str:
        """The relationships, in the order in which the links came."""
        return "".join(
            relationship(identifier, "hyperlink", url, external=True)
            for url, identifier in self._ids.items()
        )

    def part(self) -> bytes:
        """A relationships part that holds nothing else."""
        return relationships_part(self.relationships())
