"""What the server lets in, what it sheds, and the headers that every response carries."""

import json
import re
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPMessage
from typing import NamedTuple

import pytest
from lxml import html

from kiosk.app import create_app
from kiosk.config import load
from tests.live.load import FORM, answer, connect, kept, post, set_up
from tests.live.server import PATIENCE, kiosk, serving

WRONG = "2222222222222223"


class Reply(NamedTuple):
    status: int
    headers: HTTPMessage
    body: bytes


def ask(server, method, path, body=None, **headers):
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)) as connection:
        # A server that refuses early answers while the body is still on its way, and its answer counts.
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.request(
                method, path, body, headers, encode_chunked=not isinstance(body, str)
            )
        response = connection.getresponse()
        return Reply(response.status, response.headers, response.read())


def ask_to_store(server, token, body):
    return ask(server, "POST", f"/s/{token}", body, **{"Content-Type": FORM})


@pytest.fixture(scope="module")
def tokens(tmp_path_factory):
    return set_up(tmp_path_factory.mktemp("door") / "office", 10)


@pytest.fixture(scope="module")
def office(tmp_path_factory, tokens):
    return next(tmp_path_factory.getbasetemp().glob("door*/office"))


@pytest.fixture(scope="module")
def server(office):
    with serving(office) as running:
        yield running


@pytest.fixture(scope="module")
def routes(office):
    """Return (method, path) of everything the application answers, places filled with something unknown."""
    app = create_app(load({}, instance=office))
    found = []
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<any\((\w+),[^>]*>", r"\1", rule.rule)
        path = re.sub(r"<[^>]+>", "unknown", path)
        found += [(method, path) for method in sorted(rule.methods - {"OPTIONS"})]
    app.extensions["kiosk"].store.close()
    return sorted(set(found))


def check_headers(reply, what):
    policy = reply.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; "), what
    assert "frame-ancestors 'none'" in policy, what
    assert re.search("form-action '(?:self|none)'", policy), what
    assert "base-uri 'none'" in policy, what
    # The tablet's scanner is compiled in the browser; that lets no text become a script.
    assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", ""), what
    assert "://" not in policy, what
    assert reply.headers["X-Content-Type-Options"] == "nosniff", what
    assert reply.headers["Referrer-Policy"] in ("same-origin", "no-referrer"), what


def test_every_response_carries_the_headers_that_keep_it_from_misuse(server, tokens, routes):
    assert len(routes) > 20
    more = [("GET", f"/s/{tokens[0]}"), ("GET", "/nothing/of/the/kind"), ("PUT", "/")]
    for method, path in [*routes, *more]:
        reply = ask(server, method, path)
        check_headers(reply, (method, path, reply.status))
        assert reply.status < 500, (method, path)


def test_only_reading_and_posting_is_allowed(server, tokens):
    for path in (f"/s/{tokens[0]}", f"/o/{tokens[0]}", "/", "/office/", "/office/signin"):
        for method in ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND"):
            assert ask(server, method, path).status in (400, 401, 404, 405), (method, path)
        allowed = ask(server, "OPTIONS", path).headers.get("Allow", "")
        assert set(allowed.split(", ")) <= {"GET", "HEAD", "POST", "OPTIONS", ""}


def test_a_head_of_the_survey_is_its_get_without_the_page(server, tokens):
    reply = ask(server, "HEAD", f"/s/{tokens[0]}")
    assert (reply.status, reply.body) == (200, b"")


def test_an_answer_larger_than_any_form_is_refused(server, tokens, office):
    sent = answer(tokens[1])
    body = sent.body + "x" * 20_000
    assert ask_to_store(server, sent.token, body).status == 413
    assert sent.id not in kept(office).state_of


def test_an_answer_that_does_not_say_how_long_it_is_may_be_cut_and_is_refused(
    server, tokens, office
):
    sent = answer(tokens[9])
    reply = ask_to_store(server, sent.token, iter([sent.body.encode()]))
    assert reply.status == 411
    assert "gửi lần nữa" in reply.body.decode()
    assert sent.id not in kept(office).state_of
    assert ask_to_store(server, sent.token, sent.body).status == 303


def test_the_key_to_an_answer_is_kept_from_scripts_and_other_sites(server, tokens):
    with closing(connect(server.port)) as phone:
        cookie = post(phone, answer(tokens[2])).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_the_session_of_an_official_is_kept_from_scripts_and_other_sites(server):
    reply = ask(server, "GET", "/office/signin")
    cookies = reply.headers.get_all("Set-Cookie")
    assert cookies
    for cookie in cookies:
        assert {"HttpOnly", "SameSite=Lax", "Path=/office"} <= set(cookie.split("; "))


def test_behind_https_no_cookie_travels_without_it(office, tokens):
    with serving(office, KIOSK_BASE_URL="https://danhgia.example.vn") as server:
        page = ask(server, "GET", "/office/signin", Host="danhgia.example.vn")
        with closing(connect(server.port)) as phone:
            stored = post(phone, answer(tokens[3]))
    for cookie in [*page.headers.get_all("Set-Cookie"), stored.headers["Set-Cookie"]]:
        assert "Secure" in cookie.split("; ")
    assert page.headers["Strict-Transport-Security"]


def test_a_flood_of_wrong_codes_is_shed_while_right_ones_work(tmp_path):
    (token,) = set_up(tmp_path / "office", 1)
    with serving(tmp_path / "office") as server:
        # The limit is counted by the minute: these may fall into two of them.
        statuses = [ask(server, "GET", f"/s/{WRONG}").status for _ in range(130)]
        assert set(statuses) == {404, 429}
        assert statuses[:60] == [404] * 60
        assert ask(server, "GET", f"/s/{token}").status == 200
        with closing(connect(server.port)) as phone:
            assert post(phone, answer(token)).status == 303


def test_pages_that_strangers_see_ask_for_nothing_of_another_host(server, tokens, routes):
    for _, path in [("GET", f"/s/{tokens[0]}"), *routes]:
        reply = ask(server, "GET", path)
        if reply.headers.get_content_type() == "text/html" and reply.body:
            page = html.document_fromstring(reply.body.decode())
            asked = page.xpath("//@src | //link/@href | //@action | //@data-src | //@srcset")
            assert [address for address in asked if "//" in address] == [], path
            assert b"url(" not in reply.body, path


def test_the_command_line_sees_what_the_server_stores(server, tokens, office):
    with closing(connect(server.port)) as phone:
        assert post(phone, answer(tokens[4])).status == 303
    shown = kiosk(office, "coverage", "--from", "2024-03-01", "--to", "2024-03-31", "--json")
    assert json.loads(shown.stdout)["total"]["rated"] == len(kept(office).counted)
