"""However the server ends, what it acknowledged is there, and it can be started again at once."""

import os
import signal
import sqlite3
from contextlib import closing
from itertools import count

import pytest

from tests.live.load import BROKEN, FORM, answer, connect, kept, send_all, set_up, wrong_cells
from tests.live.server import Server, eventually, kiosk, serving

MANY = 300
SOME = 80


def power_cut(server: Server) -> None:
    server.signal(signal.SIGKILL)


def worker_killed(server: Server) -> None:
    os.kill(server.worker(), signal.SIGKILL)


def parent_killed(server: Server) -> None:
    os.kill(server.process.pid, signal.SIGKILL)


def stopped(server: Server) -> None:
    os.kill(server.process.pid, signal.SIGTERM)


@pytest.mark.parametrize(
    "end",
    [
        power_cut,
        stopped,
        pytest.param(worker_killed, marks=pytest.mark.long),
        pytest.param(parent_killed, marks=pytest.mark.long),
    ],
)
def test_every_acknowledged_answer_survives_and_the_others_can_be_sent_again(tmp_path, end):
    office = tmp_path / "office"
    tokens = set_up(office, MANY)
    acknowledged = count(1)
    with serving(office) as server:

        def told(_answer, status):
            if status == 303 and next(acknowledged) == SOME:
                end(server)

        first = send_all(server.port, map(answer, tokens), at_once=16, told=told)
        if end is worker_killed:
            eventually(server.answers, "a new worker")
        else:
            server.wait()
    assert {status for _, status in first} == {303, BROKEN}
    before = kept(office).state_of
    assert [one for one, status in first if status == 303 and before.get(one.id) != "counted"] == []
    assert wrong_cells(office) == []

    lost = [one for one, status in first if status == BROKEN]
    with serving(office, server.port) as again:
        second = send_all(again.port, lost, at_once=16)
    assert [status for _, status in second] == [303] * len(lost)
    after = kept(office)
    assert after.counted == dict.fromkeys(tokens, 1)
    assert after.states == {"counted": MANY}
    assert wrong_cells(office) == []


def test_a_worker_without_its_parent_leaves_too(tmp_path):
    set_up(tmp_path / "office", 1)
    with serving(tmp_path / "office") as server:
        worker = server.worker()
        parent_killed(server)
        server.wait()
        eventually(lambda: not os.path.exists(f"/proc/{worker}"), "the worker to leave")


def test_stopping_lets_answers_finish_that_are_under_way(tmp_path):
    office = tmp_path / "office"
    sent = [answer(token) for token in set_up(office, 8)]
    with serving(office) as server, closing(sqlite3.connect(office / "kiosk.sqlite")) as other:
        # While another program writes, answers wait for their turn.
        other.execute("BEGIN IMMEDIATE")
        phones = [connect(server.port) for _ in sent]
        for phone, own in zip(phones, sent, strict=True):
            phone.request("POST", f"/s/{own.token}", own.body, {"Content-Type": FORM})
        eventually(lambda: server.has_read(len(sent)), "the server to have read all")
        stopped(server)
        eventually(lambda: not server.listens(), "the server to take no more")
        other.rollback()
        replies = [phone.getresponse().status for phone in phones]
        for phone in phones:
            phone.close()
        assert replies == [303] * len(sent)
        assert server.wait() == 0
    assert kept(office).states == {"counted": len(sent)}


def test_ctrl_c_ends_the_server_without_a_word(tmp_path):
    set_up(tmp_path / "office", 1)
    with serving(tmp_path / "office") as server:
        before = server.output()
        server.signal(signal.SIGINT)
        assert server.wait() == 0
        assert server.output().strip() == before.strip()


def test_a_second_server_on_the_same_port_is_refused(tmp_path):
    set_up(tmp_path / "office", 1)
    with serving(tmp_path / "office") as server:
        for command in ("serve", "demo"):
            refused = kiosk(tmp_path / "office", command, "--port", str(server.port))
            assert refused.returncode == 1
            assert refused.stderr == (
                f"kiosk: Port {server.port} is taken, perhaps by a kiosk that runs already. "
                "Stop it, or choose another port with --port.\n"
            )
        assert server.answers()
