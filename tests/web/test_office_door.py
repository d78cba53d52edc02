import re
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask
from lxml import html

from kiosk.config import load
from kiosk.journey import people
from tests.web.officials import NAME, PASSWORD, Room, checked, opened, words


def routes(app: Flask, method: str) -> list[str]:
    """Return an address for each of the office's routes that takes the method."""
    open_to_all = {"signin.ask", "signin.sign_in"}
    return [
        re.sub(r"<(?:[^:>]*:)?[^>]*>", "units" if "any(" in rule.rule else "x", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/office")
        and method in (rule.methods or ())
        and rule.endpoint not in open_to_all
    ]


def test_a_stranger_who_reads_is_sent_to_the_sign_in(room: Room) -> None:
    found = routes(room.app, "GET")
    assert len(found) >= 20
    for path in (*found, "/office/no-such-page"):
        response = room.stranger().get(path)
        assert response.status_code == 302, path
        assert response.location == f"/office/signin?next={path}"


def test_a_stranger_who_sends_gets_a_plain_refusal(room: Room) -> None:
    found = routes(room.app, "POST")
    assert len(found) > 15
    for path in found:
        page = checked(room.stranger().send(path), 401)
        assert "You are not signed in" in words(page), path


def test_a_form_without_the_token_of_a_page_changes_nothing(room: Room) -> None:
    lan = room.official()
    for path in (*routes(room.app, "POST"), "/office/signin"):
        page = checked(lan.client.post(path, data={"do": "import"}), 400)
        assert "open for too long" in words(page), path


def test_the_right_password_opens_the_first_page(room: Room) -> None:
    browser = room.stranger()
    response = browser.sign_in()
    assert (response.status_code, response.location) == (303, "/office/")
    browser.page("/office/")
    assert browser.get("/office/signin").location == "/office/"


def test_the_sign_in_leads_back_to_the_page_that_was_asked_for(room: Room) -> None:
    browser = room.stranger()
    page = browser.page(browser.get("/office/records?code=H41&lang=en").location)
    wanted = page.xpath("//input[@name='next']/@value")
    assert wanted == ["/office/records?code=H41&lang=en"]
    assert browser.sign_in(next=wanted[0]).location == "/office/records?code=H41&lang=en"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/office/",
        "//evil.example/office/",
        "/\\evil.example",
        "/office/\\evil",
        "/officer",
        "/s/abc",
        "/office/signin",
        "javascript:alert(1)",
        "",
    ],
)
def test_the_sign_in_leads_nowhere_else(room: Room, elsewhere: str) -> None:
    assert room.stranger().sign_in(next=elsewhere).location == "/office/"


@pytest.mark.parametrize(("name", "password"), [(NAME, "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_sign_in_is_not_told_which_part_was_wrong(
    room: Room, name: str, password: str
) -> None:
    page = checked(room.stranger().sign_in(name, password), 401)
    assert "Name or password is wrong" in words(page)
    assert page.xpath("//input[@name='name']/@value") == [name]
    assert not page.xpath("//input[@type='password']/@value")


def test_who_guesses_is_told_how_long_to_wait(room: Room) -> None:
    browser = room.stranger()
    for _ in range(5):
        assert browser.sign_in(password="wrong").status_code == 401
    slowed = browser.sign_in(password=PASSWORD)
    assert "Please wait" in words(checked(slowed, 429))
    room.later(seconds=int(slowed.headers["Retry-After"]))
    assert browser.sign_in().status_code == 303


def test_a_guesser_does_not_lock_out_the_machines_that_the_office_uses(room: Room) -> None:
    known = room.official()
    known.send("/office/signout")
    guesser = room.stranger()
    for _ in range(12):
        guesser.sign_in(password="wrong")
    assert guesser.sign_in().status_code == 429
    assert known.sign_in().status_code == 303


# What is counted lies in the process, not in the store; sixty sign-ins take half a minute.
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_who_tries_many_names_is_slowed_down_and_the_office_s_machines_are_not(room: Room) -> None:
    known = room.official()
    known.send("/office/signout")
    guesser = room.stranger()
    made_up = "kiosk_device_" + sha256(b"name61").hexdigest()[:12]
    guesser.client.set_cookie(made_up, "mark.signature", path="/office/signin")
    tried = [guesser.sign_in(f"name{number}", "wrong").status_code for number in range(62)]
    assert tried == [401] * 59 + [429] * 3
    assert known.sign_in().status_code == 303


def test_colleagues_at_one_machine_each_keep_their_mark(room: Room) -> None:
    people.add(room.store, "minh", PASSWORD, unit=None, now=room.now, pick=room.pick)
    shared = room.official()
    shared.send("/office/signout")
    assert shared.sign_in("minh").status_code == 303
    marks = [cookie.key for cookie in shared.client._cookies.values() if "device" in cookie.key]
    assert len(marks) == 2


def test_cookies_cannot_be_read_by_scripts_and_stay_in_the_office(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        response = room.stranger().sign_in()
        cookies = response.headers.getlist("Set-Cookie")
        assert len(cookies) == 2
        for cookie in cookies:
            assert "HttpOnly" in cookie
            assert "SameSite=Lax" in cookie
            assert "Path=/office" in cookie
            assert "Secure" in cookie


def test_cookies_work_on_the_office_s_own_network_without_https(tmp_path: Path) -> None:
    with opened(tmp_path, base_url="http://192.168.1.5:8000") as room:
        cookies = room.stranger().sign_in().headers.getlist("Set-Cookie")
        assert not any("Secure" in cookie for cookie in cookies)


def test_signing_in_starts_a_session_that_nobody_knew_before(room: Room) -> None:
    browser = room.stranger()
    browser.get("/office/signin")
    before = browser.client.get_cookie("kiosk_session", path="/office")
    planted = before.value if before else ""
    token = browser.token
    browser.sign_in()
    intruder = room.stranger()
    intruder.client.set_cookie("kiosk_session", planted, path="/office")
    assert intruder.get("/office/").status_code == 302
    browser.token = token
    assert browser.send("/office/signout").status_code == 400


def test_signing_out_ends_the_session_for_every_copy_of_its_cookie(room: Room) -> None:
    lan = room.official()
    cookie = lan.client.get_cookie("kiosk_session", path="/office")
    assert cookie
    copy = room.stranger()
    copy.client.set_cookie("kiosk_session", cookie.value, path="/office")
    assert copy.get("/office/").status_code == 200
    page = checked(lan.follow(lan.send("/office/signout")))
    assert "You are signed out." in words(page)
    assert copy.get("/office/").status_code == 302


def test_a_session_ends_after_a_working_day(room: Room) -> None:
    lan = room.official()
    room.later(hours=11, minutes=59)
    assert lan.get("/office/").status_code == 200
    room.later(minutes=2)
    assert lan.get("/office/").status_code == 302


def test_a_closed_account_is_out_at_once(room: Room) -> None:
    lan = room.official()
    people.disable(room.store, NAME, now=room.now)
    assert lan.get("/office/").status_code == 302
    assert lan.sign_in().status_code == 401


def test_the_language_is_kept_once_it_is_chosen(room: Room) -> None:
    browser = room.stranger()
    assert browser.page("/office/signin").get("lang") == "vi"
    assert browser.page("/office/signin?lang=en").get("lang") == "en"
    assert browser.page("/office/signin").get("lang") == "en"
    assert browser.page("/office/signin?lang=xx").get("lang") == "en"


def test_every_page_of_a_demonstration_says_that_it_is_one(tmp_path: Path) -> None:
    with opened(tmp_path, invented=True) as room:
        lan = room.official()
        for path in ("/office/", "/office/records", "/office/nix", "/office/account"):
            assert "every record and every rating is made up" in lan.get(path).text
        assert "made up" in room.stranger().get("/office/signin").text


def test_another_language_shows_the_very_same_page(room: Room) -> None:
    lan = room.official()
    address = "/office/slips?from=2024-03-01&to=2024-03-31&status=9&status=7&printed=1"
    (link,) = lan.page(f"{address}&lang=en", 422).xpath("//header//a[@hreflang='vi']/@href")
    page = lan.page(link, 422)
    assert page.get("lang") == "vi"
    assert page.xpath("//form[@method='get']//input[@name='status'][@checked]/@value") == ["9", "7"]
    refused = checked(lan.send("/office/people/nobody/password"), 422)
    assert refused.xpath("//header//a[@hreflang='en']/@href") == ["/office/?lang=en"]


@pytest.mark.parametrize("path", ["/office/", "/office/signin", "/s/X"])
def test_another_host_is_told_the_right_address(room: Room, path: str) -> None:
    page = room.app.test_client().get(path, headers={"Host": "192.168.1.20:8000"})
    assert page.status_code == 400
    assert "https://danhgia.example.gov.vn" in page.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]", "[::1]:8000"])
def test_the_machine_itself_is_answered_by_every_name_it_has(room: Room, host: str) -> None:
    page = room.app.test_client().get("/office/signin", headers={"Host": host})
    assert page.status_code == 200


@pytest.mark.parametrize("host", ["[::1].evil.example", "[::2]", "[", ":8000", "a b"])
def test_what_only_looks_like_this_machine_is_not_answered(room: Room, host: str) -> None:
    page = room.app.test_client().get("/office/signin", headers={"Host": host})
    assert page.status_code == 400


@pytest.mark.parametrize("host", ["cũ.vn", "xn--c-mna.vn", "[2405:4800::2]", "[2405:4800::1]:8443"])
def test_the_office_s_own_names_are_answered_however_they_are_written(
    tmp_path: Path, host: str
) -> None:
    names = {"KIOSK_HOSTS": "cũ.vn, [2405:4800::2]:80"}
    settings = load({"KIOSK_BASE_URL": "http://[2405:4800::1]:8443", **names}, instance=tmp_path)
    with opened(tmp_path, base_url=settings.base_url, hosts=settings.hosts) as room:
        page = room.app.test_client().get(
            "/office/signin", headers={"Host": host.encode("idna").decode()}
        )
    assert page.status_code == 200


def test_the_host_is_known_in_capitals_too(room: Room) -> None:
    page = room.app.test_client().get("/office/signin", headers={"Host": "DANHGIA.EXAMPLE.GOV.VN"})
    assert page.status_code == 200


@pytest.mark.parametrize("wanted", ["//[", "/office/\r\nX: y"])
def test_an_address_that_is_none_leads_to_the_first_page(room: Room, wanted: str) -> None:
    browser = room.app.test_client()
    token = html.document_fromstring(browser.get("/office/signin").text).xpath(
        "//input[@name='csrf_token']/@value"
    )[0]
    done = browser.post(
        "/office/signin",
        data={"name": NAME, "password": PASSWORD, "next": wanted, "csrf_token": token},
    )
    assert done.status_code == 303
    assert done.headers["Location"] == "/office/"
