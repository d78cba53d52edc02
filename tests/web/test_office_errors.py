import logging

import pytest
from lxml import html

from kiosk.web import http
from tests.web.faults import ruin
from tests.web.officials import Browser, Room, checked, words


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_unknown_address_has_a_page_in_both_languages(lan: Browser, lang: str) -> None:
    page = lan.page(f"/office/no-such-page?lang={lang}", 404)
    assert page.get("lang") == lang
    assert page.xpath("//main//a/@href") == ["/office/"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_citizens_who_mistype_an_address_get_a_page_of_their_own(room: Room, lang: str) -> None:
    response = room.stranger().get(f"/nothing-here?lang={lang}")
    assert response.status_code == 404
    page = html.document_fromstring(response.text)
    assert "scan the code on your slip" in words(page)
    assert page.xpath("//main//a/@href") == [f"/?lang={lang}"]


def test_a_form_s_address_cannot_be_opened_as_a_page(lan: Browser) -> None:
    page = lan.page("/office/signout", 405)
    assert "cannot be opened like that" in words(page)


def test_a_file_that_is_too_large_is_refused_with_advice(room: Room, lan: Browser) -> None:
    room.app.config["MAX_CONTENT_LENGTH"] = 5_000
    lan.get("/office/people")
    page = checked(lan.send("/office/people", note="x" * 6_000), 413)
    assert f"At most {http.UPLOAD_LIMIT >> 20} MB" in words(page)


def test_the_page_for_a_broken_program_works_when_the_store_does_not(
    room: Room, lan: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    room.store.write(lambda db: db._connection.execute("DROP TABLE session"))
    with caplog.at_level(logging.CRITICAL):
        response = lan.get("/office/")
    assert response.status_code == 500
    page = html.document_fromstring(response.text)
    assert page.xpath("//div/@lang") == ["vi", "en"]
    assert "session" not in page.text_content()


@pytest.mark.parametrize(
    ("refused", "said"),
    [(400, "Please go back and send it again."), (503, "wait a few seconds and send it again")],
)
def test_citizens_whose_answer_did_not_come_in_whole_are_told_to_send_it_again(
    room: Room, refused: int, said: str
) -> None:
    response = room.stranger().client.post("/s/x", environ_overrides={http.REFUSED: refused})
    assert response.status_code == refused
    page = html.document_fromstring(response.text)
    assert said in words(page)
    assert page.xpath("//main//a") == [], "whoever goes back finds what was typed"
    assert ("Retry-After" in response.headers) == (refused == 503)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_store_that_cannot_be_used_is_told_and_asks_to_come_back(
    room: Room, lan: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    room.store.write(lambda db: db._connection.execute("PRAGMA query_only = 1"))
    with caplog.at_level(logging.ERROR, "kiosk"):
        response = lan.send("/office/people", name="minh")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    said = html.document_fromstring(response.text).text_content()
    assert "What you sent was not stored." in said
    assert str(room.settings.database) not in said
    assert str(room.settings.database) in caplog.text


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_store_that_cannot_be_read_is_told_in_both_languages_without_a_word_of_storing(
    room: Room, lan: Browser
) -> None:
    ruin(room.store, room.settings.database)
    response = lan.get("/office/?lang=en")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    page = html.document_fromstring(response.text)
    assert page.xpath("//div/@lang") == ["vi", "en"]
    assert page.xpath("//script") == []
    assert "Nothing is lost. Please try again" in words(page)
    assert "not stored" not in words(page)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_officials_go_on_reading_when_nothing_can_be_stored(room: Room, lan: Browser) -> None:
    lan.page("/office/")
    room.store.write(lambda db: db._connection.execute("PRAGMA query_only = 1"))
    room.later(minutes=30)
    lan.page("/office/")
