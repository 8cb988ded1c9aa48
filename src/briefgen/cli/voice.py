"""What is said beside the answer: done files, remarks, stages with their seconds, progress.

``--quiet`` leaves the answer (what was asked for) and errors; ``--verbose`` adds stages, choices
and what was skipped, on stderr. A progress bar is drawn on a terminal's stderr only: there, and
nowhere else, is rich imported.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefgen.cli.colour import is_terminal, visible
from briefgen.records import dataclass

Step = Callable[[str], None]
"""Called with what comes next, when the step before it is done."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a command says."""

    quiet: bool = False
    verbose: bool = False

    def done(self, text: str) -> None:
        """What was made, on stdout."""
        if not self.quiet:
            print(text)

    def remark(self, text: str) -> None:
        """What is worth knowing and no error, on stderr."""
        if not self.quiet:
            print(text, file=sys.stderr)

    def detail(self, text: str) -> None:
        """What only ``--verbose`` says, on stderr."""
        if self.verbose:
            print(visible(text), file=sys.stderr)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """A stage of the work, of which ``--verbose`` says how many seconds it took."""
        start = time.perf_counter()
        yield
        self.detail(f"{time.perf_counter() - start:7.2f} s  {name}")

    @contextmanager
    def progress(self, total: int) -> Iterator[Step]:
        """A bar over so many steps, gone when they are done; nothing where nobody would see it."""
        if self.quiet or self.verbose or not _sees_bars():
            yield lambda _: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(stderr=True)
        columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.description}"))
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=total)
            begun = False

            def step(name: str) -> None:
                nonlocal begun
                from rich.markup import escape

                bar.update(task, description=escape(visible(name)), advance=int(begun))
                begun = True

            yield step

    @contextmanager
    def counting(self, what: str) -> Iterator[Callable[[int], None]]:
        """A bar with rate and time left, told after each thing how many are left of them."""
        if self.quiet or self.verbose or not _sees_bars():
            yield lambda _: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
        from rich.progress import TimeRemainingColumn as TimeLeft

        console = Console(stderr=True)
        rate = TextColumn("{task.description}")
        columns = (BarColumn(bar_width=24), MofNCompleteColumn(), rate, TimeLeft(compact=True))
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(what, total=None)
            start, done = time.perf_counter(), 0

            def count(left: int) -> None:
                nonlocal done
                done += 1
                rate = f"{done / (time.perf_counter() - start):.1f} {what}/s"
                bar.update(task, completed=done, total=done + left, description=rate)

            yield count


def _sees_bars() -> bool:
    """A terminal that can move its cursor; in CI there is nobody to watch."""
    return is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
