"""What PostgreSQL does in its own way inside a transaction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from kiosk.store.engine import ROW, Db, every_row

# Text is compared byte by byte in every database, as SQLite does: exports and pages have one order.
_TEXT_COLUMN = re.compile(r"((?:^\s+|ADD COLUMN )\w+ TEXT)\b", re.MULTILINE)


def ordered(statement: str) -> str:
    """Return a statement of a migration with the order of texts in every column of text."""
    return _TEXT_COLUMN.sub(r'\1 COLLATE "C"', statement)


@cache
def _from_arrays(text: str, kinds: tuple[str, ...]) -> str:
    """Return an inserting statement that takes a column of each kind in place of the values of one row."""
    places = ", ".join(f"%s::{kind}[]" for kind in kinds)
    return ROW.sub(f"SELECT * FROM unnest({places})", text)  # noqa: S608 - places only


class PostgresDb(Db):
    """One connection inside a transaction of PostgreSQL."""

    # Where tables would be made; what an extension has brought along is nobody's.
    _LAYOUT = (
        "SELECT made.relname, part.attname FROM pg_class AS made "
        "LEFT JOIN pg_attribute AS part ON part.attrelid = made.oid AND part.attnum > 0 AND NOT part.attisdropped "
        "WHERE made.relnamespace = to_regnamespace(quote_ident(current_schema())) "
        "AND made.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT EXISTS (SELECT 1 FROM pg_depend "
        "WHERE classid = 'pg_class'::regclass AND objid = made.oid AND deptype = 'e')"
    )

    def stream(self, name: str, /, **parameters: object) -> Iterator[tuple[Any, ...]]:
        """Return the rows one by one: the server keeps those that are not asked for yet."""
        return self._flow(*self._statements[name].filled(parameters))

    def draw(
        self, table: str, columns: Sequence[str], key: Sequence[str]
    ) -> Iterator[tuple[Any, ...]]:
        """Return all rows of a table one by one."""
        return self._flow(every_row(table, columns, key))

    def _flow(self, *statement: object) -> Iterator[tuple[Any, ...]]:
        rows = self._connection.cursor(name=f"stream_{len(self._streams)}")
        rows.itersize = 2000
        self._streams.append(rows)
        rows.execute(*statement)
        return iter(rows)

    def define(self, statement: str) -> None:
        """Run a statement of a migration, which changes the schema; no table may have rows that are being read."""
        self.end()
        self._connection.execute(ordered(statement))

    def defer(self) -> None:
        """Do nothing: what one of our bulk statements refers to may stand anywhere in it."""

    def together(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Run an inserting statement for all rows at once: one column after the other travels as an array."""
        if rows:
            text = self._statements[name].text
            kinds = tuple("text" if isinstance(value, str) else "bigint" for value in rows[0])
            columns = [list(column) for column in zip(*rows, strict=True)]
            self._connection.execute(_from_arrays(text, kinds), columns)

    def lock(self, name: str, /, **parameters: object) -> None:
        """Keep the rows called `held` in the statement from other writers until the transaction ends."""
        text, values = self._statements[name].filled(parameters)
        self._connection.execute(f"{text} FOR NO KEY UPDATE OF held", values)

    def pour(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
        """Insert many rows with COPY."""
        count = 0
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
                count += 1
        return count
