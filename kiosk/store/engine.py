"""The store: transactions over named SQL statements. What differs between engines stands in a module of its own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar, cast

import aiosql

from kiosk.core.messages import mark
from kiosk.core.tally import Moves

T = TypeVar("T")

TOGETHER = 32
"""Rows in one statement, at most."""

_COMMENT = re.compile(r"^\s*--.*$", re.MULTILINE)
_PARAMETER = re.compile(r"(?<![:\w]):(\w+)")
_LIST = re.compile(r"\bIN \((\?|%s)\)")
_LISTED = re.compile(r"\bIN \(:(\w+)\)")
ROW = re.compile(r"VALUES (\([^)]*\))")
"""Where an inserting statement names the values of a row."""

SQL = Path(__file__).parent / "sql"
MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaTooNewError(Exception):
    """The store was written by a newer program."""


class StoreUnusableError(Exception):
    """The store cannot be used: no store at all, out of reach, held or without room.

    `id` is an English text with the places %(file)s and %(reason)s, filled from `params`.
    """

    def __init__(self, id: str, file: Path | str, reason: str) -> None:
        self.id = id
        self.params = {"file": str(file), "reason": reason}
        super().__init__(id % self.params)


NO_JOURNAL = mark(
    "The answer journal cannot be written (%(reason)s), so answers are not acknowledged. Check the folder of %(file)s "
    "and its disk."
)


class Statement(NamedTuple):
    """A statement as a driver takes it: parameters have places in its text, and `names` tells which belongs where.

    Python's SQLite driver hands the interpreter to another thread once for each parameter that has a name.
    """

    text: str
    names: tuple[str, ...]
    listed: str | None = None
    """The parameter that is a list, written `IN (:name)`."""

    def places(self, parameters: Mapping[str, object]) -> list[object]:
        """Return the parameters in their places."""
        return [parameters[name] for name in self.names]

    def filled(self, parameters: Mapping[str, object]) -> tuple[str, list[object]]:
        """Return the text with a place for every value, and the values in their places."""
        if self.listed is None:
            return self.text, self.places(parameters)
        found = cast("Sequence[object]", parameters[self.listed])
        # Lists as long as a power of two, so that few texts are ever prepared: the last one may be asked for twice.
        long = 1 << (len(found) - 1).bit_length() if found else 1
        values = [*found, *([found[-1] if found else None] * (long - len(found)))]
        filled: list[object] = []
        for name in self.names:
            filled += values if name == self.listed else [parameters[name]]
        return _with_list(self.text, long), filled


Statements = Mapping[str, Statement]


class Db:
    """One connection inside a transaction; statements are called by the names they have in `sql/`."""

    _LAYOUT = (
        "SELECT made.name, part.name FROM sqlite_master AS made, pragma_table_info(made.name) AS part "
        "WHERE made.type IN ('table', 'view') AND made.name NOT LIKE 'sqlite#_%' ESCAPE '#'"
    )

    def __init__(
        self, connection: Any, statements: Statements, *, keeps_journal: bool = False
    ) -> None:
        """Wrap a driver's connection and the statements."""
        self._connection = connection
        self._statements = statements
        self._streams: list[Any] = []
        self.moves = Moves()
        """By how much the cells of the tally are moved when the transaction ends, all at once and in key order."""
        self.sworn: list[str] = []
        """Lines for the answer journal, written down after the commit and before anybody is told of it."""
        self._keeps_journal = keeps_journal

    def swear(self, line: Callable[[], str]) -> None:
        """Note a line for the answer journal; it is not even made where none is kept."""
        if self._keeps_journal:
            self.sworn.append(line())

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

    def draw(
        self, table: str, columns: Sequence[str], key: Sequence[str]
    ) -> Iterator[tuple[Any, ...]]:
        """Return all rows of a table of the schema in the order of its key, without holding them all."""
        rows = self._connection.execute(every_row(table, columns, key))
        self._streams.append(rows)
        return iter(rows)

    def count(self, table: str) -> int:
        """Return how many rows a table of the schema has."""
        text = f"SELECT count(*) FROM {table}"  # noqa: S608 - names of the schema
        count: int = self._connection.execute(text).fetchone()[0]
        return count

    def layout(self) -> dict[str, set[str]]:
        """Return every table and view that is there, whoever made it, with the names of its columns."""
        found: dict[str, set[str]] = {}
        for table, column in self._connection.execute(self._LAYOUT):
            found.setdefault(table, set()).add(column)
        return found

    def clear(self, table: str) -> None:
        """Remove every row of a table of the schema."""
        self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of the schema

    def define(self, statement: str) -> None:
        """Run a statement of a migration, which changes the schema."""
        self._connection.execute(statement)

    def defer(self) -> None:
        """Look only at the end of the transaction whether every row that another one refers to is there."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")

    def _execute(self, name: str, parameters: dict[str, object]) -> Any:
        return self._connection.execute(*self._statements[name].filled(parameters))


class Store(Protocol):
    """What every engine offers."""

    longest_piece: float
    """Seconds, without the commit, that a piece of much writing may take for citizens who write meanwhile."""

    @property
    def name(self) -> str:
        """Return what people know the store by: a file, or an address without its password."""

    def migrate(self) -> list[str]:
        """Bring the schema up to date; return the names of the migrations applied now."""

    def reading(self) -> AbstractContextManager[Db]:
        """Open a snapshot: everything read in it belongs together."""

    def frozen(self, tables: Iterable[str]) -> AbstractContextManager[Db]:
        """Open a snapshot, and let nobody write to these tables until it is closed."""

    def glance(self, step: Callable[[Db], T]) -> T:
        """Run `step`, which reads with one statement and so needs no transaction to be of one piece."""

    def write(self, step: Callable[[Db], T], *, gently: bool = False) -> T:
        """Run `step` in one transaction and return its result after the commit; nothing stays when it raises.

        It may be run a second time, so what it does outside the store must bear that. Whoever writes much, piece by
        piece, does it `gently`: citizens who write meanwhile get their turn between the pieces, and what was written
        may be read by others a moment before it is safe.
        """

    def damage(self) -> list[str]:
        """Return what the engine finds wrong with its own files; nothing when all is well."""

    def close(self) -> None:
        """Let go of every connection."""


def every_row(table: str, columns: Sequence[str], key: Sequence[str]) -> str:
    """Return the statement that reads a whole table in the order of its key."""
    return f"SELECT {', '.join(columns)} FROM {table} ORDER BY {', '.join(key)}"  # noqa: S608 - names of the schema


@cache
def _repeated(text: str, rows: int) -> str:
    """Return an inserting statement with places for so many rows."""
    return ROW.sub(lambda row: f"VALUES {', '.join([row[1]] * rows)}", text)


@cache
def _with_list(text: str, values: int) -> str:
    """Return a statement whose list has so many places."""
    return _LIST.sub(lambda place: f"IN ({', '.join([place[1]] * values)})", text)


@cache
def statements(place: str) -> Statements:
    """Read the statements once: parsing takes its time. `place` is how a driver writes the place of a parameter."""
    found = aiosql.from_path(SQL, "sqlite3")
    names = (name for name in found.available_queries if not name.endswith("_cursor"))
    return {name: _placed(getattr(found, name).sql, place) for name in names}


def _placed(text: str, place: str) -> Statement:
    text = _COMMENT.sub("", text).strip().removesuffix(";")
    if place == "%s":
        text = text.replace("%", "%%")
    listed = _LISTED.search(text)
    names = tuple(_PARAMETER.findall(text))
    return Statement(_PARAMETER.sub(place, text), names, listed[1] if listed else None)


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
