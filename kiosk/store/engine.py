"""The store: transactions over named SQL statements. What differs between engines stands in a module of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import aiosql

T = TypeVar("T")

Statements = Mapping[str, str]
"""The texts of the statements, as a driver takes them, by name."""

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


class Db:
    """One connection inside a transaction; statements are called by the names they have in `sql/`."""

    def __init__(self, connection: Any, statements: Statements) -> None:
        """Wrap a driver's connection and the texts of the statements."""
        self._connection = connection
        self._statements = statements
        self._streams: list[Any] = []

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
        self._connection.cursor().executemany(self._statements[name], rows)

    def _execute(self, name: str, parameters: dict[str, object]) -> Any:
        return self._connection.execute(self._statements[name], parameters)


class Store(Protocol):
    """What every engine offers."""

    def migrate(self) -> list[str]:
        """Bring the schema up to date; return the names of the migrations applied now."""

    def reading(self) -> AbstractContextManager[Db]:
        """Open a snapshot: everything read in it belongs together."""

    def glancing(self) -> AbstractContextManager[Db]:
        """Open a connection for one statement, which needs no transaction to be of one piece."""

    def write(self, step: Callable[[Db], T]) -> T:
        """Run `step` in one transaction and return its result after the commit; nothing stays when it raises."""

    def close(self) -> None:
        """Let go of every connection."""


@cache
def statements(driver: str) -> Statements:
    """Read the statements once, their parameters written as a driver wants them: parsing takes its time."""
    found = aiosql.from_path(SQL, driver)
    names = (name for name in found.available_queries if not name.endswith("_cursor"))
    return {name: getattr(found, name).sql for name in names}


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
