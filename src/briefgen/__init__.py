"""briefgen: Word memos and PowerPoint decks from sourced facts, by theme.

The public names, in the order of the pipeline:

``load_facts``      a folder of YAML (or JSON Lines) → `FactBase`
``check_facts``     `FactBase` → every `Issue`, sorted
``load_brief``      a YAML file → `Brief`: for whom, which facts, the author's own words
``load_brand``      a YAML file → `Brand`: fonts, colours, logo, paper; and its issues
``compose_brief``   `FactBase`, `Brief` → `Document`: all that there is to say
``compose_memo``    the same in the shape of the brief: what a memo says
``compose_deck``    `FactBase`, `Brief` → `Deck`, planned and fitted
``own_section``     blocks → `Section`, for a kind of brief of one's own (`Writing` words facts)
``read_delivered``  a .docx or .pptx that came back → what it shows, and what ties it to facts
``audit``           such files, `FactBase` → `Report`: what still holds
``compare``         two editions → `Changes`: facts, or files with provenance, or paths of them
``write_memo``      `Document` → the bytes of a .docx
``write_deck``      `Deck` → the bytes of a .pptx
``generate_memo``   facts → a .docx on disk
``generate_deck``   facts → a .pptx on disk
``load_jobs``       a table of many briefs, a row each → `Job` values
``run_batch``       jobs → memos and decks on disk, on any executor; what is done stays done

Each name has an example in its docstring. `briefgen.refresh` brings a file that came back up to
date. Errors are the tree of `briefgen.errors`; problems with content are `Issue` values. Names are
imported when first used, so that ``import briefgen`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

from briefgen.version import __version__

TYPE_CHECKING = False  # typing's own, whose import takes as long as half of `briefgen --help`
if TYPE_CHECKING:
    from briefgen.batch.jobs import Job, load_jobs
    from briefgen.batch.manifest import JobRecord
    from briefgen.batch.run import BatchResult, run_batch
    from briefgen.briefs.brief import AuthorText, Brief, Convention, Shape
    from briefgen.briefs.load import load_brief
    from briefgen.briefs.load_brand import load_brand
    from briefgen.briefs.own import fact_charts, own_section, own_table
    from briefgen.briefs.sections.theme import fact_list
    from briefgen.briefs.writing import Writing
    from briefgen.deck.lengths import Length
    from briefgen.deck.model import Deck
    from briefgen.delivered.audit import audit
    from briefgen.delivered.compare import compare
    from briefgen.delivered.read import read_delivered
    from briefgen.document.model import (
        Bullets,
        Cell,
        Document,
        Heading,
        Paragraph,
        Row,
        Section,
        SectionRole,
    )
    from briefgen.errors import BriefError, BriefgenError, BuildError, FactsError, InputError
    from briefgen.facts.changes.model import Changes
    from briefgen.facts.check import check_facts
    from briefgen.facts.load import load_facts
    from briefgen.facts.model import (
        Actor,
        Evidence,
        Fact,
        FactBase,
        Partnership,
        Place,
        Project,
        Source,
        Theme,
    )
    from briefgen.generate import (
        compose_brief,
        compose_deck,
        compose_memo,
        generate_deck,
        generate_memo,
    )
    from briefgen.issues import CleanedWarning, Issue, Severity
    from briefgen.looks.brand import Brand
    from briefgen.values.language import Language, LocalText
    from briefgen.values.quantity import Bound, Quantity
    from briefgen.values.status import Status
    from briefgen.values.when import When
    from briefgen.writers.anchors import Anchors
    from briefgen.writers.package import Compression
    from briefgen.writers.powerpoint import write_deck
    from briefgen.writers.word import write_memo

_HOMES = {
    "briefgen.batch.jobs": ("Job", "load_jobs"),
    "briefgen.batch.manifest": ("JobRecord",),
    "briefgen.batch.run": ("BatchResult", "run_batch"),
    "briefgen.briefs.brief": ("AuthorText", "Brief", "Convention", "Shape"),
    "briefgen.briefs.load": ("load_brief",),
    "briefgen.briefs.load_brand": ("load_brand",),
    "briefgen.briefs.own": ("fact_charts", "own_section", "own_table"),
    "briefgen.briefs.sections.theme": ("fact_list",),
    "briefgen.briefs.writing": ("Writing",),
    "briefgen.looks.brand": ("Brand",),
    "briefgen.deck.lengths": ("Length",),
    "briefgen.deck.model": ("Deck",),
    "briefgen.delivered.audit": ("audit",),
    "briefgen.delivered.compare": ("compare",),
    "briefgen.delivered.read": ("read_delivered",),
    "briefgen.document.model": (
        *("Bullets", "Cell", "Document", "Heading"),
        *("Paragraph", "Row", "Section", "SectionRole"),
    ),
    "briefgen.errors": ("BriefError", "BriefgenError", "BuildError", "FactsError", "InputError"),
    "briefgen.facts.changes.model": ("Changes",),
    "briefgen.facts.check": ("check_facts",),
    "briefgen.facts.load": ("load_facts",),
    "briefgen.facts.model": (
        *("Actor", "Evidence", "Fact", "FactBase", "Partnership"),
        *("Place", "Project", "Source", "Theme"),
    ),
    "briefgen.generate": (
        *("compose_brief", "compose_deck", "compose_memo"),
        *("generate_deck", "generate_memo"),
    ),
    "briefgen.issues": ("CleanedWarning", "Issue", "Severity"),
    "briefgen.values.language": ("Language", "LocalText"),
    "briefgen.values.quantity": ("Bound", "Quantity"),
    "briefgen.values.status": ("Status",),
    "briefgen.values.when": ("When",),
    "briefgen.writers.anchors": ("Anchors",),
    "briefgen.writers.package": ("Compression",),
    "briefgen.writers.powerpoint": ("write_deck",),
    "briefgen.writers.word": ("write_memo",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "Anchors",
    "AuthorText",
    "BatchResult",
    "Bound",
    "Brand",
    "Brief",
    "BriefError",
    "BriefgenError",
    "BuildError",
    "Bullets",
    "Cell",
    "Changes",
    "CleanedWarning",
    "Compression",
    "Convention",
    "Deck",
    "Document",
    "Evidence",
    "Fact",
    "FactBase",
    "FactsError",
    "Heading",
    "InputError",
    "Issue",
    "Job",
    "JobRecord",
    "Language",
    "Length",
    "LocalText",
    "Paragraph",
    "Partnership",
    "Place",
    "Project",
    "Quantity",
    "Row",
    "Section",
    "SectionRole",
    "Severity",
    "Shape",
    "Source",
    "Status",
    "Theme",
    "When",
    "Writing",
    "__version__",
    "audit",
    "check_facts",
    "compare",
    "compose_brief",
    "compose_deck",
    "compose_memo",
    "fact_charts",
    "fact_list",
    "generate_deck",
    "generate_memo",
    "load_brand",
    "load_brief",
    "load_facts",
    "load_jobs",
    "own_section",
    "own_table",
    "read_delivered",
    "run_batch",
    "write_deck",
    "write_memo",
]


def __getattr__(name: str) -> object:
    """The public name, imported from its home when first used."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
