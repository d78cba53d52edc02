"""The citizen's page: answering, changing one's mind, and what is kept."""

from datetime import timedelta

import pytest

from kiosk.core.days import instant
from kiosk.core.survey_file import read_survey
from kiosk.core.surveys import COMMENT_LIMIT
from kiosk.store import units
from tests.web.citizens import NOON, Desk, filled, shown, text


@pytest.fixture
def desk(tmp_path, engine):
    return Desk(tmp_path, engine)


@pytest.fixture
def phone(desk):
    return desk.app().test_client()


def send(phone, token, *, way="s", lang="vi", **answers):
    """Open the form, fill in the answers, and send it."""
    form = filled(shown(phone.get(f"/{way}/{token}?lang={lang}")))
    return phone.post(f"/{way}/{token}?lang={lang}", data={**form, "step": "done", **answers})


def test_the_page_names_the_office_and_part_of_the_record_so_that_it_is_trusted(desk, phone):
    page = shown(phone.get(f"/s/{desk.slip()}"))
    assert page.findtext(".//header//p") == "Xã Nghi Long"
    assert "Hồ sơ …1-0001: Đăng ký khai sinh" in text(page)
    assert "H41.14-240301-0001" not in text(page)


def test_the_name_of_an_office_is_text_and_nothing_else(desk, phone):
    renamed = desk.office.units["long"]._replace(name="Xã <b>Nghi & Long")
    desk.store.write(lambda db: units.change(db, renamed))
    page = shown(phone.get(f"/s/{desk.slip()}"))
    assert page.findtext(".//header//p") == "Xã <b>Nghi & Long"
    assert page.xpath("//b") == []


def test_nothing_is_chosen_when_the_page_opens(desk, phone):
    page = shown(phone.get(f"/s/{desk.slip()}"))
    assert len(page.xpath("//fieldset[1]//input[@type='radio']")) == 5
    assert page.xpath("//input[@checked]") == []
    assert set(filled(page)) == {"id", "opened", "v", "comment"}


def test_every_face_has_its_word(desk, phone):
    page = shown(phone.get(f"/s/{desk.slip()}"))
    words = [label.text_content() for label in page.xpath("//fieldset[1]//label[.//*[@href='#h']]")]
    assert words == [
        "Rất hài lòng",
        "Hài lòng",
        "Bình thường",
        "Không hài lòng",
        "Rất không hài lòng",
    ]


def test_what_is_done_with_answers_is_said_before_the_first_question(desk, phone):
    page = shown(phone.get(f"/s/{desk.slip()}"))
    order = [found.tag for found in page.xpath("//details | //fieldset")]
    assert order[0] == "details"
    assert len(page.xpath("//details//dt")) == 5


def test_the_contact_of_the_office_is_told(tmp_path):
    desk = Desk(tmp_path, contact="Bà Lan, 0238 000 000")
    assert "Bà Lan" in text(shown(desk.app().test_client().get(f"/s/{desk.slip()}")))


def test_invented_data_are_called_so(desk):
    token = desk.slip()
    assert not shown(desk.app().test_client().get(f"/s/{token}")).xpath("//p[@class='demo']")
    invented = desk.app(invented=True).test_client()
    assert shown(invented.get(f"/s/{token}")).xpath("//p[@class='demo']")


@pytest.mark.parametrize("form", ["/S/{}", "/s/{}", "/o/{}", "/O/{}"])
def test_a_code_opens_in_both_cases_and_with_dashes(desk, phone, form):
    token = desk.slip()
    shown(phone.get(form.format(token)))
    shown(phone.get(form.format(token.lower())))
    shown(phone.get(form.format("-".join([token[:4], token[4:8], token[8:12], token[12:]]))))


@pytest.mark.parametrize("way", "sSoO")
def test_an_address_to_which_a_scanner_adds_a_slash_is_the_same_survey(desk, phone, way):
    token = desk.slip()
    form = filled(shown(phone.get(f"/{way}/{token}/?lang=en")))
    answer = phone.post(f"/{way}/{token}/?lang=en", data={**form, "overall": "5"})
    assert (answer.status_code, answer.location) == (303, f"/{way}/{token}/thanks?lang=en")
    shown(phone.get(f"/{way}/{token}/thanks/"))
    assert len(desk.responses()) == 1


def test_a_page_can_be_asked_for_its_headers_alone(desk, phone):
    answer = phone.head(f"/s/{desk.slip()}")
    assert (answer.status_code, answer.data) == (200, b"")


def test_the_first_page_is_one_small_response(desk, phone):
    answer = phone.get(f"/s/{desk.slip()}", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) + len(str(answer.headers).encode()) <= 4096


def test_an_answer_is_stored_with_what_is_known_of_it(desk, phone):
    token = desk.slip()
    desk.now += timedelta(minutes=1)
    form = filled(shown(phone.get(f"/s/{token}")))
    desk.now += timedelta(seconds=20)
    answer = phone.post(
        f"/s/{token}", data={**form, "overall": "2", "reasons": ["time"], "comment": "Chậm"}
    )
    assert answer.status_code == 303
    (row,) = desk.responses()
    assert row["answers"] == '{"overall":["2"],"reasons":["time"],"comment":"Chậm"}'
    assert row["id"] == form["id"][0]
    assert row["seconds"] == 20
    assert (row["channel"], row["actor"], row["evidence"]) == ("qr", "citizen", "scanned")
    assert (row["language"], row["survey"], row["state"]) == ("vi", desk.survey.version, "counted")


def test_the_key_to_change_an_answer_stays_in_the_browser_for_a_day(desk, phone):
    token = desk.slip()
    cookie = send(phone, token, overall="5").headers["Set-Cookie"]
    assert token not in cookie
    for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=86400"):
        assert part in cookie
    assert "Secure" not in cookie


def test_behind_https_the_key_travels_by_https_alone(tmp_path):
    desk = Desk(tmp_path, base_url="https://danhgia.example")
    phone = desk.app().test_client()
    assert "Secure" in send(phone, desk.slip(), overall="5").headers["Set-Cookie"]


def test_after_sending_comes_a_thank_you_in_the_language_that_was_used(desk, phone):
    token = desk.slip()
    answer = send(phone, token, lang="en", overall="5")
    assert answer.headers["Location"] == f"/s/{token}/thanks?lang=en"
    page = shown(phone.get(answer.headers["Location"]))
    assert page.findtext(".//h1") == "Thank you"
    assert "12:00 on 21/03/2024" in text(page)


def test_there_is_no_thank_you_before_an_answer(desk, phone):
    token = desk.slip()
    for lang in ("vi", "en"):
        answer = phone.get(f"/s/{token}/thanks?lang={lang}")
        assert (answer.status_code, answer.location) == (303, f"/s/{token}?lang={lang}")


def test_a_form_sent_twice_is_one_answer(desk, phone):
    token = desk.slip()
    form = {**filled(shown(phone.get(f"/s/{token}"))), "overall": "4"}
    assert [phone.post(f"/s/{token}", data=form).status_code for _ in range(2)] == [303, 303]
    assert len(desk.responses()) == 1


def test_an_empty_form_comes_back_with_the_message_at_the_question(desk, phone):
    token = desk.slip()
    page = shown(send(phone, token, comment="Cảm ơn", help="1"), 422)
    (fieldset,) = page.xpath("//fieldset[@aria-describedby]")
    assert fieldset.get("id") == "q-overall"
    error = page.get_element_by_id(fieldset.get("aria-describedby"))
    assert error.text_content() == "Xin chọn một câu trả lời."
    assert page.xpath("//*[@role='alert']//a/@href") == ["#overall"]
    assert filled(page)["comment"] == ["Cảm ơn"]
    assert filled(page)["help"] == ["1"]
    assert desk.responses() == []


def test_a_comment_that_is_too_long_comes_back_whole_with_how_much_is_too_much(desk, phone):
    long = "ế" * (COMMENT_LIMIT + 7)
    page = shown(send(phone, desk.slip(), overall="4", comment=long), 422)
    assert filled(page)["comment"] == [long]
    assert filled(page)["overall"] == ["4"]
    assert "7 ký tự" in text(page)


def test_a_full_comment_of_accented_letters_fits(desk, phone):
    comment = "ế" * COMMENT_LIMIT
    assert send(phone, desk.slip(), overall="4", comment=comment).status_code == 303


def test_far_too_much_is_refused_in_plain_words(desk, phone):
    page = shown(send(phone, desk.slip(), overall="4", comment="x" * 20_000), 413)
    assert page.findtext(".//h1") == "Nội dung quá dài"
    assert desk.responses() == []


def test_what_was_typed_is_text_and_nothing_else(desk, phone):
    page = shown(send(phone, desk.slip(), comment="</textarea><script>alert(1)</script>"), 422)
    assert filled(page)["comment"] == ["</textarea><script>alert(1)</script>"]


def test_switching_the_language_keeps_the_answers_and_stores_nothing(desk, phone):
    token = desk.slip()
    given = {"overall": ["2"], "reasons": ["visits"], "comment": ["Lâu\nquá"], "help": ["1"]}
    before = {**filled(shown(phone.get(f"/s/{token}"))), **given}
    for lang, other in (("vi", "en"), ("en", "vi")):
        page = shown(phone.post(f"/s/{token}?lang={lang}", data={**before, "lang": other}))
        assert page.get("lang") == other
        assert page.forms[0].get("action") == f"?lang={other}"
        assert filled(page) == before
    assert desk.responses() == []


def test_return_on_the_keyboard_never_switches_the_language(desk, phone):
    page = shown(phone.get(f"/s/{desk.slip()}"))
    first = page.xpath("//button[@form='f' or ancestor::form]")[0]
    assert (first.get("name"), first.get("tabindex")) == ("step", "-1")


def test_a_browser_that_cannot_show_reasons_by_itself_is_asked_in_a_second_step(desk, phone):
    token = desk.slip()
    page = shown(send(phone, token, overall="3", comment="Được", step="next"))
    assert page.get_element_by_id("q-reasons").get("class") == "if asked"
    assert page.xpath("//*[@role='status']")
    assert desk.responses() == []
    form = filled(page)
    answer = phone.post(f"/s/{token}", data={**form, "reasons": ["attitude"], "step": "done"})
    assert answer.status_code == 303
    assert desk.responses()[0]["answers"] == (
        '{"overall":["3"],"reasons":["attitude"],"comment":"Được"}'
    )


@pytest.mark.parametrize("answers", [{"overall": "4"}, {"overall": "1", "reasons": ["time"]}])
def test_there_is_no_second_step_where_nothing_is_left_to_ask(desk, phone, answers):
    assert send(phone, desk.slip(), step="next", **answers).status_code == 303


def test_reasons_are_free_to_leave_out_and_dropped_by_who_is_satisfied(desk, phone):
    send(phone, desk.slip(), overall="1")
    send(phone, desk.slip(), overall="5", reasons=["time"])
    assert [row["answers"] for row in desk.responses()] == [
        '{"overall":["1"]}',
        '{"overall":["5"]}',
    ]


def test_help_is_declared_by_the_citizen_and_kept(desk, phone):
    send(phone, desk.slip(), overall="5", help="1")
    assert desk.responses()[0]["actor"] == "assisted"


def test_an_online_link_is_its_own_channel(desk, phone):
    token = desk.slip()
    assert "/o/" in send(phone, token, way="o", overall="5").headers["Location"]
    (row,) = desk.responses()
    assert (row["channel"], row["evidence"]) == ("online", "link")


def test_a_code_that_was_typed_is_marked_so(desk, phone):
    token = desk.slip()
    opened = phone.post("/", data={"code": token}).headers["Location"]
    form = filled(shown(phone.get(opened)))
    phone.post(f"/s/{token}", data={**form, "overall": "5"})
    assert desk.responses()[0]["evidence"] == "typed"


@pytest.mark.parametrize("opened", ["", "yesterday", "2023-06-14", "0001-01-01T00:00:00+14:00"])
def test_a_time_that_cannot_be_read_is_left_out(desk, phone, opened):
    assert send(phone, desk.slip(), overall="5", opened=opened).status_code == 303
    assert desk.responses()[0]["opened_at"] is None


@pytest.mark.parametrize("id", ["", "short", "x" * 65, "ế" * 20, "' OR 1=1 --" * 3])
def test_an_answer_without_a_proper_id_is_given_one(desk, phone, id):
    assert send(phone, desk.slip(), overall="5", id=id).status_code == 303
    assert len(desk.responses()[0]["id"]) == 32


def test_a_bare_answer_is_enough(desk, phone):
    assert phone.post(f"/s/{desk.slip()}", data={"overall": "5"}).status_code == 303
    assert desk.responses()[0]["opened_at"] is None


def test_the_form_that_is_drawn_once_for_all_equals_the_one_drawn_for_one(desk, phone):
    token = desk.slip()
    opened = phone.get(f"/s/{token}")
    form = filled(shown(opened))
    drawn = phone.post(f"/s/{token}", data={**form, "lang": "vi"})
    nonces = [shown(answer).xpath("//style/@nonce")[0] for answer in (opened, drawn)]
    assert nonces[0] != nonces[1]
    assert opened.text.replace(nonces[0], "") == drawn.text.replace(nonces[1], "")


OTHER = """
id = "other"
languages = ["vi"]
title = { vi = "Ba mức" }
[[question]]
id = "overall"
kind = "scale"
scale = "three_levels"
counts = true
required = true
text = { vi = "Thế nào?" }
[[question]]
id = "comment"
kind = "text"
text = { vi = "Lời nhắn" }
"""


def test_an_answer_to_questions_that_changed_meanwhile_is_kept_with_its_own_wording(desk, phone):
    token = desk.slip()
    form = filled(shown(phone.get(f"/s/{token}")))
    later = desk.app(read_survey(OTHER)).test_client()
    assert later.post(f"/s/{token}", data={**form, "overall": "5"}).status_code == 303
    assert desk.responses()[0]["survey"] == desk.survey.version
    # Each browser keeps its key: the answer is shown in the words it was given to.
    assert "Rất hài lòng" in text(shown(later.get(f"/s/{token}")))


def test_answers_to_questions_nobody_knows_come_back_as_far_as_they_fit(desk, phone):
    token = desk.slip()
    answer = phone.post(
        f"/s/{token}",
        data={"v": "0123456789abcdef", "overall": "4", "reasons": ["rain"], "comment": "Tốt"},
    )
    page = shown(answer, 422)
    form = filled(page)
    assert (form["overall"], form["comment"]) == (["4"], ["Tốt"])
    assert form["v"] == [desk.survey.version]
    assert "reasons" not in form
    assert page.xpath("//*[@role='status']")


def test_a_survey_in_one_language_offers_no_other(desk):
    page = shown(desk.app(read_survey(OTHER)).test_client().get(f"/s/{desk.slip()}?lang=en"))
    assert page.get("lang") == "vi"
    assert page.xpath("//*[@class='lang']") == []


def test_the_time_of_opening_is_that_of_the_server(desk, phone):
    assert filled(shown(phone.get(f"/s/{desk.slip()}")))["opened"] == [instant(NOON)]
