"""`kiosk slips`: paper with codes."""

from pathlib import Path
from typing import Any

import click

from kiosk.cli.refusals import Number, OutPath
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
from kiosk.config import resources
from kiosk.core.addresses import host, reach_problem
from kiosk.core.cells import read_code
from kiosk.core.days import day_of
from kiosk.core.messages import Message, mark, say
from kiosk.core.records import DONE, has_expired
from kiosk.core.slips import size_warning
from kiosk.journey import slips as journey
from kiosk.journey.slips import Order, Press, Wanted
from kiosk.journey.stores import is_invented


@click.command(
    cls=Command,
    help=mark(
        "Print rating slips with QR codes: of single records, or of the records finished in a "
        "period. A record keeps its code however often it is printed."
    ),
)
@option("--out", required=True, type=OutPath(), help=mark("PDF file, or folder."))
@unit_option
@period_options
@option("--record", "records", multiple=True, metavar="CODE", help=mark("A record; repeatable."))
@option(
    "--status",
    "statuses",
    type=Number(1, 10),
    multiple=True,
    help=mark("Status number; repeatable. Finished and returned records unless told otherwise."),
)
@option("--unprinted", is_flag=True, help=mark("Leave out records whose slip was printed."))
@option(
    "--layout", type=click.Choice(journey.layouts()), default="a5", help=mark("Paper and size.")
)
@option(
    "--format",
    "form",
    type=click.Choice(["pdf", "png", "svg"]),
    default="pdf",
    help=mark("A PDF of slips, or a folder of single codes as pictures."),
)
@option("--lan", is_flag=True, help=mark("Codes are meant for the office's own Wi-Fi only."))
@json_option
def slips(out: Path, form: str, **chosen: Any) -> None:
    """Print the slips and tell how many."""
    tool = tools()
    invented = is_invented(tool.store)
    _check_address(invented, lan=chosen["lan"])
    order = Order(chosen["layout"], _codes(chosen["records"]), _wanted(chosen))
    _tell_expired(order)
    press = Press(tool.settings.base_url, resources("static") / "fonts", _vietnamese(), invented)
    if form == "pdf":
        with tool.progress(mark("Drawing slips"), None) as progress:
            printed = journey.print_pdf(
                tool.store, order, press, out=out, act=tool.act(), progress=progress
            )
    else:
        printed = journey.print_pictures(
            tool.store, order, press, folder=out, form=form, act=tool.act()
        )
    if isinstance(printed, Message):
        tool.refuse(printed)
    if chosen["as_json"]:
        print_json({"out": str(out), "slips": printed})
    else:
        tool.say("%(out)s: %(count)s slips.", out=str(out), count=printed)


def _vietnamese() -> Any:
    """Slips speak Vietnamese, with small English lines, whatever the terminal speaks."""
    return tools().factories.translator("vi")


def _check_address(invented: bool, *, lan: bool) -> None:
    tool = tools()
    problem = reach_problem(tool.settings.base_url)
    if problem and not lan and not invented:
        tool.refuse(say("%(problem)s Option: --lan", problem=problem.text(tool.translate)))
    warning = size_warning(host(tool.settings.base_url))
    if warning:
        tool.warn(warning.text(tool.translate))


def _tell_expired(order: Order) -> None:
    tool = tools()
    chosen = journey.select(tool.store, order)
    days = tool.settings.code_days
    today = day_of(tool.act().now)
    records = [] if isinstance(chosen, Message) else chosen
    expired = sum(has_expired(record, days, today) for record in records)
    if expired:
        tool.warn(
            say(
                "%(count)s of these codes work no longer: more than %(days)s days have passed since the results "
                "were handed over.",
                count=expired,
                days=days,
            ).text(tool.translate)
        )


def _codes(texts: tuple[str, ...]) -> tuple[str, ...]:
    read = [read_code(text) for text in texts]
    return tuple(
        code if isinstance(code, str) else text for code, text in zip(read, texts, strict=True)
    )


def _wanted(chosen: dict[str, Any]) -> Wanted | None:
    tool = tools()
    if chosen["records"]:
        return None
    days = period(chosen["from_"], chosen["to"])
    unit = tool.unit(chosen["unit"])
    if days is None and unit is None and not chosen["unprinted"]:
        tool.misuse(
            say("Say which slips: --record CODE, or days with --from and --to, or --unprinted.")
        )
    return Wanted(
        from_=days.from_ if days else "0000-01-01",
        to=days.to if days else "9999-12-31",
        unit=unit.key if unit else None,
        statuses=frozenset(chosen["statuses"]) or DONE,
        unprinted_only=chosen["unprinted"],
    )
