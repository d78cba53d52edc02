"""What is drawn on a terminal, and what it becomes in a pipe: tables on stdout, progress on stderr."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

_PIPE_WIDTH = 200
"""Columns where no terminal sets a limit: a name is not broken over two lines."""

_STDERR = 2

_FEWEST = 1000
"""Steps of work between two lines of progress in a pipe."""


def show(table: Table) -> None:
    """Print a table; names are names, even when they look like marks for colours or pictures."""
    console = Console(markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(width=_PIPE_WIDTH, markup=False, emoji=False)
    console.print(table)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep off the terminal what a library says behind Python's back when it trips over a damaged file."""
    sys.stderr.flush()
    terminal = os.dup(_STDERR)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), _STDERR)
    try:
        yield
    finally:
        os.dup2(terminal, _STDERR)
        os.close(terminal)


@contextmanager
def progress(text: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show on stderr how far long work has come: a bar, or a line now and then in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(text, total)
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task(text, total=total)
        yield lambda done: bar.update(task, completed=done)


def _lines(text: str, total: int | None) -> Callable[[int], None]:
    step = max(_FEWEST, (total or 0) // 10)
    shown = 0

    def tell(done: int) -> None:
        nonlocal shown
        if done // step > shown:
            shown = done // step
            click.echo(f"{text}: {done}/{total}" if total else f"{text}: {done}", err=True)

    return tell
