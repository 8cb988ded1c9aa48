"""Files that LibreOffice, and npm's docx and PptxGenJS, make when they are run.

Each is made once a test run; npm's libraries are installed once into the cache of the tests.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests import shared
from tests.matrix.control import control_deck, control_memo
from tests.officetools import convert, node_modules

_MEMO_HEAD = """
const d = require("docx");
const put = data => require("fs").writeFileSync(process.argv[2], data);
const save = doc => d.Packer.toBuffer(doc).then(put);
"""
_DECK_HEAD = """
const P = require("pptxgenjs");
const deck = new P();
const save = () => deck.writeFile({ fileName: process.argv[2] });
"""

SCRIPTS = {
    "docx plain": ".docx"
    + _MEMO_HEAD
    + """
save(new d.Document({ sections: [{ children: [new d.Paragraph("Sample")] }] }));
""",
    "docx styled": ".docx"
    + _MEMO_HEAD
    + """
save(new d.Document({
  styles: {
    default: {
      document: { run: { font: "Verdana", size: 20 } },
      heading1: { run: { color: "7A1F1F", size: 36 }, paragraph: { spacing: { before: 400 } } },
      heading2: { run: { color: "7A1F1F", italics: true } },
    },
  },
  sections: [{
    properties: { page: { size: { width: 11906, height: 16838 } } },
    headers: { default: new d.Header({ children: [new d.Paragraph("House words")] }) },
    children: [new d.Paragraph({ text: "Sample", heading: d.HeadingLevel.HEADING_1 })],
  }],
}));
""",
    "docx marked": ".docx"
    + _MEMO_HEAD
    + """
save(new d.Document({
  numbering: { config: [{ reference: "n", levels: [{
    level: 0, format: d.LevelFormat.DECIMAL, text: "%1.", alignment: d.AlignmentType.START }] }] },
  sections: [{
    footers: { default: new d.Footer({ children: [new d.Paragraph({ children: [
      new d.TextRun("House words "), new d.TextRun({ children: [d.PageNumber.CURRENT] })] })] }) },
    children: [
      new d.Table({ rows: [new d.TableRow({ children: [
        new d.TableCell({ children: [new d.Paragraph("House words")] })] })] }),
      new d.Paragraph("{{ memo }}"),
      new d.Paragraph({ text: "Cleared", numbering: { reference: "n", level: 0 } }),
    ],
  }],
}));
""",
    "pptxgenjs plain": ".pptx"
    + _DECK_HEAD
    + """
deck.addSlide().addText("Sample", { x: 1, y: 1, w: 5, h: 1 });
save();
""",
    "pptxgenjs master": ".pptx"
    + _DECK_HEAD
    + """
deck.layout = "LAYOUT_WIDE";
deck.theme = { headFontFace: "Verdana", bodyFontFace: "Verdana" };
const bar = { rect: { x: 0, y: 0, w: "100%", h: 0.3, fill: { color: "7A1F1F" } } };
deck.defineSlideMaster({ title: "HOUSE COVER", background: { color: "FFFFFF" }, objects: [bar,
  { placeholder: { options: { name: "title", type: "title", x: 1, y: 2, w: 11, h: 1.4,
    fontSize: 40 }, text: "Title" } },
  { placeholder: { options: { name: "sub", type: "body", x: 1, y: 3.6, w: 11, h: 0.8 },
    text: "Subtitle" } }] });
deck.defineSlideMaster({ title: "HOUSE PAGE", background: { color: "FFFFFF" }, objects: [bar,
  { placeholder: { options: { name: "title", type: "title", x: 0.6, y: 0.5, w: 12, h: 1.0,
    fontSize: 28 }, text: "Title" } }], slideNumber: { x: 12, y: 7 } });
deck.addSlide({ masterName: "HOUSE COVER" }).addText("Sample", { placeholder: "title" });
deck.addSlide({ masterName: "HOUSE PAGE" }).addText("Sample", { placeholder: "title" });
save();
""",
    "pptxgenjs 4x3": ".pptx"
    + _DECK_HEAD
    + """
deck.layout = "LAYOUT_4x3";
deck.defineSlideMaster({ title: "HOUSE", objects: [
  { placeholder: { options: { name: "title", type: "title", x: 0.5, y: 0.4, w: 9, h: 1.1,
    fontSize: 26 }, text: "Title" } }] });
deck.addSlide({ masterName: "HOUSE" }).addText("Sample", { placeholder: "title" });
save();
""",
}
"""What npm's libraries are asked to make: the ending of the file, and a script."""

_ODF: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "writer docx": (".fodt", control_memo, ".docx"),
    "writer dotx": (".fodt", control_memo, ".dotx"),
    "impress pptx": (".fodp", control_deck, ".pptx"),
    "impress potx": (".fodp", control_deck, ".potx"),
}


def by_node(name: str) -> bytes:
    """The file that the script makes."""
    suffix, _, script = SCRIPTS[name].partition("\n")

    def run(place: Path) -> None:
        source = place.with_suffix(".cjs")
        source.write_text(script, "utf-8")
        target = place.with_suffix(suffix)
        done = subprocess.run(
            ["node", source, target],
            env=os.environ | {"NODE_PATH": str(node_modules())},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        if not target.exists():
            raise RuntimeError(f"{name}: {done.stderr}")
        target.replace(place)

    return shared.made(f"foreign-{name.replace(' ', '-')}{suffix}", run).read_bytes()


def by_office(name: str) -> bytes:
    """The file that LibreOffice stores of one of its own."""
    suffix, make, to = _ODF[name]

    def run(place: Path) -> None:
        source = place.with_suffix(suffix)
        source.write_bytes(make())
        target = place.with_suffix(to)
        convert(source, target)
        target.replace(place)

    return shared.made(f"foreign-{name.replace(' ', '-')}{to}", run).read_bytes()
