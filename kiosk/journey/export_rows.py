"""The rows of each export: keys into names, stored values into words, one row at a time."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kiosk.core import addresses, words
from kiosk.core.coverage import FEW, UNMAPPED, Coverage, Line
from kiosk.core.days import day_of, moment
from kiosk.core.exports import COLUMNS
from kiosk.core.form_06a import Line06a
from kiosk.core.messages import Translate, mark
from kiosk.core.records import DONE, Record, expires_on, timeliness
from kiosk.core.surveys import Survey
from kiosk.core.tokens import Token
from kiosk.core.units import free_key
from kiosk.formats.sheets import Value
from kiosk.store import catalogue, units
from kiosk.store.engine import Db
from kiosk.store.exports import ResponseLine

Row = Sequence[Value]

_CODES = {
    id: code
    for table in (
        words.FILED_VIA,
        words.CHANNELS,
        words.ACTORS,
        words.EVIDENCE,
        words.STATES,
        words.TIMELINESS,
        words.LEVELS,
    )
    for code, id in table.items()
}


@dataclass(frozen=True)
class Desk:
    """How an export is written: its language, and the address that links lead to."""

    translate: Translate
    language: str
    base_url: str
    code_days: int = 0
    """How long a code works after the hand-over, in days; 0 = for ever."""
    coded: bool = False
    """Whether stored values stay the stable codes that other programs read."""
    semicolons: bool = False
    """Whether CSV is laid out for an Excel with Vietnamese settings."""

    def word(self, id: str) -> str:
        """Return a stored value in words, or as its code."""
        return (_CODES.get(id) if self.coded else None) or self.translate(id)


@dataclass(frozen=True)
class Names:
    """The names behind the keys."""

    units: Mapping[str, str]
    fields: Mapping[str, str]
    procedures: Mapping[str, catalogue.Procedure]

    def procedure(self, key: str | None) -> str:
        """Return the name of a procedure; empty when the record has none."""
        found = self.procedures.get(key or "")
        return found.name if found else ""


def names_at(db: Db, desk: Desk) -> Names:
    """Read the names in the desk's language."""
    fields = catalogue.fields(db)
    english = desk.language == "en"
    return Names(
        units.index(db).names(),
        {
            "": desk.translate(words.UNMAPPED),
            **{key: field.name_en if english else field.name for key, field in fields.items()},
        },
        {entry.key: entry for entry in catalogue.procedures(db)},
    )


def record_rows(found: Iterable[tuple[Record, bool]], names: Names, desk: Desk) -> Iterator[Row]:
    """Yield a row per record and whether it is rated."""
    for record, rated in found:
        procedure = names.procedures.get(record.procedure or "")
        done = record.status in DONE and record.resolved_on
        went = timeliness(record.resolved_on or "", record.due_on) if done else None
        yield (
            record.code,
            record.round,
            record.status,
            desk.translate(words.STATUSES[record.status]),
            desk.word(words.FILED_VIA[record.filed_via]),
            procedure.code if procedure else None,
            procedure.name if procedure else None,
            names.fields.get(record.field, record.field),
            names.units.get(record.receiving_unit, record.receiving_unit),
            names.units.get(record.resolving_unit, record.resolving_unit),
            record.received_on,
            record.due_on,
            record.resolved_on,
            record.returned_on,
            desk.word(words.TIMELINESS[went]) if went else None,
            int(rated),
        )


_TAKEN_BACK = frozenset({"replaced", "withdrawn"})


def questions(surveys: Mapping[str, Survey], language: str) -> dict[str, str]:
    """Return every question that was ever asked, with its wording in the language where there is one."""
    return {
        question.id: question.text.get(language) or next(iter(question.text.values()))
        for survey in surveys.values()
        for question in survey.questions
    }


def question_keys(asked: Iterable[str]) -> list[str]:
    """Return a column's key for each question: its id, unless a column of ours has that key."""
    taken = [key for key, *_ in COLUMNS["responses"]]
    for question in asked:
        taken.append(free_key(question, taken))
    return taken[len(COLUMNS["responses"]) :]


def enough(found: Iterator[ResponseLine]) -> tuple[bool, Iterator[ResponseLine]]:
    """Tell whether as many records are rated as satisfaction needs to be shown, and give the responses back."""
    head = []
    rated = 0
    for line in found:
        head.append(line)
        rated += line.state == "counted"
        if rated == FEW:
            break
    return rated == FEW, chain(head, found)


def response_rows(
    found: Iterable[ResponseLine],
    surveys: Mapping[str, Survey],
    names: Names,
    desk: Desk,
    *,
    shown: bool = True,
) -> Iterator[Row]:
    """Yield a row per response: no code of a record and no time, which together name a person.

    Where fewer than five responses share units, month and procedure (or field), that is left out too: whoever compares
    with the records would find the one that it was. Answers are left out where they are not `shown`, and those that
    their giver has replaced or taken back.
    """
    few = None if desk.coded else desk.translate(mark("too few to show"))
    asked = list(questions(surveys, desk.language))
    wordings = {version: _options(survey, desk.language) for version, survey in surveys.items()}
    for line in found:
        options = wordings[line.survey]
        answers = json.loads(line.answers) if shown and line.state not in _TAKEN_BACK else {}
        counting = answers.get(surveys[line.survey].counting.id)
        yield (
            line.id,
            day_of(moment(line.received_at))[:7],
            desk.word(words.STATES[line.state]),
            names.units.get(line.resolving_unit, line.resolving_unit),
            names.units.get(line.receiving_unit, line.receiving_unit),
            names.fields.get(line.field, line.field) if line.alike_by_field >= FEW else None,
            names.procedure(line.procedure) if line.alike_by_procedure >= FEW else None,
            int(counting[0]) if counting else None,
            desk.word(words.CHANNELS[line.channel]),
            desk.word(words.ACTORS[line.actor]),
            desk.word(words.EVIDENCE[line.evidence]),
            line.language,
            line.seconds,
            line.before_return,
            line.partial,
            line.survey,
            *(
                _answer_text(answers.get(question), options.get(question, {}), desk)
                if shown
                else few
                for question in asked
            ),
        )


def _options(survey: Survey, language: str) -> dict[str, dict[str, str]]:
    """Return the wording of every option, by question and option."""
    spoken = language if language in survey.languages else survey.languages[0]
    return {
        question.id: {option.code: option.text[spoken] for option in question.options}
        for question in survey.questions
    }


def _answer_text(
    answer: str | list[str] | None, options: Mapping[str, str], desk: Desk
) -> str | None:
    if not isinstance(answer, list):
        return answer
    return "; ".join(answer if desk.coded else (options.get(code, code) for code in answer))


def coverage_rows(measured: Coverage, names: Names, desk: Desk) -> list[Row]:
    """Return the lines of fields, then of units, then the total."""
    total = Line("total", desk.translate(words.TOTAL), measured.total)
    return [
        *(
            _coverage_row(desk.word(words.LEVELS["field"]), line, _field_name(line.key, names))
            for line in measured.fields
        ),
        *(
            _coverage_row(desk.word(words.LEVELS["unit"]), line, line.name)
            for line in measured.units
        ),
        _coverage_row(desk.word(words.LEVELS["total"]), total, total.name),
    ]


def _field_name(key: str, names: Names) -> str:
    return names.fields.get("" if key == UNMAPPED else key, key)


def _coverage_row(level: str, line: Line, name: str) -> Row:
    shown = line.figures
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


def rows_06a(lines: Iterable[Line06a], names: Names, desk: Desk) -> list[Row]:
    """Return a numbered line per field, the largest first, and their sum."""
    ordered = sorted(lines, key=lambda line: (-line.received, line.field))
    sums = [sum(numbers) for numbers in zip(*(line[1:] for line in ordered), strict=True)]
    return [
        *(
            (number, line.field or UNMAPPED, names.fields.get(line.field, line.field), *line[1:])
            for number, line in enumerate(ordered, start=1)
        ),
        (None, "total", desk.translate(words.TOTAL), *(sums or [0] * 11)),
    ]


def link_rows(made: Iterable[tuple[Record, Token]], names: Names, desk: Desk) -> Iterator[Row]:
    """Yield a row per record with its link."""
    for record, token in made:
        yield (
            record.code,
            names.units.get(record.resolving_unit, record.resolving_unit),
            names.procedure(record.procedure),
            desk.word(words.FILED_VIA[record.filed_via]),
            addresses.link_url(desk.base_url, token),
            expires_on(record, desk.code_days),
        )
