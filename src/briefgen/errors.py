"""Why a run cannot go on; each says what, where and what to do.

BriefgenError                anything below; the command line ends with exit code 2, but for
├── InputError               a file or folder cannot be read at all
├── FactsError               the fact base has errors; carries them as `issues`; exit code 1
├── BriefError               the brief or brand file cannot be used; `issues` if it has lines
└── BuildError               a document cannot be made or written
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own, whose import takes as long as half of `briefgen --help`
if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.issues import Issue


class BriefgenError(Exception):
    """The root of every error that briefgen raises on purpose.

    ``issues`` is what is wrong with the content, where that is known by the line, and ``root`` the
    folder that the files named in them are relative to.

    >>> from briefgen import BriefgenError, load_facts
    >>> try:
    ...     load_facts("nowhere")
    ... except BriefgenError as problem:
    ...     print(type(problem).__name__, problem.issues)
    InputError ()
    """

    issues: tuple[Issue, ...] = ()
    root: Path | None = None


class InputError(BriefgenError):
    """A file or folder that cannot be read: missing, too large, wrong encoding, refused.

    >>> from briefgen import InputError, read_delivered
    >>> try:
    ...     read_delivered(b"no zip", "notes.txt")
    ... except InputError as problem:
    ...     print("notes.txt" in str(problem))
    True
    """


class FactsError(BriefgenError):
    """A fact base with errors. ``issues`` holds all of them, sorted, warnings included.

    >>> from pathlib import Path
    >>> from briefgen import FactsError, load_facts
    >>> _ = Path("facts.jsonl").write_text('{"kind": "fact"}', "utf-8")
    >>> try:
    ...     load_facts("facts.jsonl")
    ... except FactsError as problem:
    ...     print(problem.issues[0].line)
    1
    """

    def __init__(self, issues: tuple[Issue, ...], root: Path | None = None) -> None:
        self.issues = issues
        self.root = root
        super().__init__("\n".join(str(issue) for issue in issues))


class BriefError(BriefgenError):
    """A brief or brand file that cannot be used; the message names the key and what it may hold.

    >>> from briefgen import Brief, BriefError, compose_memo, load_facts
    >>> try:
    ...     compose_memo(load_facts("examples/northland"), Brief(themes=("econmy",)))
    ... except BriefError as problem:
    ...     print(problem)
    the brief’s themes names “econmy”, which this fact base does not have; did you mean “economy”?
    """

    @classmethod
    def of(cls, issues: tuple[Issue, ...], root: Path) -> BriefError:
        """The error that says every issue of a file in that folder, a line each."""
        problem = cls("\n".join(str(issue) for issue in issues))
        problem.issues = issues
        problem.root = root
        return problem


class BuildError(BriefgenError):
    """A document that cannot be made as asked, or a file that cannot be written.

    >>> from briefgen import Brief, BuildError, Shape, compose_memo, load_facts
    >>> long = Brief(shape=Shape.ONE_PAGE, purpose={"text": "To prepare the call. " * 400})
    >>> try:
    ...     compose_memo(load_facts("examples/northland"), long)
    ... except BuildError as problem:
    ...     print("more than one page" in str(problem))
    True
    """
