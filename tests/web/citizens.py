"""An office with slips, and the citizens who open them: what the tests of the survey pages share."""

import re
from pathlib import Path
from typing import Any

from flask import Flask
from lxml import html
from werkzeug.test import TestResponse

from kiosk.app import published_survey, translator
from kiosk.config import Settings, resources
from kiosk.core.surveys import Survey
from kiosk.core.tokens import Token
from kiosk.journey import slips, surveys
from kiosk.web import http
from kiosk.web.survey import bp
from tests.builders import NOON, Dice, Office, act_at, sign
from tests.engines import SQLITE, Engine


class Desk:
    """A one-stop desk that asks the shipped survey; its clock stands at noon until it is moved."""

    def __init__(self, folder: Path, engine: Engine = SQLITE, **settings: object) -> None:
        self.now = NOON
        self.pick = Dice()
        self.settings = Settings(folder, engine.database(folder), **settings)
        self.store = engine.open(self.settings.database)
        self.store.migrate()
        self.office = Office(self.store, act_at())
        self.survey = published_survey()
        self._codes: dict[Token, str] = {}

    def app(self, survey: Survey | None = None, *, invented: bool = False) -> Flask:
        """Return the application as it would be after a start with this survey."""
        survey = survey or self.survey
        surveys.publish(self.store, survey, now=self.now)
        app = http.build(
            http.Services(
                store=self.store,
                settings=self.settings,
                clock=lambda: self.now,
                pick=self.pick,
                sign=sign,
                translator=translator,
                survey=survey,
                invented=invented,
            ),
            secret_key="of the tests",
            static=resources("static"),
        )
        http.limiter.reset()
        if bp.name not in app.blueprints:
            app.register_blueprint(bp)
        return app

    def slip(self, **changes: object) -> Token:
        """Return the code on the slip of another record."""
        record = self.office.record(**changes)
        token = self.office.code(record)
        self._codes[token] = record.code
        return token

    def reissue(self, token: Token) -> Token | None:
        """Print the record's slip anew."""
        return slips.reissue(self.store, self._codes[token], self.office.act)

    def responses(self) -> list[dict[str, Any]]:
        """Return every response in the store, by state and answers."""
        return self.office.told("SELECT * FROM response ORDER BY state, answers")


def shown(response: TestResponse, status: int = 200) -> html.HtmlElement:
    """Return the page that a citizen sees, after checking what holds for every page of theirs."""
    assert response.status_code == status, response.text
    page = html.document_fromstring(response.text)
    (heading,) = page.xpath("//h1")
    assert page.findtext(".//title").startswith(heading.text_content())
    assert page.get("lang") in ("vi", "en")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in page.xpath("//a[starts-with(@href, '#')]/@href"):
        assert link[1:] in ids
    for named in " ".join(page.xpath("//@aria-describedby")).split():
        assert named in ids
    _is_alone(response, page)
    return page


def _is_alone(response: TestResponse, page: html.HtmlElement) -> None:
    """One response, no script, no style but its own, kept nowhere, no session."""
    assert page.xpath("//script | //img | //iframe | //@style | //@onclick") == []
    assert page.xpath("//link/@href") == ["data:,"]
    (nonce,) = page.xpath("//style/@nonce")
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith(f"default-src 'none'; style-src 'nonce-{nonce}'; ")
    assert response.headers["Cache-Control"] == "no-store"
    assert "session" not in response.headers.get("Set-Cookie", "")


def filled(page: html.HtmlElement) -> dict[str, list[str]]:
    """Return what the form of a page would post if it were sent as it is."""
    form = page.get_element_by_id("f")
    values: dict[str, list[str]] = {}
    for name, value in form.form_values():
        # A browser drops the newline that follows the tag of a text area; lxml does not.
        values.setdefault(name, []).append(value.removeprefix("\n"))
    return values


def text(page: html.HtmlElement) -> str:
    """Return the words on a page."""
    return re.sub(r"\s+", " ", page.find("body").text_content())
