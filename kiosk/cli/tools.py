"""What every command needs: settings, the store, the time; translated help; refusals of one line."""

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NoReturn, TypeVar

import click

from kiosk.cli.screen import progress
from kiosk.config import Settings
from kiosk.core.acts import Act
from kiosk.core.coverage import Period
from kiosk.core.days import is_day
from kiosk.core.incoming import Problem
from kiosk.core.messages import Message, Translate, mark, say
from kiosk.core.surveys import Survey
from kiosk.core.tokens import Pick
from kiosk.core.units import Unit
from kiosk.journey import units
from kiosk.journey.stores import Store

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Factories:
    """What the roof hands to the commands."""

    load: Callable[..., Settings]
    open_store: Callable[[Settings], Store]
    reach: Callable[[Settings], Store]
    clock: Callable[[], datetime]
    pick: Pick
    seeded: Callable[[int], Pick]
    translator: Callable[[str], Translate]
    sign: Callable[[Settings], Callable[[str], str]]
    survey: Callable[[Store, Translate], Survey]
    work: Callable[[Settings], object]
    serve: Callable[..., None]
    give_way: Callable[[], None]
    """Lets other programs of the machine go first from now on."""
    user: str


class Tools:
    """The factories in use: everything is made when a command first asks for it."""

    def __init__(self, factories: Factories, language: str) -> None:
        """Keep the factories; `language` is that of help texts and messages."""
        self.factories = factories
        self.translate = factories.translator(language)
        self.language = language

    @cached_property
    def settings(self) -> Settings:
        """The settings of this instance."""
        return self.factories.load()

    @cached_property
    def store(self) -> Store:
        """The store, brought up to date."""
        store = self.factories.open_store(self.settings)
        click.get_current_context().call_on_close(store.close)
        return store

    def act(self) -> Act:
        """Return an act of the person at the keyboard, now."""
        return Act(self.factories.clock(), self.factories.pick, f"cli:{self.factories.user}")

    def say(self, id: str, **params: str | int) -> None:
        """Print a line of what was done."""
        click.echo(say(id, **params).text(self.translate))

    def warn(self, text: str) -> None:
        """Print a line that is no result, beside what may go into a pipe."""
        click.echo(text, err=True)

    def unit(self, text: str | None) -> Unit | None:
        """Return the unit an option names; refuse one that is not clear."""
        if text is None:
            return None
        found = units.find(self.store, text)
        return self.refuse(found) if isinstance(found, Message) else found

    def refuse(self, message: Message) -> NoReturn:
        """End the command with one line and exit code 1."""
        raise Refusal(message.text(self.translate))

    def misuse(self, message: Message) -> NoReturn:
        """End the command with one line and exit code 2: it cannot be meant like that, whatever is in the store."""
        raise Misuse(message.text(self.translate))

    def refuse_all(self, faults: Sequence[Message | Problem]) -> NoReturn:
        """End the command with a line for everything that is wrong."""
        raise Refusal("\n".join(self.line(fault) for fault in faults))

    def line(self, fault: Message | Problem) -> str:
        """Return a fault as one line; in a table, with its place in front."""
        if isinstance(fault, Message):
            return fault.text(self.translate)
        return say(
            "Line %(line)s, %(column)s “%(value)s”: %(message)s",
            line=fault.line,
            column=fault.column,
            value=fault.value,
            message=fault.message.text(self.translate),
        ).text(self.translate)

    def progress(self, id: str, total: int | None) -> AbstractContextManager[Callable[[int], None]]:
        """Show on stderr how far long work has come; the work tells how much is done."""
        return progress(self.translate(id) % {}, total)


class Refusal(click.ClickException):
    """Bad input: one line with the remedy, exit code 1."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"kiosk: {self.message}", err=True)


class Misuse(Refusal):
    """Wrong usage that click has no words for: one line with the remedy, exit code 2."""

    exit_code = 2


def tools() -> Tools:
    """Return the tools of the running command."""
    found = click.get_current_context().find_object(Tools)
    if found is None:
        raise RuntimeError("commands run through kiosk.cli.main.run")
    return found


def _translated(id: str | None) -> str:
    found = click.get_current_context().find_object(Tools)
    return found.translate(id) % {} if found and id else id or ""


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line of the help."""
        record = super().get_help_record(ctx)
        if record is None or self.help is None:
            return record
        return record[0], record[1].replace(self.help, _translated(self.help))


class Command(click.Command):
    """A command whose help is translated when it is shown."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_translated(self.help))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence for the list of commands, where it may take several lines."""
        return _translated(self.help).split(". ")[0].removesuffix(".")


class Group(click.Group):
    """A group of commands whose help is translated."""

    command_class = Command
    group_class = type

    format_help_text = Command.format_help_text
    get_short_help_str = Command.get_short_help_str


def option(*names: str, help: str, **more: Any) -> Callable[[F], F]:
    """Declare an option; `help` is a message id."""
    return click.option(*names, cls=Option, help=help, **more)


def json_option(command: F) -> F:
    """Add `--json`."""
    return option(
        "--json", "as_json", is_flag=True, help=mark("Print one JSON document and nothing else.")
    )(command)


def period_options(command: F) -> F:
    """Add `--from` and `--to`."""
    last = option("--to", "to", metavar="YYYY-MM-DD", help=mark("Last day, included."))
    first = option("--from", "from_", metavar="YYYY-MM-DD", help=mark("First day, included."))
    return first(last(command))


def unit_option(command: F) -> F:
    """Add `--unit`."""
    meaning = mark("Key, code or name of a unit; means all units below it too.")
    return option("--unit", help=meaning)(command)


def period(from_: str | None, to: str | None) -> Period | None:
    """Return the period of the two options: both or neither."""
    if from_ is None and to is None:
        return None
    for name, day in (("--from", from_), ("--to", to)):
        if day is None or not is_day(day):
            tools().misuse(
                say("%(option)s needs a day written YYYY-MM-DD, such as 2026-01-31.", option=name)
            )
    if (from_ or "") > (to or ""):
        tools().misuse(say("The first day lies after the last one. Swap --from and --to."))
    return Period(from_ or "", to or "")


def print_json(document: object) -> None:
    """Print one JSON document on stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
