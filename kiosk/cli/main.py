"""The command line: one group, each command in the module of its stage, which is loaded when it is asked for."""

import sys
from importlib import import_module
from typing import Any

import click

from kiosk.cli.refusals import told
from kiosk.cli.tools import Factories, Group, Refusal, Tools
from kiosk.config import SettingsError
from kiosk.core.messages import mark, say
from kiosk.journey.stores import SchemaTooNewError, StoreUnusableError

COMMANDS = {
    "demo": "demo.demo",
    "serve": "serve.serve",
    "migrate": "serve.migrate",
    "import": "records.import_",
    "catalogue": "catalogue.catalogue",
    "units": "units.units",
    "slips": "slips.slips",
    "coverage": "coverage.coverage",
    "export": "exports.export",
    "user": "people.user",
    "device": "devices.device",
    "check": "check.check",
    "backup": "backup.backup",
    "restore": "backup.restore",
    "copy": "copying.copy",
    "join": "join.join",
}
"""Where each command stands in this folder: a server must not hold what draws slips and reads spreadsheets twice."""

SERVERS = frozenset({"serve", "demo"})
"""Citizens wait for these; every other command works beside them and goes after them."""


class Kiosk(Group):
    """The root: turns what an office can mend into one line and exit code 1."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Return a command, loaded when it is asked for first."""
        if name not in self.commands and name in COMMANDS:
            module, _, attribute = COMMANDS[name].partition(".")
            self.add_command(getattr(import_module(f"kiosk.cli.{module}"), attribute))
        return self.commands.get(name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant, before it begins."""
        found = super().resolve_command(ctx, args)
        if found[0] not in SERVERS:
            ctx.ensure_object(Tools).factories.give_way()
        return found

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
    """Return the group of all commands, each of them loaded."""
    group = _group()
    with click.Context(group) as context:
        for name in COMMANDS:
            group.get_command(context, name)
    return group


def _group() -> click.Group:
    group = Kiosk(
        "kiosk",
        help=mark("QR satisfaction surveys for one-stop offices: records in, coverage out."),
    )
    return click.version_option(package_name="kiosk")(group)


def run(factories: Factories, language: str, arguments: list[str] | None = None) -> None:
    """Run the command line; ends the process."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows would otherwise refuse Vietnamese letters.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    _group().main(args=arguments, prog_name="kiosk", obj=Tools(factories, language))
