"""Work under way is told of by whichever process is asked, also when the one it ran in is gone."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from kiosk.core.messages import say
from kiosk.web import job_folder
from kiosk.web.job_folder import Job, Ready
from kiosk.web.jobs import Jobs
from tests.builders import NOON, Office
from tests.live.faults import filled, small_disk
from tests.web.officials import NAME, Browser, Room, checked, opened, words

EXPORT = (
    "Mã hồ sơ;Đơn vị giải quyết;Trạng thái;Chủ hồ sơ\nH41.14-240301-0101;Xã Nghi Long;4;Lê Thị C\n"
)
ID = "0123456789abcdef" * 2
TITLE = say("Printing slips")


def hand_in(lan: Browser) -> str:
    """Hand a file in; return the address of its preview."""
    lan.get("/office/import")
    file = (io.BytesIO(EXPORT.encode()), "hoso.csv")
    response = lan.send("/office/import", as_of="2024-03-19T08:00", unit="", file=file)
    return lan.follow(response).request.path


def document(room: Room, turn: int = 1) -> Path:
    (found,) = (room.settings.instance / "work").rglob(f"turn-{turn}.json")
    return found


def say_in(path: Path, **told: Any) -> None:
    """Write something else into a document, as another process would."""
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **told}), "utf-8")


def process_that_is_gone() -> int:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(60)
    return gone.pid


def killed(room: Room, path: Path) -> None:
    say_in(path, state="running", outcome=None, process=process_that_is_gone())


def silent(room: Room, path: Path) -> None:
    say_in(path, state="running", outcome=None, host="another machine")
    room.later(seconds=61)


def forgotten(room: Room, path: Path) -> None:
    """The process that goes by this number now is another one: this, which knows nothing of the work."""
    say_in(path, state="running", outcome=None)


@pytest.mark.parametrize("end", [killed, silent, forgotten])
def test_work_whose_process_is_gone_is_told_to_have_broken_off_with_what_to_do(
    room: Room, desk: Office, lan: Browser, end: Callable[[Room, Path], None]
) -> None:
    address = hand_in(lan).replace("/import/", "/jobs/")
    end(room, document(room))
    page = lan.page(address, 500)
    assert "broke off because the server was stopped" in words(page)
    assert "Nothing is stored. Please hand the file in again." in words(page)
    assert page.xpath("//*[@data-watch]/@data-watch") == [""], "nothing is waited for"
    (left,) = lan.page("/office/import").xpath("//section[@aria-labelledby='work']//li")
    assert left.xpath("./a/@href") == [address]
    assert "broken off" in left.text_content()


def test_an_import_that_broke_off_says_that_what_it_stored_stays(
    room: Room, desk: Office, lan: Browser
) -> None:
    address = hand_in(lan)
    lan.send(address, do="import")
    killed(room, document(room, turn=2))
    said = words(lan.page(address.replace("/import/", "/jobs/"), 500))
    assert "What was stored until then stays. Please hand the file in again" in said
    assert lan.send(address, do="import").location == address.replace("/import/", "/jobs/")


def test_work_of_another_machine_that_is_heard_of_goes_on(
    room: Room, desk: Office, lan: Browser
) -> None:
    address = hand_in(lan).replace("/import/", "/jobs/")
    told = {"host": "another machine", "total": 3000, "done": 1200}
    say_in(document(room), state="running", outcome=None, **told)
    room.later(seconds=59)
    page = lan.page(address)
    assert "1.200 of 3.000 done" in words(page) or "1,200 of 3,000 done" in words(page)
    assert page.xpath("//progress/@value") == ["40"]


def test_what_was_handed_in_goes_when_the_work_on_it_has_broken_off(
    room: Room, desk: Office, lan: Browser
) -> None:
    hand_in(lan)
    paper = document(room)
    left = paper.parent / "in" / "upload"
    left.parent.mkdir()
    left.write_text(EXPORT, "utf-8")
    say_in(paper, state="running", outcome=None, host="another machine")
    room.app.extensions["kiosk.jobs"].sweep()
    assert left.exists(), "somebody is at it"
    silent(room, paper)
    room.app.extensions["kiosk.jobs"].sweep()
    assert not left.exists()
    assert paper.exists(), "its owner is still told"


def test_old_work_is_swept_away_and_no_other(room: Room, desk: Office, lan: Browser) -> None:
    hand_in(lan)
    old = document(room).parent
    room.later(minutes=90)
    address = hand_in(lan)
    room.later(minutes=31)
    Jobs(room.settings.instance / "work", lambda: room.now).stop()
    assert not old.exists()
    lan.page(address)
    assert [folder.name for folder in old.parent.iterdir()] == [address.rsplit("/", 1)[-1]]


def test_work_that_goes_on_for_long_is_never_swept_away(
    room: Room, desk: Office, lan: Browser
) -> None:
    address = hand_in(lan).replace("/import/", "/jobs/")
    room.later(hours=5)
    beat = (room.now - timedelta(seconds=20)).isoformat()
    say_in(document(room), state="running", outcome=None, host="another machine", beat=beat)
    Jobs(room.settings.instance / "work", lambda: room.now).stop()
    lan.page(address)


def test_of_many_who_begin_the_same_turn_in_different_processes_one_does(tmp_path: Path) -> None:
    rooms = [Jobs(tmp_path, lambda: NOON) for _ in range(4)]
    start = Barrier(len(rooms))
    begun = []

    def begin(jobs: Jobs, job: Job) -> bool:
        start.wait()
        return jobs.run(job.next_turn(TITLE), lambda _job: begun.append(job.id) or "/office/")

    for number in range(20):
        job = rooms[0].open(f"{number:032x}", NAME, TITLE, back="/office/")
        rooms[0].run(job, lambda _job: "/office/")
        with ThreadPoolExecutor(len(rooms)) as askers:
            told = list(askers.map(begin, rooms, [job] * len(rooms)))
        assert sorted(told) == [False, False, False, True]
    for one in rooms:
        one.stop()
    assert len(begun) == 20


def test_who_says_no_after_somebody_said_yes_drops_nothing(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, lambda: NOON)
    job = jobs.open(ID, NAME, TITLE, back="/office/")
    jobs.run(job, lambda _job: "/office/")
    assert jobs.run(job.next_turn(TITLE), lambda _job: "/office/")
    assert not jobs.drop(job)
    found = jobs.find(ID, NAME)
    assert found
    assert found.turn == 2
    jobs.stop()


def test_every_outcome_comes_back_as_it_was_written_down(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, lambda: NOON)
    for number, outcome in enumerate(
        [
            Ready("kiosk.pdf", 12, inline=True),
            job_folder.Told(say("Records moved: %(count)s.", count=7), "/office/units"),
            job_folder.Failed(TITLE, 503),
            say("“%(text)s” is no code.", text="Đ%s"),
            "/office/import/x",
        ]
    ):
        job = jobs.open(f"{number:032x}", NAME, TITLE, back="/office/slips")
        jobs.run(job, lambda _job, outcome=outcome: outcome)
        found = jobs.find(job.id, NAME)
        assert found == job
        assert found.outcome == outcome
    jobs.stop()


@pytest.mark.parametrize("id", ["..", "%2e%2e", "x" * 32, "..%2f..%2f..", ID])
def test_an_id_that_nobody_gave_leads_nowhere(room: Room, lan: Browser, id: str) -> None:
    lan.page(f"/office/jobs/{id}", 404)


@pytest.mark.parametrize("text", ["", '{"owner":"lan","ti', "[]", '{"owner":"lan","colour":1}'])
def test_a_document_that_was_cut_or_is_of_another_version_counts_as_none(
    room: Room, desk: Office, lan: Browser, text: str
) -> None:
    address = hand_in(lan)
    (preview,) = document(room).parent.glob("checked.json")
    preview.write_text(text, "utf-8")
    assert lan.get(address).location == "/office/import"
    document(room).write_text(text, "utf-8")
    lan.page(address, 404)
    lan.page("/office/import")


def test_nobody_else_on_the_machine_looks_into_the_work(
    room: Room, desk: Office, lan: Browser
) -> None:
    hand_in(lan)
    work = room.settings.instance / "work"
    folders = [work, *(path for path in work.rglob("*") if path.is_dir())]
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("breaks", "status", "why"),
    [
        ("DROP TABLE record_history", 500, "an error in the program"),
        ("PRAGMA query_only = 1", 503, "nothing can be stored at present"),
    ],
)
def test_work_that_breaks_off_says_so_and_leaves_the_reason_in_the_log(
    room: Room,
    desk: Office,
    lan: Browser,
    caplog: pytest.LogCaptureFixture,
    breaks: str,
    status: int,
    why: str,
) -> None:
    address = hand_in(lan)
    room.store.write(lambda db: db._connection.execute(breaks))
    response = lan.follow(lan.send(address, do="import"))
    said = words(checked(response, status))
    assert why in said
    assert "What was stored until then stays." in said
    assert caplog.records


def test_a_full_disk_under_the_work_is_told_and_leaves_nothing_half_done(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    work = tmp_path / "work"
    with small_disk(work), opened(tmp_path, work=work) as room:
        room.furnish()
        lan = room.official()
        address = hand_in(lan)
        with filled(work):
            response = lan.send(address, do="import")
            assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
            assert "What you sent was not stored." in response.text
            assert "No space left" in caplog.text
            assert not list(work.rglob(".turn-*"))
        lan.get(address)
        assert "hoso.csv is imported" in words(checked(lan.follow(lan.send(address, do="import"))))


def test_a_work_folder_that_somebody_removed_is_made_again(
    room: Room, desk: Office, lan: Browser
) -> None:
    shutil.rmtree(room.settings.instance / "work")
    assert "1 " in words(lan.page(hand_in(lan)))
