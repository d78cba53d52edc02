"""Acts: what every change needs from above: the time, the dice, and who does it."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.core.days import Instant, instant
from kiosk.core.tokens import Pick


@dataclass(frozen=True)
class Act:
    """Somebody does something now."""

    now: datetime
    pick: Pick
    actor: str

    @property
    def at(self) -> Instant:
        """The time as text."""
        return instant(self.now)

    def new_id(self) -> str:
        """Return an id that nobody else will draw: 128 random bits."""
        return f"{self.pick(1 << 128):032x}"
