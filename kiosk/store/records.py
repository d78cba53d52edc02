"""Records, their history, held changes and the import log in the store."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.core.days import Instant
from kiosk.core.records import Record, differences
from kiosk.store.engine import Db

_AT_ONCE = 512
"""Codes in one statement."""


class HeldChange(NamedTuple):
    """A status that would go backwards, waiting for an official; `body` is the record as the file has it."""

    home: str
    record: str
    as_of: Instant
    old_status: int
    new_status: int
    body: str


class ImportRun(NamedTuple):
    """One import as the log keeps it."""

    id: str
    file_name: str
    as_of: Instant
    started_at: Instant
    finished_at: Instant | None
    actor: str
    added: int
    updated: int
    unchanged: int
    duplicates: int
    problems: int
    held: int


def by_code(db: Db, code: str) -> Record | None:
    """Return the record of a normalised code."""
    row = db.one("record_by_code", code=code)
    return Record._make(row) if row else None


def by_codes(db: Db, codes: Sequence[str]) -> dict[str, Record]:
    """Return the records of normalised codes, by code; those that there are."""
    found: dict[str, Record] = {}
    for start in range(0, len(codes), _AT_ONCE):
        rows = db.all("records_by_codes", codes=codes[start : start + _AT_ONCE])
        found |= {row[1]: Record._make(row) for row in rows}
    return found


def hold(db: Db, codes: Iterable[str]) -> None:
    """Keep records from other writers until the transaction ends."""
    ordered = sorted(codes)
    for start in range(0, len(ordered), _AT_ONCE):
        db.lock("records_held", codes=ordered[start : start + _AT_ONCE])


def add(db: Db, records: Iterable[Record]) -> None:
    """Insert new records."""
    db.pour("record", Record._fields, records)


def change(
    db: Db, changes: Iterable[tuple[Record, Record]], *, now: Instant, import_id: str | None
) -> None:
    """Write new values over old ones and keep the old ones in the history."""
    pairs = list(changes)
    db.many("records_set", (new._asdict() for _, new in pairs))
    db.many(
        "history_add",
        (
            {
                "home": new.home,
                "record": new.code,
                "changed_at": now,
                "attribute": attribute,
                "old": before,
                "new": after,
                "import_id": import_id,
            }
            for old, new in pairs
            for attribute, before, after in differences(old, new)
        ),
    )


def of_unit(db: Db, unit: str, *, many: int) -> list[Record]:
    """Return some of the records that a unit receives or resolves."""
    return [Record._make(row) for row in db.all("records_of_unit", unit=unit, many=many)]


def unrated(db: Db, *, many: int) -> list[Record]:
    """Return some records whose result was returned and that nobody has rated yet, latest first."""
    return [Record._make(row) for row in db.all("records_unrated", many=many)]


def seen(db: Db, records: Iterable[Record], as_of: Instant) -> None:
    """Note that a newer file spoke of the records without changing them."""
    db.many(
        "records_seen",
        ({"home": record.home, "code": record.code, "as_of": as_of} for record in records),
    )


def history(db: Db, record: Record) -> list[tuple[str, str, str | None, str | None]]:
    """Return (when, attribute, old, new) of everything overwritten."""
    return [
        (row[0], row[1], row[2], row[3])
        for row in db.all("history_of", home=record.home, record=record.code)
    ]


def keep_waiting(db: Db, changes: Iterable[HeldChange], *, import_id: str) -> None:
    """Keep changes for an official; a newer one of the same record takes the place of the older."""
    db.many("held_put", ({**change._asdict(), "import_id": import_id} for change in changes))


def settle_held(db: Db) -> int:
    """Forget the changes that wait although a newer file has spoken of their records; return how many."""
    return db.run("held_settle")


def held_before(db: Db, home: str, record: str) -> tuple[str, str | None] | None:
    """Return (body, decision) of the change last held for a record."""
    row = db.one("held_by_record", home=home, record=record)
    return (row[0], row[1]) if row else None


def held(db: Db, *, after: str = "", many: int = 100) -> list[HeldChange]:
    """Return changes that wait, in order of record code, from the one after `after`."""
    rows = db.all("held_waiting", after_record=after, many=many)
    return [HeldChange._make(row) for row in rows]


def held_count(db: Db) -> int:
    """Return how many changes wait."""
    count: int = db.value("held_count")
    return count


def decide_held(db: Db, change: HeldChange, *, decision: str, now: Instant, actor: str) -> bool:
    """Note a decision; False when somebody else has decided meanwhile."""
    return (
        db.run(
            "held_decide",
            home=change.home,
            record=change.record,
            decision=decision,
            decided_at=now,
            decided_by=actor,
        )
        == 1
    )


def log_import(db: Db, run: ImportRun) -> None:
    """Write an import into the log, or its newer figures over the older ones."""
    db.run("import_add", **run._asdict())


def imports(db: Db, *, many: int = 50) -> list[ImportRun]:
    """Return the latest imports, newest first."""
    return [ImportRun._make(row) for row in db.all("imports_latest", many=many)]
