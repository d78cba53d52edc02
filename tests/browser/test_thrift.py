"""The citizen's page on a bad line, a big font, a keyboard: small, whole, and never lost."""

from threading import Thread

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from tests.browser.checks import focused, sticking_out
from tests.browser.conftest import PHONE
from tests.live.server import serving
from tests.web.citizens import Desk

LIMIT = 4096
COMMENT = "Chờ ba buổi sáng"


@pytest.fixture(scope="module")
def address(demo, tmp_path_factory):
    copy = demo.copy(tmp_path_factory.mktemp("office") / "instance")
    with serving(copy.instance) as server:
        yield f"{server.address}/s/{copy.unrated()}"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_first_load_is_one_small_response(address, browse, lang):
    page = browse(**PHONE)
    wire = page.context.new_cdp_session(page)
    asked, received = [], []
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    page.goto(f"{address}?lang={lang}", wait_until="networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [f"{address}?lang={lang}"]
    assert 1000 < sum(received) <= LIMIT


def test_letters_twice_as_large_fit_on_a_phone(address, browse):
    page = browse(**PHONE)
    page.goto(address)
    page.get_by_label("Bình thường").check()
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert sticking_out(page) == []
    page.get_by_role("button", name="Gửi đánh giá").scroll_into_view_if_needed()


def test_everything_can_be_reached_and_seen_by_keyboard(address, browse):
    page = browse(**PHONE)
    page.goto(address)
    page.get_by_label("Bình thường").check()
    page.evaluate("document.activeElement.blur()")
    reached = [one for one in focused(page, 16) if one]
    assert [one for one in reached if one.startswith("unmarked")] == []
    names = {one.split(" ")[1] for one in reached}
    assert {"overall", "reasons", "comment", "help", "step", "lang"} <= names


@pytest.fixture
def forgetful(tmp_path):
    """Serve an office whose answers set no cookie: what browsers would do without it."""
    desk = Desk(tmp_path)
    app = desk.app()

    def without_cookie(environ, start):
        def begin(status, headers, *more):
            return start(status, [one for one in headers if one[0] != "Set-Cookie"], *more)

        return app(environ, begin)

    server = make_server("127.0.0.1", 0, without_cookie, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/s/{desk.slip()}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_without_the_cookie_going_back_would_show_the_comment(forgetful, phone):
    phone.goto(forgetful)
    phone.get_by_label("Hài lòng", exact=True).check()
    phone.get_by_role("textbox").fill(COMMENT)
    phone.get_by_role("button", name="Gửi đánh giá").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Cảm ơn Ông/Bà")
    phone.go_back(wait_until="commit")
    expect(phone.get_by_role("textbox")).to_have_value(COMMENT)
