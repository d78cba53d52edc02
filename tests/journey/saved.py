"""Instances that are saved and brought back somewhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.config import Settings
from kiosk.journey import backup, restore
from kiosk.journey.backup import Saved, Source
from kiosk.journey.check import catch_up
from kiosk.journey.restore import Restored
from kiosk.store import whole
from kiosk.store.engine import Store
from kiosk.store.journal import Journal
from tests.builders import NOON, Office, act_at
from tests.engines import Engine

SECRET = "a secret that only tests know, and nobody else"


@dataclass
class Place:
    """An instance: its folder, its store, and the settings that go with them."""

    settings: Settings
    store: Store

    @property
    def folder(self) -> Path:
        return self.settings.instance

    def save(self, path: Path, **how: Any) -> Saved:
        """Write a backup that must succeed."""
        made = backup.save(self.store, self.settings, path, act_at(), **how)
        assert isinstance(made, Saved), made
        return made

    def refused_save(self, path: Path, **how: Any) -> str:
        """Return why no backup was written."""
        made = backup.save(self.store, self.settings, path, act_at(), **how)
        assert not isinstance(made, Saved)
        return made.text(str)

    def restore(self, path: Path, *journals: Path, passphrase: str | None = None) -> Restored:
        """Bring a backup in, which must succeed."""
        found = self._restore(path, journals, passphrase)
        assert isinstance(found, Restored), found
        return found

    def refused(self, path: Path, passphrase: str | None = None) -> str:
        """Return why a backup does not come in."""
        found = self._restore(path, (), passphrase)
        assert not isinstance(found, Restored)
        return found.text(str)

    def _restore(self, path: Path, journals: tuple[Path, ...], passphrase: str | None) -> Any:
        source = Source(path, passphrase)
        return restore.restore(
            lambda: self.store, self.settings, source, act_at(seed=9), journals=journals
        )

    def digests(self) -> dict[str, Any]:
        """Return what every table holds, but for the log, in which a backup itself is noted."""
        with self.store.reading() as db:
            tables = whole.tables(whole.schema(db))
            return {
                table.name: whole.digest(db, table) for table in tables if table.name != "audit"
            }


@contextmanager
def place(
    folder: Path, engine: Engine, *, secret: str = SECRET, journal: Path | None = None, **more: Any
) -> Iterator[Place]:
    """Make an instance in which nothing is yet; an empty secret means none."""
    folder.mkdir()
    if secret:
        (folder / "secret").write_text(secret, "utf-8")
    plain = {"secret_file": folder / "secret", "base_url": "https://dg.example.gov.vn"}
    settings = Settings(folder, engine.database(folder), journal=journal, **{**plain, **more})
    sworn = Journal(journal, lambda: NOON) if journal else None
    store = engine.open(settings.database, journal=sworn)
    store.migrate()
    catch_up(store)
    try:
        yield Place(settings, store)
    finally:
        store.close()


def furnished(made: Place, seed: int = 7) -> Office:
    """Put the small office of the builders into an instance; another seed makes another office."""
    return Office(made.store, act_at(seed=seed))
