"""What rows may never hold and no schema forbids: seen in passing, while they are read to be counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Protocol, TypeVar

from kiosk.core.check import Fault, shown
from kiosk.core.records import DAYS, Record, days_of, may_be_day
from kiosk.core.responses import kept_answers
from kiosk.core.surveys import Question, Survey
from kiosk.core.text import clean
from kiosk.core.units import Unit

Surveys = Callable[[str], Survey | None]
"""Returns a version of a survey; None where it is lost or cannot be read."""

_REMEMBERED = 4096
"""Answers looked at lately: most people tick the same few."""
_SURVEYS = 64

_KINDS: Mapping[str, tuple[type, ...]] = {
    "round": (int,),
    "status": (int,),
    "filed_via": (str,),
    "procedure": (str, type(None)),
    "field": (str,),
    "receiving_unit": (str,),
    "resolving_unit": (str,),
}
_values_of = itemgetter(*map(Record._fields.index, _KINDS))


class Answered(Protocol):
    """What is looked at of a counted response."""

    @property
    def id(self) -> str:
        """The response's id."""

    @property
    def round(self) -> int | None:
        """The record's round it rates."""

    @property
    def received_at(self) -> str:
        """When the server had it."""

    @property
    def survey(self) -> str:
        """The survey version it answers."""

    @property
    def answers(self) -> str:
        """JSON: question to chosen options (list) or written text."""


A = TypeVar("A", bound=Answered)


class Watch:
    """Looks at one row after the other; remembers what was in order, and notes in `faults` what is not."""

    def __init__(self, surveys: Surveys) -> None:
        """Begin with nothing seen."""
        self.faults: list[Fault] = []
        self._values: set[object] = set()
        self._days: set[object] = {None}
        known = lru_cache(_SURVEYS)(surveys)
        self._judged = lru_cache(_REMEMBERED)(lambda survey, text: judged(known(survey), text))

    def record(self, record: Record, given: list[A]) -> list[A] | None:
        """Look at a record; return those responses to it that can be counted, None where it itself cannot."""
        if not (
            self._values.issuperset(_values_of(record)) and self._days.issuperset(days_of(record))
        ) and not self._is_readable(record):
            return None
        return [one for one in given if self._is_countable(record, one)] if given else given

    def answers(self, home: str, id: str, survey: str, text: str) -> None:
        """Look at the answers of a response."""
        rule = self._judged(survey, text)
        if rule:
            self._note(rule, home, id, "answers")

    def _note(self, rule: str, home: str, subject: str, detail: str) -> None:
        self.faults.append(Fault(rule, shown(home), shown(subject), detail))

    def _is_readable(self, record: Record) -> bool:
        """Look at a record that holds something new; tell whether it can be counted."""
        values = record._asdict()
        broken = [name for name, kinds in _KINDS.items() if not isinstance(values[name], kinds)]
        no_days = [name for name in DAYS if not may_be_day(values[name])]
        for rule, names in (("record_unreadable", broken), ("record_day", no_days)):
            for name in names:
                detail = f"{name} {shown(values[name])}"
                self._note(rule, record.home, record.code, detail)
        if broken:
            return False
        self._values.update(_values_of(record))
        self._days.update(day for day in days_of(record) if may_be_day(day))
        return True

    def _is_countable(self, record: Record, one: A) -> bool:
        if not _are_texts(one.received_at, one.survey):
            self._note("answer_unreadable", record.home, one.id, "received_at, survey")
            return False
        if type(one.round) is not int or not 1 <= one.round <= record.round:
            detail = f"{shown(record.code)} {shown(one.round)} > {record.round}"
            self._note("answer_round", record.home, one.id, detail)
        self.answers(record.home, one.id, one.survey, one.answers)
        return isinstance(one.round, int | None)


def _are_texts(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)


def judged(survey: Survey | None, text: object) -> str | None:
    """Return the rule that answers break, or None; those to a survey that is lost can only be read or not."""
    answers = kept_answers(text)
    if answers is None:
        return "answer_unreadable"
    if survey is None:
        return None
    asked = survey.by_id
    fit = all(id in asked and _fits(asked[id], value) for id, value in answers.items())
    return None if fit else "answer_not_offered"


def _fits(question: Question, value: object) -> bool:
    if question.kind == "text":
        return isinstance(value, str)
    return (
        isinstance(value, list)
        and all(option in question.codes for option in value)
        and (question.kind == "choices" or len(value) == 1)
    )


def of_units(units: Iterable[Unit]) -> Iterator[Fault]:
    """Return units without a name, those that lead to none, and those that lie below themselves, merged or not."""
    every = list(units)
    above = {unit.key: unit.parent for unit in every}
    merged = {unit.key: unit.merged_into for unit in every}
    for unit in every:
        if not (_are_texts(unit.name) and clean(unit.name)):
            yield Fault("unit_without_name", shown(unit.home), shown(unit.key))
        lost = [key for key in (unit.parent, unit.merged_into) if key and key not in above]
        if lost:
            yield Fault(
                "unit_above_lost", shown(unit.home), shown(unit.key), ", ".join(map(shown, lost))
            )
        if _comes_back(unit.key, above) or _comes_back(unit.key, merged):
            yield Fault("units_in_circle", shown(unit.home), shown(unit.key), shown(unit.name))


def _comes_back(key: str, leads: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    current = leads.get(key)
    while current is not None and current not in seen:
        seen.add(current)
        current = leads.get(current)
    return key in seen
