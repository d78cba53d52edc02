"""Steps that meet in the store: small ones, and many that wait for the same transaction."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from kiosk.store import log
from kiosk.store.engine import Db
from kiosk.store.sqlite import SqliteStore

Step = Callable[[Db], object]


def note(key: str) -> Step:
    """Return a step that writes a note and tells its key."""

    def step(db: Db) -> str:
        log.set_note(db, key, "written")
        return key

    return step


def notes(store: SqliteStore) -> set[str]:
    with store.reading() as db:
        return {
            key for (key,) in db._connection.execute("SELECT key FROM meta WHERE key <> 'tally'")
        }


def together(store: SqliteStore, *steps: Step) -> list[Future[object]]:
    """Run a first step and, while it holds the store, let the others line up in their order."""
    begun, go_on = Event(), Event()

    def first(db: Db) -> str:
        begun.set()
        assert go_on.wait(30)
        return "first"

    with ThreadPoolExecutor(len(steps) + 1) as pool:
        asked = [pool.submit(store.write, first)]
        assert begun.wait(30)
        for number, step in enumerate(steps, start=1):
            asked.append(pool.submit(store.write, step))
            while store._writer._waiting.qsize() < number:
                pass
        go_on.set()
    return asked
