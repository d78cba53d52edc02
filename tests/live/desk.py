"""An official's browser over real connections: a proxy may send each of its requests to another process."""

import re
from email.message import Message
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from lxml import html
from werkzeug.test import encode_multipart

from tests.live.server import PATIENCE, Server, eventually


class _Stay(HTTPRedirectHandler):
    """Leaves it to the test where to go on."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Page:
    """What a server answered."""

    def __init__(self, path: str, status: int, headers: Message, body: bytes) -> None:
        self.path = path
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def location(self) -> str | None:
        return self.headers["Location"]

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.body.decode())

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.tree.find(".//main").itertext()).split())

    @property
    def waits(self) -> bool:
        """Whether work goes on that the page tells of."""
        return b"data-watch" in self.body and any(self.tree.xpath("//@data-watch"))


class Desk:
    """One browser: its cookies go to whichever process is asked."""

    def __init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()), _Stay())
        self._token = ""

    def get(self, server: Server, path: str) -> Page:
        return self._ask(Request(server.address + path), path)

    def send(self, server: Server, path: str, **fields: Any) -> Page:
        """Send a form with the token of the page seen last, wherever that came from."""
        boundary, body = encode_multipart({"csrf_token": self._token, **fields})
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self._ask(Request(server.address + path, body, headers), path)

    def follow(self, server: Server, page: Page) -> Page:
        """Go where an answer leads, and wait there for work that goes on."""

        def arrived() -> Page | None:
            at = page
            while at.status == 303 or (at is page and at.waits):
                at = self.get(server, at.location or at.path)
            return None if at.waits else at

        return eventually(arrived, "the end of the work")

    def sign_in(self, server: Server, name: str, password: str) -> Page:
        self.get(server, "/office/signin?lang=en")
        return self.send(server, "/office/signin", name=name, password=password)

    def _ask(self, request: Request, path: str) -> Page:
        try:
            with self._opener.open(request, timeout=PATIENCE) as reply:
                page = Page(path, reply.status, reply.headers, reply.read())
        except HTTPError as error:
            with error:
                page = Page(path, error.code, error.headers, error.read())
        found = re.search(rb'name="csrf_token" value="([^"]+)"', page.body)
        if found:
            self._token = found[1].decode()
        return page
