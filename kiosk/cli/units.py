"""`kiosk units`: the tree of offices."""

from pathlib import Path
from typing import Any

import click

from kiosk.cli.refusals import INPUT_FILE
from kiosk.cli.screen import quiet
from kiosk.cli.tools import Group, json_option, print_json, tools
from kiosk.core.messages import Message, mark
from kiosk.core.units import Unit
from kiosk.journey import lists
from kiosk.journey import units as journey


class _FileOrMerge(Group):
    """`kiosk units FILE` reads a list; `kiosk units merge A B` merges."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Take anything that is no command for the name of a file."""
        if args and args[0] not in self.commands:
            args = ["load", *args]
        return super().resolve_command(ctx, args)


@click.group(
    cls=_FileOrMerge,
    help=mark(
        "Load the tree of units from a table with the columns name, code, parent, from, to and "
        "successor, or merge a misspelt unit into the right one."
    ),
)
def units() -> None:
    """Group the commands about units."""


@units.command(hidden=True, help=mark("Load a list of units."))
@click.argument("file", type=INPUT_FILE)
@json_option
def load(file: Path, as_json: bool) -> None:
    """Load a list of units."""
    tool = tools()
    store = tool.store
    with quiet():
        loaded = lists.load_units(store, file, tool.act())
    if isinstance(loaded, list):
        tool.refuse_all(loaded)
    new, known = loaded
    if as_json:
        print_json({"new": new, "known": known})
    else:
        tool.say("%(new)s new units, %(known)s known before.", new=new, known=known)


@units.command(
    help=mark("Merge unit OLD into NEW: its records move, its printed codes stay alive.")
)
@click.argument("old")
@click.argument("new")
@json_option
def merge(old: str, new: str, as_json: bool) -> None:
    """Merge a misspelt unit."""
    tool = tools()
    wrong, right = _unit(old), _unit(new)
    moved = journey.merge(tool.store, wrong, right, tool.act())
    if isinstance(moved, Message):
        tool.refuse(moved)
    if as_json:
        print_json({"moved": moved})
    else:
        tool.say("%(moved)s records moved to %(unit)s.", moved=moved, unit=right.name)


def _unit(text: str) -> Unit:
    found = tools().unit(text)
    if found is None:
        raise LookupError(text)
    return found
