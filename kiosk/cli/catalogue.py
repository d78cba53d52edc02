"""`kiosk catalogue`: which field a procedure belongs to."""

from pathlib import Path

import click

from kiosk.cli.refusals import INPUT_FILE
from kiosk.cli.screen import quiet
from kiosk.cli.tools import Command, json_option, print_json, tools
from kiosk.core.messages import mark
from kiosk.journey import lists


@click.command(
    cls=Command,
    help=mark(
        "Load a table of procedures with the columns code, name and field. Records of procedures "
        "that had no field move to theirs."
    ),
)
@click.argument("file", type=INPUT_FILE)
@json_option
def catalogue(file: Path, as_json: bool) -> None:
    """Load a catalogue."""
    tool = tools()
    store = tool.store
    with quiet():
        loaded = lists.load_catalogue(store, file, tool.act())
    if isinstance(loaded, list):
        tool.refuse_all(loaded)
    procedures, moved = loaded
    if as_json:
        print_json({"procedures": procedures, "moved": moved})
    else:
        tool.say(
            "%(procedures)s procedures; %(moved)s records changed their field.",
            procedures=procedures,
            moved=moved,
        )
