"""`kiosk device`: the tablets at the counters."""

from datetime import datetime
from typing import Any

import click
from rich.table import Table

from kiosk.cli.screen import show
from kiosk.cli.tools import (
    Command,
    Group,
    Tools,
    json_option,
    option,
    print_json,
    tools,
    unit_option,
)
from kiosk.core.days import VIETNAM, Instant, moment
from kiosk.core.messages import Message, mark, say
from kiosk.core.tablet_words import ago, badges
from kiosk.journey import devices, pairing, units
from kiosk.journey.devices import Device, Tablet

HEADINGS = (
    mark("Tablet"),
    mark("Unit"),
    mark("Counter"),
    mark("State"),
    mark("Last heard of"),
    mark("Not sent yet"),
    mark("Answers today"),
)


@click.group(cls=Group, help=mark("Tablets at the counters."))
def device() -> None:
    """Group the commands about tablets."""


_WHERE = option("--unit", help=mark("The unit of the tablet, where several have that name."))


@device.command("list", cls=Command, help=mark("List all tablets and how they do."))
@unit_option
@json_option
def list_(unit: str | None, as_json: bool) -> None:
    """List tablets."""
    tool = tools()
    found = tool.unit(unit)
    now = tool.factories.clock()
    every = devices.everybody(tool.store, now)
    if found:
        below = units.index(tool.store).below(found.key)
        every = [tablet for tablet in every if tablet.device.unit in below]
    if as_json:
        print_json([_plain(tablet) for tablet in every])
        return
    table = Table()
    for heading in HEADINGS:
        table.add_column(tool.translate(heading))
    for tablet in every:
        table.add_row(*_row(tablet, tool, now))
    show(table)


def _plain(tablet: Tablet) -> dict[str, Any]:
    return {
        **tablet.device._asdict(),
        "unit_name": tablet.unit_name,
        "paired_at": tablet.paired_at,
        "seen_at": tablet.seen_at,
        "seen": tablet.seen._asdict() if tablet.seen else None,
        "standing": sorted(tablet.standing),
        "today": tablet.today,
    }


def _row(tablet: Tablet, tool: Tools, now: datetime) -> tuple[str, ...]:
    seen, at = tablet.seen, tablet.seen_at
    states = badges(tablet.standing, seen, retired=tablet.retired)
    return (
        tablet.device.name,
        tablet.unit_name,
        tablet.device.counter,
        ", ".join(badge.text.text(tool.translate) for badge in states),
        f"{_local(at)} ({ago(at, now).text(tool.translate)})" if at else "",
        str(seen.unsent) if seen else "",
        str(tablet.today),
    )


def _local(at: Instant) -> str:
    """Return a moment in Vietnam."""
    return moment(at).astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


@device.command(cls=Command, help=mark("Make the machine that shows three words a new tablet."))
@click.argument("words", nargs=3, metavar="WORD WORD WORD")
@option("--name", required=True, help=mark("Name of the tablet."))
@option("--unit", required=True, help=mark("The unit in which the tablet stands."))
@option("--counter", default="", help=mark("The counter at which the tablet stands."))
@json_option
def pair(words: tuple[str, ...], name: str, unit: str, counter: str, as_json: bool) -> None:
    """Pair a tablet."""
    tool = tools()
    found = tool.unit(unit)
    key = found.key if found else ""
    made = pairing.approve(tool.store, " ".join(words), name, key, counter, tool.act())
    _tell(made, say("“%(name)s” is paired.", name=name), as_json)


@device.command(cls=Command, help=mark("Give a tablet another name."))
@click.argument("name")
@click.argument("new")
@_WHERE
@json_option
def rename(name: str, new: str, unit: str | None, as_json: bool) -> None:
    """Rename a tablet."""
    tool = tools()
    found = _tablet(name, unit)
    wrong = devices.rename(tool.store, found.device.id, new, tool.act())
    old = found.device.name
    _tell(
        wrong or _again(found), say("“%(old)s” is called “%(new)s” now.", old=old, new=new), as_json
    )


@device.command(cls=Command, help=mark("Let a tablet stand at another counter or in another unit."))
@click.argument("name")
@option("--to", "to", help=mark("The unit in which it is to stand; otherwise its own."))
@option("--counter", help=mark("The counter at which it is to stand; otherwise its own."))
@_WHERE
@json_option
def move(name: str, to: str | None, counter: str | None, unit: str | None, as_json: bool) -> None:
    """Move a tablet."""
    tool = tools()
    found = _tablet(name, unit)
    there = tool.unit(to)
    key = there.key if there else found.device.unit
    place = found.device.counter if counter is None else counter
    wrong = devices.move(tool.store, found.device.id, key, place, tool.act())
    _tell(
        wrong or _again(found),
        say("“%(name)s” has its new place.", name=found.device.name),
        as_json,
    )


@device.command(
    cls=Command, help=mark("Take a tablet out of use at once; its machine is shut out.")
)
@click.argument("name")
@option("--anyway", is_flag=True, help=mark("Also when it holds answers that are not sent yet."))
@_WHERE
@json_option
def retire(name: str, anyway: bool, unit: str | None, as_json: bool) -> None:
    """Take a tablet out of use."""
    tool = tools()
    found = _tablet(name, unit)
    unsent = found.seen.unsent if found.seen else 0
    if unsent and not anyway:
        tool.refuse(
            say(
                "“%(name)s” holds answers that are not sent yet: %(count)s. Let it send or export them first, "
                "replace the machine instead, or say --anyway.",
                name=found.device.name,
                count=unsent,
            )
        )
    wrong = devices.retire(tool.store, found.device.id, tool.act())
    _tell(wrong or _again(found), say("“%(name)s” is out of use.", name=found.device.name), as_json)


@device.command(
    cls=Command,
    help=mark("Let the machine that shows three words take a tablet's place, name and history."),
)
@click.argument("name")
@click.argument("words", nargs=3, metavar="WORD WORD WORD")
@_WHERE
@json_option
def replace(name: str, words: tuple[str, ...], unit: str | None, as_json: bool) -> None:
    """Replace a tablet's machine."""
    tool = tools()
    found = _tablet(name, unit)
    made = pairing.replace(tool.store, found.device.id, " ".join(words), tool.act())
    _tell(made, say("The new machine is “%(name)s” now.", name=found.device.name), as_json)


def _tablet(name: str, unit: str | None) -> Tablet:
    """Return the tablet that is meant; refuse a name that is not clear."""
    tool = tools()
    where = tool.unit(unit)
    key = where.key if where else None
    found = devices.find(tool.store, name, tool.factories.clock(), unit=key)
    return tool.refuse(found) if isinstance(found, Message) else found


def _again(tablet: Tablet) -> Device:
    """Return what a tablet is after it was changed."""
    tool = tools()
    found = devices.one(tool.store, tablet.device.id, tool.factories.clock())
    return found.device if found else tablet.device


def _tell(made: Device | Message, done: Message, as_json: bool) -> None:
    tool = tools()
    if isinstance(made, Message):
        tool.refuse(made)
    if as_json:
        print_json(made._asdict())
    else:
        click.echo(done.text(tool.translate))
