"""The store: transactions over named SQL statements. What differs between engines stands in a module of its own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import aiosql

from kiosk.core.tally import Moves

T = TypeVar("T")

TOGETHER = 32
"""Rows in one statement, at most."""

_COMMENT = re.compile(r"^\s*--.*$", re.MULTILINE)
_PARAMETER = re.compile(r"(?<![:\w]):(\w+)")
_ROW = re.compile(r"VALUES (\([^)]*\))")

SQL = Path(__file__).parent / "sql"
MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaTooNewError(Exception):
    """The store was written by a newer program."""


class StoreUnusableError(Exception):
    """The store's file cannot be used: no store at all, out of reach, held or without room.

    `id` is an English text with the places %(file)s and %(reason)s, filled from `params`.
    """

    def __init__(self, id: str, file: Path, reason: str) -> None:
        self.id = id
        self.params = {"file": str(file), "reason": reason}
        super().__init__(id % self.params)


class Statement(NamedTuple):
    """A statement as a driver takes it: parameters have places in its text, and `names` tells which belongs where.

    Python's SQLite driver hands the interpreter to another thread once for each parameter that has a name.
    """

    text: str
    names: tuple[str, ...]

    def places(self, parameters: Mapping[str, object]) -> list[object]:
        """Return the parameters in their places."""
        return [parameters[name] for name in self.names]


Statements = Mapping[str, Statement]


class Db:
    """One connection inside a transaction; statements are called by the names they have in `sql/`."""

    def __init__(self, connection: Any, statements: Statements) -> None:
        """Wrap a driver's connection and the statements."""
        self._connection = connection
        self._statements = statements
        self._streams: list[Any] = []
        self.moves = Moves()
        """By how much the cells of the tally are moved when the transaction ends, all at once and in key order."""
        self.sworn: list[str] = []
        """Lines for the answer journal, written down after the commit and before anybody is told of it."""

    def all(self, name: str, /, **parameters: object) -> list[tuple[Any, ...]]:
        """Return every row."""
        rows: list[tuple[Any, ...]] = self._execute(name, parameters).fetchall()
        return rows

    def stream(self, name: str, /, **parameters: object) -> Iterator[tuple[Any, ...]]:
        """Return the rows one by one, without holding them all."""
        rows = self._execute(name, parameters)
        self._streams.append(rows)
        return iter(rows)

    def end(self) -> None:
        """Let go of rows that nobody has read to the end."""
        for rows in self._streams:
            rows.close()

    def one(self, name: str, /, **parameters: object) -> tuple[Any, ...] | None:
        """Return the first row, or None (for statements whose name ends in `^`)."""
        row: tuple[Any, ...] | None = self._execute(name, parameters).fetchone()
        return row

    def value(self, name: str, /, **parameters: object) -> Any:
        """Return the only value of the only row, or None (names ending in `$`)."""
        row = self._execute(name, parameters).fetchone()
        return row[0] if row else None

    def run(self, name: str, /, **parameters: object) -> int:
        """Change rows and return how many were changed (names ending in `!`)."""
        count: int = self._execute(name, parameters).rowcount
        return count

    def many(self, name: str, rows: Iterable[dict[str, object]]) -> None:
        """Run a changing statement once for each row (names ending in `*!`)."""
        statement = self._statements[name]
        self._connection.cursor().executemany(statement.text, map(statement.places, rows))

    def together(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Run an inserting statement for all rows at once, each in the order of its `VALUES` (names ending in `*!`).

        Many rows take little longer than one. No two of them may meet in the same row of the table.
        """
        start = 0
        while start < len(rows):
            # Powers of two, so that few texts are ever prepared.
            many = min(TOGETHER, 1 << (len(rows) - start).bit_length() - 1)
            values = [value for row in rows[start : start + many] for value in row]
            self._connection.execute(_repeated(self._statements[name].text, many), values)
            start += many

    def lock(self, name: str, /, **parameters: object) -> None:
        """Keep the rows that a statement finds from every other writer until the transaction ends.

        What is read of them after that stays true. An engine that has one writer at a time has nothing to do.
        """

    def pour(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
        """Insert many rows into a table of the schema, the fastest way there is; return how many."""
        places = ", ".join("?" * len(columns))
        names = ", ".join(columns)
        text = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names of the schema
        count: int = self._connection.executemany(text, rows).rowcount
        return count

    def _execute(self, name: str, parameters: dict[str, object]) -> Any:
        statement = self._statements[name]
        return self._connection.execute(statement.text, statement.places(parameters))


class Store(Protocol):
    """What every engine offers."""

    def migrate(self) -> list[str]:
        """Bring the schema up to date; return the names of the migrations applied now."""

    def reading(self) -> AbstractContextManager[Db]:
        """Open a snapshot: everything read in it belongs together."""

    def glance(self, step: Callable[[Db], T]) -> T:
        """Run `step`, which reads with one statement and so needs no transaction to be of one piece."""

    def write(self, step: Callable[[Db], T], *, gently: bool = False) -> T:
        """Run `step` in one transaction and return its result after the commit; nothing stays when it raises.

        It may be run a second time, so what it does outside the store must bear that. Whoever writes much, piece by
        piece, does it `gently`: citizens who write meanwhile get their turn between the pieces, and what was written
        may be read by others a moment before it is safe.
        """

    def close(self) -> None:
        """Let go of every connection."""


@cache
def _repeated(text: str, rows: int) -> str:
    """Return an inserting statement with places for so many rows."""
    return _ROW.sub(lambda row: f"VALUES {', '.join([row[1]] * rows)}", text)


@cache
def statements(place: str) -> Statements:
    """Read the statements once: parsing takes its time. `place` is how a driver writes the place of a parameter."""
    found = aiosql.from_path(SQL, "sqlite3")
    names = (name for name in found.available_queries if not name.endswith("_cursor"))
    return {name: _placed(getattr(found, name).sql, place) for name in names}


def _placed(text: str, place: str) -> Statement:
    text = _COMMENT.sub("", text)
    return Statement(_PARAMETER.sub(place, text), tuple(_PARAMETER.findall(text)))


def migrations() -> list[tuple[str, list[str]]]:
    """Return (name, statements) of every migration in order; a statement ends with a semicolon at a line's end."""
    found = []
    for path in sorted(MIGRATIONS.glob("[0-9]*.sql")):
        statements = [part.strip() for part in path.read_text("utf-8").split(";\n")]
        found.append((path.stem, [statement for statement in statements if statement]))
    return found


def outstanding(applied: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return the migrations still to do; raise SchemaTooNewError when the store knows one that the program does not."""
    known = migrations()
    unknown = sorted(set(applied) - {name for name, _ in known})
    if unknown:
        raise SchemaTooNewError(unknown[-1])
    done = set(applied)
    return [(name, statements) for name, statements in known if name not in done]
