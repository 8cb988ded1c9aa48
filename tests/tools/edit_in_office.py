"""Has one LibreOffice open files, edit them as a person would, and store them, one after another.

Run by the system's Python, which has the bindings:

    python3 edit_in_office.py SOFFICE FOLDER

It starts the program once, since that costs more than a file, with a profile in the folder. Then it
reads a request a line, as JSON: ``source``, ``target``, ``filter`` (its name, or "pdf" for that of
the file's kind), ``options`` (of that filter) and ``edits``, a list of ["replace", OLD, NEW],
["delete", WORDS] (the paragraph that holds them), ["insert", WORDS, TEXT] (a paragraph behind it),
["copy", WORDS] (the paragraph once more), and ["dispatch", COMMAND] (a command of the program,
AcceptAllTrackedChanges say). It answers with a line: ``done``, how often each edit was done, or
``error``. It ends with its input. Needs python3-uno, which is not on PyPI.
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
from com.sun.star.lang import DisposedException
from com.sun.star.util import URL

Uno: TypeAlias = Any  # objects of the bindings, which have no types

PDF = {
    "com.sun.star.text.TextDocument": "writer_pdf_Export",
    "com.sun.star.presentation.PresentationDocument": "impress_pdf_Export",
    "com.sun.star.sheet.SpreadsheetDocument": "calc_pdf_Export",
}


def main(soffice: str, folder: str) -> None:
    pipe = "briefgen" + uuid.uuid4().hex
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as profile:
        office = subprocess.Popen(
            [
                *(soffice, "--headless", "--norestore", "--nologo"),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            desktop = connect(pipe)
            for line in sys.stdin:
                print(json.dumps(answer(desktop, **json.loads(line))), flush=True)
            with contextlib.suppress(Exception):  # the office ends while it answers
                desktop.terminate()
        finally:
            office.terminate()
            office.wait(30)


def answer(desktop: Uno, **request: Any) -> dict[str, Any]:
    """What went wrong is told, so that others have their turn; not so where the program is gone."""
    try:
        return {"done": stored(desktop, **request)}
    except DisposedException:
        raise
    except Exception as problem:
        return {"error": f"{type(problem).__name__}: {problem}"}


def stored(
    desktop: Uno,
    source: str,
    target: str,
    filter: str,
    options: dict[str, Any],
    edits: list[list[str]],
) -> list[int]:
    hidden = (property_value("Hidden", True),)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, hidden)
    if document is None:
        raise ValueError("it cannot be opened")
    try:
        done = [edit(document, Path(source).suffix, *step) for step in edits]
        data = tuple(property_value(name, value) for name, value in options.items())
        document.storeToURL(
            Path(target).as_uri(),
            (
                property_value("FilterName", pdf_of(document) if filter == "pdf" else filter),
                property_value("FilterData", uno.Any("[]com.sun.star.beans.PropertyValue", data)),
            ),
        )
    finally:
        document.close(True)
    return done


def pdf_of(document: Uno) -> str:
    return next(name for kind, name in PDF.items() if document.supportsService(kind))


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
    document.CurrentController.Frame.queryDispatch(url, "", 0).dispatch(
        url, (property_value("SynchronMode", True),)
    )
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
    main(*sys.argv[1:])
