"""The command line: one group, each command in the module of its stage."""

import sys
from typing import Any

import click

from kiosk.cli.backup import backup, restore
from kiosk.cli.catalogue import catalogue
from kiosk.cli.check import check
from kiosk.cli.copying import copy
from kiosk.cli.coverage import coverage
from kiosk.cli.demo import demo
from kiosk.cli.exports import export
from kiosk.cli.join import join
from kiosk.cli.people import user
from kiosk.cli.records import import_
from kiosk.cli.refusals import told
from kiosk.cli.serve import migrate, serve
from kiosk.cli.slips import slips
from kiosk.cli.tools import Factories, Group, Refusal, Tools
from kiosk.cli.units import units
from kiosk.config import SettingsError
from kiosk.core.messages import mark, say
from kiosk.journey.stores import SchemaTooNewError, StoreUnusableError

COMMANDS = (
    demo,
    serve,
    migrate,
    import_,
    catalogue,
    units,
    slips,
    coverage,
    export,
    user,
    backup,
    restore,
    copy,
    join,
    check,
)


class Kiosk(Group):
    """The root: turns what an office can mend into one line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        tools = ctx.ensure_object(Tools)
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            raise Refusal(tools.translate(error.id) % error.params) from error
        except SchemaTooNewError as error:
            message = say(
                "The store was written by a newer kiosk (%(schema)s). Install that version or newer.",
                schema=str(error),
            )
            raise Refusal(message.text(tools.translate)) from error
        except StoreUnusableError as error:
            raise Refusal(tools.translate(error.id) % error.params) from error
        except BrokenPipeError:
            # Whoever reads has seen enough; click ends the process without a word.
            raise
        except OSError as error:
            raise Refusal(told(error).text(tools.translate)) from error


def build() -> click.Group:
    """Return the group of all commands."""
    group = Kiosk(
        "kiosk",
        help=mark("QR satisfaction surveys for one-stop offices: records in, coverage out."),
    )
    group = click.version_option(package_name="kiosk")(group)
    for command in COMMANDS:
        group.add_command(command)
    return group


def run(factories: Factories, language: str, arguments: list[str] | None = None) -> None:
    """Run the command line; ends the process."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows would otherwise refuse Vietnamese letters.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    build().main(args=arguments, prog_name="kiosk", obj=Tools(factories, language))
