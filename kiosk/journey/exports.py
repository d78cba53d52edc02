"""Exports: what officials take away, streamed from the store into a file."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.core import words
from kiosk.core.acts import Act
from kiosk.core.coverage import Question
from kiosk.core.days import day_of
from kiosk.core.exports import COLUMNS, GROUPS_06A, TITLES, Ask
from kiosk.core.messages import Message, mark, say
from kiosk.core.records import DONE, has_expired
from kiosk.core.surveys import from_json
from kiosk.formats.csv_out import COMMA, SEMICOLON
from kiosk.formats.sheets import Book, Chart, Column, Sheet
from kiosk.formats.tables_out import unknown_form as unknown_form
from kiosk.formats.tables_out import write
from kiosk.journey import coverage, export_rows, form_06a, slips
from kiosk.journey.export_rows import Desk as Desk
from kiosk.journey.export_rows import Row, names_at
from kiosk.store import exports, log, responses
from kiosk.store.engine import Db, Store

_TOO_FEW = mark("Fewer than five records are rated here, so their answers are left out.")


def export(store: Store, ask: Ask, path: Path, desk: Desk, act: Act) -> int | Message:
    """Write an export as the path's ending says; return the number of rows or what is wrong."""
    desk = replace(desk, coded=path.suffix.lower() == ".json")
    title = desk.translate(TITLES[ask.kind]) % {}
    about = desk.translate(mark("About")) % {}
    book = Book(title, act.now, about, desk.translate(mark("Long texts")) % {})
    with store.reading() as db:
        sheet = _MAKERS[ask.kind](store, db, ask, desk, act)
        written = write(path, sheet, book=book, csv=SEMICOLON if desk.semicolons else COMMA)
    if isinstance(written, int):
        entry = log.Entry(act.at, act.actor, "export", ask.kind, str(written))
        store.write(lambda db: log.write(db, act.new_id(), entry))
    return written


def _sheet(ask: Ask, desk: Desk, rows: Iterable[Row]) -> Sheet:
    columns = tuple(
        Column(key, desk.translate(heading) % {}, kind, width)  # type: ignore[arg-type]  # checked by tests
        for key, heading, kind, width in COLUMNS[ask.kind]
    )
    return Sheet(
        title=desk.translate(TITLES[ask.kind]) % {},
        columns=columns,
        rows=rows,
        notes=_notes(ask, desk),
    )


def _notes(ask: Ask, desk: Desk) -> tuple[str, ...]:
    unit = ask.unit.name if ask.unit else desk.translate(words.EVERY_UNIT)
    lines = [
        say("Unit: %(unit)s (%(role)s)", unit=unit, role=desk.translate(words.ROLES[ask.role]))
    ]
    if ask.period:
        lines.append(
            say(
                "Period: %(first)s to %(last)s, both days included",
                first=_shown(ask.period.from_),
                last=_shown(ask.period.to),
            )
        )
        if ask.kind != "06a":
            lines.append(say("Base: %(base)s", base=desk.translate(words.BASES[ask.base])))
            if ask.with_withdrawn:
                lines.append(say("Withdrawn and stopped records are counted too."))
    else:
        lines.append(say("Period: everything in the store"))
    if ask.kind == "06a":
        lines.append(
            say(
                "Withdrawn records count as resolved on time. Finished ones without a day of finish count on the day "
                "of hand-over, else of reception; coverage by finish leaves them out."
            )
        )
    if ask.kind == "coverage":
        lines.append(
            say(
                "Coverage: records with at least one counted response / records of the base. "
                "Interval: Wilson 95 %%; nothing is shown under 5 answers."
            )
        )
    return tuple(line.text(desk.translate) for line in lines)


def _shown(day: str) -> str:
    return date.fromisoformat(day).strftime("%d/%m/%Y")


def _selection(ask: Ask) -> exports.Selection:
    period = ask.period
    return exports.Selection(
        unit=ask.unit.key if ask.unit else None,
        role=ask.role,
        base=ask.base if period else "all",
        from_day=period.from_ if period else "",
        to_day=period.to if period else "",
        withdrawn=int(ask.with_withdrawn),
    )


def _records(_store: Store, db: Db, ask: Ask, desk: Desk, _act: Act) -> Sheet:
    found = exports.records(db, _selection(ask))
    return _sheet(ask, desk, export_rows.record_rows(found, names_at(db, desk), desk))


def _responses(_store: Store, db: Db, ask: Ask, desk: Desk, _act: Act) -> Sheet:
    surveys = {version: from_json(body) for version, body in responses.survey_bodies(db)}
    enough, found = export_rows.enough(exports.responses(db, _selection(ask)))
    # Who narrows an export down to a unit and a few days would know whose answers they are.
    shown = enough or not (ask.unit or ask.period)
    rows = export_rows.response_rows(found, surveys, names_at(db, desk), desk, shown=shown)
    asked = export_rows.questions(surveys, desk.language)
    extra = tuple(
        Column(key, text, "text", 24)
        for key, text in zip(export_rows.question_keys(asked), asked.values(), strict=True)
    )
    sheet = _sheet(ask, desk, rows)
    few = () if shown else (desk.translate(_TOO_FEW) % {},)
    return replace(sheet, columns=sheet.columns + extra, notes=sheet.notes + few)


def _coverage(store: Store, db: Db, ask: Ask, desk: Desk, act: Act) -> Sheet:
    period = ask.period or coverage.official_year_of(act)
    ask = replace(ask, period=period)
    below = coverage.units_below(store, ask.unit)
    measured = coverage.measure(
        store,
        Question(period.from_, period.to, ask.base, ask.role, ask.with_withdrawn, below),
    )
    rows = export_rows.coverage_rows(measured, names_at(db, desk), desk)
    chart = Chart(
        desk.translate(mark("Coverage by field")) % {},
        "name",
        ("percent",),
        float(measured.target_percent),
        desk.translate(mark("Target")) % {},
        max_rows=max(1, len(measured.fields)),
    )
    return replace(_sheet(ask, desk, rows), chart=chart)


def _form_06a(_store: Store, db: Db, ask: Ask, desk: Desk, act: Act) -> Sheet:
    period = ask.period or coverage.official_year_of(act)
    lines = form_06a.measure(db, period, unit=ask.unit, role=ask.role)
    rows = export_rows.rows_06a(lines, names_at(db, desk), desk)
    groups = tuple((desk.translate(title) if title else "", span) for title, span in GROUPS_06A)
    chart = Chart(
        desk.translate(TITLES["06a"]) % {},
        "field",
        ("received_total", "resolved_total", "pending_total"),
        max_rows=max(1, len(lines)),
    )
    sheet = _sheet(replace(ask, period=period), desk, rows)
    return replace(sheet, groups=groups, chart=chart)


def _links(store: Store, db: Db, ask: Ask, desk: Desk, act: Act) -> Sheet:
    today = day_of(act.now)
    unrated = (
        record
        for record, rated in exports.records(db, _selection(ask))
        if not rated and record.status in DONE and not has_expired(record, desk.code_days, today)
    )
    made = slips.make(store, unrated, "link", act)
    return _sheet(ask, desk, export_rows.link_rows(made, names_at(db, desk), desk))


_MAKERS = {
    "records": _records,
    "responses": _responses,
    "coverage": _coverage,
    "06a": _form_06a,
    "links": _links,
}
