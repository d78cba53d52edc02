"""Stores of many records, made in bulk once and kept: 130 communes, 20 fields, one official year, a fifth rated."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from bench import engine
from kiosk.app import open_store, published_survey, seeded
from kiosk.config import Settings, load
from kiosk.core.acts import Act
from kiosk.core.coverage import Period
from kiosk.core.days import instant
from kiosk.core.records import Record
from kiosk.core.responses import Score, rating, score
from kiosk.core.surveys import Answers, body_hash, read_answers
from kiosk.core.units import Unit
from kiosk.journey import catalogue, surveys, units
from kiosk.journey.units import Wish
from kiosk.store.engine import Db, Store
from kiosk.store.responses import Response

CACHE = Path.home() / ".cache" / "kiosk-bench"
YEAR = Period("2024-12-15", "2025-12-14")
UNITS, FIELDS, PROCEDURES = 130, 20, 40
LOT = 20_000
"""Records in a transaction."""

_FIRST = date.fromisoformat(YEAR.from_)
_DAYS = [(_FIRST + timedelta(number)).isoformat() for number in range(365 + 40)]
_NOW = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
_ACT = Act(_NOW, seeded(1), "bench")


def settings_of(records: int) -> Settings:
    """Return the settings of the instance that holds so many records."""
    folder = CACHE / f"{records}"
    return load(instance=folder, database=folder / "kiosk.sqlite", base_url="http://localhost")


def instance(records: int) -> Settings:
    """Return an instance of so many records, made now when there is none yet."""
    settings = settings_of(records)
    done = settings.instance / "whole"
    if not done.exists():
        settings.instance.mkdir(parents=True, exist_ok=True)
        settings.database.unlink(missing_ok=True)
        _make(settings, records)
        done.touch()
    engine.bring(settings.instance)
    return settings if engine.NAME == "sqlite" else engine.settings(settings.instance)


def _make(settings: Settings, records: int) -> None:
    store = open_store(settings)
    try:
        offices = _begin(store)
        done = 0
        for office, numbers in _lots(offices, records):
            store.write(partial(_pour, office=office, numbers=numbers))
            done += len(numbers)
            print(f"{done}/{records}", end="\r", file=sys.stderr)
    finally:
        store.close()


def _begin(store: Store) -> list[Unit]:
    """Enter the units, the catalogue and the survey; return the communes."""
    wishes = [Wish("UBND tỉnh Số Không", "H0")]
    wishes += [Wish(f"UBND xã Số {n}", f"H{n}", "H0") for n in range(1, UNITS + 1)]
    units.load(store, wishes, _ACT)
    lines = [
        catalogue.Mapping(f"9.{n:06}", f"Thủ tục mẫu số {n}", f"Lĩnh vực {n % FIELDS}")
        for n in range(PROCEDURES)
    ]
    catalogue.load(store, lines, {}, _ACT)
    surveys.publish(store, published_survey(), now=_NOW)
    return [unit for unit in units.index(store).units() if unit.parent]


def _lots(offices: list[Unit], records: int) -> Iterator[tuple[Unit, range]]:
    for place, office in enumerate(offices):
        first, end = (records * (place + more) // len(offices) for more in (0, 1))
        for start in range(first, end, LOT):
            yield office, range(start, min(end, start + LOT))


class _Rated:
    """The five answers that people give, ready to be stored."""

    def __init__(self) -> None:
        self.survey = published_survey()
        self.given: list[tuple[str, str]] = []
        for level in "54321":
            answers = read_answers(self.survey, {"overall": [level], "reasons": [], "comment": []})
            if not isinstance(answers, Answers):
                raise TypeError(f"the invented answer is refused: {answers}")
            self.given.append((answers.to_json(), body_hash(self.survey, answers)))
        self._score = score(self.survey)

    def scores(self, _version: str) -> Score:
        """Tell how answers are scored."""
        return self._score


_RATED = _Rated()


def _pour(db: Db, office: Unit, numbers: range) -> None:
    records = [_record(office, number) for number in numbers]
    responses = []
    for number, record in zip(numbers, records, strict=True):
        given = _response(record, number) if number % 5 == 0 and record.status == 10 else None
        db.moves.add(record, rating(given, _RATED.scores))
        if given:
            responses.append(given)
    db.pour("record", Record._fields, records)
    db.pour("response", Response._fields, responses)


def _record(office: Unit, number: int) -> Record:
    place = number * 7919 % 365
    procedure = number * 31 % PROCEDURES
    took = number % 9
    done = number % 33 != 0
    return Record(
        home=office.home,
        code=f"{office.code}-{number:09}",
        round=1,
        status=10 if done else 4,
        filed_via=("online", "direct", "postal")[number % 3],
        procedure=f"9.{procedure:06}",
        field=f"linh-vuc-{procedure % FIELDS}",
        receiving_unit=office.key,
        resolving_unit=office.key,
        received_on=_DAYS[place],
        due_on=_DAYS[place + 7],
        resolved_on=_DAYS[place + took] if done else None,
        returned_on=_DAYS[place + took + 1] if done else None,
        provisional=0,
        as_of=instant(_NOW),
        import_id=None,
    )


def _response(record: Record, number: int) -> Response:
    answers, hashed = _RATED.given[number // 5 % 5]
    at = f"{record.returned_on}T{number % 24:02}:{number % 60:02}:00.000000Z"
    return Response(
        home=record.home,
        id=f"{number * 2654435761 % (1 << 64):016x}{number:016x}",
        record=record.code,
        round=1,
        moment="result",
        token=None,
        state="counted",
        survey=_RATED.survey.version,
        answers=answers,
        body_hash=hashed,
        channel="qr",
        actor="citizen",
        evidence="scanned",
        source="kiosk",
        device=None,
        language="vi",
        opened_at=None,
        submitted_at=at,
        received_at=at,
        seconds=number % 90,
        counted_on=record.returned_on,
        before_return=0,
        change_hash=None,
        change_until=None,
        state_at=at,
        replaced_by=None,
    )


if __name__ == "__main__":
    instance(int(sys.argv[1]))
