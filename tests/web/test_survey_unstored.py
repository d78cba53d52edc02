"""When the store cannot take an answer, its form comes back with everything in it, and says so."""

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from kiosk.store.sqlite import SqliteStore
from tests.web.citizens import Desk, filled, shown, text
from tests.web.faults import ruin

COMMENT = "Chờ lâu quá <b>ba</b> tuần\n& không ai báo"
TYPED = {"overall": "2", "reasons": ["time"], "comment": COMMENT, "help": "1"}


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.store = SqliteStore(made.settings.database, patience=0.01)
    return made


@pytest.fixture
def phone(desk):
    return desk.app().test_client()


@contextmanager
def held(desk):
    """Write to the store from another program until the block ends."""
    with closing(sqlite3.connect(desk.settings.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def typed_into(page):
    return {**filled(page), **TYPED}


def check_kept(response, sent, lang):
    """Check that the form came back as it was sent, with a word about it in its language."""
    page = shown(response, 503)
    assert page.get("lang") == lang
    assert response.headers["Retry-After"] == "60"
    again = filled(page)
    for name in ("id", "opened", "v", "overall", "reasons", "help"):
        assert again[name] == list(sent[name]), name
    assert again["comment"][0].replace("\r\n", "\n") == COMMENT
    (alert,) = page.xpath("//main//*[@role='alert']")
    assert alert.findtext("h2")
    return page


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_store_that_is_held_gives_the_form_back_and_takes_it_later(desk, phone, lang):
    token = desk.slip()
    sent = typed_into(shown(phone.get(f"/s/{token}?lang={lang}")))
    with held(desk):
        page = check_kept(phone.post(f"/s/{token}?lang={lang}", data=sent), sent, lang)
    assert "Xã Nghi Long" in text(page)
    assert desk.responses() == []
    again = phone.post(f"/s/{token}?lang={lang}", data=filled(page))
    assert again.status_code == 303
    (stored,) = desk.responses()
    assert stored["id"] == sent["id"][0]
    assert "Chờ lâu quá <b>ba</b> tuần" in stored["answers"]
    assert (stored["language"], stored["actor"]) == (lang, "assisted")


def test_the_notice_is_in_the_language_of_the_page(desk, phone):
    token = desk.slip()
    sent = typed_into(shown(phone.get(f"/s/{token}?lang=en")))
    with held(desk):
        english = shown(phone.post(f"/s/{token}?lang=en", data=sent), 503)
        vietnamese = shown(phone.post(f"/s/{token}?lang=vi", data=sent), 503)
    told = [" ".join(page.xpath("//*[@role='alert']//text()")) for page in (english, vietnamese)]
    assert "Not stored yet" in told[0]
    assert "send it again in a minute" in told[0]
    assert told[0] != told[1]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_store_that_cannot_even_be_read_gives_the_form_back(desk, phone, lang):
    token = desk.slip()
    sent = typed_into(shown(phone.get(f"/s/{token}?lang={lang}")))
    ruin(desk.store, desk.settings.database)
    page = check_kept(phone.post(f"/s/{token}?lang={lang}", data=sent), sent, lang)
    assert "Nghi Long" not in text(page)
    other = {"vi": "en", "en": "vi"}[lang]
    switched = phone.post(f"/s/{token}?lang={lang}", data={**sent, "lang": other})
    check_kept(switched, sent, other)


def test_a_form_of_questions_asked_before_comes_back_with_those(desk):
    token = desk.slip()
    before = desk.app().test_client()
    sent = typed_into(shown(before.get(f"/s/{token}")))
    changed = replace(desk.survey, title={**desk.survey.title, "vi": "Câu hỏi mới"})
    phone = desk.app(changed).test_client()
    shown(phone.post(f"/s/{token}", data={**sent, "lang": "vi"}))
    ruin(desk.store, desk.settings.database)
    page = shown(phone.post(f"/s/{token}", data=sent), 503)
    assert page.findtext(".//h1") == desk.survey.title["vi"]
    assert filled(page)["v"] == sent["v"]
    unknown = shown(phone.post(f"/s/{token}", data={**sent, "v": "0" * 64}), 503)
    assert unknown.findtext(".//h1") == "Câu hỏi mới"
    assert filled(unknown)["comment"][0].replace("\r\n", "\n") == COMMENT


def test_nobody_is_told_that_an_earlier_rating_counts_while_it_may_be_the_same(desk, phone):
    token = desk.slip()
    sent = typed_into(shown(phone.get(f"/s/{token}")))
    desk.office.send(desk.office.submission(token, response_id=sent["id"][0]))
    with held(desk):
        check_kept(phone.post(f"/s/{token}", data=sent), sent, "vi")
    shown(phone.post(f"/s/{token}", data=sent), 409)


def test_who_changes_an_answer_reads_so_when_it_cannot_be_stored(desk, phone):
    token = desk.slip()
    sent = typed_into(shown(phone.get(f"/s/{token}")))
    assert phone.post(f"/s/{token}", data=sent).status_code == 303
    with held(desk):
        changed = phone.post(f"/s/{token}", data={**sent, "overall": "5"})
    assert filled(shown(changed, 503))["overall"] == ["5"]


def test_a_code_that_was_replaced_meanwhile_says_so(desk, phone):
    token = desk.slip()
    sent = typed_into(shown(phone.get(f"/s/{token}")))
    desk.reissue(token)
    with held(desk):
        shown(phone.post(f"/s/{token}", data=sent), 410)


def test_pages_go_on_while_the_store_is_held(desk, phone):
    token = desk.slip()
    with held(desk):
        shown(phone.get(f"/s/{token}"))
