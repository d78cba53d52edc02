"""An office to visit: an invented one with something of everything, and one where nothing has happened yet."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from kiosk.app import clock
from kiosk.core.acts import Act
from kiosk.core.days import instant
from kiosk.core.records import Record
from kiosk.core.tokens import Token
from kiosk.journey import slips
from kiosk.journey.demo import some_tokens
from kiosk.store import units
from kiosk.store.engine import Db
from kiosk.store.sqlite import SqliteStore
from tests.browser.survey_scenes import UNKNOWN
from tests.builders import Dice
from tests.cli.terminal import Terminal
from tests.live.server import serving

NEW = """Mã hồ sơ,Tên thủ tục,Đơn vị giải quyết,Trạng thái,Ngày tiếp nhận,Ngày kết thúc xử lý,Họ tên
H41.29-231201-9001,Cấp giấy phép đua thuyền thúng,Xã Nghi Lonng,Đã xử lý xong,01/12/2023,03/12/2023,A
H41.29-231201-9002,Đăng ký khai sinh,Xã Nghi Lonng,Đang xử lý,01/12/2023,,B
"""
"""A misspelt unit, and a procedure that no catalogue knows."""

MESSY = """Mã hồ sơ,Tên thủ tục,Đơn vị giải quyết,Trạng thái,Ngày tiếp nhận,Ngày kết thúc xử lý
H41.29-231202-0001,Đăng ký khai sinh,Xã Nghi Long,Đã xử lý xong,01/12/2023,03/12/2023
H41.29-231202-0002,Đăng ký khai sinh,Xã Nghi Long,Đã xử lý xong,31/02/2023,03/12/2023
,Đăng ký khai sinh,Xã Nghi Long,ngâm,01/12/2023,03/12/2023
H41 29 quá,Đăng ký khai sinh,Xã Nghi Xa Lạ,Đã xử lý xong,01/12/2023,03/12/2023
"""
HOPELESS = "\n".join([MESSY.splitlines()[0], *MESSY.splitlines()[2:4]])
BAD_UNITS = "name,parent,from\nXã A,Huyện không có,2023-13-01\n"

_COLUMNS = {
    "device": "home id name folded unit counter created_at retired_at",
    "device_credential": "id_hash home device agent paired_at paired_by ended_at",
    "apart": "home id device kind unit reason body body_hash submitted_at received_at clock_seconds",
    "device_seen": "home device seen_at version state trouble battery charging unsent oldest_unsent_at refused"
    " clock_seconds",
}


@dataclass
class Office:
    """A served instance; every scene gets codes that no other has used."""

    instance: Path
    name: str
    password: str
    address: str
    strict_address: str
    """Where the same office answers as one whose codes expire after 90 days."""

    def __post_init__(self) -> None:
        self.store = SqliteStore(self.instance / "kiosk.sqlite")
        self.store.migrate()
        self._act = Act(clock(), Dice(), "test")
        self._unrated = [record for record, _ in some_tokens(self.store, self._act, many=120)]

    def record(self) -> Record:
        """Return a finished record that nobody has rated or printed a slip for."""
        return self._unrated.pop()

    def code(self, kind: str = "slip") -> Token:
        return next(token for _, token in slips.make(self.store, [self.record()], kind, self._act))

    def revoked_code(self) -> Token:
        record = self.record()
        ((_, token),) = slips.make(self.store, [record], "slip", self._act)
        slips.reissue(self.store, record.code, self._act)
        return token

    def rated_code(self) -> Token:
        return Token(self.look("SELECT token FROM response WHERE state = 'counted'"))

    def rated_record(self) -> str:
        return self.look("SELECT record FROM response WHERE state = 'counted'")

    def open_record(self) -> str:
        return self.look("SELECT code FROM record WHERE status = 4")

    def unconfirmed_unit(self) -> str:
        return self.look("SELECT key FROM unit WHERE confirmed = 0 AND merged_into IS NULL")

    def tablet(self, state: str = "waiting") -> str:
        """Bring a tablet into use that has just said what it is doing; return its id."""
        id, at = self._act.new_id(), instant(clock())
        home, unit, name = *self.store.glance(_somewhere), f"Quầy {id[:4]}"
        rows = {
            "device": (home, id, name, name.lower(), unit, "1", at, None),
            "device_credential": (self._act.new_id(), home, id, "Chrome", at, "test", None),
            "device_seen": (home, id, at, "mark", state, None, None, None, 0, None, 0, 0),
        }
        for table, row in rows.items():
            self.store.write(partial(_pour, table=table, row=row))
        return id

    def fall_silent(self, tablet: str) -> None:
        """Let the tablet have said its last word long ago."""
        with closing(sqlite3.connect(self.instance / "kiosk.sqlite")) as file:
            ago = "2024-01-02T03:04:05.000000Z"
            file.execute("UPDATE device_seen SET seen_at = ? WHERE device = ?", (ago, tablet))
            file.execute(
                "UPDATE device_credential SET paired_at = ? WHERE device = ?", (ago, tablet)
            )
            file.commit()

    def trouble(self, tablet: str) -> None:
        """Let something be wrong with the tablet that can be wrong."""
        with closing(sqlite3.connect(self.instance / "kiosk.sqlite")) as file:
            file.execute(
                "UPDATE device_seen SET trouble = 'storage', battery = 17, charging = 0, unsent = 3,"
                " oldest_unsent_at = '2024-01-02T03:04:05.000000Z', refused = 2, clock_seconds = -3725"
                " WHERE device = ?",
                (tablet,),
            )
            file.execute(
                "UPDATE response SET device = ?, received_at = ? WHERE state = 'counted'",
                (tablet, instant(clock())),
            )
            file.commit()

    def bring(self, tablet: str, *reasons: str, kind: str = "refused", body: str = "{}") -> None:
        """Let the tablet have brought answers that are kept apart."""
        at = instant(clock())
        home, unit = self.store.glance(_somewhere)
        for reason in reasons:
            id = self._act.new_id()
            row = (home, id, tablet, kind, unit, reason, body, id, at, at, 0)
            self.store.write(partial(_pour, table="apart", row=row))

    def look(self, sql: str) -> str:
        with closing(sqlite3.connect(self.instance / "kiosk.sqlite")) as file:
            return str(file.execute(sql).fetchone()[0])

    def wear_out(self) -> str:
        """Spend what one may try within two minutes; return the address where it is spent."""
        for _ in range(121):
            ask(self.strict_address, f"/s/{UNKNOWN}")
        return self.strict_address

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Let another program write for a while, so that work takes long."""
        with closing(sqlite3.connect(self.instance / "kiosk.sqlite")) as other:
            other.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                other.rollback()

    def end_process_of(self, job: str) -> None:
        """Leave a job as a process does that is killed while it works on it."""
        (paper,) = self.instance.glob(f"work/**/{job}/turn-1.json")
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait(60)
        left = {"state": "running", "outcome": None, "process": gone.pid}
        paper.write_text(json.dumps({**json.loads(paper.read_text("utf-8")), **left}), "utf-8")

    @contextmanager
    def broken(self) -> Iterator[None]:
        """Take a table away."""
        with closing(sqlite3.connect(self.instance / "kiosk.sqlite")) as other:
            other.execute("ALTER TABLE import_log RENAME TO away")
            try:
                yield
            finally:
                other.execute("ALTER TABLE away RENAME TO import_log")


def furnish(instance: Path, files: Path) -> None:
    """Bring in what the demonstration does not have: odd units and procedures, changes to decide, a colleague."""
    step_back = files / "back.csv"
    with closing(sqlite3.connect(instance / "kiosk.sqlite")) as store:
        code, unit = store.execute(
            "SELECT r.code, u.name FROM record r JOIN unit u ON u.key = r.resolving_unit"
            " WHERE r.status = 10 ORDER BY r.code LIMIT 1"
        ).fetchone()
    step_back.write_text(
        f"{NEW.splitlines()[0]}\n{code},Đăng ký khai sinh,{unit},Đang xử lý,02/12/2023,,C\n"
    )
    new = files / "new.csv"
    new.write_text(NEW)
    kiosk = Terminal(instance)
    for words in (
        ("import", new),
        ("import", step_back),
        ("user", "add", "lan.nguyen"),
        ("user", "add", "minh.tran"),
        ("user", "disable", "minh.tran"),
    ):
        done = kiosk(*words)
        assert done.code == 0, done


def _somewhere(db: Db) -> tuple[str, str]:
    unit = next(iter(units.index(db).units()))
    return unit.home, unit.key


def _pour(db: Db, *, table: str, row: tuple[object, ...]) -> None:
    db.pour(table, _COLUMNS[table].split(), [row])


def ask(address: str, path: str) -> None:
    """Ask for a page, whatever its status."""
    with suppress(HTTPError), urlopen(address + path) as answer:
        answer.read()


@contextmanager
def open_office(instance: Path, name: str, password: str, **settings: str) -> Iterator[Office]:
    """Serve an instance twice: as it is, and as one whose codes expire."""
    with (
        serving(instance, **settings) as server,
        serving(instance, KIOSK_CODE_DAYS="90") as strict,
    ):
        office = Office(instance, name, password, server.address, strict.address)
        yield office
        office.store.close()
