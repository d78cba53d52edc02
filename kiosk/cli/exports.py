"""`kiosk export`: rows to take away, as CSV, XLSX or JSON."""

from pathlib import Path
from typing import Any

import click

from kiosk.cli.refusals import OutPath
from kiosk.cli.tools import (
    Command,
    json_option,
    option,
    period,
    period_options,
    print_json,
    tools,
    unit_option,
)
from kiosk.core.addresses import reach_problem
from kiosk.core.coverage import BASES, ROLES
from kiosk.core.exports import KINDS, Ask
from kiosk.core.messages import Message, mark
from kiosk.journey.exports import Desk, unknown_form
from kiosk.journey.exports import export as journey
from kiosk.journey.stores import is_invented


@click.command(
    cls=Command,
    help=mark(
        "Write responses, records, coverage, form 06a or survey links to a file. The name's ending "
        "says how: .csv, .xlsx or .json. Only links contain codes; making them is logged."
    ),
)
@click.argument("kind", type=click.Choice(KINDS))
@option("--out", required=True, type=OutPath(), help=mark("The file to be written."))
@unit_option
@option(
    "--unit-role",
    type=click.Choice(ROLES),
    default="resolving",
    help=mark("Count records by the unit that resolves or that receives them."),
)
@period_options
@option("--base", type=click.Choice(BASES), help=mark("Which records make up the base."))
@option("--with-withdrawn", is_flag=True, help=mark("Count withdrawn and stopped records too."))
@json_option
def export(kind: str, out: Path, **chosen: Any) -> None:
    """Write the file and tell how many rows it has."""
    tool = tools()
    unknown = unknown_form(out)
    if unknown:
        tool.misuse(unknown)
    ask = Ask(
        kind=kind,
        period=period(chosen["from_"], chosen["to"]),
        unit=tool.unit(chosen["unit"]),
        base=chosen["base"] or tool.settings.base,
        role=chosen["unit_role"],
        with_withdrawn=chosen["with_withdrawn"],
    )
    problem = reach_problem(tool.settings.base_url)
    if kind == "links" and problem and not is_invented(tool.store):
        # Links go to people at home; a slip at least may be meant for the office's own Wi-Fi.
        tool.warn(problem.text(tool.translate))
    desk = Desk(tool.translate, tool.language, tool.settings.base_url, tool.settings.code_days)
    written = journey(tool.store, ask, out, desk, tool.act())
    if isinstance(written, Message):
        tool.refuse(written)
    if chosen["as_json"]:
        print_json({"file": str(out), "rows": written})
    else:
        tool.say("%(file)s: %(rows)s rows.", file=str(out), rows=written)
