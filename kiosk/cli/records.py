"""`kiosk import`: an office's export goes in."""

from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

import click

from kiosk.cli.interruption import held_back
from kiosk.cli.refusals import INPUT_FILE
from kiosk.cli.screen import quiet
from kiosk.cli.tools import Command, json_option, option, print_json, tools
from kiosk.core.days import VIETNAM
from kiosk.core.mapping import NO_MAPPING, SavedMapping, parse_mapping
from kiosk.core.messages import Message, mark, say
from kiosk.journey import records as journey
from kiosk.journey.mending import write_bad_rows
from kiosk.journey.records import Checked, Report, Upload


@click.command(
    "import",
    cls=Command,
    help=mark(
        "Import an office's records from xlsx, xls, ods, an HTML table, CSV or TSV. Good rows go in; "
        "rows to be mended go into a file beside it, which can be imported again."
    ),
)
@click.argument("file", type=INPUT_FILE)
@option("--unit", help=mark("The unit of rows that name none; made when it is new."))
@option(
    "--as-of",
    metavar="TIME",
    help=mark("When the file was exported (2026-01-31 or 2026-01-31T14:05); now unless told."),
)
@option("--dry-run", is_flag=True, help=mark("Only tell what would happen."))
@option(
    "--mapping",
    type=INPUT_FILE,
    help=mark("A TOML file that names this office's columns and words."),
)
@json_option
def import_(file: Path, **chosen: Any) -> None:
    """Check the file, then import it."""
    tool = tools()
    act = tool.act()
    upload = Upload(
        path=file,
        name=file.name,
        as_of=_as_of(chosen["as_of"]) or act.now,
        unit=chosen["unit"],
        mapping=_mapping(chosen["mapping"]),
    )
    store = tool.store
    with quiet():
        checked = journey.inspect(store, upload, act)
    if isinstance(checked, Message):
        tool.refuse(checked)
    for note in checked.notes:
        tool.warn(tool.line(note))
    try:
        report = _import(checked, dry_run=chosen["dry_run"])
        bad = [] if chosen["dry_run"] else _write_bad(checked, file)
        if chosen["as_json"]:
            print_json(_document(report))
        else:
            _tell(checked, report, bad, dry_run=chosen["dry_run"])
    finally:
        checked.close()
    if report.problems and not checked.good.count:
        tool.refuse(say("No row could be imported. Mend the rows named above."))


def _import(checked: Checked, *, dry_run: bool) -> Report:
    tool = tools()
    if dry_run:
        return journey.preview(tool.store, checked)
    whole, stored = checked.good.count, 0
    with tool.progress(mark("Importing"), whole) as progress, held_back() as interrupt:

        def step(done: int) -> None:
            nonlocal stored
            stored = done
            progress(done)
            if done < whole:
                interrupt()

        try:
            return journey.apply(tool.store, checked, tool.act(), step)
        except KeyboardInterrupt:
            tool.refuse(
                say(
                    "Interrupted: %(stored)s of %(whole)s rows are stored. Import the same file "
                    "again to complete it: rows that are stored already stay as they are.",
                    stored=stored,
                    whole=whole,
                )
            )


def _write_bad(checked: Checked, file: Path) -> list[Path]:
    tool = tools()
    # An earlier one may be half mended.
    endings = chain([""], (f"-{number}" for number in count(2)))
    paths = (file.with_name(f"{file.stem}.bad{ending}.xlsx") for ending in endings)
    free = (path for path in paths if not path.exists())
    written = write_bad_rows(checked, free, tool.act(), tool.translate)
    if isinstance(written, Message):
        tool.warn(written.text(tool.translate))
        return []
    return written


def _as_of(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)
    except (ValueError, OverflowError):
        tools().misuse(
            say("“%(text)s” is no time. Write it as 2026-01-31 or 2026-01-31T14:05.", text=text)
        )


def _mapping(path: Path | None) -> SavedMapping:
    if path is None:
        return NO_MAPPING
    tool = tools()
    try:
        mapping = parse_mapping(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        tool.refuse(say("The mapping file is no UTF-8 text. Save it as UTF-8."))
    if isinstance(mapping, Message):
        tool.refuse(mapping)
    return mapping


def _document(report: Report) -> dict[str, Any]:
    translate = tools().translate
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "older": report.older,
        "duplicates": report.duplicates,
        "problems": [
            {
                "line": problem.line,
                "column": problem.column,
                "value": problem.value,
                "message": problem.message.text(translate),
            }
            for problem in report.problems
        ],
        "unmapped_procedures": report.unmapped,
        "new_units": report.new_units,
        "held": report.held,
    }


def _warn(checked: Checked, report: Report) -> None:
    tool = tools()
    for problem in report.problems:
        tool.warn(tool.line(problem))
    for warning in checked.warnings.cases:
        tool.warn(f"({tool.line(warning)})")
    oddities = sum(checked.warnings.counts.values())
    if oddities > len(checked.warnings.cases):
        tool.warn(say("Such oddities in all: %(count)s.", count=oddities).text(tool.translate))


def _tell(checked: Checked, report: Report, bad: list[Path], *, dry_run: bool) -> None:
    tool = tools()
    _warn(checked, report)
    if dry_run:
        tool.say("Nothing was written; this is what would happen:")
    tool.say(
        "%(added)s added, %(updated)s updated, %(unchanged)s unchanged, %(duplicates)s doubled in "
        "the file, %(held)s held for an official, %(bad)s rows to be mended.",
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        duplicates=report.duplicates,
        held=report.held,
        bad=checked.bad.count,
    )
    if report.older:
        tool.say(
            "%(older)s of the unchanged were left alone because the store knows them from a newer export.",
            older=report.older,
        )
    for path in bad:
        tool.say("Rows to be mended: %(path)s. Correct them there and import it.", path=str(path))
    if report.new_units:
        tool.say(
            "New units, to be confirmed by an official: %(names)s",
            names=", ".join(report.new_units),
        )
    if report.unmapped:
        tool.say(
            "Procedures without a field: %(names)s. “kiosk catalogue FILE” tells their fields.",
            names="; ".join(report.unmapped),
        )
