"""Our own template in an organisation's brand: theme colours and fonts, hex fallbacks, and logo.

In come the parts of the template, out go those that differ. Fonts are named, never embedded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.looks.brand import Brand, Logo
from briefgen.looks.house import FONTS, PALETTE
from briefgen.looks.model import Slot
from briefgen.writers.package import CONTENT_TYPES
from briefgen.writers.theme import in_fonts, in_palette
from briefgen.writers.xml import DECLARATION, attribute

_THEME = "word/theme/theme1.xml"
_NAMING = ("word/styles.xml", "word/numbering.xml", "word/fontTable.xml", _THEME)
_LOGO = "word/media/logo.png"
_LOGO_ID = "rIdLogo"

_EMU_PER_MM = 36_000
_LOGO_WIDTH, _LOGO_HEIGHT = 60 * _EMU_PER_MM, 16 * _EMU_PER_MM
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def branded(parts: Mapping[str, bytes], brand: Brand, header: str) -> dict[str, bytes]:
    """The parts of our template in the brand; ``header`` is the part that will show its logo."""
    dressed = dict(parts)
    dressed[_THEME] = in_palette(parts[_THEME].decode(), brand.palette).encode()
    dressed["word/styles.xml"] = _fallbacks(parts["word/styles.xml"].decode(), brand).encode()
    for name in _NAMING:
        dressed[name] = _fonts(dressed[name].decode(), brand).encode()
    return _with_logo(dressed, brand.logo, header) if brand.logo else dressed


def _fallbacks(styles: str, brand: Brand) -> str:
    """The hex beside each theme colour, for what does not know themes."""
    colors = {PALETTE.hex(slot): brand.palette.hex(slot) for slot in Slot}
    return re.sub(r'"([0-9A-F]{6})"', lambda found: f'"{colors.get(found[1], found[1])}"', styles)


def _fonts(part: str, brand: Brand) -> str:
    part = in_fonts(part, brand.fonts)
    # What is known of the house fonts in particular is not true of others (17.8.3.13).
    return part if brand.fonts == FONTS else re.sub(r"<w:panose1 [^>]*/>", "", part)


# --- the logo -------------------------------------------------------------------------------------


def _with_logo(parts: dict[str, bytes], logo: Logo, header: str) -> dict[str, bytes]:
    """The picture, and its relationship to the header that shows it."""
    folder, _, name = header.rpartition("/")
    types = f'<Override PartName="/{_LOGO}" ContentType="image/png"/></Types>'
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].decode().replace("</Types>", types).encode()
    parts[f"{folder}/_rels/{name}.rels"] = (
        f"{DECLARATION}<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="{_LOGO_ID}" Type="{_OFFICE}/image" Target="/{_LOGO}"/></Relationships>'
    ).encode()
    parts[_LOGO] = logo.data
    return parts


def logo_size(logo: Logo) -> tuple[int, int]:
    """Width and height in EMU: as large as 60 by 16 mm allow, in the picture's own proportion."""
    scale = min(_LOGO_WIDTH / logo.width, _LOGO_HEIGHT / logo.height)
    return max(round(logo.width * scale), 1), max(round(logo.height * scale), 1)


def logo_paragraph(logo: Logo) -> str:
    """The paragraph that shows the logo, for the header that `branded` was given."""
    width, height = logo_size(logo)
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="Logo" '
        f'descr="{attribute(logo.alt)}"/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{_LOGO_ID}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" '
        f'cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
