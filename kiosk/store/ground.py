"""What stands in a database before a store does: nothing, a store, or another program's tables."""

from kiosk.core.messages import mark
from kiosk.store.engine import Db, migrations

LEDGER = "schema_migration"
"""The table that names the migrations which made a store."""

FOREIGN = mark(
    "%(file)s holds tables of another program, so nothing was written. Name an empty database."
)


def applied(db: Db) -> list[str] | None:
    """Return the migrations that made the store, none where there is nothing; None where somebody else's tables are."""
    layout = db.layout()
    names = []
    if layout.get(LEDGER) == {"name"}:
        del layout[LEDGER]
        names = [name for (name,) in db.all("schema_names")]
    first, _ = migrations()[0]
    return None if layout and first not in names else names
