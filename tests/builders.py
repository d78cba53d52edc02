"""People and things of a small invented office; a test states only what differs."""

import hashlib
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from argon2 import PasswordHasher

from kiosk.core.acts import Act
from kiosk.core.days import instant
from kiosk.core.procedures import name_key
from kiosk.core.records import Record
from kiosk.core.surveys import Answers, Option, Question, ShowIf, Survey, read_answers
from kiosk.core.tokens import Token
from kiosk.core.units import Unit
from kiosk.journey import slips, surveys, units
from kiosk.journey.ratings import move
from kiosk.journey.responses import Gone, Later, Stored, Submission, Terms, Unknown, submit
from kiosk.store import catalogue, records
from kiosk.store import units as stored_units
from kiosk.store.engine import Db
from kiosk.store.sqlite import SqliteStore

NOON = datetime(2024, 3, 20, 5, 0, tzinfo=UTC)
"""Noon of Wednesday 20 March 2024 in Vietnam."""

QUICK_HASHES = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Real hashes of the cheapest kind."""


def sign(text: str) -> str:
    """Sign as an instance would, with a secret that only tests know."""
    return hashlib.sha256(f"a test's secret {text}".encode()).hexdigest()


TERMS = Terms(code_days=90, sign=sign)


class Dice:
    """Seeded dice that count how often they were thrown."""

    def __init__(self, seed: int = 7) -> None:
        """Start the row of numbers that belongs to the seed."""
        self._random = random.Random(seed)
        self.thrown = 0

    def __call__(self, sides: int) -> int:
        """Return a number from 0 to `sides` - 1."""
        self.thrown += 1
        return self._random.randrange(sides)


def act_at(now: datetime = NOON, *, seed: int = 7, actor: str = "lan") -> Act:
    """Return an act of Lan, an official, with dice of her own."""
    return Act(now, Dice(seed), actor)


def texts(words: str) -> dict[str, str]:
    return {"vi": f"{words} (vi)", "en": words}


def options(*codes: str) -> tuple[Option, ...]:
    return tuple(Option(code, texts(f"option {code}")) for code in codes)


OVERALL = Question(
    "overall",
    "scale",
    texts("How was it?"),
    options("5", "4", "3", "2", "1"),
    scale="five_levels",
    required=True,
    counts=True,
)
REASONS = Question(
    "reasons",
    "choices",
    texts("Why?"),
    options("time", "attitude"),
    show_if=ShowIf("overall", ("3", "2", "1")),
)
COMMENT = Question("comment", "text", texts("Anything else?"))
SURVEY = Survey("small", ("vi", "en"), texts("Rate us"), (OVERALL, REASONS, COMMENT))


def answers(
    overall: str = "5", *reasons: str, comment: str = "", survey: Survey = SURVEY
) -> Answers:
    """Return valid answers as a citizen gives them."""
    form = {"overall": [overall], "reasons": list(reasons), "comment": [comment]}
    given = read_answers(survey, form)
    assert isinstance(given, Answers)
    return given


@dataclass
class Office:
    """A district with two communes, two fields, three procedures, and a published survey.

    `units` holds the units by short names: district, long, thai, and van, a commune of another district.
    """

    store: SqliteStore
    act: Act
    units: dict[str, Unit] = field(default_factory=dict)
    _codes: int = 0
    _answers: int = 0

    def __post_init__(self) -> None:
        """Make what every test may rely on."""
        self.store.write(self._open)
        surveys.publish(self.store, SURVEY, now=self.act.now)

    def _open(self, db: Db) -> None:
        index = stored_units.index(db)
        for short, name, parent in (
            ("district", "Huyện Nghi Lộc", None),
            ("long", "Xã Nghi Long", "district"),
            ("thai", "Xã Nghi Thái", "district"),
            ("other", "Huyện Nam Đàn", None),
            ("van", "Xã Nghi Văn", "other"),
        ):
            above = self.units[parent].key if parent else None
            wish = units.Wish(name, code=f"H41.{short}", parent=above)
            self.units[short] = units.create(db, index, wish, confirmed=True, act=self.act)
        for key, name, english in (
            ("ho-tich", "Hộ tịch", "Civil status"),
            ("dat-dai", "Đất đai", "Land"),
        ):
            catalogue.put_field(db, catalogue.Field(key, name, english))
        for key, name, field_key in (
            ("1.000001", "Đăng ký khai sinh", "ho-tich"),
            ("1.000002", "Đăng ký biến động đất đai", "dat-dai"),
            ("thu-tuc-la", "Thủ tục lạ", None),
        ):
            code = key if key[0] == "1" else None
            catalogue.put_procedure(
                db, catalogue.Procedure(key, code, name, name_key(name), field_key, "starter")
            )

    def record(self, **changes: Any) -> Record:
        """Add a record: by default finished and returned at Nghi Long in March 2024, civil status, filed in person."""
        self._codes += 1
        long = self.units["long"]
        plain = Record(
            home=long.home,
            code=f"H41.14-240301-{self._codes:04}",
            round=1,
            status=10,
            filed_via="direct",
            procedure="1.000001",
            field="ho-tich",
            receiving_unit=long.key,
            resolving_unit=long.key,
            received_on="2024-03-01",
            due_on="2024-03-12",
            resolved_on="2024-03-10",
            returned_on="2024-03-11",
            provisional=0,
            as_of=instant(self.act.now - timedelta(days=1)),
            import_id=None,
        )
        made = plain._replace(**changes)
        self.store.write(lambda db: self._add(db, made))
        return made

    def at(self, short: str) -> dict[str, str]:
        """Return what makes a record one of the unit's own."""
        unit = self.units[short]
        return {"home": unit.home, "receiving_unit": unit.key, "resolving_unit": unit.key}

    @staticmethod
    def _add(db: Db, record: Record) -> None:
        records.add(db, [record])
        db.moves.add(record, None)

    def change(self, old: Record, **changes: Any) -> Record:
        """Change a record as a newer import would, with its tally."""
        return self.store.write(lambda db: self.change_in(db, old, **changes))

    def change_in(self, db: Db, old: Record, **changes: Any) -> Record:
        """Do what `change` does inside a transaction that is open already."""
        new = old._replace(**changes)
        records.hold(db, [old.code])
        move(db, old, new)
        records.change(db, [(old, new)], now=self.act.at, import_id=None)
        return new

    def code(self, record: Record, kind: str = "slip") -> Token:
        """Return the record's live code, made if need be."""
        return next(token for _, token in slips.make(self.store, [record], kind, self.act))

    def submission(self, token: Token, **changes: Any) -> Submission:
        """Return a very satisfied citizen's answer through a scanned slip; every call is another browser's."""
        self._answers += 1
        plain = Submission(
            token=token,
            response_id=f"answer-{self._answers:08}",
            survey=SURVEY,
            answers=answers(),
            channel="qr",
            actor="citizen",
            evidence="scanned",
            language="vi",
            opened_at=instant(self.act.now - timedelta(seconds=40)),
            change_key=None,
        )
        return replace(plain, **changes)

    def send(
        self, submission: Submission, *, now: datetime | None = None, terms: Terms = TERMS
    ) -> Stored | Later | Gone | Unknown:
        """Submit an answer, at the office's present moment unless said otherwise."""
        return submit(self.store, submission, terms, now=now or self.act.now)

    def rated(self, overall: str = "5", **changes: Any) -> Record:
        """Add a record that a citizen has rated."""
        record = self.record(**changes)
        sent = self.submission(self.code(record), answers=answers(overall))
        assert isinstance(self.send(sent), Stored)
        return record

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Look into the store's file behind its back."""
        with self.store.reading() as db:
            place = "?" if isinstance(self.store, SqliteStore) else "%s"
            return db._connection.execute(sql.replace("?", place), values).fetchall()

    def told(self, sql: str) -> list[dict[str, Any]]:
        """Look into the store like `rows`, with the columns' names."""
        with self.store.reading() as db:
            cursor = db._connection.execute(sql)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def responses(self, record: Record) -> list[tuple[str, str]]:
        """Return (state, answers) of every response to a record, by state and answers.

        PostgreSQL puts a row where room is: no order of writing can be read from it.
        """
        return sorted(
            self.rows("SELECT state, answers FROM response WHERE record = ?", record.code)
        )


@contextmanager
def fresh_store(folder: Path | None = None) -> Iterator[SqliteStore]:
    """Open an empty store on a real file, for tests that need many."""
    with TemporaryDirectory(dir=folder) as inside:
        store = SqliteStore(Path(inside) / "kiosk.sqlite")
        try:
            store.migrate()
            yield store
        finally:
            store.close()
