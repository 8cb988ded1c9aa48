"""The brief file: YAML → `Brief`, every problem at once with its line."""

from __future__ import annotations

from pathlib import Path

from briefgen.briefs.brief import Brief
from briefgen.errors import BriefError
from briefgen.facts.schema import RawEntry, validate
from briefgen.facts.yaml_reader import read_yaml
from briefgen.gate import read_text
from briefgen.issues import Issue, has_errors, say, sort_issues


def load_brief(path: str | Path) -> Brief:
    r"""The brief of a YAML file; an empty file is a brief with every default.

    Raises `BriefError` with a line a problem, and `InputError` if the file cannot be read. Warns
    (`CleanedWarning`) of whatever was left out of its texts.

    >>> from pathlib import Path
    >>> from briefgen import load_brief
    >>> _ = Path("brief.yaml").write_text("to: The Minister\nshape: one-page\n", "utf-8")
    >>> brief = load_brief("brief.yaml")
    >>> brief.to, str(brief.shape)
    ('The Minister', 'one-page')
    """
    brief, issues = read_brief(path)
    say(issues)
    return brief


def read_brief(path: str | Path) -> tuple[Brief, tuple[Issue, ...]]:
    """The brief as `load_brief`, and a warning for whatever was left out of its texts."""
    path = Path(path)
    data, issues = read_yaml(read_text(path), path.name)
    if has_errors(issues):
        raise BriefError.of(sort_issues(issues), path.parent)
    if data is None:
        return Brief(), issues
    brief, problems = validate(Brief, RawEntry("brief", data, path.name, 1))
    if brief is None:
        raise BriefError.of(sort_issues(problems), path.parent)
    return brief, issues
