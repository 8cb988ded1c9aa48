"""The base package of a memo: our own template, checked and compressed once per process.

In comes the unzipped template under ``templates/memo``; out goes a `Base`, the parts that stand in
every memo as they are, and what the writer has to know of them. python-docx opens the template,
resolves its styles and its page; the parts themselves are taken from the template to the letter.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.cache import kept, key_of
from briefgen.errors import BuildError
from briefgen.looks.house import PALETTE
from briefgen.records import dataclass
from briefgen.values.language import Language
from briefgen.writers.package import CONTENT_TYPES, Deflated, deflate_once, seal
from briefgen.writers.unzipped import found_before, template_parts
from briefgen.writers.word import oxml
from briefgen.writers.word.cell_type import CellFaces, CellType, read_cell_faces
from briefgen.writers.word.colors import Inks, theme_inks
from briefgen.writers.word.conventions import CONVENTIONS, ConventionName
from briefgen.writers.word.styles import Style
from briefgen.writers.word.typeset import Paper, typeset

if TYPE_CHECKING:
    from briefgen.looks.brand import Brand

DOCUMENT = "word/document.xml"
DOCUMENT_RELATIONSHIPS = "word/_rels/document.xml.rels"
FOOTNOTES = "word/footnotes.xml"
RUNNING_HEADER = "word/header1.xml"
FIRST_HEADER = "word/header2.xml"
FOOTERS = ("word/footer1.xml", "word/footer2.xml")
THEME = "word/theme/theme1.xml"
CORE_PROPERTIES = "docProps/core.xml"

_PROGRAM = ("briefgen.writers.word", "docx")
"""What reads the template."""

_WRITTEN = frozenset(
    {
        CONTENT_TYPES,
        DOCUMENT,
        DOCUMENT_RELATIONSHIPS,
        FOOTNOTES,
        RUNNING_HEADER,
        FIRST_HEADER,
        *FOOTERS,
        CORE_PROPERTIES,
    }
)
_SECTION = re.compile(r"<w:sectPr\b.*</w:sectPr>", re.DOTALL)
_SINCE = dt.date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Hole:
    """A place that each memo fills: a placeholder by name, with the run properties it stands in."""

    name: str
    properties: str = ""


Pieces = tuple[str | Hole, ...]
"""XML with holes."""


@dataclass(frozen=True, slots=True)
class Base:
    """What every memo starts from.

    ``static`` are the parts that need no writing, ``content_types`` and ``relationships`` the two
    that are added to. ``section`` is the ``w:sectPr`` of the body, ``text_width`` the width between
    its margins (of one column) in twentieths of a point, ``styles`` the style ids by style,
    ``palette`` the colours of its theme, ``cells`` the type of its tables.

    The rest is for templates of others: what stands in the body ``before`` and ``after`` the memo,
    with the ``namespaces`` it needs; headers and footers (``running``, by part; empty for ours,
    which are written anew); the first number that is free for an item of custom XML; how much
    further in a callout begins where it lays out like Word 2010, which takes a table's indent to be
    that of its text; which of its styles for headings do not keep with what follows (``loose``), so
    that paragraphs have to say so. ``logo`` is the paragraph that a brand has at the head of the
    first page.
    """

    static: Mapping[str, Deflated]
    content_types: str
    relationships: str
    section: str
    text_width: int
    styles: Mapping[Style, str]
    palette: Inks
    cells: CellType
    namespaces: str = oxml.NAMESPACES
    before: Pieces = ()
    after: Pieces = ()
    running: Mapping[str, Pieces] = field(default_factory=lambda: MappingProxyType({}))
    free_item: int = 1
    callout_lead: int = 0
    loose: frozenset[Style] = frozenset()
    logo: str = ""


@lru_cache(maxsize=2 * len(CONVENTIONS) * len(Language))
def house_base(
    language: Language,
    paper: Paper = "A4",
    convention: ConventionName = "standard",
    brand: Brand | None = None,
) -> Base:
    """The base of memos in that language, paper and convention, from our own template.

    ``brand`` dresses it; the type that a convention prescribes stays. Raises BuildError where the
    template lacks a style, which only a broken installation can.
    """
    parts = plain_parts(language, paper, convention)
    logo = ""
    if brand is not None:
        from briefgen.writers.word.branding import branded, logo_paragraph

        logo = logo_paragraph(brand.logo) if brand.logo else ""
        parts = branded(parts, brand, FIRST_HEADER)
    found = _found(parts)
    body = parts[DOCUMENT].decode()
    section = _SECTION.search(body)
    if section is None:
        raise BuildError("the memo template has no section; install briefgen again")
    return Base(
        static=MappingProxyType(
            {name: deflate_once(data) for name, data in parts.items() if name not in _WRITTEN}
        ),
        content_types=parts[CONTENT_TYPES].decode(),
        relationships=parts[DOCUMENT_RELATIONSHIPS].decode(),
        section=_one_line(section[0]),
        text_width=found.text_width,
        styles=MappingProxyType(found.styles),
        palette=theme_inks(brand.palette if brand else PALETTE),
        cells=found.cells,
        logo=logo,
    )


def plain_parts(language: Language, paper: Paper, convention: ConventionName) -> dict[str, bytes]:
    """The parts of our template for memos of that kind, which no brand dresses yet."""
    set_parts = typeset(template_parts("memo"), CONVENTIONS[convention], paper)
    return {name: _in_language(name, data, language) for name, data in set_parts.items()}


def _in_language(name: str, data: bytes, language: Language) -> bytes:
    """The part for memos in that language.

    Default language: what PDF exports and screen readers take for the file's own. Leading: exact in
    Latin text; Vietnamese marks and Japanese faces are taller, so a minimum there (17.3.1.33).
    """
    if name not in ("word/styles.xml", "word/settings.xml") or language is Language.EN:
        return data
    text = data.decode().replace('w:val="en-GB"', f'w:val="{language.tag}"')
    return text.replace('w:lineRule="exact"', 'w:lineRule="atLeast"').encode()


class _Found(NamedTuple):
    """What is read from the template with python-docx and lxml."""

    styles: dict[Style, str]
    text_width: int
    cells: CellType


def _found(parts: Mapping[str, bytes]) -> _Found:
    """What is read from these parts; of a branded template it is kept between runs as JSON."""
    styles, width, faces = found_before("memo", parts) or _kept(parts)
    return _Found({style: styles[style] for style in Style}, width, CellFaces(*faces).cell_type())


def _kept(parts: Mapping[str, bytes]) -> list[Any]:
    key = key_of((piece for name in parts for piece in (name.encode(), parts[name])), _PROGRAM)
    found: list[Any] = json.loads(kept("memo", key, lambda: json.dumps(read_parts(parts)).encode()))
    return found


def read_parts(parts: Mapping[str, bytes]) -> list[Any]:
    """Style ids, text width and faces of cells, as plain data of JSON."""
    styles, width = _opened(parts)
    return [styles, width, _faces(parts, styles)]


def _faces(parts: Mapping[str, bytes], styles: dict[Style, str]) -> CellFaces:
    from lxml import etree  # with python-docx, only for memos

    roots = [etree.fromstring(parts[name]) for name in ("word/styles.xml", THEME)]
    return read_cell_faces(roots[0], roots[1], {str(k): v for k, v in styles.items()})


def _opened(parts: Mapping[str, bytes]) -> tuple[dict[Style, str], int]:
    """The style ids and the text width, as python-docx reads them from the sealed template."""
    import docx  # 0.1 s, and only for memos

    opened = docx.Document(io.BytesIO(seal(parts, _SINCE)))
    found = {str(style.element.name_val): str(style.style_id) for style in opened.styles}
    missing = [style.value for style in Style if style.value not in found]
    if missing:
        raise BuildError(f"the memo template lacks the styles {', '.join(missing)}")
    page = opened.sections[0]
    lengths = (page.page_width, page.left_margin, page.right_margin)
    width, left, right = (round(length.twips) if length else 0 for length in lengths)
    return {style: found[style.value] for style in Style}, width - left - right


def _one_line(xml: str) -> str:
    return re.sub(r">\s+<", "><", xml)
