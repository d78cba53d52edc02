"""The survey in a real browser: without JavaScript, by keyboard, and after going back."""

from threading import Thread

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from tests.web.citizens import Desk

COMMENT = "Chờ ba buổi sáng"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def slip(desk):
    """Return the address in the code of a slip, on a server of its own."""
    server = make_server("127.0.0.1", 0, desk.app(), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/s/{desk.slip()}"
    server.shutdown()
    thread.join()
    server.server_close()


def send(page):
    page.get_by_role("button", name="Gửi đánh giá").click()


def test_a_citizen_answers_in_two_taps(desk, slip, phone):
    requests = []
    phone.on("request", lambda request: requests.append(request.url))
    phone.goto(slip)
    assert requests == [slip]
    phone.get_by_text("Hài lòng", exact=True).click()
    send(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Cảm ơn Ông/Bà")
    assert [row["answers"] for row in desk.responses()] == ['{"overall":["4"]}']


def test_reasons_come_and_go_with_the_face_that_is_chosen(slip, phone):
    phone.goto(slip)
    reasons = phone.get_by_role("group", name="Điều gì khiến Ông/Bà chưa hài lòng?")
    expect(reasons).to_be_hidden()
    phone.get_by_label("Bình thường").check()
    expect(reasons).to_be_visible()
    phone.get_by_label("Rất hài lòng").check()
    expect(reasons).to_be_hidden()


def test_an_empty_form_leads_to_the_question_that_lacks_an_answer(slip, phone):
    phone.goto(slip)
    send(phone)
    phone.get_by_role("alert").get_by_role("link").click()
    expect(phone.get_by_label("Rất hài lòng")).to_be_focused()
    expect(phone.get_by_role("radio", checked=True)).to_have_count(0)


def test_arrow_keys_choose_and_never_send(desk, slip, phone):
    phone.goto(slip)
    phone.get_by_label("Rất hài lòng").focus()
    for _ in range(3):
        phone.keyboard.press("ArrowDown")
    expect(phone.get_by_label("Không hài lòng", exact=True)).to_be_checked()
    assert phone.url == slip
    assert desk.responses() == []


def test_return_on_a_face_sends_and_asks_why_where_that_was_not_seen(desk, slip, phone):
    phone.goto(slip)
    phone.get_by_label("Không hài lòng", exact=True).check()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("status")).to_be_visible()
    assert phone.locator("html").get_attribute("lang") == "vi"
    assert desk.responses() == []
    phone.get_by_label("Hài lòng", exact=True).check()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Cảm ơn Ông/Bà")


def test_switching_the_language_keeps_what_was_typed(slip, phone):
    phone.goto(slip)
    phone.get_by_label("Bình thường").check()
    phone.get_by_role("textbox").fill(COMMENT)
    phone.get_by_role("button", name="English").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Rate our service")
    expect(phone.get_by_label("Neutral")).to_be_checked()
    expect(phone.get_by_role("textbox")).to_have_value(COMMENT)


def test_going_back_after_sending_shows_no_form_and_no_comment(slip, phone):
    phone.goto(slip)
    heading = phone.get_by_role("heading", level=1)
    for comment in (COMMENT, f"{COMMENT} và một buổi chiều"):
        phone.get_by_label("Bình thường").check()
        phone.get_by_role("textbox").fill(comment)
        send(phone)
        expect(heading).to_have_text("Cảm ơn Ông/Bà")
        phone.go_back(wait_until="commit")
        expect(heading).to_have_text("Hồ sơ này đã được đánh giá")
        assert COMMENT not in phone.content()
        phone.get_by_role("link", name="Sửa đánh giá").click()
        expect(phone.get_by_role("textbox")).to_have_value(comment)


@pytest.mark.parametrize("width", [180, 320, 360])
def test_nothing_sticks_out_sideways(chromium, slip, width):
    context = chromium.new_context(viewport={"width": width, "height": 640})
    page = context.new_page()
    for address in (slip, f"{slip}X", f"{slip}/../.."):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    context.close()
