"""`kiosk copy`: the whole store to another engine."""

from pathlib import Path

import click

from kiosk.cli.tools import Command, json_option, print_json, tools
from kiosk.config import Settings
from kiosk.core.messages import Message, mark, say
from kiosk.journey import backup, copying
from kiosk.journey.stores import Store


@click.command(
    "copy",
    cls=Command,
    help=mark(
        "Copy the whole store into an empty database: postgresql://USER@HOST/NAME, or the path of an SQLite file. "
        "Meanwhile nothing can be stored here. A copy that broke off goes on when the same is said again."
    ),
)
@click.argument("url")
@json_option
def copy(url: str, as_json: bool) -> None:
    """Copy, and tell what was copied."""
    tool = tools()
    wanted = _wanted(url)
    source, target = tool.store, _target(wanted)
    target.migrate()
    with tool.progress(mark("Rows copied and compared"), 2 * backup.size(source)) as done:
        copied = copying.copy(source, target, tool.act(), done)
    if isinstance(copied, Message):
        tool.refuse(copied)
    if as_json:
        print_json(
            {
                "source": source.name,
                "target": target.name,
                "resumed": copied.resumed,
                "rows": copied.rows,
                "tables": {name: digest._asdict() for name, digest in copied.tables.items()},
            }
        )
        return
    tool.say(
        "%(rows)s rows copied to %(target)s and compared: all are there.",
        rows=copied.rows,
        target=target.name,
    )
    tool.say(
        "To use it, stop the server, write the address into KIOSK_DATABASE, and let KIOSK_SECRET_FILE name %(secret)s: "
        "codes, answers and sign-ins go on with it.",
        secret=str(tool.settings.secret_path),
    )


def _wanted(url: str) -> Settings:
    """Return the settings of an instance that has its database there."""
    tool = tools()
    scheme, sign, _ = url.partition("://")
    if sign and scheme not in ("postgresql", "postgres"):
        tool.misuse(
            say(
                "An address begins with postgresql://. For an SQLite file write its path, such as "
                "/srv/kiosk.sqlite."
            )
        )
    # A path means the same here as for any other command: it begins where somebody stands.
    wanted = tool.factories.load(database=url if sign else str(Path(url).absolute()))
    if wanted.database == tool.settings.database:
        tool.refuse(say("This is the database of this instance itself. Name another one."))
    return wanted


def _target(wanted: Settings) -> Store:
    """Return the store there, which is looked at before anything in it is changed."""
    tool, refused = tools(), None
    if isinstance(wanted.database, Path):
        refused = copying.unfit_file(tool.store, wanted.database, tool.settings.database)
    if refused:
        tool.refuse(refused)
    target = tool.factories.reach(wanted)
    click.get_current_context().call_on_close(target.close)
    refused = copying.unfit(tool.store, target)
    return tool.refuse(refused) if refused else target
