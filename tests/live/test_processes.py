"""Two server processes share one database: whatever one of them is told, the other knows."""

import io
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import NamedTuple

import pytest
from werkzeug.datastructures import FileStorage

from kiosk.core.tokens import Token
from kiosk.journey.coverage import differing_cells
from kiosk.store.engine import Store
from kiosk.store.sqlite import SqliteStore
from tests.engines import Engine
from tests.live.desk import Desk
from tests.live.load import FORM, answer, connect, furnish, post
from tests.live.server import Server, eventually, kiosk, serving

NAME, PASSWORD = "lan", "a long way home"
PHONES = 200
HEAD = "Mã hồ sơ;Chủ hồ sơ;Đơn vị giải quyết;Ngày tiếp nhận;Ngày kết thúc xử lý;Trạng thái\n"
GOOD = "H41.14-240401-{:04};Trần Thị B;Xã Nghi Long;01/04/2024;05/04/2024;9\n"
BAD = "H41.14-240401-9999;Lê C;Xã Nghi Long;31/02/2024;05/04/2024;9\n"


class Office(NamedTuple):
    """Two processes on machines of their own, so to speak: they share a database, a secret and a work folder."""

    store: Store
    a: Server
    b: Server
    tokens: list[Token]
    settings: dict[str, str]
    work: Path

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Write for a while, so that imports have to wait."""
        held, go = Event(), Event()

        def hold(db) -> None:
            if not isinstance(self.store, SqliteStore):
                # Where writers do not wait for each other anyway.
                db._connection.execute("LOCK TABLE record IN EXCLUSIVE MODE")
            held.set()
            go.wait(60)

        writer = Thread(target=lambda: self.store.write(hold))
        writer.start()
        held.wait(60)
        try:
            yield
        finally:
            go.set()
            writer.join()

    def states(self) -> dict[str, str]:
        """Return the state of every answer by its id."""
        with self.store.reading() as db:
            return dict(db._connection.execute("SELECT id, state FROM response").fetchall())


def settings_on(engine: Engine, folder: Path) -> dict[str, str]:
    """Return what all processes must have alike."""
    secret = folder / "shared-secret"
    secret.write_text("0123456789abcdef" * 4, "utf-8")
    return {
        "KIOSK_BASE_URL": "http://127.0.0.1:8000",
        "KIOSK_DATABASE": str(engine.database(folder)),
        "KIOSK_SECRET_FILE": str(secret),
        "KIOSK_WORK": str(folder / "shared" / "work"),
        # The records are of 2024; their codes must open today.
        "KIOSK_CODE_DAYS": "0",
    }


@pytest.fixture
def office(tmp_path: Path, engine: Engine) -> Iterator[Office]:
    settings = settings_on(engine, tmp_path)
    with closing(engine.open(engine.database(tmp_path))) as store:
        store.migrate()
        tokens = furnish(store, 3)
        machines = [tmp_path / "a", tmp_path / "b"]
        for machine in machines:
            machine.mkdir()
        add_official(machines[0], **settings)
        with serving(machines[0], **settings) as a, serving(machines[1], **settings) as b:
            yield Office(store, a, b, tokens, settings, tmp_path / "shared")


def add_official(instance: Path, **settings: str) -> None:
    words = ("user", "add", NAME, "--password-stdin")
    done = kiosk(instance, *words, stdin=f"{PASSWORD}\n", **settings)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def lan(office: Office) -> Desk:
    """An official who signed in at A."""
    desk = Desk()
    assert desk.sign_in(office.a, NAME, PASSWORD).status == 303
    return desk


def hand_in(lan: Desk, server: Server, content: str):
    lan.get(server, "/office/import")
    file = FileStorage(io.BytesIO(content.encode()), "hoso.csv")
    return lan.send(server, "/office/import", as_of="2024-04-19T08:00", unit="", file=file)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_who_signed_in_at_one_process_is_known_at_the_other_until_signing_out(
    office: Office, lan: Desk
) -> None:
    assert lan.get(office.b, "/office/").status == 200
    lan.get(office.a, "/office/people")
    assert lan.send(office.b, "/office/people", name="minh").status in (200, 303)
    assert "minh" in lan.get(office.a, "/office/people").text
    assert lan.send(office.a, "/office/signout").status == 303
    assert lan.get(office.b, "/office/").location.startswith("/office/signin")


def test_wrong_passwords_are_counted_over_all_processes(office: Office) -> None:
    stranger = Desk()
    tried = [
        stranger.sign_in(server, NAME, "a wrong one").status for server in [office.a, office.b] * 6
    ]
    assert 429 in tried
    after = tried[tried.index(429) :]
    assert stranger.sign_in(office.a, NAME, PASSWORD).status == 429, after
    assert stranger.sign_in(office.b, NAME, PASSWORD).status == 429, after


def test_a_file_checked_by_one_process_is_shown_and_imported_by_the_other(
    office: Office, lan: Desk
) -> None:
    rows = "".join(GOOD.format(number) for number in range(1200))
    address = lan.follow(office.a, hand_in(lan, office.a, HEAD + rows + BAD)).path
    at_a, at_b = lan.get(office.a, address), lan.get(office.b, address)
    assert at_b.text == at_a.text
    assert "31/02/2024" in at_b.text
    mending = f"{address}/bad-1.xlsx"
    assert lan.get(office.b, mending).body == lan.get(office.a, mending).body
    assert "upload" not in files(office.work)
    with office.busy():
        waiting = lan.send(office.b, address, do="import").location
        assert waiting == address.replace("/import/", "/jobs/")
        page = lan.get(office.a, waiting)
        assert page.waits
        assert "of 1,200 done" in page.text
        assert "in progress" in lan.get(office.a, "/office/import").text
        assert lan.send(office.a, address, do="import").location == waiting, "one yes is enough"
    result = lan.follow(office.a, lan.get(office.a, waiting))
    assert "hoso.csv is imported." in result.text
    assert result.tree.xpath("//dl[@class='figures counts']//dd/text()")[0] == "1,200"
    assert lan.get(office.b, result.path).text == result.text
    assert "rows.jsonl" not in files(office.work)
    assert lan.get(office.a, mending).status == 200


def test_of_two_who_decide_at_once_at_two_processes_one_imports(office: Office, lan: Desk) -> None:
    address = lan.follow(office.a, hand_in(lan, office.a, HEAD + GOOD.format(1))).path
    start = Barrier(2)

    def say_yes(server: Server) -> None:
        start.wait()
        lan.send(server, address, do="import")

    askers = [Thread(target=say_yes, args=(server,)) for server in (office.a, office.b)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    waiting = address.replace("/import/", "/jobs/")
    assert "is imported" in lan.follow(office.b, lan.get(office.b, waiting)).text
    runs = lan.get(office.b, "/office/import").tree.xpath("//table[caption/@id='log']/tbody/tr")
    assert len(runs) == 1


def test_an_import_whose_process_was_killed_is_told_at_the_other_and_can_be_done_again(
    office: Office, lan: Desk
) -> None:
    content = HEAD + "".join(GOOD.format(number) for number in range(50))
    address = lan.follow(office.a, hand_in(lan, office.a, content)).path
    with office.busy():
        waiting = lan.send(office.a, address, do="import").location
        assert lan.get(office.b, waiting).waits
        office.a.signal(signal.SIGKILL)
        office.a.wait()
        told = eventually(lambda: _not_waiting(lan, office.b, waiting), "the end to be noticed")
    assert told.status == 500
    assert "The work broke off because the server was stopped." in told.text
    assert "Please hand the file in again" in told.text
    assert "broken off" in lan.get(office.b, "/office/import").text
    again = lan.follow(office.b, hand_in(lan, office.b, content))
    result = lan.follow(office.b, lan.send(office.b, again.path, do="import"))
    assert "is imported" in result.text
    assert differing_cells(office.store) == []


def _not_waiting(lan: Desk, server: Server, path: str):
    page = lan.get(server, path)
    return None if page.waits else page


def test_a_process_that_starts_lets_the_work_of_others_be(office: Office, lan: Desk) -> None:
    address = lan.follow(office.a, hand_in(lan, office.a, HEAD + GOOD.format(1))).path
    with serving(office.a.instance, **office.settings) as late:
        assert lan.get(late, address).status == 200
        assert "is imported" in lan.follow(late, lan.send(late, address, do="import")).text


def test_what_one_process_has_printed_or_exported_is_handed_out_by_the_other(
    office: Office, lan: Desk
) -> None:
    lan.get(office.a, "/office/slips")
    march = {"from": "2024-03-01", "to": "2024-03-31"}
    printed = lan.send(office.a, "/office/slips", lan="1", layout="a5", **march)
    taken = lan.follow(office.b, printed)
    assert taken.body.startswith(b"%PDF")
    lan.get(office.b, "/office/exports")
    ordered = lan.send(office.b, "/office/exports", kind="records", period="all", format="json")
    taken = lan.follow(office.a, ordered)
    assert b"H41.14-240302-0001" in taken.body


def test_an_answer_given_at_one_process_is_changed_at_the_other_by_its_browser_alone(
    office: Office,
) -> None:
    token = office.tokens[0]
    with closing(connect(office.a.port)) as phone:
        given = post(phone, answer(token))
        key = given.headers["Set-Cookie"].partition(";")[0]
    changed = answer(token, name="changed-my-mind")
    with closing(connect(office.b.port)) as phone:
        headers = {"Content-Type": FORM, "Cookie": key}
        phone.request("POST", f"/s/{token}", changed.body, headers)
        assert phone.getresponse().status == 303
    with closing(connect(office.a.port)) as other:
        assert post(other, answer(token, name="somebody-else")).status == 409
    states = office.states()
    assert states[changed.id] == "counted"
    assert sorted(states.values()) == ["counted", "later", "replaced"]
    assert differing_cells(office.store) == []


def test_of_two_hundred_answers_sent_to_both_at_the_same_moment_one_counts(
    office: Office,
) -> None:
    sent = [answer(office.tokens[1], name=f"phone-{number}") for number in range(PHONES)]
    replies = {}
    start = Barrier(PHONES)

    def phone(port, own):
        with closing(connect(port)) as connection:
            start.wait()
            replies[own.id] = post(connection, own).status

    ports = [office.a.port, office.b.port] * (PHONES // 2)
    phones = [Thread(target=phone, args=(port, own)) for port, own in zip(ports, sent, strict=True)]
    for one in phones:
        one.start()
    for one in phones:
        one.join()
    assert Counter(replies.values()) == {303: 1, 409: PHONES - 1}
    told = {id: {303: "counted", 409: "later"}[status] for id, status in replies.items()}
    assert office.states() == told
    assert differing_cells(office.store) == []


def test_two_processes_that_start_at_once_on_nothing_share_what_they_make(
    tmp_path: Path,
) -> None:
    with ExitStack() as ends:
        servers = [Server(tmp_path) for _ in range(2)]
        for server in servers:
            ends.callback(server.end)
        for server in servers:
            server.wait_until_ready()
            assert "Traceback" not in server.output()
        add_official(tmp_path)
        desk = Desk()
        assert desk.sign_in(servers[0], NAME, PASSWORD).status == 303
        assert desk.get(servers[1], "/office/").status == 200


def test_two_processes_that_start_at_once_on_an_empty_database_make_it_once(
    tmp_path: Path, engine: Engine
) -> None:
    settings = settings_on(engine, tmp_path)
    with ExitStack() as ends:
        servers = [Server(tmp_path, **settings) for _ in range(2)]
        for server in servers:
            ends.callback(server.end)
        for server in servers:
            server.wait_until_ready()
            assert "Traceback" not in server.output()


def test_a_work_folder_that_cannot_be_used_is_told_before_anything_is_served(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("")
    told = kiosk(tmp_path, "serve", "--port", "1", KIOSK_WORK=str(tmp_path / "file" / "work"))
    assert told.returncode == 1
    assert "Check KIOSK_WORK" in told.stderr
    assert "Listening" not in told.stdout


def test_a_demonstration_keeps_its_work_to_itself(tmp_path: Path) -> None:
    demo = ("demo", "--records", "60", "--keep", tmp_path / "demo")
    with serving(tmp_path, command=demo, KIOSK_WORK=str(tmp_path / "real")):
        assert (tmp_path / "demo" / "work").is_dir()
        assert not (tmp_path / "real").exists()
