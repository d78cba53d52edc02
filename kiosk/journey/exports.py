"""Exports: the rows officials take away, streamed from the store into a file."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.core import addresses, words
from kiosk.core.acts import Act
from kiosk.core.coverage import UNMAPPED, Line, Question
from kiosk.core.days import day_of, moment
from kiosk.core.exports import COLUMNS, GROUPS_06A, TITLES, Ask
from kiosk.core.messages import Message, Translate, say
from kiosk.core.records import DONE, timeliness
from kiosk.core.surveys import Survey, from_json
from kiosk.formats.sheets import Book, Chart, Column, Sheet, Value
from kiosk.formats.tables_out import write
from kiosk.journey import coverage, slips
from kiosk.store import catalogue, exports, log, responses, units
from kiosk.store.engine import Db, Store


@dataclass(frozen=True)
class Desk:
    """How an export is written: its language, and the address that links lead to."""

    translate: Translate
    language: str
    base_url: str


@dataclass(frozen=True)
class _Names:
    """The names behind the keys."""

    units: Mapping[str, str]
    fields: Mapping[str, str]
    procedures: Mapping[str, catalogue.Procedure]

    def procedure(self, key: str | None) -> str:
        found = self.procedures.get(key or "")
        return found.name if found else ""


def export(store: Store, ask: Ask, path: Path, desk: Desk, act: Act) -> int | Message:
    """Write an export as the path's ending says; return the number of rows or what is wrong."""
    if path.suffix.lower() == ".json":
        # Other programs read the stable codes, not the words of a language.
        desk = replace(desk, translate=_as_is(desk.translate))
    title = desk.translate(TITLES[ask.kind]) % {}
    about = desk.translate("About") % {}
    book = Book(title, act.now, about, desk.translate("Long texts") % {})
    with store.reading() as db:
        sheet = _MAKERS[ask.kind](store, db, ask, desk, act)
        written = write(path, sheet, book=book)
    if isinstance(written, int):
        entry = log.Entry(act.at, act.actor, "export", ask.kind, str(written))
        store.write(lambda db: log.write(db, act.new_id(), entry))
    return written


def _as_is(translate: Translate) -> Translate:
    coded = {
        id: code
        for table in (words.FILED_VIA, words.CHANNELS, words.ACTORS, words.EVIDENCE, words.STATES)
        for code, id in table.items()
    }
    coded |= {id: code for code, id in words.TIMELINESS.items()}
    return lambda id: coded.get(id) or translate(id)


def _names(db: Db, desk: Desk) -> _Names:
    fields = catalogue.fields(db)
    english = desk.language == "en"
    return _Names(
        {unit.key: unit.name for unit in units.index(db).units()},
        {
            "": desk.translate(words.UNMAPPED),
            **{key: field.name_en if english else field.name for key, field in fields.items()},
        },
        {entry.key: entry for entry in catalogue.procedures(db)},
    )


def _sheet(ask: Ask, desk: Desk, rows: Iterable[Sequence[Value]]) -> Sheet:
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
    else:
        lines.append(say("Period: everything in the store"))
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
    names = _names(db, desk)

    def rows() -> Iterator[Sequence[Value]]:
        for record, rated in exports.records(db, _selection(ask)):
            procedure = names.procedures.get(record.procedure or "")
            done = record.status in DONE and record.resolved_on
            went = timeliness(record.resolved_on or "", record.due_on) if done else None
            yield (
                record.code,
                record.round,
                record.status,
                desk.translate(words.STATUSES[record.status]),
                desk.translate(words.FILED_VIA[record.filed_via]),
                procedure.code if procedure else None,
                procedure.name if procedure else None,
                names.fields.get(record.field, record.field),
                names.units.get(record.receiving_unit, record.receiving_unit),
                names.units.get(record.resolving_unit, record.resolving_unit),
                record.received_on,
                record.due_on,
                record.resolved_on,
                record.returned_on,
                desk.translate(words.TIMELINESS[went]) if went else None,
                int(rated),
            )

    return _sheet(ask, desk, rows())


def _responses(_store: Store, db: Db, ask: Ask, desk: Desk, _act: Act) -> Sheet:
    names = _names(db, desk)
    surveys = {version: from_json(body) for version, body in responses.survey_bodies(db)}
    questions = _questions(surveys, desk.language)

    def rows() -> Iterator[Sequence[Value]]:
        for line in exports.responses(db, _selection(ask)):
            answers = json.loads(line.answers)
            counting = answers.get(surveys[line.survey].counting.id)
            yield (
                line.id,
                day_of(moment(line.received_at))[:7],
                desk.translate(words.STATES[line.state]),
                names.units.get(line.resolving_unit, line.resolving_unit),
                names.units.get(line.receiving_unit, line.receiving_unit),
                names.fields.get(line.field, line.field),
                names.procedure(line.procedure),
                int(counting[0]) if counting else None,
                desk.translate(words.CHANNELS[line.channel]),
                desk.translate(words.ACTORS[line.actor]),
                desk.translate(words.EVIDENCE[line.evidence]),
                line.language,
                line.seconds,
                line.before_return,
                line.survey,
                *(_answer_text(answers.get(question)) for question in questions),
            )

    sheet = _sheet(ask, desk, rows())
    extra = tuple(Column(key, text, "text", 24) for key, text in questions.items())
    return replace(sheet, columns=sheet.columns + extra)


def _questions(surveys: Mapping[str, Survey], language: str) -> dict[str, str]:
    """Return every question that was ever asked, with its wording in the language where there is one."""
    return {
        question.id: question.text.get(language) or next(iter(question.text.values()))
        for survey in surveys.values()
        for question in survey.questions
    }


def _answer_text(answer: str | list[str] | None) -> str | None:
    return "; ".join(answer) if isinstance(answer, list) else answer


def _coverage(store: Store, _db: Db, ask: Ask, desk: Desk, act: Act) -> Sheet:
    period = ask.period or coverage.official_year_of(act)
    ask = replace(ask, period=period)
    below = coverage.units_below(store, ask.unit)
    measured = coverage.measure(
        store,
        Question(period.from_, period.to, ask.base, ask.role, ask.with_withdrawn, below),
    )
    fields = [_coverage_row("field", line, desk) for line in measured.fields]
    rows = [
        *fields,
        *(_coverage_row("unit", line, desk) for line in measured.units),
        _coverage_row("total", Line("total", desk.translate(words.TOTAL), measured.total), desk),
    ]
    chart = Chart(
        desk.translate("Coverage by field") % {},
        "name",
        ("percent",),
        float(measured.target_percent),
        desk.translate("Target") % {},
        max_rows=max(1, len(fields)),
    )
    return replace(_sheet(ask, desk, rows), chart=chart)


def _coverage_row(level: str, line: Line, desk: Desk) -> Sequence[Value]:
    shown = line.figures
    name = desk.translate(words.UNMAPPED) if line.key == UNMAPPED else line.name
    return (
        level,
        line.key,
        name,
        shown.records,
        shown.rated,
        shown.percent,
        shown.missing,
        shown.satisfied,
        shown.low,
        shown.high,
    )


def _form_06a(_store: Store, db: Db, ask: Ask, desk: Desk, act: Act) -> Sheet:
    period = ask.period or coverage.official_year_of(act)
    names = _names(db, desk)
    lines = exports.form_06a(
        db,
        unit=ask.unit.key if ask.unit else None,
        role=ask.role,
        from_day=period.from_,
        to_day=period.to,
    )
    lines.sort(key=lambda line: (-line.received, line.field))
    sums = [sum(numbers) for numbers in zip(*(line[1:] for line in lines), strict=True)]
    rows: list[Sequence[Value]] = [
        (number, line.field or UNMAPPED, names.fields.get(line.field, line.field), *line[1:])
        for number, line in enumerate(lines, start=1)
    ]
    rows.append((None, "total", desk.translate(words.TOTAL), *(sums or [0] * 11)))
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
    names = _names(db, desk)
    unrated = (
        record
        for record, rated in exports.records(db, _selection(ask))
        if not rated and record.status in DONE
    )

    def rows() -> Iterator[Sequence[Value]]:
        for record, token in slips.make(store, unrated, "link", act):
            yield (
                record.code,
                names.units.get(record.resolving_unit, record.resolving_unit),
                names.procedure(record.procedure),
                desk.translate(words.FILED_VIA[record.filed_via]),
                addresses.link_url(desk.base_url, token),
                act.at,
            )

    return _sheet(ask, desk, rows())


_MAKERS = {
    "records": _records,
    "responses": _responses,
    "coverage": _coverage,
    "06a": _form_06a,
    "links": _links,
}
