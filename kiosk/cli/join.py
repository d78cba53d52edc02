"""`kiosk join`: another office's store comes into this one."""

from pathlib import Path
from typing import Any

import click

from kiosk.cli.backup import passphrase, passphrase_options
from kiosk.cli.refusals import INPUT_FILE
from kiosk.cli.tools import Command, json_option, option, print_json, tools
from kiosk.core.messages import Message, mark, say
from kiosk.journey import join as journey
from kiosk.journey import units
from kiosk.journey.backup import Source
from kiosk.journey.join import Choice, Clash, Joined
from kiosk.journey.others import BackupFileError, opened
from kiosk.journey.stores import Store


@click.command(
    cls=Command,
    help=mark(
        "Take another office's store into this one, from its backup or its SQLite file. Printed codes and answers stay "
        "what they are. What clashes is listed first, and nothing is written until all of it is settled."
    ),
)
@click.argument("file", type=INPUT_FILE)
@option(
    "--same",
    multiple=True,
    metavar="THEIRS=OURS",
    help=mark("A unit of theirs that is one of ours, by keys, codes or names."),
)
@option("--apart", multiple=True, help=mark("A unit of theirs that only looks like one of ours."))
@option(
    "--records",
    type=click.Choice(("one", "apart")),
    help=mark("Whether a record code that both have means one case, or theirs stays beside ours."),
)
@option(
    "--questions",
    type=click.Choice(("one",)),
    help=mark(
        "Answers of one code mean the same, although both offices offer them in other words."
    ),
)
@option("--dry-run", is_flag=True, help=mark("Only tell what would be done."))
@passphrase_options(mark("Ask for the passphrase of a sealed file."))
@json_option
def join(file: Path, same: tuple[str, ...], as_json: bool, **chosen: Any) -> None:
    """Join and tell what came in."""
    tool = tools()
    words = passphrase(chosen["asked"], chosen["file_of_passphrase"])
    about = (chosen["apart"], chosen["records"], chosen["questions"])
    choice = Choice(file.name, _pairs(same), *about)
    ours, folder = tool.store, tool.settings.instance
    try:
        with (
            tool.progress(mark("Rows read and joined"), None) as done,
            opened(Source(file, words, done), folder) as theirs,
        ):
            joined = journey.join(
                ours, theirs, choice, tool.act(), dry_run=chosen["dry_run"], progress=done
            )
            if isinstance(joined, list) and as_json:
                print_json(_clashing(joined, theirs))
    except BackupFileError as error:
        tool.refuse(error.message)
    if isinstance(joined, list):
        tool.refuse_all([clash.message for clash in joined])
    if as_json:
        print_json(_document(joined))
    else:
        _tell(joined)


def _pairs(same: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for text in same:
        theirs, sign, ours = text.partition("=")
        if not (theirs and sign and ours):
            tools().misuse(say("--same is “%(text)s”; expected THEIRS=OURS, two units.", text=text))
        pairs.append((theirs, ours))
    return tuple(pairs)


def _clashing(clashes: list[Clash], theirs: Store) -> dict[str, Any]:
    tool = tools()
    return {
        "written": False,
        "clashes": [
            {
                "kind": clash.kind,
                "names": list(clash.names),
                "options": list(clash.decide),
                "message": clash.message.text(tool.translate),
            }
            for clash in clashes
        ],
        "units": {"theirs": _units(theirs), "ours": _units(tool.store)},
    }


def _units(store: Store) -> list[dict[str, str | None]]:
    found = units.index(store).units()
    return [{"key": unit.key, "code": unit.code, "name": unit.name} for unit in found]


def _document(joined: Joined) -> dict[str, Any]:
    plan = joined.plan
    return {
        "written": joined.written,
        "rows": joined.rows,
        "units_renamed": {key: unit.key for key, unit in plan.unit_rows.items() if key != unit.key},
        "records_in_both": len(plan.dropped) + len(plan.removed) + len(plan.records.renamed),
        "records_one": len(plan.dropped) + len(plan.removed),
        "records_renamed": dict(plan.records.renamed),
        "people_left_out": list(plan.people),
        "notes": [note.text(tools().translate) for note in plan.notes],
    }


def _tell(joined: Joined) -> None:
    tool, rows, plan = tools(), joined.rows, joined.plan
    told = mark(
        "%(units)s units, %(records)s records, %(codes)s codes and %(answers)s answers came in."
    )
    would = mark(
        "%(units)s units, %(records)s records, %(codes)s codes and %(answers)s answers would come in."
    )
    tool.say(
        told if joined.written else would,
        units=rows["unit"],
        records=rows["record"],
        codes=rows["code"],
        answers=rows["response"],
    )
    for notice in _notices(joined):
        tool.warn(notice.text(tool.translate))
    for theirs, here in plan.records.renamed.items():
        tool.say("Record %(theirs)s is called %(here)s here.", theirs=theirs, here=here)


def _notices(joined: Joined) -> list[Message]:
    plan = joined.plan
    found = list(plan.notes)
    if plan.people:
        found.append(
            say(
                "These accounts stay behind, because their names are taken here: %(names)s.",
                names=", ".join(plan.people),
            )
        )
    return found
