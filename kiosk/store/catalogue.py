"""Fields and procedures in the store."""

from typing import NamedTuple

from kiosk.core.records import Record
from kiosk.store.engine import Db


class Field(NamedTuple):
    """A field of administration, named in both languages."""

    key: str
    name: str
    name_en: str


class Procedure(NamedTuple):
    """A procedure; `field` is None while nobody has said where it belongs."""

    key: str
    code: str | None
    name: str
    folded: str
    field: str | None
    source: str


class Unmapped(NamedTuple):
    """A procedure without a field and how many records wait for one."""

    key: str
    code: str | None
    name: str
    records: int


def fields(db: Db) -> dict[str, Field]:
    """Return all fields by key."""
    return {row[0]: Field._make(row) for row in db.all("fields_all")}


def put_field(db: Db, field: Field) -> None:
    """Create or rename a field."""
    db.run("field_put", **field._asdict())


def procedures(db: Db) -> list[Procedure]:
    """Return all procedures."""
    return [Procedure._make(row) for row in db.all("procedures_all")]


def put_procedure(db: Db, procedure: Procedure) -> None:
    """Create or change a procedure."""
    db.run("procedure_put", **procedure._asdict())


def unmapped(db: Db) -> list[Unmapped]:
    """Return the procedures whose records have no field, most records first."""
    return [Unmapped._make((*row[:3], int(row[3]))) for row in db.all("procedures_unmapped")]


def records_after(db: Db, procedure: str, *, after: tuple[str, str], many: int) -> list[Record]:
    """Return the next records of a procedure in key order."""
    rows = db.all(
        "records_of_procedure",
        procedure=procedure,
        after_home=after[0],
        after_code=after[1],
        many=many,
    )
    return [Record._make(row) for row in rows]
