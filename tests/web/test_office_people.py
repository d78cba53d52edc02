from kiosk.journey import accounts, people
from tests.builders import Office
from tests.web.officials import NAME, PASSWORD, Browser, Room, checked, rows, words


def password_on(response: object) -> str:
    page = checked(response)
    (shown,) = page.xpath("//*[contains(@class, 'secret')]/text()")
    return str(shown)


def test_a_new_account_works_with_the_password_that_is_shown_once(
    room: Room, desk: Office, lan: Browser
) -> None:
    lan.get("/office/people")
    unit = desk.units["long"].key
    password = password_on(lan.send("/office/people", name=" minh ", unit=unit))
    assert room.stranger().sign_in("minh", password).status_code == 303
    page = lan.page("/office/people")
    assert password not in page.text_content()
    assert [row[:2] for row in rows(page, "accounts")] == [["lan", "–"], ["minh", "Xã Nghi Long"]]
    assert ["20/03/2024 12:00", "lan", "opened an account", "minh"] in rows(page, "log")


def test_a_name_that_cannot_be_is_refused_with_the_reason(lan: Browser) -> None:
    lan.get("/office/people")
    taken = checked(lan.send("/office/people", name=NAME), 422)
    assert "There is an account called “lan” already." in words(taken)
    page = checked(lan.send("/office/people", name="lan nguyen"), 422)
    assert "no blanks" in words(page)
    assert page.xpath("//input[@name='name']/@value") == ["lan nguyen"]


def test_a_forgotten_password_is_replaced_and_the_old_one_is_dead(room: Room, lan: Browser) -> None:
    people.add(room.store, "minh", PASSWORD, unit=None, now=room.now, pick=room.pick)
    minh = room.stranger()
    minh.sign_in("minh")
    lan.get("/office/people")
    new = password_on(lan.send("/office/people/minh/password"))
    assert minh.get("/office/").status_code == 302
    assert room.stranger().sign_in("minh", PASSWORD).status_code == 401
    assert room.stranger().sign_in("minh", new).status_code == 303
    checked(lan.send("/office/people/nobody/password"), 422)


def test_an_account_is_closed_after_a_question(room: Room, lan: Browser) -> None:
    people.add(room.store, "minh", PASSWORD, unit=None, now=room.now, pick=room.pick)
    minh = room.stranger()
    minh.sign_in("minh")
    page = lan.page("/office/people/minh/close")
    assert "Close the account “minh”?" in words(page)
    assert minh.get("/office/").status_code == 200
    after = checked(lan.follow(lan.send("/office/people/minh/close")))
    assert "The account “minh” is closed." in words(after)
    assert minh.get("/office/").status_code == 302
    assert rows(after, "accounts")[1][3].startswith("closed")


def test_a_closed_account_opens_again_with_a_new_password(room: Room, lan: Browser) -> None:
    people.add(room.store, "minh", PASSWORD, unit=None, now=room.now, pick=room.pick)
    people.disable(room.store, "minh", now=room.now)
    form = "//form[@action='/office/people/minh/password']"
    (button,) = lan.page("/office/people").xpath(f"{form}//button")
    assert "Open again" in button.text_content()
    new = password_on(lan.send("/office/people/minh/password"))
    assert rows(lan.page("/office/people"), "accounts")[1][3] == "in use"
    assert room.stranger().sign_in("minh", PASSWORD).status_code == 401
    assert room.stranger().sign_in("minh", new).status_code == 303


def test_a_form_that_is_sent_twice_leaves_the_password_that_was_shown(
    room: Room, lan: Browser
) -> None:
    people.add(room.store, "minh", PASSWORD, unit=None, now=room.now, pick=room.pick)
    form = "//form[@action='/office/people/minh/password']"
    (instead,) = lan.page("/office/people").xpath(f"{form}//input[@name='instead']/@value")
    shown = password_on(lan.send("/office/people/minh/password", instead=instead))
    page = checked(lan.send("/office/people/minh/password", instead=instead), 422)
    assert "has got a new password meanwhile" in words(page)
    assert room.stranger().sign_in("minh", shown).status_code == 303


def test_nobody_closes_their_own_account(room: Room, lan: Browser) -> None:
    lan.get("/office/people")
    page = checked(lan.send("/office/people/lan/close"), 422)
    assert "This is your own account." in words(page)
    assert lan.get("/office/").status_code == 200
    checked(lan.send("/office/people/nobody/close"), 422)


def test_every_action_that_officials_leave_in_the_log_has_words(
    room: Room, desk: Office, lan: Browser
) -> None:
    act = desk.act
    accounts.open_account(room.store, "minh", None, act)
    accounts.renew_password(room.store, "minh", act)
    accounts.close_account(room.store, "minh", act)
    said = {row[2] for row in rows(lan.page("/office/people"), "log")}
    assert said == {"signed in", "opened an account", "gave a new password", "closed an account"}
