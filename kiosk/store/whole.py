"""The store as a whole: every table with its columns and its key, read and written row by row, counted and hashed.

All of it follows the migrations, so that what a later one adds is never forgotten. Names in statements come from there,
never from data.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from kiosk.core.backups import Digest, Meter, line_of
from kiosk.store.engine import Db, migrations, outstanding

LINES = 2000
"""Rows that are written down together."""

_COMMENT = re.compile(r"--.*$", re.MULTILINE)
_CREATE = re.compile(r"CREATE TABLE (\w+)\s*\((.*)\)", re.DOTALL)
_ADD = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (.*)", re.DOTALL)
_DROP_COLUMN = re.compile(r"ALTER TABLE (\w+) DROP COLUMN (\w+)")
_RENAME = re.compile(r"ALTER TABLE (\w+) RENAME TO (\w+)")
_DROP = re.compile(r"DROP TABLE (\w+)")
_REFERS = re.compile(r"\bREFERENCES (\w+)")
_OTHER = re.compile(r"(?:CREATE (?:UNIQUE )?INDEX|DROP INDEX|INSERT|UPDATE|DELETE)\b")
_CONSTRAINTS = frozenset({"PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "CONSTRAINT"})


class Table(NamedTuple):
    """A table of the schema; `refers` names the others that must be filled before it."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    refers: frozenset[str]


class Lines(NamedTuple):
    """Some rows of a table, written down."""

    table: Table
    text: bytes
    rows: int


def schema(db: Db) -> tuple[str, ...]:
    """Return the names of the migrations that made the store."""
    return tuple(name for (name,) in db.all("schema_names"))


def known() -> tuple[str, ...]:
    """Return the names of all migrations of this program."""
    return tuple(name for name, _ in migrations())


def tables(names: Iterable[str]) -> tuple[Table, ...]:
    """Return the tables that the named migrations make, each after those it refers to."""
    wanted = frozenset(names)
    found: dict[str, Table] = {}
    for name, statements in migrations():
        if name in wanted:
            for statement in statements:
                _follow(_COMMENT.sub("", statement).strip(), found)
    return tuple(_ordered(found))


def _follow(statement: str, found: dict[str, Table]) -> None:
    """Do to the list of tables what a statement of a migration does to the schema."""
    if made := _CREATE.fullmatch(statement):
        found[made[1]] = _made(made[1], made[2])
    elif added := _ADD.fullmatch(statement):
        more = _made(added[1], added[2])
        old = found[added[1]]
        found[added[1]] = old._replace(
            columns=old.columns + more.columns, refers=old.refers | more.refers
        )
    elif dropped := _DROP_COLUMN.fullmatch(statement):
        old = found[dropped[1]]
        columns = tuple(column for column in old.columns if column != dropped[2])
        found[dropped[1]] = old._replace(columns=columns)
    elif renamed := _RENAME.fullmatch(statement):
        found[renamed[2]] = found.pop(renamed[1])._replace(name=renamed[2])
    elif gone := _DROP.fullmatch(statement):
        del found[gone[1]]
    elif not _OTHER.match(statement):
        raise LookupError(f"unknown to backups: {statement[:60]}")


def _made(name: str, body: str) -> Table:
    columns, key = [], ()
    for part in _parts(body):
        first = part.split()[0].strip('"')
        if first.upper() not in _CONSTRAINTS:
            columns.append(first)
        if "PRIMARY KEY" in part:
            inside = re.search(r"PRIMARY KEY\s*\(([^)]*)\)", part)
            key = tuple(re.findall(r"\w+", inside[1])) if inside else (first,)
    return Table(name, tuple(columns), key, frozenset(_REFERS.findall(body)))


def _parts(body: str) -> Iterator[str]:
    """Yield what stands between the commas of a table's definition, outside of brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(body):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            yield body[start:place].strip()
            start = place + 1
    yield body[start:].strip()


def _ordered(found: dict[str, Table]) -> Iterator[Table]:
    waiting = dict(found)
    while waiting:
        ready = [
            table for table in waiting.values() if not (table.refers - {table.name}) & set(waiting)
        ]
        # Tables that refer to each other in a circle would come as they are: references are looked at in the end.
        for table in ready or list(waiting.values()):
            del waiting[table.name]
            yield table


def rows(db: Db, table: Table) -> Iterator[tuple[Any, ...]]:
    """Return all rows of a table in the order of its key, without holding them all."""
    return db.draw(table.name, table.columns, table.key)


def lines(db: Db, table: Table) -> Iterator[Lines]:
    """Return all rows of a table written down, some at a time."""
    waiting = rows(db, table)
    while some := list(islice(waiting, LINES)):
        yield Lines(table, "".join(map(line_of, some)).encode(), len(some))


def digest(db: Db, table: Table) -> Digest:
    """Count and hash the rows of a table."""
    meter = Meter()
    for part in lines(db, table):
        meter.take(part.text, part.rows)
    return meter.digest()


def size(db: Db, every: Iterable[Table]) -> int:
    """Return how many rows the tables have together."""
    return sum(db.count(table.name) for table in every)


def fill(db: Db, table: Table, given: Iterable[Sequence[object]]) -> int:
    """Put rows into a table; return how many."""
    return db.pour(table.name, table.columns, given)


def is_used(db: Db) -> bool:
    """Tell whether anybody has worked with the store: it has units, records, answers or accounts."""
    return bool(db.value("store_used"))


def rebuild(db: Db, names: Sequence[str]) -> tuple[Table, ...]:
    """Make the store anew as the named migrations leave it, with nothing in it; return its tables.

    Raises SchemaTooNewError when one of them is unknown.
    """
    outstanding(names)
    # Units refer to units: what a row refers to may come after it.
    db.defer()
    for table in reversed(tables(schema(db))):
        db.define(f"DROP TABLE {table.name}")
    db.clear("schema_migration")
    _apply(db, names)
    made = tables(names)
    for table in reversed(made):
        db.clear(table.name)
    return made


def complete(db: Db) -> None:
    """Apply the migrations that a rebuilt store lacks."""
    _apply(db, [name for name, _ in outstanding(schema(db))])


def _apply(db: Db, names: Sequence[str]) -> None:
    for name, statements in migrations():
        if name in names:
            for statement in statements:
                db.define(statement)
            db.pour("schema_migration", ("name",), [(name,)])
