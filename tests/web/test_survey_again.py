"""Codes that were used, replaced or never given: each has a page that says what to do."""

from datetime import timedelta

import pytest

from kiosk.core.tokens import ALPHABET, make_token, prefix_of
from tests.web.citizens import Desk, filled, shown, text


@pytest.fixture
def desk(tmp_path, engine):
    return Desk(tmp_path, engine)


@pytest.fixture
def app(desk):
    return desk.app()


@pytest.fixture
def phone(app):
    return app.test_client()


@pytest.fixture
def stranger(app):
    """Another browser with the same code."""
    return app.test_client()


@pytest.fixture
def rated(desk, phone):
    """Return the code of a record that the phone has rated."""
    token = desk.slip()
    form = filled(shown(phone.get(f"/s/{token}")))
    sent = {**form, "overall": "2", "reasons": ["time"], "comment": "Chờ lâu quá"}
    assert phone.post(f"/s/{token}", data=sent).status_code == 303
    return token


def change_of(phone, token):
    """Return where the page of one's own answer leads to change it."""
    (link,) = shown(phone.get(f"/s/{token}")).xpath("//a[contains(@href, 'change=')]/@href")
    return f"/s/{token}{link}"


def test_the_browser_that_answered_sees_its_answer_but_not_at_once_its_comment(phone, rated):
    words = text(shown(phone.get(f"/s/{rated}")))
    assert "Không hài lòng" in words
    assert "Thời gian giải quyết" in words
    assert "Chờ lâu quá" not in words


def test_another_browser_sees_only_that_the_record_is_rated(phone, stranger, rated):
    change = change_of(phone, rated)
    for address in (f"/s/{rated}", change):
        page = shown(stranger.get(address))
        assert page.findtext(".//h1") == "Hồ sơ này đã được đánh giá"
        assert "Không phải Ông/Bà" in text(page)
        assert page.forms == []
        assert "Không hài lòng" not in text(page)


def test_an_answer_is_changed_by_sending_the_form_again(desk, phone, rated):
    page = shown(phone.get(change_of(phone, rated)))
    form = filled(page)
    assert form["overall"] == ["2"]
    assert form["reasons"] == ["time"]
    assert form["comment"] == ["Chờ lâu quá"]
    assert phone.post(f"/s/{rated}", data={**form, "overall": "4"}).status_code == 303
    assert [row["state"] for row in desk.responses()] == ["counted", "replaced"]
    assert "Hài lòng" in text(shown(phone.get(f"/s/{rated}")))


def test_a_change_that_lacks_an_answer_is_not_stored(desk, phone, rated):
    form = filled(shown(phone.get(change_of(phone, rated))))
    page = shown(phone.post(f"/s/{rated}", data={**form, "overall": ""}), 422)
    assert filled(page)["comment"] == ["Chờ lâu quá"]
    assert len(desk.responses()) == 1


def test_every_answer_sets_another_key_so_that_browsers_forget_the_form(phone, rated):
    keys = set()
    for overall in ("3", "4", "5"):
        form = filled(shown(phone.get(change_of(phone, rated))))
        answer = phone.post(f"/s/{rated}", data={**form, "overall": overall})
        keys.add(answer.headers["Set-Cookie"].split(";")[0])
    assert len(keys) == 3


def test_going_back_after_a_change_leads_to_the_answer_and_not_into_its_form(phone, rated):
    before = change_of(phone, rated)
    form = filled(shown(phone.get(before)))
    phone.post(f"/s/{rated}", data={**form, "overall": "4"})
    page = shown(phone.get(before))
    assert page.forms == []
    assert "Chờ lâu quá" not in text(page)


def test_after_a_day_nobody_can_see_or_change_the_answer(desk, phone, rated):
    change = change_of(phone, rated)
    desk.now += timedelta(hours=24)
    page = shown(phone.get(change))
    assert page.forms == []
    assert "Không hài lòng" not in text(page)


def test_the_answer_of_another_browser_does_not_count_and_is_told_so(desk, stranger, rated):
    page = shown(stranger.post(f"/s/{rated}", data={"overall": "5"}), 409)
    assert page.xpath("//*[@role='alert']")
    assert [row["state"] for row in desk.responses()] == ["counted", "later"]


def test_an_empty_form_for_a_rated_record_is_told_that_it_is_rated(desk, stranger, rated):
    shown(stranger.post(f"/s/{rated}", data={}), 409)
    assert len(desk.responses()) == 1


def test_the_thank_you_of_another_browser_offers_no_answer(stranger, rated):
    assert shown(stranger.get(f"/s/{rated}/thanks")).xpath("//main//a") == []


@pytest.mark.parametrize("ending", ["", "/thanks"])
def test_a_slip_that_was_printed_anew_leads_to_the_newest(desk, phone, ending):
    old = desk.slip()
    new = desk.reissue(old)
    page = shown(phone.get(f"/s/{old}{ending}"), 410)
    assert "phiếu mới nhất" in text(page)
    assert page.xpath("//main//a/@href") == ["/?lang=vi"]
    assert "Xã Nghi Long" in text(page)
    shown(phone.post(f"/s/{old}", data={"overall": "5"}), 410)
    shown(phone.post(f"/s/{old}", data={}), 410)
    shown(phone.get(f"/s/{new}"))
    assert desk.responses() == []


def test_a_code_ends_some_weeks_after_the_result_was_handed_over(desk, phone):
    token = desk.slip(returned_on="2024-03-11")
    desk.now += timedelta(days=91)
    page = shown(phone.get(f"/s/{token}"), 410)
    assert page.findtext(".//h1") == "Mã này đã hết hạn"


def spoil(token: str, place: int) -> str:
    other = ALPHABET[(ALPHABET.index(token[place]) + 1) % len(ALPHABET)]
    return token[:place] + other + token[place + 1 :]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda token: token[:-1], "16 chữ cái và chữ số"),
        (lambda token: spoil(token, 7), "sai một ký tự, hoặc có hai ký tự bị đổi chỗ"),
        (lambda token: token[:5] + "Ơ" + token[6:], "Ký tự thứ 2 của nhóm 2"),
        (lambda token: "   ", "Xin nhập mã"),
    ],
)
def test_a_mistyped_code_is_told_what_is_wrong_with_it(desk, phone, wrong, said):
    typed = wrong(desk.slip())
    for answer in (
        phone.post("/", data={"code": typed}),
        phone.get("/", query_string={"code": typed}),
    ):
        page = shown(answer, 422)
        field = page.get_element_by_id("code")
        assert field.get("value") == typed
        assert said in page.get_element_by_id("e-code").text_content()
        assert "e-code" in field.get("aria-describedby")


def test_a_mistyped_address_shows_the_code_to_mend(desk, phone):
    typed = desk.slip()[:-1]
    for answer in (phone.get(f"/s/{typed}"), phone.post(f"/s/{typed}", data={"overall": "5"})):
        page = shown(answer, 404)
        assert page.get_element_by_id("code").get("value") == typed
        assert "16 chữ cái và chữ số" in text(page)


def test_a_code_that_was_never_given_is_unknown(desk, phone):
    never = make_token(prefix_of(desk.slip()), lambda count: count - 1)
    page = shown(phone.get(f"/s/{never}"), 404)
    assert page.findtext(".//h1") == "Không tìm thấy mã này"
    shown(phone.post(f"/s/{never}", data={"overall": "5"}), 404)
    shown(phone.get(f"/s/{never}/thanks"), 404)


def test_the_code_of_a_slip_can_be_typed_in_any_way(desk, phone):
    token = desk.slip()
    groups = [token[place : place + 4] for place in range(0, 16, 4)]
    for typed in (token, " ".join(groups).lower(), "-".join(groups), f" HTTPS://H.VN/S/{token} "):
        answer = phone.post("/?lang=en", data={"code": typed})
        assert answer.status_code == 303
        assert answer.headers["Location"] == f"/s/{token}?by=typed&lang=en"


def test_the_page_for_typing_the_code_speaks_both_languages(phone):
    assert shown(phone.get("/")).get("lang") == "vi"
    page = shown(phone.get("/?lang=en"))
    assert page.get("lang") == "en"
    assert page.xpath("//a[@lang='vi']/@href") == ["?lang=vi"]


def test_only_wrong_codes_run_into_the_limit(desk, phone):
    token = desk.slip()
    wrong = [phone.get(f"/s/{token[:-1]}").status_code for _ in range(61)]
    assert wrong == [404] * 60 + [429]
    page = shown(phone.get(f"/s/{token[:-1]}"), 429)
    assert "chờ một phút" in text(page)
    assert page.xpath("//main//a/@href") == ["/?lang=vi"]
    page = shown(phone.get(f"/s/{token[:-1]}?lang=en"), 429)
    assert page.xpath("//main//a/@href") == ["/?lang=en"]
    shown(phone.get(f"/s/{token}"))
    assert phone.post(f"/s/{token}", data={"overall": "5"}).status_code == 303


def test_another_address_is_not_limited_with_it(desk, phone):
    token = desk.slip()
    for _ in range(62):
        phone.get(f"/s/{token[:-1]}")
    elsewhere = {"REMOTE_ADDR": "10.0.0.9"}
    shown(phone.get(f"/s/{token[:-1]}", environ_base=elsewhere), 404)


def test_guessing_by_typing_is_limited_as_well(phone):
    wrong = [phone.post("/", data={"code": "22222"}).status_code for _ in range(61)]
    assert wrong == [422] * 60 + [429]
