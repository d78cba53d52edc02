"""What befalls the machine: nobody's answer is lost, everybody is told the truth, and it goes on by itself after."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from lxml import html

from tests.live import faults
from tests.live.load import (
    FORM,
    answer,
    connect,
    kept,
    send,
    send_all,
    set_up,
    wrong_cells,
)
from tests.live.server import Server, eventually, free_port, kiosk, serving

MANY = 22
BEFORE = 6
COMMENT = "Chờ ba tuần, không ai báo.\nXin cảm ơn & mong được trả lời!"
TITLES = {"vi": "Chưa lưu được", "en": "Not stored yet"}

FAULTS = [faults.disk_full, faults.read_only, faults.writes_refused, faults.held]


class Page(NamedTuple):
    status: int
    retry_after: str | None
    tree: html.HtmlElement


@contextmanager
def room(folder: Path, fault: object) -> Iterator[Path]:
    """Give a place for an instance; on a disk of its own when that will be filled."""
    disk = folder / "disk"
    small = faults.small_disk(disk) if fault is faults.disk_full else nullcontext(disk.mkdir())
    with small:
        yield disk / "office"


def asked(server: Server, method: str, path: str, body: str | None = None) -> Page:
    with closing(connect(server.port)) as connection:
        return asked_on(connection, method, path, body)


def asked_on(connection: HTTPConnection, method: str, path: str, body: str | None = None) -> Page:
    connection.request(method, path, body, {"Content-Type": FORM} if body else {})
    reply = connection.getresponse()
    tree = html.document_fromstring(reply.read().decode() or "<p>nothing</p>")
    return Page(reply.status, reply.headers["Retry-After"], tree)


def typed(token: str, lang: str) -> str:
    return urlencode(
        {"id": f"typed-{token}-{lang}", "overall": "2", "reasons": "time", "comment": COMMENT}
    )


def check_form_is_kept(server: Server, token: str, lang: str) -> None:
    """Check that the form comes back as it was sent, in its language, with a word on what to do."""
    page = asked(server, "POST", f"/s/{token}?lang={lang}", typed(token, lang))
    assert (page.status, page.retry_after) == (503, "60")
    assert page.tree.get("lang") == lang
    assert page.tree.xpath("//*[@role='alert']/h2/text()") == [TITLES[lang]]
    fields = dict(page.tree.get_element_by_id("f").form_values())
    assert fields["id"] == f"typed-{token}-{lang}"
    assert fields["overall"] == "2"
    assert fields["reasons"] == "time"
    assert fields["comment"].strip().replace("\r\n", "\n") == COMMENT


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_store_that_cannot_be_written_loses_nothing_and_goes_on_by_itself(tmp_path, fault):
    with room(tmp_path, fault) as office:
        tokens = set_up(office, MANY)
        with serving(office) as server:
            early = [answer(token) for token in tokens[:BEFORE]]
            assert {status for _, status in send_all(server.port, early, at_once=4)} == {303}
            with fault(server):
                told = check_the_fault(server, office, tokens[BEFORE:])
            sent_again(server, told)
        check_all_counted(office, tokens)


def check_the_fault(server, office, tokens):
    """Send answers while the fault lasts; return those that were not stored."""
    sent = [answer(token) for token in tokens]
    eventually(lambda: send(server.port, sent[0]) == 503, "the fault to be felt")
    told = send_all(server.port, sent[1:], at_once=16)
    assert {status for _, status in told} <= {303, 503}
    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda lang: check_form_is_kept(server, tokens[0], lang), TITLES))
    stored = kept(office).state_of
    unstored = [sent[0], *(one for one, status in told if status == 503)]
    assert [one for one, status in told if status == 303 and one.id not in stored] == []
    assert [one for one in unstored if one.id in stored] == []
    assert asked(server, "GET", f"/s/{tokens[0]}").status == 200, "pages can still be read"
    return unstored


def sent_again(server, unstored):
    eventually(lambda: send(server.port, unstored[0]) == 303, "the server to store again")
    again = send_all(server.port, unstored, at_once=8)
    assert {status for _, status in again} == {303}


def check_all_counted(office, tokens):
    assert kept(office).counted == dict.fromkeys(tokens, 1)
    assert wrong_cells(office) == []


def test_pages_are_served_while_a_crowd_waits_for_a_file_that_is_held(tmp_path):
    office = tmp_path / "office"
    tokens = set_up(office, 40)
    with serving(office) as server, faults.held(server):
        phones = [connect(server.port) for _ in tokens]
        for phone, token in zip(phones, tokens, strict=True):
            phone.request("POST", f"/s/{token}", answer(token).body, {"Content-Type": FORM})
        assert asked(server, "GET", f"/s/{tokens[0]}").status == 200
        statuses = [phone.getresponse().status for phone in phones]
        for phone in phones:
            phone.close()
    assert statuses == [503] * len(tokens)
    assert kept(office).state_of == {}


def test_a_store_that_cannot_be_read_is_told_in_both_languages(tmp_path):
    office = tmp_path / "office"
    (token,) = set_up(office, 1)
    with serving(office) as server:
        store = office / "kiosk.sqlite"
        with store.open("r+b") as file:
            file.write(b"\xff" * store.stat().st_size)
        page = asked(server, "GET", f"/s/{token}?lang=en")
        check_form_is_kept(server, token, "en")
    assert (page.status, page.retry_after) == (503, "60")
    assert page.tree.xpath("//main/div/@lang") == ["vi", "en"]
    assert page.tree.xpath("//script") == []


def test_a_server_that_cannot_write_does_not_start_and_says_why(tmp_path):
    office = tmp_path / "office"
    set_up(office, 1)
    with faults.unchangeable(office / "kiosk.sqlite"):
        refused = kiosk(office, "serve", "--port", str(free_port()))
    assert refused.returncode == 1
    assert "cannot be opened for writing" in refused.stderr
    assert "Traceback" not in refused.stderr
