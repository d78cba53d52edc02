"""An office's room with a signed-in official, and what holds for each of their pages."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from lxml import html
from werkzeug.test import TestResponse

from kiosk.app import published_survey
from kiosk.config import Settings, resources
from kiosk.journey import people, surveys
from kiosk.web import http, office, tablet_app
from tests.builders import NOON, Dice, Office, act_at, sign
from tests.engines import SQLITE, Engine
from tests.live.server import eventually

NAME = "lan"
PASSWORD = "a long way home"


class Compiled(BytecodeCache):
    """Templates as compiled once for all rooms of this process: Jinja tells a changed one by its checksum."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()

FIELDS = ".//input[not(@type='hidden')] | .//select | .//textarea"


class Room:
    """A server for officials: its clock stands at noon until it is moved; nothing is stored but Lan's account."""

    def __init__(
        self, folder: Path, engine: Engine = SQLITE, *, invented: bool = False, **settings: Any
    ) -> None:
        self.now = NOON
        self.pick = Dice()
        plain = {"base_url": "https://danhgia.example.gov.vn"}
        self.settings = Settings(folder, engine.database(folder), **{**plain, **settings})
        self.store = engine.open(self.settings.database)
        self.store.migrate()
        survey = published_survey()
        surveys.publish(self.store, survey, now=NOON)
        self.app = self._app(survey, invented)
        wrong = people.add(self.store, NAME, PASSWORD, unit=None, now=NOON, pick=self.pick)
        assert wrong is None

    def _app(self, survey: Any, invented: bool) -> Flask:
        app = http.build(
            http.Services(
                store=self.store,
                settings=self.settings,
                clock=lambda: self.now,
                pick=self.pick,
                sign=sign,
                # English ids, so that tests read what is meant; translations have tests of their own.
                translator=lambda _language: lambda text: text,
                survey=survey,
                invented=invented,
                fonts=resources("static") / "fonts",
            ),
            secret_key="of the tests",
            static=resources("static"),
        )
        app.jinja_env.bytecode_cache = COMPILED
        http.limiter.reset()
        office.open_office(app)
        app.register_blueprint(tablet_app.bp)
        return app

    def later(self, **time: float) -> None:
        """Move the clock."""
        self.now += timedelta(**time)

    def furnish(self) -> Office:
        """Give the room the small office of the builders."""
        return Office(self.store, act_at())

    def stranger(self) -> "Browser":
        """Return a browser that nobody has used here."""
        return Browser(self.app.test_client(use_cookies=True))

    def official(self) -> "Browser":
        """Return a browser in which Lan is signed in, reading English."""
        browser = self.stranger()
        assert browser.sign_in().status_code == 303
        browser.get("/office/account?lang=en")
        return browser

    def finished(self, address: str, owner: str = NAME) -> None:
        """Wait until the job of an address has ended."""
        jobs, id = self.app.extensions["kiosk.jobs"], address.rsplit("/", 1)[-1]
        eventually(lambda: not jobs.find(id, owner).running, "the end of the work")


@contextmanager
def opened(folder: Path, engine: Engine = SQLITE, **settings: Any) -> Iterator[Room]:
    """Open a room and close its store."""
    room = Room(folder, engine, **settings)
    try:
        yield room
    finally:
        room.app.extensions["kiosk.jobs"].stop()
        room.store.close()


class Browser:
    """A browser that sends the token of the page it has seen, as people's do."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = ""

    def get(self, path: str) -> TestResponse:
        """Open a page and keep its token."""
        response = self.client.get(path, buffered=True)
        self._keep(response)
        return response

    def page(self, path: str, status: int = 200) -> html.HtmlElement:
        """Open a page that must be in order."""
        return checked(self.get(path), status)

    def send(self, path: str, **fields: Any) -> TestResponse:
        """Send a form."""
        form = {"csrf_token": self.token, **fields}
        response = self.client.post(
            path, data=form, content_type="multipart/form-data", buffered=True
        )
        self._keep(response)
        return response

    def follow(self, response: TestResponse) -> TestResponse:
        """Go where an answer leads, as often as it leads on."""
        while response.status_code == 303:
            response = self.get(response.location)
        return response

    def sign_in(self, name: str = NAME, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Sign in through the form."""
        self.get("/office/signin")
        return self.send("/office/signin", name=name, password=password, **fields)

    def _keep(self, response: TestResponse) -> None:
        if response.mimetype == "text/html":
            found = re.search(r'name="csrf_token" value="([^"]+)"', response.text)
            self.token = found[1] if found else self.token


def checked(response: TestResponse, status: int = 200) -> html.HtmlElement:
    """Return the page of an answer, after checking what holds for every page of the office."""
    assert response.status_code == status, response.text
    page = html.document_fromstring(response.text)
    assert page.get("lang") in ("vi", "en")
    assert page.findtext(".//title"), "a page has a title"
    assert len(page.findall(".//h1")) == 1, "a page has one main heading"
    assert len(page.findall(".//main")) == 1
    assert not page.xpath("//style | //@style | //script[not(@src)] | //@onclick"), "strict CSP"
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), "ids are unique"
    for reference in page.xpath(
        "//label/@for | //@aria-labelledby | //@aria-describedby | //@list"
    ):
        assert set(reference.split()) <= set(ids), reference
    for field in page.xpath(FIELDS):
        named = field.get("aria-label") or page.xpath(f"//label[@for='{field.get('id')}']")
        assert named or field.xpath("ancestor::label"), html.tostring(field)
    for form in page.xpath("//form[@method='post']"):
        assert form.xpath(".//input[@name='csrf_token']"), "each posted form carries a token"
    for table in page.xpath("//table"):
        assert not table.xpath(".//thead//th[not(@scope)]"), "headings say what they head"
    headers = response.headers
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    return page


def words(page: html.HtmlElement) -> str:
    """Return what a page says, with single blanks."""
    return " ".join(" ".join(page.find(".//main").itertext()).split())


def rows(page: html.HtmlElement, table: str) -> list[list[str]]:
    """Return the body of the table whose caption has an id, as texts."""
    found = page.xpath(f"//table[caption/@id='{table}']/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in found]
