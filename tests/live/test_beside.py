"""Other programs on the same store: citizens never wait for an import, nor it for them."""

import csv
import json
import subprocess
from itertools import count

from tests.live.load import answer, kept, send_all, set_up, store_in, wrong_cells
from tests.live.server import KIOSK, environment, serving

ROWS = 3000
HEADINGS = ("Mã hồ sơ", "Tên thủ tục", "Đơn vị giải quyết", "Trạng thái", "Ngày kết thúc xử lý")
REST = ("Đăng ký khai sinh", "Xã Nghi Long", "Đã xử lý xong", "03/04/2024")


def write_export(path):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADINGS)
        rows.writerows((f"H41.14-240401-{number:04}", *REST) for number in range(ROWS))


def test_answers_go_on_while_a_file_is_imported(tmp_path):
    office = tmp_path / "office"
    tokens = set_up(office, 40)
    write_export(tmp_path / "export.csv")
    first = [answer(token) for token in tokens]
    sent = []
    with serving(office) as server:
        running = subprocess.Popen(
            [KIOSK, "import", tmp_path / "export.csv", "--json"],
            env=environment(office),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for wave in count():
            again = [answer(token, name=f"wave-{wave}") for token in tokens]
            sent += send_all(server.port, again if wave else first, at_once=4)
            if running.poll() is not None:
                break
        told, complaints = running.communicate()
    assert running.returncode == 0, complaints
    assert json.loads(told)["added"] == ROWS
    assert {status for _, status in sent[: len(tokens)]} == {303}
    assert {status for _, status in sent[len(tokens) :]} <= {409}
    assert set(kept(office).state_of) == {one.id for one, _ in sent}
    assert kept(office).counted == dict.fromkeys(tokens, 1)
    assert wrong_cells(office) == []
    with store_in(office) as store, store.reading() as db:
        assert db._connection.execute("SELECT count(*) FROM record").fetchone() == (
            ROWS + len(tokens),
        )
