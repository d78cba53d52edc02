"""`kiosk user`: accounts of officials."""

import sys

import click
from rich.table import Table

from kiosk.cli.screen import show
from kiosk.cli.tools import Command, Group, json_option, option, print_json, tools
from kiosk.core.messages import Message, mark, say
from kiosk.journey import accounts, people


@click.group(cls=Group, help=mark("Accounts of officials."))
def user() -> None:
    """Group the commands about accounts."""


def _password(from_stdin: bool) -> str | None:
    """Return the password to set; None when one is to be made and shown."""
    if not from_stdin:
        return None
    tool = tools()
    try:
        return sys.stdin.buffer.readline().decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        tool.refuse(say("The password is no UTF-8 text. Send it as UTF-8."))


_STDIN = option(
    "--password-stdin",
    is_flag=True,
    help=mark("Read the password from standard input; otherwise one is made and shown once."),
)


@user.command(cls=Command, help=mark("Create an account."))
@click.argument("name")
@option(
    "--role",
    type=click.Choice(["official"]),
    default="official",
    help=mark("What the account may do."),
)
@option("--unit", help=mark("The unit the person works for."))
@_STDIN
@json_option
def add(name: str, role: str, unit: str | None, password_stdin: bool, as_json: bool) -> None:
    """Create an account and show its password where it was made here."""
    tool = tools()
    given = _password(password_stdin)
    found = tool.unit(unit)
    key = found.key if found else None
    opened = accounts.open_account(tool.store, name, key, tool.act(), password=given)
    if isinstance(opened, Message):
        tool.refuse(opened)
    _tell(opened.name, None if given else opened.password, as_json, role=role)


@user.command(
    cls=Command,
    help=mark("Give an account a new password; its sessions end. A closed account opens again."),
)
@click.argument("name")
@_STDIN
@json_option
def password(name: str, password_stdin: bool, as_json: bool) -> None:
    """Replace a password."""
    tool = tools()
    given = _password(password_stdin)
    opened = accounts.renew_password(tool.store, name, tool.act(), password=given)
    if isinstance(opened, Message):
        tool.refuse(opened)
    _tell(opened.name, None if given else opened.password, as_json)


@user.command(cls=Command, help=mark("Close an account at once."))
@click.argument("name")
def disable(name: str) -> None:
    """Close an account."""
    tool = tools()
    problem = accounts.close_account(tool.store, name, tool.act())
    if problem:
        tool.refuse(problem)
    tool.say("The account “%(name)s” is closed.", name=name)


@user.command("list", cls=Command, help=mark("List all accounts."))
@json_option
def list_(as_json: bool) -> None:
    """List accounts."""
    tool = tools()
    everybody = people.everybody(tool.store)
    if as_json:
        print_json(
            [
                {
                    "name": person.name,
                    "role": person.role,
                    "unit": person.unit,
                    "disabled": person.disabled_at is not None,
                }
                for person in everybody
            ]
        )
        return
    table = Table()
    for heading in (mark("Name"), mark("Unit"), mark("Closed")):
        table.add_column(tool.translate(heading))
    for person in everybody:
        table.add_row(person.name, person.unit or "", (person.disabled_at or "")[:10])
    show(table)


def _tell(name: str, password: str | None, as_json: bool, **more: str) -> None:
    tool = tools()
    if as_json:
        print_json({"name": name, **more, **({"password": password} if password else {})})
        return
    if password is None:
        tool.say("The account “%(name)s” is ready.", name=name)
        return
    line = say(
        "The account “%(name)s” is ready. Password, shown only now: %(password)s",
        name=name,
        password=password,
    )
    click.echo(line.text(tool.translate))
