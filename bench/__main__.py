"""`make bench`: every row, or those named on the command line."""

import importlib
import sys
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from bench import engine
from bench.rows import Row

ON_ANY_ENGINE = ("imports", "answers", "writes", "beside", "start", "figures")
MODULES = (
    "imports",
    "slips",
    "survey",
    "answers",
    "writes",
    "beside",
    "start",
    "figures",
    "camera",
)


def rows(names: list[str]) -> Iterator[Row]:
    """Measure, one module after the other."""
    for name in names or (MODULES if engine.NAME == "sqlite" else ON_ANY_ENGINE):
        yield from importlib.import_module(f"bench.{name}").measure()


def main() -> int:
    """Print the table; exit 1 when a target is missed."""
    table = Table("row", f"kiosk on {engine.NAME}", "beside it", "ratio", "target", "")
    missed = 0
    with engine.running():
        for row in rows(sys.argv[1:]):
            missed += not row.met
            table.add_row(
                row.name,
                row.measured,
                row.beside,
                f"{row.ratio:.2f}",
                f"{row.sense} {row.target:g}",
                "ok" if row.met else "MISSED",
            )
    Console(width=140).print(table)
    return int(missed > 0)


sys.exit(main())
