"""The store as the doors see it: something to hand on, never to look into."""

from kiosk.core.acts import Act
from kiosk.store import log
from kiosk.store.engine import SchemaTooNewError as SchemaTooNewError
from kiosk.store.engine import Store as Store
from kiosk.store.engine import StoreUnusableError as StoreUnusableError


def mark_invented(store: Store, act: Act) -> None:
    """Note for ever that the store holds invented data: every page and every slip says so."""
    store.write(lambda db: log.set_note(db, "invented", act.at))


def is_invented(store: Store) -> bool:
    """Tell whether the store holds invented data."""
    with store.reading() as db:
        return log.note(db, "invented") is not None


def answers(store: Store) -> bool:
    """Tell whether the store can be read."""
    try:
        is_invented(store)
    except StoreUnusableError:
        return False
    return True


def latest_acts(store: Store, *, many: int = 100) -> list[log.Entry]:
    """Return what was done last, newest first."""
    with store.reading() as db:
        return log.latest(db, many=many)
