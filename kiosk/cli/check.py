"""`kiosk check`: every figure recounted, the rules of the store looked after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import click
from rich.table import Table

from kiosk.cli.screen import show
from kiosk.cli.tools import Command, json_option, option, print_json, tools
from kiosk.core import words
from kiosk.core.check import TABLES, Difference, Fault, Found, shown
from kiosk.core.messages import mark, say
from kiosk.journey import check as journey

SHOWN = 20
"""Lines of a list on the screen; --json has them all."""

FIGURES: Mapping[str, str] = {
    "tally": mark("Coverage"),
    "rating_tally": mark("Choices"),
    "flow_tally": mark("Form 06a"),
    "unmapped_tally": mark("Procedures without a field"),
}
COUNTS: Mapping[str, str] = {
    "records": mark("records"),
    "rated": mark("rated"),
    "answers": mark("answers"),
    "satisfied": mark("satisfied"),
    "ratings": mark("times chosen"),
    "online": mark("received online"),
    "direct": mark("received otherwise"),
    "early": mark("finished early"),
    "on_time": mark("finished on time"),
    "overdue": mark("finished overdue"),
    "late": mark("turned late"),
}
RULES: Mapping[str, str] = {
    "counted_without_record": mark("Answer without its record"),
    "counted_twice": mark("Record with two counted answers"),
    "code_without_record": mark("Code without its record"),
    "codes_live": mark("Record with two working codes of a kind"),
    "code_of_other_office": mark("Code that leads to no office"),
    "answer_without_survey": mark("Answer to a survey that is not kept"),
    "unknown_unit": mark("Records of an unknown unit"),
    "unknown_field": mark("Records of an unknown field"),
    "held_without_record": mark("Waiting change without its record"),
    "record_day": mark("Record with a day that is no day"),
    "record_unreadable": mark("Record that cannot be read, and is not counted"),
    "answer_unreadable": mark("Answer that cannot be read"),
    "answer_not_offered": mark("Answer that its survey does not offer"),
    "answer_round": mark("Counted answer to a round that its record was never in"),
    "survey_unreadable": mark("Survey that cannot be read"),
    "unit_without_name": mark("Unit without a name"),
    "unit_above_lost": mark("Unit below or merged into one that is not there"),
    "units_in_circle": mark("Unit that lies below itself"),
}


@click.command(
    cls=Command,
    help=mark(
        "Recount every figure from the records and answers, and look for what a store may never "
        "hold. Exits with 1 and a list when anything differs. May run beside the server."
    ),
)
@option("--repair", is_flag=True, help=mark("Mend the figures that differ; this is logged."))
@json_option
def check(*, repair: bool, as_json: bool) -> None:
    """Check, perhaps mend, and tell."""
    tool = tools()
    found = left = _examine()
    if repair and found.differences:
        left = journey.repair(tool.store, found, tool.act())
    if as_json:
        print_json(_document(found, left))
    else:
        _tell(found.differences, left)
    _refuse(left)
    if not as_json:
        _tell_good(found)


def _examine() -> Found:
    tool = tools()
    with tool.progress(mark("Checking"), journey.size(tool.store)) as progress:
        return journey.examine(tool.store, progress)


def _refuse(left: Found) -> None:
    """End with a line and exit code 1 when anything is left."""
    tool = tools()
    if left.differences:
        many = len(left.differences)
        tool.refuse(
            say(
                "%(cells)s figures differ from a recount of %(records)s records. "
                "“kiosk check --repair” mends them.",
                cells=many,
                records=left.records,
            )
        )
    if left.faults or left.damage:
        tool.refuse(
            say(
                "What is named above cannot be mended by counting: %(count)s cases. Put the latest "
                "backup in the place of the store.",
                count=len(left.faults) + len(left.damage),
            )
        )


def _tell_good(found: Found) -> None:
    tool = tools()
    if found.differences:
        tool.say(
            "%(cells)s figures were mended after a recount of %(records)s records; the log has it.",
            cells=len(found.differences),
            records=found.records,
        )
    else:
        tool.say("All is well: %(records)s records recounted.", records=found.records)


def _document(found: Found, left: Found) -> dict[str, Any]:
    return {
        "clean": left.clean,
        "records": found.records,
        "differences": [_as_table(difference) for difference in found.differences],
        "repaired": len(found.differences) - len(left.differences),
        "faults": [{"table": TABLES[fault.rule], **fault._asdict()} for fault in left.faults],
        "damage": list(left.damage),
    }


def _as_table(difference: Difference) -> dict[str, Any]:
    table = difference.table
    return {
        "table": table.name,
        "key": dict(zip(table.key, map(_plain, difference.key), strict=True)),
        "kept": dict(zip(table.counts, difference.kept, strict=True)),
        "counted": dict(zip(table.counts, difference.counted, strict=True)),
    }


def _plain(part: str | int) -> str | int:
    return part if isinstance(part, int) else shown(part)


def _tell(differences: tuple[Difference, ...], left: Found) -> None:
    """Print lists of what is wrong, each cut where nobody would read on."""
    tool = tools()
    if differences:
        names = _Names(*journey.names(tool.store))
        columns = (mark("Figure"), mark("Where"), mark("Kept"), mark("Recounted"))
        _list(columns, [_row(difference, names) for difference in differences[:SHOWN]])
        _more(len(differences))
    if left.faults:
        headings = (mark("Wrong"), mark("Office"), mark("Which"))
        _list(headings, [_fault(fault) for fault in left.faults[:SHOWN]])
        _more(len(left.faults))
    for text in left.damage[:SHOWN]:
        tool.say("The store's file is damaged: %(text)s", text=text)
    _more(len(left.damage))


def _list(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = Table(*(tools().translate(heading) % {} for heading in headings))
    for row in rows:
        table.add_row(*row)
    show(table)


def _more(many: int) -> None:
    if many > SHOWN:
        tools().say("… and %(count)s more; --json names them all.", count=many - SHOWN)


@dataclass(frozen=True)
class _Names:
    """The names behind the keys."""

    units: Mapping[str, str]
    fields: Mapping[str, str]


def _row(difference: Difference, names: _Names) -> tuple[str, ...]:
    tool = tools()
    table = difference.table
    differing = [
        (tool.translate(COUNTS[count]), before, after)
        for count, before, after in zip(
            table.counts, difference.kept, difference.counted, strict=True
        )
        if before != after
    ]
    return (
        tool.translate(FIGURES[table.name]),
        _where(dict(zip(table.key, map(_plain, difference.key), strict=True)), names),
        ", ".join(f"{count} {before}" for count, before, _ in differing),
        ", ".join(f"{count} {after}" for count, _, after in differing),
    )


def _where(key: dict[str, str | int], names: _Names) -> str:
    """Return a cell's key in words, what says most of it first."""
    tool = tools()
    parts = [tool.translate(words.BASES[str(key["base"])])] if "base" in key else []
    if "half" in key:
        parts.append(say("half-month from %(day)s", day=key["half"]).text(tool.translate))
    if key.get("withdrawn"):
        parts.append(tool.translate(mark("withdrawn or stopped")))
    places = (str(key[role]) for role in ("receiving_unit", "resolving_unit") if role in key)
    parts += dict.fromkeys(names.units.get(place, place) for place in places)
    if "field" in key:
        field = str(key["field"])
        parts.append(names.fields.get(field, field) if field else tool.translate(words.UNMAPPED))
    parts += (str(key[part]) for part in ("question", "choice", "procedure") if part in key)
    if "channel" in key:
        channel = str(key["channel"])
        parts.append(tool.translate(words.CHANNELS.get(channel, channel)))
    return ", ".join(parts)


def _fault(fault: Fault) -> tuple[str, ...]:
    which = f"{fault.subject}: {fault.detail}" if fault.detail else fault.subject
    return tools().translate(RULES[fault.rule]), fault.home, which
