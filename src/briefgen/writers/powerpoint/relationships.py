"""The relationships of one part: what it shows or points to (ECMA-376 part 2, 6.5)."""

from __future__ import annotations

from urllib.parse import quote

from briefgen.errors import BuildError
from briefgen.gate.acting import LINK_SCHEMES, link_scheme
from briefgen.writers.xml import DECLARATION, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"


def relationship(ident: str, kind: str, target: str, *, external: bool = False) -> str:
    """One relationship; ``kind`` is the last word of its type."""
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationship Id="{ident}" Type="{_OFFICE}/{kind}" Target="{attribute(target)}"{mode}/>'
    )


class Relationships:
    """Collects the relationships of one part; ids count from rId1 in the order of asking."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._links: dict[str, str] = {}

    def add(self, kind: str, target: str) -> str:
        """The id of a new relationship to another part, ``target`` relative to this one."""
        return self._write(kind, target, external=False)

    def link(self, url: str) -> str:
        """The id of the hyperlink to a URL; one that comes twice is one relationship.

        Raises BuildError for anything but http, https and mailto: a deck opens such links at a
        click, and file or script links have no place in it.
        """
        if link_scheme(url) not in LINK_SCHEMES:
            raise BuildError(f"the link {url!r} is not http, https or mailto; correct its source")
        if url not in self._links:
            target = quote(url, safe=_URI_CHARACTERS)
            self._links[url] = self._write("hyperlink", target, external=True)
        return self._links[url]

    def part(self) -> bytes:
        """The relationships part."""
        written = "".join(self._written)
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{written}</Relationships>'.encode()

    def _write(self, kind: str, target: str, *, external: bool) -> str:
        ident = f"rId{len(self._written) + 1}"
        self._written.append(relationship(ident, kind, target, external=external))
        return ident
