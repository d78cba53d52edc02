"""A disk dies in the middle of the day: last night's backup and the journal on the other disk give all back, once."""

import os
import shutil
import signal
from contextlib import closing
from itertools import count
from sqlite3 import connect
from threading import Event, Thread

import pytest

from tests.live.load import BROKEN, answer, kept, send, send_all, set_up, wrong_cells
from tests.live.server import eventually, kiosk, serving

MANY = 400
SOME = 150


@pytest.mark.parametrize("from_last_night", [True, False])
def test_every_acknowledged_answer_is_back_after_the_disk_died(tmp_path, from_last_night):
    office, elsewhere = tmp_path / "office", tmp_path / "elsewhere"
    journal, saved = tmp_path / "journal", tmp_path / "saved.tar.gz"
    tokens = set_up(office, MANY)
    last_night = tmp_path / "last-night.tar.gz"
    first = kiosk(office, "backup", str(last_night))
    assert first.returncode == 0, first.stderr
    acknowledged = count(1)
    begun, backups = Event(), []

    def back_up():
        begun.wait()
        backups.append(kiosk(office, "backup", str(saved), "--json"))

    # The server dies while answers come in: in the middle of a backup, or after it.
    with serving(office, KIOSK_JOURNAL=str(journal)) as server:
        backup = Thread(target=back_up)
        backup.start()
        killed = []

        def told(_answer, status):
            if status != 303:
                return
            done = next(acknowledged)
            if done == SOME:
                begun.set()
            if done > SOME and not killed and (backups or from_last_night):
                killed.append(done)
                server.signal(signal.SIGKILL)

        replies = send_all(server.port, map(answer, tokens), at_once=16, told=told)
        if not killed:
            # The backup took longer than all answers.
            server.signal(signal.SIGKILL)
        server.wait()
    backup.join()
    good = {one.id: one for one, status in replies if status == 303}
    assert len(good) >= SOME
    shutil.rmtree(office)

    (done,) = backups
    assert done.returncode == 0, done.stderr
    used = last_night if from_last_night else saved
    restored = kiosk(elsewhere, "restore", str(used), "--journal", str(journal), "--json")
    assert restored.returncode == 0, restored.stderr
    found = kept(elsewhere)
    assert {id for id in good if found.state_of.get(id) != "counted"} == set()
    assert all(many == 1 for many in found.counted.values())
    assert wrong_cells(elsewhere) == []

    # The phones that heard nothing send again, and the paper of the others opens what it opened.
    lost = [one for one, status in replies if status == BROKEN]
    with serving(elsewhere, server.port) as again:
        assert {status for _, status in send_all(again.port, lost, at_once=16)} <= {303}
        assert send(again.port, answer(tokens[0], name="another")) == 409
    after = kept(elsewhere)
    assert after.counted == dict.fromkeys(tokens, 1)
    assert wrong_cells(elsewhere) == []


def test_codes_printed_since_the_backup_open_after_the_disk_died(tmp_path):
    office, elsewhere, journal = tmp_path / "office", tmp_path / "elsewhere", tmp_path / "journal"
    set_up(office, 1)
    saved = tmp_path / "saved.tar.gz"
    assert kiosk(office, "backup", str(saved)).returncode == 0
    with_journal = {"KIOSK_JOURNAL": str(journal)}
    list_ = tmp_path / "list.csv"
    list_.write_text(
        "Mã hồ sơ,Tên thủ tục hành chính,Lĩnh vực,Đơn vị tiếp nhận,Trạng thái,Ngày tiếp nhận,"
        "Ngày hẹn trả,Ngày kết thúc xử lý,Ngày trả kết quả\n"
        "H41.99-240301-0001,Thủ tục mới,Hộ tịch,UBND xã Rất Mới,Đã trả kết quả,01/03/2024,"
        "12/03/2024,10/03/2024,11/03/2024\n",
        "utf-8",
    )
    imported = kiosk(office, "import", str(list_), **with_journal)
    assert imported.returncode == 0, imported.stderr
    printed = kiosk(
        office, "slips", "--out", str(tmp_path / "slips"), "--format", "png", "--lan",
        "--record", "H41.99-240301-0001", **with_journal,
    )  # fmt: skip
    assert printed.returncode == 0, printed.stderr
    (token,) = _tokens(office, "H41.99-240301-0001")
    shutil.rmtree(office)
    restored = kiosk(elsewhere, "restore", str(saved), "--journal", str(journal))
    assert restored.returncode == 0, restored.stderr
    with serving(elsewhere) as server:
        assert send(server.port, answer(token)) == 303
    assert wrong_cells(elsewhere) == []


def _tokens(instance, record):
    with closing(connect(instance / "kiosk.sqlite")) as file:
        return [
            row[0] for row in file.execute("SELECT token FROM code WHERE record = ?", (record,))
        ]


def test_the_server_makes_its_nightly_backup_by_itself(tmp_path):
    office, backups = tmp_path / "office", tmp_path / "backups"
    set_up(office, 1)
    with serving(office, KIOSK_BACKUPS=str(backups)) as server:
        (made,) = eventually(lambda: list(backups.glob("kiosk-*.tar.gz")), "a backup")
        assert server.answers()
    assert os.stat(made).st_mode & 0o777 == 0o600
    assert kiosk(tmp_path / "elsewhere", "restore", str(made)).returncode == 0
    assert kept(tmp_path / "elsewhere") == kept(office)
