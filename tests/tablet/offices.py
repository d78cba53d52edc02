"""An office whose tablets are put to the test: a real server behind a bad line, and a look into its store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.app import clock
from kiosk.core.acts import Act
from kiosk.core.tablet_settings import TabletSettings
from kiosk.core.tokens import Token
from kiosk.journey import pairing, pushes, tablet_settings
from kiosk.store.engine import Store
from tests.builders import Dice
from tests.engines import SQLITE, Engine
from tests.live.load import furnish
from tests.live.server import Server, free_port
from tests.tablet.proxy import Line

ALWAYS = TabletSettings(idle=60, sleep=False, pin="246810")
"""Settings of an office that never sleeps, at whatever hour it is tested."""


@dataclass
class Desk:
    """Where citizens are received: the tablets reach the server over `line`."""

    store: Store
    line: Line
    instance: Path
    settings: dict[str, str]
    slips: list[Token]
    """Codes of slips of finished records that nobody has rated."""
    server: Server | None = None
    _dice: Dice = field(default_factory=Dice)

    @property
    def address(self) -> str:
        """Where tablets and officials find the office."""
        return self.line.address

    @property
    def act(self) -> Act:
        """Lan, an official, does something now."""
        return Act(clock(), self._dice, "lan")

    def open(self) -> None:
        """Start the server, always on the same port."""
        self.server = Server(self.instance, self.line.server_port, **self.settings)
        self.server.wait_until_ready()

    def power_cut(self) -> None:
        """End the server at once."""
        if self.server:
            self.server.end()
        self.server = None

    def unit(self) -> str:
        """Return the key of the unit that the desk belongs to."""
        (row,) = self.rows("SELECT key FROM unit WHERE name = 'Xã Nghi Long'")
        return str(row["key"])

    def decide(self, settings: TabletSettings) -> None:
        """Let the tablets do as these settings say."""
        tablet_settings.put(self.store, self.unit(), settings, self.act)

    def approve(self, words: str, name: str = "Quầy 1") -> str:
        """Make the machine that shows the words a tablet; return its id."""
        made = pairing.approve(self.store, words, name, self.unit(), "1", self.act)
        assert isinstance(made, pairing.Device), made
        return made.id

    def push(self, device: str, text: str) -> str:
        """Send a record to a tablet; return the push's id."""
        made = pushes.push(self.store, device, text, self.act, code_days=0)
        assert isinstance(made, pushes.Pushed), made
        return made.push.id

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Look into the store behind its back."""
        with self.store.reading() as db:
            cursor = db._connection.execute(sql)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def responses(self) -> list[dict[str, Any]]:
        """Return every answer that stands beside a record, in the order they were submitted in."""
        return self.rows("SELECT * FROM response ORDER BY submitted_at")

    def apart(self) -> list[dict[str, Any]]:
        """Return every answer that is kept apart."""
        return self.rows("SELECT * FROM apart ORDER BY submitted_at")


@contextmanager
def desk(folder: Path, *, slips: int, engine: Engine = SQLITE, seed: int = 1) -> Iterator[Desk]:
    """Open an office until the block ends."""
    instance = folder / "office"
    instance.mkdir()
    database = engine.database(instance)
    store = engine.open(database)
    store.migrate()
    # The line's port is what tablets know; the server's is nobody's business.
    line = Line(free_port(), seed=seed)
    settings = {
        "KIOSK_DATABASE": str(database),
        "KIOSK_BASE_URL": line.address,
        # The records are of 2024; their codes must open today.
        "KIOSK_CODE_DAYS": "0",
    }
    # On PostgreSQL no process makes a secret of its own.
    secret = folder / "secret"
    secret.write_text("5e" * 32)
    secret.chmod(0o600)
    settings["KIOSK_SECRET_FILE"] = str(secret)
    made = Desk(store, line, instance, settings, furnish(store, slips))
    made.decide(ALWAYS)
    try:
        with line:
            made.open()
            yield made
    finally:
        made.power_cut()
        store.close()
