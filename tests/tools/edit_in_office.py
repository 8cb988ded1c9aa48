"""Edits a file in LibreOffice through UNO and saves it, as a person would.

Run by the system's Python, which has the bindings:

    python3 edit_in_office.py SOFFICE IN OUT EDITS.json

EDITS is a list of ["replace", OLD, NEW], ["delete", WORDS] (the paragraph that holds them),
["insert", WORDS, TEXT] (a paragraph behind it), ["copy", WORDS] (the paragraph once more), and
["dispatch", COMMAND] (a command of the program, AcceptAllTrackedChanges say).
Prints how often each edit was done, as JSON. Needs python3-uno, which is not on PyPI.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.util import URL

Uno: TypeAlias = Any  # objects of the bindings, which have no types

FILTERS = {".docx": "MS Word 2007 XML", ".pptx": "Impress MS PowerPoint 2007 XML"}


def main(soffice: str, source: str, target: str, edits: list[list[str]]) -> None:
    pipe = "briefgen" + uuid.uuid4().hex
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        office = subprocess.Popen(
            [
                *(soffice, "--headless", "--norestore", "--nologo"),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            desktop = connect(pipe)
            document = desktop.loadComponentFromURL(
                Path(source).as_uri(), "_blank", 0, (property_value("Hidden", True),)
            )
            done = [edit(document, Path(source).suffix, *step) for step in edits]
            document.storeToURL(
                Path(target).as_uri(),
                (property_value("FilterName", FILTERS[Path(target).suffix]),),
            )
            document.close(True)
            print(json.dumps(done))
            with contextlib.suppress(Exception):  # the office ends while it answers
                desktop.terminate()
        finally:
            office.terminate()
            office.wait(30)


def connect(pipe: str) -> Uno:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not answer within a minute")


def property_value(name: str, value: object) -> Uno:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def edit(document: Uno, ending: str, kind: str, words: str, text: str = "") -> int:
    if kind == "dispatch":
        return dispatch(document, words)
    if kind == "replace":
        if ending == ".docx":
            return replace_all(document, words, text)
        return sum(
            replace_all(page, words, text) + replace_in_tables(page, words, text)
            for page in pages(document)
        )
    return sum(change(paragraph, kind, text) for paragraph in holding(document, words))


def dispatch(document: Uno, command: str) -> int:
    url = URL()
    url.Main = url.Complete = f".uno:{command}"
    url.Protocol, url.Path = ".uno:", command
    document.CurrentController.Frame.queryDispatch(url, "", 0).dispatch(url, ())
    return 1


def pages(document: Uno) -> Iterator[Uno]:
    slides = document.DrawPages
    for number in range(slides.Count):
        yield slides.getByIndex(number)
        yield slides.getByIndex(number).NotesPage


def replace_all(place: Uno, old: str, new: str) -> int:
    search = place.createReplaceDescriptor()
    search.SearchString, search.ReplaceString = old, new
    search.SearchCaseSensitive = True
    return int(place.replaceAll(search))


def replace_in_tables(page: Uno, old: str, new: str) -> int:
    """What a search on a slide passes over."""
    done = 0
    for number in range(page.Count):
        shape = page.getByIndex(number)
        if not shape.supportsService("com.sun.star.drawing.TableShape"):
            continue
        model = shape.Model
        for row in range(model.RowCount):
            for column in range(model.ColumnCount):
                cell = model.getCellByPosition(column, row)
                if old in cell.String:
                    cell.String = cell.String.replace(old, new)
                    done += 1
    return done


def holding(document: Uno, words: str) -> list[Uno]:
    """The paragraphs of a text document's body that hold the words."""
    paragraphs = document.Text.createEnumeration()
    found = []
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph") and words in paragraph.String:
            found.append(paragraph)
    return found


def change(paragraph: Uno, kind: str, text: str) -> int:
    body = paragraph.Text
    if kind == "delete":
        body.removeTextContent(paragraph)
        return 1
    cursor = body.createTextCursorByRange(paragraph.End)
    body.insertControlCharacter(cursor, 0, False)  # PARAGRAPH_BREAK
    body.insertString(cursor, paragraph.String if kind == "copy" else text, False)
    return 1


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], json.loads(Path(sys.argv[4]).read_text("utf-8")))
