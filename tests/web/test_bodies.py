"""What arrives is taken whole or not at all."""

from io import BytesIO
from pathlib import Path
from threading import Event, Thread

import pytest

from kiosk.web import http
from tests.engines import Engine
from tests.web.citizens import Desk


@pytest.fixture
def desk(tmp_path: Path, engine: Engine) -> Desk:
    return Desk(tmp_path, engine)


def test_half_an_answer_is_not_taken_for_a_whole_one(desk: Desk) -> None:
    token = desk.slip()
    client = desk.app().test_client()
    whole = b"overall=2&comment=too+slow"
    arrived = BytesIO(whole[:-4])
    broken = client.post(
        f"/s/{token}",
        input_stream=arrived,
        content_type="application/x-www-form-urlencoded",
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": str(len(whole))},
    )
    assert broken.status_code == 400
    again = client.post(f"/s/{token}", data={"overall": "2", "comment": "too slow"})
    assert again.status_code == 303
    assert "thanks" in again.headers["Location"]


class Stuck:
    """A sender who has gone quiet before the end."""

    def __init__(self) -> None:
        self.waits, self.ends = Event(), Event()

    def read(self, _length: int) -> bytes:
        self.waits.set()
        assert self.ends.wait(30)
        return b""


def test_senders_who_go_quiet_leave_threads_to_readers(desk: Desk) -> None:
    token = desk.slip()
    senders = [Stuck() for _ in range(http.SENDERS)]
    app = desk.app()
    guard = app.wsgi_app
    environ = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "100", "PATH_INFO": f"/s/{token}"}
    threads = [
        Thread(target=guard._take_in, args=({**environ, "wsgi.input": sender},))  # type: ignore[attr-defined]  # the outermost layer
        for sender in senders
    ]
    for thread, sender in zip(threads, senders, strict=True):
        thread.start()
        assert sender.waits.wait(30)
    client = app.test_client()
    assert client.get(f"/s/{token}").status_code == 200
    refused = client.post(f"/s/{token}", data={"overall": "5"})
    assert refused.status_code == 503
    for sender in senders:
        sender.ends.set()
    for thread in threads:
        thread.join(30)
    assert client.post(f"/s/{token}", data={"overall": "5"}).status_code == 303
