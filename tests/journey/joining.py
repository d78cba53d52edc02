"""Offices that join, and what is looked at before and after."""

from typing import Any

from kiosk.core.coverage import Question
from kiosk.journey import join
from kiosk.journey.check import differing_cells
from kiosk.journey.coverage import measure
from kiosk.journey.join import Choice, Joined
from kiosk.store import whole
from kiosk.store.engine import Store
from tests.builders import Office, act_at

UNITS = ("district", "long", "thai", "other", "van")
APART = Choice("other.tar.gz", apart=tuple(f"H41.{short}" for short in UNITS))
YEAR = ("2023-12-15", "2024-12-14")


def joined(province: Office, commune: Office, choice: Choice = APART, **how: Any) -> Joined:
    found = join.join(province.store, commune.store, choice, act_at(seed=99), **how)
    assert isinstance(found, Joined), [clash.message.text(str) for clash in found]
    assert differing_cells(province.store) == []
    return found


def refused(province: Office, commune: Office, choice: Choice = APART) -> list[str]:
    before = content(province.store)
    found = join.join(province.store, commune.store, choice, act_at(seed=99))
    assert isinstance(found, list)
    assert content(province.store) == before
    return [clash.message.text(str) for clash in found]


def content(store: Store) -> dict[str, Any]:
    with store.reading() as db:
        return {table.name: whole.digest(db, table) for table in whole.tables(whole.known())}


def figures(store: Store, base: str = "resolved") -> dict[str, tuple[int, int, float | None]]:
    """Return records, rated records and satisfaction by unit name."""
    measured = measure(store, Question(*YEAR, base))
    return {
        line.name: (line.figures.records, line.figures.rated, line.figures.satisfied)
        for line in measured.units
    }


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    with store.reading() as db:
        return list(db._connection.execute(sql).fetchall())


def rename(office: Office, short: str, name: str, *, code: str | None = "") -> None:
    """Call a unit otherwise; it gets another code too, or the one that is said."""
    unit = office.units[short]
    values = {"key": unit.key, "parent": unit.parent, "code": f"X.{short}", "name": name}
    if code != "":
        values["code"] = code
    office.store.write(lambda db: db.run("unit_set", **values, valid_from=None, valid_to=None))
